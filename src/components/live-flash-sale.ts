import { css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { InteractionOf } from '../sdk/index.js';
import { hideBroken, showLoaded } from './internal/broken-images.js';
import { ClaimView } from './internal/claim-view.js';
import { SheetEvent } from './internal/element-events.js';
import { icons } from './internal/icons.js';
import { meter } from './internal/meter.js';
import { quantityStepper } from './internal/quantity-stepper.js';
import { imageUrl } from './internal/safe-url.js';
import { stepperStyles } from './internal/stepper.styles.js';
import { StoreController } from './internal/store-controller.js';
import { priceOf } from './internal/price-of.js';

type FlashSale = InteractionOf<'flash-sale'>;

/**
 * A product for a short time at another price: what it costs, what is left, and a real end.
 *
 * @csspart activity - Everything of it.
 * @csspart act - The button that buys.
 * @csspart price - The price of the sale.
 */
export class LiveFlashSaleElement extends ClaimView<'flash-sale'> {
  static override styles = [
    ClaimView.styles,
    stepperStyles,
    css`
      .price {
        font-size: 1.375rem;
        font-weight: 750;
        font-variant-numeric: tabular-nums;
      }
      .details {
        margin-block: -8px;
        text-align: start;
        text-decoration: underline;
        text-underline-offset: 3px;
      }
      .buying {
        display: flex;
        gap: 8px;
        align-items: center;
      }
      .buying .actions {
        flex: 1;
      }
    `,
  ];

  protected override readonly kind = 'flash-sale';

  #shop = new StoreController(this, (room) => room.shop.store);

  @state() private quantity = 1;

  protected override renderKind(sale: FlashSale): unknown {
    const { details, own, phase } = sale;
    const { left, stock } = details;
    return html`
      ${this.#renderProduct(sale)}
      ${phase === 'open' && stock > 0 ? meter(left / stock, this.t('sale.stock', { left, stock })) : nothing}
      ${
        own.bought > 0
          ? this.renderState(this.t('sale.bought', { count: own.bought }), 'good', icons.check)
          : nothing
      }
      ${own.claimed && own.grant ? this.renderGrant(own, own.grant) : nothing}
      ${this.#renderWay(sale)}
    `;
  }

  #renderProduct({ details }: FlashSale): TemplateResult {
    const product = this.#shop.state?.products.find(({ id }) => id === details.productId);
    const variant = product?.variants.find(({ id }) => id === details.variantId);
    const image = imageUrl(variant?.image) ?? imageUrl(product?.images[0]?.url);
    const { price, regularPrice } = details;
    return html`<div class="goods">
      ${image ? html`<img src=${image} alt="" @error=${hideBroken} @load=${showLoaded} />` : nothing}
      <div>
        ${product ? html`<p><bdi>${this.textOf(product.name)}</bdi></p>` : nothing}
        <p class="row">
          <bdi class="price" part="price">${priceOf(this, price)}</bdi>
          ${
            regularPrice
              ? html`<span class="soft"
                  ><bdi>${this.t('sale.was', { price: priceOf(this, regularPrice) })}</bdi></span
                >`
              : nothing
          }
        </p>
        ${
          product
            ? html`<button
                class="details soft"
                @click=${() => this.dispatchEvent(new SheetEvent('product', product.id))}
              >
                ${this.t('sale.details')}
              </button>`
            : nothing
        }
      </div>
    </div>`;
  }

  #renderWay({ details, own, phase, trouble, title }: FlashSale): unknown {
    if (phase === 'scheduled' || phase === 'countdown')
      return this.renderState(this.t('interactions.waitForStart'));
    if (phase !== 'open') return this.renderState(this.t('sale.over'));
    const most = Math.min(details.perBuyer - own.bought, details.left);
    if (details.left <= 0) return this.renderState(this.t('interactions.allGone'));
    if (most <= 0)
      return html`<p class="soft">${this.t('sale.perBuyer', { count: details.perBuyer })}</p>`;
    const quantity = Math.min(this.quantity, most);
    return html`<p class="soft">${this.t('sale.perBuyer', { count: details.perBuyer })}</p>
      <div class="buying">
        ${
          most > 1
            ? quantityStepper(this, {
                name: this.textOf(title),
                quantity,
                least: 1,
                most,
                busy: this.busy,
                change: (wanted) => (this.quantity = wanted),
              })
            : nothing
        }
        ${this.renderAction(this.t('sale.buy'), { type: 'claim', quantity }, trouble !== null)}
      </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'live-flash-sale': LiveFlashSaleElement;
  }
}
