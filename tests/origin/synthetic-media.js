// @ts-check
// Fragmented MP4 with true boxes and no pictures, so that most tests need no media at all.

import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const VIDEO = { id: 1, timescale: 90_000, handler: 'vide' };
const AUDIO = { id: 2, timescale: 48_000, handler: 'soun' };
const SYNC = 0x0200_0000;
const NON_SYNC = 0x0101_0000;

/** @param {string} type @param {Buffer[]} contents */
function box(type, ...contents) {
  const body = Buffer.concat(contents);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(body.length + 8, 0);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, body]);
}

/** @param {number[]} values */
function u32(...values) {
  const bytes = Buffer.alloc(values.length * 4);
  values.forEach((value, index) => bytes.writeUInt32BE(value >>> 0, index * 4));
  return bytes;
}

/** @param {typeof VIDEO} track */
function trak({ id, timescale, handler }) {
  const video = handler === 'vide';
  const entry = video
    ? box('avc1', Buffer.alloc(78), box('avcC', Buffer.from([1, 0x4d, 0x40, 0x1f, 0xff, 0xe0, 0])))
    : box('mp4a', Buffer.alloc(28), box('esds', u32(0), audioDescriptors()));
  return box(
    'trak',
    box('tkhd', u32(0, 0, 0, id), Buffer.alloc(60), u32(video ? 640 << 16 : 0, 360 << 16)),
    box(
      'mdia',
      box('mdhd', u32(0, 0, 0, timescale, 0, 0)),
      box('hdlr', u32(0, 0), Buffer.from(handler), Buffer.alloc(13)),
      box('minf', box('stbl', box('stsd', u32(0, 1), entry))),
    ),
  );
}

function audioDescriptors() {
  const config = [5, 2, 0x11, 0x90];
  const decoder = [4, 13 + config.length, 0x40, ...Array(12).fill(0), ...config];
  return Buffer.from([3, 3 + decoder.length, 0, 2, 0, ...decoder]);
}

/** @param {number} part @param {boolean} wide tfdt version 1 */
function fragment(part, wide) {
  const traf = (/** @type {typeof VIDEO} */ track, /** @type {number} */ time) =>
    box(
      'traf',
      box('tfhd', u32(0x02_0000, track.id)),
      wide ? box('tfdt', u32(0x0100_0000, 0, time)) : box('tfdt', u32(0, time)),
      box('trun', u32(0x4, 6, part % 5 === 0 && track === VIDEO ? SYNC : NON_SYNC)),
    );
  const moof = box(
    'moof',
    box('mfhd', u32(0, part + 1)),
    traf(VIDEO, part * 18_000),
    // The first AAC frame that begins in this part; frames and parts do not line up.
    traf(AUDIO, Math.ceil((part * 9600) / 1024) * 1024),
  );
  return Buffer.concat([moof, box('mdat', Buffer.alloc(100 + (part % 5 === 0 ? 300 : 0), part))]);
}

/** @param {{ parts?: number, wide?: boolean }} [options] */
export function syntheticFile({ parts = 480, wide = true } = {}) {
  return Buffer.concat([
    box('ftyp', Buffer.from('iso6'), u32(0)),
    box('moov', box('mvhd', Buffer.alloc(100)), trak(VIDEO), trak(AUDIO)),
    ...Array.from({ length: parts }, (_, part) => fragment(part, wide)),
  ]);
}

export const SCRIPT = {
  duration: 96,
  lines: [
    line('l1', 1, 3.5, 'Welcome <b>& hello</b>'),
    line('l2', 4, 7, 'The shoe'),
    line('l3', 94.5, 95.8, 'See you'),
  ],
  moments: [
    { at: 10, type: 'pin', product: 'sneaker' },
    { at: 10, type: 'variant', product: 'sneaker', option: 'color', value: 'coral' },
    { at: 40, type: 'unpin', product: 'sneaker' },
    { at: 50, type: 'pin', product: 'tote' },
  ],
};

/** @param {string} id @param {number} start @param {number} end @param {string} en */
function line(id, start, end, en) {
  return {
    id,
    start,
    end,
    product: 'sneaker',
    text: { en, es: `${en} (es)`, zh: '你好', ar: 'مرحبًا' },
  };
}

/**
 * A media directory of its own for a test file.
 *
 * @returns {{ dir: string, remove: () => void }}
 */
export function syntheticMedia() {
  const dir = mkdtempSync(join(tmpdir(), 'live-room-origin-'));
  for (const folder of ['show', 'clock', 'products']) mkdirSync(join(dir, folder));
  for (const name of ['wide-540p', 'wide-288p', 'close-288p']) {
    writeFileSync(join(dir, 'show', `${name}.mp4`), syntheticFile());
  }
  writeFileSync(join(dir, 'clock/a-320p.mp4'), syntheticFile({ wide: false }));
  writeFileSync(join(dir, 'clock/b-320p.mp4'), 'this is no MP4');
  writeFileSync(join(dir, 'show/show-script.json'), JSON.stringify(SCRIPT));
  writeFileSync(join(dir, 'products/tote-sand.jpg'), 'a picture');
  return { dir, remove: () => rmSync(dir, { recursive: true, force: true }) };
}

/** Stage time of a test origin's start; on a segment boundary. */
export const START = Date.UTC(2026, 5, 1, 12, 0, 0);
