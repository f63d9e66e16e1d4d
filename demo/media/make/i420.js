// @ts-check
/** Pictures as yuv420p: a third of the bytes of RGBA to hand from the page to the encoder. */

/**
 * Converts with the BT.709 matrix to the video range, which is what the streams are tagged with.
 * @param {Uint8Array} rgba bottom row first, as WebGL reads it
 * @param {number} width even
 * @param {number} height even
 * @returns {Uint8Array<ArrayBuffer>} planes Y, U, V, top row first
 */
export function toI420(rgba, width, height) {
  const size = width * height;
  const out = new Uint8Array(size + (size >> 1));
  const half = width >> 1;
  for (let y = 0; y < height; y += 2) {
    const upper = (height - 1 - y) * width * 4;
    const lower = upper - width * 4;
    for (let x = 0; x < width; x += 2) {
      let r = 0;
      let g = 0;
      let b = 0;
      for (let k = 0; k < 4; k += 1) {
        const from = (k < 2 ? upper : lower) + 4 * (x + (k & 1));
        const pr = rgba[from] ?? 0;
        const pg = rgba[from + 1] ?? 0;
        const pb = rgba[from + 2] ?? 0;
        out[(y + (k >> 1)) * width + x + (k & 1)] =
          16.5 + 0.18259 * pr + 0.61423 * pg + 0.06201 * pb;
        r += pr;
        g += pg;
        b += pb;
      }
      const at = size + (y >> 1) * half + (x >> 1);
      out[at] = 128.5 + (-0.10064 * r - 0.33857 * g + 0.43922 * b) / 4;
      out[at + (size >> 2)] = 128.5 + (0.43922 * r - 0.39894 * g - 0.04027 * b) / 4;
    }
  }
  return out;
}

/**
 * Lays the rows of one picture over those of a taller one of the same width.
 * @param {Uint8Array} whole @param {number} height of the whole
 * @param {Uint8Array} rows @param {number} top first row, even
 * @param {number} width
 */
export function layRows(whole, height, rows, top, width) {
  const size = width * height;
  const count = rows.length / (width * 1.5);
  const area = width * count;
  whole.set(rows.subarray(0, area), top * width);
  whole.set(rows.subarray(area, area * 1.25), size + (top * width) / 4);
  whole.set(rows.subarray(area * 1.25), size * 1.25 + (top * width) / 4);
}
