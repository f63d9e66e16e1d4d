import { PIECE, readSpm, type SpmModel } from './spm-model.js';

const SPACE = '▁';
/** Worse than any piece: an unknown character is the last resort. */
const UNKNOWN_PENALTY = 10;

/** A piece with its id in the file; −1 where the file has none for it. */
export interface CutPiece {
  readonly text: string;
  readonly id: number;
}

/** Cuts text into the pieces of a SentencePiece model (unigram), the likeliest way. */
export class SentencePieces {
  readonly #model: SpmModel;
  readonly #pieces = new Map<string, { readonly id: number; readonly score: number }>();
  readonly #user: readonly string[];
  readonly #bytes = new Map<number, CutPiece>();
  readonly #unknownScore: number;
  #longest = 1;

  constructor(bytes: Uint8Array | undefined) {
    this.#model = readSpm(bytes);
    const scores = this.#model.pieces
      .filter(({ kind }) => kind === PIECE.NORMAL)
      .map(({ score }) => score);
    const [most, least] = scores.reduce(
      ([high, low], score) => [Math.max(high, score), Math.min(low, score)],
      [-Infinity, Infinity],
    );
    this.#unknownScore = (Number.isFinite(least) ? least : 0) - UNKNOWN_PENALTY;
    const user: string[] = [];
    for (const [id, { text, score, kind }] of this.#model.pieces.entries()) {
      if (kind === PIECE.BYTE) this.#bytes.set(parseByte(text), { text, id });
      if (kind === PIECE.USER) user.push(text);
      if (kind !== PIECE.NORMAL && kind !== PIECE.USER) continue;
      // One that the makers of a model have set is always taken whole.
      const bytes = new TextEncoder().encode(text).length;
      const worth = kind === PIECE.USER ? bytes * most - 0.1 : score;
      this.#pieces.set(text, { id, score: worth });
      this.#longest = Math.max(this.#longest, Array.from(text).length);
    }
    this.#user = user.sort((a, b) => b.length - a.length);
  }

  get texts(): readonly string[] {
    return this.#model.pieces.map(({ text }) => text);
  }

  cut(text: string): CutPiece[] {
    const letters = Array.from(this.#normal(text));
    const best = [{ score: 0, from: 0, id: -1 }];
    for (let end = 1; end <= letters.length; end += 1) {
      let taken = { score: -Infinity, from: end - 1, id: -1 };
      let piece = '';
      for (let from = end - 1; from >= Math.max(0, end - this.#longest); from -= 1) {
        piece = (letters[from] ?? '') + piece;
        const known = this.#pieces.get(piece);
        if (!known && from < end - 1) continue;
        const score = (best[from]?.score ?? 0) + (known?.score ?? this.#unknownScore);
        if (score > taken.score) taken = { score, from, id: known?.id ?? -1 };
      }
      best.push(taken);
    }
    const cuts: CutPiece[] = [];
    for (let end = letters.length; end > 0;) {
      const { from, id } = best[end] ?? { from: 0, id: -1 };
      cuts.push({ text: letters.slice(from, end).join(''), id });
      end = from;
    }
    return this.#settled(cuts.reverse());
  }

  /** Unknown characters by their bytes where the model has those; else all in a row are one. */
  #settled(cuts: readonly CutPiece[]): CutPiece[] {
    const settled: CutPiece[] = [];
    for (const cut of cuts) {
      const before = settled.at(-1);
      if (cut.id >= 0) settled.push(cut);
      else if (this.#bytes.size > 0) {
        for (const byte of new TextEncoder().encode(cut.text))
          settled.push(this.#bytes.get(byte) ?? cut);
      } else if (before && before.id < 0) {
        settled[settled.length - 1] = { text: before.text + cut.text, id: -1 };
      } else settled.push(cut);
    }
    return settled;
  }

  #normal(text: string): string {
    const { map, dummyPrefix, trimSpaces } = this.#model.normalizer;
    const bytes = new TextEncoder().encode(text);
    let normal = '';
    let spaced = trimSpaces;
    for (let at = 0; at < bytes.length;) {
      const { length, text: piece } = this.#userPiece(bytes, at) ??
        map?.find(bytes, at) ?? { length: widthOf(bytes[at] ?? 0), text: null };
      let form = piece ?? new TextDecoder().decode(bytes.subarray(at, at + length));
      at += length;
      if (trimSpaces && spaced) form = form.replace(/^ +/, '');
      if (form === '') continue;
      normal += form;
      spaced = trimSpaces && form.endsWith(' ');
    }
    if (trimSpaces) normal = normal.replace(/ +$/, '');
    if (normal === '') return '';
    return ((dummyPrefix ? ' ' : '') + normal).replaceAll(' ', SPACE);
  }

  #userPiece(bytes: Uint8Array, at: number): { length: number; text: string } | null {
    for (const text of this.#user) {
      const wanted = new TextEncoder().encode(text);
      if (wanted.every((byte, index) => bytes[at + index] === byte))
        return { length: wanted.length, text };
    }
    return null;
  }
}

/** Pieces back into text. What is no text (`</s>`, `<pad>`) is to be left out before. */
export function textOfPieces(pieces: readonly string[]): string {
  const bytes: number[] = [];
  const encoder = new TextEncoder();
  for (const piece of pieces) {
    const byte = BYTE.exec(piece)?.[1];
    if (byte !== undefined) bytes.push(parseInt(byte, 16));
    else bytes.push(...encoder.encode(piece));
  }
  const text = new TextDecoder().decode(Uint8Array.from(bytes));
  return text.replaceAll(SPACE, ' ').replace(/ {2,}/g, ' ').trim();
}

/** How a byte is written as a piece: `<0x0A>`. */
const BYTE = /^<0x([\dA-F]{2})>$/;

function parseByte(text: string): number {
  return parseInt(BYTE.exec(text)?.[1] ?? '', 16);
}

/** Bytes of the character that begins with this one. */
function widthOf(byte: number): number {
  return byte < 0xc0 ? 1 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
}
