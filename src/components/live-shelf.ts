import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Cart, CartLine, Product, ShopState } from '../sdk/index.js';
import { hideBroken, showLoaded } from './internal/broken-images.js';
import { NoticeEvent, SheetEvent } from './internal/element-events.js';
import { icons } from './internal/icons.js';
import { LiveElement } from './internal/live-element.js';
import { quantityStepper } from './internal/quantity-stepper.js';
import { imageUrl, linkUrl } from './internal/safe-url.js';
import { sheetStyles } from './internal/sheet.styles.js';
import { StoreController } from './internal/store-controller.js';
import { isBuyable, priceRange, shownVariant } from './internal/variant-choice.js';
import { shelfStyles } from './live-shelf.styles.js';

/** More of one thing than anybody buys in a show; the shop has its own limit. */
const MOST = 99;

/**
 * The products of the show and the cart, as the shop states it.
 *
 * @csspart sheet - The dialog.
 * @csspart product - One product of the list.
 * @csspart checkout - The button that goes to pay.
 */
export class LiveShelfElement extends LiveElement {
  static override styles = [LiveElement.styles, sheetStyles, shelfStyles];

  #shop = new StoreController(this, (room) => room.shop.store);

  @state() private busyLine: string | null = null;
  @state() private payingNow = false;
  /** Where to pay, if the browser kept us from opening it. */
  @state() private checkoutUrl: string | null = null;

  async #handleQuantity(line: CartLine, quantity: number): Promise<void> {
    const { room } = this;
    if (!room || this.busyLine !== null) return;
    this.busyLine = line.id;
    const answer = await room.shop
      .update({ lineId: line.id, quantity })
      .catch(() => ({ ok: false, reason: 'timeout' }) as const);
    this.busyLine = null;
    if (!answer.ok && this.isConnected) this.dispatchEvent(NoticeEvent.refused(answer));
  }

  async #handleCheckout(): Promise<void> {
    const { room } = this;
    if (!room || this.payingNow) return;
    this.payingNow = true;
    const answer = await room.shop
      .checkout()
      .catch(() => ({ ok: false, reason: 'timeout' }) as const);
    this.payingNow = false;
    if (!this.isConnected) return;
    if (!answer.ok) {
      this.dispatchEvent(NoticeEvent.refused(answer));
      return;
    }
    const url = linkUrl(answer.url);
    if (!url) return;
    // A tab of its own: the show goes on. The wait for the shop may have used up the tap.
    const tab = window.open(url, '_blank');
    if (tab) tab.opener = null;
    else this.checkoutUrl = url;
  }

  protected override render(): unknown {
    const shop = this.#shop.state;
    if (!shop || !this.localizer) return nothing;
    const cart = shop.cart;
    return html`<live-sheet .heading=${this.t('shelf.title')} exportparts="sheet">
      ${cart && cart.lines.length > 0 ? this.#renderCart(cart) : nothing}
      ${
        shop.products.length === 0
          ? html`<p class="soft">${this.t('shelf.noProducts')}</p>`
          : html`<ul class="products">
              ${repeat(
                shop.products,
                ({ id }) => id,
                (product) => this.#renderProduct(product, shop),
              )}
            </ul>`
      }
      ${cart && cart.lines.length > 0 ? this.#renderFooter(cart) : nothing}
    </live-sheet>`;
  }

  #renderCart(cart: Readonly<Cart>): TemplateResult {
    return html`<section class="cart" aria-label=${this.t('shelf.cart')}>
      <h3>
        ${this.t('shelf.cart')}
        <span class="soft">${this.t('shelf.items', { count: cart.totalQuantity })}</span>
      </h3>
      <ul>
        ${repeat(
          cart.lines,
          ({ id }) => id,
          (line) => this.#renderLine(line),
        )}
      </ul>
    </section>`;
  }

  #renderLine(line: CartLine): TemplateResult {
    const image = imageUrl(line.image);
    return html`<li class="line" aria-busy=${this.busyLine === line.id ? 'true' : 'false'}>
      ${image ? html`<img class="thumb small" src=${image} alt="" @error=${hideBroken} @load=${showLoaded} />` : nothing}
      <div class="words">
        <p class="name"><bdi>${line.title}</bdi></p>
        ${line.options ? html`<p class="soft"><bdi>${line.options}</bdi></p>` : nothing}
        <p class="price"><bdi>${this.priceOf(line.price)}</bdi></p>
      </div>
      ${quantityStepper(this, {
        name: line.title,
        quantity: line.quantity,
        least: 0,
        most: MOST,
        busy: this.busyLine !== null,
        change: (quantity) => void this.#handleQuantity(line, quantity),
      })}
    </li>`;
  }

  #renderProduct(product: Product, shop: Readonly<ShopState>): TemplateResult {
    const variant = shownVariant(product, shop);
    const image = imageUrl(variant?.image) ?? imageUrl(product.images[0]?.url);
    const name = this.textOf(product.name);
    const { lowest, one } = priceRange(product);
    const price = lowest ? this.priceOf(lowest.price) : '';
    return html`<li class="product" part="product">
      <button class="row" @click=${() => this.dispatchEvent(new SheetEvent('product', product.id))}>
        ${
          image
            ? html`<img class="thumb" src=${image} alt="" loading="lazy" />`
            : html`<span class="thumb"></span>`
        }
        <span class="words">
          ${shop.pins.includes(product.id) ? html`<span class="pinned">${this.t('product.pinned')}</span>` : nothing}
          <span class="name"><bdi>${name}</bdi></span>
          <span class="price"><bdi>${one ? price : this.t('product.from', { price })}</bdi></span>
          ${
            product.variants.some((each) => isBuyable(each, shop))
              ? nothing
              : html`<span class="soft">${this.t('product.soldOut')}</span>`
          }
        </span>
        <span class="chevron">${icons.chevron}</span>
      </button>
    </li>`;
  }

  #renderFooter(cart: Readonly<Cart>): TemplateResult {
    return html`<div class="footer" slot="footer">
      ${
        cart.subtotal
          ? html`<p class="sum">
              <span>${this.t('shelf.subtotal')}</span>
              <bdi class="price">${this.priceOf(cart.subtotal)}</bdi>
            </p>`
          : nothing
      }
      ${
        this.checkoutUrl
          ? html`<a class="solid" href=${this.checkoutUrl} target="_blank" rel="noopener"
              >${this.t('shelf.openCheckout')}</a
            >`
          : html`<button
              class="solid"
              part="checkout"
              aria-busy=${this.payingNow ? 'true' : 'false'}
              @click=${this.#handleCheckout}
            >
              ${this.payingNow ? html`<span class="spinner"></span>` : nothing}
              ${this.t('shelf.checkout')}
            </button>`
      }
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'live-shelf': LiveShelfElement;
  }
}
