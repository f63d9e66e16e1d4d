// @ts-check
// Blind boxes and giveaways: promised before, proven after.

import { commitOf, drawItem, hmac, seedHashOf, winnersOf } from './fair-draw.js';
import { MerkleTree } from './merkle-tree.js';
import { guestName, isAtLeast, outside } from './moments-of.js';

/** @typedef {import('./kinds.js').Kind} Kind */
/** @typedef {import('./ledger.js').Interaction} Interaction */
/** @typedef {import('./ledger.js').Plan} Plan */

/** @type {Kind} */
export const blindBox = {
  fresh: () => ({ draws: {}, drawn: {} }),
  refusal(interaction, viewer, move, { commit, clientSeed, nonce }, now) {
    if (move !== 'draw') return undefined;
    const { plan, data } = interaction;
    const draws = data.draws[viewer] ?? [];
    const late = outside(interaction, now);
    if (late) return late;
    if (!/^[\w-]{1,64}$/.test(String(clientSeed))) return 'not-allowed';
    // A seed that was made for another promise could have been waited for.
    if (commit !== promiseOf(plan).commit) return 'expired';
    if (nonce !== draws.length) return 'already-done';
    if (draws.length >= (plan.details.maxPerViewer ?? Infinity)) return 'limit-reached';
    return leftOf(interaction).every((left) => left === 0) ? 'sold-out' : null;
  },
  take(interaction, viewer, _move, { clientSeed, nonce }, now, ledger) {
    const { plan, data } = interaction;
    const { table, terms } = promiseOf(plan);
    const draw = { clientSeed, nonce, before: data.drawn, now };
    const receipt = drawItem(plan.seed, table, terms, draw);
    if (!receipt) return blindBox.own(interaction, viewer, ledger);
    data.drawn = { ...data.drawn, [receipt.itemId]: (data.drawn[receipt.itemId] ?? 0) + 1 };
    data.draws[viewer] = [...(data.draws[viewer] ?? []), receipt];
    return blindBox.own(interaction, viewer, ledger);
  },
  own(interaction, viewer) {
    const { plan, data } = interaction;
    const serverSeed = isAtLeast(interaction, 'revealed') ? plan.seed : null;
    const draws = (data.draws[viewer] ?? []).map((/** @type {object} */ draw) => ({
      ...draw,
      serverSeed,
    }));
    const { price } = plan.details;
    const cents = Math.round(Number(price?.amount ?? 0) * 100) * draws.length;
    const spent = price && { amount: (cents / 100).toFixed(2), currency: price.currency };
    return { draws, spent: spent ?? null };
  },
  publicDetails(interaction) {
    const { plan } = interaction;
    const { items, ...rest } = plan.details;
    const { commit, seedHash, terms } = promiseOf(plan);
    const left = leftOf(interaction);
    const { replacement, revealBy } = terms;
    return {
      ...rest,
      replacement,
      revealBy,
      commit,
      seedHash,
      items: items.map((/** @type {any} */ { count: _, ...item }, /** @type {number} */ index) => ({
        ...item,
        left: left[index] ?? null,
      })),
      ...(isAtLeast(interaction, 'revealed') && { serverSeed: plan.seed }),
    };
  },
};

/** @type {WeakMap<Plan, ReturnType<typeof promised>>} */
const promises = new WeakMap();

/** @param {Plan} plan What was promised with the plan. */
function promiseOf(plan) {
  const known = promises.get(plan) ?? promised(plan);
  promises.set(plan, known);
  return known;
}

/** @param {Plan} plan */
function promised({ id, room, seed, details, settleAt }) {
  const table = details.items.map((/** @type {any} */ { id: item, tier, ppm, count }) => ({
    id: item,
    tier,
    ppm,
    count: count ?? null,
  }));
  const replacement = details.replacement ?? true;
  const terms = { room, draw: id, version: 1, replacement, revealBy: settleAt };
  const seedHash = seedHashOf(seed);
  return { table, terms, seedHash, commit: commitOf(seedHash, table, terms) };
}

/** @param {Interaction} interaction How many there are of each item; null: no end of it. */
function leftOf({ plan, data }) {
  return plan.details.items.map((/** @type {any} */ { id, count }) =>
    count === undefined || count === null ? null : count - (data.drawn[id] ?? 0),
  );
}

/** @type {Kind} */
export const giveaway = {
  fresh: () => ({ places: {}, entries: [], root: null, winners: [] }),
  refusal(interaction, viewer, move, _data, now) {
    if (move !== 'enter') return undefined;
    if (interaction.data.places[viewer] !== undefined) return 'already-done';
    return outside(interaction, now);
  },
  take(interaction, viewer, _move, _data, _now, ledger) {
    const { plan, data } = interaction;
    data.places[viewer] = data.entries.length;
    // Known to the viewer alone, so that the list of all entries names nobody.
    data.entries.push(hmac(plan.seed, `entry:${viewer}`).toString('hex'));
    return giveaway.own(interaction, viewer, ledger);
  },
  own(interaction, viewer) {
    const { plan, data } = interaction;
    const index = data.places[viewer];
    if (index === undefined) return { entered: false };
    if (data.root === null) return { entered: true };
    const revealed = isAtLeast(interaction, 'revealed');
    return {
      entered: true,
      receipt: {
        type: 'live-room/entry-receipt',
        v: 1,
        room: plan.room,
        draw: plan.id,
        entry: data.entries[index],
        index,
        count: data.entries.length,
        path: treeOf(interaction).path(index),
        root: data.root,
        seedHash: seedHashOf(plan.seed),
        serverSeed: revealed ? plan.seed : null,
        beacon: plan.details.beacon ?? null,
        prizes: plan.details.prizes,
        winners: revealed ? data.winners.map((/** @type {any} */ { index: at }) => at) : [],
      },
    };
  },
  reached(interaction) {
    const { plan, phase, data } = interaction;
    if (phase === 'closed') data.root = treeOf(interaction).root;
    if (phase !== 'drawing') return;
    const { prizes, beacon = null } = plan.details;
    const entries = { room: plan.room, draw: plan.id, root: data.root, beacon };
    const drawn = winnersOf(plan.seed, { ...entries, count: data.entries.length }, prizes);
    const viewers = Object.keys(data.places);
    data.winners = drawn.map((index) => ({ index, name: guestName(viewers[index] ?? '') }));
  },
  publicDetails(interaction) {
    const { plan, data } = interaction;
    const { prize, prizes, beacon = null } = plan.details;
    const revealed = isAtLeast(interaction, 'revealed');
    return {
      prize,
      prizes,
      entries: data.entries.length,
      room: plan.room,
      seedHash: seedHashOf(plan.seed),
      root: data.root,
      beacon,
      revealBy: plan.settleAt,
      ...(revealed && { serverSeed: plan.seed, winners: data.winners }),
    };
  },
};

/** @type {WeakMap<Interaction, { count: number, tree: MerkleTree }>} */
const trees = new WeakMap();

/** @param {Interaction} interaction */
function treeOf(interaction) {
  const { entries } = interaction.data;
  const known = trees.get(interaction);
  if (known && known.count === entries.length) return known.tree;
  const tree = new MerkleTree(entries);
  trees.set(interaction, { count: entries.length, tree });
  return tree;
}
