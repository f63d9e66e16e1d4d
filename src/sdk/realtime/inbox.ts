import type { Clock } from '../state/clock.js';
import type { Position } from './transport.js';
import type { RoomMessage } from './wire-format.js';

/** How long a message waits for the one before it: longer than any network reorders. */
const HOLD = 250;
const MAX_HELD = 64;
/** While missing messages are on their way. Beyond that only a snapshot helps. */
const MAX_HELD_IN_RECOVERY = 2000;
/** Ids remembered against being told twice. */
const MAX_IDS = 512;
/** Stragglers of an epoch that is over come within this time; later it has begun again. */
const EPOCH_ECHO = 30_000;

/** What is wrong with the lane. */
export type Trouble = 'gap' | 'epoch';

export interface InboxParts {
  readonly clock: Clock;
  /** Each message once, those of the state lane in order. */
  readonly deliver: (message: RoomMessage) => void;
  /** Messages are missing, or the server has lost count. Told again while it stays so. */
  readonly trouble: (what: Trouble) => void;
}

/** Puts the state lane in order, drops what is there already, and notices what is missing. */
export class Inbox {
  readonly #parts: InboxParts;
  #epoch: string | undefined;
  #last = -1;
  #held = new Map<number, RoomMessage>();
  /** The highest place in the lane that the server has told of. */
  #known = -1;
  #ids = new Set<string>();
  #callOff: (() => void) | undefined;
  #former: { readonly ep: string; readonly last: number; readonly until: number } | undefined;
  /** Newest server time in this epoch, to tell a snapshot that is late. */
  #newest = 0;
  /** Somebody is fetching what is missing: more may be held meanwhile. */
  recovering = false;

  constructor(parts: InboxParts) {
    this.#parts = parts;
  }

  /** What was heard last; null before the first snapshot. */
  get position(): Position | null {
    return !this.#epoch || this.#last < 0 ? null : { ep: this.#epoch, seq: this.#last };
  }

  /** How many are missing before the first that is held. */
  get missing(): number {
    return this.#next - this.#last - 1;
  }

  /** What it keeps, all together; never more than a few thousand. */
  get size(): number {
    return this.#held.size + this.#ids.size;
  }

  accept(message: RoomMessage): void {
    if (message.type === 'snapshot') this.#acceptSnapshot(message);
    else if (message.type === 'tick') this.#acceptTick(message);
    else if (message.seq === undefined) this.#acceptEphemeral(message);
    else this.#acceptState(message, message.seq);
  }

  /** Goes on without what is missing. */
  giveUp(): void {
    if (!this.#isWaiting) return;
    this.#epoch ??= this.#held.values().next().value?.ep ?? '';
    this.#last = this.#next - 1;
    this.#drain();
  }

  /** A recovery has ended: if that was not enough, trouble is told again. */
  recheck(): void {
    this.recovering = false;
    this.#drain();
  }

  dispose(): void {
    this.#rest();
    this.#held.clear();
    this.#ids.clear();
  }

  get #isWaiting(): boolean {
    return this.#held.size > 0 || this.#known > this.#last;
  }

  /** The place after the gap. */
  get #next(): number {
    let next = this.#known > this.#last ? this.#known + 1 : Infinity;
    for (const seq of this.#held.keys()) next = Math.min(next, seq);
    return next;
  }

  #acceptSnapshot(message: RoomMessage): void {
    const { ep = '', seq = 0, ts = 0 } = message;
    // A snapshot from a cache may be older than what is here.
    if (ep === this.#epoch ? seq < this.#last : this.#isPast(ep, seq, ts)) return;
    if (ep !== this.#epoch) this.#leaveEpoch(ep);
    this.#epoch = ep;
    this.#last = seq;
    this.#see(message);
    for (const held of this.#held.keys()) if (held <= seq) this.#held.delete(held);
    this.#parts.deliver(message);
    this.#drain();
  }

  /** A tick may say how far the lane is, so that a lost last message is noticed too. */
  #acceptTick({ ep, seq }: RoomMessage): void {
    if (seq === undefined || this.#epoch === undefined) return;
    if (!this.#isThisEpoch(ep) || seq <= this.#last) return;
    this.#known = Math.max(this.#known, seq);
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
    if (this.#epoch === undefined) this.#admitFirst(message);
    else if (!this.#isThisEpoch(message.ep)) return;
    if (this.#epoch !== undefined && seq <= this.#last) return;
    this.#see(message);
    if (seq === this.#last + 1 && this.#epoch !== undefined) {
      this.#last = seq;
      this.#parts.deliver(message);
    } else {
      this.#held.set(seq, message);
    }
    this.#drain();
  }

  /** Before the first snapshot everything is held, but only of one epoch: the newest. */
  #admitFirst({ ep }: RoomMessage): void {
    const held = this.#held.values().next().value;
    if (held && held.ep !== ep) this.#held.clear();
  }

  /** Another epoch: the server has lost count, and only a snapshot says where things stand. */
  #isThisEpoch(ep: string | undefined): boolean {
    if (ep === undefined || ep === this.#epoch) return true;
    if (this.#isEcho(ep)) return false;
    this.#leaveEpoch(ep);
    this.#epoch = undefined;
    this.#last = -1;
    this.#parts.trouble('epoch');
    return true;
  }

  #isEcho(ep: string): boolean {
    return this.#former?.ep === ep && this.#parts.clock.now() < this.#former.until;
  }

  /** Whether a snapshot is of an epoch that was left, and from before that. */
  #isPast(ep: string, seq: number, ts: number): boolean {
    return this.#isEcho(ep) && (ts <= this.#newest || seq < (this.#former?.last ?? 0));
  }

  #leaveEpoch(ep: string): void {
    if (this.#epoch !== undefined) {
      const until = this.#parts.clock.now() + EPOCH_ECHO;
      this.#former = { ep: this.#epoch, last: this.#last, until };
    }
    this.#newest = 0;
    this.#known = -1;
    for (const [seq, held] of this.#held) if ((held.ep ?? '') !== ep) this.#held.delete(seq);
  }

  #see({ ts }: RoomMessage): void {
    this.#newest = Math.max(this.#newest, ts ?? 0);
  }

  /** Delivers what is next in line, and waits a moment for what is not. */
  #drain(): void {
    for (let next = this.#take(); next; next = this.#take()) this.#parts.deliver(next);
    if (!this.#isWaiting) {
      this.#rest();
    } else if (this.recovering) {
      // A lane that runs away from its recovery begins again with a snapshot.
      if (this.#held.size > MAX_HELD_IN_RECOVERY) {
        this.#known = Math.max(this.#known, ...this.#held.keys());
        this.#held.clear();
      }
    } else if (this.#held.size > MAX_HELD) {
      this.#rest();
      this.#parts.trouble('gap');
    } else {
      this.#callOff ??= this.#parts.clock.after(HOLD, () => {
        this.#callOff = undefined;
        this.#parts.trouble('gap');
      });
    }
  }

  #take(): RoomMessage | undefined {
    const message = this.#epoch === undefined ? undefined : this.#held.get(this.#last + 1);
    if (!message) return undefined;
    this.#last += 1;
    this.#held.delete(this.#last);
    return message;
  }

  #rest(): void {
    this.#callOff?.();
    this.#callOff = undefined;
  }
}
