import type { FactRecord } from '../../src/sdk/insights/decode-batch.js';
import { decodeBatch } from '../../src/sdk/insights/decode-batch.js';
import type { SendFacts, SendResult } from '../../src/sdk/insights/fact-queue.js';
import type { FactStore, WaitingFact } from '../../src/sdk/insights/fact-store.js';
import type { Viewport } from '../../src/sdk/insights/impressions.js';
import type { InsightsWorld } from '../../src/sdk/insights/room-insights.js';
import { Experiments } from '../../src/sdk/experiments/experiments.js';
import { FakeClock } from './fake-clock.js';
import type { FakeRoom } from './fake-room.js';

/** A device: what is kept on it outlives the pages. A page that crashes writes no more. */
export class FakeDevice {
  readonly kept = new Map<string, WaitingFact>();

  /** The store as one page sees it, and the page's line; `crash` cuts both off. */
  page(): { store: FactStore; line: (send: SendFacts) => SendFacts; crash: () => void } {
    let alive = true;
    const act = async <Result>(work: () => Result): Promise<Result> => {
      await Promise.resolve();
      // A crash leaves the promise open: nobody is there to hear of it.
      if (!alive) return new Promise<Result>(() => undefined);
      return work();
    };
    return {
      store: {
        // A copy, as a database makes it: what cannot be copied takes the whole round with it.
        put: (facts) => act(() => this.#keep(facts.map((fact) => structuredClone(fact)))),
        read: (most) => act(() => [...this.kept.values()].slice(0, most)),
        remove: (ids) => act(() => ids.forEach((id) => this.kept.delete(id))),
        clear: () => act(() => this.kept.clear()),
      },
      line: (send) => (body, how) => (alive ? send(body, how) : new Promise(() => undefined)),
      crash: () => (alive = false),
    };
  }

  #keep(facts: readonly WaitingFact[]): void {
    for (const fact of facts) this.kept.set(fact.id, fact);
  }
}

/** A collector that counts a fact once, however often it comes. */
export class FakeCollector {
  readonly records = new Map<string, FactRecord>();
  /** What came, repeats included. */
  received = 0;
  readonly bodies: string[] = [];
  /** How the next batches fare: taken, lost on the way there, or the answer lost on the way back. */
  fate: () => 'taken' | 'lost' | 'answer-lost' | 'refused' = () => 'taken';

  readonly send = (): SendFacts => (body) => Promise.resolve(this.#receive(body));

  #receive(body: string): SendResult {
    const fate = this.fate();
    if (fate === 'lost') return 'later';
    if (fate === 'refused') return 'refused';
    const read = decodeBatch(JSON.parse(body));
    if (!read.ok) return 'refused';
    this.bodies.push(body);
    this.received += read.value.length;
    for (const record of read.value) this.records.set(record.id, record);
    return fate === 'taken' ? 'taken' : 'later';
  }

  named(name: string): FactRecord[] {
    return [...this.records.values()].filter((record) => record.name === name);
  }
}

/** Things come into view when the test says so. */
export class FakeViewport implements Viewport {
  readonly #watched = new Map<unknown, Set<(visible: boolean) => void>>();

  watch(target: unknown, changed: (visible: boolean) => void): () => void {
    const listeners = this.#watched.get(target) ?? new Set();
    this.#watched.set(target, listeners.add(changed));
    return () => listeners.delete(changed);
  }

  show(target: unknown, visible = true): void {
    for (const changed of this.#watched.get(target) ?? []) changed(visible);
  }
}

export interface FakeWorld extends InsightsWorld {
  readonly clock: FakeClock;
  readonly viewport: FakeViewport;
  isVisible: boolean;
  hide(): void;
  wake(): void;
}

let seeds = 0;

export function aWorld(
  collector: FakeCollector,
  store: FactStore = new FakeDevice().page().store,
  clock = new FakeClock(),
): FakeWorld {
  // No two worlds have the same chance: visits would get the same names.
  let state = (seeds += 1);
  const on: { hide: () => void; wake: () => void } = {
    hide: () => undefined,
    wake: () => undefined,
  };
  const world: FakeWorld = {
    clock,
    random: () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647,
    viewport: new FakeViewport(),
    store,
    send: collector.send,
    device: () => 'phone',
    network: () => '4g',
    isVisible: true,
    visible: () => world.isVisible,
    experiments: (parts) => new Experiments(parts),
    onHide: (hide) => (on.hide = hide),
    onWake: (wake) => (on.wake = wake),
    baseUrl: 'https://shop.example/',
    hide: () => on.hide(),
    wake: () => on.wake(),
  };
  return world;
}

/** The viewer agrees to be measured, or to nothing. */
export function agree(room: FakeRoom, yes = true): void {
  const { consent } = room.stores.market.current;
  room.stores.market.patch({
    consent: {
      ...consent,
      granted: yes ? ['essential', 'performance'] : ['essential'],
      by: 'page',
    },
  });
}
