import type { ScriptLine } from '../show/show-document.js';
import { matchLanguage } from '../state/localized-text.js';
import type { CaptionCue } from './caption-timeline.js';
import { Clarity } from './clarity.js';
import { HeardWords } from './heard-words.js';
import { LiveText } from './live-text.js';
import { piecesOf, scriptCues, type Occurrence, type ScriptPiece } from './script-cues.js';
import { ScriptIndex } from './script-index.js';
import { ScriptTracker, type Span } from './script-tracker.js';
import type { Hypothesis } from './speech-recognizer.js';
import { writeNumbers } from './spoken-numbers.js';
import { asSpoken } from './written-to-spoken.js';

export interface SpeechCaptionsEvents {
  /** New cues, and known ones (by id) that changed. In order, none overlaps another. */
  readonly onCues: (cues: readonly CaptionCue[]) => void;
  /** These were wrong: take them away. */
  readonly onWithdraw: (ids: readonly string[]) => void;
  /** The recogniser's own words can be believed, and are shown; or no longer. */
  readonly onClarity?: (clear: boolean) => void;
}

/**
 * A line is shown when it is that certain. By its first three words it never is: the newest word is
 * often a guess, and speech off the script may well begin like a line.
 */
const CERTAIN = 0.66;
const FEWEST_WORDS = 4;
/** …where another line begins with the same words, so that only the order of the script decides… */
const CERTAIN_OF_ALIKE = 0.95;
/** …and where all of it has been said. */
const CERTAIN_OF_SHORT = 0.9;
/** What is said of it is over: at its best moment. */
const CERTAIN_WHEN_OVER = 0.83;
/** So long, in words, a line that is not certain yet keeps its words back. */
const HELD_BACK = 4;
/** A caption stands so long after its last word, unless the next one comes, ms. */
const LINGER = 1500;
/** Speech that goes on so much earlier or later is another place of the show, ms. */
const JUMP_BACK = 500;
const JUMP_AHEAD = 15_000;
/** Speech that certain to be off the script is shown at once, ms. */
const CERTAINLY_OFF = 0.6;
/** What ended so long before the oldest word that is kept cannot change any more, ms. */
const SETTLED = 5000;
/** As many as a timeline keeps. */
const MAX_SETTLED = 2000;
/** Words of one line follow each other that closely, ms. */
const SAME_BREATH = 250;
/** Texts are clipped like those of a show document. */
const MAX_TEXT = 1000;

interface Line {
  readonly line: ScriptLine;
  readonly spoken: string;
  pieces?: readonly ScriptPiece[];
}

/** Words that belong together: of one line, off the script, or not understood yet. */
interface Part {
  readonly kind: 'line' | 'off' | 'held';
  readonly span: Span;
  /** First word, and behind the last, as they are counted. */
  readonly from: number;
  readonly until: number;
}

/**
 * Captions from what a recogniser hears: the script's own line, in all its languages, while the
 * host says it; the recogniser's words while not. Never both, never two lines at once.
 */
export class SpeechCaptions {
  readonly #events: SpeechCaptionsEvents;
  #language = 'en';
  #lines: readonly Line[] = [];
  #index = new ScriptIndex([]);
  #heard = new HeardWords();
  #tracker = new ScriptTracker(this.#index);
  #occurrences: Occurrence[] = [];
  #live: LiveText[] = [];
  #clarity = new Clarity();
  #counter = 0;
  /** On the timeline, and still to change. */
  #shown = new Map<string, CaptionCue>();
  /** On the timeline for good, unless the same moments are heard once more. */
  #settled: CaptionCue[] = [];

  constructor(events: SpeechCaptionsEvents) {
    this.#events = events;
  }

