import { formatPosition, parsePosition } from '../../src/sdk/realtime/transport.js';
import type {
  Dial,
  Position,
  Transport,
  TransportEvents,
  TransportLine,
} from '../../src/sdk/realtime/transport.js';

/** What an engine can do besides carrying messages. */
export interface Abilities {
  /** Sends what was missed by itself, when it is dialled with a position. */
  readonly resends?: boolean;
  readonly replays?: boolean;
  readonly snapshots?: boolean;
}

/** What the way to the viewer does to a frame; an empty list loses it. */
export type Mishap = (text: string) => readonly string[];

/**
 * A server with a state lane, a memory and an unreliable way to its viewer. It keeps its word as
 * docs/protocol.md has it; only the way loses, doubles, cuts and reorders.
 */
export class FakeEngine implements Transport {
  readonly abilities: Abilities;
  readonly dials: (Position | null)[] = [];
  replays = 0;
  snapshots = 0;
  ep = 'e1';
  seq = 0;
  /** How far back its memory reaches. */
  memory = 10_000;
  mishap: Mishap = (text) => [text];
  #lane: object[] = [];
  #events: TransportEvents | undefined;

  constructor(abilities: Abilities = { resends: true }) {
    this.abilities = abilities;
  }

  connect(dial: Dial, events: TransportEvents): TransportLine {
    const { resends, replays, snapshots } = this.abilities;
    this.dials.push(dial.since);
    this.#events = events;
    queueMicrotask(() => {
      if (this.#events !== events) return;
      events.opened();
      if (!resends) return;
      const missed = dial.since && this.#after(dial.since);
      const texts = missed ? missed.map((entry) => JSON.stringify(entry)) : [this.snapshotText];
      for (const text of texts) events.message(text);
    });
    return {
      send: () => undefined,
      drop: () => {
        if (this.#events === events) this.#events = undefined;
      },
      ...(replays && {
        replay: async (after: Position, atMost: number) => {
          this.replays += 1;
          return (
            this.#after(parsePosition(formatPosition(after)) ?? after)
              ?.slice(0, atMost)
              .map((entry) => JSON.stringify(entry)) ?? null
          );
        },
      }),
      ...(snapshots && {
        snapshot: async () => {
          this.snapshots += 1;
          return this.snapshotText;
        },
      }),
    };
  }

  /** Says the next message of the lane; the way decides what becomes of it. */
  publish(type = 'pin', data: object = { productId: `p${this.seq + 1}` }): void {
    this.seq += 1;
    const entry = { v: 1, ep: this.ep, seq: this.seq, id: `${this.ep}-${this.seq}`, type, data };
    this.#lane.push(entry);
    this.#say(JSON.stringify(entry));
  }

  tick(): void {
    this.#say(JSON.stringify({ type: 'tick', ep: this.ep, seq: this.seq }));
  }

  /** What reaches the viewer without having been said. */
  raw(text: string): void {
    this.#events?.message(text);
  }

  /** Loses count, as a server does that has been started anew. */
  renew(ep: string): void {
    this.ep = ep;
    this.seq = 0;
    this.#lane = [];
  }

  cut(): void {
    const events = this.#events;
    this.#events = undefined;
    events?.closed();
  }

  get snapshotText(): string {
    const data = { status: 'live', pins: [], stock: [], cues: [] };
    return JSON.stringify({ v: 1, ep: this.ep, seq: this.seq, type: 'snapshot', data });
  }

  #say(text: string): void {
    for (const piece of this.mishap(text)) this.#events?.message(piece);
  }

  #after({ ep, seq }: Position): object[] | null {
    if (ep !== this.ep || seq > this.seq || seq < this.seq - this.memory) return null;
    return this.#lane.slice(seq);
  }
}
