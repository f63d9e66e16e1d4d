import { engineMissing } from '../../room/room-error.js';
import type { RoomAnnouncer } from '../../room/room-events.js';
import type { ExchangeRate } from '../../show/price.js';
import { SnapshotStore, type ReadableStore } from '../../state/snapshot-store.js';
import type { MeasureDesk, MeasureDeskParts } from './measure-desk.js';

export interface MeasuresState {
  /** The viewer wants their own units. Where those of the show are the same, nothing changes. */
  readonly on: boolean;
  /** Whose units they are, ISO 3166-1 alpha-2; null while nobody has said where the viewer is. */
  readonly country: string | null;
  /** What amounts in the captions so far were converted at, newest last. */
  readonly rates: readonly ExchangeRate[];
}

export interface MeasuresParts extends Omit<MeasureDeskParts, 'store'> {
  readonly announcer: RoomAnnouncer;
  readonly load: () => Promise<typeof MeasureDesk>;
}

/** The door to the `MeasureDesk`, fetched when it is known where the viewer is. */
export class Measures {
  readonly #store = new SnapshotStore<MeasuresState>({ on: true, country: null, rates: [] });
  readonly #parts: MeasuresParts;
  #asked = false;

  constructor(parts: MeasuresParts) {
    this.#parts = parts;
    parts.market.subscribe(() => this.#look());
  }

  get store(): ReadableStore<MeasuresState> {
    return this.#store;
  }

  set(on: boolean): void {
    this.#store.patch({ on });
    this.#look();
  }

  #look(): void {
    const { market, load, announcer } = this.#parts;
    if (this.#asked || !this.#store.current.on || !market.current.country) return;
    this.#asked = true;
    load().then(
      (Desk) => new Desk({ ...this.#parts, store: this.#store }),
      (cause: unknown) => {
        // Captions say what they say; the next change of the market asks again.
        this.#asked = false;
        announcer.fail(engineMissing('captions', cause, true));
      },
    );
  }
}
