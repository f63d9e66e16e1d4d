import { html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { variantFor } from '../sdk/index.js';
import type {
  OptionValue,
  Product,
  ProductOption,
  ShopState,
  TryOnItem,
  Variant,
} from '../sdk/index.js';
import { AddToCartController } from './internal/add-to-cart.js';
import { CardTeller } from './internal/card-teller.js';
import { ProductLinkEvent, SheetEvent } from './internal/element-events.js';
import { icons } from './internal/icons.js';
import { loadView } from './internal/load-view.js';
import { LiveElement } from './internal/live-element.js';
import { ModelViewController } from './internal/model-view.js';
import { quantityStepper } from './internal/quantity-stepper.js';
import { imageUrl, linkUrl } from './internal/safe-url.js';
import { sheetStyles } from './internal/sheet.styles.js';
import { StoreController } from './internal/store-controller.js';
import { styled } from './internal/styled.js';
import { tryOnIcons } from './internal/try-on-icons.js';
import { isBuyable, shownVariant, valueState, withValue } from './internal/variant-choice.js';
import type { Choice } from './internal/variant-choice.js';
import type { Picture } from './live-gallery.js';
import { productSheetStyles } from './live-product-sheet.styles.js';

/** More of one thing than anybody buys in a show; the shop has its own limit. */
const MOST = 10;

/**
 * One product in full: pictures, options, price, stock, size help, facts of the viewer's market,
 * quantity, and the button that adds it.
 *
 * @slot product-reviews - The site's own reviews; they hear `live-card-changed`.
 * @csspart sheet - The dialog.
 * @csspart gallery - Pictures.
 * @csspart model - The product in three dimensions.
 * @csspart size-help - The size table.
 * @csspart facts - Certificates, specifications, ingredients.
 * @csspart add-to-cart - The button.
 */
export class LiveProductSheetElement extends LiveElement {
  static override styles = [LiveElement.styles, sheetStyles, productSheetStyles];
  static override texts = 'shop' as const;

  /** Which product of the show. */
  @property({ attribute: 'product-id' }) productId = '';

  #shop = new StoreController(this, (room) => room.shop.store);
  #adding = new AddToCartController(this);
  #model = new ModelViewController(this, {
    product: () => this.#product,
    choice: () => this.choice,
    wish: (options) => this.#handleWish(options),
    buy: () => this.#renderInRoom(),
  });

  @state() private choice: Choice = {};
  @state() private quantity = 1;
  @state() private mirror = false;

  #reviews = new CardTeller();

  #chosenFor = '';
  #pictures: readonly Picture[] = [];
  #worn: TryOnItem | null = null;

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
    this.#model.reset();
    this.mirror = false;
    this.room?.shop.view(product.id);
  }

  #handleChoice(product: Product, option: string, value: string): void {
    this.choice = withValue(product, this.choice, [option, value]);
  }

  #handleWish(options: Choice): void {
    const product = this.#product;
    if (!product) return;
    for (const [option, value] of Object.entries(options)) {
      const isKnown = product.options.some(
        ({ id, values }) => id === option && values.some((each) => each.id === value),
      );
      if (isKnown) this.#handleChoice(product, option, value);
    }
  }

  #handleReviews = (): void => this.requestUpdate();

  #handleLink(event: Event, product: Product, url: string): void {
    if (!this.dispatchEvent(new ProductLinkEvent(product.id, url))) event.preventDefault();
  }

  /** The page's own reviews hear which product they are for. */
  protected override updated(): void {
    const slot = this.renderRoot.querySelector<HTMLSlotElement>('slot[name="product-reviews"]');
    const given = slot?.assignedElements({ flatten: true }) ?? [];
    const product = this.#product ?? null;
    this.#reviews.tell(given, {
      product,
      variant: (product && variantFor(product, this.choice)) ?? null,
      pinned: [],
    });
  }

  protected override render(): unknown {
    const product = this.#product;
    const shop = this.#shop.state;
    if (!shop || !this.localizer) return nothing;
    if (!product) return this.#renderGone();
    const name = this.textOf(product.name);
    const variant = variantFor(product, this.choice);
    const priced = variant ?? shownVariant(product, shop);
    const link = linkUrl(product.url);
    return html`<live-sheet .heading=${name} exportparts="sheet">
      ${this.mirror ? this.#renderMirror(product, variant, name) : nothing}
      ${
        this.#model.isOpen
          ? this.#model.render(product, name)
          : html`<live-gallery
              exportparts="gallery"
              ?hidden=${this.mirror}
              .pictures=${this.#picturesOf(product, variant, name)}
              label=${name}
            ></live-gallery>`
      }
      ${this.mirror ? nothing : this.#model.renderSwitch(product)}
      ${product.tryOn && !this.#model.isOpen ? this.#renderTryOn() : nothing}
      ${variant ? nothing : html`<p class="facts soft">${this.t('product.unavailable')}</p>`}
      ${
        priced
          ? html`<live-price
                product-id=${product.id}
                variant-id=${priced.id}
                exportparts="price, before, percent, note"
              ></live-price>
              <live-labels product-id=${product.id} variant-id=${priced.id}></live-labels>`
          : nothing
      }
      ${product.options.map((option) => this.#renderOption(product, option, shop))}
      <live-size-help
        exportparts="size-help"
        .product=${product}
        chosen=${this.choice[product.sizes?.option ?? ''] ?? ''}
      ></live-size-help>
      ${
        product.description
          ? html`<p class="description"><bdi>${this.textOf(product.description)}</bdi></p>`
          : nothing
      }
      <live-product-facts exportparts="facts" .product=${product}></live-product-facts>
      <slot name="product-reviews" @slotchange=${this.#handleReviews}></slot>
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

  #handleTryOn(): void {
    this.mirror = !this.mirror;
    if (this.mirror) void loadView('live-try-on');
  }

  #renderTryOn(): TemplateResult {
    return html`<button
      class="try-on"
      aria-expanded=${this.mirror ? 'true' : 'false'}
      @click=${this.#handleTryOn}
    >
      ${tryOnIcons.glasses}${this.t(this.mirror ? 'shop.leaveTryOn' : 'shop.tryOn')}
    </button>`;
  }

  /** What is chosen is what is worn. */
  #renderMirror(product: Product, variant: Variant | undefined, name: string): unknown {
    const { tryOn } = product;
    if (!tryOn) return nothing;
    const model = tryOn.variants?.[variant?.id ?? ''] ?? tryOn.model;
    if (this.#worn?.model !== model) this.#worn = { kind: tryOn.kind, model };
    return html`<live-try-on exportparts="mirror" .item=${this.#worn} name=${name}></live-try-on>`;
  }

  /** It was taken out of the show while the viewer looked at it, or never was in it. */
  #renderGone(): TemplateResult {
    return html`<live-sheet .heading=${this.t('shelf.title')} exportparts="sheet">
      <div class="missing">
        <p role="status">${this.t('shop.gone')}</p>
        <button class="solid" @click=${() => this.dispatchEvent(new SheetEvent('shelf'))}>
          ${this.t('shop.reset')}
        </button>
      </div>
    </live-sheet>`;
  }

  #picturesOf(product: Product, variant: Variant | undefined, name: string): readonly Picture[] {
    const all = [
      { url: variant?.image, alt: undefined },
      ...product.images.filter(({ url }) => url !== variant?.image),
    ];
    const pictures = all.flatMap(({ url, alt }) => {
      const safe = imageUrl(url);
      return safe ? [{ url: safe, alt: this.textOf(alt) || name }] : [];
    });
    // The same ones again are no news for the gallery.
    if (JSON.stringify(pictures) !== JSON.stringify(this.#pictures)) this.#pictures = pictures;
    return this.#pictures;
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
    const state = valueState(product, this.choice, [option.id, value.id], shop);
    const available = state === 'available';
    const name = this.textOf(value.name);
    const why = this.t(state === 'sold-out' ? 'product.soldOut' : 'shop.notMade');
    return html`<label
      class="choice ${value.swatch ? 'colour' : ''} ${available ? '' : `unavailable ${state}`}"
    >
      <input
        type="radio"
        name=${`option-${option.id}`}
        .checked=${this.choice[option.id] === value.id}
        aria-label=${available ? name : `${name}, ${why}`}
        @change=${() => this.#handleChoice(product, option.id, value.id)}
      />
      ${
        value.swatch
          ? html`<span class="swatch" ${styled({ 'background-color': value.swatch })}></span>`
          : html`<bdi>${name}</bdi>`
      }
    </label>`;
  }

  /** While it stands in the viewer's room: what it costs, and the button that adds it. */
  #renderInRoom(): unknown {
    const product = this.#product;
    const shop = this.#shop.state;
    const variant = product && variantFor(product, this.choice);
    if (!product || !shop) return nothing;
    return html`${
      variant
        ? html`<live-price product-id=${product.id} variant-id=${variant.id}></live-price>`
        : nothing
    }
    ${this.#renderAdd(product, variant, shop)}`;
  }

  #renderFooter(
    product: Product,
    variant: Variant | undefined,
    name: string,
    shop: Readonly<ShopState>,
  ): TemplateResult {
    return html`<div class="footer buy" slot="footer">
      ${quantityStepper(this, {
        name,
        quantity: this.quantity,
        least: 1,
        most: MOST,
        change: (quantity) => (this.quantity = quantity),
      })}
      ${this.#renderAdd(product, variant, shop)}
    </div>`;
  }

  #renderAdd(
    product: Product,
    variant: Variant | undefined,
    shop: Readonly<ShopState>,
  ): TemplateResult {
    const buyable = variant !== undefined && isBuyable(variant, shop);
    const { status } = this.#adding;
    const word = !variant
      ? 'product.unavailable'
      : !buyable
        ? 'product.soldOut'
        : status === 'pending'
          ? 'product.adding'
          : status === 'added'
            ? 'product.added'
            : variant.availability === 'PreOrder'
              ? 'product.preOrder'
              : 'product.addToCart';
    return html`<button
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
      ${status === 'added' ? icons.check : nothing} ${this.t(word)}
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'live-product-sheet': LiveProductSheetElement;
  }
}
