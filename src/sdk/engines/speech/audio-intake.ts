import type { EncodedAudio, PcmStretch } from '../../captions/audio-source.js';
import { RoomError } from '../../room/room-error.js';
import { readAccessUnits } from './access-units.js';
import { AudioDecoding, type TimedUnit } from './audio-decoding.js';
import { readAudioTrack, type AudioTrack } from './audio-track.js';
import { PcmTimeline, type DecodedSound } from './pcm-timeline.js';
import { Resampler, SPEECH_RATE } from './resampler.js';

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

/** A decoder needs some sound before what counts: Opus asks for 80 ms, AAC for one unit. */
const PREROLL_MS = 80;

/** From the bytes that the player loads to the sound that a recogniser hears. Never throws. */
export class AudioIntake {
  readonly #options: AudioIntakeOptions;
  readonly #timeline = new PcmTimeline();
  readonly #decoding: AudioDecoding;
  #init: Uint8Array | null = null;
  #track: AudioTrack | null = null;
  #resampler: Resampler | null = null;
  /** Stage time of the next sample that will be told. */
  #next = 0;
  #restart = true;
  #failed = false;

  constructor(options: AudioIntakeOptions) {
    this.#options = options;
    this.#decoding = new AudioDecoding({
      sound: (sound) => this.#place(sound),
      unsupported: (cause) => this.#giveUp(cause),
      damaged: (cause) => this.#fail(damaged(cause)),
    });
  }

  feed(audio: EncodedAudio): void {
    if (audio.kind === 'init') this.#begin(audio.bytes);
    else this.#hear(audio);
  }

  dispose(): void {
    this.#decoding.dispose();
    this.#track = null;
  }

  #begin(bytes: ArrayBuffer): void {
    const init = new Uint8Array(bytes);
    // A player sends it again with every rendition, and mostly the sound is the same.
    if (this.#init && same(this.#init, init)) return;
    this.#init = init;
    const track = readAudioTrack(bytes);
    this.#track = track.ok ? track.value : null;
    this.#failed = false;
    if (track.ok) this.#decoding.begin(track.value);
    else this.#fail(track.error);
  }

  #hear({ bytes, stageOffset }: EncodedAudio): void {
    const track = this.#track;
    if (!track) return;
    if (!Number.isFinite(stageOffset)) {
      this.#fail(new RoomError('captions', 'audio-unsupported', 'No programme date-time'));
      return;
    }
    const units = readAccessUnits(bytes, track);
    if (!units.ok) {
      this.#fail(units.error);
      return;
    }
    const timed = units.value.map(({ time, duration, bytes: unit }): TimedUnit => ({
      stageTime: stageOffset + (time * 1000) / track.timescale,
      durationMs: (duration * 1000) / track.timescale,
      bytes: unit,
    }));
    const fresh = timed.find(
      ({ stageTime, durationMs }) => !this.#timeline.heard(stageTime, stageTime + durationMs),
    );
    if (!fresh) return;
    this.#decoding.decode(
      timed.filter(({ stageTime }) => stageTime >= fresh.stageTime - PREROLL_MS),
    );
  }

  #place(sound: DecodedSound): void {
    const placed = this.#timeline.place(sound);
    if (!placed) return;
    const { samples, rate, stageTime, restart } = placed;
    if (restart || this.#resampler?.rate !== rate) {
      if (this.#resampler) this.#tell(this.#resampler.finish());
      this.#resampler = new Resampler(rate);
      if (restart) this.#next = stageTime;
      this.#restart ||= restart;
    }
    this.#tell(this.#resampler.push(samples));
  }

  #tell(samples: Float32Array<ArrayBuffer>): void {
    if (samples.length === 0) return;
    this.#failed = false;
    this.#options.pcm({ stageTime: this.#next, samples, restart: this.#restart });
    this.#restart = false;
    this.#next += (samples.length * 1000) / SPEECH_RATE;
  }

  #giveUp(cause: unknown): void {
    const { codec } = this.#track ?? { codec: '' };
    this.#track = null;
    const message = `This browser cannot decode "${codec}"`;
    this.#fail(new RoomError('captions', 'audio-unsupported', message, { cause }));
  }

  #fail(error: RoomError): void {
    if (!this.#failed) this.#options.failed(error);
    this.#failed = true;
  }
}

function same(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}

function damaged(cause: unknown): RoomError {
  const message = 'Some of the sound cannot be decoded';
  return new RoomError('captions', 'audio-damaged', message, { recoverable: true, cause });
}
