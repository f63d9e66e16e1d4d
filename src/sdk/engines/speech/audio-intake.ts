import type { EncodedAudio, PcmStretch } from '../../captions/audio-source.js';
import { RoomError } from '../../room/room-error.js';
import type { FfmpegAudio } from '../ffmpeg-audio.js';
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
/** As far as dates go; no stage time is beyond. */
const FARTHEST_MS = 8.64e15;

/** From the bytes that the player loads to the sound that a recogniser hears. Never throws. */
export class AudioIntake {
  readonly #options: AudioIntakeOptions;
  readonly #timeline = new PcmTimeline();
  readonly #decoding: AudioDecoding;
  #init: ArrayBuffer | null = null;
  #track: AudioTrack | null = null;
  /** Where WebCodecs cannot decode the track. */
  #ffmpeg: Promise<FfmpegAudio | null> | null = null;
  #resampler: Resampler | null = null;
  /** Stage time of the next sample that will be told. */
  #next = 0;
  #restart = true;
  #failed = false;
  /** Nothing here can decode the track. */
  #deaf = false;

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
    else if (audio.kind === 'media') this.#hear(audio);
    else this.#take(audio);
  }

  dispose(): void {
    this.#decoding.dispose();
    this.#endFfmpeg();
    this.#track = null;
  }

  #begin(bytes: ArrayBuffer): void {
    const track = readAudioTrack(bytes);
    // A player sends one with every rendition, and mostly the sound is the same.
    if (track.ok && this.#track && sameSound(track.value, this.#track)) return;
    this.#endFfmpeg();
    this.#init = bytes;
    this.#track = track.ok ? track.value : null;
    this.#failed = false;
    this.#deaf = false;
    if (track.ok) this.#decoding.begin(track.value);
    else this.#fail(track.error);
  }

  #hear({ bytes, stageOffset }: EncodedAudio): void {
    const track = this.#track;
    if (!track || this.#deaf) return;
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
    const last = timed.at(-1);
    if (!fresh || !last) return;
    if (!(Math.abs(fresh.stageTime) < FARTHEST_MS && Math.abs(last.stageTime) < FARTHEST_MS)) {
      this.#fail(damaged(new RangeError('a decode time beyond all times')));
      return;
    }
    if (this.#ffmpeg) {
      const [{ stageTime: start }] = timed as [TimedUnit];
      const fragment = { bytes, start, end: last.stageTime + last.durationMs };
      void this.#ffmpeg.then((ffmpeg) => ffmpeg?.decode(fragment));
      return;
    }
    this.#decoding.decode(
      timed.filter(({ stageTime }) => stageTime >= fresh.stageTime - PREROLL_MS),
    );
  }

  /** Decoded already. */
  #take({ bytes, stageOffset, rate }: EncodedAudio): void {
    if (rate === undefined || !Number.isFinite(stageOffset) || bytes.byteLength % 4 > 0) return;
    this.#place({ stageTime: stageOffset, samples: new Float32Array(bytes), rate });
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

  /** Without WebCodecs, the next rung: FFmpeg, where the site serves it. */
  #giveUp(cause: unknown): void {
    const { assets } = this.#options;
    const init = this.#init;
    if (!init || assets === undefined) this.#refuse(cause);
    else this.#ffmpeg = this.#startFfmpeg(init, assets, cause);
  }

  async #startFfmpeg(
    init: ArrayBuffer,
    assets: string,
    cause: unknown,
  ): Promise<FfmpegAudio | null> {
    const unsupported = (reason: unknown): void =>
      this.#refuse(new AggregateError([cause, reason], 'Neither WebCodecs nor FFmpeg'));
    try {
      const { FfmpegAudio } = await import('../ffmpeg-audio.js');
      const sound = (decoded: DecodedSound): void => this.#place(decoded);
      return new FfmpegAudio({ assets, init, sound, unsupported });
    } catch (reason) {
      unsupported(reason);
      return null;
    }
  }

  #endFfmpeg(): void {
    void this.#ffmpeg?.then((ffmpeg) => ffmpeg?.dispose());
    this.#ffmpeg = null;
  }

  #refuse(cause: unknown): void {
    this.#deaf = true;
    const message = `Nothing here can decode "${this.#track?.codec ?? ''}"`;
    this.#fail(new RoomError('captions', 'audio-unsupported', message, { cause }));
  }

  #fail(error: RoomError): void {
    if (!this.#failed) this.#options.failed(error);
    this.#failed = true;
  }
}

function sameSound(a: AudioTrack, b: AudioTrack): boolean {
  const inWords = (track: AudioTrack): string =>
    JSON.stringify({ ...track, description: [...(track.description ?? [])] });
  return inWords(a) === inWords(b);
}

function damaged(cause: unknown): RoomError {
  const message = 'Some of the sound cannot be decoded';
  return new RoomError('captions', 'audio-damaged', message, { recoverable: true, cause });
}
