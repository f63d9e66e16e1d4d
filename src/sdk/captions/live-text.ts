import { endsClause, endsSentence, fitsTwoLines, LINE_WIDTH, widthOf } from './line-breaks.js';
import type { RecognizedWord } from './speech-recognizer.js';
import { UNSPACED } from './word-tokens.js';

/** Some words on screen together. */
export interface LiveCue {
  readonly id: string;
  readonly text: string;
  readonly start: number;
  /** When its last word has been said. */
  readonly end: number;
  /** More words may follow, and the last ones may change. */
  readonly open: boolean;
}

/** What may have happened around the words that are heard now. */
export interface Surroundings {
  /** Words before this moment belong to somebody else; -Infinity when nothing came before. */
  readonly from: number;
  /** So do words from this moment on; Infinity when nothing follows yet. */
  readonly until: number;
  /** More words may follow. */
  readonly open: boolean;
}

/** A word on screen. What it says is changed once at most. */
interface Slot {
  /** Letters; several words when the recogniser made several of one. */
  text: string;
  /** The punctuation behind it: set once. */
  mark: string;
  start: number;
  end: number;
  changed: boolean;
  /** Begins a sentence. */
  readonly opens: boolean;
  /** Number of the cue it stands in. */
  readonly cue: number;
}

/** A pause this long ends a sentence, ms. */
const PAUSE = 700;
/** A line and a half: from here on the next good place to break is taken. */
const FULL_ENOUGH = 1.5 * LINE_WIDTH;
/** Words that begin a clause. A language without a list is broken at marks and pauses. */
const CONJUNCTIONS = new Set('and but or so because which that when if while with'.split(' '));
/** Cues that are kept while the speech goes on: what is older has been read. */
const KEPT_CUES = 4;
/** Words are told apart by their time, give or take, ms. */
const SAME_TIME = 150;
/** No word of any language is longer; a recogniser that stutters is. */
const LONGEST_WORD = 60;
const ENDS_UNSPACED = new RegExp(`[${UNSPACED}]$`, 'u');
const STARTS_UNSPACED = new RegExp(`^[${UNSPACED}]`, 'u');

/**
 * The recogniser's own words as captions. They appear as they are heard; a word on screen is
 * mended once, then it stays as it is, however often the recogniser changes its mind.
 */
export class LiveText {
  readonly #id: string;
  #slots: Slot[] = [];
  /** The recogniser sets marks itself, and knows better than a pause. */
  #punctuated = false;
  #open = true;

  constructor(id: string) {
    this.#id = id;
  }

  get start(): number {
    return this.#slots[0]?.start ?? Infinity;
  }

  get end(): number {
    return this.#slots.at(-1)?.end ?? -Infinity;
  }

  /** The words from the first of these on; what was heard before it is settled. */
  hear(words: readonly RecognizedWord[], { from, until, open }: Surroundings): void {
    this.#open = open;
    this.#slots = this.#slots.filter(
      ({ start }) => start >= from - SAME_TIME && start < until - SAME_TIME,
    );
    const [first] = words;
    if (!first) return;
    const settled = this.#slots.findIndex(({ start }) => start >= first.start - SAME_TIME);
    const known = settled < 0 ? [] : this.#slots.slice(settled);
    const heard = words.map((word, index) => readWord(word, open && index === words.length - 1));
    this.#punctuated ||= heard.some(({ mark }) => endsSentence(mark));
    const matches = align(known, heard);
    for (const [index, slot] of known.entries()) {
      const own = heard.filter((_, word) => matches[word] === index);
      this.#mend(slot, own);
    }
    for (const [index, word] of heard.entries()) {
      if (matches[index] === known.length) this.#append(word);
    }
    const newest = this.#slots.at(-1)?.cue ?? 0;
    // A cue is kept whole as long as one of its words is heard anew.
    const oldest = Math.min(newest - KEPT_CUES, known[0]?.cue ?? newest);
    this.#slots = this.#slots.filter(({ cue }) => cue >= oldest);
  }

  cues(): LiveCue[] {
    const numbers = [...new Set(this.#slots.map(({ cue }) => cue))];
    return numbers.flatMap((number) => {
      const slots = this.#slots.filter(({ cue }) => cue === number);
      const [first] = slots;
      const last = slots.at(-1);
      const text = this.#textOf(slots);
      if (!first || !last || text === '') return [];
      const open = this.#open && number === numbers.at(-1);
      return { id: `${this.#id}:${number}`, text, start: first.start, end: last.end, open };
    });
  }

  #mend(slot: Slot, words: readonly HeardText[]): void {
    const [first] = words;
    const last = words.at(-1);
    const said = words.map((word) => word.text).join(' ');
    const text = slot.opens ? capitalized(said) : said;
    if (text !== slot.text && !slot.changed && this.#stillFits(slot, text)) {
      slot.text = text;
      slot.changed = true;
    }
    if (!first || !last) return;
    slot.start = first.start;
    slot.end = last.end;
    if (slot.mark === '' && this.#stillFits(slot, slot.text + last.mark)) slot.mark = last.mark;
  }

  #append({ text, mark, start, end }: HeardText): void {
    const last = this.#slots.at(-1);
    if (last && last.mark === '' && !this.#punctuated && start - last.end > PAUSE) last.mark = '.';
    const opens = !last || endsSentence(last.mark);
    const slot = { text: opens ? capitalized(text) : text, mark, start, end, opens };
    const cue = last ? last.cue + (this.#breaksBefore(last, slot) ? 1 : 0) : 0;
    this.#slots.push({ ...slot, changed: false, cue });
  }

  /** A sense unit ends, or the two lines are full. */
  #breaksBefore(last: Slot, next: HeardText): boolean {
    if (next.start - last.end > PAUSE) return true;
    const text = this.#textOf(this.#slots.filter(({ cue }) => cue === last.cue));
    const width = widthOf(text);
    if (width >= LINE_WIDTH && endsSentence(last.mark)) return true;
    if (
      width >= FULL_ENOUGH &&
      (endsClause(last.mark) || CONJUNCTIONS.has(next.text.toLowerCase()))
    ) {
      return true;
    }
    // Room for a mark that may come later.
    return !fitsTwoLines(`${text}${gapBetween(text, next.text)}${next.text}${next.mark || '.'}`);
  }

  #stillFits(changed: Slot, text: string): boolean {
    const slots = this.#slots.filter(({ cue }) => cue === changed.cue);
    return fitsTwoLines(
      this.#textOf(slots.map((slot) => (slot === changed ? { ...slot, text } : slot))),
    );
  }

  #textOf(slots: readonly Slot[]): string {
    let text = '';
    for (const slot of slots) text += `${gapBetween(text, slot.text)}${slot.text}${slot.mark}`;
    return text;
  }
}

