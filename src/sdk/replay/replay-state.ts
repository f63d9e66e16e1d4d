import type { LocalizedText, Stock } from '../show/show-document.js';

/** A part of the show that one may jump to: a point of the agenda, or a product on the stage. */
export interface Chapter {
  readonly id: string;
  /** Stage time, epoch ms. */
  readonly at: number;
  /** What the agenda calls it; null where the product gives the name. */
  readonly title: LocalizedText | null;
  readonly productId: string | null;
  /** Options the host shows there, by option id: "the blue one". */
  readonly options: Readonly<Record<string, string>> | null;
}

/** Something that stands on the seek bar. */
export interface Moment {
  readonly at: number;
  readonly kind: 'chapter' | 'product' | 'interaction' | 'goal';
  readonly productId: string | null;
  readonly title: LocalizedText | null;
}

export interface ReplayState {
  /** `none`: there is nothing recorded beside the picture, and no agenda. */
  readonly phase: 'none' | 'loading' | 'ready' | 'failed';
  readonly chapters: readonly Chapter[];
  readonly moments: readonly Moment[];
  /** What was left with the present picture, by variant. What is left now is in `shop`. */
  readonly stockThen: Readonly<Record<string, Stock>>;
  /** Recorded events that could not be read. */
  readonly rejected: number;
}
