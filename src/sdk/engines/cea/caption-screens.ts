/** One caption so far: where it stands on the timeline, and what it says. */
export interface ScreenCue {
  readonly id: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** More words may follow. */
  readonly open: boolean;
}

/** Screens that follow each other closer than this are one after the other. */
const GAP_MS = 100;

/**
 * Makes cues of what the decoder's screen shows from when to when. A caption that pops on is one cue.
 * Where lines roll up, the words of a line come two letters at a time, and lines are seen again a row
 * higher: such a cue grows, and what has been said already is not said again.
 */
export class CaptionScreens {
  readonly #prefix: string;
  readonly #tell: (cue: ScreenCue) => void;
  /** Rows of the cue that is on screen. */
  #rows: readonly string[] = [];
  /** All rows of the last screen. */
  #shown: readonly string[] = [];
  #start = 0;
  #end = -Infinity;
  #grew = false;

  constructor(prefix: string, tell: (cue: ScreenCue) => void) {
    this.#prefix = prefix;
    this.#tell = tell;
  }

  /** The screen had these rows from `start` to `end`, ms. */
  show(start: number, end: number, rows: readonly string[]): void {
    if (!(end > start)) return;
    const together = start - this.#end < GAP_MS && start >= this.#start;
    const from = together ? continues(this.#rows, rows) : -1;
    if (from >= 0) {
      const grown = rows.slice(from);
      this.#grew ||= grown.join() !== this.#rows.join();
      this.#rows = grown;
    } else {
      this.#say(false);
      this.#rows = together ? rows.slice(seenAbove(this.#shown, rows)) : rows;
      this.#start = start;
      this.#grew = false;
    }
    this.#shown = rows;
    this.#end = end;
    this.#say(true);
  }

  /** What comes next is elsewhere. */
  reset(): void {
    this.#rows = [];
    this.#shown = [];
    this.#end = -Infinity;
  }

  #say(open: boolean): void {
    const text = this.#rows.join(' ');
    if (text === '' || !(this.#end > this.#start)) return;
    const id = `${this.#prefix}:${Math.round(this.#start)}`;
    this.#tell({ id, start: this.#start, end: this.#end, text, open: open && this.#grew });
  }
}

/** The row from which on the screen says what was said, or more of it; −1 where it does not. */
function continues(said: readonly string[], rows: readonly string[]): number {
  if (said.length === 0) return -1;
  return rows.findIndex((_, from) =>
    said.every((row, index) => {
      const now = rows[from + index];
      return index === said.length - 1 ? now?.startsWith(row) : now === row;
    }),
  );
}

/** How many of the first rows stood there before, further down. */
function seenAbove(shown: readonly string[], rows: readonly string[]): number {
  for (let count = Math.min(rows.length, shown.length); count > 0; count -= 1) {
    const before = shown.slice(-count);
    if (before.every((row, index) => row === rows[index])) return count;
  }
  return 0;
}
