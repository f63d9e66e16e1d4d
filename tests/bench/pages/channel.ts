/** Viewers of the recovery bench: real channels, and what each has delivered. */
import { mqttTransport } from '../../../src/sdk/engines/mqtt-transport.js';
import { natsTransport } from '../../../src/sdk/engines/nats-transport.js';
import { sseTransport } from '../../../src/sdk/engines/sse-transport.js';
import { webSocketTransport } from '../../../src/sdk/engines/websocket-transport.js';
import { Channel } from '../../../src/sdk/realtime/channel.js';
import type { Dial } from '../../../src/sdk/realtime/transport.js';
import type { RoomMessage } from '../../../src/sdk/realtime/wire-format.js';
import { systemClock } from '../../../src/sdk/state/clock.js';

const TRANSPORTS = {
  sse: sseTransport,
  websocket: webSocketTransport,
  nats: natsTransport,
  mqtt: mqttTransport,
};

class Viewer {
  /** Changes that were delivered: when, and when they were sent. */
  readonly #delivered: { readonly at: number; readonly sent: number }[] = [];
  readonly #stock: Record<string, number> = {};
  readonly #cues = new Set<string>();
  readonly #seen = new Set<string>();
  #ep = '';
  #last = -1;
  #keptLeft = 0;
  #counts = { skipped: 0, doubled: 0, outOfOrder: 0, snapshots: 0, rejected: 0 };

  constructor(kind: keyof typeof TRANSPORTS, dial: Omit<Dial, 'since'>) {
    const channel = new Channel({
      clock: systemClock,
      random: Math.random,
      statusChanged: () => undefined,
      failed: () => undefined,
      deliver: (message) => this.#take(message),
      counted: ({ rejectedMessages }) => {
        this.#counts.rejected = rejectedMessages;
      },
    });
    channel.dial(dial, TRANSPORTS[kind]);
  }

  /** Ms from a moment until the first delivery of a change that was sent after it. */
  liveAgain(since: number): number | null {
    const first = this.#delivered.find(({ sent }) => sent >= since);
    return first ? first.at - since : null;
  }

  result(): object {
    return { ...this.#counts, last: this.#last, stock: this.#stock, cues: [...this.#cues] };
  }

  #take(message: RoomMessage): void {
    const { ep = '', seq = -1, ts = 0, type } = message;
    if (type === 'snapshot') {
      this.#counts.snapshots += 1;
      this.#keptLeft = message.data.kept.length;
      this.#ep = ep;
      this.#last = seq;
      return;
    }
    if (this.#keptLeft > 0) this.#keptLeft -= 1;
    else if (seq >= 0) this.#count(ep, seq, ts);
    if (type === 'stock') this.#stock[message.data.variantId] = message.data.quantity;
    if (type === 'cue') this.#cues.add(message.data.id);
  }

  /** After a snapshot the lane goes on where the snapshot stands. */
  #count(ep: string, seq: number, ts: number): void {
    const place = `${ep}:${String(seq)}`;
    if (this.#seen.has(place)) this.#counts.doubled += 1;
    else if (ep === this.#ep && seq <= this.#last) this.#counts.outOfOrder += 1;
    else if (ep === this.#ep && this.#last >= 0) this.#counts.skipped += seq - this.#last - 1;
    this.#seen.add(place);
    this.#ep = ep;
    this.#last = Math.max(this.#last, seq);
    this.#delivered.push({ at: Date.now(), sent: ts });
  }
}

const viewers = new Map<string, Viewer>();

Object.assign(globalThis, {
  bench: {
    enter(kind: keyof typeof TRANSPORTS, dial: Omit<Dial, 'since'>) {
      viewers.set(kind, new Viewer(kind, dial));
    },
    liveAgain: (kind: string, since: number) => viewers.get(kind)?.liveAgain(since) ?? null,
    result: (kind: string) => viewers.get(kind)?.result(),
  },
});
