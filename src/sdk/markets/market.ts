import { engineMissing } from '../room/room-error.js';
import type { RoomAnnouncer } from '../room/room-events.js';
import { SnapshotStore, type ReadableStore } from '../state/snapshot-store.js';
import type { MarketDesk, MarketDeskParts, MarketOrder } from './market-desk.js';
import type { Consent, MarketCommands, MarketState, MarketWish } from './market-state.js';

export interface MarketParts extends Omit<MarketDeskParts, 'store'> {
  readonly announcer: RoomAnnouncer;
  readonly signal: AbortSignal;
  readonly load: () => Promise<typeof MarketDesk>;
}

/** The door to the `MarketDesk`: what is wanted of it before the first picture waits. */
export class Market implements MarketCommands {
  readonly #store = new SnapshotStore<MarketState>({
    country: null,
    currency: null,
    rules: null,
    facts: { rates: [], delivery: [], service: {}, disclosures: {} },
    consent: { granted: ['essential'], by: 'nobody', gpc: false, mode: 'opt-in', asking: false },
  });
  readonly #parts: MarketParts;
  #orders: MarketOrder[] = [];
  #open = false;
  #desk: Promise<MarketDesk> | undefined;

  constructor(parts: MarketParts) {
    this.#parts = parts;
  }

  get store(): ReadableStore<MarketState> {
    return this.#store;
  }

  set(wish: MarketWish): void {
    // Nothing wanted, nothing fetched.
    if (Object.keys(wish).length > 0) this.#order((desk) => desk.set(wish));
  }

  decideConsent(granted: readonly Consent[]): void {
    this.#order((desk) => desk.decideConsent(granted));
  }

  reviewConsent(): void {
    this.#order((desk) => desk.reviewConsent());
  }

  /** The first picture is there: from now on there is time for this. */
  open(facts: unknown, base: string | undefined): void {
    this.#open = true;
    if (facts !== undefined) this.#order((desk) => desk.setFacts(facts, base));
    else if (this.#orders.length > 0) this.#order(() => undefined);
  }

  #order(order: MarketOrder): void {
    this.#orders.push(order);
    if (!this.#open) return;
    const { load, announcer, signal } = this.#parts;
    this.#desk ??= load().then((Desk) => new Desk({ ...this.#parts, store: this.#store }));
    this.#desk.then(
      (desk) => {
        for (const waiting of this.#orders.splice(0)) if (!signal.aborted) waiting(desk);
      },
      (cause: unknown) => {
        // Without it the strictest rules hold; the next order asks for it again.
        this.#desk = undefined;
        announcer.fail(engineMissing('shop', cause, true));
      },
    );
  }
}
