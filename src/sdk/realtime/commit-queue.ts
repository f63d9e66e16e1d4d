import type { Clock } from '../state/clock.js';
import type { RoomMessage } from './wire-format.js';

/** Between two commits: ten a second are as many as anybody can read. */
const GAP = 100;
/** Of one commit. The rest of a frame belongs to the picture and to the page. */
const BUDGET = 4;
/** …and while the state lane is behind by more than this: what counts must not come late. */
const BEHIND = 50;
const BUDGET_BEHIND = 12;
/** Messages waiting at most. */
export const MAX_QUEUED = 2000;

/** Lines of viewers in one commit: thirty a second are more than anybody reads. */
const LINES = 3;
/** Lines that wait for their commit: a second of them. In a flood the chat is a sample. */
const MAX_LINES = 30;

export interface CommitQueueParts {
  readonly clock: Clock;
  readonly deliver: (message: RoomMessage) => void;
  /** So many ephemeral messages found no place. */
  readonly dropped: (count: number) => void;
}

/**
 * Between the channel and the domains: whatever comes in, they are written to at most ten times a
 * second, for a few milliseconds. The state lane goes first and is never dropped.
 */
export class CommitQueue {
  readonly #parts: CommitQueueParts;
  #state: RoomMessage[] = [];
  /** In order of arrival; a newer sum, or value of a `key`, takes the place of the older one. */
  #ephemeral = new Map<string, RoomMessage>();
  #lines: RoomMessage[] = [];
  #count = 0;
  #lastCommit = -Infinity;
  #callOff: (() => void) | undefined;
  /** The first stage time that a waiting message belongs to. */
  #due = Infinity;

  constructor(parts: CommitQueueParts) {
    this.#parts = parts;
  }

  get size(): number {
    return this.#state.length + this.#ephemeral.size + this.#lines.length;
  }

  /** Takes a message in; it is delivered with the next commit. */
  push(message: RoomMessage): void {
    this.#due = Math.min(this.#due, message.at ?? Infinity);
    if (message.seq !== undefined || message.type === 'snapshot') this.#state.push(message);
    else if (message.type === 'chat' && !message.data.author.role) this.#pushLine(message);
    else this.#ephemeral.set(mergeKey(message) ?? String((this.#count += 1)), message);
    this.#callOff ??= this.#parts.clock.after(this.#wait, () => this.#commit());
    if (this.size <= MAX_QUEUED) return;
    const [oldest] = this.#ephemeral.keys();
    if (oldest !== undefined) {
      this.#ephemeral.delete(oldest);
      this.#parts.dropped(1);
    } else {
      // Nothing left that may be lost: the bound is kept by doing the work now.
      this.#deliverNext();
    }
  }

  /** A whole frame has been taken in: where nothing was said for a while, it shows at once. */
  settle(): void {
    if (this.size > 0 && this.#wait === 0) this.#commit();
  }

  /** The picture on screen has this stage time: what belongs to it waits for no beat. */
  reached(stageTime: number): void {
    if (stageTime >= this.#due) this.#commit();
  }

  dispose(): void {
    this.#callOff?.();
    this.#callOff = undefined;
    this.#state = [];
    this.#ephemeral.clear();
    this.#lines = [];
  }

  get #wait(): number {
    return Math.max(0, this.#lastCommit + GAP - this.#parts.clock.now());
  }

  #commit(): void {
    const { clock } = this.#parts;
    this.#callOff?.();
    this.#callOff = undefined;
    const due = this.#due;
    // Before anything is delivered: that may ask for the stage again.
    this.#due = Infinity;
    const until = clock.now() + (this.#state.length > BEHIND ? BUDGET_BEHIND : BUDGET);
    do this.#deliverNext();
    while (this.#state.length + this.#ephemeral.size > 0 && clock.now() < until);
    for (const line of this.#lines.splice(0, LINES)) this.#parts.deliver(line);
    this.#lastCommit = clock.now();
    if (this.size === 0) return;
    this.#due = Math.min(this.#due, due);
    this.#callOff ??= clock.after(GAP, () => this.#commit());
  }

  #pushLine(line: RoomMessage): void {
    this.#lines.push(line);
    if (this.#lines.length <= MAX_LINES) return;
    this.#lines.shift();
    this.#parts.dropped(1);
  }

  #deliverNext(): void {
    let message = this.#state.shift();
    if (!message) {
      const [oldest] = this.#ephemeral;
      if (!oldest) return;
      this.#ephemeral.delete(oldest[0]);
      [, message] = oldest;
    }
    this.#parts.deliver(message);
  }
}

/** Messages of one key replace each other: values by `key`, and sums, of which the last counts. */
function mergeKey({ type, key }: RoomMessage): string | undefined {
  if (key !== undefined) return `${type} ${key}`;
  return type === 'reactions' || type === 'likes' ? type : undefined;
}
