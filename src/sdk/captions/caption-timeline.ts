import type { LocalizedText } from '../show/show-document.js';

/** One caption with the stage time it belongs to. */
export interface CaptionCue {
  readonly id: string;
  /** Stage time, epoch ms. */
  readonly start: number;
  readonly end: number;
  readonly text: LocalizedText;
  /** Where it comes from: the show's script, the studio, the stream's own WebVTT. */
  readonly source: 'script' | 'studio' | 'in-band';
}
