import type { Clock } from '../state/clock.js';
import type { Position } from './transport.js';
import type { RoomMessage } from './wire-format.js';

/** How long a message waits for the one before it: longer than any network reorders. */
const HOLD = 250;
const MAX_HELD = 64;
/** Ids remembered against being told twice. */
const MAX_IDS = 512;

export interface InboxParts {
  readonly clock: Clock;
  /** Each message once, those of the state lane in order. */
  readonly deliver: (message: RoomMessage) => void;
  /** Messages are missing: the server shall send them again, or a snapshot. */
  readonly resync: () => void;
}

/** Puts the state lane in order, drops what is there already, and notices what is missing. */
export class Inbox {
  readonly #parts: InboxParts;
  #epoch: string | undefined;
  #last = -1;
  #held = new Map<number, RoomMessage>();
  #ids = new Set<string>();
  #callOff: (() => void) | undefined;
  /** The gap that a re-sync was asked for; one that stays is given up. */
  #askedFrom: number | undefined;

  constructor(parts: InboxParts) {
    this.#parts = parts;
  }

  /** What was heard last; null when the server has to send a snapshot. */
  get position(): Position | null {
    return !this.#epoch || this.#last < 0 ? null : { ep: this.#epoch, seq: this.#last };
  }

  accept(message: RoomMessage): void {
    if (message.type === 'snapshot') this.#acceptSnapshot(message);
    else if (message.type === 'pong' || message.type === 'tick') this.#parts.deliver(message);
    else if (message.seq === undefined) this.#acceptEphemeral(message);
    else this.#acceptState(message, message.seq);
  }

  dispose(): void {
    this.#forget();
  }

  #forget(): void {
    this.#callOff?.();
    this.#callOff = undefined;
    this.#held.clear();
    this.#epoch = undefined;
    this.#last = -1;
  }

  #acceptSnapshot(message: RoomMessage): void {
    const { ep = '', seq = 0 } = message;
    // A snapshot from a cache may be older than what is here.
    if (ep === this.#epoch && seq < this.#last) return;
    for (const [held, early] of this.#held) {
      if ((early.ep ?? '') !== ep) this.#held.delete(held);
    }
    this.#epoch = ep;
    this.#last = seq;
    this.#askedFrom = undefined;
    this.#parts.deliver(message);
    this.#drain();
  }

  #acceptEphemeral(message: RoomMessage): void {
    if (message.id !== undefined) {
      if (this.#ids.has(message.id)) return;
      this.#ids.add(message.id);
      const [oldest] = this.#ids;
      if (this.#ids.size > MAX_IDS && oldest !== undefined) this.#ids.delete(oldest);
    }
    this.#parts.deliver(message);
  }

  #acceptState(message: RoomMessage, seq: number): void {
    // Another epoch: the server has lost count, and only a snapshot says where things stand.
    if (this.#epoch !== undefined && message.ep !== undefined && message.ep !== this.#epoch) {
      this.#forget();
      this.#askedFrom = this.#last;
      this.#parts.resync();
      return;
    }
    if (this.#epoch !== undefined && seq <= this.#last) return;
    this.#held.set(seq, message);
    this.#drain();
  }

  /** Delivers what is next in line, and waits a moment for what is not. */
  #drain(): void {
    for (const seq of [...this.#held.keys()].sort((a, b) => a - b)) {
      if (seq <= this.#last) this.#held.delete(seq);
      else if (this.#epoch !== undefined && seq === this.#last + 1) this.#deliver(seq);
    }
    if (this.#held.size === 0) {
      this.#callOff?.();
      this.#callOff = undefined;
    } else if (this.#held.size > MAX_HELD) {
      this.#giveUp();
    } else {
      this.#callOff ??= this.#parts.clock.after(HOLD, () => this.#giveUp());
    }
  }

  #giveUp(): void {
    this.#callOff?.();
    this.#callOff = undefined;
    const first = Math.min(...this.#held.keys());
    if (this.#askedFrom !== this.#last) {
      this.#askedFrom = this.#last;
      this.#parts.resync();
      return;
    }
    // Asked once in vain, or a server that sends no snapshots: going on beats standing still.
    this.#epoch ??= this.#held.get(first)?.ep ?? '';
    this.#last = first - 1;
    this.#drain();
  }

  #deliver(seq: number): void {
    const message = this.#held.get(seq);
    this.#held.delete(seq);
    this.#last = seq;
    if (message) this.#parts.deliver(message);
  }
}
