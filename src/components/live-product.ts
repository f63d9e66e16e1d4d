import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { stockLabel } from '../sdk/index.js';
import type { Product, ShopState, Variant } from '../sdk/index.js';
import { hideBroken, showLoaded } from './internal/broken-images.js';
import { AddToCartController } from './internal/add-to-cart.js';
import { DueController } from './internal/due-controller.js';
import { SheetEvent } from './internal/element-events.js';
import { icons } from './internal/icons.js';
import { loadView } from './internal/load-view.js';
import { LiveElement } from './internal/live-element.js';
import { imageUrl } from './internal/safe-url.js';
import { StoreController } from './internal/store-controller.js';
import { isBuyable, priceRange, shownVariant } from './internal/variant-choice.js';
import { productStyles } from './live-product.styles.js';

/**
 * A product on the stage now. Shows the variant that the host holds up; adds it to the cart, or
 * opens the product where there is something to choose.
 *
 * @csspart card - The card.
 * @csspart image - Picture of the product.
 * @csspart name - Name of the product.
 * @csspart price - Price.
 * @csspart stock - How many are left.
 * @csspart add - The button.
 */
export class LiveProductElement extends LiveElement {
  static override styles = [LiveElement.styles, productStyles];

  /** Which product of the show. */
  @property({ attribute: 'product-id' }) productId = '';

  #shop = new StoreController(this, (room) => room.shop.store);
  #due = new DueController(this);
  #adding = new AddToCartController(this);

  #handleOpen(): void {
    this.dispatchEvent(new SheetEvent('product', this.productId));
  }

  #handleIntent(): void {
    void loadView('live-product-sheet');
  }

  #handleAdd(product: Product, variant: Variant): void {
    if (product.variants.length > 1) this.#handleOpen();
    else void this.#adding.add({ productId: product.id, variantId: variant.id, quantity: 1 });
  }

  protected override render(): unknown {
    const shop = this.#shop.state;
    const product = shop?.products.find(({ id }) => id === this.productId);
    if (!shop || !product || !this.localizer) return nothing;
    const variant = shownVariant(product, shop);
    if (!variant) return nothing;
    const name = this.textOf(product.name);
    const image = imageUrl(variant.image) ?? imageUrl(product.images[0]?.url);
    const stock = stockLabel(shop.stock[variant.id] ?? variant.stock, this.#due.now);
    if (stock) this.#due.at(stock.freshUntil);
    const { lowest, one } = priceRange(product);
    const held = one || shop.highlights[product.id] !== undefined;
    return html`<article
      class="card glass"
      part="card"
      data-product=${product.id}
      aria-label=${name}
    >
      <button
        class="open"
        aria-label=${this.t('product.open', { name })}
        @click=${this.#handleOpen}
        @pointerenter=${this.#handleIntent}
        @focus=${this.#handleIntent}
      ></button>
      <span class="image" part="image">
        ${image ? html`<img src=${image} alt="" @error=${hideBroken} @load=${showLoaded} />` : icons.cart}
      </span>
      <div class="words">
        <p class="name" part="name"><bdi>${name}</bdi></p>
        <p class="line">
          <live-price
            compact
            class="price"
            product-id=${product.id}
            variant-id=${held ? variant.id : (lowest?.id ?? '')}
            ?from=${!held}
            exportparts="price, before, percent"
          ></live-price>
          ${
            stock?.kind === 'stock' && !stock.stale
              ? html`<span class="stock" part="stock"
                  >${this.t('product.left', { count: stock.quantity })}</span
                >`
              : nothing
          }
        </p>
      </div>
      ${this.#renderButton(product, variant, name, shop)}
    </article>`;
  }

  #renderButton(
    product: Product,
    variant: Variant,
    name: string,
    shop: Readonly<ShopState>,
  ): TemplateResult {
    const buyable = product.variants.some((each) => isBuyable(each, shop));
    const { status } = this.#adding;
    const word = !buyable
      ? this.t('product.soldOut')
      : product.variants.length > 1
        ? this.t('product.choose')
        : status === 'added'
          ? this.t('product.added')
          : variant.availability === 'PreOrder'
            ? this.t('product.preOrder')
            : this.t('product.add');
    const label =
      product.variants.length > 1
        ? this.t('product.open', { name })
        : this.t('product.addName', { name });
    return html`<button
      class="solid add"
      part="add"
      ?disabled=${!buyable}
      aria-label=${buyable && status === 'idle' ? `${word}, ${label}` : word}
      aria-busy=${status === 'pending' ? 'true' : 'false'}
      @click=${() => this.#handleAdd(product, variant)}
    >
      <span class=${status === 'pending' ? 'waiting' : ''}>${word}</span>
      ${status === 'pending' ? html`<span class="spinner"></span>` : nothing}
      ${status === 'added' ? icons.check : nothing}
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'live-product': LiveProductElement;
  }
}
