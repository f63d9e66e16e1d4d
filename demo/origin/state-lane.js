// @ts-check
// The sequenced messages of a room: counted without a gap, the last of them kept for replay.

/** @typedef {Record<string, any>} Envelope */

const RING = 500;

export class StateLane {
  /** @param {string} room */
  constructor(room) {
    this.#room = room;
  }

  #room;
  #epochs = 0;
  /** @type {Envelope[]} */
  #ring = [];
  ep = '';
  seq = 0;

  /** @param {number} now Begins a new epoch: the count and what was said are forgotten. */
  restart(now) {
    this.ep = `${now.toString(36)}${(++this.#epochs).toString(36)}`;
    this.seq = 0;
    this.#ring = [];
  }

  /**
   * @param {string} type
   * @param {unknown} data
   * @param {number} now
   * @param {Record<string, unknown>} rest `at`, `key`, `ttl`; may also override `id` and `ts`.
   * @returns {Envelope}
   */
  append(type, data, now, rest) {
    const seq = ++this.seq;
    const head = { v: 1, room: this.#room, ep: this.ep, seq, id: `${this.ep}-${seq}`, ts: now };
    const envelope = { ...head, type, data, ...rest };
    this.#ring.push(envelope);
    if (this.#ring.length > RING) this.#ring.shift();
    return envelope;
  }

  /**
   * What follows a position.
   *
   * @param {string | null} since `<ep>:<seq>`
   * @returns {Envelope[] | undefined} Nothing when the ring does not reach back so far.
   */
  after(since) {
    const [, ep, text] = /^([\w-]{1,64}):(\d{1,15})$/.exec(since ?? '') ?? [];
    const seq = Number(text);
    const reaches = seq <= this.seq && seq >= this.seq - this.#ring.length;
    if (ep !== this.ep || !reaches) return undefined;
    return this.#ring.filter((envelope) => envelope.seq > seq);
  }

  /** @param {number} time Everything from the first message on that belongs to a later moment. */
  ahead(time) {
    const first = this.#ring.findIndex(({ at }) => at > time);
    return first < 0 ? [] : this.#ring.slice(first);
  }
}
