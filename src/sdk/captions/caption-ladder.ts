import type { CaptionPreference } from './caption-state.js';
import type { CaptionCue, CaptionTimeline } from './caption-timeline.js';

/** Where a cue came to this page from. */
export type CueOrigin = 'channel' | 'in-band' | 'page';

export interface RankedCue {
  readonly cue: CaptionCue;
  readonly from: CueOrigin;
  /** 0 is the best. */
  readonly rank: number;
}

/** The ladder, best first. */
const SOURCES: readonly CaptionCue['source'][] = [
  'human',
  'script',
  'studio',
  'in-band',
  'recognizer',
];
const ORIGINS: readonly CueOrigin[] = ['channel', 'in-band', 'page'];

/** Neighbours overlap at their edges; words that are the same overlap by more of the shorter. */
const SAME_WORDS = 0.35;

export interface LadderView {
  readonly prefer: CaptionPreference;
  readonly onScreen: ReadonlySet<CaptionCue>;
  /** Whether it is written in the viewer's language: to find out costs nothing. */
  readonly written: (cue: CaptionCue) => boolean;
  /** Whether it can be read by this viewer; where that takes a translation, it is asked for. */
  readonly speaks: (cue: CaptionCue) => boolean;
}

/** Of all that is said at a moment the best: a worse cue gives way to a better one of its words. */
export class CaptionLadder {
  readonly #timelines: Readonly<Record<CueOrigin, CaptionTimeline>>;

  constructor(timelines: Readonly<Record<CueOrigin, CaptionTimeline>>) {
    this.#timelines = timelines;
  }

  /** In the order of their start. */
  at(stageTime: number, view: LadderView): RankedCue[] {
    return this.between(stageTime, stageTime + 1, view);
  }

  /** Those on screen at some moment of this stretch, in the order of their start. */
  between(from: number, to: number, view: LadderView): RankedCue[] {
    const { prefer, onScreen, written, speaks } = view;
    return ORIGINS.flatMap((origin) =>
      this.#timelines[origin]
        .between(from, to)
        .map((cue) => ({ cue, from: origin, rank: rankOf(cue, origin) })),
    )
      .filter((one) => {
        if (!isWanted(one.cue, prefer)) return false;
        // The worse is hidden for its whole length where there is better, or its rest would flash
        // up; what is on screen stays until the better one begins, or there would be a hole.
        const better = this.#betterThan(one).filter(
          (cue) => isWanted(cue, prefer) && (cue.start <= from || !onScreen.has(one.cue)),
        );
        // What nobody will see is not sent to be translated.
        return !better.some(written) && speaks(one.cue) && !better.some(speaks);
      })
      .sort((a, b) => a.cue.start - b.cue.start);
  }

  #betterThan({ cue, rank }: RankedCue): CaptionCue[] {
    return ORIGINS.flatMap((from) =>
      this.#timelines[from]
        .between(cue.start, cue.end)
        .filter((other) => rankOf(other, from) < rank && isOfTheSameWords(other, cue)),
    );
  }
}

/** A person has seen it; or it was sent, and is no guess of this page. */
function isWanted({ source }: CaptionCue, prefer: CaptionPreference): boolean {
  if (prefer === 'checked') return source === 'human' || source === 'script';
  return prefer === 'best' || source !== 'recognizer';
}

function rankOf({ source }: CaptionCue, from: CueOrigin): number {
  // Of the same kind, the studio's goes before what this page has found out by itself.
  return SOURCES.indexOf(source) * ORIGINS.length + ORIGINS.indexOf(from);
}

function isOfTheSameWords(a: CaptionCue, b: CaptionCue): boolean {
  // Two people at once say two things.
  if (a.guest !== b.guest) return false;
  const together = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return together >= SAME_WORDS * Math.min(a.end - a.start, b.end - b.start);
}
