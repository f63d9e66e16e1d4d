import type { OrderMapOptions } from '../../sdk/index.js';

/** Names of countries and regions, and numbers, as this viewer reads them. */
export interface OrderNames {
  nameOf(code: string): string;
  number(value: number): string;
  percent(share: number): string;
}

interface Formats {
  readonly regions: Intl.DisplayNames | null;
  readonly plain: Intl.NumberFormat;
  readonly share: Intl.NumberFormat;
  readonly smallShare: Intl.NumberFormat;
}

const made = new Map<string, Formats>();

/** Names by the browser, unless the page has its own: what a place is called can be disputed. */
export function orderNames(locale: string, { regionNames }: OrderMapOptions): OrderNames {
  const { regions, plain, share: large, smallShare } = formatsOf(locale);
  return {
    nameOf(code) {
      const own = regionNames?.[code];
      if (own) return own;
      try {
        return regions?.of(code) ?? code;
      } catch {
        // Not shaped like a code.
        return code;
      }
    },
    number: (value) => plain.format(value),
    percent: (share) => (share < 0.1 ? smallShare : large).format(share),
  };
}

/** Making them is what takes time. */
function formatsOf(locale: string): Formats {
  let formats = made.get(locale);
  if (!formats) {
    let regions: Intl.DisplayNames | null = null;
    try {
      regions = new Intl.DisplayNames(locale, { type: 'region' });
    } catch {
      // A browser without the names of this language: codes are names, too.
    }
    const percent = (maximumFractionDigits: number): Intl.NumberFormat =>
      new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits });
    formats = {
      regions,
      plain: new Intl.NumberFormat(locale),
      share: percent(0),
      smallShare: percent(1),
    };
    made.set(locale, formats);
  }
  return formats;
}

/** The flag of a code, as the two letters that devices draw one for. Windows draws the letters. */
export function flagOf(code: string): string {
  return Array.from(code, (letter) =>
    String.fromCodePoint(0x1f1a5 + (letter.codePointAt(0) ?? 0)),
  ).join('');
}
