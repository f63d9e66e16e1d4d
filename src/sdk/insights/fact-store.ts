import type { FactContext, FactParams } from './fact.js';

/** A fact as it goes over the wire: number in the visit, time, name, what is said, weight if not 1. */
export type WireFact = readonly [
  n: number,
  at: number,
  name: string,
  params: FactParams,
  weight?: number,
];

/** A fact that waits for its collector, with all that is needed to send it in another visit. */
export interface WaitingFact {
  readonly id: string;
  readonly visit: string;
  readonly context: FactContext;
  readonly fact: WireFact;
}

/** Keeps what waits over a crash. Only used once the viewer has agreed. */
export interface FactStore {
  /** When it resolves they are kept. May reject: full, or forbidden in this frame. */
  put(facts: readonly WaitingFact[]): Promise<void>;
  /** The oldest first, `most` at most. */
  read(most: number): Promise<readonly WaitingFact[]>;
  remove(ids: readonly string[]): Promise<void>;
  clear(): Promise<void>;
}

/** Where there is nothing to keep them in: they live as long as the page. */
export const noStore: FactStore = {
  put: () => Promise.resolve(),
  read: () => Promise.resolve([]),
  remove: () => Promise.resolve(),
  clear: () => Promise.resolve(),
};
