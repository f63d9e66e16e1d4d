import type { Money } from '../show/show-document.js';

/** What stands for the currency; `auto` takes the code where the sign alone could be another's. */
export type CurrencyDisplay = 'auto' | 'narrowSymbol' | 'code';

/** Signs that several currencies share. */
const SHARED = /^([$¥￥£₨]|kr\.?|rs|fr\.?)$/i;

const formats = new Map<string, Intl.NumberFormat>();

/**
 * An amount as a reader of `language` writes it. The decimal string goes into the format as it is,
 * so that no cent is lost to a float, and with the decimals the shop states: engines disagree on
 * how many a currency has. ".00" is left out, since prices are read at a glance.
 * A currency or language that the browser does not know gives "12.50 XYZ", never a throw.
 */
export function formatMoney(
  { amount, currency }: Money,
  language: string,
  display: CurrencyDisplay = 'auto',
): string {
  try {
    // One decimal is a back end's "12.50" on its way through a number.
    const stated = amount.split('.')[1]?.length ?? 0;
    const format = formatFor(language, currency, stated === 1 ? 2 : stated, display);
    return isolate(isDecimal(amount) ? format.format(amount) : `${amount} ${currency}`);
  } catch {
    return isolate(`${amount} ${currency}`);
  }
}

function formatFor(
  language: string,
  currency: string,
  places: number,
  display: CurrencyDisplay,
): Intl.NumberFormat {
  const key = `${language} ${currency} ${places} ${display}`;
  let format = formats.get(key);
  if (format) return format;
  const make = (currencyDisplay: 'symbol' | 'narrowSymbol' | 'code'): Intl.NumberFormat =>
    new Intl.NumberFormat(language, {
      style: 'currency',
      currency,
      currencyDisplay,
      minimumFractionDigits: places,
      maximumFractionDigits: places,
      trailingZeroDisplay: 'stripIfInteger',
    });
  format = make(display === 'code' ? 'code' : 'narrowSymbol');
  if (display === 'auto') {
    // Arabic has words of its own for them; what CLDR calls narrow is Latin: "E£".
    if (/^ar\b/i.test(language)) format = make('symbol');
    if (isForeign(format, language, currency)) format = make('code');
  }
  formats.set(key, format);
  return format;
}

/** Whether readers there would take the sign for that of another currency: "$" in Canada. */
function isForeign(format: Intl.NumberFormat, language: string, currency: string): boolean {
  const sign = format.formatToParts(0).find(({ type }) => type === 'currency')?.value ?? '';
  if (!SHARED.test(sign)) return false;
  // A currency's code begins with its country's.
  const home = currency.slice(0, 2);
  const locale = new Intl.Locale(language);
  if (locale.maximize().region !== home) return true;
  // Who reads Chinese takes ¥ for yuan in Tokyo too, and who reads Japanese for yen.
  const tongue = /^(ja|zh)$/.test(locale.language) && /[¥￥]/.test(sign);
  return tongue && new Intl.Locale(locale.language).maximize().region !== home;
}

/** Right-to-left text around it would pull sign and number apart: U+2066 … U+2069. */
function isolate(price: string): string {
  return `\u2066${price}\u2069`;
}

function isDecimal(amount: string): amount is `${number}` {
  return /^-?\d+(\.\d+)?$/.test(amount);
}
