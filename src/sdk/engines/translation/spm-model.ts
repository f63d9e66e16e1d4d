import { RoomError } from '../../room/room-error.js';
import { CharsMap } from './chars-map.js';

/** What a SentencePiece file (`.spm`) says, as far as writing in pieces needs it. */
export interface SpmModel {
  readonly pieces: readonly SpmPiece[];
  readonly normalizer: {
    readonly map: CharsMap | null;
    readonly dummyPrefix: boolean;
    readonly trimSpaces: boolean;
  };
}

export interface SpmPiece {
  readonly text: string;
  readonly score: number;
  readonly kind: number;
}

/** Kinds of pieces, as the format numbers them. */
export const PIECE = { NORMAL: 1, UNKNOWN: 2, CONTROL: 3, USER: 4, UNUSED: 5, BYTE: 6 } as const;
const UNIGRAM = 1;
/** The largest vocabularies have a quarter of a million. */
const MOST_PIECES = 300_000;

/** Reads the file. Throws a RoomError for whatever is none. */
export function readSpm(bytes: Uint8Array | undefined): SpmModel {
  try {
    if (!bytes) throw new RangeError('there is none');
    return read(bytes);
  } catch (cause) {
    const message = 'The model lacks its tokens, or they cannot be read.';
    throw new RoomError('captions', 'model-invalid', message, { cause });
  }
}

function read(bytes: Uint8Array): SpmModel {
  const pieces: SpmPiece[] = [];
  let algorithm = UNIGRAM;
  const normalizer = { map: null as CharsMap | null, dummyPrefix: true, trimSpaces: true };
  for (const { field, block } of fields(bytes)) {
    if (field === 1 && block) pieces.push(readPiece(block));
    if (pieces.length > MOST_PIECES) throw new RangeError('too many pieces');
    for (const { field: inner, block: map, value } of field === 2 || field === 3
      ? fields(block)
      : []) {
      if (field === 2 && inner === 3) algorithm = value;
      if (field === 3 && inner === 2 && map && map.length > 0) normalizer.map = new CharsMap(map);
      if (field === 3 && inner === 3) normalizer.dummyPrefix = value !== 0;
      if (field === 3 && inner === 4) normalizer.trimSpaces = value !== 0;
    }
  }
  // What Marian's models are made with. Byte pairs are put together otherwise.
  if (algorithm !== UNIGRAM) throw new RangeError(`algorithm ${algorithm}`);
  if (pieces.length === 0) throw new RangeError('no pieces');
  return { pieces, normalizer };
}

function readPiece(bytes: Uint8Array): SpmPiece {
  let [text, score, kind]: [string, number, number] = ['', 0, PIECE.NORMAL];
  for (const { field, block, value } of fields(bytes)) {
    if (field === 1 && block) text = new TextDecoder().decode(block);
    if (field === 2) score = value;
    if (field === 3) kind = value;
  }
  return { text, score, kind };
}

interface Field {
  readonly field: number;
  readonly value: number;
  readonly block?: Uint8Array;
}

/** The fields of a protocol buffer's message, one after the other. */
function* fields(bytes: Uint8Array | undefined): Generator<Field> {
  if (!bytes) return;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  const varint = (): number => {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = view.getUint8(at++);
      value += (byte & 127) * scale;
      if (byte < 128) return value;
      if (scale > 2 ** 56) throw new RangeError('a number without end');
    }
  };
  while (at < bytes.length) {
    const tag = varint();
    const field = Math.floor(tag / 8);
    switch (tag % 8) {
      case 0:
        yield { field, value: varint() };
        break;
      case 1:
        yield { field, value: view.getFloat64(at, true) };
        at += 8;
        break;
      case 2: {
        const length = varint();
        if (at + length > bytes.length) throw new RangeError('cut off');
        yield { field, value: length, block: bytes.subarray(at, at + length) };
        at += length;
        break;
      }
      case 5:
        yield { field, value: view.getFloat32(at, true) };
        at += 4;
        break;
      default:
        throw new RangeError(`wire type ${tag % 8}`);
    }
  }
}
