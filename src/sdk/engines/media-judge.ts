/** Top-level boxes a fragment or an init segment may begin with (ISO/IEC 14496-12). */
const BOXES = new Set([
  'ftyp',
  'styp',
  'moov',
  'moof',
  'mdat',
  'sidx',
  'emsg',
  'prft',
  'free',
  'skip',
  'uuid',
]);

/**
 * Judges a body before it is appended: a buffer that has swallowed an HTML page or half a fragment
 * does not recover. Knows fragmented MP4 whole; of other formats it knows the first bytes.
 */
export function isMedia(body: ArrayBuffer): boolean {
  const bytes = new Uint8Array(body);
  if (bytes.length < 8) return false;
  const view = new DataView(body);
  if (BOXES.has(fourCharacters(bytes, 4))) return boxesAreWhole(bytes, view);
  const transportStream = bytes[0] === 0x47 && (bytes.length < 189 || bytes[188] === 0x47);
  const adts = bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xe0) === 0xe0;
  const id3 = fourCharacters(bytes, 0).startsWith('ID3');
  return transportStream || adts || id3;
}

function boxesAreWhole(bytes: Uint8Array, view: DataView): boolean {
  let offset = 0;
  while (offset + 8 <= bytes.length) {
    let size = view.getUint32(offset);
    if (size === 0) return true;
    if (size === 1) {
      if (offset + 16 > bytes.length) return false;
      size = Number(view.getBigUint64(offset + 8));
    }
    if (size < 8) return false;
    offset += size;
  }
  return offset === bytes.length;
}

function fourCharacters(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + 4));
}
