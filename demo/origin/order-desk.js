// @ts-check
// Where the orders of a show come from, as a real site would count them: into buckets of five
// seconds by country, nothing finer is kept; what is told is pooled below ten.
//
// Everything told is a function of the journal and the time. A desk that starts again with its
// journal says the same, with the same `rev`; viewers never know.

import { judge } from './battle-judge.js';
import { battlesAt } from './battle-programme.js';
import { crowdOrders, crowdViewers } from './order-crowd.js';

/** @typedef {import('./battle-judge.js').Rules} Rules */

/** Orders of a bucket by country. A site keeps these rows, in whatever it trusts. @typedef {Map<number, Record<string, number>>} Journal */

export const BUCKET_MS = 5000;
/** Of who watches: it moves slowly, and only those who run the show look at it. */
const VIEWERS_MS = 10_000;
export const K = 10;
/** After a longer silence only what holds now is told. */
const CATCH_UP = 12;

export class OrderDesk {
  /**
   * @param {object} options
   * @param {number} options.epoch Stage time of the show's loop 0: when the count began.
   * @param {number} options.loopMs
   * @param {(type: string, data: unknown, rest: { key: string, at: number }) => void} options.tell
   *   On the state lane.
   * @param {(type: string, data: unknown) => void} options.tellDesk To those who run the show.
   * @param {(goal: any, at: number) => void} [options.unlocked] Once, when the orders reach it.
   * @param {Journal} [options.journal] Of the desk before.
   * @param {(now: number) => Rules[]} [options.battles]
   * @param {(epoch: number, now: number) => Record<string, number>} [options.crowd]
   */
  constructor({ epoch, loopMs, tell, tellDesk, unlocked, journal, battles, crowd }) {
    this.#epoch = epoch;
    this.#tell = tell;
    this.#tellDesk = tellDesk;
    this.#unlocked = unlocked;
    this.journal = journal ?? new Map();
    this.#battles = battles ?? ((now) => battlesAt(epoch, loopMs, now));
    this.#crowd = crowd ?? crowdOrders;
    this.#simulated = crowd === undefined;
  }

  #epoch;
  #tell;
  #tellDesk;
  #unlocked;
  #battles;
  #crowd;
  #simulated;
  /** @type {Journal} */
  journal;

  /**
   * Somebody has ordered. Who, what and when exactly is not asked.
   *
   * @param {string} country
   * @param {number} now
   */
  order(country, now) {
    const end = this.#endAfter(now);
    const bucket = this.journal.get(end) ?? {};
    bucket[country] = (bucket[country] ?? 0) + 1;
    this.journal.set(end, bucket);
  }

  /**
   * Tells of the buckets that ended in a stretch of time.
   *
   * @param {number} after
   * @param {number} until
   */
  advance(after, until) {
    const ends = this.#endsBetween(Math.max(after, until - CATCH_UP * BUCKET_MS), until);
    for (const end of ends) {
      this.#tell('orders', this.tallyAt(end), { key: 'orders', at: end });
      for (const rules of this.#battles(end)) {
        // Decided before: it was told, and nothing has changed since.
        if (this.#judge(rules, end - BUCKET_MS).result) continue;
        const data = this.battleAt(rules, end);
        this.#tell('battle', data, { key: `battle:${rules.id}`, at: end });
        for (const goal of data.goals) if (goal.unlockedAt === end) this.#unlocked?.(goal, end);
      }
    }
    const last = Math.floor(until / VIEWERS_MS) * VIEWERS_MS;
    if (last > after) this.#tellDesk('viewers', this.viewersAt(last));
  }

  /** @param {number} now When there is something to tell next. */
  nextAt(now) {
    return this.#endAfter(now);
  }

  /**
   * What a late-comer has to know.
   *
   * @param {number} now
   * @returns {Record<string, any>[]}
   */
  kept(now) {
    const end = this.#endAfter(now) - BUCKET_MS;
    if (end < this.#epoch) return [];
    const head = { v: 1, ts: end, at: end };
    return [
      { ...head, type: 'orders', key: 'orders', data: this.tallyAt(end) },
      ...this.#battles(now).map((rules) => ({
        ...head,
        type: 'battle',
        key: `battle:${rules.id}`,
        data: this.battleAt(rules, end),
      })),
    ];
  }

  /** @param {number} end */
  tallyAt(end) {
    const data = { since: this.#epoch, until: end, bucket: BUCKET_MS, k: K };
    return { ...data, ...pooled(this.#sumsAt(end)), simulated: this.#simulated };
  }

  /** @param {number} end */
  viewersAt(end) {
    const data = { since: this.#epoch, until: end, bucket: VIEWERS_MS, k: K };
    return { ...data, ...pooled(crowdViewers(end)), simulated: true };
  }

  /**
   * @param {Rules} rules
   * @param {number} end
   */
  battleAt(rules, end) {
    const { id, kind, title, startsAt, endsAt, countries, goals } = rules;
    const { sums, total, unlocked, overtimeEndsAt, result, until } = this.#judge(rules, end);
    // Fewer than k are told as none, as they are counted.
    const told = (/** @type {number | undefined} */ sum) =>
      sum === undefined || sum < K ? 0 : sum;
    return {
      id,
      rev: end,
      kind,
      ...(title && { title }),
      startsAt,
      endsAt,
      overtimeEndsAt,
      until: Math.max(until, Math.min(end, startsAt)),
      k: K,
      sides: countries.map((country) => ({ country, count: told(sums[country]) })),
      total: told(total),
      goals: goals.map((goal) => ({ ...goal, unlockedAt: unlocked.get(goal.id) ?? null })),
      result,
      simulated: this.#simulated,
    };
  }

  /**
   * @param {Rules} rules
   * @param {number} end
   */
  #judge(rules, end) {
    const last = Math.min(end, rules.endsAt + rules.overtimeMs + BUCKET_MS);
    const ends = this.#endsBetween(rules.startsAt, last);
    return judge(rules, K, ends, (time) => this.#sumsAt(time));
  }

  /** Exact sums up to the end of a bucket: for the desk only. @param {number} end */
  #sumsAt(end) {
    const sums = { ...this.#crowd(this.#epoch, end) };
    for (const [bucketEnd, bucket] of this.journal) {
      if (bucketEnd > end) continue;
      for (const [code, count] of Object.entries(bucket)) sums[code] = (sums[code] ?? 0) + count;
    }
    return sums;
  }

  /** @param {number} now The end of the bucket that is running. */
  #endAfter(now) {
    return this.#epoch + (Math.floor((now - this.#epoch) / BUCKET_MS) + 1) * BUCKET_MS;
  }

  /**
   * @param {number} after
   * @param {number} until
   */
  #endsBetween(after, until) {
    const ends = [];
    for (let end = this.#endAfter(after); end <= until; end += BUCKET_MS) ends.push(end);
    return ends;
  }
}

/**
 * Puts together whoever would stand alone: countries with fewer than ten.
 *
 * @param {Record<string, number>} exact
 * @param {number} [k]
 */
export function pooled(exact, k = K) {
  /** @type {Record<string, number>} */
  const sums = {};
  let other = 0;
  for (const [code, count] of Object.entries(exact)) {
    if (count >= k && /^[A-Z]{2}$/.test(code)) sums[code] = count;
    else other += count;
  }
  return { sums, other };
}
