import { engineMissing } from '../room/room-error.js';
import { Late } from '../state/late.js';
import { SnapshotStore, type ReadableStore } from '../state/snapshot-store.js';
import type { OrderBoard, OrderBoardParts, OrderMessage } from './order-board.js';
import { NO_ORDERS, type OrderMapOptions, type OrdersState } from './orders-state.js';

export interface OrdersParts extends Omit<OrderBoardParts, 'changed'> {
  /** Fetches what keeps the tally. Asked for with the first message about orders. */
  readonly load: () => Promise<new (parts: OrderBoardParts) => OrderBoard>;
}

/** Where the orders of the show come from: the door to an `OrderBoard`. */
export class Orders {
  readonly #store = new SnapshotStore<OrdersState>(NO_ORDERS);
  readonly #late: Late<OrderMessage, OrderBoard>;

  /** For the views; replaced as a whole. */
  mapOptions: OrderMapOptions = {};
  readonly #serverNow: () => number;

  constructor(parts: OrdersParts) {
    this.#serverNow = parts.serverNow;
    this.#late = new Late({
      make: async () => {
        const Board = await parts.load();
        if (parts.scope.disposed) return null;
        return new Board({ ...parts, changed: (change) => this.#store.patch(change) });
      },
      failed: (cause) => parts.announcer.fail(engineMissing('orders', cause, true)),
    });
  }

  get store(): ReadableStore<OrdersState> {
    return this.#store;
  }

  /** Ms until a deadline, by the server's clock. */
  timeUntil(deadline: number): number {
    return Math.max(0, deadline - this.#serverNow());
  }

  receive(message: OrderMessage): void {
    this.#late.receive(message);
  }

  advance(stageTime: number): void {
    this.#late.advance(stageTime);
  }
}
