import type { MarketRules } from '../markets/market-rules.js';
import type { Price, Promo, ReferencePrice } from '../show/price.js';
import { compareDecimals, isDecimal, percentOf, subtractDecimals } from '../state/decimal.js';

/** What of a market's rules a price has to know. */
export type PriceRules = Pick<MarketRules, 'referencePrice' | 'taxIncluded' | 'promoDates'>;

/** No rules known yet: as strict as can be. */
const STRICT: PriceRules = {
  referencePrice: { lowest30d: true, anchorPrice: true, unitPrice: true },
  taxIncluded: true,
  promoDates: true,
};

/**
 * The figure that may stand struck through beside the price; null when there is none that the law
 * of the market allows. Where the lowest price of 30 days is asked for, nothing else will do.
 */
export function strikeThrough(price: Price, rules: PriceRules | null): ReferencePrice | null {
  const kinds = (rules ?? STRICT).referencePrice.lowest30d
    ? (['lowest30d'] as const)
    : (['lowest30d', 'list'] as const);
  for (const kind of kinds) {
    const figure = price.referencePrices?.find((reference) => reference.kind === kind);
    if (figure && isAbove(figure, price)) return figure;
  }
  return null;
}

/** How much less than the struck figure, in whole percent rounded down; null when it is nothing. */
export function discountPercent(price: Price, rules: PriceRules | null): number | null {
  const figure = strikeThrough(price, rules);
  if (!figure) return null;
  const percent = percentOf(subtractDecimals(figure.amount, price.amount), figure.amount);
  return percent >= 1 ? percent : null;
}

/** The fixed second price, where the market asks for one beside every price. */
export function anchorPrice(price: Price, rules: PriceRules | null): ReferencePrice | null {
  if (!(rules ?? STRICT).referencePrice.anchorPrice) return null;
  return price.referencePrices?.find(({ kind }) => kind === 'anchor') ?? null;
}

/** Where the promotion stands. `over` when it has ended, whatever the page still says. */
export function promoPhase(promo: Promo | undefined, now: number): 'none' | 'soon' | 'on' | 'over' {
  if (!promo) return 'none';
  if (now >= promo.endsAt) return 'over';
  return promo.startsAt !== undefined && now < promo.startsAt ? 'soon' : 'on';
}

/**
 * The price as it may be shown at a moment: when a promotion is over, so are its reduction and its
 * figures, and where the shop has said what it costs then, that is the price.
 */
export function priceAt(price: Price, now: number): Price {
  if (promoPhase(price.promo, now) !== 'over') return price;
  const { promo, referencePrices, ...rest } = price;
  const anchors = referencePrices?.filter(({ kind }) => kind === 'anchor');
  return { ...rest, ...promo?.then, referencePrices: anchors };
}

/** What a shop has left out that the market asks for: for operators, not for viewers. */
export function missingFigures(
  price: Price,
  rules: PriceRules | null,
): readonly ('lowest30d' | 'anchorPrice' | 'taxIncluded' | 'promoEnd')[] {
  const { referencePrice, taxIncluded, promoDates } = rules ?? STRICT;
  const has = (kind: ReferencePrice['kind']): boolean =>
    price.referencePrices?.some((reference) => reference.kind === kind) ?? false;
  const reduced = has('list') || price.promo !== undefined;
  return [
    ...(referencePrice.lowest30d && reduced && !has('lowest30d') ? (['lowest30d'] as const) : []),
    ...(referencePrice.anchorPrice && !has('anchor') ? (['anchorPrice'] as const) : []),
    ...(taxIncluded && price.taxIncluded === false ? (['taxIncluded'] as const) : []),
    ...(promoDates && has('list') && !price.promo ? (['promoEnd'] as const) : []),
  ];
}

function isAbove(figure: ReferencePrice, price: Price): boolean {
  return (
    figure.currency === price.currency &&
    isDecimal(figure.amount) &&
    isDecimal(price.amount) &&
    compareDecimals(figure.amount, price.amount) > 0
  );
}
