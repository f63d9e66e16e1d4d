// @ts-check
/** Reads and writes ISO BMFF boxes: the few kinds that a fragmented file of two tracks needs. */

/** @param {string} type @param {...Buffer} parts @returns {Buffer} */
export function box(type, ...parts) {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + parts.reduce((sum, part) => sum + part.length, 0), 0);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, ...parts]);
}

/** @param {string} type @param {number} version @param {number} flags @param {...Buffer} parts */
export function fullBox(type, version, flags, ...parts) {
  return box(type, u32((version << 24) | flags), ...parts);
}

/** @param {...number} values */
export function u32(...values) {
  const bytes = Buffer.alloc(4 * values.length);
  values.forEach((value, i) => bytes.writeUInt32BE(value >>> 0, 4 * i));
  return bytes;
}

/** @param {...number} values */
export function u16(...values) {
  const bytes = Buffer.alloc(2 * values.length);
  values.forEach((value, i) => bytes.writeUInt16BE(value, 2 * i));
  return bytes;
}

/** @param {number} value */
export function u64(value) {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(value));
  return bytes;
}

/** @typedef {{ type: string, start: number, body: number, end: number }} Box */

/** @param {Buffer} bytes @param {number} [from] @param {number} [to] @returns {Box[]} siblings */
export function readBoxes(bytes, from = 0, to = bytes.length) {
  /** @type {Box[]} */
  const found = [];
  for (let at = from; at + 8 <= to;) {
    let size = bytes.readUInt32BE(at);
    let body = at + 8;
    if (size === 1) {
      size = Number(bytes.readBigUInt64BE(at + 8));
      body = at + 16;
    }
    if (size === 0) size = to - at;
    found.push({ type: bytes.toString('latin1', at + 4, at + 8), start: at, body, end: at + size });
    at += size;
  }
  return found;
}

/**
 * @param {Buffer} bytes
 * @param {readonly string[]} path such as `['moov', 'trak', 'mdia']`; the first of each kind
 * @returns {Box} throws when a step is missing
 */
export function findBox(bytes, path) {
  let from = 0;
  let to = bytes.length;
  /** @type {Box | undefined} */
  let found;
  for (const type of path) {
    found = readBoxes(bytes, from, to).find((candidate) => candidate.type === type);
    if (!found) throw new Error(`no ${type} in ${path.join('/')}`);
    from = found.body;
    to = found.end;
  }
  if (!found) throw new Error('an empty path');
  return found;
}

/**
 * The samples of a progressive single-track MP4 and its sample entry.
 * @param {Buffer} bytes
 * @returns {{ samples: Buffer[], sync: Set<number>, entry: Buffer }}
 */
export function readSamples(bytes) {
  const table = ['moov', 'trak', 'mdia', 'minf', 'stbl'];
  const stsd = findBox(bytes, [...table, 'stsd']);
  const stsz = findBox(bytes, [...table, 'stsz']);
  const stsc = findBox(bytes, [...table, 'stsc']);
  const stco = findBox(bytes, [...table, 'stco']);
  const stss = findBox(bytes, [...table, 'stss']);
  const runs = list(bytes, stsc, 3);
  const chunks = list(bytes, stco, 1).map(([offset]) => offset ?? 0);
  const sizes = bytes.readUInt32BE(stsz.body + 8);
  /** @type {Buffer[]} */
  const samples = [];
  chunks.forEach((offset, chunk) => {
    const run = runs.filter(([first]) => (first ?? 0) <= chunk + 1).at(-1);
    let at = offset;
    for (let i = 0; i < (run?.[1] ?? 0); i += 1) {
      const size = bytes.readUInt32BE(stsz.body + 12 + 4 * samples.length);
      samples.push(bytes.subarray(at, at + size));
      at += size;
    }
  });
  if (samples.length !== sizes)
    throw new Error(`${String(samples.length)} of ${String(sizes)} samples`);
  const sync = new Set(list(bytes, stss, 1).map(([number]) => (number ?? 1) - 1));
  return { samples, sync, entry: bytes.subarray(stsd.body + 8, stsd.end) };
}

/** @param {Buffer} bytes @param {Box} table @param {number} columns @returns {number[][]} */
function list(bytes, table, columns) {
  const count = bytes.readUInt32BE(table.body + 4);
  return Array.from({ length: count }, (_, row) =>
    Array.from({ length: columns }, (__, column) =>
      bytes.readUInt32BE(table.body + 8 + 4 * (row * columns + column)),
    ),
  );
}
