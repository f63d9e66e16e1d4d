import { RoomError } from '../../room/room-error.js';
import type { TranslationManifest } from '../../captions/translation/translation-model.js';
import type { MarianText } from './marian.js';
import { SentencePieces, textOfPieces } from './sentence-pieces.js';

/**
 * Text to token ids and back. OPUS models cut with a `source` file and number the pieces by a
 * `vocabulary` (`vocab.json`); Bergamot's students have one file for both languages, and its numbers.
 */
export class MarianTokens {
  readonly #manifest: TranslationManifest;
  readonly #source: SentencePieces;
  readonly #ids: ReadonlyMap<string, number> | null;
  readonly #texts: readonly string[];

  constructor(manifest: TranslationManifest, files: ReadonlyMap<string, Uint8Array>) {
    this.#manifest = manifest;
    this.#source = new SentencePieces(files.get('source'));
    const vocabulary = files.get('vocabulary');
    this.#ids = vocabulary ? readVocabulary(vocabulary) : null;
    const texts: string[] = [];
    for (const [text, id] of this.#ids ?? []) texts[id] = text;
    this.#texts = this.#ids ? texts : this.#source.texts;
  }

  encode({ text, prefix }: MarianText): number[] {
    const { unknown, end } = this.#manifest.tokens;
    const ids = this.#source.cut(text).map((piece) => {
      if (this.#ids) return this.#ids.get(piece.text) ?? unknown;
      return piece.id >= 0 ? piece.id : unknown;
    });
    const begin = prefix === undefined ? [] : [this.#idOf(prefix)];
    return [...begin, ...ids, end];
  }

  decode(tokens: readonly number[]): string {
    return textOfPieces(tokens.map((id) => this.#texts[id] ?? ''));
  }

  /** What stands for a language is a token of its own, and never cut. */
  #idOf(prefix: string): number {
    const own = this.#source.texts.indexOf(prefix);
    return this.#ids?.get(prefix) ?? (own >= 0 ? own : this.#manifest.tokens.unknown);
  }
}

function readVocabulary(bytes: Uint8Array): Map<string, number> {
  try {
    const all: unknown = JSON.parse(new TextDecoder().decode(bytes));
    const entries = Object.entries(all as Record<string, unknown>);
    const good = entries.every(
      (entry): entry is [string, number] =>
        Number.isInteger(entry[1]) && Number(entry[1]) >= 0 && Number(entry[1]) < 1e6,
    );
    if (!good || entries.length === 0) throw new RangeError('not a vocabulary');
    return new Map(entries);
  } catch (cause) {
    const message = 'The vocabulary of the translation model cannot be read.';
    throw new RoomError('captions', 'model-invalid', message, { cause });
  }
}
