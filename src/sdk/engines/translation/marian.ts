import { RoomError } from '../../room/room-error.js';
import type { TranslationManifest } from '../../captions/translation/translation-model.js';
import { floats, Graph, release, Tensor, type Tensors } from '../speech/graph.js';
import { Beam } from './beam.js';
import { MarianTokens } from './marian-tokens.js';

/** What a caller wants to do between two tokens. */
export interface BetweenTokens {
  /** Nobody waits for this text any more. */
  readonly given: (index: number) => boolean;
  /** Lets others have the thread: messages that call a text off, say. */
  readonly breathe: () => Promise<void>;
}

export interface MarianText {
  readonly text: string;
  readonly prefix: string | undefined;
}

/** Tokens that a translation may have, for so many of the text: German for Chinese is the longest. */
const GROWTH = 3;
const HEADROOM = 12;

/**
 * A translation model as Optimum exports Marian's: an encoder, a merged decoder with keys and values
 * of the tokens so far, and the tokens. Several texts at once, in one run of the network for each
 * token.
 */
export class Marian {
  readonly #manifest: TranslationManifest;
  readonly #encoder: Graph;
  readonly #decoder: Graph;
  readonly #tokens: MarianTokens;

  private constructor(
    manifest: TranslationManifest,
    encoder: Graph,
    decoder: Graph,
    tokens: MarianTokens,
  ) {
    this.#manifest = manifest;
    this.#encoder = encoder;
    this.#decoder = decoder;
    this.#tokens = tokens;
  }

  /** Rejects with a RoomError. */
  static async open(
    manifest: TranslationManifest,
    files: ReadonlyMap<string, Uint8Array>,
  ): Promise<Marian> {
    const tokens = new MarianTokens(manifest, files);
    // One after the other: each needs its weights twice while it is opened.
    const encoder = await Graph.open(files.get('encoder'), 'wasm');
    const decoder = await Graph.open(files.get('decoder'), 'wasm');
    return new Marian(manifest, encoder, decoder, tokens);
  }

  /**
   * The translations in the order of the texts; null for one that is too long, or in which the
   * network has lost the thread, or that nobody waits for any more.
   */
  async translate(
    texts: readonly MarianText[],
    between: BetweenTokens = { given: () => false, breathe: () => Promise.resolve() },
  ): Promise<(string | null)[]> {
    const { maxTokens } = this.#manifest;
    const all = texts.map((text) => this.#tokens.encode(text));
    const fits = all.flatMap((ids, index) => (ids.length <= maxTokens ? [index] : []));
    const answers = texts.map((): string | null => null);
    if (fits.length === 0) return answers;
    const written = await this.#write(
      fits.map((index) => all[index] ?? []),
      { ...between, given: (row) => between.given(fits[row] ?? 0) },
    );
    for (const [row, index] of fits.entries()) {
      const tokens = written[row];
      if (tokens) answers[index] = this.#tokens.decode(tokens);
    }
    return answers;
  }

  async close(): Promise<void> {
    await this.#encoder.close();
    await this.#decoder.close();
  }

  async #write(
    texts: readonly (readonly number[])[],
    { given, breathe }: BetweenTokens,
  ): Promise<(readonly number[] | null)[]> {
    const { tokens, beam: width, maxTokens } = this.#manifest;
    const never = [tokens.unknown, tokens.start, ...tokens.never].filter((id) => id !== tokens.end);
    const beams = texts.map(({ length }, row) => {
      const most = Math.min(maxTokens, GROWTH * length + HEADROOM);
      return new Beam({ width, end: tokens.end, never, most }, row);
    });
    const run = await DecoderRun.begin(this.#encoder, this.#decoder, this.#manifest, texts);
    try {
      for (;;) {
        await breathe();
        for (const [row, beam] of beams.entries()) if (given(row)) beam.stop();
        const live = beams.flatMap((beam) => beam.live);
        if (live.length === 0) return beams.map(({ best }) => best);
        const logits = await run.step(
          live.map(({ tokens: so }) => so.at(-1) ?? tokens.start),
          live.map(({ row }) => row),
        );
        let first = 0;
        for (const beam of beams) {
          const count = beam.live.length;
          if (count > 0) beam.advance(logits.slice(first, first + count), first);
          first += count;
        }
      }
    } finally {
      run.end();
    }
  }
}

/** The decoder with what it remembers: rows are beginnings of translations. */
class DecoderRun {
  readonly #decoder: Graph;
  #rows: number;
  #first = true;
  #fixed: Record<string, Tensor>;
  #past: Record<string, Tensor>;

