import type { LocalizedText, Money } from './show-document.js';

/** A figure that a price is compared with, and what it is. */
export interface ReferencePrice extends Money {
  /**
   * `lowest30d`: the lowest of the 30 days before the reduction; `anchor`: the fixed second price
   * of Croatia; `list`: what the maker recommends, or the shop asked before.
   */
  readonly kind: 'lowest30d' | 'anchor' | 'list';
  /** Since when, or as of when, epoch ms. */
  readonly since?: number | undefined;
  /** The shop's own words for it. */
  readonly label?: LocalizedText | undefined;
}

/** What a kilogram, a litre … costs. */
export interface UnitPrice extends Money {
  /** "kg", "100 ml", in the shop's own words where it has several languages. */
  readonly unit: LocalizedText;
}

/** A reduction that really ends. */
export interface Promo {
  readonly startsAt?: number | undefined;
  /** Epoch ms. */
  readonly endsAt: number;
  readonly label?: LocalizedText | undefined;
  /** What it costs afterwards. Without it the reduction is no longer claimed. */
  readonly then?: Money | undefined;
}

/** From which money a price was computed, and at which rate. */
export interface Conversion {
  /** What the shop charges. */
  readonly from: Money;
  readonly rate: string;
  readonly source: string;
  /** Epoch ms. */
  readonly asOf: number;
}

/** How many of `to` one of `from` is, who says so and when. */
export interface ExchangeRate {
  readonly from: string;
  readonly to: string;
  readonly rate: string;
  /** Decimals that prices in `to` are written with; otherwise as many as the shop's own price has. */
  readonly decimals?: number | undefined;
  readonly source: string;
  /** Epoch ms. */
  readonly asOf: number;
}

/** What a variant costs, and what has to be said about it. */
export interface Price extends Money {
  readonly taxIncluded?: boolean | undefined;
  readonly taxNote?: LocalizedText | undefined;
  readonly shippingNote?: LocalizedText | undefined;
  readonly unitPrice?: UnitPrice | undefined;
  readonly referencePrices?: readonly ReferencePrice[] | undefined;
  readonly promo?: Promo | undefined;
  readonly converted?: Conversion | undefined;
}
