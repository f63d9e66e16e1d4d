import { css, html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { Consent } from '../sdk/index.js';
import { LiveElement } from './internal/live-element.js';
import { StoreController } from './internal/store-controller.js';

const CHOICES = ['functional', 'performance', 'targeting'] as const satisfies readonly Consent[];
const ALL: readonly Consent[] = ['essential', ...CHOICES];

/**
 * Asks what may be kept, for a page that leaves the asking to the room. Yes and no are equally
 * near; nothing is ticked before; the show goes on behind it.
 *
 * @csspart consent - The card.
 */
export class LiveConsentElement extends LiveElement {
  static override styles = [
    LiveElement.styles,
    css`
      :host {
        display: block;
      }
      .card {
        display: grid;
        gap: 10px;
        padding: 16px;
        border-radius: calc(var(--_radius) + 4px);
        background: var(--_surface);
        color: var(--_text);
        box-shadow: 0 8px 40px #000a;
        max-block-size: 60cqb;
        overflow-y: auto;
        overscroll-behavior: contain;
        animation: rise 0.3s cubic-bezier(0.2, 0.8, 0.2, 1);
      }
      @keyframes rise {
        from {
          opacity: 0;
          translate: 0 24px;
        }
      }
      :focus-visible {
        outline-color: var(--_text);
        box-shadow: none;
      }
      h2 {
        margin: 0;
        font-size: 1.0625rem;
      }
      p {
        font-size: 0.9375rem;
      }
      .soft {
        color: var(--_text-soft);
        font-size: 0.8125rem;
      }
      .choice {
        display: flex;
        align-items: center;
        gap: 10px;
        min-block-size: 44px;
        font-size: 0.9375rem;
      }
      input {
        inline-size: 22px;
        block-size: 22px;
        margin: 0;
        flex: none;
        accent-color: var(--_accent);
      }
      .buttons {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
      }
      .buttons button {
        flex: 1 1 130px;
        padding-inline: 12px;
        border-radius: 999px;
        border: 1.5px solid var(--_text);
        font-size: 0.9375rem;
        font-weight: 650;
        line-height: 1.2;
      }
      .buttons .quiet {
        border-color: transparent;
        text-decoration: underline;
      }
    `,
  ];
  static override texts = 'market' as const;

  #market = new StoreController(this, (room) => room.market.store);

  @state() private choosing = false;
  @state() private chosen: ReadonlySet<Consent> = new Set();

  #asked = false;

  protected override willUpdate(_changes: PropertyValues<this>): void {
    const consent = this.#market.state?.consent;
    const asking = consent?.asking ?? false;
    if (asking && !this.#asked) {
      // Whoever reviews a choice sees the one that holds; whoever is asked first, none.
      this.choosing = false;
      this.chosen = new Set(consent?.by === 'viewer' ? consent.granted : []);
    }
    this.#asked = asking;
  }

  #decide(granted: readonly Consent[]): void {
    this.room?.market.decideConsent(granted);
  }

  #handleChoice(consent: Consent, event: Event): void {
    const chosen = new Set(this.chosen);
    if ((event.target as HTMLInputElement).checked) chosen.add(consent);
    else chosen.delete(consent);
    this.chosen = chosen;
  }

  protected override render(): unknown {
    const consent = this.#market.state?.consent;
    if (!consent?.asking || !this.localizer?.has('market')) return nothing;
    return html`<section class="card" part="consent" aria-labelledby="title">
      <h2 id="title">${this.t('consent.title')}</h2>
      <p>${this.t(consent.mode === 'opt-in' ? 'consent.text' : 'consent.notice')}</p>
      ${consent.gpc ? html`<p class="soft">${this.t('consent.gpc')}</p>` : nothing}
      ${this.choosing ? this.#renderChoices() : nothing} ${this.#renderButtons()}
    </section>`;
  }

  #renderChoices(): TemplateResult {
    return html`<div>
      <label class="choice">
        <input type="checkbox" checked disabled />${this.t('consent.essential')}
      </label>
      ${CHOICES.map(
        (consent) =>
          html`<label class="choice">
            <input
              type="checkbox"
              .checked=${this.chosen.has(consent)}
              @change=${(event: Event) => this.#handleChoice(consent, event)}
            />${this.t(`consent.${consent}`)}
          </label>`,
      )}
    </div>`;
  }

  #renderButtons(): TemplateResult {
    return html`<div class="buttons">
      <button @click=${() => this.#decide([])}>${this.t('consent.none')}</button>
      <button @click=${() => this.#decide(ALL)}>${this.t('consent.all')}</button>
      ${
        this.choosing
          ? html`<button @click=${() => this.#decide([...this.chosen])}>
              ${this.t('consent.save')}
            </button>`
          : html`<button class="quiet" @click=${() => (this.choosing = true)}>
              ${this.t('consent.choose')}
            </button>`
      }
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'live-consent': LiveConsentElement;
  }
}
