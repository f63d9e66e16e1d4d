import type { Money } from '../show/show-document.js';

const formats = new Map<string, Intl.NumberFormat>();

/**
 * An amount as a reader of `language` writes it. The decimal string goes into the format as it is,
 * so that no cent is lost to a float; ".00" is left out, since prices are read at a glance.
 * A currency or language that the browser does not know gives "12.50 XYZ", never a throw.
 */
export function formatMoney(
  { amount, currency }: Money,
  language: string,
  display: 'narrowSymbol' | 'code' = 'narrowSymbol',
): string {
  try {
    const key = `${language} ${currency} ${display}`;
    let format = formats.get(key);
    if (!format) {
      format = new Intl.NumberFormat(language, {
        style: 'currency',
        currency,
        currencyDisplay: display,
        trailingZeroDisplay: 'stripIfInteger',
      });
      formats.set(key, format);
    }
    return isolate(isDecimal(amount) ? format.format(amount) : `${amount} ${currency}`);
  } catch {
    return isolate(`${amount} ${currency}`);
  }
}

/** Right-to-left text around it would pull sign and number apart: U+2066 … U+2069. */
function isolate(price: string): string {
  return `\u2066${price}\u2069`;
}

function isDecimal(amount: string): amount is `${number}` {
  return /^-?\d+(\.\d+)?$/.test(amount);
}
