import { css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { MissedProduct } from '../sdk/index.js';
import { hideBroken, showLoaded } from './internal/broken-images.js';
import { SheetEvent } from './internal/element-events.js';
import { icons } from './internal/icons.js';
import { LiveElement } from './internal/live-element.js';
import { productTools } from './internal/product-tools.js';
import { imageUrl } from './internal/safe-url.js';
import { sheetStyles } from './internal/sheet.styles.js';
import { StoreController } from './internal/store-controller.js';
import { priceRange } from './internal/variant-choice.js';

/** More than these are the list below. */
const MOST = 10;
/** A little before the host holds it up. */
const LEAD_MS = 2000;

/**
 * What was on the stage before the viewer came. Where the stream reaches back so far, the viewer
 * may watch the moment.
 *
 * @csspart missed - The row.
 */
export class LiveMissedProductsElement extends LiveElement {
  static override styles = [
    LiveElement.styles,
    sheetStyles,
    css`
      :host {
        display: block;
        position: static;
      }
      section {
        margin-block-end: 14px;
      }
      h3 {
        font-size: 0.9375rem;
        margin-block-end: 8px;
      }
      ul {
        display: flex;
        gap: 10px;
        margin-inline: -18px;
        padding-inline: 18px;
        overflow-x: auto;
        overscroll-behavior-inline: contain;
        scroll-snap-type: x proximity;
        scroll-padding-inline: 18px;
        scrollbar-width: none;
      }
      li {
        flex: none;
        inline-size: 128px;
        scroll-snap-align: start;
        display: grid;
        grid-template-rows: 1fr auto;
        overflow: hidden;
        border: 1px solid var(--_line);
        border-radius: var(--_radius);
      }
      .open {
        display: grid;
        align-content: start;
        gap: 2px;
        padding-block-end: 8px;
        text-align: start;
      }
      .open > :not(.picture) {
        padding-inline: 10px;
      }
      .picture {
        position: relative;
        block-size: 92px;
        margin-block-end: 6px;
        background: var(--_surface-raised);
      }
      img {
        inline-size: 100%;
        block-size: 100%;
        object-fit: cover;
      }
      time {
        position: absolute;
        inset-block-start: 6px;
        inset-inline-start: 6px;
        padding: 1px 8px;
        border-radius: 999px;
        background: rgb(0 0 0 / 0.72);
        color: #fff;
        font-size: 0.75rem;
      }
      .name {
        font-size: 0.875rem;
        font-weight: 550;
        line-height: 1.25;
        display: -webkit-box;
        -webkit-box-orient: vertical;
        -webkit-line-clamp: 2;
        overflow: hidden;
        overflow-wrap: anywhere;
      }
      .price {
        font-size: 0.875rem;
      }
      .watch {
        display: flex;
        align-items: center;
        justify-content: center;
        gap: 6px;
        border-block-start: 1px solid var(--_line);
        font-size: 0.875rem;
        font-weight: 600;
      }
      .watch svg {
        inline-size: 18px;
        block-size: 18px;
      }
    `,
  ];
  static override texts = 'shop' as const;

  #shop = new StoreController(this, (room) => room.shop.store);
  #products = new StoreController(this, (room) => room.products.store);
  #playback = new StoreController(this, (room) => room.playback.store);

  #handleWatch(at: number): void {
    const start = this.#playback.state?.seekable?.start ?? at;
    this.room?.playback.seek(Math.max(start, at - LEAD_MS));
    this.dispatchEvent(new SheetEvent(null));
  }

  protected override render(): unknown {
    const shop = this.#shop.state;
    const about = this.#products.state;
    const tools = productTools();
    if (!shop || !about || !tools || !this.localizer) return nothing;
    const missed = tools.missedProducts(shop.products, about, shop.pins).slice(0, MOST);
    if (missed.length === 0) return nothing;
    return html`<section part="missed" aria-labelledby="missed">
      <h3 id="missed">${this.t('shop.missed')}</h3>
      <ul>
        ${repeat(
          missed,
          ({ product }) => product.id,
          (each) => this.#renderProduct(each),
        )}
      </ul>
    </section>`;
  }

  #renderProduct({ product, at }: MissedProduct): TemplateResult {
    const { seekable, position } = this.#playback.state ?? {};
    const name = this.textOf(product.name);
    const image = imageUrl(product.variants[0]?.image) ?? imageUrl(product.images[0]?.url);
    const { lowest, one } = priceRange(product);
    const reachable = seekable && at >= seekable.start && at <= seekable.end;
    return html`<li>
      <button
        class="open"
        data-product=${product.id}
        @click=${() => this.dispatchEvent(new SheetEvent('product', product.id))}
      >
        <span class="picture">
          ${
            image
              ? html`<img
                  src=${image}
                  alt=""
                  loading="lazy"
                  @error=${hideBroken}
                  @load=${showLoaded}
                />`
              : nothing
          }
          ${position ? html`<time>${this.#ago(position - at)}</time>` : nothing}
        </span>
        <span class="name"><bdi>${name}</bdi></span>
        ${
          lowest
            ? html`<live-price
                compact
                class="price"
                product-id=${product.id}
                variant-id=${lowest.id}
                ?from=${!one}
              ></live-price>`
            : nothing
        }
      </button>
      ${
        reachable
          ? html`<button
              class="watch"
              aria-label=${this.t('shop.watchName', { name })}
              @click=${() => this.#handleWatch(at)}
            >
              ${icons.play} ${this.t('shop.watch')}
            </button>`
          : nothing
      }
    </li>`;
  }

  #ago(ms: number): string {
    const minutes = Math.round(ms / 60_000);
    const format = new Intl.RelativeTimeFormat(this.localizer?.formatLocale, { style: 'narrow' });
    if (minutes < 1) return format.format(-Math.max(1, Math.round(ms / 1000)), 'second');
    return minutes < 90
      ? format.format(-minutes, 'minute')
      : format.format(-Math.round(minutes / 60), 'hour');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'live-missed-products': LiveMissedProductsElement;
  }
}