  /** What the host is going to say. Lines without a text in the spoken language cannot be heard. */
  setScript(lines: readonly ScriptLine[], spokenLanguage: string | undefined): void {
    this.#language = spokenLanguage ?? 'en';
    this.#lines = lines.flatMap((line) => {
      const spoken = spokenText(line, this.#language);
      return spoken ? [{ line: clippedLine(line), spoken: clippedText(spoken) }] : [];
    });
    this.#index = new ScriptIndex(
      this.#lines.map(({ spoken }) => asSpoken(spoken, this.#language)),
    );
    this.#startAnew(-Infinity);
  }

  /** What is understood of a segment of the speech so far. */
  hear(hypothesis: Hypothesis): void {
    const words = hypothesis.words.filter(({ start, end }) => Number.isFinite(end - start));
    const clean = { ...hypothesis, words };
    if (this.#heard.begins(clean)) {
      const [first] = words;
      if (!first) return;
      this.#beginSegment(first.start);
    }
    const { from, tokens } = this.#heard.replace(clean, this.#language);
    this.#tracker.hear(
      from,
      tokens.map(({ text }, index) => ({
        text,
        unfinished: !hypothesis.final && index === tokens.length - 1,
      })),
    );
    this.#update(this.#parts(hypothesis.final), hypothesis.final);
    this.#heard.forget();
    this.#tracker.forget(this.#heard.firstToken);
  }

  #beginSegment(start: number): void {
    const last = this.#heard.word(this.#heard.endWord - 1);
    const pause = last ? start - last.end : Infinity;
    if (pause < -JUMP_BACK || pause > JUMP_AHEAD) this.#startAnew(start);
  }

  /** Nothing of what was heard before says where the host is at this stage time. */
  #startAnew(stageTime: number): void {
    const planned = this.#lines.findLastIndex(
      ({ line: { at } }) => at !== undefined && at <= stageTime,
    );
    this.#heard = new HeardWords();
    this.#tracker = new ScriptTracker(this.#index, Math.max(0, planned));
    this.#settle([...this.#shown.values()]);
    this.#shown = new Map();
    this.#occurrences = [];
    this.#live = [];
    if (!this.#clarity.clear) this.#events.onClarity?.(true);
    this.#clarity = new Clarity();
  }

  #parts(final: boolean): Part[] {
    const parts: Part[] = [];
    let from = this.#heard.firstWord;
    const spans = this.#tracker.spans();
    for (const span of spans) {
      const last = span === spans.at(-1);
      const lastWord = this.#heard.token(span.until - 1)?.word ?? from;
      const until = last ? this.#heard.endWord : lastWord + 1;
      if (until <= from) continue;
      const kind = this.#kindOf(span, last && !final, from, until);
      const before = parts.at(-1);
      if (before?.kind === 'off' && kind === 'off') {
        parts[parts.length - 1] = { ...before, until };
      } else if (before?.kind === 'off' && kind === 'line' && this.#isBeginning(before, span)) {
        parts[parts.length - 1] = { kind, span, from: before.from, until };
      } else {
        parts.push({ kind, span, from, until });
      }
      from = until;
    }
    return parts;
  }

  #kindOf(span: Span, open: boolean, from: number, until: number): Part['kind'] {
    const fresh = open && until - from <= HELD_BACK;
    if (span.line === undefined) return fresh && span.lately < CERTAINLY_OFF ? 'held' : 'off';
    if (this.#isCertain(span, span.line, open) || this.#occurrenceOf(span.line, from, until))
      return 'line';
    return fresh ? 'held' : 'off';
  }

  #isCertain(
    { lately, certainty, alike, from, until }: Span,
    line: number,
    open: boolean,
  ): boolean {
    if (!open) return certainty >= CERTAIN_WHEN_OVER;
    const words = until - from;
    if (words >= FEWEST_WORDS) return lately >= (alike ? CERTAIN_OF_ALIKE : CERTAIN);
    return words >= (this.#index.lines[line]?.length ?? 0) && lately >= CERTAIN_OF_SHORT;
  }

  /** Words that were not recognised right before a line that lacks as many are its beginning. */
  #isBeginning({ from, until }: Part, { places }: Span): boolean {
    const pause = this.#startOf(until) - this.#endOf(until - 1);
    return until - from <= (places[0] ?? 0) && pause < SAME_BREATH;
  }

  #update(parts: readonly Part[], final: boolean): void {
    const held = parts.find(({ kind }) => kind === 'held');
    const from = this.#startOf(this.#heard.firstWord);
    const until = held ? this.#startOf(held.from) : Infinity;
    /** What was understood of these moments is understood anew. */
    const again = ({ start, end }: { start: number; end: number }): boolean =>
      end > from && start < until;
    const occurrences = this.#occurrences.filter((occurrence) => !again(occurrence));
    const live = this.#live.filter((text) => !again(text));
    this.#judge(parts);
    for (const [index, part] of parts.entries()) {
      if (part.kind === 'line') occurrences.push(this.#occurrence(part, occurrences));
      if (part.kind !== 'off') continue;
      const open = index === parts.length - 1 && !final;
      const text = this.#liveText(part, parts[index - 1], parts[index + 1], open, live);
      if (text) live.push(text);
    }
    const settled = from - SETTLED;
    this.#occurrences = occurrences.filter(({ end }) => end >= settled);
    this.#live = live.filter(({ end }) => end >= settled);
    this.#show(settled);
  }

  #judge(parts: readonly Part[]): void {
    const before = this.#clarity.clear;
    const lineEnd = parts.findLast(({ kind }) => kind === 'line')?.until ?? 0;
    this.#clarity.judge(this.#heard.words(lineEnd, this.#heard.endWord), this.#endOf(lineEnd - 1));
    const { clear } = this.#clarity;
    if (clear !== before) this.#events.onClarity?.(clear);
  }

  /** @param taken those that earlier words are a part of */
  #occurrence(part: Part, taken: readonly Occurrence[]): Occurrence {
    const { line = 0, from, places } = part.span;
    const same = this.#occurrenceOf(line, part.from, part.until);
    const known = taken.some(({ id }) => id === same?.id) ? undefined : same;
    const words = this.#index.lines[line]?.length ?? 1;
    const said = places.map((place, index) => ({
      share: place / words,
      time: this.#startOf(this.#heard.token(from + index)?.word ?? part.from),
    }));
    const [first] = said;
    const start = known?.start ?? this.#startOf(part.from);
    const before = known?.said.filter(({ time }) => time < (first?.time ?? start)) ?? [];
    const id = known?.id ?? `script:${this.#lines[line]?.line.id ?? ''}:${this.#next()}`;
    return {
      id,
      line: known?.line ?? line,
      start,
      said: [...before, ...said],
      end: this.#endOf(part.until - 1),
    };
  }

  /** The occurrence of a line, or of one that says the same, that these words are a part of already. */
  #occurrenceOf(line: number, from: number, until: number): Occurrence | undefined {
    const start = this.#startOf(from);
    const end = this.#endOf(until - 1);
    const { groups } = this.#index;
    return this.#occurrences.find(
      (known) => groups[known.line] === groups[line] && known.start < end && known.end > start,
    );
  }

  /** Nothing where the words cannot be believed; but what is on screen is not taken back. */
  #liveText(
    part: Part,
    before: Part | undefined,
    after: Part | undefined,
    open: boolean,
    taken: readonly LiveText[],
  ): LiveText | undefined {
    const start = this.#startOf(part.from);
    const end = this.#endOf(part.until - 1);
    const known = this.#live.find(
      (text) => !taken.includes(text) && text.start < end && text.end > start,
    );
    const words = this.#heard.words(part.from, part.until);
    const believed = this.#clarity.believed(words, open && !known);
    if (believed.length === 0) return known;
    const text = known ?? new LiveText(`live:${this.#next()}`);
    const written = writeNumbers(believed, this.#language);
    text.hear(written.words.slice(0, open ? written.words.length - written.open : undefined), {
      from: before?.kind === 'line' ? start : -Infinity,
      until: after?.kind === 'line' ? this.#startOf(after.from) : Infinity,
      open,
    });
    return text;
  }

  /** Tells what has changed since the last time. Cues that ended before `settled` stay. */
  #show(settled: number): void {
    const cues = this.#cues();
    const ids = new Set(cues.map(({ id }) => id));
    const gone = [...this.#shown.values()].filter(({ id }) => !ids.has(id));
    this.#settle(gone.filter(({ end }) => end < settled + SETTLED));
    const changed = cues.filter((cue) => !sameCue(cue, this.#shown.get(cue.id)));
    const heardAgain = this.#settled.filter((old) =>
      changed.some((cue) => cue.start < old.end && cue.end > old.start),
    );
    this.#settled = this.#settled.filter((old) => !heardAgain.includes(old));
    const wrong = [...gone.filter(({ end }) => end >= settled + SETTLED), ...heardAgain];
    this.#shown = new Map(cues.map((cue) => [cue.id, cue]));
    if (wrong.length > 0) this.#events.onWithdraw(wrong.map(({ id }) => id));
    if (changed.length > 0) this.#events.onCues(changed);
  }

  /** In order; each ends a moment after its last word, or when the next one begins. */
  #cues(): CaptionCue[] {
    const newest = Math.max(
      ...this.#occurrences.map(({ start }) => start),
      ...this.#live.map(({ start }) => start),
    );
    const cues: CaptionCue[] = [
      ...this.#occurrences.flatMap((occurrence) => {
        const line = this.#lines[occurrence.line];
        if (!line) return [];
        line.pieces ??= piecesOf(line.line, line.spoken, this.#language);
        return scriptCues(occurrence, line.pieces, line.spoken, occurrence.start < newest);
      }),
      ...this.#live.flatMap((text) =>
        text.cues().map(({ open, ...cue }): CaptionCue => ({
          ...cue,
          source: 'recognizer',
          // What others have been said after does not change any more.
          ...(open && cue.start >= newest && { open }),
        })),
      ),
    ].sort((a, b) => a.start - b.start);
    return cues
      .map((cue, index) => ({
        ...cue,
        end: Math.min(cue.end + LINGER, cues[index + 1]?.start ?? Infinity),
      }))
      .filter(({ start, end }) => end > start);
  }

  #settle(cues: readonly CaptionCue[]): void {
    this.#settled = [...this.#settled, ...cues].slice(-MAX_SETTLED);
  }

  #startOf(word: number): number {
    return this.#heard.word(word)?.start ?? -Infinity;
  }

  #endOf(word: number): number {
    return this.#heard.word(word)?.end ?? -Infinity;
  }

  #next(): number {
    this.#counter += 1;
    return this.#counter;
  }
}

function sameCue(cue: CaptionCue, known: CaptionCue | undefined): boolean {
  return (
    known !== undefined &&
    known.start === cue.start &&
    known.end === cue.end &&
    known.open === cue.open &&
    known.text === cue.text
  );
}

/** What the line is recognised by. */
function spokenText({ text }: ScriptLine, language: string): string | undefined {
  if (typeof text === 'string') return text;
  const tag = matchLanguage(Object.keys(text), language);
  return tag === undefined ? undefined : text[tag];
}

function clippedLine(line: ScriptLine): ScriptLine {
  if (typeof line.text === 'string') return { ...line, text: clippedText(line.text) };
  const texts = Object.entries(line.text).map(([tag, text]) => [tag, clippedText(text)]);
  return { ...line, text: Object.fromEntries(texts) as Record<string, string> };
}

function clippedText(text: string): string {
  return text.slice(0, MAX_TEXT);
}
