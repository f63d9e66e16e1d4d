import type { CaptionCue } from './caption-timeline.js';

/** One caption as the viewer sees it. */
export interface CaptionLine {
  readonly id: string;
  readonly text: string;
  /** BCP 47 tag of the text, for `lang` and its direction. */
  readonly language: string;
  readonly source: CaptionCue['source'];
}

export interface CaptionsState {
  /** What can be chosen, BCP 47 tags. */
  readonly languages: readonly string[];
  /** What the viewer reads; null is off. */
  readonly language: string | null;
  /** On screen with the present picture, oldest first; at most two. */
  readonly lines: readonly CaptionLine[];
  /** Factor on the text size, 0.75–2. */
  readonly size: number;
  readonly position: CaptionPosition;
}

/** Where captions stand on the stage. */
export type CaptionPosition = 'top' | 'middle' | 'bottom';
