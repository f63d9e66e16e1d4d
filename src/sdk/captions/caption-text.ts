import type { LocalizedText } from '../show/show-document.js';
import { fitsTwoLines, MAX_WIDTH, piecesNeeded, splitText, widthOf } from './line-breaks.js';

/** Longer texts than this are no caption; the rest is not shown. */
const MAX_TEXT = 1000;
/** Controls, and marks that turn the direction of what follows them. */
// eslint-disable-next-line no-control-regex
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]+/g;
/** No text needs more pieces than this to be read in a minute. */
const MAX_PIECES = 40;

/** As it can be shown: one line of text, without what only machines see. */
export function cleanCaption(text: LocalizedText): LocalizedText {
  if (typeof text === 'string') return cleanText(text);
  return Object.fromEntries(
    Object.entries(text).map(([language, words]) => [language, cleanText(words)]),
  );
}

export function cleanText(text: string): string {
  return text.slice(0, MAX_TEXT).replace(UNSEEN, ' ').replace(/\s+/g, ' ').trim();
}

const cut = new Map<string, readonly string[]>();

/** What of a text too long for two lines is shown when this share of its time is over. */
export function pieceAt(text: string, share: number): string {
  if (fitsTwoLines(text)) return text;
  const pieces = cut.get(text) ?? piecesOf(text);
  if (cut.size > 200) cut.clear();
  cut.set(text, pieces);
  const index = Math.floor(Math.min(0.999, Math.max(0, share)) * pieces.length);
  return pieces[index] ?? '';
}

function piecesOf(text: string): string[] {
  let count = Math.min(MAX_PIECES, piecesNeeded(text));
  let pieces = splitText(text, count);
  while (count < MAX_PIECES && !pieces.every(fitsTwoLines)) {
    count += 1;
    pieces = splitText(text, count);
  }
  return pieces.filter((piece) => piece !== '').map(shortened);
}

/** A word without an end cannot be broken at a good place. */
function shortened(text: string): string {
  if (widthOf(text) <= MAX_WIDTH) return text;
  let short = '';
  for (const character of text) {
    if (widthOf(short + character) >= MAX_WIDTH) break;
    short += character;
  }
  return `${short}…`;
}

let names: Intl.DisplayNames | undefined;

/** Whether a tag means a language that can be offered by its name. */
export function isKnownLanguage(tag: string): boolean {
  try {
    names ??= new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });
    return names.of(tag) !== undefined;
  } catch {
    return false;
  }
}
