// @ts-check
/** Draws are what they were promised to be, and what is not is found out: by two verifiers that share no line. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import fc from '../helpers/property.js';
import { verify } from '../../bin/live-room-verify.js';
import {
  drawItem,
  fairNumber,
  sha256,
  winnersOf,
} from '../../demo/origin/interactions/fair-draw.js';
import { MerkleTree } from '../../demo/origin/interactions/merkle-tree.js';
import { importSource } from '../helpers/import-source.js';

const NOW = Date.UTC(2026, 5, 1);
const SEED = sha256('a seed for tests');
const TERMS = {
  room: 'studio',
  draw: 'box-1',
  version: 1,
  replacement: true,
  revealBy: NOW + 60_000,
};
const TABLE = [
  { id: 'sticker', tier: 'basic', ppm: 649_000, count: null },
  { id: 'pin', tier: 'basic', ppm: 250_000, count: null },
  { id: 'tote', tier: 'paid', ppm: 100_000, count: null },
  { id: 'aero', tier: 'hidden', ppm: 1000, count: null },
];
const CASE = [
  { id: 'common', tier: 'basic', ppm: 900_000, count: 90 },
  { id: 'rare', tier: 'hidden', ppm: 100_000, count: 10 },
];

/** @param {object} [more] @param {any} [table] @param {any} [terms] @returns {any} */
function aReceipt(more = {}, table = TABLE, terms = TERMS) {
  const draw = { clientSeed: 'c0ffee', nonce: 0, before: {}, now: NOW, ...more };
  return { ...drawItem(SEED, table, terms, draw), serverSeed: SEED };
}

/** A finite case, opened to its end. */
function aCase() {
  /** @type {Record<string, number>} */
  let before = {};
  return Array.from({ length: 100 }, (_, nonce) => {
    const receipt = aReceipt({ nonce, before }, CASE, { ...TERMS, replacement: false });
    before = { ...before, [receipt.itemId]: (before[receipt.itemId] ?? 0) + 1 };
    return receipt;
  });
}

/** @returns {any} */
function anEntry(index = 7, count = 11) {
  const entries = Array.from({ length: count }, (_, at) => sha256(`entry ${at}`));
  const tree = new MerkleTree(entries);
  const draw = { room: 'studio', draw: 'win-1', root: tree.root, beacon: null };
  return {
    type: 'live-room/entry-receipt',
    v: 1,
    ...draw,
    entry: entries[index],
    index,
    count,
    path: tree.path(index),
    seedHash: sha256(Buffer.from(SEED, 'hex')),
    serverSeed: SEED,
    prizes: 3,
    winners: winnersOf(SEED, { ...draw, count }, 3),
  };
}

/** Chi-squared at 1 %, by degrees of freedom. */
const LIMITS = [0, 6.635, 9.21, 11.345, 13.277, 15.086, 16.812, 18.475, 20.09, 21.666];

/** @param {Map<string, number>} seen @param {Map<string, number>} expected */
function chiSquared(seen, expected) {
  return [...expected].reduce(
    (sum, [id, want]) => sum + ((seen.get(id) ?? 0) - want) ** 2 / want,
    0,
  );
}

