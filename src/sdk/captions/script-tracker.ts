import { OTHER_WORD, type Heard, type ScriptIndex } from './script-index.js';

/** One word of the speech as the tracker takes it. */
export interface TrackedWord {
  readonly text: string;
  /** The end of it may not have been heard yet. */
  readonly unfinished: boolean;
}

/** A stretch of words said in one go from one line, or off the script. */
export interface Span {
  /** Undefined off the script. */
  readonly line: number | undefined;
  /** First word, as counted by the tracker since its beginning. */
  readonly from: number;
  /** Behind its last word. */
  readonly until: number;
  /** Which word of the line each word is; empty off the script. */
  readonly places: readonly number[];
  /** How certain it was at its best moment, and is with its last word, 0–1. */
  readonly certainty: number;
  readonly lately: number;
  /** Another line begins with the same words: only what is likely to come speaks for this one. */
  readonly alike: boolean;
}

/** One way to understand the speech up to a word. */
interface Path {
  readonly line: number;
  /** The word of the line that was said last; -1 off the script. */
  readonly at: number;
  /** The word with which this span began. */
  readonly first: number;
  readonly score: number;
  before: Path | undefined;
}

interface Step {
  readonly word: TrackedWord;
  readonly paths: readonly Path[];
  /** Of each group of equal lines, and of speech off the script: the best score. */
  readonly best: ReadonlyMap<number, number>;
  readonly total: number;
}

// Everything below is a log probability. The values are of the size one finds when counting; the
// tracking bench moves little when they are changed by a half.

/** The next word, or with one or two words of the line left out. */
const GO_ON = [-0.15, -2.5, -4];
/** A word that is not in the line. */
const EXTRA_WORD = -2.3;
/** The line is left behind its last word, or with one, two or more words unsaid. */
const LEAVE = [-0.1, -1.2, -2.2];
const BREAK_OFF = -5.5;
/** From the end of a line: where to. */
const NEIGHBOURS = [
  { delta: 1, cost: -0.6 },
  { delta: 0, cost: -3 },
  { delta: 2, cost: -2.5 },
] as const;
/** To a line not far away: hosts skip and go back a little, and then stay with the product. */
const NEAR = -2 - Math.log(20);
const NEAR_BACK = 8;
const NEAR_AHEAD = 12;
/** …or to a product of a while ago, that somebody asks for. */
const RECENT = -3.2 - Math.log(40);
const RECENT_BACK = 40;
const ANYWHERE = -4;
const OFF = -1;
/** Off the script: one more word, or back. */
const STAY_OFF = -0.12;
const COME_BACK = -2.2;
/** Lines are entered at their first word, or behind a word that was not recognised, or inside. */
const ENTER = [0, -1.2, -2];
const ENTER_INSIDE = -4;
/** Paths that much worse than the best never win. */
const BEAM = 11;
const MAX_PATHS = 300;
/** Stands for speech off the script where groups of lines are counted. */
const OFF_GROUP = -1;

/**
 * Follows a speech through its script: which words are of which line, and which of none. Weighs
 * all ways to understand what was heard (a Viterbi search over the words of the script with a
 * prior for the next line), so that one clear word decides when nothing speaks against it, and a
 * wrong guess is mended as soon as the words no longer fit.
 */
export class ScriptTracker {
  readonly #index: ScriptIndex;
  #steps: Step[] = [];
  /** Number of the first word that is kept. */
  #base = 0;
  #start: readonly Path[];
  readonly #anywhere: number;

  /** @param expected the line that is likely to come first */
  constructor(index: ScriptIndex, expected = 0) {
    this.#index = index;
    this.#anywhere = ANYWHERE - Math.log(Math.max(1, index.lines.length));
    this.#start = [offScript(expected - 1)];
  }

  /** Number of the word that comes next. */
  get end(): number {
    return this.#base + this.#steps.length;
  }

