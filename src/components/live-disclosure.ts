import { css, html, nothing } from 'lit';
import { DueController } from './internal/due-controller.js';
import { disclosurePhase } from './internal/disclosure-phase.js';
import { LiveElement } from './internal/live-element.js';
import { StoreController } from './internal/store-controller.js';

/**
 * That the show is paid for, and that its host is made by a machine. It cannot be closed: where
 * the market asks for it, it stands in full all the time, and elsewhere every five minutes, with
 * its first word in between.
 *
 * @csspart disclosure - One chip.
 */
export class LiveDisclosureElement extends LiveElement {
  static override styles = [
    LiveElement.styles,
    css`
      :host {
        display: block;
        contain: content;
      }
      ul {
        display: flex;
        flex-wrap: wrap;
        gap: 6px;
        margin-block-end: 8px;
      }
      li {
        max-inline-size: 100%;
        padding-block: 3px;
        padding-inline: 10px;
        border-radius: 999px;
        background: rgb(0 0 0 / 0.72);
        color: #fff;
        font-size: 0.8125rem;
        font-weight: 600;
        line-height: 1.4;
        overflow-wrap: anywhere;
      }
    `,
  ];
  static override texts = 'market' as const;

  #market = new StoreController(this, (room) => room.market.store);
  #due = new DueController(this);
  #since: number | null = null;

  protected override render(): unknown {
    const { facts, rules } = this.#market.state ?? {};
    const sponsor = this.textOf(facts?.disclosures.sponsor);
    const ai = facts?.disclosures.aiHost === true;
    if ((!sponsor && !ai) || !this.localizer?.has('market')) return nothing;
    const aiManner = rules?.aiHostDisclosure === 'permanent' || !rules ? 'permanent' : 'repeated';
    return html`<ul aria-label=${this.t('disclosure.label')}>
      ${
        sponsor
          ? this.#renderChip(
              this.#isInFull(rules?.sponsorDisclosure ?? 'permanent'),
              this.t('disclosure.ad'),
              this.t('disclosure.sponsor', { name: sponsor }),
            )
          : nothing
      }
      ${
        ai
          ? this.#renderChip(
              this.#isInFull(aiManner),
              this.t('disclosure.ai'),
              this.t('disclosure.aiHost'),
            )
          : nothing
      }
    </ul>`;
  }

  /** Assistive technology always has the whole sentence. */
  #renderChip(inFull: boolean, word: string, sentence: string): unknown {
    return html`<li part="disclosure">
      ${
        inFull
          ? html`<bdi>${sentence}</bdi>`
          : html`<span aria-hidden="true">${word}</span><span class="unseen">${sentence}</span>`
      }
    </li>`;
  }

  #isInFull(manner: 'repeated' | 'permanent'): boolean {
    const { now } = this.#due;
    this.#since ??= now;
    const { inFull, changesIn } = disclosurePhase(manner, now - this.#since);
    if (changesIn !== Infinity) this.#due.at(now + changesIn);
    return inFull;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'live-disclosure': LiveDisclosureElement;
  }
}
