import type { LocalizedText } from '../show/show-document.js';
import { matchLanguage } from '../state/localized-text.js';

/** One caption with the stage time it belongs to. */
export interface CaptionCue {
  readonly id: string;
  /** Stage time, epoch ms. */
  readonly start: number;
  readonly end: number;
  readonly text: LocalizedText;
  /**
   * Where it comes from: a person's correction, the show's script, the studio, the stream's own
   * text track, what was heard in this page.
   */
  readonly source: 'human' | 'script' | 'studio' | 'in-band' | 'recognizer';
  /** The language that `text` was written in first. */
  readonly language?: string | undefined;
  /** Languages of `text` that a machine has translated into. */
  readonly machine?: readonly string[] | undefined;
  /** A later one replaces an earlier one of the same id; of the same, the greater author's name. */
  readonly rev?: number | undefined;
  readonly by?: string | undefined;
  /** Id of the guest who says it; without one it is the host. */
  readonly guest?: string | undefined;
  /** More words may follow, and the last ones may change. */
  readonly open?: boolean | undefined;
}

/** More than eight hours of speech; a show that says more lets go of its beginning. */
const MAX_CUES = 8000;
/** No cue stands longer, so that nothing that started earlier can still be active. */
export const LONGEST_CUE = 60_000;

/** What a cue says to a reader of one language, and in which tag. */
export interface CueText {
  readonly text: string;
  readonly language: string;
}

/**
 * The cue in `wanted` or a regional variant of it; undefined when it does not speak that language.
 * A plain string is in the language that is spoken.
 */
export function readCue(
  cue: CaptionCue,
  wanted: string,
  spoken: string | undefined,
): CueText | undefined {
  if (typeof cue.text === 'string') {
    const language = spoken ?? wanted;
    return matchLanguage([language], wanted) === undefined
      ? undefined
      : { text: cue.text, language };
  }
  const language = matchLanguage(Object.keys(cue.text), wanted);
  const text = language === undefined ? undefined : cue.text[language];
  return language !== undefined && text ? { text, language } : undefined;
}

/** Cues in the order of their start; bounded. */
export class CaptionTimeline {
  #cues: CaptionCue[] = [];
  #ids = new Set<string>();

  /**
   * Puts the cue in its place; one with the same id is replaced, unless it is a later revision.
   * Answers whether it was taken.
   */
  add(cue: CaptionCue): boolean {
    let next = cue;
    if (this.#ids.has(cue.id)) {
      const index = this.#cues.findIndex(({ id }) => id === cue.id);
      const known = this.#cues[index];
      if (known && isOlder(cue, known)) return false;
      if (known && isSame(cue, known)) next = { ...cue, ...bothTexts(known, cue) };
      this.#cues.splice(index, 1);
    }
    this.#cues.splice(this.#firstFrom(next.start, true), 0, next);
    this.#ids.add(next.id);
    if (this.#cues.length > MAX_CUES) this.#forget(1);
    return true;
  }

  remove(ids: readonly string[]): void {
    this.#cues = this.#cues.filter(({ id }) => !ids.includes(id));
    for (const id of ids) this.#ids.delete(id);
  }

  /** Lets go of cues that ended before `stageTime`. */
  dropBefore(stageTime: number): void {
    this.#forget(this.#cues.findIndex(({ end }) => end >= stageTime));
  }

  /** All there are, in the order of their start. */
  get all(): readonly CaptionCue[] {
    return this.#cues;
  }

  /** Cues on screen with the picture of this stage time, in the order of their start. */
  activeAt(stageTime: number): CaptionCue[] {
    return this.between(stageTime, stageTime + 1);
  }

  /** Cues on screen at some moment of this stretch. */
  between(start: number, end: number): CaptionCue[] {
    const from = this.#firstFrom(start - LONGEST_CUE);
    return this.#cues.slice(from, this.#firstFrom(end)).filter((cue) => cue.end > start);
  }

  /** When another cue begins or one of those on screen ends. */
  changeAfter(stageTime: number): number {
    const next = this.#cues[this.#firstFrom(stageTime, true)]?.start ?? Infinity;
    return Math.min(next, ...this.activeAt(stageTime).map(({ end }) => end));
  }

  #forget(count: number): void {
    for (const { id } of this.#cues.splice(0, Math.max(0, count))) this.#ids.delete(id);
  }

  /** Index of the first cue that starts at `time` or later; after those at `time` if `behind`. */
  #firstFrom(time: number, behind = false): number {
    let low = 0;
    let high = this.#cues.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const start = this.#cues[middle]?.start ?? Infinity;
      if (start < time || (behind && start === time)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function isOlder(cue: CaptionCue, known: CaptionCue): boolean {
  const [rev = 0, before = 0] = [cue.rev, known.rev];
  // Two at once: everybody has to end with the same one, in whatever order they hear of them.
  return rev < before || (rev > 0 && rev === before && (cue.by ?? '') < (known.by ?? ''));
}

/** Told again, with languages that were not ready the first time. */
function isSame(cue: CaptionCue, known: CaptionCue): boolean {
  return cue.rev !== undefined && cue.rev === known.rev && cue.by === known.by;
}

function bothTexts(known: CaptionCue, cue: CaptionCue): Pick<CaptionCue, 'text' | 'machine'> {
  if (typeof known.text === 'string' || typeof cue.text === 'string') return cue;
  const machine = [...new Set([...(known.machine ?? []), ...(cue.machine ?? [])])];
  return { text: { ...known.text, ...cue.text }, machine };
}
