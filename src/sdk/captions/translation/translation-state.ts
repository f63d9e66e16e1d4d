import type { TranslatedBy } from '../caption-state.js';
import type { Translator } from './translator.js';

export interface TranslationState {
  /** Counts up whenever something can be translated that could not before, or no longer. */
  readonly revision: number;
  /** What is there to translate with, best first. Empty until somebody asked. */
  readonly by: readonly TranslatedBy[];
  /**
   * What only a download is missing for: one that the viewer has to agree to, or one of a model of
   * the site's that is under way.
   */
  readonly download: {
    readonly from: string;
    readonly to: string;
    readonly by: 'browser' | 'device';
    /** What would be fetched, where anybody says. */
    readonly bytes: number | null;
    /** 0–1; null until it was agreed to. */
    readonly progress: number | null;
  } | null;
}

export interface TranslationCommands extends Translator {
  /** The page's own; goes before the room's. */
  translator: Translator | null;
  /** The viewer agrees to the download. Call it in an event of theirs. */
  download(): Promise<boolean>;
}
