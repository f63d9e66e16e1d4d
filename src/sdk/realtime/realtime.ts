import type { RoomError } from '../room/room-error.js';
import type { Clock } from '../state/clock.js';
import type { DisposalScope } from '../state/disposal-scope.js';
import { SnapshotStore, type ReadableStore } from '../state/snapshot-store.js';
import type { Channel, ChannelParts } from './channel.js';
import type { RealtimeState } from './realtime-state.js';
import { ServerClock } from './server-clock.js';
import type { RoomMessage } from './wire-format.js';

/** Probes at the start, this far apart: enough to meet a quiet moment of the network. */
const PROBES = 8;
const PROBE_GAP = 150;
const PROBE_AGAIN = 300_000;

export interface RealtimeParts {
  readonly clock: Clock;
  readonly random: () => number;
  readonly scope: DisposalScope;
  readonly fail: (error: RoomError) => void;
  /** Each message of the room once, those of the state lane in order. */
  readonly deliver: (message: RoomMessage) => void;
}

/** The room's channel: what the studio and the shop say while the show runs. */
export class Realtime {
  readonly #store = new SnapshotStore<RealtimeState>({ status: 'idle', rejectedMessages: 0 });
  readonly #parts: RealtimeParts;
  readonly #serverClock: ServerClock;
  #channel: Channel | undefined;

  constructor(parts: RealtimeParts) {
    this.#parts = parts;
    this.#serverClock = new ServerClock(parts.clock);
    parts.scope.add(() => this.#channel?.close());
  }

  get store(): ReadableStore<RealtimeState> {
    return this.#store;
  }

  /** Wall time of the server, epoch ms. */
  serverNow(): number {
    return this.#serverClock.now();
  }

  /** Opens the channel, once: a room has one for its life. */
  connect(open: (parts: ChannelParts) => Channel): void {
    const { clock, random, fail, scope } = this.#parts;
    if (this.#channel || scope.disposed) return;
    this.#channel = open({
      clock,
      random,
      opened: () => this.#probe(PROBES),
      statusChanged: (status) => this.#store.patch({ status }),
      failed: fail,
      deliver: (message) => this.#deliver(message),
      rejected: (count) => {
        const { rejectedMessages } = this.#store.current;
        this.#store.patch({ rejectedMessages: rejectedMessages + count });
      },
    });
    scope.add(clock.every(PROBE_AGAIN, () => this.#probe(1)));
    this.#channel.start();
  }

  /** The means to connect cannot be had; the room goes on without a channel. */
  unavailable(error: RoomError): void {
    this.#store.patch({ status: 'closed' });
    this.#parts.fail(error);
  }

  /** The page is back: from sleep, from another tab, from being offline. */
  wake(): void {
    this.#channel?.wake();
    this.#probe(1);
  }

  #deliver(message: RoomMessage): void {
    if (message.ts !== undefined) {
      this.#serverClock.stamped(message.ts);
      if (message.ttl !== undefined && this.serverNow() > message.ts + message.ttl) return;
    }
    if (message.type === 'pong') this.#serverClock.answer(message.data);
    else if (message.type !== 'tick') this.#parts.deliver(message);
    // Kept messages have been counted before; the inbox would take them for old ones.
    if (message.type === 'snapshot') message.data.kept.forEach((kept) => this.#deliver(kept));
  }

  #probe(times: number): void {
    this.#channel?.send(this.#serverClock.probe());
    if (times <= 1 || this.#parts.scope.disposed) return;
    this.#parts.scope.add(this.#parts.clock.after(PROBE_GAP, () => this.#probe(times - 1)));
  }
}
