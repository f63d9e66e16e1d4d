import type { Money } from '../../sdk/index.js';

/**
 * Money in the viewer's words. The digits are the back end's: `Intl` disagrees with shops, and
 * with itself between browsers, about how many decimals a currency has.
 */
export function formatMoney(money: Money, locale: string): string {
  const digits = Math.min(money.amount.split('.')[1]?.length ?? 0, 4);
  try {
    return new Intl.NumberFormat(locale, {
      style: 'currency',
      currency: money.currency,
      currencyDisplay: 'narrowSymbol',
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    }).format(money.amount as Intl.StringNumericLiteral);
  } catch {
    return `${money.amount} ${money.currency}`;
  }
}

/** 75 → "1:15"; 3675 → "1:01:15". For clocks beside a slider, the same in every language. */
export function formatClock(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const two = (value: number): string => String(value).padStart(2, '0');
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  const tail = `${hours > 0 ? two(minutes) : minutes}:${two(whole % 60)}`;
  return hours > 0 ? `${hours}:${tail}` : tail;
}

/** A language in the viewer's own words, or its tag. */
export function languageName(tag: string, locale: string): string {
  try {
    return new Intl.DisplayNames(locale, { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
