import { GreedyCtcDecoder, type CtcDecoder, type CtcToken } from './ctc-decoder.js';
import { Glossary, type TermMatch } from './glossary.js';
import type { TokenLm } from './token-lm.js';

const BLANK = 0;
/** Texts that are followed at a time. */
const WIDTH = 24;
const TOKENS_A_FRAME = 10;
/** e^-7: a token that is this unlikely in a frame is not tried. */
const LEAST = -7;

/** One text, as the last piece of it, with the text before it as its parent. */
interface Text {
  readonly parent: Text | undefined;
  readonly match: TermMatch;
  /** The last pieces, as far as the language model looks back, and what it has said of all so far. */
  readonly context: readonly number[];
  readonly told: number;
  /** Where its last piece was surest. */
  token: CtcToken;
  /** By piece, so that the ways to one text meet. */
  readonly longer: Map<number, Text>;
}

/** ln of the probability of all ways to hear a text that end in a blank, and in its last piece. */
interface Score {
  blank: number;
  piece: number;
}

type Beam = Map<Text, Score>;

/** What a language model adds. */
export interface LanguageWeight {
  readonly lm: TokenLm;
  readonly weight: number;
  /** For every token: a language model would rather have none. */
  readonly bonus: number;
}

/** Greedy, unless there are terms to look out for, or a language model. */
export function makeCtcDecoder(
  pieces: readonly string[],
  terms: readonly string[],
  language?: LanguageWeight,
): CtcDecoder {
  return terms.length === 0 && !language
    ? new GreedyCtcDecoder(pieces.length)
    : new BeamCtcDecoder(pieces, new Glossary(terms), language);
}

/** Prefix beam search: several texts at a time, so that a term of the glossary can win. */
export class BeamCtcDecoder implements CtcDecoder {
  readonly #pieces: readonly string[];
  readonly #glossary: Glossary;
  readonly #language: LanguageWeight | undefined;
  /** Best first. */
  #beam: Beam = new Map();
  #frame = 0;

  constructor(pieces: readonly string[], glossary: Glossary, language?: LanguageWeight) {
    this.#pieces = pieces;
    this.#glossary = glossary;
    this.#language = language;
    this.reset();
  }

  reset(): void {
    this.#frame = 0;
    const nothing: Text = {
      parent: undefined,
      match: this.#glossary.start,
      context: [BLANK],
      told: 0,
      token: { id: BLANK, frame: 0, probability: 1 },
      longer: new Map(),
    };
    this.#beam = new Map([[nothing, { blank: 0, piece: -Infinity }]]);
  }

  push(logProbs: Float32Array): void {
    const width = this.#pieces.length;
    for (let start = 0; start < logProbs.length; start += width) {
      this.#step(logProbs.subarray(start, start + width));
      this.#frame += 1;
    }
  }

  tokens(): readonly CtcToken[] {
    const tokens: CtcToken[] = [];
    const [best] = this.#beam.keys();
    for (let text = best; text?.parent; text = text.parent) tokens.unshift(text.token);
    return tokens;
  }

  commit(): void {
    this.#keep(new Map([...this.#beam].slice(0, 1)));
  }

  #step(row: Float32Array): void {
    const next: Beam = new Map();
    const likely = likelyTokens(row);
    for (const [text, { blank, piece }] of this.#beam) {
      const all = addLogs(blank, piece);
      for (const { id, log } of likely) {
        if (id === BLANK) {
          add(next, text, 'blank', all + log);
          continue;
        }
        const repeats = text.parent !== undefined && id === text.token.id;
        if (repeats) {
          this.#surer(text, log);
          add(next, text, 'piece', piece + log);
        }
        // A piece comes twice only with a blank between.
        const before = repeats ? blank : all;
        if (before > -Infinity) add(next, this.#longer(text, id, log), 'piece', before + log);
      }
    }
    const ranked = [...next]
      .map(([text, score]) => ({ text, score, rank: rankOf(text, score) }))
      .filter(({ rank }) => rank > -Infinity)
      .sort((a, b) => b.rank - a.rank)
      .slice(0, WIDTH);
    this.#keep(new Map(ranked.map(({ text, score }) => [text, score])), next);
  }

  /** Follows these texts, and lets go of the others: of those before, and of those that were tried. */
  #keep(beam: Beam, tried: Beam = beam): void {
    const before = this.#beam;
    this.#beam = beam;
    for (const texts of [tried, before]) for (const text of texts.keys()) this.#forget(text);
  }

  /** Lets go of a text that is followed no more, and nothing that goes on from it: most are that soon. */
  #forget(text: Text): void {
    const { parent } = text;
    if (!parent || text.longer.size > 0 || this.#beam.has(text)) return;
    parent.longer.delete(text.token.id);
    this.#forget(parent);
  }

  #longer(parent: Text, id: number, log: number): Text {
    const known = parent.longer.get(id);
    if (known) {
      this.#surer(known, log);
      return known;
    }
    const text: Text = {
      parent,
      match: this.#glossary.follow(parent.match, this.#pieces[id] ?? ''),
      ...this.#told(parent, id),
      token: { id, frame: this.#frame, probability: Math.exp(log) },
      longer: new Map(),
    };
    parent.longer.set(id, text);
    return text;
  }

  #told({ context, told }: Text, id: number): Pick<Text, 'context' | 'told'> {
    if (!this.#language) return { context, told };
    const { lm, weight, bonus } = this.#language;
    return {
      context: [...context, id].slice(-lm.reach),
      told: told + weight * lm.score(context, id) + bonus,
    };
  }

  #surer(text: Text, log: number): void {
    const probability = Math.exp(log);
    if (probability <= text.token.probability) return;
    text.token = { id: text.token.id, frame: this.#frame, probability };
  }
}

function rankOf({ match, told }: Text, { blank, piece }: Score): number {
  return addLogs(blank, piece) + told + match.open + match.sure;
}

function add(beam: Beam, text: Text, way: keyof Score, log: number): void {
  const score = beam.get(text) ?? { blank: -Infinity, piece: -Infinity };
  score[way] = addLogs(score[way], log);
  beam.set(text, score);
}

function likelyTokens(row: Float32Array): { readonly id: number; readonly log: number }[] {
  const likely: { id: number; log: number }[] = [];
  for (const [id, log] of row.entries()) if (log > LEAST) likely.push({ id, log });
  return likely.sort((a, b) => b.log - a.log).slice(0, TOKENS_A_FRAME);
}

/** ln(e^a + e^b) */
function addLogs(a: number, b: number): number {
  const high = Math.max(a, b);
  if (high === -Infinity) return high;
  return high + Math.log1p(Math.exp(Math.min(a, b) - high));
}
