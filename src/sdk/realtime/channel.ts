import type { RealtimeSource } from '../show/show-document.js';
import { CommitQueue, type CommitQueueParts } from './commit-queue.js';
import { Connection, type ConnectionParts } from './connection.js';
import { Inbox } from './inbox.js';
import type { MessageCounts } from './realtime-state.js';
import { Recovery } from './recovery.js';
import { ServerClock } from './server-clock.js';
import type { Dial, Transport, TransportLine } from './transport.js';
import { decodeEntries, decodeFrame, type DecodedFrame, type RoomMessage } from './wire-format.js';

/** Probes at the start, this far apart: enough to meet a quiet moment of the network. */
const PROBES = 8;
const PROBE_GAP = 150;
const PROBE_AGAIN = 300_000;
/** Between two tellings of the counts: as often as anything is shown. */
const TELL_GAP = 100;

/** The channel that a show document names. */
export interface ChannelLink extends RealtimeSource {
  readonly room: string;
  /** Fresh every time a line is dialled, or an action is sent. */
  readonly token?: Dial['token'];
}

export interface ChannelParts
  extends
    Pick<ConnectionParts, 'clock' | 'random' | 'statusChanged' | 'failed'>,
    Pick<CommitQueueParts, 'deliver'> {
  /** Messages that did not come through, since the channel began. */
  readonly counted: (counts: MessageCounts) => void;
}

/**
 * Decoder, order, clock and line of one channel. Loaded when a show has one, or when the page
 * pushes its first message; without a line it lives on what is pushed.
 */
export class Channel {
  readonly #parts: ChannelParts;
  readonly #clock: ServerClock;
  readonly #queue: CommitQueue;
  readonly #inbox: Inbox;
  readonly #recovery: Recovery;
  #connection: Connection | undefined;
  #counts = { rejectedMessages: 0, ignoredMessages: 0, droppedMessages: 0 };
  #timers = new Map<string, () => void>();

  constructor(parts: ChannelParts) {
    const { clock, random } = parts;
    this.#parts = parts;
    this.#clock = new ServerClock(clock);
    this.#queue = new CommitQueue({
      clock,
      deliver: (message) => this.#deliver(message),
      dropped: (count) => this.#count('droppedMessages', count),
    });
    this.#inbox = new Inbox({
      clock,
      deliver: (message) => this.#queue.push(message),
      trouble: (what) => this.#recovery.trouble(what),
    });
    this.#recovery = new Recovery({
      clock,
      random,
      inbox: this.#inbox,
      line: () => this.line,
      redial: () => this.#connection?.resync() ?? false,
      receive: (text) => void this.#take(decodeFrame(text)),
    });
  }

  /** The line, while it is open. */
  get line(): TransportLine | undefined {
    return this.#connection?.line;
  }

  /** What it keeps: messages that wait, and ids against hearing twice. */
  get size(): number {
    return this.#queue.size + this.#inbox.size;
  }

  /** Opens the line, once. */
  dial(dial: Omit<Dial, 'since'>, transport: Transport): void {
    if (this.#connection) return;
    this.#connection = new Connection({
      ...this.#parts,
      dial,
      transport,
      since: () => this.#recovery.since,
      receive: (text) => this.#take(decodeFrame(text)),
      opened: () => {
        this.#probe(PROBES);
        this.#recovery.opened();
      },
    });
    this.#connection.start();
  }

  /** Takes what the page has from a line of its own: an envelope, or an array of them. */
  push(envelopes: unknown): void {
    this.#take(decodeEntries(envelopes));
  }

  /** The picture on screen has this stage time. */
  reached(stageTime: number): void {
    this.#queue.reached(stageTime);
  }

  serverNow(): number {
    return this.#clock.now();
  }

  /** The page is back: from sleep, from another tab, from being offline. */
  wake(): void {
    this.#clock.wake();
    this.#connection?.wake();
    this.#probe(PROBES);
  }

  close(): void {
    for (const callOff of this.#timers.values()) callOff();
    this.#recovery.dispose();
    this.#inbox.dispose();
    this.#queue.dispose();
    this.#connection?.close();
  }

  /** Answers whether anything in the frame made sense. */
  #take({ messages, ignored, rejected }: DecodedFrame): boolean {
    if (rejected > 0) this.#count('rejectedMessages', rejected);
    if (ignored > 0) this.#count('ignoredMessages', ignored);
    const newest = messages.reduce((latest, { ts = -Infinity }) => Math.max(latest, ts), -Infinity);
    if (newest > -Infinity) this.#clock.stamped(newest);
    for (const message of messages) {
      if (message.type === 'pong') this.#clock.answer(message.data);
      else this.#inbox.accept(message);
    }
    this.#queue.settle();
    return messages.length + ignored > 0;
  }

  #deliver(message: RoomMessage): void {
    const { ts, ttl } = message;
    if (ts !== undefined && ttl !== undefined && this.serverNow() > ts + ttl) return;
    this.#parts.deliver(message);
    // Kept messages have been counted before; the inbox would take them for old ones.
    if (message.type === 'snapshot') message.data.kept.forEach((kept) => this.#deliver(kept));
  }

  #probe(times: number): void {
    this.#connection?.send(this.#clock.probe());
    const [wait, next] = times > 1 ? [PROBE_GAP, times - 1] : [PROBE_AGAIN, 1];
    this.#later('probe', wait, () => this.#probe(next));
  }

  #count(what: keyof MessageCounts, count: number): void {
    this.#counts[what] += count;
    if (this.#timers.has('counts')) return;
    this.#parts.counted({ ...this.#counts });
    this.#later('counts', TELL_GAP, () => this.#parts.counted({ ...this.#counts }));
  }

  #later(name: string, ms: number, run: () => void): void {
    this.#timers.get(name)?.();
    const callOff = this.#parts.clock.after(ms, () => {
      this.#timers.delete(name);
      run();
    });
    this.#timers.set(name, callOff);
  }
}
