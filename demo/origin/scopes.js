// @ts-check
// Everything that tests or visitors must not share: shop, show status and rooms, by scope.

import { FactBook } from './insights.js';
import { Shop } from './shop.js';
import { SHOWS } from './show-list.js';

/** @typedef {import('./room.js').Room} Room */

/** Scopes are made by whoever asks; the ones longest unused are forgotten first. */
const MAX_SCOPES = 300;

/** @typedef {'scheduled' | 'preshow' | 'live' | 'paused' | 'ended' | 'replay'} Status */

export const STATUSES = ['scheduled', 'preshow', 'live', 'paused', 'ended', 'replay'];

export class Scope {
  /** @param {() => number} now */
  constructor(now) {
    this.shop = new Shop(now, (code) => this.#couponOf(code));
    /** What viewers who agreed have let be counted. */
    this.facts = new FactBook();
    /** @type {Map<string, Room>} */
    this.rooms = new Map();
    /** @type {Map<string, number>} When scheduled shows begin. */
    this.startsAt = new Map();
    /** @type {Map<string, string>} Set by hand through `/control`. */
    this.statuses = new Map();
  }

  /** @param {string} code What a code that a show has granted is worth. */
  #couponOf(code) {
    for (const { interactions } of this.rooms.values()) {
      const coupon = interactions?.couponOf(code);
      if (coupon) return coupon;
    }
    return undefined;
  }

  /**
   * @param {string} showId
   * @param {number} time
   */
  statusOf(showId, time) {
    const byHand = this.statuses.get(showId);
    if (byHand !== undefined) return byHand;
    const startsAt = this.startsAt.get(showId);
    if (startsAt !== undefined) return time < startsAt ? 'scheduled' : 'live';
    return SHOWS[showId]?.status ?? 'live';
  }

  get idle() {
    return [...this.rooms.values()].every((room) => room.empty);
  }
}

export class Scopes {
  /** @param {() => number} now */
  constructor(now) {
    this.#now = now;
  }

  #now;
  /** @type {Map<string, Scope>} Least recently used first. */
  #scopes = new Map();

  /** @param {string} name */
  get(name) {
    const scope = this.#scopes.get(name) ?? new Scope(this.#now);
    this.#scopes.delete(name);
    this.#scopes.set(name, scope);
    if (this.#scopes.size > MAX_SCOPES) this.#forget();
    return scope;
  }

  all() {
    return [...this.#scopes.values()];
  }

  #forget() {
    for (const [name, scope] of this.#scopes) {
      if (this.#scopes.size <= MAX_SCOPES) return;
      if (name !== '' && scope.idle) this.#scopes.delete(name);
    }
  }
}
