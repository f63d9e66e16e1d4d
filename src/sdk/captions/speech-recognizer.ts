import type { RoomError } from '../room/room-error.js';
import type { EncodedAudio } from './audio-source.js';

/** One word with the stage times between which it is spoken, epoch ms. */
export interface RecognizedWord {
  /** As a reader expects it, with the punctuation that follows it. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** How likely it is right, 0–1. */
  readonly confidence: number;
}

/** What is understood of one stretch of speech so far, from its beginning. Replaces the one before. */
export interface Hypothesis {
  /** Counts up; a pause, a seek or a new run begins another. */
  readonly segment: number;
  /** Nothing will change any more. */
  readonly final: boolean;
  readonly words: readonly RecognizedWord[];
}

export type RecognizerState =
  | { readonly phase: 'loading'; readonly loaded: number; readonly total: number }
  | { readonly phase: 'listening' }
  /** Works, but there is nothing to recognise: silence, music, a muted stream. */
  | { readonly phase: 'no-speech' }
  /** Hears speech, and is too unsure of its words to show them; lines of the script still are. */
  | { readonly phase: 'unclear' }
  /** For good; or, where the error is `recoverable`, until it loads again by itself. */
  | { readonly phase: 'failed'; readonly error: RoomError };

export interface RecognizerEvents {
  readonly hypothesis: (hypothesis: Hypothesis) => void;
  readonly state: (state: RecognizerState) => void;
  /** All sound up to this stage time (epoch ms) has been heard. */
  readonly heard: (stageTime: number) => void;
  /** Recognition goes on, but something is worth telling: a model that cannot be kept, a gap. */
  readonly trouble?: (error: RoomError) => void;
}

/** Speech to text, off the main thread. */
export interface SpeechRecognizer {
  feed(audio: EncodedAudio): void;
  /** Lets go of worker and model. */
  dispose(): void;
}

/** How a recogniser is made; rejects with a RoomError when this browser cannot run it. */
export type SpeechRecognizerFactory = (
  events: RecognizerEvents,
  signal: AbortSignal,
) => Promise<SpeechRecognizer>;