interface HeardText {
  readonly text: string;
  readonly mark: string;
  readonly start: number;
  readonly end: number;
}

/** @param last of a hypothesis that goes on: its mark is a guess that the next word disproves */
function readWord({ text, start, end }: RecognizedWord, last: boolean): HeardText {
  const [, letters = '', mark = ''] = /^(.*?)([.,!?;:…。、，！？；：]*)$/su.exec(text.trim()) ?? [];
  const clipped = letters.slice(0, LONGEST_WORD);
  // The pronoun is the only English word written large wherever it stands.
  const written = /^i(['’]\w+)?$/.test(clipped) ? capitalized(clipped) : clipped;
  return { text: written, mark: last ? '' : mark.slice(0, 3), start, end };
}

/**
 * For each word the slot it belongs to; `slots.length` for those that come after all of them. By
 * what they say and when; words between two slots belong to the one before them.
 */
function align(slots: readonly Slot[], words: readonly HeardText[]): number[] {
  const columns = words.length + 1;
  const costs = new Float64Array((slots.length + 1) * columns);
  const cost = (row: number, column: number): number => costs[row * columns + column] ?? Infinity;
  const pairCost = (row: number, column: number): number => {
    const slot = slots[row - 1];
    const word = words[column - 1];
    if (!slot || !word) return Infinity;
    const apart = Math.min(1, Math.abs(slot.start - word.start) / 1000);
    return (slot.text.toLowerCase() === word.text.toLowerCase() ? 0 : 0.9) + apart;
  };
  for (let row = 0; row <= slots.length; row += 1) {
    for (let column = 0; column <= words.length; column += 1) {
      if (row + column === 0) continue;
      costs[row * columns + column] = Math.min(
        row > 0 ? cost(row - 1, column) + 1 : Infinity,
        column > 0 ? cost(row, column - 1) + 1 : Infinity,
        row > 0 && column > 0 ? cost(row - 1, column - 1) + pairCost(row, column) : Infinity,
      );
    }
  }
  const matches = words.map(() => slots.length);
  let row = slots.length;
  let column = words.length;
  while (column > 0 && row > 0) {
    const here = cost(row, column);
    if (here === cost(row - 1, column - 1) + pairCost(row, column)) {
      matches[column - 1] = row - 1;
      row -= 1;
      column -= 1;
    } else if (here === cost(row, column - 1) + 1) {
      matches[column - 1] = row === slots.length ? slots.length : row - 1;
      column -= 1;
    } else {
      row -= 1;
    }
  }
  // Words before the first slot are said with it.
  for (; column > 0; column -= 1) matches[column - 1] = slots.length === 0 ? slots.length : 0;
  return matches;
}

function gapBetween(text: string, next: string): string {
  const unspaced = ENDS_UNSPACED.test(text) && STARTS_UNSPACED.test(next);
  return text === '' || next === '' || unspaced ? '' : ' ';
}

function capitalized(text: string): string {
  return text.replace(/^./u, (first) => first.toUpperCase());
}
