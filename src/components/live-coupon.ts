import { css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { InteractionOf } from '../sdk/index.js';
import { ClaimView } from './internal/claim-view.js';
import { priceOf } from './internal/price-of.js';

type Coupon = InteractionOf<'coupon'>;

/**
 * A coupon: claimed once, its code goes into the cart with one tap.
 *
 * @csspart activity - Everything of it.
 * @csspart act - The button that claims it.
 * @csspart grant - What was given.
 * @csspart code - The code.
 * @csspart apply - The button that puts the code into the cart.
 */
export class LiveCouponElement extends ClaimView<'coupon'> {
  static override styles = [
    ClaimView.styles,
    css`
      .offer {
        position: relative;
        border: 1.5px dashed var(--_line);
        background: color-mix(in srgb, var(--_accent) 14%, var(--_surface-raised));
      }
    `,
  ];

  protected override readonly kind = 'coupon';

  protected override renderKind(coupon: Coupon): unknown {
    const { own } = coupon;
    if (own.claimed && own.grant) return this.renderGrant(own, own.grant);
    return html`${this.#renderOffer(coupon)}
    ${own.claimed ? this.renderTaken() : this.#renderWay(coupon)}`;
  }

  #renderOffer({ details, phase }: Coupon): TemplateResult {
    const { percent, amount, minimum, left } = details;
    const off =
      percent === null
        ? amount && this.t('coupon.amount', { amount: priceOf(this, amount) })
        : this.t('coupon.percent', {
            percent: this.number(percent / 100, { style: 'percent', maximumFractionDigits: 1 }),
          });
    return html`<div class="ticket offer">
      ${off ? html`<bdi class="big">${off}</bdi>` : nothing}
      ${
        minimum
          ? html`<span class="soft"
              ><bdi>${this.t('coupon.minimum', { amount: priceOf(this, minimum) })}</bdi></span
            >`
          : nothing
      }
      ${
        left !== null && phase === 'open'
          ? html`<span class="number">${this.t('interactions.left', { count: left })}</span>`
          : nothing
      }
    </div>`;
  }

  #renderWay(coupon: Coupon): unknown {
    const { phase, details } = coupon;
    if (phase === 'scheduled' || phase === 'countdown')
      return this.renderState(this.t('interactions.waitForStart'));
    if (phase === 'open') {
      const gone = details.left === 0;
      return this.renderAction(
        this.t(gone ? 'interactions.allGone' : 'coupon.claim'),
        { type: 'claim' },
        gone || coupon.trouble !== null,
      );
    }
    if (details.nextAt !== null)
      return this.renderState(this.t('coupon.next', { when: this.when(details.nextAt) }));
    return this.renderState(this.t('coupon.missed'));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'live-coupon': LiveCouponElement;
  }
}
