import type { EncodedAudio, PcmStretch } from '../../captions/audio-source.js';
import type { ModelManifest } from '../../captions/model-catalog.js';
import type { Hypothesis } from '../../captions/speech-recognizer.js';
import type { PlainError } from '../plain-error.js';

/** What page and worker say to each other. Both come from one build: nothing here is foreign. */

export interface WorkerStart {
  readonly type: 'start';
  readonly manifest: ModelManifest;
  /** Where the assets lie, absolute, with a slash at its end. */
  readonly assets: string;
  readonly device: 'wasm' | 'webgpu';
  /** What is spoken; for models that know several languages. */
  readonly language: string;
  /** Names and terms of the show, to be preferred where they sound alike. */
  readonly glossary: readonly string[];
}

export type ToWorker =
  | WorkerStart
  | { readonly type: 'audio'; readonly audio: EncodedAudio }
  /** Sound that is decoded already: a microphone. `restart`: it does not go on from the last. */
  | { readonly type: 'samples'; readonly stretch: PcmStretch & { readonly restart: boolean } }
  | { readonly type: 'ping' };

export type FromWorker =
  | { readonly type: 'loading'; readonly loaded: number; readonly total: number }
  /** The model is loaded and has run once. */
  | { readonly type: 'ready' }
  | { readonly type: 'activity'; readonly phase: 'listening' | 'no-speech' }
  | { readonly type: 'hypothesis'; readonly hypothesis: Hypothesis }
  | { readonly type: 'heard'; readonly stageTime: number }
  /** Something went wrong, and recognition goes on. */
  | { readonly type: 'trouble'; readonly error: PlainError }
  /** The end: nothing follows. */
  | { readonly type: 'failed'; readonly error: PlainError }
  | { readonly type: 'pong' };
