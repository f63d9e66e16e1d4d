import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Product, ShopState } from '../../sdk/index.js';
import { hideBroken, showLoaded } from './broken-images.js';
import { SheetEvent } from './element-events.js';
import { icons } from './icons.js';
import type { LiveElement } from './live-element.js';
import { imageUrl } from './safe-url.js';
import { styled } from './styled.js';
import { isBuyable, priceRange, shownVariant } from './variant-choice.js';

/** More dots than these are a pattern, not a choice. */
const MOST_SWATCHES = 5;

/** One product of a list: opens its sheet. */
export function productRow(
  view: LiveElement,
  product: Product,
  shop: Readonly<ShopState>,
): TemplateResult {
  const variant = shownVariant(product, shop);
  const image = imageUrl(variant?.image) ?? imageUrl(product.images[0]?.url);
  const { lowest, one } = priceRange(product);
  const buyable = product.variants.some((each) => isBuyable(each, shop));
  return html`<button
    class="row"
    data-product=${product.id}
    @click=${() => view.dispatchEvent(new SheetEvent('product', product.id))}
  >
    <span class="thumb ${buyable ? '' : 'faded'}">
      ${
        image
          ? html`<img
              src=${image}
              alt=""
              loading="lazy"
              decoding="async"
              @error=${hideBroken}
              @load=${showLoaded}
            />`
          : nothing
      }
    </span>
    <span class="words">
      ${
        shop.pins.includes(product.id)
          ? html`<span class="pinned">${view.t('product.pinned')}</span>`
          : nothing
      }
      <span class="name"><bdi>${view.textOf(product.name)}</bdi></span>
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
      <live-labels compact product-id=${product.id}></live-labels>
      ${buyable ? swatches(product) : nothing}
    </span>
    <span class="chevron">${icons.chevron}</span>
  </button>`;
}

function swatches({ options }: Product): unknown {
  const colours = options.flatMap(({ values }) => values).flatMap(({ swatch }) => swatch ?? []);
  if (colours.length < 2) return nothing;
  const more = colours.length - MOST_SWATCHES;
  return html`<span class="swatches" aria-hidden="true">
    ${colours
      .slice(0, MOST_SWATCHES)
      .map((colour) => html`<i ${styled({ 'background-color': colour })}></i>`)}
    ${more > 0 ? `+${more}` : nothing}
  </span>`;
}
