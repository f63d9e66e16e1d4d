import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { state } from 'lit/decorators.js';
import type { BoxItem, Gate, InteractionOf, OwnDraw } from '../sdk/index.js';
import { boxOdds } from './internal/box-odds.js';
import { icons } from './internal/icons.js';
import { smallIcons } from './internal/interaction-icons.js';
import { InteractionView } from './internal/interaction-view.js';
import { linkUrl } from './internal/safe-url.js';
import { unboxing, unboxingStyles } from './internal/unboxing.js';
import { blindBoxStyles } from './live-blind-box.styles.js';
import { priceOf } from './internal/price-of.js';

type Box = InteractionOf<'blind-box'>;

/**
 * A blind box: what may be inside and how likely, whatever stands before a purchase, the opening,
 * and a receipt for every draw. Without odds or rules nothing can be bought.
 *
 * @csspart activity - Everything of it.
 * @csspart odds - The table of odds.
 * @csspart act - The button that buys or opens a box.
 * @csspart scene - A box that is opened.
 */
export class LiveBlindBoxElement extends InteractionView<'blind-box'> {
  static override styles = [InteractionView.styles, unboxingStyles, blindBoxStyles];

  protected override readonly kind = 'blind-box';

  /** How many draws there were when the viewer began to look. Later ones are opened in a scene. */
  @state() private seen: number | null = null;

  protected override willUpdate(): void {
    this.seen ??= this.interaction?.own.draws.length ?? null;
  }

  protected override renderKind(box: Box): unknown {
    const { own, details, phase } = box;
    const last = own.draws.at(-1);
    const fresh = last && own.draws.length > (this.seen ?? 0) ? last : null;
    const ended = phase !== 'scheduled' && phase !== 'countdown' && phase !== 'open';
    return html`
      <div role="status">${fresh ? this.#renderScene(fresh, details.items) : nothing}</div>
      ${own.draws.length > 0 ? this.#renderDraws(box) : nothing}
      ${details.items.length > 0 ? boxOdds(this, details) : nothing}
      ${ended ? nothing : this.#renderPurchase(box)} ${this.#renderFairness(box)}
    `;
  }

  /** By its number, so that each opens anew. */
  #renderScene(draw: OwnDraw, items: readonly BoxItem[]): unknown {
    return keyed(
      draw.nonce,
      unboxing(
        this,
        items.find(({ id }) => id === draw.itemId),
      ),
    );
  }

  #renderPurchase(box: Box): unknown {
    const { own, details, phase, trouble } = box;
    const { hindrances, gates, remaining } = own.eligibility;
    if (hindrances.length > 0)
      return html`<div class="hinder">
        ${hindrances.map((each) => this.renderState(this.t(`box.hindrance.${each}`), 'bad', icons.alert))}
        ${this.#renderFreeEntry(box)}
      </div>`;
    const refunds = this.textOf(details.refundTerms ?? undefined);
    const price =
      details.price && details.access === 'paid'
        ? this.t('box.buy', { price: priceOf(this, details.price) })
        : this.t('box.open');
    return html`
      ${
        refunds
          ? html`<p class="soft"><b>${this.t('box.refunds')}:</b> <bdi>${refunds}</bdi></p>`
          : nothing
      }
      ${gates.length > 0 ? this.#renderGates(gates, own.eligibility.minAge ?? 0) : nothing}
      ${
        phase === 'open'
          ? this.renderAction(
              this.moving === 'draw' ? this.t('box.opening') : price,
              { type: 'draw' },
              gates.length > 0 || trouble !== null,
            )
          : this.renderState(this.t('interactions.waitForStart'))
      }
      <p class="row soft">
        ${details.access === 'with-purchase' ? html`<span>${this.t('box.withPurchase')}</span>` : nothing}
        ${remaining === null ? nothing : html`<span>${this.t('box.canHave', { count: remaining })}</span>`}
      </p>
      ${this.#renderFreeEntry(box)}
    `;
  }

  #renderFreeEntry({ details }: Box): unknown {
    const free = linkUrl(details.freeEntryUrl);
    if (!free) return nothing;
    return html`<p class="soft">
      ${this.t('box.noPurchase')}
      <a class="link" href=${free} target="_blank" rel="noopener">${this.t('box.freeEntry')}</a>
    </p>`;
  }

  #renderGates(gates: readonly Gate[], age: number): TemplateResult {
    return html`<section class="gates" aria-label=${this.t('box.before')}>
      <h4>${this.t('box.before')}</h4>
      ${gates.map((gate) => this.#renderGate(gate, age))}
    </section>`;
  }

  #renderGate(gate: Gate, age: number): TemplateResult {
    const words = this.t(`box.gate.${gate}`, { age });
    if (gate === 'age-assured')
      return html`<p class="soft">${words}</p>
        <button
          class="quiet"
          aria-busy=${this.busy ? 'true' : 'false'}
          @click=${() => void this.move({ type: 'confirm', gate: 'age' })}
        >
          ${this.t('box.gate.assure')}
        </button>`;
    return html`<label class="gate">
      <input
        type="checkbox"
        .checked=${false}
        ?disabled=${this.busy}
        @change=${() => void this.move({ type: 'confirm', gate })}
      />
      <span>${words}</span>
    </label>`;
  }

  #renderDraws({ id, own, details }: Box): TemplateResult {
    return html`<section aria-label=${this.t('box.yours')}>
      <h4>${this.t('box.yours')}</h4>
      <ul class="draws">
        ${own.draws.map((draw, index) => {
          const item = details.items.find((each) => each.id === draw.itemId);
          return html`<li>
            <p class="row between">
              <bdi><b>${item ? this.textOf(item.name) : draw.itemId}</b></bdi>
              <span class="soft">${this.t('box.number', { number: index + 1 })}</span>
            </p>
            ${this.renderProof(draw.proof)}
            ${this.renderReceipt(draw.receipt, `${id}-${draw.nonce}`)}
          </li>`;
        })}
      </ul>
    </section>`;
  }

  #renderFairness({ details, own, phase }: Box): TemplateResult {
    return html`<details>
      <summary>${smallIcons.shield}${this.t('box.sealed')}</summary>
      <p class="soft">${this.t('box.sealedWords')}</p>
      <dl>
        <dt>${this.t('box.commit')}</dt>
        <dd>${details.commit}</dd>
        ${
          own.clientSeed === null
            ? nothing
            : html`<dt>${this.t('box.seed')}</dt>
                <dd>${own.clientSeed}</dd>`
        }
      </dl>
      ${
        own.clientSeed !== null && phase === 'open'
          ? html`<button class="quiet" @click=${() => void this.move({ type: 'seed' })}>
              ${this.t('box.newSeed')}
            </button>`
          : nothing
      }
    </details>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'live-blind-box': LiveBlindBoxElement;
  }
}
