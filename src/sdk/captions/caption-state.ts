import type { CaptionCue } from './caption-timeline.js';
import type { RecognizerState } from './speech-recognizer.js';

/** Where a translation comes from: see docs/translation.md. */
export type TranslatedBy = 'studio' | 'memory' | 'site' | 'browser' | 'device' | 'service';

/** One caption as the viewer sees it. */
export interface CaptionLine {
  readonly id: string;
  /** Its place on screen: a better line takes over that of the worse one it replaces. */
  readonly slot: string;
  readonly text: string;
  /** BCP 47 tag of the text, for `lang` and its direction. */
  readonly language: string;
  readonly source: CaptionCue['source'];
  /** Id of the guest who says it; undefined for the host. */
  readonly guest?: string | undefined;
  /** Set where no person wrote it in this language. */
  readonly translatedBy: TranslatedBy | null;
  /** What it was before it was translated, or is in the spoken language; null where that is it. */
  readonly original: { readonly text: string; readonly language: string } | null;
}

/**
 * Which captions the viewer wants: the best there are; only what a person has checked (corrections,
 * the script and its translations); only what is sent with the show, so that nothing is recognised
 * on this device.
 */
export type CaptionPreference = 'best' | 'checked' | 'sent';

/** A caption that was to be read; stage times in epoch ms. */
export interface ReadCaption {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly language: string;
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
  /** How the recogniser in this page is doing; null while none is wanted. */
  readonly recognizer: RecognizerState | null;
  /** Recognised captions stand ready with their words, for a second or so more of delay. */
  readonly synced: boolean;
  readonly prefer: CaptionPreference;
  /** Each line says where it comes from, and what it was before it was translated. */
  readonly showSource: boolean;
  readonly showOriginal: boolean;
  /** Somebody sends captions in this language: nothing has to be recognised on this device. */
  readonly sent: boolean;
  /** Something is said now, in another language, and nobody and nothing here can translate it. */
  readonly untranslated: { readonly from: string; readonly to: string } | null;
}

/** Where captions stand on the stage. */
export type CaptionPosition = 'top' | 'middle' | 'bottom';

/** A line in another language, wanted in this one. Undefined while it is on its way. */
export type LineTranslator = (
  text: string,
  from: string,
  to: string,
) => { readonly text: string; readonly by: TranslatedBy } | 'none' | undefined;

/** How a line is worded for this viewer: their own units, say. */
export type Rewording = (text: string, language: string) => string;

/** What a room's captions may ask for in other languages. */
export interface LineTranslation {
  readonly line: LineTranslator;
  /** Calls back when more can be said than before. Returns the way out. */
  readonly onChange: (listener: () => void) => () => void;
}

/** What is told to who makes captions of it; its code comes later. */
export type CaptionMessage =
  | {
      readonly type: 'cues';
      /** The channel, the stream's own text, or what was understood in this page. */
      readonly from: 'channel' | 'in-band' | 'page';
      readonly cues: readonly CaptionCue[];
    }
  | { readonly type: 'withdraw'; readonly ids: readonly string[] };
