/** One way to go on with a translation. */
export interface Hypothesis {
  readonly tokens: readonly number[];
  /** Sum of the logs of the tokens' probabilities. */
  readonly score: number;
  /** Row of the network's last call that it stands in. */
  readonly row: number;
}

export interface BeamOptions {
  readonly width: number;
  readonly end: number;
  readonly never: readonly number[];
  /** Tokens at most, the end included. */
  readonly most: number;
}

/** The search for one sentence: the likeliest few beginnings, until enough have come to an end. */
export class Beam {
  readonly #options: BeamOptions;
  #live: readonly Hypothesis[];
  #finished: { readonly tokens: readonly number[]; readonly worth: number }[] = [];

  constructor(options: BeamOptions, row: number) {
    this.#options = options;
    this.#live = [{ tokens: [], score: 0, row }];
  }

  /** Those that want another token. None: the search is over. */
  get live(): readonly Hypothesis[] {
    return this.#live;
  }

  /** The likeliest translation for its length; null where none came to a sensible end. */
  get best(): readonly number[] | null {
    const best = this.#finished.reduce<{ tokens: readonly number[]; worth: number } | null>(
      (most, one) => (most && most.worth >= one.worth ? most : one),
      null,
    );
    return best && best.tokens;
  }

  /** What the network says of the next token of each live one, in their order. */
  advance(rows: readonly Float32Array[], firstRow: number): void {
    const { width, end, never, most } = this.#options;
    // One more than asked for each, since one of them may be the end.
    const next = this.#live
      .flatMap(({ tokens, score }, index) =>
        likeliest(rows[index] ?? new Float32Array(0), width + 1, never).map(({ id, log }) => ({
          tokens: [...tokens, id],
          score: score + log,
          row: firstRow + index,
        })),
      )
      .sort((a, b) => b.score - a.score);
    const live: Hypothesis[] = [];
    let lost = 0;
    for (const one of next) {
      if (live.length + lost === width || this.#finished.length === width) break;
      if (one.tokens.at(-1) === end) {
        // A long one is not worse for having more tokens to multiply.
        const worth = one.score / one.tokens.length;
        this.#finished.push({ tokens: one.tokens.slice(0, -1), worth });
      } else if (one.tokens.length < most && !goesRound(one.tokens)) live.push(one);
      // What would come instead was less likely than nonsense.
      else lost += 1;
    }
    this.#live = this.#finished.length === width ? [] : live;
  }

  stop(): void {
    this.#live = [];
  }
}

/** The likeliest tokens of a row of scores, with the logs of their probabilities. */
function likeliest(
  logits: Float32Array,
  count: number,
  never: readonly number[],
): { id: number; log: number }[] {
  for (const id of never) logits[id] = -Infinity;
  const top: { id: number; log: number }[] = [];
  let highest = -Infinity;
  for (let id = 0; id < logits.length; id += 1) {
    const log = logits[id] ?? -Infinity;
    highest = Math.max(highest, log);
    if (log === -Infinity || (top.length === count && log <= (top[count - 1]?.log ?? 0))) continue;
    let at = top.length;
    while (at > 0 && (top[at - 1]?.log ?? 0) < log) at -= 1;
    top.splice(at, 0, { id, log });
    if (top.length > count) top.pop();
  }
  let sum = 0;
  for (const logit of logits) sum += Math.exp(logit - highest);
  const norm = highest + Math.log(sum);
  return top.map(({ id, log }) => ({ id, log: log - norm }));
}

/** So often the same few tokens, and nobody means it. */
const ROUNDS = 4;
const LONGEST_ROUND = 8;
/** "No no no no no" is said. */
const SHORTEST = 7;

/** Whether it says the same again and again: a network that has lost the thread never stops. */
export function goesRound(tokens: readonly number[]): boolean {
  for (let period = 1; period <= LONGEST_ROUND; period += 1) {
    const length = Math.max(period * ROUNDS, SHORTEST);
    if (length > tokens.length) continue;
    const from = tokens.length - length;
    let same = true;
    for (let at = from + period; same && at < tokens.length; at += 1)
      same = tokens[at] === tokens[at - period];
    if (same) return true;
  }
  return false;
}
