// @ts-check
// The few ISO BMFF boxes the origin has to read, found by walking sizes and types.

/**
 * @typedef {object} Box
 * @property {string} type
 * @property {number} start Offset of the box.
 * @property {number} body Offset of its contents.
 * @property {number} end
 */

/**
 * Lists the boxes that lie side by side between two offsets.
 *
 * @param {Buffer} data
 * @param {number} from
 * @param {number} to
 * @returns {Box[]}
 * @throws {RangeError} when a size cannot be true.
 */
export function boxesIn(data, from = 0, to = data.length) {
  /** @type {Box[]} */
  const boxes = [];
  let start = from;
  while (start + 8 <= to) {
    let size = data.readUInt32BE(start);
    let header = 8;
    if (size === 1) {
      size = Number(data.readBigUInt64BE(start + 8));
      header = 16;
    } else if (size === 0) {
      size = to - start;
    }
    if (size < header || start + size > to)
      throw new RangeError(`box at ${start} has size ${size}`);
    boxes.push({
      type: data.toString('latin1', start + 4, start + 8),
      start,
      body: start + header,
      end: start + size,
    });
    start += size;
  }
  return boxes;
}

/**
 * The first box down a path of types.
 *
 * @param {Buffer} data
 * @param {Box} parent
 * @param {string[]} path
 * @returns {Box | undefined}
 */
export function findBox(data, parent, ...path) {
  /** @type {Box | undefined} */
  let box = parent;
  for (const type of path) {
    if (!box) return undefined;
    box = boxesIn(data, box.body, box.end).find((child) => child.type === type);
  }
  return box;
}

/**
 * @typedef {object} Track
 * @property {number} id
 * @property {'video' | 'audio' | 'other'} kind
 * @property {number} timescale
 * @property {string} codec As in RFC 6381.
 * @property {number} width
 * @property {number} height
 * @property {number} sampleDuration Default of the movie, for fragments that state none.
 * @property {number} sampleFlags Likewise.
 */

/**
 * Reads the tracks of a `moov`.
 *
 * @param {Buffer} data
 * @param {Box} moov
 * @returns {Track[]}
 */
export function readTracks(data, moov) {
  const mvex = findBox(data, moov, 'mvex');
  const defaults = mvex
    ? boxesIn(data, mvex.body, mvex.end).filter((box) => box.type === 'trex')
    : [];
  return boxesIn(data, moov.body, moov.end)
    .filter((box) => box.type === 'trak')
    .map((trak) => {
      const tkhd = findBox(data, trak, 'tkhd');
      const mdhd = findBox(data, trak, 'mdia', 'mdhd');
      const hdlr = findBox(data, trak, 'mdia', 'hdlr');
      const stsd = findBox(data, trak, 'mdia', 'minf', 'stbl', 'stsd');
      if (!tkhd || !mdhd || !hdlr || !stsd) throw new RangeError('a track lacks its headers');
      const id = data.readUInt32BE(tkhd.body + (data[tkhd.body] === 1 ? 20 : 12));
      const handler = data.toString('latin1', hdlr.body + 8, hdlr.body + 12);
      const trex = defaults.find((box) => data.readUInt32BE(box.body + 4) === id);
      return {
        id,
        kind: /** @type {Track['kind']} */ (
          handler === 'vide' ? 'video' : handler === 'soun' ? 'audio' : 'other'
        ),
        timescale: data.readUInt32BE(mdhd.body + (data[mdhd.body] === 1 ? 20 : 12)),
        codec: readCodec(data, stsd),
        width: data.readUInt32BE(tkhd.end - 8) / 65536,
        height: data.readUInt32BE(tkhd.end - 4) / 65536,
        sampleDuration: trex ? data.readUInt32BE(trex.body + 12) : 0,
        sampleFlags: trex ? data.readUInt32BE(trex.body + 20) : 0,
      };
    });
}

/**
 * @param {Buffer} data
 * @param {Box} stsd
 */
function readCodec(data, stsd) {
  const entry = boxesIn(data, stsd.body + 8, stsd.end)[0];
  if (!entry) return '';
  const hex = (/** @type {number} */ at) => (data[at] ?? 0).toString(16).padStart(2, '0');
  if (entry.type === 'avc1' || entry.type === 'avc3') {
    // A visual sample entry has 78 bytes of fields before its boxes.
    const avcC = boxesIn(data, entry.body + 78, entry.end).find((box) => box.type === 'avcC');
    if (avcC)
      return `${entry.type}.${hex(avcC.body + 1)}${hex(avcC.body + 2)}${hex(avcC.body + 3)}`;
  }
  if (entry.type === 'mp4a') {
    // An audio sample entry has 28.
    const esds = boxesIn(data, entry.body + 28, entry.end).find((box) => box.type === 'esds');
    if (esds) return readAudioCodec(data, esds);
  }
  return entry.type;
}

/**
 * Walks the MPEG-4 descriptors: ES (3) holds DecoderConfig (4) holds DecoderSpecificInfo (5).
 *
 * @param {Buffer} data
 * @param {Box} esds
 */
function readAudioCodec(data, esds) {
  let at = esds.body + 4;
  let object = 0x40;
  while (at < esds.end - 1) {
    const tag = data[at++];
    // A length is spread over bytes of seven bits; nested descriptors are stepped into, not over.
    let length = 0;
    let byte = 0x80;
    while (byte & 0x80 && at < esds.end) {
      byte = data[at++] ?? 0;
      length = (length << 7) | (byte & 0x7f);
    }
    if (tag === 3) {
      at += 3;
    } else if (tag === 4) {
      object = data[at] ?? object;
      at += 13;
    } else if (tag === 5) {
      const type = (data[at] ?? 0x10) >> 3;
      return `mp4a.${object.toString(16)}.${type}`;
    } else {
      at += length;
    }
  }
  return `mp4a.${object.toString(16)}`;
}
