// @ts-check
/**
 * The music bed: 36 bars at 90 beats a minute fill the 96 s loop exactly. Every note is written
 * into a ring, so what rings out over the end sounds at the beginning: there is no seam to hear.
 */
import { duration } from './script.js';

const rate = 48_000;
const length = duration * rate;
const beat = (60 / 90) * rate;
const bar = 4 * beat;

/** Semitones from A3. Two phrases of four bars: Fmaj9, Em7, Dm9, G13sus; then Cmaj9 for the third. */
const chords = [
  { bass: -16, notes: [-4, 0, 3, 7] },
  { bass: -17, notes: [-5, -2, 2, 7] },
  { bass: -19, notes: [-4, 0, 3, 7] },
  { bass: -14, notes: [-4, 0, 5, 8] },
  { bass: -16, notes: [-4, 0, 3, 10] },
  { bass: -21, notes: [-5, -2, 2, 5] },
  { bass: -19, notes: [-7, -4, 0, 3] },
  { bass: -14, notes: [-7, -2, 2, 5] },
  { bass: -21, notes: [-5, -2, 2, 7] },
];

/** @param {number} semitones */
const hertz = (semitones) => 220 * 2 ** (semitones / 12);

/** A small seeded generator: the same bed on every machine. @param {number} seed */
function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/**
 * @param {Float32Array} ring
 * @param {number} start first sample; may run past the end
 * @param {number} seconds
 * @param {(t: number) => number} voice sample at `t` seconds after the start
 */
function add(ring, start, seconds, voice) {
  const count = Math.round(seconds * rate);
  const from = Math.round(start);
  for (let i = 0; i < count; i += 1) {
    const at = (from + i) % length;
    ring[at] = (ring[at] ?? 0) + voice(i / rate);
  }
}

/** @param {number} f @param {number} seconds @returns {(t: number) => number} a slow, soft pad */
function pad(f, seconds) {
  return (t) => {
    const swell = Math.min(1, t / 0.9) * Math.min(1, Math.max(0, (seconds - t) / 1.3));
    const tone = (/** @type {number} */ detune) =>
      Math.sin(2 * Math.PI * f * detune * t) + 0.22 * Math.sin(4 * Math.PI * f * detune * t);
    return 0.02 * swell * swell * (tone(0.9985) + tone(1.0015));
  };
}

/** @param {number} f @param {number} level @returns {(t: number) => number} an electric piano */
function keys(f, level) {
  return (t) => {
    const bell = 1.6 * Math.exp(-t * 7) * Math.sin(2 * Math.PI * f * 3 * t);
    return level * Math.min(1, t * 400) * Math.exp(-t * 2.4) * Math.sin(2 * Math.PI * f * t + bell);
  };
}

/** @returns {Float32Array} the bed, peak about 0.5 */
export function music() {
  const ring = new Float32Array(length);
  const dice = random(7);
  const bars = length / bar;
  for (let n = 0; n < bars; n += 1) {
    const chord = chords[n % chords.length];
    if (!chord) continue;
    const start = n * bar;
    const seconds = bar / rate + 1.3;
    for (const note of chord.notes) add(ring, start, seconds, pad(hertz(note), seconds));
    for (const [when, level] of [
      [0, 0.15],
      [1.5, 0.09],
      [2.5, 0.11],
    ]) {
      const f = hertz(chord.bass);
      add(
        ring,
        start + (when ?? 0) * beat,
        0.8,
        (t) =>
          (level ?? 0) *
          Math.min(1, t * 120) *
          Math.exp(-t * 4) *
          (Math.sin(2 * Math.PI * f * t) + 0.25 * Math.sin(4 * Math.PI * f * t)),
      );
    }
    // A broken chord that never plays the same bar twice, but always the chord's own notes.
    for (const when of [0, 0.75, 1.5, 2.25, 3, 3.5]) {
      if (when > 0 && dice() < 0.35) continue;
      const note = chord.notes[Math.floor(dice() * chord.notes.length)] ?? 0;
      add(ring, start + when * beat, 2, keys(hertz(note + 12), 0.035 + 0.02 * dice()));
    }
    percussion(ring, start, dice);
  }
  return reverberate(ring);
}

/** @param {Float32Array} ring @param {number} start @param {() => number} dice */
function percussion(ring, start, dice) {
  for (const when of [0, 2, 2.75]) {
    add(
      ring,
      start + when * beat,
      0.3,
      (t) =>
        0.16 * Math.exp(-t * 16) * Math.sin(2 * Math.PI * (46 * t + 4 * (1 - Math.exp(-t * 28)))),
    );
  }
  for (let eighth = 0; eighth < 8; eighth += 1) {
    const level = (eighth % 2 ? 0.016 : 0.008) * (0.8 + 0.4 * dice());
    let last = 0;
    add(ring, start + (eighth * beat) / 2, 0.12, (t) => {
      const noise = dice() - 0.5;
      const high = noise - last;
      last = noise;
      return level * Math.min(1, t * 300) * Math.exp(-t * 42) * high * 2;
    });
  }
  for (const when of [1, 3]) {
    add(
      ring,
      start + when * beat,
      0.09,
      (t) =>
        0.05 *
        Math.exp(-t * 60) *
        (Math.sin(2 * Math.PI * 820 * t) + 0.5 * Math.sin(2 * Math.PI * 1240 * t)),
    );
  }
}

/** Four combs and two all-passes; run round the ring twice so that their memory has no beginning. */
function reverberate(/** @type {Float32Array} */ ring) {
  const combs = [1687, 1901, 2053, 2251].map((size) => ({
    line: new Float32Array(size),
    at: 0,
    damp: 0,
  }));
  const passes = [389, 127].map((size) => ({ line: new Float32Array(size), at: 0 }));
  const out = new Float32Array(length);
  for (let i = 0; i < 2 * length; i += 1) {
    const dry = ring[i % length] ?? 0;
    let wet = 0;
    for (const comb of combs) {
      const echo = comb.line[comb.at] ?? 0;
      comb.damp = 0.45 * comb.damp + 0.55 * echo;
      comb.line[comb.at] = dry + 0.8 * comb.damp;
      comb.at = (comb.at + 1) % comb.line.length;
      wet += echo / 4;
    }
    for (const pass of passes) {
      const stored = pass.line[pass.at] ?? 0;
      pass.line[pass.at] = wet + 0.5 * stored;
      wet = stored - 0.5 * (pass.line[pass.at] ?? 0);
      pass.at = (pass.at + 1) % pass.line.length;
    }
    if (i >= length) out[i - length] = dry + 0.35 * wet;
  }
  return out;
}
