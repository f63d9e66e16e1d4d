import type { EncodedAudio, PcmStretch } from '../../captions/audio-source.js';
import type { RoomError } from '../../room/room-error.js';

/** 16 kHz, one channel, −1…1. Without `restart` its first sample follows the last one's last. */
export interface HeardStretch extends PcmStretch {
  /** The first ever, or after a gap too long to be silence, a seek, another recording. */
  readonly restart: boolean;
}

export interface AudioIntakeOptions {
  /** Sound in the order of the show, each moment once. The samples are the receiver's to keep. */
  readonly pcm: (stretch: HeardStretch) => void;
  /**
   * Told once until sound comes again. `recoverable`: the next fragment may well be heard;
   * otherwise nothing will be until another stream comes.
   */
  readonly failed: (error: RoomError) => void;
  /** Where the package's assets lie (with a slash at its end), for what the browser cannot decode. */
  readonly assets?: string | undefined;
}

/** From the bytes that the player loads to the sound that a recogniser hears. Never throws. */
export class AudioIntake {
  readonly #options: AudioIntakeOptions;

  constructor(options: AudioIntakeOptions) {
    this.#options = options;
  }

  feed(audio: EncodedAudio): void {
    void audio;
    void this.#options;
  }

  dispose(): void {
    void this.#options;
  }
}
