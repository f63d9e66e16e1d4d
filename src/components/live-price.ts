import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import {
  anchorPrice,
  discountPercent,
  minimumAge,
  priceAt,
  promoPhase,
  strikeThrough,
} from '../sdk/index.js';
import type { MarketRules, Price, ReferencePrice, Requote, Variant } from '../sdk/index.js';
import { DueController } from './internal/due-controller.js';
import { LiveElement } from './internal/live-element.js';
import { StoreController } from './internal/store-controller.js';
import { priceStyles } from './live-price.styles.js';
import { priceOf } from './internal/price-of.js';

/** Prices that have to be looked at before anybody buys: a change is no small print. */
const REQUOTE_SHOWN_MS = 10 * 60_000;

/**
 * What a variant costs, with what the viewer's market wants said beside it: the figure a reduction
 * counts from, the unit price, taxes, until when it holds, and that it has been quoted anew.
 *
 * @csspart price - The price.
 * @csspart before - The figure that is struck through.
 * @csspart percent - How much less it is.
 * @csspart note - One line of what is said beside it.
 */
export class LivePriceElement extends LiveElement {
  static override styles = [LiveElement.styles, priceStyles];
  static override texts = 'market' as const;

  /** Which product of the show. */
  @property({ attribute: 'product-id' }) productId = '';
  /** Which variant; without it the first. */
  @property({ attribute: 'variant-id' }) variantId = '';
  /** The price and the struck figure only, in a line. */
  @property({ type: Boolean, reflect: true }) compact = false;
  /** Other variants cost more. */
  @property({ type: Boolean }) from = false;

  #shop = new StoreController(this, (room) => room.shop.store);
  #market = new StoreController(this, (room) => room.market.store);
  #due = new DueController(this);

  get #variant(): Variant | undefined {
    const product = this.#shop.state?.products.find(({ id }) => id === this.productId);
    return product?.variants.find(({ id }) => id === this.variantId) ?? product?.variants[0];
  }

  protected override render(): unknown {
    const variant = this.#variant;
    if (!variant || !this.localizer) return nothing;
    const { now } = this.#due;
    const { promo } = variant.price;
    if (promo?.startsAt !== undefined) this.#due.at(promo.startsAt);
    if (promo) this.#due.at(promo.endsAt);
    const price = priceAt(variant.price, now);
    const rules = this.#market.state?.rules ?? null;
    return html`${this.#renderLine(price, rules)}
    ${this.#renderRequote(this.#shop.state?.requotes[variant.id], now)}
    ${this.compact ? nothing : this.#renderNotes(price, rules, now)}`;
  }

  #renderLine(price: Price, rules: MarketRules | null): TemplateResult {
    const struck = strikeThrough(price, rules);
    const percent = discountPercent(price, rules);
    const words = priceOf(this, price);
    return html`<p class="line">
      <bdi class="price" part="price"
        >${this.from ? this.t('product.from', { price: words }) : words}</bdi
      >
      ${
        struck
          ? html`<s part="before"
              ><span class="unseen">${this.t('price.before')} </span
              ><bdi>${priceOf(this, struck)}</bdi></s
            >`
          : nothing
      }
      ${
        percent === null
          ? nothing
          : html`<span class="percent" part="percent">
              <bdi aria-hidden="true">${this.#percentOf(-percent).replace('-', '−')}</bdi>
              <span class="unseen"
                >${this.t('price.percentOff', { percent: this.#percentOf(percent) })}</span
              >
            </span>`
      }
    </p>`;
  }

  #renderNotes(price: Price, rules: MarketRules | null, now: number): unknown {
    const struck = strikeThrough(price, rules);
    const anchor = anchorPrice(price, rules);
    const { unitPrice, taxIncluded, taxNote, shippingNote, converted } = price;
    const tax =
      this.textOf(taxNote) ||
      (taxIncluded === undefined
        ? ''
        : this.t(taxIncluded ? 'price.taxIncluded' : 'price.taxExcluded'));
    return [
      struck && this.#reference(struck),
      anchor && this.#reference(anchor),
      unitPrice &&
        this.t('price.perUnit', {
          price: priceOf(this, unitPrice),
          // "100 g" stays in this order in a line that runs the other way.
          unit: `\u2068${this.textOf(unitPrice.unit)}\u2069`,
        }),
      [tax, this.textOf(shippingNote)].filter(Boolean).join(' · '),
      this.#promo(price, now),
      converted &&
        this.t('price.charged', {
          price: priceOf(this, converted.from),
          source: converted.source,
          when: this.#when(converted.asOf),
        }),
      ...this.#limits(rules),
    ].map((note) => (note ? html`<p class="note" part="note"><bdi>${note}</bdi></p>` : nothing));
  }

  #reference({ kind, label, ...money }: ReferencePrice): string {
    const price = priceOf(this, money);
    const own = this.textOf(label);
    return own ? `${own}: ${price}` : this.t(`price.${kind}`, { price });
  }

  #promo({ promo }: Price, now: number): string {
    const phase = promoPhase(promo, now);
    if (!promo || phase === 'none' || phase === 'over') return '';
    const when = this.t(phase === 'soon' ? 'price.soon' : 'price.until', {
      when: this.#when(phase === 'soon' ? (promo.startsAt ?? promo.endsAt) : promo.endsAt),
    });
    return [this.textOf(promo.label), when].filter(Boolean).join(' · ');
  }

  #limits(rules: MarketRules | null): readonly string[] {
    const product = this.#shop.state?.products.find(({ id }) => id === this.productId);
    if (this.#shop.state?.banned.includes(this.productId)) return [this.t('price.banned')];
    const age = product ? minimumAge(product, rules) : null;
    return age === null ? [] : [this.t('price.minimumAge', { age })];
  }

  /** A price that is another one now says so, and goes on saying it for a while. */
  #renderRequote(requote: Requote | undefined, now: number): unknown {
    if (!requote || now - requote.at > REQUOTE_SHOWN_MS) return nothing;
    this.#due.at(requote.at + REQUOTE_SHOWN_MS);
    return html`<p class="requoted" part="note" role="status">
      ${this.t('price.requoted', {
        price: priceOf(this, requote.price),
        previous: priceOf(this, requote.previous),
      })}
    </p>`;
  }

  #percentOf(percent: number): string {
    const locale = this.localizer?.formatLocale;
    return new Intl.NumberFormat(locale, { style: 'percent' }).format(percent / 100);
  }

  #when(time: number): string {
    const soon = Math.abs(time - this.#due.now) < 20 * 3_600_000;
    return new Intl.DateTimeFormat(this.localizer?.formatLocale, {
      ...(soon ? {} : { day: 'numeric', month: 'short' }),
      hour: 'numeric',
      minute: '2-digit',
    }).format(time);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'live-price': LivePriceElement;
  }
}
