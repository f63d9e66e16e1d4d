import { Tensor } from './graph.js';
import type { WrittenToken } from './tokenizer.js';

/** Keys or values of all layers and heads for the positions so far: [layers, 1, heads, n, width]. */
export class KeyValues {
  readonly #layers: number;
  readonly #heads: number;
  readonly #width: number;
  #data: Float32Array;

  constructor(
    { layers, heads, headWidth }: { layers: number; heads: number; headWidth: number },
    data = new Float32Array(0),
  ) {
    this.#layers = layers;
    this.#heads = heads;
    this.#width = headWidth;
    this.#data = data;
  }

  get length(): number {
    return this.#data.length / this.#rows / this.#width;
  }

  get #rows(): number {
    return this.#layers * this.#heads;
  }

  tensor(): Tensor {
    const dims = [this.#layers, 1, this.#heads, this.length, this.#width];
    return new Tensor('float32', this.#data, dims);
  }

  /** More positions behind those that are here. */
  append(more: Float32Array): void {
    const before = this.length * this.#width;
    const added = more.length / this.#rows;
    const joined = new Float32Array(this.#data.length + more.length);
    for (let row = 0; row < this.#rows; row += 1) {
      const at = row * (before + added);
      joined.set(this.#data.subarray(row * before, (row + 1) * before), at);
      joined.set(more.subarray(row * added, (row + 1) * added), at + before);
    }
    this.#data = joined;
  }

  /** Only the first positions. */
  crop(length: number): void {
    const before = this.length * this.#width;
    const kept = Math.min(before, length * this.#width);
    const cropped = new Float32Array(this.#rows * kept);
    for (let row = 0; row < this.#rows; row += 1) {
      cropped.set(this.#data.subarray(row * before, row * before + kept), row * kept);
    }
    this.#data = cropped;
  }

  /** All positions, old and new, as a graph gave them. */
  replace(data: Float32Array): void {
    this.#data = data;
  }
}

/** The best of one row of scores, and its probability. */
export function mostLikely(logits: Float32Array): WrittenToken {
  let id = 0;
  for (let index = 1; index < logits.length; index += 1) {
    if ((logits[index] ?? -Infinity) > (logits[id] ?? -Infinity)) id = index;
  }
  const best = logits[id] ?? 0;
  let sum = 0;
  for (const logit of logits) sum += Math.exp(logit - best);
  return { id, probability: 1 / sum };
}
