import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { query, state } from 'lit/decorators.js';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import { priceAt, strikeThrough } from '../sdk/index.js';
import type { Product, ProductWish, ShopState } from '../sdk/index.js';
import { DueController } from './internal/due-controller.js';
import { icons } from './internal/icons.js';
import { LiveElement } from './internal/live-element.js';
import { productRow } from './internal/product-row.js';
import { productRowStyles } from './internal/product-row.styles.js';
import { productTools } from './internal/product-tools.js';
import { sheetStyles } from './internal/sheet.styles.js';
import { StoreController } from './internal/store-controller.js';
import { productListStyles } from './live-product-list.styles.js';

/** Two screens of a phone. */
const FIRST_ROWS = 14;
/** As many as fit into a frame of a slow phone; the next come before they are needed. */
const MORE_ROWS = 8;
/** With fewer there is nothing to find. */
const WORTH_SEARCHING = 5;

type Switch = 'inStock' | 'onSale' | 'shown';

/**
 * The products of the show, with a search and filters. However many there are, only the first rows
 * are made at once, and more as the viewer comes near them.
 *
 * @csspart search - The field.
 * @csspart filters - The row of filters.
 * @csspart product - One product of the list.
 */
export class LiveProductListElement extends LiveElement {
  static override styles = [LiveElement.styles, sheetStyles, productRowStyles, productListStyles];
  static override texts = 'shop' as const;

  @query('.more') private more!: HTMLElement | null;

  #shop = new StoreController(this, (room) => room.shop.store);
  #products = new StoreController(this, (room) => room.products.store);
  #market = new StoreController(this, (room) => room.market.store);

  #due = new DueController(this);

  @state() private wish: ProductWish = {};
  @state() private rows = FIRST_ROWS;

  #observer: IntersectionObserver | null = null;
  #observed: Element | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    const margin = '700px 0px';
    this.#observer = new IntersectionObserver(
      (entries) => {
        if (entries.at(-1)?.isIntersecting) this.#handleMore();
      },
      // The second is for the sheet it scrolls in; a browser without it only shows rows later.
      { rootMargin: margin, ...{ scrollMargin: margin } },
    );
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#observer?.disconnect();
    this.#observer = null;
    this.#observed = null;
  }

  protected override updated(): void {
    const { more } = this;
    if (this.#observed) this.#observer?.unobserve(this.#observed);
    // Observed anew, it is told anew: it may be in sight still.
    if (more) this.#observer?.observe(more);
    this.#observed = more;
  }

  #handleMore = (): void => {
    this.rows += MORE_ROWS;
  };

  #ask(change: ProductWish): void {
    this.wish = { ...this.wish, ...change };
    this.rows = FIRST_ROWS;
  }

  /** Only by a figure that the law of the market allows to be compared with. */
  #isOnSale = ({ variants }: Product): boolean => {
    const rules = this.#market.state?.rules ?? null;
    const { now } = this.#due;
    return variants.some(({ price }) => strikeThrough(priceAt(price, now), rules) !== null);
  };

  #handleSearch = (event: Event): void => {
    if (event.target instanceof HTMLInputElement) this.#ask({ text: event.target.value });
  };

  #handleReset = (): void => {
    this.wish = {};
    this.rows = FIRST_ROWS;
    this.renderRoot.querySelector('input')?.focus();
  };

  protected override render(): unknown {
    const shop = this.#shop.state;
    const about = this.#products.state;
    const tools = productTools();
    if (!shop || !about || !tools || !this.localizer) return nothing;
    if (shop.products.length === 0) {
      return about.phase === 'ready'
        ? html`<p class="soft">${this.t('shelf.noProducts')}</p>`
        : this.#renderWaiting();
    }
    const found = tools.findProducts(shop.products, this.wish, {
      language: this.room?.language ?? 'en',
      stock: shop.stock,
      shown: about.shown,
      isOnSale: this.#isOnSale,
    });
    return html`
      ${shop.products.length >= WORTH_SEARCHING ? this.#renderFinder(shop, about.shown) : nothing}
      <p class="soft count" role="status">${this.t('shop.results', { count: found.length })}</p>
      ${found.length === 0 ? this.#renderNothing() : this.#renderList(found, shop)}
    `;
  }

  #renderList(found: readonly Product[], shop: Readonly<ShopState>): TemplateResult {
    const { localizer } = this;
    return html`<ul class="products">
      ${repeat(
        found.slice(0, this.rows),
        ({ id }) => id,
        (product) =>
          html`<li class="product" part="product">
            ${guard(
              [
                product,
                localizer,
                this.room?.language,
                shop.pins.includes(product.id),
                shop.highlights[product.id],
                // The newest statement about any of its variants is another object.
                ...product.variants.map(({ id }) => shop.stock[id]),
              ],
              () => productRow(this, product, shop),
            )}
          </li>`,
      )}
      ${
        found.length > this.rows
          ? html`<li class="more">
              <button class="quiet" @click=${this.#handleMore}>${this.t('shop.more')}</button>
            </li>`
          : nothing
      }
    </ul>`;
  }

  #renderFinder(
    { products }: Readonly<ShopState>,
    shown: Readonly<Record<string, number>>,
  ): TemplateResult {
    const categories = productTools()?.categoriesOf(products) ?? [];
    const chosen = this.wish.category ?? null;
    return html`<div class="finder" role="search">
      <label class="search">
        ${icons.search}
        <input
          type="search"
          part="search"
          enterkeyhint="search"
          autocomplete="off"
          aria-label=${this.t('shop.search')}
          placeholder=${this.t('shop.search')}
          .value=${this.wish.text ?? ''}
          @input=${this.#handleSearch}
        />
      </label>
      <div class="chips" part="filters" role="group" aria-label=${this.t('shop.filters')}>
        ${
          categories.length > 1
            ? html`${this.#renderChip(this.t('shop.all'), chosen === null, { category: null })}
                ${categories.map(({ id, name }) =>
                  this.#renderChip(this.textOf(name), chosen === id, {
                    category: chosen === id ? null : id,
                  }),
                )}
                <hr />`
            : nothing
        }
        ${products.some(this.#isOnSale) ? this.#renderSwitch('onSale') : nothing}
        ${this.#renderSwitch('inStock')}
        ${Object.keys(shown).length > 0 ? this.#renderSwitch('shown') : nothing}
      </div>
    </div>`;
  }

  #renderSwitch(name: Switch): TemplateResult {
    const on = this.wish[name] ?? false;
    const text = this.t(name === 'shown' ? 'shop.shownOnly' : `shop.${name}`);
    return this.#renderChip(text, on, { [name]: !on });
  }

  #renderChip(text: string, pressed: boolean, change: ProductWish): TemplateResult {
    return html`<button
      aria-pressed=${pressed ? 'true' : 'false'}
      @click=${() => this.#ask(change)}
    >
      <bdi>${text}</bdi>
    </button>`;
  }

  #renderNothing(): TemplateResult {
    return html`<div class="nothing">
      <p>${this.t('shop.nothingFound')}</p>
      <button class="quiet" @click=${this.#handleReset}>${this.t('shop.reset')}</button>
    </div>`;
  }

  #renderWaiting(): TemplateResult {
    const row = html`<div class="ghost"><i></i><i></i></div>`;
    return html`<p class="unseen" role="status">${this.t('shop.loading')}</p>
      <div aria-hidden="true">${row}${row}${row}</div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'live-product-list': LiveProductListElement;
  }
}
