import type { AudioTrack } from './audio-track.js';
import { mixDown } from './mix-down.js';
import type { DecodedSound } from './pcm-timeline.js';

/** An access unit in its place on the show timeline. */
export interface TimedUnit {
  /** Epoch ms. */
  readonly stageTime: number;
  readonly durationMs: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export interface AudioDecodingEvents {
  readonly sound: (sound: DecodedSound) => void;
  /** This browser has no decoder for the track; nothing more will come. */
  readonly unsupported: (cause: unknown) => void;
  /** Some of what was given could not be decoded and is left out. */
  readonly damaged: (cause: unknown) => void;
}

/** A minute of AAC. A decoder that gives other times than it was given would let them pile up. */
const MOST_WAITING = 3000;
/** Browsers count on from the first unit's time: what is off by more has to be a beginning of its own. */
const STEADY_MS = 2;
/** Decoders that may break in a row on one batch before the rest of it is given up. */
const MOST_BREAKS = 3;

/** Access units to sound with WebCodecs. A decoder that breaks is replaced, and goes on after the break. */
export class AudioDecoding {
  readonly #events: AudioDecodingEvents;
  #track: AudioTrack | null = null;
  #decoder: AudioDecoder | null = null;
  /** Given, and not yet heard: after a break it goes on behind the first of these. */
  #waiting: TimedUnit[] = [];
  /** Given while it is still being asked whether the track can be decoded at all. */
  #held: TimedUnit[] | null = null;
  /** Stage time at which the last unit that was sent ends. */
  #end = NaN;
  #breaks = 0;
  #disposed = false;

  constructor(events: AudioDecodingEvents) {
    this.#events = events;
  }

  /** The track of all that follows. */
  begin(track: AudioTrack): void {
    this.#track = track;
    this.#held = [];
    void this.#start(track);
  }

  decode(units: readonly TimedUnit[]): void {
    if (this.#disposed || !this.#track) return;
    if (this.#held) this.#held.push(...units);
    else this.#send(units);
  }

  dispose(): void {
    this.#disposed = true;
    this.#close();
  }

  async #start(track: AudioTrack): Promise<void> {
    const refusal = await refuse(track);
    if (this.#disposed || this.#track !== track) return;
    const held = this.#held ?? [];
    this.#held = null;
    if (refusal) {
      this.#giveUp(refusal);
      return;
    }
    // Queued behind the flush: nothing of the old track is lost.
    this.#cut();
    if (this.#decoder) this.#attempt((decoder) => decoder.configure(config(track)));
    this.#send(held);
  }

  #send(units: readonly TimedUnit[]): void {
    this.#waiting.push(...units);
    this.#waiting.splice(0, this.#waiting.length - MOST_WAITING);
    this.#attempt((decoder) => {
      for (const { stageTime, durationMs, bytes } of units) {
        if (!(Math.abs(stageTime - this.#end) < STEADY_MS)) this.#cut();
        this.#end = (this.#end || stageTime) + durationMs;
        const timestamp = Math.round(stageTime * 1000);
        decoder.decode(new EncodedAudioChunk({ type: 'key', timestamp, data: bytes }));
      }
    });
  }

  /** What follows does not go on where the last unit ended; what is still inside comes out first. */
  #cut(): void {
    this.#end = NaN;
    // An error tells itself.
    if (this.#decoder?.state === 'configured') this.#decoder.flush().catch(() => undefined);
  }

  #attempt(use: (decoder: AudioDecoder) => void): void {
    try {
      // Closed by the browser, and not told yet.
      if (this.#decoder?.state === 'closed') this.#decoder = null;
      this.#decoder ??= this.#open();
      if (this.#decoder) use(this.#decoder);
    } catch (cause) {
      // No such class here, or a description that is none.
      this.#giveUp(cause);
    }
  }

  #open(): AudioDecoder | null {
    if (!this.#track) return null;
    this.#end = NaN;
    const decoder = new AudioDecoder({
      output: (data) => this.#hear(data),
      error: (error) => {
        if (decoder === this.#decoder) this.#recover(error);
      },
    });
    decoder.configure(config(this.#track));
    return decoder;
  }

  #recover(error: DOMException): void {
    this.#decoder = null;
    // The browser takes decoders back from pages that sleep: the next units get another one.
    const reclaimed = error.name === 'QuotaExceededError';
    this.#breaks += 1;
    const rest = reclaimed ? this.#waiting : this.#waiting.slice(1);
    this.#waiting = this.#breaks > MOST_BREAKS ? [] : rest;
    if (!reclaimed) this.#events.damaged(error);
    const again = this.#waiting.splice(0);
    if (again.length > 0) this.#send(again);
    else this.#breaks = 0;
  }

  #giveUp(cause: unknown): void {
    this.#close();
    this.#track = null;
    this.#events.unsupported(cause);
  }

  #close(): void {
    this.#waiting = [];
    if (this.#decoder && this.#decoder.state !== 'closed') this.#decoder.close();
    this.#decoder = null;
  }

  #hear(data: AudioData): void {
    const stageTime = data.timestamp / 1000;
    this.#breaks = 0;
    const heard = this.#waiting.findIndex(
      (unit) => Math.abs(unit.stageTime - stageTime) < STEADY_MS,
    );
    this.#waiting.splice(0, heard + 1);
    if (!this.#disposed && data.numberOfFrames > 0) {
      const samples = mixDown(data);
      this.#events.sound({ stageTime, samples, rate: data.sampleRate });
    }
    data.close();
  }
}

function config({ codec, description, sampleRate, channels }: AudioTrack): AudioDecoderConfig {
  return { codec, sampleRate, numberOfChannels: channels, ...(description && { description }) };
}

/** Why this browser cannot decode the track, if it cannot. */
async function refuse(track: AudioTrack): Promise<unknown> {
  try {
    const { supported } = await AudioDecoder.isConfigSupported(config(track));
    return supported ? null : new Error('not supported');
  } catch (cause) {
    // No such class here, or a description that is none.
    return cause;
  }
}