describe('a fair draw', () => {
  /** @type {any} */
  let sdk;
  before(async () => {
    sdk = await importSource(
      "export * from './src/sdk/interactions/fairness/verifier.js';" +
        "export * from './src/sdk/interactions/fairness/draw.js';" +
        "export * from './src/sdk/interactions/fairness/merkle.js';",
    );
  });

  /** What both say; they have to say the same. @param {any} receipt @param {number} [now] */
  async function outcomeOf(receipt, now = NOW) {
    const { outcome } = await sdk.verifyReceipt(JSON.stringify(receipt), { now });
    const other = verify(JSON.parse(JSON.stringify(receipt)), now);
    assert.equal(other.outcome, outcome, JSON.stringify(other.steps));
    return outcome;
  }

  for (const [name, table] of /** @type {const} */ ([
    ['a box of three tiers', TABLE],
    [
      'a box in which all are equally likely',
      CASE.concat().map((line) => ({ ...line, ppm: 500_000, count: null })),
    ],
    [
      'a box of seven',
      [1, 9, 90, 900, 9000, 90_000, 900_000].map((ppm, at) => ({
        id: `i${at}`,
        tier: 'basic',
        ppm,
        count: null,
      })),
    ],
  ])) {
    it(`gives what its odds say over 200,000 draws from ${name}`, () => {
      const draws = 200_000;
      /** @type {Map<string, number>} */
      const seen = new Map();
      for (let nonce = 0; nonce < draws; nonce += 1) {
        let rest = fairNumber(SEED, `studio:box:${nonce % 100}:${nonce}`, 1_000_000);
        const line = table.find(({ ppm }) => (rest -= ppm) < 0);
        seen.set(line?.id ?? '', (seen.get(line?.id ?? '') ?? 0) + 1);
      }
      // Lines that are expected less than five times are told together, as the test wants it.
      const rare = table.filter(({ ppm }) => (ppm / 1e6) * draws < 5);
      const expected = new Map(
        table
          .filter((line) => !rare.includes(line))
          .map(({ id, ppm }) => [id, (ppm / 1e6) * draws]),
      );
      if (rare.length > 0) {
        const least = [...expected].sort(([, a], [, b]) => a - b)[0]?.[0] ?? '';
        for (const { id, ppm } of rare) {
          expected.set(least, (expected.get(least) ?? 0) + (ppm / 1e6) * draws);
          seen.set(least, (seen.get(least) ?? 0) + (seen.get(id) ?? 0));
        }
      }
      const value = chiSquared(seen, expected);
      assert.ok(value < (LIMITS[expected.size - 1] ?? 0), `chi-squared ${value} of ${[...seen]}`);
    });
  }

  it('is the same to the page, to the command and to the back end', async () => {
    for (let nonce = 0; nonce < 200; nonce += 1) {
      assert.equal(await outcomeOf(aReceipt({ nonce, clientSeed: `seed-${nonce % 7}` })), 'proven');
    }
  });

  it('holds to the end of a finite case, and gives each of its boxes once', async () => {
    const receipts = aCase();
    const seen = new Map();
    for (const receipt of receipts) {
      assert.equal(await outcomeOf(receipt), 'proven');
      seen.set(receipt.itemId, (seen.get(receipt.itemId) ?? 0) + 1);
    }
    assert.deepEqual([...seen].sort(), [
      ['common', 90],
      ['rare', 10],
    ]);
  });

  it('waits for the seed until it is due, and then misses it', async () => {
    const receipt = { ...aReceipt(), serverSeed: null };
    assert.equal(await outcomeOf(receipt), 'waiting');
    assert.equal(await outcomeOf(receipt, TERMS.revealBy), 'missing');
  });

  const other = sha256('another seed');
  /** @type {Record<string, (receipt: any) => any>} */
  const TAMPERED = {
    'another seed': (receipt) => ({ ...receipt, serverSeed: other }),
    'another seed with the hash of it': (receipt) => ({
      ...receipt,
      serverSeed: other,
      seedHash: sha256(Buffer.from(other, 'hex')),
    }),
    'a weight moved to a better line': ({ table, ...receipt }) => ({
      ...receipt,
      table: table.map((/** @type {any} */ line) =>
        line.id === 'aero'
          ? { ...line, ppm: 2000 }
          : line.id === 'tote'
            ? { ...line, ppm: 99_000 }
            : line,
      ),
    }),
    'weights that do not sum': ({ table, ...receipt }) => ({
      ...receipt,
      table: table.map((/** @type {any} */ line) => ({ ...line, ppm: line.ppm + 1 })),
    }),
    'lines in another order': ({ table, ...receipt }) => ({
      ...receipt,
      table: [...table].reverse(),
    }),
    'another place in the row': (receipt) => ({ ...receipt, nonce: receipt.nonce + 1 }),
    'another seed of the viewer': (receipt) => ({ ...receipt, clientSeed: 'c0ffef' }),
    'another item': (receipt) => ({
      ...receipt,
      itemId: receipt.itemId === 'aero' ? 'pin' : 'aero',
    }),
    'a later day for the seed': ({ terms, ...receipt }) => ({
      ...receipt,
      terms: { ...terms, revealBy: terms.revealBy + 1 },
    }),
    'the draw of another box': ({ terms, ...receipt }) => ({
      ...receipt,
      terms: { ...terms, draw: 'box-2' },
    }),
    'a promise of its own': (receipt) => ({ ...receipt, commit: sha256('promise') }),
    'a version that does not exist': (receipt) => ({ ...receipt, v: 2 }),
  };
  for (const [name, tamper] of Object.entries(TAMPERED)) {
    it(`is found out: ${name}`, async () => {
      for (let nonce = 0; nonce < 20; nonce += 1) {
        assert.equal(await outcomeOf(tamper(aReceipt({ nonce }))), 'failed');
      }
    });
  }

  it('is found out: another count of what was drawn before', async () => {
    const [, , , receipt] = aCase();
    const { before: drawn } = receipt;
    const shifted = { ...drawn, common: (drawn.common ?? 0) - 1, rare: (drawn.rare ?? 0) + 1 };
    assert.equal(await outcomeOf({ ...receipt, before: shifted }), 'failed');
    assert.equal(await outcomeOf({ ...receipt, before: { common: 91 } }), 'failed');
  });

  it('is found out: the same draw told twice, also under another table', async () => {
    const [first, second] = [aReceipt(), aReceipt({ nonce: 1 })];
    const outcomes = async (/** @type {any[]} */ receipts) =>
      (await sdk.verifyReceipts(receipts, { now: NOW })).map(
        (/** @type {any} */ one) => one.outcome,
      );
    assert.deepEqual(await outcomes([first, second]), ['proven', 'proven']);
    assert.deepEqual(await outcomes([first, second, first]), ['proven', 'proven', 'failed']);
    const replayed = aReceipt({}, [...TABLE].reverse());
    assert.deepEqual(await outcomes([first, replayed]), ['proven', 'failed']);
  });

  it('never throws over what is no receipt', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.anything(), fc.string(), fc.json()), async (anything) => {
        assert.equal((await sdk.verifyReceipt(anything, { now: NOW })).outcome, 'failed');
      }),
      { numRuns: 200 },
    );
  });

  it('is found out wherever a byte of it is another one', async () => {
    const text = JSON.stringify(aReceipt());
    await fc.assert(
      fc.asyncProperty(
        fc.nat(text.length - 1),
        fc.constantFrom(...'0123456789abcdef"{}'),
        async (at, letter) => {
          const changed = text.slice(0, at) + letter + text.slice(at + 1);
          // The time for people is the one thing that nothing proves.
          const [from, to] = [text.indexOf('"drawnAt"'), text.indexOf(',"serverSeed"')];
          fc.pre(changed !== text && (at < from || at > to));
          const { outcome } = await sdk.verifyReceipt(changed, { now: NOW });
          assert.notEqual(outcome, 'proven', changed);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('a giveaway', () => {
  /** @type {any} */
  let sdk;
  before(async () => {
    sdk = await importSource("export * from './src/sdk/interactions/fairness/verifier.js';");
  });
  const outcomeOf = async (/** @type {any} */ receipt) => {
    const { outcome } = await sdk.verifyReceipt(receipt, { now: NOW });
    assert.equal(verify(receipt, NOW).outcome, outcome);
    return outcome;
  };

  it('proves to each of any number that he is among them, and who has won', async () => {
    for (const count of [1, 2, 3, 4, 5, 8, 9, 31, 100]) {
      for (let index = 0; index < count; index += 1) {
        assert.equal(await outcomeOf(anEntry(index, count)), 'proven', `${index} of ${count}`);
      }
    }
  });

  /** @type {Record<string, (receipt: any) => any>} */
  const TAMPERED = {
    'another entry': (receipt) => ({ ...receipt, entry: sha256('mine') }),
    'another place': (receipt) => ({ ...receipt, index: receipt.index ^ 1 }),
    'fewer entries': (receipt) => ({ ...receipt, count: receipt.count - 3 }),
    'another root': (receipt) => ({ ...receipt, root: sha256('root') }),
    'a way that is cut short': (receipt) => ({ ...receipt, path: receipt.path.slice(1) }),
    'other winners': (receipt) => ({ ...receipt, winners: [...receipt.winners].reverse() }),
    'another seed': (receipt) => ({ ...receipt, serverSeed: sha256('other') }),
    'one winner more': (receipt) => ({ ...receipt, prizes: receipt.prizes + 1 }),
  };
  for (const [name, tamper] of Object.entries(TAMPERED)) {
    it(`is found out: ${name}`, async () => {
      assert.equal(await outcomeOf(tamper(anEntry())), 'failed');
    });
  }

  it('gives every entry the same chance', () => {
    const count = 10;
    const wins = new Map();
    for (let round = 0; round < 20_000; round += 1) {
      const draw = { room: 'studio', draw: `d${round}`, root: SEED, count, beacon: null };
      for (const index of winnersOf(SEED, draw, 2))
        wins.set(`${index}`, (wins.get(`${index}`) ?? 0) + 1);
    }
    const expected = new Map(Array.from({ length: count }, (_, at) => [`${at}`, 4000]));
    assert.ok(chiSquared(wins, expected) < (LIMITS[9] ?? 0));
  });
});

describe('live-room-verify', () => {
  const folder = mkdtempSync(join(tmpdir(), 'receipts-'));
  const program = fileURLToPath(new URL('../../bin/live-room-verify.js', import.meta.url));
  after(() => rmSync(folder, { recursive: true }));
  const run = (/** @type {unknown[]} */ ...receipts) => {
    const files = receipts.map((receipt, index) => {
      const file = join(folder, `${index}.json`);
      writeFileSync(file, typeof receipt === 'string' ? receipt : JSON.stringify(receipt));
      return file;
    });
    return spawnSync(process.execPath, [program, ...files], { encoding: 'utf8' });
  };

  it('ends with 0 for what holds', () => {
    const { status, stdout } = run([aReceipt(), aReceipt({ nonce: 1 })], anEntry());
    assert.equal(status, 0, stdout);
    assert.match(stdout, /proven/);
  });
  it('ends with 1 for what does not, for the same one twice, and for what is none', () => {
    assert.equal(run({ ...aReceipt(), nonce: 5 }).status, 1);
    assert.equal(run([aReceipt(), aReceipt()]).status, 1);
    assert.equal(run('<html>').status, 1);
    assert.equal(run(null).status, 1);
  });
  it('ends with 3 while the seed is not due, with 1 once it is, and with 2 for nothing', () => {
    const terms = { ...TERMS, revealBy: Date.UTC(2099, 0, 1) };
    assert.equal(run({ ...aReceipt({}, TABLE, terms), serverSeed: null }).status, 3);
    const due = { ...TERMS, revealBy: Date.UTC(2020, 0, 1) };
    assert.equal(run({ ...aReceipt({}, TABLE, due), serverSeed: null }).status, 1);
    assert.equal(run().status, 2);
  });
});
