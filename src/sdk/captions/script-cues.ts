import type { LocalizedText, ScriptLine } from '../show/show-document.js';
import type { CaptionCue } from './caption-timeline.js';
import { fitsTwoLines, piecesNeeded, splitText, widthOf } from './line-breaks.js';
import { wordsOf } from './word-tokens.js';
import { asSpoken } from './written-to-spoken.js';

/** A part of a line that fits two lines on screen in every language. */
export interface ScriptPiece {
  readonly text: LocalizedText;
  /** Share of the line that has been said when this piece begins, 0–1. */
  readonly from: number;
}

/** A line being said. */
export interface Occurrence {
  readonly id: string;
  readonly line: number;
  /** Stage time of its first word. */
  readonly start: number;
  /** Which share of the line had been said when each of its words began, in their order. */
  readonly said: readonly { readonly share: number; readonly time: number }[];
  /** When its last word so far ended. */
  readonly end: number;
}

/** How long a column of text takes to say, ms: 15 characters a second. */
const PACE = 65;
/** No language needs more for the longest line a script can have. */
const MAX_PIECES = 40;

/** The line in pieces, the same number in each language, broken at sense units. */
export function piecesOf({ text }: ScriptLine, spoken: string, language: string): ScriptPiece[] {
  const texts = typeof text === 'string' ? { '': text } : text;
  let count = Math.max(1, ...Object.values(texts).map(piecesNeeded));
  let pieces = splitAll(texts, count);
  while (count < MAX_PIECES && !pieces.every((piece) => Object.values(piece).every(fitsTwoLines))) {
    count += 1;
    pieces = splitAll(texts, count);
  }
  const words = splitText(spoken, count).map((part) => wordsOf(asSpoken(part, language)).length);
  const total = Math.max(
    1,
    words.reduce((sum, length) => sum + length, 0),
  );
  let before = 0;
  return pieces.map((piece, index) => {
    const from = before / total;
    before += words[index] ?? 0;
    return { text: typeof text === 'string' ? (piece[''] ?? '') : piece, from };
  });
}

/**
 * The cues of a line: each piece when it is said, and where that lies ahead, when it will be at
 * the pace of the words so far. Ends are when the last word is said.
 */
export function scriptCues(
  { id, start, said, end }: Occurrence,
  pieces: readonly ScriptPiece[],
  spoken: string,
  over: boolean,
): CaptionCue[] {
  const last = said.at(-1) ?? { share: 0, time: start };
  const whole = widthOf(spoken) * PACE;
  // The first words say little about the pace.
  const pace = last.share > 0.3 ? (last.time - start) / last.share : whole;
  const length = Math.min(2 * whole, Math.max(whole / 2, pace));
  const timeOf = (share: number): number =>
    said.find((moment) => moment.share >= share)?.time ?? Math.max(start + share * length, end);
  const until = over ? end : Math.max(end, start + length);
  return pieces.flatMap(({ text, from }, index) => {
    const begin = index === 0 ? start : timeOf(from);
    const next = pieces[index + 1];
    const stop = next ? timeOf(next.from) : until;
    if (over && begin >= end) return [];
    const cueId = pieces.length === 1 ? id : `${id}.${index + 1}`;
    return { id: cueId, start: begin, end: Math.max(begin + 1, stop), text, source: 'script' };
  });
}

function splitAll(
  texts: Readonly<Record<string, string>>,
  count: number,
): Record<string, string>[] {
  const parts = Object.entries(texts).map(
    ([language, text]) => [language, splitText(text, count)] as const,
  );
  return Array.from({ length: count }, (_, index) =>
    Object.fromEntries(parts.map(([language, pieces]) => [language, pieces[index] ?? ''])),
  );
}
