import { numberWords, sayNumber, type NumberWords } from './number-words.js';

const AMOUNT =
  /([$€£]\s?)?(\d{1,3}(?:,\d{3})+|\d{1,9})(?:\.(\d{1,2}))?(?!\d)(\s?%|\s?\p{L}{1,2}(?!\p{L}))?/gu;

/**
 * A written text as a host would say it: "$19.99" → "nineteen ninety nine", "500 ml" → "five
 * hundred millilitres". For comparing, so that both sides are words; the text itself where the
 * language has no table.
 */
export function asSpoken(text: string, language: string): string {
  const table = numberWords(language);
  if (!table || !/\d/.test(text)) return text;
  return text.replace(AMOUNT, (whole, ...[sign, digits, decimals, after]: (string | undefined)[]) =>
    [
      ...sayAmount(digits ?? '', decimals, sign?.trim(), table),
      sayUnit(after?.trim(), table) ?? after ?? '',
    ]
      .join(' ')
      .concat(whole.endsWith(' ') ? ' ' : ''),
  );
}

function sayAmount(
  digits: string,
  decimals: string | undefined,
  sign: string | undefined,
  table: NumberWords,
): string[] {
  const value = Number(digits.replaceAll(',', ''));
  const said =
    /^(19|20)\d\d$/.test(digits) && !sign ? sayYear(value, table) : sayNumber(value, table);
  const currency = Object.keys(table.currencies).find((word) => table.currencies[word] === sign);
  if (decimals === undefined) return currency ? [...said, currency] : said;
  // A price is said as a pair; any other number digit by digit.
  if (sign) return [...said, ...sayNumber(Number(decimals.padEnd(2, '0')), table)];
  if (decimals.length === 2 && Number(decimals) >= 10) {
    return [...said, ...sayNumber(Number(decimals), table)];
  }
  return [
    ...said,
    table.point,
    ...decimals.split('').flatMap((digit) => sayNumber(Number(digit), table)),
  ];
}

/** Years are said as a pair, except the round ones: 2000, 2005. */
function sayYear(value: number, table: NumberWords): string[] {
  const rest = value % 100;
  if (rest < 10) return sayNumber(value, table);
  return [...sayNumber(Math.floor(value / 100), table), ...sayNumber(rest, table)];
}

function sayUnit(symbol: string | undefined, table: NumberWords): string | undefined {
  if (symbol === '%') return table.percent[0];
  return Object.keys(table.units).find((word) => table.units[word] === symbol);
}
