import type { ModelManifest } from '../../captions/model-catalog.js';

/** A piece of sound in both forms: frame n of `features` begins at sample n × 160 of `samples`. */
export interface SoundBlock {
  readonly frames: number;
  /** 80 log-mel numbers for each frame. */
  readonly features: Float32Array;
  /** 160 new samples for each frame. */
  readonly samples: Float32Array;
}

/** A word with its place in the segment, in seconds from its beginning. */
export interface HeardWord {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly confidence: number;
}

/** A model with its decoder: sound of one segment after the other in, words out. */
export interface SpeechModel {
  /** Another segment begins, after a pause: nothing of the last one matters. */
  begin(): void;
  /** More of the segment. What it answers is its whole text so far; undefined: nothing new. */
  hear(block: SoundBlock): Promise<readonly HeardWord[] | undefined>;
  /** The segment is over: its words, for good. */
  finish(): Promise<readonly HeardWord[]>;
  /**
   * Someone speaks without a pause: gives the words that are complete, and goes on in the middle
   * of the sound with what is left as a segment that begins `seconds` later.
   */
  cut(): Promise<{ readonly words: readonly HeardWord[]; readonly seconds: number }>;
  dispose(): Promise<void>;
}

export interface OpenModelOptions<Manifest extends ModelManifest = ModelManifest> {
  readonly manifest: Manifest;
  /** Bytes by role. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly language: string;
  readonly glossary: readonly string[];
  readonly device: 'wasm' | 'webgpu';
}
