#!/usr/bin/env node
// @ts-check
/**
 * `npx live-room-verify receipt.json`: checks receipts of draws and giveaways, as docs/fairness.md
 * describes them, with nothing but Node's own hashes. Ends with 0 when all hold and their seeds are
 * told, with 1 when one does not hold or its seed is overdue, with 3 when one has to wait for it.
 *
 * Written for itself, not with the SDK's verifier: two that agree say more than one.
 */
import { createHash, createHmac } from 'node:crypto';
import { readFileSync, realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** @typedef {{ name: string, ok: boolean | null, detail: string }} Step */
/** @typedef {'proven' | 'waiting' | 'failed' | 'missing'} Outcome */

const HASH = /^[\da-f]{64}$/;
const NAME = /^[^:]{1,200}$/;

/**
 * @param {any} receipt
 * @param {number} now Epoch ms.
 * @returns {{ outcome: Outcome, steps: Step[] }}
 */
export function verify(receipt, now) {
  const wrong = complaint(receipt);
  if (wrong) return { outcome: 'failed', steps: [{ name: 'readable', ok: false, detail: wrong }] };
  return receipt.type === 'live-room/draw-receipt'
    ? verifyDraw(receipt, now)
    : verifyEntry(receipt);
}

/** @param {any} receipt @param {number} now */
function verifyDraw(receipt, now) {
  const { table, terms, before, seedHash, serverSeed, clientSeed, nonce } = receipt;
  const weights = table.map((/** @type {any} */ { id, ppm, count }) =>
    terms.replacement ? ppm : Math.max(0, count - (Object.hasOwn(before, id) ? before[id] : 0)),
  );
  const sum = add(table.map((/** @type {any} */ { ppm }) => ppm));
  const total = add(weights);
  const lines = table.map((/** @type {any} */ { id, tier, ppm, count }) => ({
    id,
    tier,
    ppm,
    count,
  }));
  const { room, draw, version, replacement, revealBy } = terms;
  const meta = { room, draw, version, replacement, revealBy };
  const commit = sha256(canonical({ seedHash, table: lines, meta }));
  /** @type {Step[]} */
  const steps = [
    { name: 'odds', ok: sum === 1_000_000, detail: `they add up to ${sum} of 1000000` },
    { name: 'stock', ok: total > 0 && possible(table, terms, before), detail: `${total} chances` },
    { name: 'commit', ok: commit === receipt.commit, detail: commit },
  ];
  if (serverSeed) {
    const name = [
      room,
      draw,
      clientSeed,
      nonce,
      ...(replacement ? [] : [sha256(canonical(before))]),
    ].join(':');
    const key = Buffer.from(serverSeed, 'hex');
    const hmac = createHmac('sha256', key).update(`${name}:0`).digest('hex');
    const number = fairNumber(key, name, Math.max(1, total));
    let rest = number;
    const item =
      table[weights.findIndex((/** @type {number} */ weight) => (rest -= weight) < 0)]?.id;
    steps.push(
      { name: 'seed', ok: sha256(key) === seedHash, detail: sha256(key) },
      { name: 'hmac', ok: hmac === receipt.hmac, detail: hmac },
      { name: 'outcome', ok: item === receipt.itemId, detail: `${number} of ${total}: ${item}` },
    );
  }
  return concluded(steps, serverSeed, revealBy > now);
}

/** @param {any} receipt */
function verifyEntry(receipt) {
  const { entry, index, count, path, root, seedHash, serverSeed, prizes, winners } = receipt;
  const leads = rootOf(hashOf(0, Buffer.from(entry)), index, count, path);
  /** @type {Step[]} */
  const steps = [
    { name: 'included', ok: leads === root, detail: `entry ${index} leads to ${leads}` },
  ];
  if (serverSeed) {
    const key = Buffer.from(serverSeed, 'hex');
    const chance = receipt.beacon ? `${root}.${receipt.beacon}` : root;
    const deck = Array.from({ length: count }, (_, at) => at);
    const drawn = Array.from({ length: Math.min(prizes, count) }, (_, rank) => {
      const name = `${receipt.room}:${receipt.draw}:${chance}:${rank}`;
      const at = rank + fairNumber(key, name, count - rank);
      [deck[rank], deck[at]] = [
        /** @type {number} */ (deck[at]),
        /** @type {number} */ (deck[rank]),
      ];
      return deck[rank];
    });
    steps.push(
      { name: 'seed', ok: sha256(key) === seedHash, detail: sha256(key) },
      { name: 'winners', ok: `${drawn}` === `${winners}`, detail: `drawn are ${drawn}` },
    );
  }
  return concluded(steps, serverSeed, true);
}

/** @param {Step[]} steps @param {unknown} told @param {boolean} early */
function concluded(steps, told, early) {
  const failed = steps.some(({ ok }) => ok === false);
  const detail = told ? 'told' : early ? 'not due yet' : 'overdue';
  const all = [...steps, { name: 'revealed', ok: told ? true : early ? null : false, detail }];
  /** @type {Outcome} */
  const outcome = failed ? 'failed' : told ? 'proven' : early ? 'waiting' : 'missing';
  return { outcome, steps: all };
}

/** @param {Buffer} key @param {string} name @param {number} limit */
function fairNumber(key, name, limit) {
  const fair = 2 ** 32 - (2 ** 32 % limit);
  for (let round = 0; round < 1000; round += 1) {
    const digest = createHmac('sha256', key).update(`${name}:${round}`).digest();
    for (let offset = 0; offset < 32; offset += 4) {
      const word = digest.readUInt32BE(offset);
      if (word < fair) return word % limit;
    }
  }
  return -1;
}

/** @param {string} leaf @param {number} index @param {number} count @param {string[]} path */
function rootOf(leaf, index, count, path) {
  const left = [...path];
  let hash = leaf;
  let [place, size] = [index, count];
  if (place >= size) return undefined;
  for (; size > 1; place >>= 1, size = (size + 1) >> 1) {
    // The last of a row with an odd number goes up alone.
    if (place === size - 1 && size % 2 === 1) continue;
    const beside = left.shift();
    if (beside === undefined) return undefined;
    const [a, b] = place % 2 === 1 ? [beside, hash] : [hash, beside];
    hash = hashOf(1, Buffer.from(a, 'hex'), Buffer.from(b, 'hex'));
  }
  return left.length === 0 ? hash : undefined;
}

/** @param {number} mark @param {Buffer[]} parts */
function hashOf(mark, ...parts) {
  return sha256(Buffer.concat([Buffer.from([mark]), ...parts]));
}

/** @param {any[]} table @param {any} terms @param {Record<string, number>} before */
function possible(table, { replacement }, before) {
  if (replacement) return Object.keys(before).length === 0;
  const counts = new Map(table.map(({ id, count }) => [id, count]));
  return (
    table.every(({ count }) => Number.isInteger(count)) &&
    Object.entries(before).every(([id, drawn]) => drawn <= (counts.get(id) ?? -1))
  );
}

/** @param {any} receipt @returns {string | undefined} What keeps it from being read. */
function complaint(receipt) {
  const whole = (/** @type {unknown} */ value) => Number.isSafeInteger(value) && Number(value) >= 0;
  const seed = receipt?.serverSeed;
  if (receipt?.v !== 1) return 'this is no receipt of version 1';
  if (!HASH.test(receipt.seedHash) || (seed !== null && !HASH.test(seed))) return 'a hash is none';
  if (receipt.type === 'live-room/entry-receipt') {
    const { entry, index, count, path, root, prizes, winners, room, draw } = receipt;
    const good =
      typeof entry === 'string' &&
      [index, count, prizes].every(whole) &&
      HASH.test(root) &&
      [room, draw].every((name) => NAME.test(name)) &&
      count <= 1e7 &&
      Array.isArray(winners) &&
      winners.every(whole) &&
      Array.isArray(path) &&
      path.every((hash) => HASH.test(hash));
    return good ? undefined : 'a field of the entry is missing';
  }
  if (receipt.type !== 'live-room/draw-receipt') return 'this is no receipt of a live room';
  const { table, terms, before, clientSeed, nonce, commit, hmac } = receipt;
  if (![commit, hmac].every((hash) => HASH.test(hash))) return 'a hash is none';
  if (!Array.isArray(table) || table.length === 0) return 'there is no table';
  const isLine = (/** @type {any} */ { id, ppm, count }) =>
    typeof id === 'string' && whole(ppm) && (count === null || whole(count));
  if (!table.every(isLine)) return 'a line is none';
  if (new Set(table.map(({ id }) => id)).size !== table.length) return 'two lines are the same';
  if (![terms?.room, terms?.draw].every((name) => NAME.test(name))) return 'a name is missing';
  if (!whole(nonce) || !/^[\w-]{1,64}$/.test(clientSeed)) return 'the draw has no place';
  if (!before || !Object.values(before).every(whole)) return 'what was drawn before makes no sense';
  return undefined;
}

/** @param {unknown} value @returns {string} */
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const record = /** @type {Record<string, unknown>} */ (value);
  const keys = Object.keys(record).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(record[key])}`).join(',')}}`;
}

