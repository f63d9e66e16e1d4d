import { PowerSpectrum } from './power-spectrum.js';

export const SAMPLE_RATE = 16_000;
/** 25 ms of sound… */
export const WINDOW = 400;
/** …every 10 ms. */
export const HOP = 160;
export const BANDS = 80;

const FFT_SIZE = 512;
const LOW_HZ = 20;
const HIGH_HZ = 7600;
const FLOOR = 1e-6;

/** One triangle on the frequency axis: its first bin, and the weight of each. */
interface Band {
  readonly first: number;
  readonly weights: Float32Array;
}

/**
 * What the ear keeps of a sound: 80 mel bands every 10 ms, as the models of `models/` are trained
 * on (the exact recipe is in models/README.md, and a test compares it number by number).
 * Frames are not centred: frame n is made of the samples from n × 160 on.
 */
export class LogMel {
  readonly #spectrum = new PowerSpectrum(FFT_SIZE);
  readonly #hann = Float64Array.from(
    { length: WINDOW },
    (_, index) => 0.5 - 0.5 * Math.cos((2 * Math.PI * index) / WINDOW),
  );
  readonly #bands = melBands();
  readonly #frame = new Float64Array(FFT_SIZE);
  #rest = new Float32Array(0);

  /** What was heard before is forgotten: the sound does not go on from there. */
  reset(): void {
    this.#rest = new Float32Array(0);
  }

  /** Samples in, 16 kHz; the frames that they complete out, 80 numbers each. */
  push(samples: Float32Array): Float32Array {
    const all = new Float32Array(this.#rest.length + samples.length);
    all.set(this.#rest);
    all.set(samples, this.#rest.length);
    const frames = Math.max(0, Math.floor((all.length - WINDOW) / HOP) + 1);
    const features = new Float32Array(frames * BANDS);
    for (let frame = 0; frame < frames; frame += 1) {
      this.#write(all, frame * HOP, features.subarray(frame * BANDS, (frame + 1) * BANDS));
    }
    this.#rest = all.slice(frames * HOP);
    return features;
  }

  #write(samples: Float32Array, start: number, into: Float32Array): void {
    const frame = this.#frame;
    for (let index = 0; index < WINDOW; index += 1) {
      frame[index] = (samples[start + index] ?? 0) * (this.#hann[index] ?? 0);
    }
    // What lies behind is still zero: the transform works on a copy.
    const power = this.#spectrum.of(frame);
    for (let band = 0; band < BANDS; band += 1) {
      const { first = 0, weights = [] } = this.#bands[band] ?? {};
      let sum = 0;
      for (let index = 0; index < weights.length; index += 1) {
        sum += (weights[index] ?? 0) * (power[first + index] ?? 0);
      }
      into[band] = Math.log(Math.max(sum, FLOOR));
    }
  }
}

/** Triangles between points that are evenly spaced in mel (HTK's formula). */
function melBands(): readonly Band[] {
  const low = toMel(LOW_HZ);
  const step = (toMel(HIGH_HZ) - low) / (BANDS + 1);
  const points = Array.from({ length: BANDS + 2 }, (_, index) => toHz(low + index * step));
  const binHz = SAMPLE_RATE / FFT_SIZE;
  return points.slice(0, BANDS).map((left, band) => {
    const [middle = 0, right = 0] = points.slice(band + 1);
    const first = Math.ceil(left / binHz);
    const last = Math.floor(right / binHz);
    const weights = Float32Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => {
      const hz = (first + index) * binHz;
      return Math.max(0, Math.min((hz - left) / (middle - left), (right - hz) / (right - middle)));
    });
    return { first, weights };
  });
}

function toMel(hz: number): number {
  return 2595 * Math.log10(1 + hz / 700);
}

function toHz(mel: number): number {
  return 700 * (10 ** (mel / 2595) - 1);
}
