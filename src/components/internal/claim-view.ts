import { html, nothing } from 'lit';
import { state } from 'lit/decorators.js';
import type { TemplateResult } from 'lit';
import type { Grant, Interaction, InteractionOf } from '../../sdk/index.js';
import { icons } from './icons.js';
import { ticking } from './interaction-time.js';
import { InteractionView } from './interaction-view.js';
import { priceOf } from './price-of.js';

/** The kinds in which one takes what is there. */
export type ClaimKind = Extract<Interaction, { own: { claimed: boolean } }>['kind'];

type Own = InteractionOf<ClaimKind>['own'];

/** How long a button says that the code was copied, ms: long enough to be read. */
const COPIED_SHOWN_MS = 1800;

/** Views of what one takes: what was given, its code, and the way of it into the cart. */
export abstract class ClaimView<Kind extends ClaimKind> extends InteractionView<Kind> {
  @state() private copied = false;

  #timer: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    this.copied = false;
  }

  async #handleCopy(code: string): Promise<void> {
    // Without a permission for it, the code can still be selected.
    const done = await navigator.clipboard.writeText(code).then(
      () => true,
      () => false,
    );
    if (!done || !this.isConnected) return;
    this.copied = true;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => (this.copied = false), COPIED_SHOWN_MS);
  }

  /** What the viewer got, as a ticket. */
  protected renderGrant(own: Own, grant: Grant): TemplateResult {
    return html`<div class="ticket won" part="grant">
        ${grant.amount ? html`<bdi class="big">${priceOf(this, grant.amount)}</bdi>` : nothing}
        ${grant.text ? html`<bdi>${this.textOf(grant.text)}</bdi>` : nothing}
        ${
          grant.code === null
            ? nothing
            : html`<span class="soft">${this.t('interactions.grant.code')}</span>
                <bdi class="code" part="code">${grant.code}</bdi>`
        }
        ${grant.expiresAt === null ? nothing : this.#renderExpiry(grant.expiresAt)}
      </div>
      ${grant.code === null ? nothing : this.#renderCode(own, grant, grant.code)}`;
  }

  /** Taken, and nothing more to show for it. */
  protected renderTaken(): TemplateResult {
    return this.delivery === 'pending'
      ? html``
      : this.renderState(this.t('interactions.grant.yours'), 'good', icons.check);
  }

  #renderExpiry(at: number): TemplateResult {
    return html`<span class="soft"
      >${ticking(() =>
        this.#isPast(at)
          ? this.t('interactions.grant.expired')
          : this.t('interactions.grant.until', { when: this.when(at) }),
      )}</span
    >`;
  }

  #isPast(at: number | null): boolean {
    const now = this.room?.interactions.serverNow();
    return at !== null && now !== undefined && now >= at;
  }

  #renderCode(own: Own, grant: Grant, code: string): TemplateResult {
    const { applied } = own;
    const applying = applied === 'applying' || this.moving === 'apply';
    return html`<div class="actions">
        <button class="quiet" @click=${() => void this.#handleCopy(code)}>
          ${this.copied ? icons.check : nothing}
          ${this.t(this.copied ? 'interactions.grant.copied' : 'interactions.grant.copy')}
        </button>
        ${
          applied === 'applied'
            ? nothing
            : html`<button
                class="solid"
                part="apply"
                ?disabled=${this.#isPast(grant.expiresAt)}
                aria-busy=${applying ? 'true' : 'false'}
                @click=${() => void this.move({ type: 'apply' })}
              >
                ${applying ? html`<span class="spinner"></span>` : nothing}
                ${this.t(applying ? 'interactions.grant.applying' : 'interactions.grant.apply')}
              </button>`
        }
      </div>
      <div role="status">${this.#renderApplied(applied)}</div>`;
  }

  #renderApplied(applied: Own['applied']): unknown {
    if (applied === 'applied')
      return this.renderState(this.t('interactions.grant.applied'), 'good', icons.check);
    if (applied === 'refused')
      return this.renderState(this.t('interactions.grant.notApplied'), 'bad', icons.alert);
    return nothing;
  }
}
