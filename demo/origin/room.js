// @ts-check
// One room of the realtime hub: who is in it, how things stand, and the director's clockwork.
// It runs only while somebody is connected; what it says is a function of the time.

import { ChatDesk } from './chat-desk.js';
import { CueDesk } from './cue-desk.js';
import {
  CUE_LEAD_MS,
  eventsSentBetween,
  hostToldBetween,
  nextSendAt,
  pinsAt,
  shownAt,
} from './director.js';
import { guestKept, guestMessagesBetween, nextGuestAt } from './guest-programme.js';
import { planOfReward, plansBetween } from './interactions/programme.js';
import { OrderDesk } from './order-desk.js';
import { StateLane } from './state-lane.js';
import { cuesBetween } from './subtitles.js';

/** @typedef {import('./clock.js').Clock} Clock */
/** @typedef {import('./media-library.js').Script} Script */
/** @typedef {import('./state-lane.js').Envelope} Envelope */

/** @typedef {{ send: (text: string) => void, runsTheShow?: boolean }} Member */

const TICK_MS = 3000;
/** How often the simulated shopper buys something. */
const SHOPPER_MS = 20_000;
/** After a longer pause with nobody here, what was missed is not told: a new epoch begins. */
const CATCH_UP_MS = 60_000;
/** Cues of the rewind window, for a viewer who goes back at once. */
const RECENT_CUES_MS = 120_000;
const MAX_KEPT = 100;
/** The programme of interactions is looked at so often. */
const PLAN_MS = 1000;

