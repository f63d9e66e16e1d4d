import { RoomError } from '../room/room-error.js';
import { BackOff } from '../state/back-off.js';
import type { Clock } from '../state/clock.js';
import type { Fact, FactContext, FactSink } from './fact.js';
import type { FactStore, WaitingFact } from './fact-store.js';
import { toWaiting, writeBatch } from './fact-batch.js';

/** `refused`: the collector will never take this. `later`: nobody knows whether it has. */
export type SendResult = 'taken' | 'refused' | 'later';

export type SendFacts = (
  body: string,
  how: { readonly signal: AbortSignal; readonly last: boolean },
) => Promise<SendResult>;

export interface FactQueueParts {
  readonly clock: Clock;
  readonly random: () => number;
  readonly store: FactStore;
  readonly send: SendFacts;
  /** Facts wait so long for company, ms. */
  readonly every: number;
  readonly changed: (change: {
    readonly waiting: number;
    readonly taken: number;
    readonly error: RoomError | null;
  }) => void;
}

const MOST_IN_BATCH = 100;
/** More than that waiting is a collector that is gone: the oldest make room. */
const MOST_WAITING = 20_000;
/** With the page gone, browsers take 64 kB in all: two batches. */
const LAST_BATCHES = 2;
/** A collector that refuses so many facts one after the other refuses all of them. */
const MOST_REFUSED = 3;

/**
 * Takes facts to a collector, in batches, over any loss of the network and over a crash. A fact
 * leaves the store when the collector has said that it has it; until then it is sent again, under
 * the same id, so that the collector can count it once.
 */
export class FactQueue implements FactSink {
  readonly #parts: FactQueueParts;
  readonly #backOff: BackOff;
  readonly #waiting = new Map<string, WaitingFact>();
  /** On their way now. */
  readonly #flying = new Set<string>();
  #fresh: WaitingFact[] = [];
  /** What is done to the store, one after the other. */
  #storing: Promise<void> = Promise.resolve();
  #abort = new AbortController();
  #callOff: (() => void) | null = null;
  #limit = MOST_IN_BATCH;
  /** Facts that were refused by themselves, since one was taken. */
  #refused = 0;
  #taken = 0;
  #error: RoomError | null = null;
  #busy = false;
  #ended = false;

  constructor(parts: FactQueueParts) {
    this.#parts = parts;
    this.#backOff = new BackOff({ first: 2000, longest: 300_000, random: parts.random });
  }

