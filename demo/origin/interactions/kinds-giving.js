// @ts-check
// Red packets, coupons, flash sales, benefits and rewards: one claim, which is granted or not.

import { fairNumber, hmac } from './fair-draw.js';
import { outside } from './moments-of.js';

/** @typedef {import('./kinds.js').Kind} Kind */
/** @typedef {import('./ledger.js').Plan} Plan */

/** A beat of watching may come late by so much, and count. */
const GRACE_MS = 5000;

/**
 * A code that only this viewer gets, and always the same one.
 *
 * @param {Plan} plan
 * @param {string} viewer
 */
export function codeFor({ seed, id, details }, viewer) {
  const mark = hmac(seed, `code:${id}:${viewer}`).readUInt32BE(0).toString(36).toUpperCase();
  return `${details.prefix ?? 'LIVE'}-${mark.padStart(7, '0')}`;
}

/** @param {Plan} plan @param {string} viewer @param {object} [more] */
function grantFor(plan, viewer, more = {}) {
  const { validMs, grant } = plan.details;
  const expiresAt = validMs === undefined ? null : plan.closesAt + validMs;
  return { text: grant ?? null, amount: null, code: codeFor(plan, viewer), expiresAt, ...more };
}

/**
 * A budget in packets: each at random up to twice the mean of what is left, the last one the rest.
 *
 * @param {number} cents
 * @param {number} packets
 * @param {string} seed
 */
export function doubleMeanSplit(cents, packets, seed) {
  const parts = [];
  let rest = cents;
  for (let left = packets; left > 1; left -= 1) {
    // A cent at least for everybody who comes later.
    const most = Math.min(Math.floor((2 * rest) / left), rest - (left - 1));
    const part = most < 1 ? 0 : 1 + fairNumber(seed, `packet:${left}`, most);
    parts.push(part);
    rest -= part;
  }
  return packets > 0 ? [...parts, rest] : parts;
}

/**
 * One claim a viewer. `limit` says how many there are.
 *
 * @param {(plan: Plan) => number | null} limit
 * @param {(plan: Plan, place: number, viewer: string) => object} grant
 * @param {(plan: Plan, taken: number) => object} details
 * @returns {Kind}
 */
function oneClaim(limit, grant, details) {
  /** @type {Kind} */
  const kind = {
    fresh: () => ({ claims: {}, taken: 0 }),
    refusal(interaction, viewer, move, _data, now) {
      if (move !== 'claim') return undefined;
      const { plan, data } = interaction;
      if (data.claims[viewer] !== undefined) return 'already-done';
      const most = limit(plan);
      return outside(interaction, now) ?? (most !== null && data.taken >= most ? 'sold-out' : null);
    },
    take(interaction, viewer, _move, _data, _now, ledger) {
      interaction.data.claims[viewer] = interaction.data.taken;
      interaction.data.taken += 1;
      return kind.own(interaction, viewer, ledger);
    },
    own({ plan, data }, viewer) {
      const place = data.claims[viewer];
      return place === undefined ? {} : { claimed: true, ...grant(plan, place, viewer) };
    },
    publicDetails: ({ plan, data }) => details(plan, data.taken),
  };
  return kind;
}

export const redPacket = oneClaim(
  ({ details }) => details.packets,
  (plan, place, viewer) => {
    const { budget, packets } = plan.details;
    const parts = doubleMeanSplit(Math.round(Number(budget.amount) * 100), packets, plan.seed);
    const amount = { amount: ((parts[place] ?? 0) / 100).toFixed(2), currency: budget.currency };
    return { grant: grantFor(plan, viewer, { amount }) };
  },
  ({ details: { budget, packets } }, taken) => ({ budget, packets, left: packets - taken }),
);

export const coupon = oneClaim(
  ({ details }) => details.limit ?? null,
  (plan, _place, viewer) => ({ grant: grantFor(plan, viewer) }),
  ({ details }, taken) => ({
    percent: details.percent ?? null,
    amount: details.amount ?? null,
    minimum: details.minimum ?? null,
    left: details.limit === undefined ? null : details.limit - taken,
    nextAt: details.nextAt ?? null,
  }),
);

export const benefit = oneClaim(
  ({ details }) => details.limit,
  (plan, place, viewer) => ({ place: place + 1, grant: grantFor(plan, viewer) }),
  ({ details: { limit } }, taken) => ({ limit, left: limit - taken }),
);

/** @type {Kind} */
export const flashSale = {
  fresh: () => ({ bought: {}, sold: 0 }),
  refusal(interaction, viewer, move, { quantity = 1 }, now) {
    if (move !== 'claim') return undefined;
    const { plan, data } = interaction;
    const { stock, perBuyer } = plan.details;
    if (!Number.isInteger(quantity) || quantity < 1) return 'not-allowed';
    const late = outside(interaction, now);
    if (late) return late;
    if ((data.bought[viewer] ?? 0) + quantity > perBuyer) return 'limit-reached';
    return data.sold + quantity > stock ? 'sold-out' : null;
  },
  take(interaction, viewer, _move, { quantity = 1 }, _now, ledger) {
    const { data } = interaction;
    data.bought[viewer] = (data.bought[viewer] ?? 0) + quantity;
    data.sold += quantity;
    return flashSale.own(interaction, viewer, ledger);
  },
  own({ plan, data }, viewer) {
    const bought = data.bought[viewer];
    if (bought === undefined) return { bought: 0 };
    return { bought, claimed: true, grant: grantFor(plan, viewer) };
  },
  publicDetails({ plan, data }) {
    const { productId, variantId, price, regularPrice, stock, perBuyer } = plan.details;
    const left = stock - data.sold;
    return { productId, variantId, price, regularPrice, stock, left, perBuyer };
  },
};

/** @type {Kind} */
export const watchReward = {
  fresh: () => ({ watched: {}, claims: {} }),
  refusal(interaction, viewer, move, { watchedMs }, now) {
    const { plan, data } = interaction;
    if (move === 'watch') return outside(interaction, now);
    if (move !== 'claim') return undefined;
    if (data.claims[viewer] !== undefined) return 'already-done';
    const late = outside(interaction, now);
    if (late) return late;
    const credit = credited(interaction, viewer, watchedMs, now);
    return credit < plan.details.requiredMs ? 'not-eligible' : null;
  },
  take(interaction, viewer, move, { watchedMs }, now, ledger) {
    const { data } = interaction;
    data.watched[viewer] = { ms: credited(interaction, viewer, watchedMs, now), at: now };
    if (move === 'claim') data.claims[viewer] = true;
    return watchReward.own(interaction, viewer, ledger);
  },
  own({ plan, data }, viewer) {
    const watchedMs = data.watched[viewer]?.ms ?? 0;
    if (!data.claims[viewer]) return { watchedMs };
    return { watchedMs, claimed: true, grant: grantFor(plan, viewer) };
  },
  publicDetails: ({ plan }) => ({ requiredMs: plan.details.requiredMs }),
};

/**
 * What a viewer says to have watched, as far as there was time for it.
 *
 * @param {import('./ledger.js').Interaction} interaction
 * @param {string} viewer
 * @param {unknown} said
 * @param {number} now
 */
function credited({ plan, data }, viewer, said, now) {
  const before = data.watched[viewer] ?? { ms: 0, at: plan.opensAt };
  const possible = before.ms + Math.max(0, now - before.at) + GRACE_MS;
  return Math.max(before.ms, Math.min(Math.trunc(Number(said)) || 0, possible));
}