  /** What is heard from word number `from` on; replaces what was there. */
  hear(from: number, words: readonly TrackedWord[]): void {
    let index = Math.max(0, from - this.#base);
    let same = 0;
    while (sameWord(this.#steps[index]?.word, words[same])) {
      index += 1;
      same += 1;
    }
    this.#steps.length = Math.min(this.#steps.length, index);
    for (const word of words.slice(same)) this.#steps.push(this.#step(word));
  }

  /** Lets go of the words before number `until`: they stay as they were understood. */
  forget(until: number): void {
    const gone = this.#steps.splice(0, Math.max(0, until - this.#base));
    this.#base += gone.length;
    this.#start = gone.at(-1)?.paths ?? this.#start;
    for (const path of this.#start) path.before = undefined;
  }

  /** The most likely understanding of the words that are kept, in their order. */
  spans(): Span[] {
    const spans: Span[] = [];
    let places: number[] = [];
    let certainty = 0;
    let lately: number | undefined;
    let until = this.end;
    let end = -1;
    let path = this.#steps.at(-1)?.paths[0];
    for (let word = this.end - 1; path && word >= this.#base; word -= 1) {
      const { line, at, first }: Path = path;
      const now = this.#certainty(this.#steps[word - this.#base], line, at);
      certainty = Math.max(certainty, now);
      if (lately === undefined) end = at;
      lately ??= now;
      if (at >= 0) places.push(at);
      if (word === Math.max(first, this.#base)) {
        spans.push({
          line: at < 0 ? undefined : line,
          from: word,
          until,
          places: places.reverse(),
          certainty,
          lately,
          alike: at >= 0 && this.#alike(line, end),
        });
        places = [];
        certainty = 0;
        lately = undefined;
        until = word;
      }
      path = path.before;
    }
    return spans.reverse();
  }

  #certainty(step: Step | undefined, line: number, at: number): number {
    const best = step?.best.get(this.#groupOf(line, at));
    return step && best !== undefined ? Math.exp(best) / step.total : 0;
  }

  /** Does another line that is in question now have the same words up to this one? */
  #alike(line: number, at: number): boolean {
    const { lines, groups } = this.#index;
    const said = lines[line]?.slice(0, at + 1) ?? [];
    const others = this.#steps.at(-1)?.paths ?? [];
    return others.some(
      (other) =>
        other.at >= at &&
        groups[other.line] !== groups[line] &&
        said.every((word, index) => lines[other.line]?.[index] === word),
    );
  }

  #groupOf(line: number, at: number): number {
    return at < 0 ? OFF_GROUP : (this.#index.groups[line] ?? OFF_GROUP);
  }

  #step(word: TrackedWord): Step {
    const previous = this.#steps.at(-1)?.paths ?? this.#start;
    const heard = this.#index.hear(word.text, word.unfinished);
    const next = new NextPaths(this.#index.lines, heard, this.end);
    let freest: Leaving | undefined;
    for (const path of previous) {
      const leaving = { path, score: path.score + this.#leave(path) };
      if (!freest || leaving.score > freest.score) freest = leaving;
      next.goOn(path);
      next.leaveScript(leaving);
      for (const { delta, cost } of NEIGHBOURS) {
        for (let at = 0; at < ENTER.length; at += 1)
          next.enter(leaving, path.line + delta, at, cost);
      }
    }
    for (const { line, at } of freest ? heard.places : []) {
      if (freest) next.enter(freest, line, at, this.#jump(line - freest.path.line));
    }
    return this.#weigh(word, next.paths());
  }

  /** What it costs to go from here to another line, or off. */
  #leave({ line, at }: Path): number {
    if (at < 0) return COME_BACK;
    const unsaid = (this.#index.lines[line]?.length ?? 0) - 1 - at;
    return LEAVE[unsaid] ?? BREAK_OFF;
  }

  #jump(ahead: number): number {
    if (ahead < -RECENT_BACK || ahead > NEAR_AHEAD) return this.#anywhere;
    return Math.max(ahead < -NEAR_BACK ? RECENT : NEAR, this.#anywhere);
  }

  #weigh(word: TrackedWord, paths: readonly Path[]): Step {
    const top = paths[0]?.score ?? 0;
    const best = new Map<number, number>();
    for (const { line, at, score } of paths) {
      const group = this.#groupOf(line, at);
      best.set(group, Math.max(best.get(group) ?? -Infinity, score - top));
    }
    const total = [...best.values()].reduce((sum, score) => sum + Math.exp(score), 0);
    return { word, paths, best, total };
  }
}

/** A path that may end here, and what it scores then. */
interface Leaving {
  readonly path: Path;
  readonly score: number;
}

/** The best way to each place by one more word, as far as it is worth keeping. */
class NextPaths {
  readonly #lines: ScriptIndex['lines'];
  readonly #heard: Heard;
  readonly #number: number;
  readonly #byPlace = new Map<number, Path>();
  #top = -Infinity;

  /** @param number of the word */
  constructor(lines: ScriptIndex['lines'], heard: Heard, number: number) {
    this.#lines = lines;
    this.#heard = heard;
    this.#number = number;
  }

  goOn(path: Path): void {
    const { line, first, score } = path;
    if (path.at < 0) {
      this.#offer(line, -1, first, score + STAY_OFF, path);
      return;
    }
    this.#offer(line, path.at, first, score + EXTRA_WORD, path);
    for (const [skipped, cost] of GO_ON.entries()) {
      const at = path.at + 1 + skipped;
      const word = this.#lines[line]?.[at];
      if (word !== undefined) this.#offer(line, at, first, score + cost + this.#odds(word), path);
    }
  }

  leaveScript({ path, score }: Leaving): void {
    if (path.at >= 0) this.#offer(path.line, -1, this.#number, score + OFF, path);
  }

  enter({ path, score }: Leaving, line: number, at: number, cost: number): void {
    const word = this.#lines[line]?.[at];
    if (word === undefined) return;
    const all = score + cost + (ENTER[at] ?? ENTER_INSIDE) + this.#odds(word);
    this.#offer(line, at, this.#number, all, path);
  }

  /** Best first. */
  paths(): Path[] {
    return [...this.#byPlace.values()]
      .filter(({ score }) => score >= this.#top - BEAM)
      .sort((a, b) => b.score - a.score)
      .slice(0, MAX_PATHS);
  }

  #odds(word: number): number {
    return this.#heard.odds.get(word) ?? OTHER_WORD;
  }

  #offer(line: number, at: number, first: number, score: number, before: Path): void {
    if (score < this.#top - BEAM) return;
    // One number for a place: lines have fewer than 1,000 words.
    const key = line * 1000 + at;
    const known = this.#byPlace.get(key);
    if (known && known.score >= score) return;
    this.#byPlace.set(key, { line, at, first, score, before });
    this.#top = Math.max(this.#top, score);
  }
}

function offScript(line: number): Path {
  return { line, at: -1, first: 0, score: 0, before: undefined };
}

function sameWord(a: TrackedWord | undefined, b: TrackedWord | undefined): boolean {
  return a !== undefined && a.text === b?.text && a.unfinished === b.unfinished;
}
