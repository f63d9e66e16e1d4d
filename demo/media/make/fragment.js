// @ts-check
/**
 * Writes the stream files: ftyp + moov, then one moof + mdat for each 200 ms part and nothing else.
 *
 * FFmpeg's muxer cuts fragments by its own idea of duration and begins the sound with an edit
 * list; an origin that loops the file and rewrites `tfdt` needs every fragment alike and every
 * time exact, so the samples are laid out here.
 */
import { box, fullBox, u16, u32, u64 } from './boxes.js';

const videoScale = 90_000;
const audioScale = 48_000;
const frameTicks = videoScale / 30;
const framesPerPart = 6;
const audioFrame = 1024;
/** 200 ms in access units: 9.375, so parts hold nine or ten. */
const audioPerPart = (0.2 * audioScale) / audioFrame;

const matrix = u32(0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000);
const syncSample = 0x02000000;
const deltaSample = 0x01010000;

/**
 * @typedef {object} Tracks
 * @property {Buffer[]} video AVC samples, a whole number of parts
 * @property {Set<number>} sync indices of the IDR pictures
 * @property {Buffer} entry the `avc1` sample entry
 * @property {number} width
 * @property {number} height
 * @property {Buffer[]} audio AAC access units
 * @property {Buffer} audioConfig AudioSpecificConfig
 * @property {number} audioBits bits per second, for the decoder config
 */

/** @param {Tracks} tracks @returns {Buffer} the whole file */
export function writeFragments(tracks) {
  const parts = tracks.video.length / framesPerPart;
  if (!Number.isInteger(parts)) throw new Error('the picture is not a whole number of parts');
  if (Math.ceil(parts * audioPerPart) !== tracks.audio.length) {
    throw new Error(`${String(tracks.audio.length)} access units for ${String(parts)} parts`);
  }
  const out = [fileType(), movie(tracks)];
  for (let part = 0; part < parts; part += 1) out.push(...fragment(tracks, part));
  return Buffer.concat(out);
}

function fileType() {
  return box('ftyp', Buffer.from('iso6'), u32(0), Buffer.from('iso6cmfcmp41'));
}

/** @param {Tracks} tracks */
function movie(tracks) {
  const header = fullBox(
    'mvhd',
    0,
    0,
    u32(0, 0, 1000, 0, 0x10000),
    u16(0x100, 0),
    u32(0, 0),
    matrix,
    Buffer.alloc(24),
    u32(3),
  );
  const trex = [1, 2].map((id) => fullBox('trex', 0, 0, u32(id, 1, 0, 0, 0)));
  return box(
    'moov',
    header,
    track({
      id: 1,
      volume: 0,
      width: tracks.width,
      height: tracks.height,
      scale: videoScale,
      handler: 'vide',
      name: 'Picture',
      mediaHeader: fullBox('vmhd', 0, 1, Buffer.alloc(8)),
      entry: tracks.entry,
    }),
    track({
      id: 2,
      volume: 0x100,
      width: 0,
      height: 0,
      scale: audioScale,
      handler: 'soun',
      name: 'Sound',
      mediaHeader: fullBox('smhd', 0, 0, Buffer.alloc(4)),
      entry: audioEntry(tracks),
    }),
    box('mvex', ...trex),
  );
}

/**
 * @param {{ id: number, volume: number, width: number, height: number, scale: number,
 *   handler: string, name: string, mediaHeader: Buffer, entry: Buffer }} options
 */
function track({ id, volume, width, height, scale, handler, name, mediaHeader, entry }) {
  const english = u16(0x55c4, 0); // undetermined language, "und"
  const empty = ['stts', 'stsc', 'stco'].map((type) => fullBox(type, 0, 0, u32(0)));
  return box(
    'trak',
    fullBox(
      'tkhd',
      0,
      3,
      u32(0, 0, id, 0, 0, 0, 0),
      u16(0, 0, volume, 0),
      matrix,
      u32(width << 16, height << 16),
    ),
    box(
      'mdia',
      fullBox('mdhd', 0, 0, u32(0, 0, scale, 0), english),
      fullBox(
        'hdlr',
        0,
        0,
        u32(0),
        Buffer.from(handler),
        Buffer.alloc(12),
        Buffer.from(`${name}\0`),
      ),
      box(
        'minf',
        mediaHeader,
        box('dinf', fullBox('dref', 0, 0, u32(1), fullBox('url ', 0, 1))),
        box(
          'stbl',
          fullBox('stsd', 0, 0, u32(1), entry),
          ...empty,
          fullBox('stsz', 0, 0, u32(0, 0)),
        ),
      ),
    ),
  );
}

/** @param {Tracks} tracks the `mp4a` entry with its elementary stream descriptor */
function audioEntry({ audioConfig, audioBits }) {
  const descriptor = (/** @type {number} */ tag, /** @type {Buffer[]} */ ...parts) => {
    const body = Buffer.concat(parts);
    return Buffer.concat([Buffer.from([tag, body.length]), body]);
  };
  const decoder = descriptor(
    4,
    Buffer.from([0x40, 0x15, 0, 0, 0]),
    u32(audioBits, audioBits),
    descriptor(5, audioConfig),
  );
  const stream = descriptor(3, u16(2), Buffer.from([0]), decoder, descriptor(6, Buffer.from([2])));
  return box(
    'mp4a',
    Buffer.alloc(6),
    u16(1),
    u32(0, 0),
    u16(1, 16, 0, 0),
    u32(audioScale << 16),
    fullBox('esds', 0, 0, stream),
  );
}

/** @param {Tracks} tracks @param {number} part @returns {[Buffer, Buffer]} moof and mdat */
function fragment(tracks, part) {
  const firstVideo = part * framesPerPart;
  const video = tracks.video.slice(firstVideo, firstVideo + framesPerPart);
  // Rounded up: a part that has arrived can be played to the end of its picture.
  const firstAudio = Math.ceil(part * audioPerPart);
  const audio = tracks.audio.slice(firstAudio, Math.ceil((part + 1) * audioPerPart));
  const videoBytes = video.reduce((sum, sample) => sum + sample.length, 0);

  const build = (/** @type {number} */ moofSize) =>
    box(
      'moof',
      fullBox('mfhd', 0, 0, u32(part + 1)),
      box(
        'traf',
        fullBox('tfhd', 0, 0x020028, u32(1, frameTicks, deltaSample)),
        fullBox('tfdt', 1, 0, u64(firstVideo * frameTicks)),
        fullBox(
          'trun',
          0,
          0x205,
          u32(
            video.length,
            moofSize + 8,
            tracks.sync.has(firstVideo) ? syncSample : deltaSample,
            ...video.map((sample) => sample.length),
          ),
        ),
      ),
      box(
        'traf',
        fullBox('tfhd', 0, 0x020028, u32(2, audioFrame, syncSample)),
        fullBox('tfdt', 1, 0, u64(firstAudio * audioFrame)),
        fullBox(
          'trun',
          0,
          0x201,
          u32(audio.length, moofSize + 8 + videoBytes, ...audio.map((unit) => unit.length)),
        ),
      ),
    );

  return [build(build(0).length), box('mdat', ...video, ...audio)];
}