/** @param {string | Buffer} bytes */
function sha256(bytes) {
  return createHash('sha256').update(bytes).digest('hex');
}

/** @param {number[]} numbers */
function add(numbers) {
  return numbers.reduce((sum, number) => sum + number, 0);
}

/** @param {any} receipt One of these is one draw, however often it is told. */
function placeOf({ type, room, draw, entry, terms, clientSeed, nonce }) {
  return type === 'live-room/entry-receipt'
    ? [room, draw, entry].join(':')
    : [terms?.room, terms?.draw, clientSeed, nonce].join(':');
}

function main() {
  const files = process.argv.slice(2);
  if (files.length === 0 || files.some((file) => file.startsWith('-'))) {
    console.error('Which ones? npx live-room-verify receipt.json …');
    process.exit(2);
  }
  const places = new Set();
  let code = 0;
  for (const file of files) {
    let receipts;
    try {
      receipts = [JSON.parse(readFileSync(file, 'utf8'))].flat();
    } catch (error) {
      console.error(`${file}: ${error instanceof Error ? error.message : error}`);
      process.exit(1);
    }
    for (const receipt of receipts) {
      const { outcome, steps } = verify(receipt, Date.now());
      const again = outcome !== 'failed' && places.has(placeOf(receipt));
      if (outcome !== 'failed') places.add(placeOf(receipt));
      console.log(`${file}: ${again ? 'failed' : outcome}`);
      for (const { name, ok, detail } of steps) {
        console.log(`  ${ok === null ? '·' : ok ? '✓' : '✗'} ${name.padEnd(9)} ${detail}`);
      }
      if (again) console.log('  ✗ once      another receipt is of this very draw');
      if (again || outcome === 'failed' || outcome === 'missing') code = 1;
      else if (outcome === 'waiting' && code === 0) code = 3;
    }
  }
  process.exit(code);
}

// npm links the command: the path as typed is not the file's own.
const [, script] = process.argv;
if (script && realpathSync(script) === fileURLToPath(import.meta.url)) main();
