import { html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { variantFor } from '../sdk/index.js';
import type { OptionValue, Product, ProductOption, ShopState, Variant } from '../sdk/index.js';
import { AddToCartController } from './internal/add-to-cart.js';
import { ProductLinkEvent } from './internal/element-events.js';
import { icons } from './internal/icons.js';
import { LiveElement } from './internal/live-element.js';
import { quantityStepper } from './internal/quantity-stepper.js';
import { imageUrl, linkUrl } from './internal/safe-url.js';
import { sheetStyles } from './internal/sheet.styles.js';
import { StockController } from './internal/stock-controller.js';
import { StoreController } from './internal/store-controller.js';
import { styled } from './internal/styled.js';
import { isBuyable, isValueAvailable, shownVariant, withValue } from './internal/variant-choice.js';
import type { Choice } from './internal/variant-choice.js';
import { productSheetStyles } from './live-product-sheet.styles.js';

/** More of one thing than anybody buys in a show; the shop has its own limit. */
const MOST = 10;

/**
 * One product in full: pictures, options, price, stock, quantity, and the button that adds it.
 *
 * @csspart sheet - The dialog.
 * @csspart gallery - Pictures.
 * @csspart add-to-cart - The button.
 */
export class LiveProductSheetElement extends LiveElement {
  static override styles = [LiveElement.styles, sheetStyles, productSheetStyles];

  /** Which product of the show. */
  @property({ attribute: 'product-id' }) productId = '';

  #shop = new StoreController(this, (room) => room.shop.store);
  #stock = new StockController(this);
  #adding = new AddToCartController(this);

  @state() private choice: Choice = {};
  @state() private quantity = 1;

  #chosenFor = '';

  get #product(): Product | undefined {
    return this.#shop.state?.products.find(({ id }) => id === this.productId);
  }

  protected override willUpdate(_changes: PropertyValues<this>): void {
    const product = this.#product;
    const shop = this.#shop.state;
    if (!product || !shop || this.#chosenFor === product.id) return;
    this.#chosenFor = product.id;
    this.choice = { ...shownVariant(product, shop)?.options };
    this.quantity = 1;
    this.room?.shop.view(product.id);
  }

  #handleChoice(product: Product, option: string, value: string): void {
    this.choice = withValue(product, this.choice, [option, value]);
    const gallery = this.renderRoot.querySelector('.gallery');
    gallery?.scrollTo({ left: 0 });
  }

  #handleLink(event: Event, product: Product, url: string): void {
    if (!this.dispatchEvent(new ProductLinkEvent(product.id, url))) event.preventDefault();
  }

  protected override render(): unknown {
    const product = this.#product;
    const shop = this.#shop.state;
    if (!product || !shop || !this.localizer) return nothing;
    const name = this.textOf(product.name);
    const variant = variantFor(product, this.choice);
    const priced = variant ?? shownVariant(product, shop);
    const link = linkUrl(product.url);
    return html`<live-sheet .heading=${name} exportparts="sheet">
      ${this.#renderGallery(product, variant, name)}
      <p class="facts">
        ${priced ? html`<bdi class="price">${this.priceOf(priced.price)}</bdi>` : nothing}
        ${this.#renderStock(variant, shop)}
      </p>
      ${product.options.map((option) => this.#renderOption(product, option, shop))}
      ${
        product.description
          ? html`<p class="description"><bdi>${this.textOf(product.description)}</bdi></p>`
          : nothing
      }
      ${
        link
          ? html`<a
              class="link"
              href=${link}
              target="_blank"
              rel="noopener"
              @click=${(event: Event) => this.#handleLink(event, product, link)}
              >${this.t('product.details')}<span class="chevron">${icons.chevron}</span></a
            >`
          : nothing
      }
      ${this.#renderFooter(product, variant, name, shop)}
    </live-sheet>`;
  }

  #renderGallery(product: Product, variant: Variant | undefined, name: string): unknown {
    const all = [
      { url: variant?.image, alt: undefined },
      ...product.images.filter(({ url }) => url !== variant?.image),
    ];
    const pictures = all.flatMap(({ url, alt }) => {
      const safe = imageUrl(url);
      return safe ? [{ url: safe, alt: this.textOf(alt) || name }] : [];
    });
    if (pictures.length === 0) return nothing;
    const total = pictures.length;
    return html`<div
      class="gallery ${total > 1 ? 'several' : ''}"
      part="gallery"
      tabindex=${total > 1 ? 0 : nothing}
      role="group"
      aria-label=${name}
    >
      ${pictures.map(
        ({ url, alt }, index) =>
          html`<img
            src=${url}
            alt=${total > 1 ? `${alt}, ${this.t('product.picture', { index: index + 1, total })}` : alt}
          />`,
      )}
    </div>`;
  }

  #renderStock(variant: Variant | undefined, shop: Readonly<ShopState>): unknown {
    if (!variant) return html`<span class="soft">${this.t('product.unavailable')}</span>`;
    if (!isBuyable(variant, shop))
      return html`<span class="gone">${this.t('product.soldOut')}</span>`;
    const stock = this.#stock.sayable(shop.stock[variant.id] ?? variant.stock);
    if (!stock) return nothing;
    const time = new Intl.DateTimeFormat(this.localizer?.formatLocale, {
      timeStyle: 'short',
    }).format(stock.asOf);
    return html`<span class="few">${this.t('product.left', { count: stock.quantity })}</span>
      <span class="soft">${this.t('product.asOf', { time })} · <bdi>${stock.source}</bdi></span>`;
  }

  #renderOption(
    product: Product,
    option: ProductOption,
    shop: Readonly<ShopState>,
  ): TemplateResult {
    const chosen = option.values.find(({ id }) => id === this.choice[option.id]);
    return html`<fieldset role="radiogroup">
      <legend>
        <bdi>${this.textOf(option.name)}</bdi>
        ${chosen ? html`<span class="soft"><bdi>${this.textOf(chosen.name)}</bdi></span>` : nothing}
      </legend>
      <div class="choices">
        ${option.values.map((value) => this.#renderValue(product, option, value, shop))}
      </div>
    </fieldset>`;
  }

  #renderValue(
    product: Product,
    option: ProductOption,
    value: OptionValue,
    shop: Readonly<ShopState>,
  ): TemplateResult {
    const available = isValueAvailable(product, this.choice, [option.id, value.id], shop);
    const name = this.textOf(value.name);
    return html`<label
      class="choice ${value.swatch ? 'colour' : ''} ${available ? '' : 'unavailable'}"
    >
      <input
        type="radio"
        name=${`option-${option.id}`}
        .checked=${this.choice[option.id] === value.id}
        aria-label=${available ? name : `${name}, ${this.t('product.soldOut')}`}
        @change=${() => this.#handleChoice(product, option.id, value.id)}
      />
      ${
        value.swatch
          ? html`<span class="swatch" ${styled({ 'background-color': value.swatch })}></span>`
          : html`<bdi>${name}</bdi>`
      }
    </label>`;
  }

  #renderFooter(
    product: Product,
    variant: Variant | undefined,
    name: string,
    shop: Readonly<ShopState>,
  ): TemplateResult {
    const buyable = variant !== undefined && isBuyable(variant, shop);
    const { status } = this.#adding;
    const word = !variant
      ? this.t('product.unavailable')
      : !buyable
        ? this.t('product.soldOut')
        : status === 'pending'
          ? this.t('product.adding')
          : status === 'added'
            ? this.t('product.added')
            : variant.availability === 'PreOrder'
              ? this.t('product.preOrder')
              : this.t('product.addToCart');
    return html`<div class="footer buy" slot="footer">
      ${quantityStepper(this, {
        name,
        quantity: this.quantity,
        least: 1,
        most: MOST,
        change: (quantity) => (this.quantity = quantity),
      })}
      <button
        class="solid"
        part="add-to-cart"
        ?disabled=${!buyable}
        aria-busy=${status === 'pending' ? 'true' : 'false'}
        @click=${() =>
          variant &&
          void this.#adding.add({
            productId: product.id,
            variantId: variant.id,
            quantity: this.quantity,
          })}
      >
        ${status === 'pending' ? html`<span class="spinner"></span>` : nothing}
        ${status === 'added' ? icons.check : nothing} ${word}
      </button>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'live-product-sheet': LiveProductSheetElement;
  }
}
