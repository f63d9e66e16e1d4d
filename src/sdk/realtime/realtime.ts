import type { RoomError } from '../room/room-error.js';
import type { Clock } from '../state/clock.js';
import type { DisposalScope } from '../state/disposal-scope.js';
import { SnapshotStore, type ReadableStore } from '../state/snapshot-store.js';
import { Connection } from './connection.js';
import { Inbox } from './inbox.js';
import type { RealtimeState } from './realtime-state.js';
import { ServerClock } from './server-clock.js';
import type { Transport } from './transport.js';
import { decodeFrame, type RoomMessage } from './wire-format.js';

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
  readonly #inbox: Inbox;
  #connection: Connection | undefined;

  constructor(parts: RealtimeParts) {
    this.#parts = parts;
    this.#serverClock = new ServerClock(parts.clock);
    this.#inbox = new Inbox({
      clock: parts.clock,
      deliver: (message) => this.#deliver(message),
      resync: () => this.#connection?.resync(),
    });
    parts.scope.add(() => {
      this.#inbox.dispose();
      this.#connection?.close();
    });
  }

  get store(): ReadableStore<RealtimeState> {
    return this.#store;
  }

  /** Wall time of the server, epoch ms. */
  serverNow(): number {
    return this.#serverClock.now();
  }

  /** Connects, once: a room has one channel for its life. */
  connect(url: string, transport: Transport): void {
    const { clock, random, fail, scope } = this.#parts;
    if (this.#connection || scope.disposed) return;
    this.#connection = new Connection({
      url,
      transport,
      clock,
      random,
      since: () => this.#inbox.position,
      receive: (text) => this.#receive(text),
      opened: () => this.#probe(PROBES),
      statusChanged: (status) => this.#store.patch({ status }),
      failed: fail,
    });
    scope.add(clock.every(PROBE_AGAIN, () => this.#probe(1)));
    this.#connection.start();
  }

  /** The means to connect cannot be had; the room goes on without a channel. */
  unavailable(error: RoomError): void {
    this.#store.patch({ status: 'closed' });
    this.#parts.fail(error);
  }

  /** The page is back: from sleep, from another tab, from being offline. */
  wake(): void {
    this.#connection?.wake();
    this.#probe(1);
  }

  #receive(text: string): boolean {
    const { messages, ignored, rejected } = decodeFrame(text);
    if (rejected > 0) {
      const { rejectedMessages } = this.#store.current;
      this.#store.patch({ rejectedMessages: rejectedMessages + rejected });
    }
    for (const message of messages) this.#inbox.accept(message);
    return messages.length + ignored > 0;
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
    this.#connection?.send(this.#serverClock.probe());
    if (times <= 1 || this.#parts.scope.disposed) return;
    this.#parts.scope.add(this.#parts.clock.after(PROBE_GAP, () => this.#probe(times - 1)));
  }
}
