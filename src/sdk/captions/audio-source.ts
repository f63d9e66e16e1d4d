import type { RoomError } from '../room/room-error.js';

/**
 * Sound that the player has loaded and not played yet: fMP4 as it goes into the media source, in
 * the order of loading. Where an engine has no bytes, samples of what it is playing. The bytes are
 * the receiver's to keep.
 */
export interface EncodedAudio {
  /** One initialisation segment, or one or more whole movie fragments; or 32-bit floats, one channel. */
  readonly kind: 'init' | 'media' | 'samples';
  readonly bytes: ArrayBuffer;
  /** Stage time of media time 0 of these bytes, or of the first sample; epoch ms. */
  readonly stageOffset: number;
  /** Another number: what follows need not go on where the last stretch ended. */
  readonly run: number;
  /** Samples a second. */
  readonly rate?: number;
}

/** Hears the sound of a picture ahead of it. */
export interface AudioSink {
  /** Bytes are of no use here: samples of what is playing, with the picture instead of ahead of it. */
  readonly played?: boolean;
  readonly audio: (audio: EncodedAudio) => void;
  /** Nothing can be heard of this picture. */
  readonly failed: (error: RoomError) => void;
}

/** A stretch of sound, 16 kHz, one channel. */
export interface PcmStretch {
  /** Stage time of the first sample, epoch ms. */
  readonly stageTime: number;
  readonly samples: Float32Array;
}
