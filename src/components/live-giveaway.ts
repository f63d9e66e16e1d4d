import { css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { InteractionOf } from '../sdk/index.js';
import { icons } from './internal/icons.js';
import { smallIcons } from './internal/interaction-icons.js';
import { InteractionView } from './internal/interaction-view.js';

type Giveaway = InteractionOf<'giveaway'>;

/**
 * A giveaway: one entry for each viewer, a draw among all of them, and winners that anybody can
 * check.
 *
 * @csspart activity - Everything of it.
 * @csspart act - The button that enters.
 * @csspart winners - Who has won.
 */
export class LiveGiveawayElement extends InteractionView<'giveaway'> {
  static override styles = [
    InteractionView.styles,
    css`
      .winners {
        display: flex;
        flex-wrap: wrap;
        gap: 6px;
      }
      .winners li {
        display: inline-flex;
        align-items: center;
        gap: 6px;
        min-block-size: 32px;
        padding-inline: 12px;
        border-radius: 16px;
        background: var(--_surface-raised);
        font-size: 0.9375rem;
        animation: won 0.4s backwards;
      }
      .drums svg {
        animation: swing 1.2s ease-in-out infinite alternate;
      }
      @keyframes swing {
        from {
          rotate: -12deg;
        }
        to {
          rotate: 12deg;
        }
      }
    `,
  ];

  protected override readonly kind = 'giveaway';

  protected override renderKind(giveaway: Giveaway): unknown {
    const { details } = giveaway;
    return html`
      <div class="ticket">
        <bdi class="big">${this.textOf(details.prize)}</bdi>
        <span class="row soft">
          <span>${this.t('giveaway.prizes', { count: details.prizes })}</span>
          <span>${this.t('giveaway.entries', { count: details.entries })}</span>
        </span>
      </div>
      <div role="status">${this.#renderStanding(giveaway)}</div>
      ${this.#renderWay(giveaway)}
      ${details.winners.length > 0 ? this.#renderWinners(giveaway) : nothing}
      ${this.#renderProofs(giveaway)}
    `;
  }

  #renderStanding({ phase, own }: Giveaway): unknown {
    if (own.won === true) return this.renderState(this.t('giveaway.won'), 'good', icons.check);
    if (own.won === false) return this.renderState(this.t('giveaway.lost'));
    if (phase === 'scheduled' || phase === 'countdown')
      return this.renderState(this.t('interactions.waitForStart'));
    if (phase === 'drawing')
      return html`<div class="drums">${this.renderState(this.t('giveaway.drawing'))}</div>`;
    if (own.entered) return this.renderState(this.t('giveaway.entered'), 'good', icons.check);
    return phase === 'open' ? nothing : this.renderState(this.t('giveaway.missed'));
  }

  #renderWay({ phase, own, trouble }: Giveaway): unknown {
    if (phase !== 'open' || own.entered) return nothing;
    return html`${this.renderAction(this.t('giveaway.enter'), { type: 'enter' }, trouble !== null)}
      <p class="soft">${this.t('giveaway.equal')}</p>`;
  }

  #renderWinners({ details, own }: Giveaway): TemplateResult {
    const { winners } = details;
    return html`<section>
      <h4>${this.t('giveaway.winners', { count: winners.length })}</h4>
      <ul class="winners" part="winners">
        ${winners.map(
          ({ index, name }) =>
            html`<li>
              <bdi>${name || this.t('giveaway.winner', { index: index + 1 })}</bdi>
              ${own.index === index ? html`<b>${this.t('quiz.you')}</b>` : nothing}
            </li>`,
        )}
      </ul>
    </section>`;
  }

  #renderProofs({ id, own, proof }: Giveaway): unknown {
    const { included, receipt } = own;
    return html`
      ${
        included === 'proven'
          ? this.renderState(this.t('giveaway.included'), 'good', smallIcons.shield)
          : included === 'failed' || included === 'missing'
            ? this.renderState(this.t('giveaway.notIncluded'), 'bad', smallIcons.shieldOff)
            : nothing
      }
      ${this.renderProof(proof)} ${receipt ? this.renderReceipt(receipt, id) : nothing}
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'live-giveaway': LiveGiveawayElement;
  }
}