  /** Also takes over what earlier visits could not deliver. */
  async open(): Promise<void> {
    const { signal } = this.#abort;
    // What is being erased must not come back.
    await this.#storing;
    const kept = await this.#parts.store.read(MOST_WAITING).catch(() => []);
    if (signal.aborted || this.#ended) return;
    for (const each of kept) if (!this.#waiting.has(each.id)) this.#waiting.set(each.id, each);
    if (kept.length > 0) this.#schedule(0);
  }

  take(fact: Fact, context: FactContext): void {
    const waiting = toWaiting(fact, context);
    this.#waiting.set(waiting.id, waiting);
    this.#fresh.push(waiting);
    if (this.#fresh.length === 1) this.#then(() => this.#keep());
    if (this.#waiting.size > MOST_WAITING) this.#forgetOldest();
    if (!this.#callOff) this.#schedule(this.#parts.every);
    this.#tell();
  }

  /** Resolves when everything so far is kept, as far as it can be. */
  kept(): Promise<void> {
    return this.#storing;
  }

  erase(): void {
    this.#abort.abort();
    this.#abort = new AbortController();
    this.#waiting.clear();
    this.#flying.clear();
    this.#fresh = [];
    this.#callOff?.();
    this.#callOff = null;
    this.#backOff.reset();
    this.#refused = 0;
    this.#then(() => this.#parts.store.clear());
    this.#tell();
  }

  /** Back online, or asked for. */
  async flush(): Promise<void> {
    this.#callOff?.();
    this.#callOff = null;
    if (this.#busy) return;
    this.#busy = true;
    const { signal } = this.#abort;
    try {
      let batch = this.#next();
      while (batch.length > 0 && !signal.aborted && (await this.#send(batch, false)))
        batch = this.#next();
    } finally {
      this.#busy = false;
    }
    if (this.#waiting.size === 0 || this.#ended) return;
    // Failed, or erased and begun again meanwhile.
    this.#schedule(signal.aborted ? this.#parts.every : this.#backOff.next());
  }

  /** The page may be gone in a moment: what fits goes now, the rest with the next visit. */
  flushLast(): void {
    for (let round = 0; round < LAST_BATCHES; round += 1) {
      const batch = this.#next();
      if (batch.length > 0) void this.#send(batch, true);
    }
  }

  /** The room is left: the last facts go, nothing else is done. */
  end(): void {
    this.flushLast();
    this.#ended = true;
    this.#callOff?.();
    this.#callOff = null;
  }

  #schedule(ms: number): void {
    if (this.#ended) return;
    this.#callOff?.();
    this.#callOff = this.#parts.clock.after(ms, () => void this.flush());
  }

  /** Of one visit, since a batch says once where it comes from. */
  #next(): readonly WaitingFact[] {
    const batch: WaitingFact[] = [];
    for (const waiting of this.#waiting.values()) {
      if (this.#flying.has(waiting.id)) continue;
      if (batch[0] && batch[0].visit !== waiting.visit) break;
      batch.push(waiting);
      if (batch.length >= this.#limit) break;
    }
    return batch;
  }

  /** Answers whether it makes sense to go on with the next. */
  async #send(batch: readonly WaitingFact[], last: boolean): Promise<boolean> {
    const { signal } = this.#abort;
    const { body, count } = writeBatch(batch);
    const ids = batch.slice(0, count).map(({ id }) => id);
    for (const id of ids) this.#flying.add(id);
    const result = await this.#deliver(body, { signal, last });
    if (signal.aborted) return false;
    for (const id of ids) this.#flying.delete(id);
    if (result === 'later') {
      this.#fail('insights-unreachable', 'The collector cannot be reached; facts wait.', true);
      return false;
    }
    if (result === 'refused' && ids.length > 1) {
      // One of them is bad: halves find it, and the others get through.
      this.#limit = Math.ceil(ids.length / 2);
      return true;
    }
    if (result === 'refused') {
      this.#refused += 1;
      this.#fail('insights-refused', 'The collector has refused a fact; it is dropped.', false);
    } else {
      this.#backOff.reset();
      this.#refused = 0;
      this.#taken += ids.length;
      this.#limit = Math.min(MOST_IN_BATCH, this.#limit * 2);
      if (this.#error?.recoverable) this.#error = null;
    }
    for (const id of ids) this.#waiting.delete(id);
    this.#then(() => this.#parts.store.remove(ids));
    this.#tell();
    // Asked on and on, it would get a request for each fact that waits.
    return this.#refused < MOST_REFUSED;
  }

  /** A line that fails in whatever way has not delivered. */
  async #deliver(...said: Parameters<SendFacts>): Promise<SendResult> {
    try {
      return await this.#parts.send(...said);
    } catch {
      return 'later';
    }
  }

  async #keep(): Promise<void> {
    const fresh = this.#fresh.splice(0);
    // Delivered or erased before it could be kept.
    const facts = fresh.filter(({ id }) => this.#waiting.has(id));
    if (facts.length > 0) await this.#parts.store.put(facts);
  }

  #then(act: () => Promise<void>): void {
    // Where nothing can be kept, facts live as long as the page.
    this.#storing = this.#storing.then(act).catch(() => undefined);
  }

  #forgetOldest(): void {
    const [oldest] = this.#waiting.keys();
    if (oldest === undefined) return;
    this.#waiting.delete(oldest);
    this.#then(() => this.#parts.store.remove([oldest]));
    this.#fail('insights-unreachable', 'Too many facts wait; the oldest are dropped.', true);
  }

  #fail(code: 'insights-unreachable' | 'insights-refused', text: string, again: boolean): void {
    this.#error = new RoomError('insights', code, text, { recoverable: again });
    this.#tell();
  }

  #tell(): void {
    this.#parts.changed({ waiting: this.#waiting.size, taken: this.#taken, error: this.#error });
  }
}
