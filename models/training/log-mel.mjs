/** The features of `features.py` in JavaScript, for evaluation in Node. Plain rather than quick. */

const bins = 80;
const hertz = (mel) => 700 * (10 ** (mel / 2595) - 1);
const mel = (f) => 2595 * Math.log10(1 + f / 700);
const hann = Float64Array.from(
  { length: 400 },
  (_, n) => 0.5 - 0.5 * Math.cos((2 * Math.PI * n) / 400),
);
const edges = Array.from({ length: bins + 2 }, (_, i) =>
  hertz(mel(20) + ((mel(7600) - mel(20)) * i) / (bins + 1)),
);
const bank = Array.from({ length: bins }, (_, b) =>
  Float64Array.from({ length: 257 }, (_, k) => {
    const f = (k * 16000) / 512;
    const [low, centre, high] = edges.slice(b, b + 3);
    return Math.max(0, Math.min((f - low) / (centre - low), (high - f) / (high - centre)));
  }),
);

/** In place, 512 points. */
function fft(re, im) {
  const n = 512;
  for (let i = 1, j = 0; i < n; i++) {
    let bit = n >> 1;
    for (; j & bit; bit >>= 1) j ^= bit;
    j ^= bit;
    if (i < j) [re[i], re[j], im[i], im[j]] = [re[j], re[i], im[j], im[i]];
  }
  for (let size = 2; size <= n; size *= 2) {
    const half = size / 2;
    for (let k = 0; k < half; k++) {
      const c = Math.cos((-2 * Math.PI * k) / size);
      const s = Math.sin((-2 * Math.PI * k) / size);
      for (let i = k; i < n; i += size) {
        const r = re[i + half] * c - im[i + half] * s;
        const m = re[i + half] * s + im[i + half] * c;
        re[i + half] = re[i] - r;
        im[i + half] = im[i] - m;
        re[i] += r;
        im[i] += m;
      }
    }
  }
}

/**
 * @param {Float32Array} samples 16 kHz
 * @returns {Float32Array} frames of 80
 */
export function logMel(samples) {
  const frames = Math.max(0, Math.floor((samples.length - 400) / 160) + 1);
  const out = new Float32Array(frames * bins);
  for (let i = 0; i < frames; i++) {
    const re = new Float64Array(512);
    const im = new Float64Array(512);
    for (let n = 0; n < 400; n++) re[n] = samples[160 * i + n] * hann[n];
    fft(re, im);
    for (let b = 0; b < bins; b++) {
      let sum = 0;
      for (let k = 0; k < 257; k++) sum += bank[b][k] * (re[k] ** 2 + im[k] ** 2);
      out[i * bins + b] = Math.log(Math.max(sum, 1e-6));
    }
  }
  return out;
}
