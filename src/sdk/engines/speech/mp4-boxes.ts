/** One box of an ISO media file, by its bounds in the file. */
export interface Box {
  readonly type: string;
  readonly start: number;
  /** First byte after the header. */
  readonly body: number;
  /** Never past the end of what holds it: a box that was cut off ends where the bytes end. */
  readonly end: number;
  readonly cutOff: boolean;
}

/**
 * Reads whatever it is given: a field past the end throws a RangeError, which the two readers of
 * this folder turn into their answer. Each box takes eight bytes at least, so a walk comes to an end.
 */
export class BoxReader {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly #view: DataView;

  constructor(bytes: ArrayBuffer) {
    this.bytes = new Uint8Array(bytes);
    this.#view = new DataView(bytes);
  }

  get whole(): Box {
    return { type: '', start: 0, body: 0, end: this.bytes.length, cutOff: false };
  }

  *children(parent: Box, from = parent.body): Generator<Box> {
    let start = from;
    while (start + 8 <= parent.end) {
      const type = this.text(start + 4);
      const short = this.u32(start);
      const size = short === 1 ? this.u64(start + 8) : short;
      const body = start + (short === 1 ? 16 : 8);
      // Zero: it goes on to the end.
      const end = size === 0 ? parent.end : start + size;
      if (end < body) return;
      yield { type, start, body, end: Math.min(end, parent.end), cutOff: end > parent.end };
      start = end;
    }
  }

  /** By a path of types, the first of each. */
  find(parent: Box, ...path: string[]): Box | null {
    let box: Box | null = parent;
    for (const type of path) box = box && this.#child(box, type);
    return box;
  }

  u8(at: number): number {
    return this.#view.getUint8(at);
  }

  u16(at: number): number {
    return this.#view.getUint16(at);
  }

  u32(at: number): number {
    return this.#view.getUint32(at);
  }

  i32(at: number): number {
    return this.#view.getInt32(at);
  }

  u64(at: number): number {
    return this.u32(at) * 2 ** 32 + this.u32(at + 4);
  }

  /** Four letters. */
  text(at: number): string {
    return String.fromCharCode(this.u8(at), this.u8(at + 1), this.u8(at + 2), this.u8(at + 3));
  }

  /** Version and flags of a full box. */
  full(box: Box): { readonly version: number; readonly flags: number } {
    const word = this.u32(box.body);
    return { version: word >>> 24, flags: word & 0xff_ff_ff };
  }

  #child(parent: Box, type: string): Box | null {
    for (const box of this.children(parent)) if (box.type === type) return box;
    return null;
  }
}
