import { readCue, type CaptionCue } from '../caption-timeline.js';

/** One line of what was said, in one language. */
export interface TranscriptLine {
  readonly id: string;
  /** Stage time, epoch ms. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** BCP 47 tag of the text. */
  readonly language: string;
  readonly source: CaptionCue['source'];
}

/**
 * All that was captioned so far, in the order it was said. Where two sources speak at once the
 * first of the timelines is believed, as on the picture.
 */
export function transcriptOf(
  timelines: readonly (readonly CaptionCue[])[],
  language: string,
  spoken: string | undefined,
): TranscriptLine[] {
  const taken: TranscriptLine[] = [];
  for (const cues of timelines) {
    // Of one source, cues may overlap: two people speak at once.
    const better = taken.length > 0 ? new Stretches(taken) : null;
    for (const cue of cues) {
      const read = readCue(cue, language, spoken);
      if (!read || cue.end <= cue.start || better?.overlaps(cue.start, cue.end)) continue;
      const { id, start, end, source } = cue;
      taken.push({ id, start, end, source, ...read, text: read.text.trim() });
    }
  }
  return taken.filter(({ text }) => text !== '').sort((a, b) => a.start - b.start || a.end - b.end);
}

/** The languages that anything was said in. */
export function languagesOf(
  timelines: readonly (readonly CaptionCue[])[],
  spoken: string | undefined,
): string[] {
  const languages = new Set<string>();
  for (const { text } of timelines.flat()) {
    if (typeof text !== 'string') for (const tag of Object.keys(text)) languages.add(tag);
    else if (spoken !== undefined) languages.add(spoken);
  }
  return [...languages];
}

/** Stretches of time, merged and in order: asked for thousands of cues. */
class Stretches {
  readonly #ends: [start: number, end: number][] = [];

  constructor(lines: readonly TranscriptLine[]) {
    for (const { start, end } of [...lines].sort((a, b) => a.start - b.start)) {
      const last = this.#ends.at(-1);
      if (last && start <= last[1]) last[1] = Math.max(last[1], end);
      else this.#ends.push([start, end]);
    }
  }

  overlaps(start: number, end: number): boolean {
    let [low, high] = [0, this.#ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#ends[middle]?.[1] ?? Infinity) <= start) low = middle + 1;
      else high = middle;
    }
    return (this.#ends[low]?.[0] ?? Infinity) < end;
  }
}
