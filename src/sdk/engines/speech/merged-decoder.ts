import { floats, release, Tensor, type Graph } from './graph.js';
import { mostLikely } from './key-values.js';
import type { WrittenToken } from './tokenizer.js';

interface Shape {
  readonly layers: number;
  readonly heads: number;
  readonly headWidth: number;
}

/**
 * A decoder as Optimum exports it, "merged": one graph for the first call, which looks at all of the
 * encoder's output, and for those that go on from what it has kept.
 */
export class MergedDecoder {
  readonly #graph: Graph;
  readonly #shape: Shape;
  readonly #pick: (scores: Float32Array) => WrittenToken;
  #state: Tensor | undefined;
  #past = new Map<string, Tensor>();
  #begun = false;

  /** @param pick chooses by the scores of all tokens, and may change them */
  constructor(graph: Graph, shape: Shape, pick = mostLikely) {
    this.#graph = graph;
    this.#shape = shape;
    this.#pick = pick;
  }

  /** Another sound, as the encoder gave it. */
  begin(state: Tensor): void {
    const { layers, heads, headWidth } = this.#shape;
    release(this.#past.values());
    this.#past = new Map();
    for (let layer = 0; layer < layers; layer += 1) {
      for (const part of ['decoder.key', 'decoder.value', 'encoder.key', 'encoder.value']) {
        const nothing = new Tensor('float32', new Float32Array(0), [1, heads, 0, headWidth]);
        this.#past.set(`past_key_values.${layer}.${part}`, nothing);
      }
    }
    this.#state = state;
    this.#begun = false;
  }

  /** What follows each of these ids. */
  async step(ids: readonly number[]): Promise<readonly WrittenToken[]> {
    const outputs = await this.#graph.run({
      input_ids: new Tensor('int64', BigInt64Array.from(ids, BigInt), [1, ids.length]),
      ...(this.#state && { encoder_hidden_states: this.#state }),
      use_cache_branch: new Tensor('bool', Uint8Array.of(this.#begun ? 1 : 0), [1]),
      ...Object.fromEntries(this.#past),
    });
    for (const [name, before] of this.#past) {
      const present = outputs[name.replace('past_key_values', 'present')];
      // What the encoder gave does not change; later calls answer with nothing for it.
      if (!present || (this.#begun && name.includes('.encoder.'))) continue;
      this.#past.set(name, present);
      release([before]);
    }
    this.#begun = true;
    const logits = floats(outputs, 'logits');
    const width = logits.length / ids.length;
    const next = ids.map((_, row) => this.#pick(logits.subarray(row * width, (row + 1) * width)));
    if (outputs['logits']) release([outputs['logits']]);
    return next;
  }

  /** Only the first ids have been said. */
  crop(length: number): void {
    const { heads, headWidth } = this.#shape;
    for (const [name, tensor] of this.#past) {
      const had = tensor.dims[2] ?? 0;
      if (name.includes('.encoder.') || had <= length) continue;
      const all = tensor.data as Float32Array;
      const kept = new Float32Array(heads * length * headWidth);
      for (let head = 0; head < heads; head += 1) {
        const from = head * had * headWidth;
        kept.set(all.subarray(from, from + length * headWidth), head * length * headWidth);
      }
      this.#past.set(name, new Tensor('float32', kept, [1, heads, length, headWidth]));
      release([tensor]);
    }
  }

  async close(): Promise<void> {
    await this.#graph.close();
  }
}
