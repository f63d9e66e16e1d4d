// @ts-check
/** The test streams for measuring latency: a bar code, a clock for people, a moving bar, a tone. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { cellCount, encodeFrameIndex } from '../clock-barcode.js';
import { encodeRendition, framesPerLoop, openIntermediate } from './encode.js';
import { duration } from './script.js';
import { encodeSound } from './sound.js';
import { mediaFolder, workPath } from './tools.js';

const width = 320;
const height = 568;
const cellWidth = width / cellCount;
const cellHeight = 32;

/** Flat colour planes (blue, green, red difference) tell the angles apart without costing bits. */
const angles = [
  { name: 'a', cb: 150, cr: 112 },
  { name: 'b', cb: 112, cr: 116 },
  { name: 'c', cb: 118, cr: 152 },
];

/** Segments a…g of each digit, as on a pocket calculator; '.' is drawn apart. */
/** @type {Readonly<Record<string, string>>} */
const segments = {
  0: 'abcdef',
  1: 'bc',
  2: 'abdeg',
  3: 'abcdg',
  4: 'bcfg',
  5: 'acdfg',
  6: 'acdefg',
  7: 'abc',
  8: 'abcdefg',
  9: 'abcdfg',
  a: 'abcefg',
  b: 'cdefg',
  c: 'adef',
};

/** @typedef {(x: number, y: number, w: number, h: number, luma: number) => void} Fill */

/** Draws one digit of `size` × 2 `size`. @param {Fill} fill @param {string} digit @param {number} x @param {number} y @param {number} size */
function drawDigit(fill, digit, x, y, size) {
  const bar = Math.round(size / 5);
  /** @type {Record<string, [number, number, number, number]>} */
  const shapes = {
    a: [0, 0, size, bar],
    b: [size - bar, 0, bar, size],
    c: [size - bar, size, bar, size],
    d: [0, 2 * size - bar, size, bar],
    e: [0, size, bar, size],
    f: [0, 0, bar, size],
    g: [0, size - (bar >> 1), size, bar],
  };
  for (const name of segments[digit] ?? '') {
    const shape = shapes[name];
    if (shape) fill(x + shape[0], y + shape[1], shape[2], shape[3], 226);
  }
}

/** @param {Fill} fill @param {string} text @param {number} x @param {number} y @param {number} size */
function drawText(fill, text, x, y, size) {
  let at = x;
  for (const letter of text) {
    if (letter === '.') {
      fill(at, y + 2 * size - 6, 6, 6, 226);
      at += 14;
    } else {
      drawDigit(fill, letter, at, y, size);
      at += Math.round(size * 1.45);
    }
  }
}

/** @param {number} frame @param {number} angle @returns {Uint8Array} one yuv420p picture */
function drawFrame(frame, angle) {
  const colour = angles[angle] ?? { name: 'a', cb: 128, cr: 128 };
  const picture = new Uint8Array((width * height * 3) / 2).fill(48, 0, width * height);
  picture.fill(colour.cb, width * height, (width * height * 5) / 4);
  picture.fill(colour.cr, (width * height * 5) / 4);
  /** @type {Fill} */
  const fill = (x, y, w, h, luma) => {
    for (let row = y; row < y + h; row += 1)
      picture.fill(luma, row * width + x, row * width + x + w);
  };
  const bits = encodeFrameIndex(frame, angle);
  for (let i = 0; i < cellCount; i += 1) {
    fill(i * cellWidth, 0, cellWidth, cellHeight, (bits >> (cellCount - 1 - i)) & 1 ? 235 : 16);
  }
  drawText(fill, (frame / 30).toFixed(2).padStart(5, '0'), 24, 110, 44);
  drawText(fill, String(frame).padStart(4, '0'), 24, 240, 26);
  drawText(fill, colour.name, 250, 240, 26);
  // Once across in two seconds, with a tick mark for each 200 ms part.
  for (let part = 0; part <= 10; part += 1) fill(20 + part * 28 - 1, 380, 2, 14, 110);
  fill(20 + Math.round(((frame % 60) / 60) * 280) - 8, 398, 16, 60, 200);
  fill(0, 520, Math.round((width * (frame + 1)) / framesPerLoop), 10, 150);
  return picture;
}

/** A tone of a whole number of cycles a loop: any gap or jump in the sound shows in its phase. */
function tone() {
  const samples = new Float32Array(duration * 48_000);
  for (let i = 0; i < samples.length; i += 1)
    samples[i] = 0.25 * Math.sin((2 * Math.PI * 440 * i) / 48_000);
  return samples;
}

/** Makes the three clock streams. */
export async function makeClock() {
  const sound = await encodeSound(tone(), 'clock', 32);
  mkdirSync(join(mediaFolder, 'clock'), { recursive: true });
  for (const [angle, { name }] of angles.entries()) {
    const source = workPath('clock', `${name}.mp4`);
    const input = [
      '-f',
      'rawvideo',
      '-pix_fmt',
      'yuv420p',
      '-s',
      `${String(width)}x${String(height)}`,
      '-r',
      '30',
    ];
    const sink = openIntermediate(source, input);
    for (let frame = 0; frame < framesPerLoop; frame += 1)
      await sink.write(drawFrame(frame, angle));
    await sink.close();
    await encodeRendition(
      source,
      { width, height, kilobits: 80 },
      sound,
      join(mediaFolder, 'clock', `${name}-320p.mp4`),
    );
  }
}
