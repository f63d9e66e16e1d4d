import type { Clock } from '../state/clock.js';
import { hash32 } from '../state/hash.js';
import { randomId } from '../state/random-id.js';
import { report } from '../state/report.js';
import { kindOf, type Fact, type FactContext, type FactClass } from './fact.js';
import type { FactParams, FactSink } from './fact.js';

export type Sampling = Readonly<Record<FactClass, number>>;

export interface FactStreamParts {
  readonly clock: Clock;
  /** 0 ≤ x < 1. */
  readonly random: () => number;
  readonly context: () => FactContext;
  readonly sampling: Sampling;
  readonly sinks: readonly FactSink[];
}

/**
 * The one stream of facts. Closed until somebody agrees: what happens before that is not recorded
 * at all, so that there is nothing to send afterwards.
 */
export class FactStream {
  readonly #parts: FactStreamParts;
  #visit: string | null = null;
  #context: FactContext | null = null;
  #count = 0;

  constructor(parts: FactStreamParts) {
    this.#parts = parts;
  }

  /** Null while nothing is recorded. */
  get visit(): string | null {
    return this.#visit;
  }

  /** The viewer agrees. A visit of its own: what was erased is not to be joined to it. */
  open(): void {
    if (this.#visit !== null) return;
    this.#visit = randomId(this.#parts.random);
    this.#context = this.#parts.context();
    this.#count = 0;
  }

  /** The viewer has withdrawn, or never agreed: also what earlier visits have kept goes. */
  erase(): void {
    this.close();
    this.#each((sink) => sink.erase?.());
  }

  /** The room is left. What is on its way may go on. */
  close(): void {
    this.#visit = null;
    this.#context = null;
  }

  /** Answers whether it was recorded. */
  record(name: string, params: FactParams): boolean {
    const [visit, context] = [this.#visit, this.#context];
    if (visit === null || !context) return false;
    const kind = kindOf(name);
    const rate = this.#parts.sampling[kind];
    // A whole visit or none of it: a part of a funnel is no funnel.
    if (hash32(`${visit}/${kind}`) / 2 ** 32 >= rate) return false;
    const n = ++this.#count;
    const fact: Fact = {
      id: `${visit}.${n}`,
      visit,
      n,
      name,
      at: Math.round(this.#parts.clock.now()),
      params,
      weight: rate < 1 ? 1 / rate : 1,
    };
    this.#each((sink) => sink.take(fact, context));
    return true;
  }

  #each(act: (sink: FactSink) => void): void {
    for (const sink of this.#parts.sinks) {
      try {
        act(sink);
      } catch (error) {
        report(error);
      }
    }
  }
}
