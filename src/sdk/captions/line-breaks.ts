import { UNSPACED } from './word-tokens.js';

/** Columns of a caption line: what broadcasters keep to, since a reader takes it in at a glance. */
export const LINE_WIDTH = 42;
export const MAX_WIDTH = 2 * LINE_WIDTH;

/** Characters as wide as two. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]|[\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
const NO_WIDTH = /[\p{M}\p{Cf}]/u;
/** Where a line may end: behind a space, or behind a character of a script without spaces. */
const UNIT = new RegExp(
  `\\s*(?:[${UNSPACED}]\\p{M}*[^\\s\\p{L}\\p{N}]*|(?:(?![${UNSPACED}])\\S)+)`,
  'gu',
);
const INSIDE = new RegExp(`[${UNSPACED}]`, 'u');
const SENTENCE_END = /[.!?…。！？]["'»”’）)]*$/u;
const CLAUSE_END = /[,;:、，；：–—]$/u;

/** What a break behind a unit costs, by what the unit ends with. */
const BREAK_COST = { sentence: 0, clause: 6, space: 14, inside: 20 } as const;
/** A piece that cannot be shown in two lines is worse than any break. */
const TOO_WIDE = 1000;

/** Columns a text takes; Chinese, Japanese and Korean characters take two. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) {
    if (WIDE.test(character)) width += 2;
    else if (!NO_WIDTH.test(character)) width += 1;
  }
  return width;
}

/** Can it be shown in two lines? */
export function fitsTwoLines(text: string): boolean {
  const width = widthOf(text);
  return width <= LINE_WIDTH || (width <= MAX_WIDTH && linesOf(text) <= 2);
}

export function endsSentence(text: string): boolean {
  return SENTENCE_END.test(text);
}

export function endsClause(text: string): boolean {
  return CLAUSE_END.test(text) || endsSentence(text);
}

/** How many pieces of two lines a text needs at least. */
export function piecesNeeded(text: string): number {
  return fitsTwoLines(text) ? 1 : Math.max(2, Math.ceil(widthOf(text) / MAX_WIDTH));
}

/**
 * Splits a text into so many pieces of about the same width, at the ends of sentences, then of
 * clauses, then of words. Pieces are empty where there are too few words.
 */
export function splitText(text: string, count: number): string[] {
  if (count <= 1) return [text.trim()];
  const units = unitsOf(text);
  const ends = units.map((unit) => BREAK_COST[breakKind(unit)]);
  const widths = units.map(widthOf);
  const ideal = widths.reduce((sum, width) => sum + width, 0) / count;
  /** Cheapest way to make so many pieces of the first so many units. */
  let costs = [0, ...units.map(() => Infinity)];
  const cuts: number[][] = [];
  for (let piece = 0; piece < count; piece += 1) {
    const next = costs.map(() => Infinity);
    const from = costs.map(() => 0);
    for (let end = 0; end <= units.length; end += 1) {
      let width = 0;
      for (let begin = end; begin >= 0 && width <= 2 * ideal + LINE_WIDTH; begin -= 1) {
        if (begin < end) width += widths[begin] ?? 0;
        const uneven = ((width - ideal) / Math.max(8, ideal)) ** 2 * 30;
        const cost =
          (costs[begin] ?? Infinity) +
          uneven +
          (width > MAX_WIDTH ? TOO_WIDE : 0) +
          (piece < count - 1 ? (ends[end - 1] ?? 0) : 0);
        if (cost >= (next[end] ?? Infinity)) continue;
        next[end] = cost;
        from[end] = begin;
      }
    }
    costs = next;
    cuts.push(from);
  }
  const pieces: string[] = [];
  let end = units.length;
  for (const from of cuts.reverse()) {
    const begin = from[end] ?? 0;
    pieces.unshift(units.slice(begin, end).join('').trim());
    end = begin;
  }
  return pieces;
}

function linesOf(text: string): number {
  let lines = 1;
  let column = 0;
  for (const unit of unitsOf(text.trim())) {
    const width = widthOf(column === 0 ? unit.trimStart() : unit);
    if (column > 0 && column + width > LINE_WIDTH) {
      lines += 1;
      column = widthOf(unit.trimStart());
    } else {
      column += width;
    }
  }
  return lines;
}

function unitsOf(text: string): string[] {
  return text.match(UNIT) ?? [];
}

function breakKind(unit: string): keyof typeof BREAK_COST {
  if (endsSentence(unit)) return 'sentence';
  if (endsClause(unit)) return 'clause';
  return INSIDE.test(unit) ? 'inside' : 'space';
}
