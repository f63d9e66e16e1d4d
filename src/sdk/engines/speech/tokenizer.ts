import { RoomError } from '../../room/room-error.js';

/** A piece of text that a model wrote, with how sure it was. */
export interface WrittenToken {
  readonly id: number;
  readonly probability: number;
}

export interface WrittenWord {
  readonly text: string;
  readonly confidence: number;
}

/** The bytes of each token; a space begins a word. Special tokens have none. */
export class Tokenizer {
  readonly #tokens: readonly Uint8Array[];

  private constructor(tokens: readonly Uint8Array[]) {
    this.#tokens = tokens;
  }

  get size(): number {
    return this.#tokens.length;
  }

  /** Moonshine's file: each token a length (one byte, or two from 128 on) and its bytes. */
  static fromBinary(bytes: Uint8Array | undefined): Tokenizer {
    if (!bytes) throw missing();
    const tokens: Uint8Array[] = [];
    for (let at = 0; at < bytes.length;) {
      const low = bytes[at++] ?? 0;
      const length = low < 128 ? low : (bytes[at++] ?? 0) * 128 + low - 128;
      tokens.push(withSpaces(bytes.subarray(at, at + length)));
      at += length;
    }
    return new Tokenizer(tokens);
  }

  /** Whisper's `vocab.json`: bytes are written as letters, since JSON cannot hold them all. */
  static fromVocabulary(bytes: Uint8Array | undefined): Tokenizer {
    if (!bytes) throw missing();
    const vocabulary = JSON.parse(new TextDecoder().decode(bytes)) as Record<string, number>;
    const byteOf = byteLetters();
    const tokens: Uint8Array[] = [];
    for (const [letters, id] of Object.entries(vocabulary)) {
      const special = /^<\|.*\|>$/.test(letters);
      tokens[id] = Uint8Array.from(
        special ? [] : Array.from(letters, (each) => byteOf.get(each) ?? 63),
      );
    }
    return new Tokenizer(tokens);
  }

  /** What was written, word by word. */
  words(written: readonly WrittenToken[]): readonly WrittenWord[] {
    const words: { bytes: number[]; logs: number; count: number }[] = [];
    for (const { id, probability } of written) {
      const bytes = this.#tokens[id] ?? new Uint8Array(0);
      if (bytes.length === 0) continue;
      const begins = bytes[0] === SPACE || words.length === 0;
      const word = begins ? { bytes: [], logs: 0, count: 0 } : words.at(-1);
      if (!word) continue;
      word.bytes.push(...bytes);
      word.logs += Math.log(Math.max(probability, 1e-6));
      word.count += 1;
      if (begins) words.push(word);
    }
    const decoder = new TextDecoder();
    return words
      .map(({ bytes, logs, count }) => {
        // A character may be cut in the middle while it is not written to its end.
        const text = decoder.decode(Uint8Array.from(bytes)).replaceAll('\uFFFD', '').trim();
        return { text, confidence: Math.exp(logs / count) };
      })
      .filter(({ text }) => text !== '');
  }
}

const SPACE = 0x20;

function missing(): RoomError {
  return new RoomError('captions', 'model-invalid', 'The model lacks its tokens.');
}

/** U+2581 stands for a space; `<s>` and its like for nothing. */
function withSpaces(bytes: Uint8Array): Uint8Array {
  const text = new TextDecoder().decode(bytes);
  if (/^<.+>$/.test(text)) return new Uint8Array(0);
  return text.includes('▁') ? new TextEncoder().encode(text.replaceAll('▁', ' ')) : bytes;
}

/** The letters that stand for bytes: themselves where they can be seen, else from U+0100 on. */
function byteLetters(): Map<string, number> {
  const letters = new Map<string, number>();
  let next = 256;
  for (let byte = 0; byte < 256; byte += 1) {
    const seen = (byte > 32 && byte < 127) || (byte > 160 && byte !== 173);
    letters.set(String.fromCharCode(seen ? byte : next++), byte);
  }
  return letters;
}
