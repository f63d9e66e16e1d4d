// @ts-check
// One stored rendition: an index of its parts, and copies of them moved along an endless timeline.

import { readFile } from 'node:fs/promises';
import { boxesIn, findBox, readTracks } from './mp4-boxes.js';
import { PARTS_PER_SEGMENT, PART_MS, SEGMENT_MS } from './timeline.js';

/** @typedef {import('./mp4-boxes.js').Track} Track */
/** @typedef {import('./mp4-boxes.js').Box} Box */

/**
 * Where a part lies in the file and what has to be rewritten in it. Offsets of fields are
 * relative to the part.
 *
 * @typedef {object} PartIndex
 * @property {number} start
 * @property {number} end
 * @property {boolean} independent It begins with a key frame.
 * @property {number} sequenceAt
 * @property {{ at: number, wide: boolean, time: bigint, track: Track }[]} times
 */

const NON_SYNC_SAMPLE = 0x0001_0000;

export class MediaFile {
  /** @param {Buffer} data A fragmented MP4, one fragment a part. */
  constructor(data) {
    const boxes = boxesIn(data);
    const moov = boxes.find((box) => box.type === 'moov');
    if (!moov) throw new RangeError('no moov');
    this.#data = data;
    this.tracks = readTracks(data, moov);
    const parts = readParts(data, boxes, this.tracks);
    // The stream is made of whole segments; a tail that fills none is left out of the loop.
    this.parts = parts.slice(0, parts.length - (parts.length % PARTS_PER_SEGMENT));
    if (this.parts.length === 0) throw new RangeError('less than one segment of parts');
    this.init = data.subarray(0, moov.end);
    this.loopMs = this.parts.length * PART_MS;
    this.segments = this.parts.length / PARTS_PER_SEGMENT;
  }

  #data;

  get codecs() {
    return this.tracks.map((track) => track.codec).join(',');
  }

  get video() {
    return this.tracks.find((track) => track.kind === 'video');
  }

  /** Peak and mean bits per second over the segments, as the master playlist states them. */
  get bandwidth() {
    let peak = 0;
    let bytes = 0;
    for (let first = 0; first < this.parts.length; first += PARTS_PER_SEGMENT) {
      const parts = this.parts.slice(first, first + PARTS_PER_SEGMENT);
      const size = parts.reduce((sum, part) => sum + part.end - part.start, 0);
      peak = Math.max(peak, size);
      bytes += size;
    }
    return {
      peak: Math.ceil((peak * 8000) / SEGMENT_MS),
      mean: Math.ceil((bytes * 8000) / this.loopMs),
    };
  }

  /**
   * A part by its place in the endless stream (0 is the first part of the first loop).
   *
   * @param {number} index
   */
  part(index) {
    const loop = Math.floor(index / this.parts.length);
    const stored = /** @type {PartIndex} */ (this.parts[index % this.parts.length]);
    const copy = Buffer.from(this.#data.subarray(stored.start, stored.end));
    copy.writeUInt32BE((index + 1) % 2 ** 32, stored.sequenceAt);
    for (const { at, wide, time, track } of stored.times) {
      const shifted = time + BigInt(loop) * BigInt((track.timescale * this.loopMs) / 1000);
      if (wide) copy.writeBigUInt64BE(shifted, at);
      else copy.writeUInt32BE(Number(shifted & 0xffff_ffffn), at);
    }
    return copy;
  }

  /** @param {number} index Whether the part at this place begins with a key frame. */
  isIndependent(index) {
    return this.parts[index % this.parts.length]?.independent ?? false;
  }

  /** @param {number} msn Media sequence number. */
  segment(msn) {
    const first = msn * PARTS_PER_SEGMENT;
    return Buffer.concat(Array.from({ length: PARTS_PER_SEGMENT }, (_, n) => this.part(first + n)));
  }
}

/**
 * @param {Buffer} data
 * @param {Box[]} boxes
 * @param {Track[]} tracks
 */
function readParts(data, boxes, tracks) {
  /** @type {PartIndex[]} */
  const parts = [];
  boxes.forEach((moof, position) => {
    if (moof.type !== 'moof') return;
    const mdat = boxes[position + 1];
    const mfhd = findBox(data, moof, 'mfhd');
    if (mdat?.type !== 'mdat' || !mfhd)
      throw new RangeError(`a fragment at ${moof.start} is broken`);
    /** @type {PartIndex} */
    const part = {
      start: moof.start,
      end: mdat.end,
      independent: false,
      sequenceAt: mfhd.body + 4 - moof.start,
      times: [],
    };
    for (const traf of boxesIn(data, moof.body, moof.end)) {
      if (traf.type !== 'traf') continue;
      const tfhd = findBox(data, traf, 'tfhd');
      const tfdt = findBox(data, traf, 'tfdt');
      const track = tracks.find(({ id }) => tfhd && id === data.readUInt32BE(tfhd.body + 4));
      if (!tfhd || !tfdt || !track) throw new RangeError(`a track run at ${traf.start} is broken`);
      const wide = data[tfdt.body] === 1;
      part.times.push({
        at: tfdt.body + 4 - moof.start,
        wide,
        time: wide ? data.readBigUInt64BE(tfdt.body + 4) : BigInt(data.readUInt32BE(tfdt.body + 4)),
        track,
      });
      if (track.kind === 'video') {
        part.independent = (firstSampleFlags(data, traf, tfhd, track) & NON_SYNC_SAMPLE) === 0;
      }
    }
    parts.push(part);
  });
  return parts;
}

/**
 * Flags of the first sample, from the most particular place that states them.
 *
 * @param {Buffer} data
 * @param {Box} traf
 * @param {Box} tfhd
 * @param {Track} track
 */
function firstSampleFlags(data, traf, tfhd, track) {
  const trun = findBox(data, traf, 'trun');
  if (trun) {
    const flags = data.readUInt32BE(trun.body) & 0xff_ffff;
    let at = trun.body + 8 + (flags & 0x1 ? 4 : 0);
    if (flags & 0x4) return data.readUInt32BE(at);
    at += (flags & 0x100 ? 4 : 0) + (flags & 0x200 ? 4 : 0);
    if (flags & 0x400) return data.readUInt32BE(at);
  }
  const flags = data.readUInt32BE(tfhd.body) & 0xff_ffff;
  if (!(flags & 0x20)) return track.sampleFlags;
  // The default flags come last, after whichever optional fields are there.
  const before = [0x1, 0x1, 0x2, 0x8, 0x10].filter((flag) => flags & flag).length;
  return data.readUInt32BE(tfhd.body + 8 + before * 4);
}

/** @type {Map<string, Promise<MediaFile>>} */
const loaded = new Map();

/**
 * Reads a file once for all origins of the process; tests start many.
 *
 * @param {string} path
 * @param {string} version Changes when the file does.
 */
export function loadMediaFile(path, version) {
  const key = `${path} ${version}`;
  let file = loaded.get(key);
  if (!file) {
    file = readFile(path).then((data) => new MediaFile(data));
    file.catch(() => loaded.delete(key));
    loaded.set(key, file);
  }
  return file;
}
