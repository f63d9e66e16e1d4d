import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Cart, CartLine, CartNotice, RequestAnswer } from '../sdk/index.js';
import { hideBroken, showLoaded } from './internal/broken-images.js';
import { cartCodes } from './internal/cart-codes.js';
import { NoticeEvent } from './internal/element-events.js';
import { LiveElement } from './internal/live-element.js';
import { quantityStepper } from './internal/quantity-stepper.js';
import { imageUrl } from './internal/safe-url.js';
import { sheetStyles } from './internal/sheet.styles.js';
import { StoreController } from './internal/store-controller.js';
import { cartStyles } from './live-cart.styles.js';
import { priceOf } from './internal/price-of.js';

/** More of one thing than anybody buys in a show; the shop has its own limit. */
const MOST = 99;

/**
 * The cart, as the shop states it. Nothing while it is empty.
 *
 * @csspart cart-list - The box around it.
 * @csspart cart-line - One line of it.
 */
export class LiveCartElement extends LiveElement {
  static override styles = [LiveElement.styles, sheetStyles, cartStyles];
  static override texts = 'shop' as const;

  #shop = new StoreController(this, (room) => room.shop.store);

  @state() private busyLine: string | null = null;

  async #handleQuantity(line: CartLine, quantity: number): Promise<void> {
    const { room } = this;
    if (!room || this.busyLine !== null) return;
    this.busyLine = line.id;
    await this.#tell(room.shop.update({ lineId: line.id, quantity }));
    this.busyLine = null;
  }

  async #tell(asked: Promise<RequestAnswer>): Promise<void> {
    const answer = await asked.catch(() => ({ ok: false, reason: 'timeout' }) as const);
    if (!answer.ok && this.isConnected) this.dispatchEvent(NoticeEvent.refused(answer));
  }

  #handleCode(code: string, remove: boolean): void {
    const { room } = this;
    if (room) void this.#tell(remove ? room.shop.removeCode(code) : room.shop.applyCode(code));
  }

  protected override render(): unknown {
    const shop = this.#shop.state;
    const cart = shop?.cart;
    if (!cart || cart.lines.length === 0 || !this.localizer) return nothing;
    const here = shop.products[0]?.variants[0]?.price.currency;
    const other = cart.lines.find(({ price }) => price.currency !== here)?.price.currency;
    return html`<section class="cart" part="cart-list" aria-label=${this.t('shelf.cart')}>
      <h3>
        ${this.t('shelf.cart')}
        <span class="soft">${this.t('shelf.items', { count: cart.totalQuantity })}</span>
      </h3>
      ${here && other && other !== 'XXX' ? this.#renderNote(this.t('cart.otherCurrency', { cart: other, here })) : nothing}
      ${cart.notices?.map((notice) => this.#renderNotice(notice, cart))}
      <ul>
        ${repeat(
          cart.lines,
          ({ id }) => id,
          (line) => this.#renderLine(line),
        )}
      </ul>
      ${
        cart.codes
          ? cartCodes(this, cart.codes, {
              apply: (code) => this.#handleCode(code, false),
              remove: (code) => this.#handleCode(code, true),
            })
          : nothing
      }
    </section>`;
  }

  #renderNote(text: string): TemplateResult {
    return html`<p class="note" role="status"><bdi>${text}</bdi></p>`;
  }

  /** What the shop has done by itself; nothing of it is to be found out at the checkout. */
  #renderNotice({ kind, message, variantId }: CartNotice, { lines }: Readonly<Cart>): unknown {
    const about = lines.find((line) => line.variantId === variantId)?.title;
    const words = message ?? this.t(`cart.notice.${kind}`);
    return this.#renderNote(about === undefined ? words : `${about}: ${words}`);
  }

  #renderLine(line: CartLine): TemplateResult {
    const image = imageUrl(line.image);
    return html`<li
      class="line ${line.gone ? 'is-gone' : ''}"
      part="cart-line"
      aria-busy=${this.busyLine === line.id ? 'true' : 'false'}
    >
      ${
        image
          ? html`<img
              class="thumb small"
              src=${image}
              alt=""
              @error=${hideBroken}
              @load=${showLoaded}
            />`
          : nothing
      }
      <div class="words">
        <p class="name"><bdi>${line.title}</bdi></p>
        ${line.options ? html`<p class="soft"><bdi>${line.options}</bdi></p>` : nothing}
        ${line.gone ? html`<p class="gone">${this.t('cart.gone')}</p>` : nothing}
        <p class="price"><bdi>${priceOf(this, line.price)}</bdi></p>
      </div>
      ${quantityStepper(this, {
        name: line.title,
        quantity: line.quantity,
        least: 0,
        // What is gone can only be removed.
        most: line.gone ? line.quantity : MOST,
        busy: this.busyLine !== null,
        change: (quantity) => void this.#handleQuantity(line, quantity),
      })}
    </li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'live-cart': LiveCartElement;
  }
}
