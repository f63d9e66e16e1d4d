/** Digits that people write, each block from its zero on: Latin, two Arabic, Thai, full-width. */
const ZEROS = [0x0660, 0x06f0, 0x0e50, 0xff10] as const;
const FRACTIONS: Readonly<Record<string, number>> = {
  '½': 1 / 2,
  '¼': 1 / 4,
  '¾': 3 / 4,
  '⅓': 1 / 3,
  '⅔': 2 / 3,
  '⅛': 1 / 8,
  '⅜': 3 / 8,
  '⅝': 5 / 8,
  '⅞': 7 / 8,
};

/** Languages that write 1.234,5 or 1 234,5; the others 1,234.5. */
const COMMA = new Set('es pt fr de id vi ru it nl pl tr uk cs sv da nb fi el ro hu'.split(' '));
/** Regions that do it otherwise than their language. */
const POINT_REGIONS = new Set('MX US PR GT HN NI SV PA DO CU PE CH LI'.split(' '));

const PLAIN =
  "[0-9]{1,3}(?: [0-9]{3})+(?:,[0-9]+)?|[0-9]{1,3}(?:[’'][0-9]{3})+(?:[.,][0-9]+)?|[0-9]+(?:[.,٫٬][0-9]+)*";
const VULGAR = '[0-9]+ [0-9]/[0-9]{1,2}|[0-9]/[0-9]{1,2}|(?:[0-9]+ ?)?[½¼¾⅓⅔⅛⅜⅝⅞]';

/** A number as it is written, in folded text. */
export const NUMBER = `(?:${VULGAR}|${PLAIN})`;

/**
 * The same text, character for character, with Latin digits and letters of one width: positions in
 * one are positions in the other.
 */
export function fold(text: string): string {
  return text.replace(/[\u0660-\u0669\u06f0-\u06f9\u0e50-\u0e59\uff01-\uff5e\s]/g, (sign) => {
    const code = sign.charCodeAt(0);
    if (/\s/.test(sign)) return ' ';
    for (const zero of ZEROS) if (code >= zero && code < zero + 10) return String(code - zero);
    return String.fromCharCode(code - 0xfee0);
  });
}

/** In which digits a text is written: what stands beside its numbers should look like them. */
export function digitsOf(text: string): 'arab' | 'thai' | 'latn' {
  if (/[\u0660-\u0669]/.test(text)) return 'arab';
  return /[\u0e50-\u0e59]/.test(text) ? 'thai' : 'latn';
}

/** Whether the comma is what stands before decimals. */
export function writesComma(language: string): boolean {
  const [base = '', ...rest] = language.split('-');
  const region = rest.find((part) => part.length === 2)?.toUpperCase();
  return COMMA.has(base.toLowerCase()) && !(region && POINT_REGIONS.has(region));
}

/** What a written number is, in the conventions of its language; null for what is none. */
export function readNumber(written: string, language: string): number | null {
  const fraction = readFraction(written);
  if (fraction !== null) return fraction;
  const bare = written.replace(/[ ’'٬]/g, '').replace(/٫/g, '.');
  const points = bare.split('.').length - 1;
  const commas = bare.split(',').length - 1;
  const last = Math.max(bare.lastIndexOf('.'), bare.lastIndexOf(','));
  if (last < 0) return Number(bare);
  const mark = bare[last] ?? '';
  const groups = bare.slice(0, last).split(/[.,]/);
  if (points > 0 && commas > 0) {
    // 1.234,5 and 1,234.5: the last is the decimal mark, and there is one of it.
    return (mark === '.' ? points : commas) === 1 && isGrouped(groups) ? join(bare, last) : null;
  }
  const all = bare.split(mark);
  if (all.length > 2) return isGrouped(all) ? Number(all.join('')) : null;
  if (/٫/.test(written) || (mark === ',') === writesComma(language)) return join(bare, last);
  // The other mark: of thousands where it can be, else somebody writes as elsewhere.
  return isGrouped(all) && all[0] !== '0' ? Number(all.join('')) : join(bare, last);
}

function readFraction(written: string): number | null {
  const sign = Array.from(written).find((each) => each in FRACTIONS);
  if (sign) return Number(written.replace(sign, '').trim() || 0) + (FRACTIONS[sign] ?? 0);
  const [, whole = '0', top = '', bottom = ''] =
    /^(?:([0-9]+) )?([0-9])\/([0-9]{1,2})$/.exec(written) ?? [];
  if (!bottom) return null;
  const value = Number(whole) + Number(top) / Number(bottom);
  return Number.isFinite(value) ? value : null;
}

const join = (bare: string, mark: number): number =>
  Number(`${bare.slice(0, mark).replace(/[.,]/g, '')}.${bare.slice(mark + 1)}`);

/** 1|234|567, and 12|34|567 as in India. */
function isGrouped([first = '', ...rest]: readonly string[]): boolean {
  if (rest.length === 0) return true;
  const tail = rest.at(-1)?.length === 3;
  const middle = rest.slice(0, -1);
  return first.length <= 3 && tail && middle.every(({ length }) => length === 3 || length === 2);
}
