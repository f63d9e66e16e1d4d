// @ts-check
// Draws that anybody can check later. docs/fairness.md says what is hashed, and in which form.

import { createHash, createHmac } from 'node:crypto';

/**
 * @typedef {object} TableItem
 * @property {string} id
 * @property {string} tier
 * @property {number} ppm Millionths; all lines together are 1,000,000.
 * @property {number | null} count How many there are; null: each draw is from the whole table.
 */

/**
 * @typedef {object} DrawTerms
 * @property {string} room
 * @property {string} draw
 * @property {number} version
 * @property {boolean} replacement
 * @property {number} revealBy
 */

const WORD = 2 ** 32;
export const WHOLE = 1_000_000;

/** @param {string | Buffer} bytes */
export function sha256(bytes) {
  return createHash('sha256').update(bytes).digest('hex');
}

/**
 * JSON with sorted keys and no spaces: the same bytes for the same value.
 *
 * @param {unknown} value
 * @returns {string}
 */
export function canonicalJson(value) {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).filter(([, entry]) => entry !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, entry]) => `${JSON.stringify(key)}:${canonicalJson(entry)}`).join(',')}}`;
}

/** @param {string} seed hex */
export function seedHashOf(seed) {
  return sha256(Buffer.from(seed, 'hex'));
}

/**
 * @param {string} seedHash
 * @param {readonly TableItem[]} table
 * @param {DrawTerms} terms
 */
export function commitOf(seedHash, table, terms) {
  return sha256(canonicalJson({ seedHash, table, meta: terms }));
}

/**
 * @param {string} seed hex
 * @param {string} text
 */
export function hmac(seed, text) {
  return createHmac('sha256', Buffer.from(seed, 'hex')).update(text).digest();
}

/**
 * A number from 0 to below `limit`, each as likely.
 *
 * @param {string} seed hex
 * @param {string} name
 * @param {number} limit
 */
export function fairNumber(seed, name, limit) {
  // Words beyond the last whole multiple would make the first numbers likelier.
  const fair = WORD - (WORD % limit);
  for (let round = 0; ; round += 1) {
    const digest = hmac(seed, `${name}:${round}`);
    for (let offset = 0; offset < digest.length; offset += 4) {
      const word = digest.readUInt32BE(offset);
      if (word < fair) return word % limit;
    }
  }
}

/**
 * @param {DrawTerms} terms
 * @param {string} clientSeed
 * @param {number} nonce
 * @param {Record<string, number>} before
 */
export function drawName({ room, draw, replacement }, clientSeed, nonce, before) {
  const name = `${room}:${draw}:${clientSeed}:${nonce}`;
  return replacement ? name : `${name}:${sha256(canonicalJson(before))}`;
}

/**
 * One draw, and its receipt. What was drawn `before` counts in a finite case only.
 *
 * @param {string} seed
 * @param {readonly TableItem[]} table
 * @param {DrawTerms} terms
 * @param {{ clientSeed: string, nonce: number, before: Record<string, number>, now: number }} draw
 */
export function drawItem(seed, table, terms, { clientSeed, nonce, before, now }) {
  const weights = table.map(({ id, ppm, count }) =>
    terms.replacement ? ppm : (count ?? 0) - (before[id] ?? 0),
  );
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (total <= 0) return undefined;
  const known = terms.replacement ? {} : { ...before };
  const name = drawName(terms, clientSeed, nonce, known);
  let rest = fairNumber(seed, name, total);
  const index = weights.findIndex((weight) => (rest -= weight) < 0);
  const seedHash = seedHashOf(seed);
  return {
    type: 'live-room/draw-receipt',
    v: 1,
    commit: commitOf(seedHash, table, terms),
    seedHash,
    table,
    terms,
    clientSeed,
    nonce,
    before: known,
    hmac: hmac(seed, `${name}:0`).toString('hex'),
    itemId: /** @type {TableItem} */ (table[index]).id,
    drawnAt: now,
    serverSeed: null,
  };
}

/**
 * A shuffled copy, by the words of a seed.
 *
 * @template Item
 * @param {readonly Item[]} items
 * @param {string} seed
 * @param {string} name
 */
export function shuffled(items, seed, name) {
  const all = [...items];
  for (let last = all.length - 1; last > 0; last -= 1) {
    const other = fairNumber(seed, `${name}:${last}`, last + 1);
    [all[last], all[other]] = [/** @type {Item} */ (all[other]), /** @type {Item} */ (all[last])];
  }
  return all;
}

/**
 * The entries that win, in the order in which they are drawn; none twice.
 *
 * @param {string} seed
 * @param {{ room: string, draw: string, root: string, count: number, beacon: string | null }} entries
 * @param {number} prizes
 */
export function winnersOf(seed, { room, draw, root, count, beacon }, prizes) {
  /** @type {Map<number, number>} A deck shuffled as far as it is dealt: only what moved is kept. */
  const moved = new Map();
  const chance = beacon === null ? root : `${root}.${beacon}`;
  return Array.from({ length: Math.min(prizes, count) }, (_, rank) => {
    const at = rank + fairNumber(seed, `${room}:${draw}:${chance}:${rank}`, count - rank);
    const winner = moved.get(at) ?? at;
    moved.set(at, moved.get(rank) ?? rank);
    return winner;
  });
}
