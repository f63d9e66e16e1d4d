/** One token where the model was surest of it. */
export interface CtcToken {
  readonly id: number;
  /** Output frame of its peak, from the beginning of the segment. */
  readonly frame: number;
  /** Its probability there. */
  readonly probability: number;
}

/** From the probabilities of each frame to tokens. */
export interface CtcDecoder {
  /** `vocabulary` natural logarithms for each frame. */
  push(logProbs: Float32Array): void;
  /** The best guess at all that was pushed since the last reset. */
  tokens(): readonly CtcToken[];
  /** The best guess is final so far: later frames only add to it. */
  commit(): void;
  reset(): void;
}

const BLANK = 0;

/** The best token of every frame; repeats are one token, blanks are none. */
export class GreedyCtcDecoder implements CtcDecoder {
  readonly #vocabulary: number;
  #tokens: CtcToken[] = [];
  #frame = 0;
  #previous = BLANK;

  constructor(vocabulary: number) {
    this.#vocabulary = vocabulary;
  }

  reset(): void {
    this.#tokens = [];
    this.#frame = 0;
    this.#previous = BLANK;
  }

  push(logProbs: Float32Array): void {
    for (let start = 0; start < logProbs.length; start += this.#vocabulary) {
      const row = logProbs.subarray(start, start + this.#vocabulary);
      const id = indexOfMax(row);
      const probability = Math.exp(row[id] ?? -Infinity);
      if (id !== BLANK) this.#add({ id, frame: this.#frame, probability });
      this.#previous = id;
      this.#frame += 1;
    }
  }

  tokens(): readonly CtcToken[] {
    return this.#tokens;
  }

  commit(): void {
    // A greedy guess is final anyway.
  }

  #add(token: CtcToken): void {
    const last = this.#tokens.at(-1);
    if (token.id !== this.#previous || !last) this.#tokens.push(token);
    else if (token.probability > last.probability) this.#tokens[this.#tokens.length - 1] = token;
  }
}

function indexOfMax(values: Float32Array): number {
  let best = 0;
  for (let index = 1; index < values.length; index += 1) {
    if ((values[index] ?? -Infinity) > (values[best] ?? -Infinity)) best = index;
  }
  return best;
}
