import { originUrl } from '../helpers/origin-url.js';
import { Resampler } from '../../src/sdk/engines/speech/resampler.js';
import { locate } from './sound-fixtures.js';

const LOOP_MS = 96_000;
const PER_MS = 16;
/** Long enough to hold a syllable, short enough to fall between two splices. */
const WINDOW_MS = 120;

/** What is said in the demo's show, to compare with what was heard. */
export class ShowSound {
  readonly #loop: Float32Array;
  readonly #epoch: number;

  private constructor(loop: Float32Array, epoch: number) {
    this.#loop = loop;
    this.#epoch = epoch;
  }

  /** Decoded by the browser's other decoder, the whole file at once. */
  static async load(): Promise<ShowSound> {
    const file = await (await fetch(`${originUrl}/media/show/wide-288p.mp4`)).arrayBuffer();
    const whole = await new OfflineAudioContext(1, 1, 48_000).decodeAudioData(file);
    const { epoch0 } = (await (await fetch(`${originUrl}/`)).json()) as { epoch0: number };
    return new ShowSound(new Resampler(48_000).push(whole.getChannelData(0)), epoch0);
  }

  /** How far each loud moment of what was heard lies from where it belongs, ms. */
  errors(
    { start, samples }: { start: number; samples: Float32Array },
    { within = 20, likeness = 0.9 } = {},
  ): number[] {
    const errors: number[] = [];
    // A decoder begins with a flaw.
    for (
      let at = WINDOW_MS * PER_MS;
      at + WINDOW_MS * PER_MS < samples.length;
      at += WINDOW_MS * PER_MS
    ) {
      const window = samples.subarray(at, at + WINDOW_MS * PER_MS);
      if (!voiced(window)) continue;
      const loopMs = (((start + at / PER_MS - this.#epoch) % LOOP_MS) + LOOP_MS) % LOOP_MS;
      const expected = loopMs * PER_MS;
      if (expected > this.#loop.length - 2 * WINDOW_MS * PER_MS || expected < 1000) continue;
      const found = locate(this.#loop, window, expected, within * PER_MS);
      errors.push(found.likeness > likeness ? (expected - found.at) / PER_MS : NaN);
    }
    return errors;
  }
}

/** Loud, and no hiss: for noise an encoder puts other noise, which no two decoders make alike. */
function voiced(window: Float32Array): boolean {
  let power = 0;
  let steps = 0;
  for (let n = 1; n < window.length; n += 1) {
    power += window[n] ** 2;
    steps += (window[n] - window[n - 1]) ** 2;
  }
  return power / window.length > 1e-4 && steps < 0.3 * power;
}
