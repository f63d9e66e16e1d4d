/**
 * The table by which SentencePiece puts characters into one form before it cuts them ("ﬁ" is "fi"):
 * a double array of byte strings, and behind it what stands for each.
 */
export class CharsMap {
  readonly #units: Uint32Array;
  readonly #texts: Uint8Array;

  /** Throws a RangeError for what is none. */
  constructor(bytes: Uint8Array) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const size = view.getUint32(0, true);
    if (size % 4 !== 0 || size + 4 > bytes.length) throw new RangeError('the table is cut off');
    this.#units = Uint32Array.from({ length: size / 4 }, (_, index) =>
      view.getUint32(4 + 4 * index, true),
    );
    this.#texts = bytes.subarray(4 + size);
  }

  /** The longest beginning of `bytes` from `at` on that has another form; null where none has. */
  find(bytes: Uint8Array, at: number): { readonly length: number; readonly text: string } | null {
    let node = offsetOf(this.#units[0] ?? 0);
    let found: { length: number; where: number } | null = null;
    for (let next = at; next < bytes.length; next += 1) {
      const byte = bytes[next] ?? 0;
      node ^= byte;
      const unit = this.#units[node];
      if (unit === undefined || labelOf(unit) !== byte) break;
      node ^= offsetOf(unit);
      if (hasLeaf(unit)) {
        found = { length: next + 1 - at, where: (this.#units[node] ?? 0) & 0x7f_ff_ff_ff };
      }
    }
    if (!found) return null;
    const end = this.#texts.indexOf(0, found.where);
    const text = this.#texts.subarray(found.where, end < 0 ? undefined : end);
    return { length: found.length, text: new TextDecoder().decode(text) };
  }
}

/** A unit: eight bits of label, whether a value hangs on it, and how far away the next ones are. */
const labelOf = (unit: number): number => (unit & 0x80_00_00_ff) >>> 0;
const hasLeaf = (unit: number): boolean => ((unit >>> 8) & 1) === 1;
const offsetOf = (unit: number): number => (unit >>> 10) << ((unit & 0x200) >>> 6);
