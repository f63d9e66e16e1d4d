// @ts-check
// From a room of the demo's hub into an engine: what a site's back end would publish itself.

import { WebSocket } from 'ws';

/** A snapshot is at most so many changes old: half of what the engines keep for gaps. */
const SNAPSHOT_EVERY = 25;
/** And at most so old: what is on stage changes by the time too. */
const SNAPSHOT_MS = 5000;
/** A change is part of the snapshot soon, however few there are. */
const SOON_MS = 250;
/** Said ahead for moments to come: it follows the snapshot. */
const MAX_AHEAD = 500;

/** @typedef {Record<string, any>} Envelope */

export class Bridge {
  /**
   * @param {string} hub the WebSocket of the room, as a viewer would open it
   * @param {any} publisher of the engine
   */
  constructor(hub, publisher) {
    this.#publisher = publisher;
    this.#socket = new WebSocket(hub);
    this.#socket.on('message', (data) => this.#hear(JSON.parse(String(data))));
    // The hub is in the same process: whatever ends it ends the demo.
    this.#socket.on('error', () => undefined);
    this.#every = setInterval(() => this.#askSnapshot(), SNAPSHOT_MS);
  }

  #publisher;
  #socket;
  #every;
  /** @type {NodeJS.Timeout | undefined} */
  #soon;
  /** Of the state lane, those that were published, the newest last. @type {Envelope[]} */
  #said = [];
  #ep = '';
  #last = 0;
  #stored = 0;
  #sinceSnapshot = 0;

  close() {
    clearInterval(this.#every);
    clearTimeout(this.#soon);
    this.#socket.terminate();
  }

  /** @param {Envelope | Envelope[]} frame */
  #hear(frame) {
    for (const envelope of Array.isArray(frame) ? frame : [frame]) {
      if (envelope.type === 'snapshot') this.#tellSnapshot(envelope);
      else if (envelope.type === 'tick') this.#tellTick(envelope);
      else if (envelope.seq === undefined) this.#publisher.live(JSON.stringify(envelope));
      else this.#tellState(envelope);
    }
  }

  /** @param {Envelope} envelope */
  #tellState(envelope) {
    // With every snapshot the hub repeats what it said ahead.
    if (envelope.ep === this.#ep && envelope.seq <= this.#last) return;
    this.#begin(envelope.ep);
    this.#last = envelope.seq;
    this.#said = [...this.#said, envelope].slice(-MAX_AHEAD);
    const { ep, seq } = envelope;
    this.#publisher.state(JSON.stringify(envelope), envelope.id).then(() => {
      if (ep === this.#ep) this.#stored = Math.max(this.#stored, seq);
    });
    this.#sinceSnapshot += 1;
    if (this.#sinceSnapshot >= SNAPSHOT_EVERY) this.#askSnapshot();
    else this.#soon ??= setTimeout(() => this.#askSnapshot(), SOON_MS);
  }

  /** A tick tells how far the lane is: no further than a viewer can fetch it. @param {Envelope} tick */
  #tellTick(tick) {
    const seq = tick.ep === this.#ep && this.#stored > 0 ? this.#stored : undefined;
    this.#publisher.live(JSON.stringify({ ...tick, seq }));
  }

  /** @param {Envelope} snapshot */
  #tellSnapshot(snapshot) {
    if (snapshot.ep !== this.#ep) {
      this.#begin(snapshot.ep);
      this.#last = snapshot.seq;
    }
    const ahead = this.#said.filter(({ seq }) => seq > snapshot.seq);
    this.#publisher.snapshot(JSON.stringify([snapshot, ...ahead]));
  }

  /** @param {string} ep */
  #begin(ep) {
    if (ep === this.#ep) return;
    this.#ep = ep;
    this.#said = [];
    this.#stored = 0;
  }

  #askSnapshot() {
    clearTimeout(this.#soon);
    this.#soon = undefined;
    this.#sinceSnapshot = 0;
    if (this.#socket.readyState !== WebSocket.OPEN) return;
    // The hub answers a position that nobody can have with a snapshot.
    this.#socket.send(JSON.stringify({ type: 'replay', since: '' }));
  }
}
