// @ts-check
import { readFileSync, writeFileSync } from 'node:fs';

/**
 * Reads a 16-bit mono PCM WAV file.
 * @param {string} path
 * @returns {Float32Array} samples in -1…1
 */
export function readWav(path) {
  const bytes = readFileSync(path);
  let at = 12;
  while (bytes.toString('latin1', at, at + 4) !== 'data') at += 8 + bytes.readUInt32LE(at + 4);
  const length = bytes.readUInt32LE(at + 4) >> 1;
  const samples = new Float32Array(length);
  for (let i = 0; i < length; i += 1) samples[i] = bytes.readInt16LE(at + 8 + 2 * i) / 32_768;
  return samples;
}

/**
 * Writes 48 kHz 16-bit mono PCM, with a little triangular dither against grain in quiet passages.
 * @param {string} path
 * @param {Float32Array} samples
 */
export function writeWav(path, samples) {
  const bytes = Buffer.alloc(44 + 2 * samples.length);
  bytes.write('RIFF', 0, 'latin1');
  bytes.writeUInt32LE(36 + 2 * samples.length, 4);
  bytes.write('WAVEfmt ', 8, 'latin1');
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(1, 20);
  bytes.writeUInt16LE(1, 22);
  bytes.writeUInt32LE(48_000, 24);
  bytes.writeUInt32LE(96_000, 28);
  bytes.writeUInt16LE(2, 32);
  bytes.writeUInt16LE(16, 34);
  bytes.write('data', 36, 'latin1');
  bytes.writeUInt32LE(2 * samples.length, 40);
  let seed = 1;
  const noise = () => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return seed / 2 ** 32 - 0.5;
  };
  samples.forEach((sample, i) => {
    const value = Math.round(sample * 32_767 + noise() + noise());
    bytes.writeInt16LE(Math.max(-32_768, Math.min(32_767, value)), 44 + 2 * i);
  });
  writeFileSync(path, bytes);
}
