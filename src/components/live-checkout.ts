import { css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { Cart, Payment } from '../sdk/index.js';
import { NoticeEvent } from './internal/element-events.js';
import { LiveElement } from './internal/live-element.js';
import { methodName } from './internal/payment-names.js';
import { linkUrl } from './internal/safe-url.js';
import { sheetStyles } from './internal/sheet.styles.js';
import { StoreController } from './internal/store-controller.js';
import { priceOf } from './internal/price-of.js';

/** Payments of which nothing more is to be expected. */
const FAILED: readonly Payment['status'][] = ['failed', 'expired'];

/**
 * What the cart comes to, and the way to pay it, which is the site's; and what became of
 * payments that take their time. Nothing while there is neither.
 *
 * @slot - The site's own quick payment buttons. They stay in the page's document: payment
 *   providers refuse to be mounted in a shadow root.
 * @csspart checkout - The button that goes to pay.
 * @csspart payment - A payment that takes its time, or has failed.
 */
export class LiveCheckoutElement extends LiveElement {
  static override styles = [
    LiveElement.styles,
    sheetStyles,
    css`
      :host {
        position: static;
        display: block;
      }
      .sum {
        display: flex;
        justify-content: space-between;
        align-items: baseline;
        font-size: 1.0625rem;
      }
      .payment {
        display: grid;
        gap: 2px;
        padding: 10px 12px;
        border-radius: var(--_radius);
        background: var(--_surface-raised);
      }
      .payment .name {
        display: flex;
        justify-content: space-between;
        gap: 12px;
        font-weight: 600;
      }
      .payment a {
        display: inline-flex;
        align-items: center;
        min-block-size: 44px;
        color: inherit;
        font-weight: 600;
      }
    `,
  ];

  static override texts = 'shop' as const;

  #shop = new StoreController(this, (room) => room.shop.store);

  @state() private payingNow = false;
  /** Where to pay, if the browser kept us from opening it. */
  @state() private checkoutUrl: string | null = null;

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
    const { cart, payments = [] } = this.#shop.state ?? {};
    if (!this.localizer) return nothing;
    const full = cart && cart.lines.length > 0;
    if (!full && payments.length === 0) return nothing;
    // The site's own buttons stay where they are: they keep their state over an empty cart.
    return html`<div class="footer">
      ${payments.map((payment) => this.#renderPayment(payment))}
      ${full ? this.#renderSum(cart) : nothing}
      <slot ?hidden=${!full}></slot>
      ${full ? this.#renderButton(payments.some(({ status }) => FAILED.includes(status))) : nothing}
      ${full ? this.#renderMethods(cart, payments) : nothing}
    </div>`;
  }

  #renderPayment({ method, status, amount, expiresAt, url, message }: Payment): TemplateResult {
    const name = methodName(this, method);
    const link = linkUrl(url);
    return html`<div class="payment ${status}" part="payment" role="status">
      <p class="name">
        <bdi>${this.t(`cart.payment.${status}`, { method: name })}</bdi>
        ${amount ? html`<bdi class="price">${priceOf(this, amount)}</bdi>` : nothing}
      </p>
      ${message ? html`<p class="soft"><bdi>${message}</bdi></p>` : nothing}
      ${
        status === 'pending' && expiresAt !== undefined
          ? html`<p class="soft">${this.t('cart.payBy', { time: this.#timeOf(expiresAt) })}</p>`
          : nothing
      }
      ${
        status === 'pending' && link
          ? html`<a href=${link} target="_blank" rel="noopener">${this.t('cart.openPayment')}</a>`
          : nothing
      }
    </div>`;
  }

  #timeOf(at: number): string {
    const locale = this.localizer?.formatLocale ?? 'en';
    return new Intl.DateTimeFormat(locale, { dateStyle: 'short', timeStyle: 'short' }).format(at);
  }

  /** As the shop names them; one that has just failed is no advice. */
  #renderMethods({ paymentMethods = [] }: Readonly<Cart>, payments: readonly Payment[]): unknown {
    const left = paymentMethods.filter(
      (method) => !payments.some((one) => one.method === method && FAILED.includes(one.status)),
    );
    if (left.length === 0) return nothing;
    const list = new Intl.ListFormat(this.localizer?.formatLocale ?? 'en', { type: 'disjunction' });
    const methods = list.format(left.map((method) => methodName(this, method)));
    return html`<p class="soft"><bdi>${this.t('cart.payWith', { methods })}</bdi></p>`;
  }

  #renderSum({ subtotal }: Readonly<Cart>): unknown {
    if (!subtotal) return nothing;
    return html`<p class="sum">
      <span>${this.t('shelf.subtotal')}</span>
      <bdi class="price">${priceOf(this, subtotal)}</bdi>
    </p>`;
  }

  #renderButton(again: boolean): TemplateResult {
    if (this.checkoutUrl)
      return html`<a class="solid" href=${this.checkoutUrl} target="_blank" rel="noopener"
        >${this.t('shelf.openCheckout')}</a
      >`;
    return html`<button
      class="solid"
      part="checkout"
      aria-busy=${this.payingNow ? 'true' : 'false'}
      @click=${this.#handleCheckout}
    >
      ${this.payingNow ? html`<span class="spinner"></span>` : nothing}
      ${again ? this.t('cart.otherWay') : this.t('shelf.checkout')}
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'live-checkout': LiveCheckoutElement;
  }
}
