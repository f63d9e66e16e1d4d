/** Decoded sound, one channel. */
export interface DecodedSound {
  /** Stage time of the first sample, epoch ms. */
  readonly stageTime: number;
  readonly samples: Float32Array<ArrayBuffer>;
  /** Samples a second. */
  readonly rate: number;
}

export interface PlacedSound extends DecodedSound {
  /** It does not go on where the last piece ended. */
  readonly restart: boolean;
}

/** Date-times of a playlist are rounded to ms: so little is no gap and no overlap. */
const SLACK_MS = 2;
/** A lost fragment of a few access units is bridged; after more, what follows is another stretch. */
const BRIDGE_MS = 100;
/** Sound that comes again is dropped so far back: a player loads anew what it holds in its buffer. */
const REMEMBER_MS = 60_000;

/** Puts decoded sound in order on the show timeline: each moment once, without holes. */
export class PcmTimeline {
  /** What was given out without a break. */
  #from = 0;
  #next: number | null = null;

  /** Whether the sound between two stage times has been given out. */
  heard(from: number, to: number): boolean {
    return this.#next !== null && this.#remembers(from) && to <= this.#next + SLACK_MS;
  }

  /** What of this sound is new, with silence before it where a little is missing. */
  place(sound: DecodedSound): PlacedSound | null {
    const { stageTime, rate, samples } = sound;
    const next = this.#next;
    const gap = next === null ? Infinity : stageTime - next;
    if (next === null || gap > BRIDGE_MS || (gap < -SLACK_MS && !this.#remembers(stageTime))) {
      this.#from = stageTime;
      return this.#give({ ...sound, restart: true });
    }
    const goesOn = { stageTime: next, rate, restart: false };
    if (Math.abs(gap) <= SLACK_MS) return this.#give({ ...goesOn, samples });
    const missing = Math.round((gap * rate) / 1000);
    if (missing < 0) {
      const fresh = samples.subarray(-missing);
      return fresh.length > 0 ? this.#give({ ...goesOn, samples: fresh }) : null;
    }
    const bridged = new Float32Array(missing + samples.length);
    bridged.set(samples, missing);
    return this.#give({ ...goesOn, samples: bridged });
  }

  #give(sound: PlacedSound): PlacedSound {
    this.#next = sound.stageTime + (sound.samples.length * 1000) / sound.rate;
    return sound;
  }

  #remembers(stageTime: number): boolean {
    const from = Math.max(this.#from, (this.#next ?? 0) - REMEMBER_MS);
    return stageTime >= from - SLACK_MS;
  }
}
