import { HOP, SAMPLE_RATE } from './log-mel.js';

/** Whisper's own idea of a spectrogram: other windows, other bands, another logarithm. */

const WINDOW = 400;
const BINS = WINDOW / 2 + 1;
/** Its windows are thirty seconds, whatever is in them. */
export const WINDOW_FRAMES = 3000;
/** Of ten to the power of: quieter than this is silence. */
const QUIETEST = 1e-10;
/** Bels under the loudest, below which all is the same. */
const RANGE = 8;

interface Band {
  readonly first: number;
  readonly weights: readonly number[];
}

export class WhisperMel {
  readonly #bands: readonly Band[];
  readonly #hann = Float64Array.from(
    { length: WINDOW },
    (_, index) => 0.5 - 0.5 * Math.cos((2 * Math.PI * index) / WINDOW),
  );
  readonly #cos = Float64Array.from({ length: WINDOW }, (_, n) =>
    Math.cos((2 * Math.PI * n) / WINDOW),
  );
  readonly #power = new Float64Array(BINS);

  constructor(bands: number) {
    this.#bands = slaneyBands(bands);
  }

  /** [bands, 3000] of at most thirty seconds; what is missing is silence. */
  of(samples: Float32Array): Float32Array<ArrayBuffer> {
    const bands = this.#bands.length;
    const features = new Float32Array(bands * WINDOW_FRAMES).fill(Math.log10(QUIETEST));
    // Frames are centred: half a window of silence follows the sound into the padding.
    const frames = Math.min(WINDOW_FRAMES, Math.ceil((samples.length + WINDOW / 2) / HOP) + 1);
    for (let frame = 0; frame < frames; frame += 1) {
      this.#transform(samples, frame * HOP - WINDOW / 2);
      for (const [band, { first, weights }] of this.#bands.entries()) {
        let sum = 0;
        for (const [index, weight] of weights.entries()) {
          sum += weight * (this.#power[first + index] ?? 0);
        }
        features[band * WINDOW_FRAMES + frame] = Math.log10(Math.max(sum, QUIETEST));
      }
    }
    let loudest = -Infinity;
    for (const value of features) if (value > loudest) loudest = value;
    return features.map((value) => (Math.max(value, loudest - RANGE) + 4) / 4);
  }

  /** 400 is no power of two: the sums as they are, halved since the window has two like halves. */
  #transform(samples: Float32Array, start: number): void {
    const even = new Float64Array(BINS);
    const odd = new Float64Array(BINS);
    for (let n = 0; n < BINS; n += 1) {
      const mirror = n === 0 || n === WINDOW / 2 ? undefined : WINDOW - n;
      const one = sampleAt(samples, start + n) * (this.#hann[n] ?? 0);
      const other =
        mirror === undefined ? 0 : sampleAt(samples, start + mirror) * (this.#hann[mirror] ?? 0);
      even[n] = one + other;
      odd[n] = mirror === undefined ? 0 : one - other;
    }
    const cos = this.#cos;
    for (let bin = 0; bin < BINS; bin += 1) {
      let real = 0;
      let imaginary = 0;
      // cos and sin of bin × n, by walking round the table; a quarter further is the sine.
      for (let n = 0, at = 0; n < BINS; n += 1) {
        real += (even[n] ?? 0) * (cos[at] ?? 0);
        imaginary += (odd[n] ?? 0) * (cos[at < 100 ? at + 300 : at - 100] ?? 0);
        at += bin;
        if (at >= WINDOW) at -= WINDOW;
      }
      this.#power[bin] = real * real + imaginary * imaginary;
    }
  }
}

/** Before the beginning the sound is mirrored, as Whisper was trained; after the end is silence. */
function sampleAt(samples: Float32Array, index: number): number {
  return samples[Math.abs(index)] ?? 0;
}

/** Slaney's mel scale, straight below 1 kHz; each triangle has the same area. */
function slaneyBands(count: number): readonly Band[] {
  const step = toMel(SAMPLE_RATE / 2) / (count + 1);
  const points = Array.from({ length: count + 2 }, (_, index) => toHz(index * step));
  const binHz = SAMPLE_RATE / WINDOW;
  return points.slice(0, count).map((left, band) => {
    const [middle = 0, right = 0] = points.slice(band + 1);
    const first = Math.ceil(left / binHz);
    const last = Math.min(BINS - 1, Math.floor(right / binHz));
    const weights = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => {
      const hz = (first + index) * binHz;
      const height = Math.min((hz - left) / (middle - left), (right - hz) / (right - middle));
      return (Math.max(0, height) * 2) / (right - left);
    });
    return { first, weights };
  });
}

const KNEE_MEL = 15;
const KNEE_HZ = 1000;
const LOG_STEP = Math.log(6.4) / 27;

function toMel(hz: number): number {
  return hz < KNEE_HZ ? (hz * 3) / 200 : KNEE_MEL + Math.log(hz / KNEE_HZ) / LOG_STEP;
}

function toHz(mel: number): number {
  return mel < KNEE_MEL ? (mel * 200) / 3 : KNEE_HZ * Math.exp(LOG_STEP * (mel - KNEE_MEL));
}
