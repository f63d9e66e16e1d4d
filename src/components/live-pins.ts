import { css, html } from 'lit';
import type { TemplateResult } from 'lit';
import { query } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { CardTeller, stageCard } from './internal/card-teller.js';
import { loadView } from './internal/load-view.js';
import { LiveElement } from './internal/live-element.js';
import { StoreController } from './internal/store-controller.js';

/**
 * The products on the stage now, side by side; or the page's own card instead, which hears what
 * is on the stage.
 *
 * @slot card - The page's own card.
 * @csspart pins - The row of cards.
 */
export class LivePinsElement extends LiveElement {
  static override styles = [
    LiveElement.styles,
    css`
      :host {
        display: block;
      }
      .pins {
        display: flex;
        gap: 8px;
        padding-inline: var(--_gap);
        overflow-x: auto;
        overscroll-behavior-inline: contain;
        scroll-snap-type: x mandatory;
        scroll-padding-inline: var(--_gap);
        scrollbar-width: none;
      }
      live-product {
        flex: 0 0 100%;
        scroll-snap-align: start;
      }
      /* The next one peeks in, so that everybody sees there are more. */
      live-product:not(:only-child) {
        flex-basis: 90%;
      }
    `,
  ];

  @query('slot') private cardSlot!: HTMLSlotElement | null;

  #shop = new StoreController(this, (room) => room.shop.store);
  #cards = new CardTeller();

  protected override updated(): void {
    const cards = this.#givenCards;
    this.#cards.tell(cards, stageCard(this.#shop.state));
    if (cards.length === 0 && this.#shop.state?.pins.length) void loadView('live-product');
  }

  /** Not flattened: that would count our own cards, which the slot falls back to. */
  get #givenCards(): Element[] {
    const given = this.cardSlot?.assignedElements() ?? [];
    return given.flatMap((card) =>
      card instanceof HTMLSlotElement ? card.assignedElements() : card,
    );
  }

  /** A pinned product nobody knows would only keep its place empty. */
  get #known(): readonly string[] {
    const { pins = [], products = [] } = this.#shop.state ?? {};
    return pins.filter((id) => products.some((product) => product.id === id));
  }

  #handleSlotChange(): void {
    this.requestUpdate();
  }

  protected override render(): TemplateResult {
    return html`<div class="pins" part="pins">
      <slot name="card" @slotchange=${this.#handleSlotChange}>
        ${repeat(
          this.#known,
          (id) => id,
          (id) =>
            html`<live-product
              .productId=${id}
              exportparts="card, image, name, price, stock, add"
            ></live-product>`,
        )}
      </slot>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'live-pins': LivePinsElement;
  }
}
