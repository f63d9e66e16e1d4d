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
 * clauses, then of words. Where it cannot be split like that, all of it is in the first piece.
 */
export function splitText(text: string, count: number): string[] {
  const units = unitsOf(text);
  const costs = units.map((unit) => BREAK_COST[breakKind(unit)]);
  /** Columns before each unit, and behind the last. */
  const columns = [0];
  for (const unit of units) columns.push((columns.at(-1) ?? 0) + widthOf(unit));
  const ideal = (columns.at(-1) ?? 0) / count;
  const pieceCost = (width: number): number =>
    30 * ((width - ideal) / Math.max(8, ideal)) ** 2 + (width > MAX_WIDTH ? TOO_WIDE : 0);

  /** The ways to end each piece: behind which unit, after which end of the piece before. */
  let ends: readonly Ending[] = [{ unit: 0, column: 0, cost: 0, before: undefined }];
  for (let piece = 1; piece <= count; piece += 1) {
    const starts = ends;
    ends = columns.flatMap((column, unit): Ending[] => {
      const far = piece === count ? unit < units.length : Math.abs(column - piece * ideal) > ideal;
      if (far) return [];
      const breakCost = piece === count ? 0 : (costs[unit - 1] ?? 0);
      let best: Ending | undefined;
      for (const before of starts) {
        if (before.unit > unit) break;
        const cost = before.cost + breakCost + pieceCost(column - before.column);
        if (!best || cost < best.cost) best = { unit, column, cost, before };
      }
      return best ? [best] : [];
    });
  }
  const pieces: string[] = [];
  for (let end = ends[0]; end?.before; end = end.before) {
    pieces.unshift(units.slice(end.before.unit, end.unit).join('').trim());
  }
  return pieces.length === count ? pieces : [text.trim(), ...Array<string>(count - 1).fill('')];
}

interface Ending {
  readonly unit: number;
  readonly column: number;
  readonly cost: number;
  readonly before: Ending | undefined;
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
