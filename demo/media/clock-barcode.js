// @ts-check
/**
 * The bar code in the first rows of the `clock/` streams: which frame of the 96 s loop a picture
 * is, and of which angle. One row of 16 cells across the full width, white = 1, most significant
 * first: 12 bits frame index (0…2879), 2 bits angle (a 0, b 1, c 2), 2 parity bits.
 *
 * Parity is odd (the first bit over the upper six index bits and the angle, the second over the
 * lower six index bits), so that a black picture, which a player shows before its first frame,
 * does not read as frame 0. A white one would be frame 4095, which does not exist.
 */

export const frameCount = 2880;
export const cellCount = 16;
/** Cell height over cell width: 32 px at 320 px picture width. */
export const cellAspect = 1.6;

/** @param {number} value @returns {0 | 1} */
function oddParity(value) {
  let ones = 0;
  for (let rest = value; rest > 0; rest >>= 1) ones += rest & 1;
  return ones % 2 === 0 ? 1 : 0;
}

/**
 * @param {number} frame 0…2879
 * @param {number} angle 0…2
 * @returns {number} sixteen bits
 */
export function encodeFrameIndex(frame, angle) {
  const upper = oddParity(((frame >> 6) << 2) | angle);
  const lower = oddParity(frame & 63);
  return (frame << 4) | (angle << 2) | (upper << 1) | lower;
}

/**
 * Reads the bar code from a picture, or from a strip cut from its top edge (at least
 * `width / 10` rows), at any scale from about 100 px width.
 * @param {{ data: Uint8ClampedArray | Uint8Array, width: number, height: number }} imageData RGBA
 * @returns {{ frame: number, angle: number } | null} null when the cells are unclear, a parity
 *   bit disagrees or the index does not exist
 */
export function decodeFrameIndex(imageData) {
  const { data, width, height } = imageData;
  const cell = width / cellCount;
  const top = Math.floor(cell * 0.4);
  const bottom = Math.min(height, Math.ceil(cell * 1.2));
  if (bottom <= top) return null;
  let bits = 0;
  for (let i = 0; i < cellCount; i += 1) {
    // The middle of the cell only: scaling and compression blur the borders.
    const left = Math.floor(cell * (i + 0.3));
    const right = Math.max(left + 1, Math.ceil(cell * (i + 0.7)));
    let sum = 0;
    for (let y = top; y < bottom; y += 1) {
      for (let x = left; x < right; x += 1) sum += data[4 * (y * width + x) + 1] ?? 0;
    }
    const level = sum / ((bottom - top) * (right - left));
    if (level > 96 && level < 160) return null;
    bits = (bits << 1) | (level >= 160 ? 1 : 0);
  }
  const frame = bits >> 4;
  const angle = (bits >> 2) & 3;
  if (frame >= frameCount || angle > 2 || encodeFrameIndex(frame, angle) !== bits) return null;
  return { frame, angle };
}
