import { engineMissing } from '../room/room-error.js';
import type { RoomAnnouncer } from '../room/room-events.js';
import { Late } from '../state/late.js';
import { SnapshotStore } from '../state/snapshot-store.js';
import type { GuestDesk, GuestMessage } from './guest-desk.js';
import { NO_GUESTS, type GuestCommands, type GuestsState } from './guest-state.js';

/** Fetches what guests are received with. Asked for with the first of them. */
export type LoadGuests = (store: SnapshotStore<GuestsState>) => Promise<GuestDesk>;

/** Co-hosts from other places, and what they battle for: the door to a `GuestDesk`. */
export class Guests extends Late<GuestMessage, GuestDesk> {
  readonly store: SnapshotStore<GuestsState>;

  constructor(announcer: RoomAnnouncer, load: LoadGuests) {
    const store = new SnapshotStore<GuestsState>(NO_GUESTS);
    super({
      make: () => load(store),
      failed: (cause) => announcer.fail(engineMissing('guests', cause, true)),
    });
    this.store = store;
  }

  get desk(): GuestCommands | null {
    return this.engine ?? null;
  }
}