  private constructor(
    decoder: Graph,
    rows: number,
    fixed: Record<string, Tensor>,
    past: Record<string, Tensor>,
  ) {
    this.#decoder = decoder;
    this.#rows = rows;
    this.#fixed = fixed;
    this.#past = past;
  }

  static async begin(
    encoder: Graph,
    decoder: Graph,
    { layers, heads, headWidth, tokens }: TranslationManifest,
    texts: readonly (readonly number[])[],
  ): Promise<DecoderRun> {
    const longest = Math.max(...texts.map(({ length }) => length));
    const ids = new BigInt64Array(texts.length * longest).fill(BigInt(tokens.end));
    const mask = new BigInt64Array(texts.length * longest);
    for (const [row, text] of texts.entries()) {
      for (const [at, id] of text.entries()) {
        ids[row * longest + at] = BigInt(id);
        mask[row * longest + at] = 1n;
      }
    }
    const dims = [texts.length, longest];
    const attention = new Tensor('int64', mask, dims);
    const { last_hidden_state: state } = await encoder.run({
      input_ids: new Tensor('int64', ids, dims),
      attention_mask: attention,
    });
    if (!state) {
      const message = 'The encoder of the translation model has no output “last_hidden_state”.';
      throw new RoomError('captions', 'model-invalid', message);
    }
    const past: Record<string, Tensor> = {};
    for (let layer = 0; layer < layers; layer += 1) {
      for (const part of ['decoder.key', 'decoder.value', 'encoder.key', 'encoder.value']) {
        const nothing = [texts.length, heads, 0, headWidth];
        past[`past_key_values.${layer}.${part}`] = new Tensor(
          'float32',
          new Float32Array(0),
          nothing,
        );
      }
    }
    const fixed = { encoder_attention_mask: attention, encoder_hidden_states: state };
    return new DecoderRun(decoder, texts.length, fixed, past);
  }

  /**
   * One more token for each row. @param parents the row of the last call that each goes on from
   * @returns scores of every token that may follow, by row
   */
  async step(tokens: readonly number[], parents: readonly number[]): Promise<Float32Array[]> {
    if (parents.length !== this.#rows || parents.some((parent, row) => parent !== row)) {
      this.#fixed = this.#taken(this.#fixed, parents);
      this.#past = this.#taken(this.#past, parents);
      this.#rows = parents.length;
    }
    const outputs = await this.#decoder.run({
      ...this.#fixed,
      ...this.#past,
      input_ids: new Tensor('int64', BigInt64Array.from(tokens, BigInt), [tokens.length, 1]),
      use_cache_branch: new Tensor('bool', Uint8Array.of(this.#first ? 0 : 1), [1]),
    });
    this.#remember(outputs);
    this.#first = false;
    const logits = floats(outputs, 'logits');
    const width = logits.length / tokens.length;
    return tokens.map((_, row) => logits.subarray(row * width, (row + 1) * width));
  }

  end(): void {
    release(Object.values(this.#past));
    release(Object.values(this.#fixed));
  }

  #remember(outputs: Tensors): void {
    for (const [name, before] of Object.entries(this.#past)) {
      // What the encoder gave does not change; later calls answer with nothing for it.
      if (!this.#first && name.includes('.encoder.')) continue;
      const present = outputs[name.replace('past_key_values', 'present')];
      if (!present) continue;
      release([before]);
      this.#past[name] = present;
    }
  }

  #taken(tensors: Record<string, Tensor>, rows: readonly number[]): Record<string, Tensor> {
    const taken = Object.entries(tensors).map(([name, tensor]) => [name, rowsOf(tensor, rows)]);
    release(Object.values(tensors));
    return Object.fromEntries(taken) as Record<string, Tensor>;
  }
}

/** Some rows of a tensor, in another order, some of them more than once. */
function rowsOf(tensor: Tensor, rows: readonly number[]): Tensor {
  const [count = 1, ...rest] = tensor.dims;
  const { data } = tensor;
  if (!(data instanceof Float32Array || data instanceof BigInt64Array)) return tensor;
  const size = data.length / count;
  const dims = [rows.length, ...rest];
  if (data instanceof BigInt64Array) {
    const picked = new BigInt64Array(rows.length * size);
    for (const [at, row] of rows.entries())
      picked.set(data.subarray(row * size, (row + 1) * size), at * size);
    return new Tensor('int64', picked, dims);
  }
  const picked = new Float32Array(rows.length * size);
  for (const [at, row] of rows.entries())
    picked.set(data.subarray(row * size, (row + 1) * size), at * size);
  return new Tensor('float32', picked, dims);
}
