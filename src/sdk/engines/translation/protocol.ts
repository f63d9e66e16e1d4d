import type { TranslationManifest } from '../../captions/translation/translation-model.js';
import type { PlainError } from '../plain-error.js';

/** What page and worker say to each other. Both come from one build: nothing here is foreign. */

export interface TranslationStart {
  readonly type: 'start';
  readonly manifest: TranslationManifest;
  /** Where the assets lie, absolute, with a slash at its end. */
  readonly assets: string;
}

export type ToTranslator =
  | TranslationStart
  | {
      readonly type: 'translate';
      readonly id: number;
      readonly text: string;
      /** Language of the text, for where its sentences end; and of the translation. */
      readonly from: string;
      readonly to: string;
      readonly prefix: string | undefined;
    }
  /** Nobody waits for it any more. */
  | { readonly type: 'cancel'; readonly id: number };

export type FromTranslator =
  | { readonly type: 'loading'; readonly loaded: number; readonly total: number }
  | { readonly type: 'ready' }
  | { readonly type: 'translated'; readonly id: number; readonly text: string }
  /** This text could not be done; others can. */
  | { readonly type: 'refused'; readonly id: number; readonly message: string }
  /** Something went wrong, and translating goes on. */
  | { readonly type: 'trouble'; readonly error: PlainError }
  /** The end: nothing follows. */
  | { readonly type: 'failed'; readonly error: PlainError };
