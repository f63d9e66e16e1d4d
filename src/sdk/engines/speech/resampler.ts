/** Samples a second that recognisers want. */
export const SPEECH_RATE = 16_000;

/** Zero crossings of the filter on each side: 2 ms of look-ahead, a transition of 1.2 kHz. */
const CROSSINGS = 32;
/** Kaiser window: what lies beyond the transition is 80 dB and more below. */
const BETA = 8.5;
/** Middle of the transition in the narrower band, so that it ends where aliasing would begin. */
const PASS = 0.93;
/** Exact for the rates in use (44.1 kHz needs 160); an odd rate gets the nearest of so many. */
const MOST_PHASES = 1024;

/**
 * Any rate to 16 kHz as the sound comes. The n-th sample out stands for the moment n / 16000 s after
 * the first sample in, whatever the pieces; what is not certain yet waits for the next piece.
 */
export class Resampler {
  readonly rate: number;
  /** One output sample is `#step / #scale` input samples. */
  readonly #step: number;
  readonly #scale: number;
  readonly #phases: number;
  readonly #half: number;
  /** `#phases` filters of `2 × #half` taps. */
  readonly #taps: Float32Array;
  /** Input that is still needed, with `#half` samples of silence before the first. */
  #input = new Float32Array(8192);
  #length: number;
  /** Of the next output sample in `#input`: whole samples, and the rest in 1/`#scale`. */
  #at: number;
  #rest = 0;

  constructor(rate: number) {
    this.rate = rate;
    const divisor = greatestCommonDivisor(rate, SPEECH_RATE);
    this.#step = rate / divisor;
    this.#scale = SPEECH_RATE / divisor;
    this.#phases = Math.min(this.#scale, MOST_PHASES);
    const band = Math.min(1, SPEECH_RATE / rate) * PASS;
    this.#half = Math.ceil(CROSSINGS / band);
    this.#taps = designFilters(this.#phases, this.#half, band);
    this.#length = this.#half;
    this.#at = this.#half;
  }

  push(samples: Float32Array): Float32Array<ArrayBuffer> {
    this.#append(samples.length).set(samples);
    return this.#emit();
  }

  /** The rest, as if silence followed. Nothing can be pushed after it. */
  finish(): Float32Array<ArrayBuffer> {
    this.#append(this.#half).fill(0);
    return this.#emit();
  }

  #append(length: number): Float32Array {
    if (this.#length + length > this.#input.length) {
      const larger = new Float32Array(2 * (this.#length + length));
      larger.set(this.#input.subarray(0, this.#length));
      this.#input = larger;
    }
    const added = this.#input.subarray(this.#length, this.#length + length);
    this.#length += length;
    return added;
  }

  #emit(): Float32Array<ArrayBuffer> {
    const taps = this.#taps;
    const input = this.#input;
    const half = this.#half;
    // The filter of the sample at `at` reaches from at − half + 1 to at + half.
    const room = (this.#length - half - this.#at) * this.#scale - this.#rest;
    const count = Math.max(0, Math.ceil(room / this.#step));
    const output = new Float32Array(count);
    for (let n = 0; n < count; n += 1) {
      let phase = Math.round((this.#rest * this.#phases) / this.#scale);
      let first = this.#at - half + 1;
      if (phase === this.#phases) {
        phase = 0;
        first += 1;
      }
      const filter = phase * 2 * half;
      let sum = 0;
      for (let k = 0; k < 2 * half; k += 1)
        sum += (taps[filter + k] ?? 0) * (input[first + k] ?? 0);
      output[n] = Math.max(-1, Math.min(1, sum));
      this.#rest += this.#step;
      const whole = Math.floor(this.#rest / this.#scale);
      this.#at += whole;
      this.#rest -= whole * this.#scale;
    }
    const done = this.#at - half;
    if (done > 0) {
      input.copyWithin(0, done, this.#length);
      this.#length -= done;
      this.#at -= done;
    }
    return output;
  }
}

/** For each phase the windowed sinc around a moment that lies `phase / phases` after a sample. */
function designFilters(phases: number, half: number, band: number): Float32Array {
  const taps = new Float32Array(phases * 2 * half);
  for (let phase = 0; phase < phases; phase += 1) {
    const filter = taps.subarray(phase * 2 * half, (phase + 1) * 2 * half);
    let sum = 0;
    for (let k = 0; k < 2 * half; k += 1) {
      const distance = k - half + 1 - phase / phases;
      const x = Math.PI * band * distance;
      const window = kaiser(distance / half);
      const tap = (x === 0 ? 1 : Math.sin(x) / x) * window;
      filter[k] = tap;
      sum += tap;
    }
    // A steady tone keeps its level in every phase.
    for (let k = 0; k < 2 * half; k += 1) filter[k] = (filter[k] ?? 0) / sum;
  }
  return taps;
}

function kaiser(x: number): number {
  return Math.abs(x) > 1 ? 0 : bessel(BETA * Math.sqrt(1 - x * x)) / bessel(BETA);
}

/** Modified Bessel function of the first kind, order zero. */
function bessel(x: number): number {
  let sum = 1;
  let term = 1;
  for (let k = 1; k < 30; k += 1) {
    term *= (x / (2 * k)) ** 2;
    sum += term;
  }
  return sum;
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
