// @ts-check
/** Mixes voice and music into the loop and encodes it so that the encoder never sees the seam. */
import { readFileSync } from 'node:fs';
import { music } from './music.js';
import { duration } from './script.js';
import { run, workPath } from './tools.js';
import { writeWav } from './wav.js';

/** @typedef {import('./speech.js').SpokenLine} SpokenLine */

const rate = 48_000;
const length = duration * rate;
const samplesPerFrame = 1024;
export const framesPerLoop = length / samplesPerFrame;

/** Music beside and under the voice; 9 dB of ducking is heard as politeness, more as pumping. */
const musicLevel = 0.42;
const ducked = 0.36;

/**
 * @param {readonly SpokenLine[]} spoken
 * @returns {Float32Array} one loop, 48 kHz mono, peaks under -1.5 dB
 */
export function mix(spoken) {
  const voice = new Float32Array(length);
  for (const { start, pcm } of spoken) {
    // pcm begins 30 ms before the first phone, see speech.js.
    const from = Math.round((start - 0.03) * rate);
    pcm.forEach((sample, i) => {
      const at = (from + i + length) % length;
      voice[at] = (voice[at] ?? 0) + sample;
    });
  }
  const bed = music();
  const gains = duckingGains(spoken);
  const out = new Float32Array(length);
  for (let i = 0; i < length; i += 1) {
    const sum = 1.15 * (voice[i] ?? 0) + musicLevel * (gains[i] ?? 1) * (bed[i] ?? 0);
    out[i] = 0.84 * Math.tanh(sum / 0.84);
  }
  return out;
}

/** @param {readonly SpokenLine[]} spoken @returns {Float32Array} per sample, 1 = music alone */
function duckingGains(spoken) {
  const target = new Float32Array(length).fill(1);
  for (const { start, end } of spoken) {
    for (let i = Math.round((start - 0.25) * rate); i < (end + 0.15) * rate; i += 1) {
      target[(i + length) % length] = ducked;
    }
  }
  const gains = new Float32Array(length);
  let gain = 1;
  for (let i = 0; i < 2 * length; i += 1) {
    const wanted = target[i % length] ?? 1;
    gain += (wanted - gain) * (wanted < gain ? 1 / (0.1 * rate) : 1 / (0.45 * rate));
    if (i >= length) gains[i - length] = gain;
  }
  return gains;
}

/**
 * Encodes a loop as AAC-LC. The loop is played three times and the middle round's access units
 * are kept: their overlap and bit reservoir come from the same sound that precedes them when the
 * stream loops. FFmpeg's encoder puts one priming unit first, hence the +1.
 * @param {Float32Array} loop
 * @param {string} name of the intermediate files
 * @param {number} kilobits
 * @returns {Promise<{ frames: Buffer[], config: Buffer }>} raw access units and AudioSpecificConfig
 */
export async function encodeSound(loop, name, kilobits) {
  const thrice = new Float32Array(3 * length);
  for (const round of [0, 1, 2]) thrice.set(loop, round * length);
  const wav = workPath('sound', `${name}-3.wav`);
  const adts = workPath('sound', `${name}-3.aac`);
  writeWav(wav, thrice);
  await run('ffmpeg', [
    '-v',
    'error',
    '-y',
    '-i',
    wav,
    '-c:a',
    'aac',
    '-b:a',
    `${String(kilobits)}k`,
    '-f',
    'adts',
    adts,
  ]);
  const frames = splitAdts(readFileSync(adts));
  // AAC-LC (2), 48 kHz (index 3), one channel: 5 + 4 + 4 bits, then three zero bits.
  const config = Buffer.from([0x11, 0x88]);
  return { frames: frames.slice(framesPerLoop + 1, 2 * framesPerLoop + 1), config };
}

/** @param {Buffer} bytes @returns {Buffer[]} access units without their ADTS headers */
function splitAdts(bytes) {
  const frames = [];
  for (let at = 0; at + 7 <= bytes.length;) {
    const b1 = bytes[at + 1] ?? 0;
    const size =
      (((bytes[at + 3] ?? 0) & 3) << 11) |
      ((bytes[at + 4] ?? 0) << 3) |
      ((bytes[at + 5] ?? 0) >> 5);
    frames.push(bytes.subarray(at + (b1 & 1 ? 7 : 9), at + size));
    at += size;
  }
  return frames;
}