export class Room {
  /**
   * @param {object} options
   * @param {string} options.id
   * @param {Clock} options.clock
   * @param {Script} options.script
   * @param {number} options.epoch Stage time of the script's loop 0.
   * @param {(time: number) => string} options.status
   * @param {() => number | undefined} options.startsAt Of a scheduled show.
   * @param {import('./shop.js').Shop} [options.shop]
   * @param {boolean} [options.recorded] One loop that is over: everything is told at once.
   * @param {boolean} [options.chatty] Viewers write, and order.
   * @param {boolean} [options.visited] A guest comes, and battles with the host.
   * @param {boolean} [options.playful] There is something to take part in, all the time.
   */
  constructor(options) {
    const { id, clock, script, epoch, status, startsAt, shop, recorded, chatty, playful } = options;
    this.#id = id;
    this.#lane = new StateLane(id);
    this.#clock = clock;
    this.#script = script;
    this.#epoch = epoch;
    this.#statusAt = status;
    this.#startsAt = startsAt;
    this.#shop = shop;
    this.#recorded = recorded ?? false;
    this.#visited = (options.visited ?? false) && !recorded;
    if (chatty && !recorded) {
      this.chat = this.#openChat();
      if (!this.#visited) this.orders = this.#openOrders(); // One battle at a time.
    }
    this.#playful = (playful ?? false) && !recorded;
    this.#cursor = clock.now();
    this.#status = status(this.#cursor);
    this.#restart();
  }

  #id;
  #lane;
  #clock;
  #script;
  #epoch;
  #statusAt;
  #startsAt;
  #shop;
  #recorded;
  #playful = false;
  #visited = false;
  /** The programme of interactions is planned until then. */
  #planned = -Infinity;
  #status;
  #cursor;
  /** @type {Set<Member>} */
  #members = new Set();
  /** @type {unknown} */
  #timer;
  #nextTick = 0;
  /** @type {Map<string, Envelope>} Last message by key, of those injected by hand. */
  #kept = new Map();
  /** @type {{ type: string, productId: string, at: number }[]} */
  #handPins = [];

  /** Captions that a studio sends. */
  cues = new CueDesk({
    now: () => this.#clock.now(),
    tell: (cue) => void this.publish('cue', cue, { at: cue.start }),
  });

  /** @type {ChatDesk | undefined} */
  chat;
  /** @type {OrderDesk | undefined} */
  orders;

  /** @type {import('./interactions/back-end.js').InteractionBackEnd | undefined} */
  interactions;
  /** @type {Promise<void>} Until what was kept over a restart is here. */
  ready = Promise.resolve();

  get now() {
    return this.#clock.now();
  }

  get empty() {
    return this.#members.size === 0;
  }

  get members() {
    return [...this.#members];
  }

  /**
   * Lets a member in: first what it missed or how things stand, then everything new.
   *
   * @param {Member} member
   * @param {string | null} since `<ep>:<seq>` of the last message it has.
   */
  join(member, since) {
    if (this.empty && this.#clock.now() - this.#cursor > CATCH_UP_MS) this.#restart();
    else this.#advance();
    this.bringUpToDate(member, since);
    this.#members.add(member);
    member.send(JSON.stringify(this.#unsequenced('tick', {})));
    if (member.runsTheShow && this.orders) {
      const viewers = this.orders.viewersAt(this.#clock.now());
      member.send(JSON.stringify(this.#unsequenced('viewers', viewers)));
    }
    this.reschedule();
  }

  /** @param {Member} member */
  leave(member) {
    this.#members.delete(member);
    if (this.empty) this.#clock.clearTimer(this.#timer);
  }

  /**
   * @param {Member} member
   * @param {string | null} since
   */
  bringUpToDate(member, since) {
    const missed = this.#lane.after(since);
    if (missed === undefined) {
      const { snapshot, pending } = this.#snapshot();
      member.send(JSON.stringify(snapshot));
      if (pending.length > 0) member.send(JSON.stringify(pending));
    } else if (missed.length > 0) {
      member.send(JSON.stringify(missed));
    }
  }

  /**
   * Says something on the state lane.
   *
   * @param {string} type
   * @param {unknown} data
   * @param {{ at?: number, key?: string, ttl?: number, id?: string, ts?: number }} [rest]
   * @param {boolean} [withhold] Counted and kept for replay, but not sent: a gap.
   */
  publish(type, data, rest = {}, withhold = false) {
    const envelope = this.#lane.append(type, data, this.#clock.now(), rest);
    if (!withhold) this.broadcast(JSON.stringify(envelope));
    return envelope;
  }

  /**
   * Publishes what was injected by hand, and lets the snapshot know of it.
   *
   * @param {Envelope} envelope
   * @param {boolean} withhold
   */
  inject({ type, data, at, key, ttl, id, ts }, withhold) {
    const rest = Object.fromEntries(
      Object.entries({ at, key, ttl, id, ts }).filter(([, value]) => value !== undefined),
    );
    const envelope = this.publish(type, data ?? {}, rest, withhold);
    if (typeof key === 'string') {
      this.#kept.delete(key);
      this.#kept.set(key, envelope);
      const [oldest] = this.#kept.keys();
      if (this.#kept.size > MAX_KEPT && oldest !== undefined) this.#kept.delete(oldest);
    }
    if ((type === 'pin' || type === 'unpin') && typeof data?.productId === 'string') {
      const time = Number.isFinite(at) ? at : envelope.ts;
      this.#handPins = [...this.#handPins, { type, productId: data.productId, at: time }];
      this.#handPins = this.#handPins.slice(-MAX_KEPT);
    }
    return envelope;
  }

  /** @param {string} text */
  broadcast(text) {
    for (const member of this.#members) member.send(text);
  }

  /**
   * An envelope outside the state lane.
   *
   * @param {string} type
   * @param {unknown} data
   */
  ephemeral(type, data) {
    const envelope = this.#unsequenced(type, data);
    this.broadcast(JSON.stringify(envelope));
    return envelope;
  }

  /** @param {number} t0 What a client's clock said. */
  pong(t0) {
    return JSON.stringify(this.#unsequenced('pong', { t0, t1: this.#clock.now() }));
  }

  /** Forgets the count: clients have to take a new snapshot. */
  renew() {
    this.#restart();
    for (const member of this.#members) this.bringUpToDate(member, null);
  }

  /** Looks at the time anew, after something outside has changed the schedule. */
  reschedule() {
    this.#clock.clearTimer(this.#timer);
    if (this.empty) return;
    this.#advance();
    const now = this.#clock.now();
    if (this.#nextTick <= now) this.#nextTick = now + TICK_MS;
    const startsAt = this.#startsAt() ?? 0;
    const due = [
      this.#nextTick,
      this.#running ? nextSendAt(this.#script, this.#epoch, now) : undefined,
      this.#running ? this.chat?.nextAt(now) : undefined,
      this.interactions?.nextAt(now),
      this.#playful && this.#running ? now + PLAN_MS : undefined,
      this.#running ? this.orders?.nextAt(now) : undefined,
      this.#visited && this.#running ? nextGuestAt(this.#epoch, this.#loopMs, now) : undefined,
      startsAt > now ? startsAt : undefined,
      this.#shop && (Math.floor(now / SHOPPER_MS) + 1) * SHOPPER_MS,
    ].filter((time) => time !== undefined);
    const run = () => {
      if (this.#clock.now() >= this.#nextTick) this.ephemeral('tick', {});
      this.reschedule();
    };
    this.#timer = this.#clock.setTimer(run, Math.max(0, Math.min(...due) - now));
  }

  async close() {
    this.#clock.clearTimer(this.#timer);
    this.#members.clear();
    await this.interactions?.close();
  }

  get #loopMs() {
    return this.#script.duration * 1000;
  }

  get #running() {
    return !this.#recorded && (this.#status === 'live' || this.#status === 'paused');
  }

  /** Publishes what has become due since the last look. */
  #advance() {
    const now = this.#clock.now();
    const status = this.#statusAt(now);
    const wasRunning = this.#running;
    if (status !== this.#status) {
      this.#status = status;
      this.publish('status', { status }, { key: 'status' });
    }
    if (this.#running && !wasRunning) this.#announcePending(now);
    else if (this.#running) this.#announce(this.#cursor, now);
    if (this.#running) this.chat?.advance(this.#cursor, now);
    this.#play(now);
    if (this.#running) this.orders?.advance(this.#cursor, now);
    // While it is empty nobody shops either, and the missed turns are not made up for.
    if (!this.empty) this.#shop?.shopper(Math.floor(now / SHOPPER_MS));
    this.#cursor = now;
  }

  /** @param {number} until Plans what viewers have to hear of, and does what is due. */
  #play(until) {
    const { interactions } = this;
    if (!interactions) return;
    if (this.#playful && this.#running) {
      const show = { room: this.#id, epoch: this.#epoch, loopMs: this.#loopMs };
      for (const plan of plansBetween(show, this.#planned, until)) void interactions.plan(plan);
      this.#planned = until;
    }
    void interactions.advance();
  }

  #restart() {
    const now = this.#clock.now();
    this.#lane.restart(now);
    this.chat?.restart();
    this.#cursor = now;
    this.#status = this.#statusAt(now);
    const end = this.#epoch + this.#loopMs;
    if (this.#recorded) this.#announce(this.#epoch - CUE_LEAD_MS - 1, end, -Infinity, end);
    else if (this.#running) this.#announcePending(now);
  }

  #openChat() {
    return new ChatDesk({
      clock: this.#clock,
      epoch: this.#epoch,
      loopMs: this.#loopMs,
      say: (type, data) => this.ephemeral(type, data),
      state: (type, data, key) => this.publish(type, data, { key }),
    });
  }

  #openOrders() {
    return new OrderDesk({
      epoch: this.#epoch,
      loopMs: this.#loopMs,
      tell: (type, data, rest) => this.publish(type, data, rest),
      tellDesk: (type, data) => {
        const text = JSON.stringify(this.#unsequenced(type, data));
        for (const member of this.#members) if (member.runsTheShow) member.send(text);
      },
      unlocked: (goal, at) => {
        const plan = planOfReward(goal, this.#id, at);
        if (plan) void this.interactions?.plan(plan);
      },
    });
  }

  /** @param {number} now Says what was due already, for moments that are still to come. */
  #announcePending(now) {
    this.#announce(now - CUE_LEAD_MS, now, now);
  }

  /**
   * @param {number} after
   * @param {number} until
   * @param {number} [from] Leaves out what belongs to an earlier moment,
   * @param {number} [to] or to this one and later.
   */
  #announce(after, until, from = -Infinity, to = Infinity) {
    const epoch = this.#epoch;
    /** @type {{ type: string, data: unknown, at: number, key?: string }[]} */
    const events = eventsSentBetween(this.#script, epoch, after, until);
    if (this.#visited) events.push(...guestMessagesBetween(epoch, this.#loopMs, after, until));
    for (const { type, data, at, key } of events)
      if (at > from && at < to) this.publish(type, data, key === undefined ? { at } : { at, key });
  }

  /**
   * How things stand at this moment. What was sent ahead for later moments is not part of it but
   * follows it, so that a late-comer hears of it too.
   */
  #snapshot() {
    const now = this.#clock.now();
    // Of a recording everything is still to come: the viewer may be anywhere in it.
    const time = this.#recorded ? this.#epoch - 1 : now;
    const pending = this.#lane.ahead(time);
    const [from, to] = this.#recorded
      ? [this.#epoch, this.#epoch + this.#loopMs]
      : [now - RECENT_CUES_MS, now + CUE_LEAD_MS];
    const scripted = this.#running || this.#recorded;
    const cues = scripted ? cuesBetween(this.#script, this.#epoch, from, to) : [];
    const script = scripted ? this.#script : { ...this.#script, moments: [] };
    const data = {
      status: this.#status,
      pins: pinsAt(script, this.#epoch, time, this.#handPins),
      shown: shownAt(script, this.#epoch, time),
      stock: this.#shop?.stock() ?? [],
      cues: [
        ...cues.map((cue) => ({ ...cue, source: 'script' })),
        ...this.cues.since(time - RECENT_CUES_MS),
      ],
      kept: [
        ...this.#kept.values(),
        ...hostToldBetween(script, this.#epoch, time - RECENT_CUES_MS, time),
        ...(this.interactions?.kept() ?? []),
        ...((scripted && this.chat?.kept(now)) || []),
        ...((scripted && this.orders?.kept(now)) || []),
        ...(this.#visited && scripted ? guestKept(this.#epoch, this.#loopMs, now) : []),
      ],
    };
    const seq = pending[0] ? pending[0].seq - 1 : this.#lane.seq;
    const head = { v: 1, room: this.#id, ep: this.#lane.ep, seq, ts: now };
    return { snapshot: { ...head, type: 'snapshot', data }, pending };
  }

  /**
   * @param {string} type
   * @param {unknown} data
   * @returns {Envelope}
   */
  #unsequenced(type, data) {
    return { v: 1, room: this.#id, ep: this.#lane.ep, ts: this.#clock.now(), type, data };
  }
}
