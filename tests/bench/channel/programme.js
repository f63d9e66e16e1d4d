// @ts-check
/** What is said in the rooms of the recovery bench: 200 changes a second, and how things stand. */
import { StateLane } from '../../../demo/origin/state-lane.js';

const PER_SECOND = 200;
const VARIANTS = 20;
/** Not a last value: each of them counts, and there is one a second. */
const CUE_EVERY = PER_SECOND;
/** A snapshot is at most so many changes old: half of what an engine keeps for gaps. */
const SNAPSHOT_EVERY = 25;
const TICK_MS = 1000;
/** What fits into one request to the hub. */
const AT_ONCE = 50;

/** @typedef {{ type: string, data: any, key: string }} Change */
/**
 * @typedef {object} Sink
 * @property {(change: Change) => void} say
 * @property {() => Promise<unknown>} idle what was said is with the server
 * @property {() => unknown} close
 */

/** The same changes into every room, until it is stopped. */
export class Programme {
  /** @param {Sink[]} sinks */
  constructor(sinks) {
    this.#sinks = sinks;
  }

  #sinks;
  #said = 0;
  #startedAt = 0;
  /** @type {NodeJS.Timeout | undefined} */
  #timer;
  /** How things stand. @type {Record<string, number>} */
  stock = {};
  /** @type {string[]} */
  cues = [];

  start() {
    this.#startedAt = performance.now();
    this.#timer = setInterval(() => this.#go(), 5);
  }

  /** No more changes; what was said is complete. */
  stop() {
    clearInterval(this.#timer);
  }

  #go() {
    const due = Math.floor(((performance.now() - this.#startedAt) / 1000) * PER_SECOND);
    while (this.#said < due) {
      const change = this.#change((this.#said += 1));
      for (const sink of this.#sinks) sink.say(change);
    }
  }

  /** @param {number} index @returns {Change} */
  #change(index) {
    const now = Date.now();
    if (index % CUE_EVERY === 0) {
      const id = `cue-${index}`;
      this.cues.push(id);
      const data = { id, start: now, end: now + 2000, text: `Line ${index}`, source: 'studio' };
      return { type: 'cue', data, key: id };
    }
    const variantId = `v${index % VARIANTS}`;
    this.stock[variantId] = index;
    const data = { productId: 'shoe', variantId, quantity: index, source: 'shop', asOf: now };
    return { type: 'stock', data, key: `stock:${variantId}` };
  }
}

/**
 * Says it through an engine: the state lane, a fresh snapshot, and a tick.
 * @param {any} publisher
 * @param {string} room
 * @returns {Sink}
 */
export function engineSink(publisher, room) {
  const lane = new StateLane(room);
  lane.restart(Date.now());
  /** @type {Map<string, object>} */
  const kept = new Map();
  /** @type {Promise<unknown>} */
  let last = Promise.resolve();
  /** What a tick may tell of: nobody can fetch what is not stored. */
  let stored = 0;
  const snapshot = () => {
    const head = { v: 1, room, ep: lane.ep, seq: lane.seq, ts: Date.now(), type: 'snapshot' };
    const data = { status: 'live', pins: [], stock: [], cues: [], kept: [...kept.values()] };
    publisher.snapshot(JSON.stringify({ ...head, data }));
  };
  snapshot();
  const ticking = setInterval(() => {
    const head = { v: 1, room, ep: lane.ep, seq: stored, ts: Date.now() };
    publisher.live(JSON.stringify({ ...head, type: 'tick', data: {} }));
  }, TICK_MS);
  return {
    say({ type, data, key }) {
      const envelope = lane.append(type, data, Date.now(), { key });
      kept.set(key, envelope);
      last = publisher.state(JSON.stringify(envelope), envelope.id).then(() => {
        stored = Math.max(stored, envelope.seq);
      });
      if (lane.seq % SNAPSHOT_EVERY === 0) snapshot();
    },
    idle: () => last,
    close() {
      clearInterval(ticking);
      return publisher.close();
    },
  };
}

/**
 * Says it in a room of the demo's hub.
 * @param {string} url of the origin
 * @param {string} room
 * @returns {Sink}
 */
export function hubSink(url, room) {
  /** @type {object[]} */
  const waiting = [];
  /** One request after the other, so that they are counted in order. @type {Promise<void>} */
  let sending = Promise.resolve();
  const send = async () => {
    while (waiting.length > 0) {
      const envelopes = waiting.splice(0, AT_ONCE);
      const response = await fetch(`${url}/control`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ room, envelopes }),
      });
      if (!response.ok) throw new Error(`The hub refused changes: ${await response.text()}`);
      await response.arrayBuffer();
    }
  };
  return {
    say(envelope) {
      waiting.push(envelope);
      if (waiting.length === 1) sending = sending.then(send);
    },
    idle: () => sending,
    close: () => sending,
  };
}
