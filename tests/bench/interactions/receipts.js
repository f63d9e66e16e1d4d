// @ts-check
/**
 * Receipts of the back end, checked in a browser by the SDK and in Node by the command; and ten
 * forgeries of each. `--receipts N` (default 1000).
 */
import { verify } from '../../../bin/live-room-verify.js';
import { drawItem, seedHashOf, sha256 } from '../../../demo/origin/interactions/fair-draw.js';
import { report, startBench } from '../harness.js';

const NOW = Date.UTC(2026, 10, 1);
const SEED = sha256('bench');
const TABLE = [
  { id: 'sticker', tier: 'basic', ppm: 649_000, count: null },
  { id: 'pin', tier: 'basic', ppm: 250_000, count: null },
  { id: 'tote', tier: 'paid', ppm: 100_000, count: null },
  { id: 'aero', tier: 'hidden', ppm: 1000, count: null },
];
const TERMS = { room: 'bench', draw: 'box', version: 1, replacement: true, revealBy: NOW + 1000 };

/** @type {((receipt: any) => any)[]} */
const FORGERIES = [
  (receipt) => ({ ...receipt, serverSeed: sha256('other') }),
  (receipt) => ({ ...receipt, serverSeed: SEED, seedHash: sha256('other') }),
  ({ table, ...receipt }) => ({ ...receipt, table: [...table].reverse() }),
  ({ table, ...receipt }) => ({
    ...receipt,
    table: table.map((/** @type {any} */ line) => ({
      ...line,
      ppm: line.ppm + (line.id === 'aero' ? 1000 : line.id === 'tote' ? -1000 : 0),
    })),
  }),
  ({ table, ...receipt }) => ({
    ...receipt,
    table: table.map((/** @type {any} */ line) => ({ ...line, ppm: line.ppm + 1 })),
  }),
  (receipt) => ({ ...receipt, nonce: receipt.nonce + 1 }),
  (receipt) => ({ ...receipt, clientSeed: `${receipt.clientSeed}x` }),
  (receipt) => ({ ...receipt, itemId: receipt.itemId === 'aero' ? 'pin' : 'aero' }),
  ({ terms, ...receipt }) => ({ ...receipt, terms: { ...terms, draw: 'another-box' } }),
  ({ terms, ...receipt }) => ({ ...receipt, terms: { ...terms, revealBy: terms.revealBy + 1 } }),
];

/** @param {{ number(option: string, otherwise: number): number }} options */
export async function receipts({ number }) {
  const count = number('receipts', 1000);
  const honest = Array.from({ length: count }, (_, nonce) => ({
    ...drawItem(SEED, TABLE, TERMS, {
      clientSeed: `seed-${nonce % 97}`,
      nonce,
      before: {},
      now: NOW,
    }),
    serverSeed: SEED,
  }));
  if (honest[0]?.seedHash !== seedHashOf(SEED)) throw new Error('The seed has another hash.');
  const forged = honest
    .slice(0, Math.ceil(count / 10))
    .flatMap((one) => FORGERIES.map((forge) => forge(one)));
  const bench = await startBench({ entries: ['fairness.ts'] });
  try {
    const page = await bench.browser.newPage();
    await page.goto(bench.pageUrl('fairness.js', {}));
    await page.waitForFunction(() => 'bench' in globalThis);
    const inPage = (/** @type {unknown[]} */ list) =>
      page.evaluate(
        (list, now) => /** @type {any} */ (globalThis).bench.outcomes(list, now),
        list,
        NOW,
      );
    const { outcomes, ms } = await inPage(honest);
    const proven = honest.filter(
      (receipt, index) => outcomes[index] === 'proven' && verify(receipt, NOW).outcome === 'proven',
    );
    report('interactions', 'receipts_verified_pct', (proven.length / count) * 100, '%', count);
    report('interactions', 'receipt_verify_ms', ms / count, 'ms', count);
    const fooled = (await inPage(forged)).outcomes;
    const accepted = forged.filter(
      (receipt, index) => fooled[index] !== 'failed' || verify(receipt, NOW).outcome !== 'failed',
    );
    const twice = await page.evaluate(
      (list, now) => /** @type {any} */ (globalThis).bench.together(list, now),
      [honest[0], honest[0]],
      NOW,
    );
    const replayed = twice[1] === 'failed' ? 0 : 1;
    report(
      'interactions',
      'tampered_accepted',
      accepted.length + replayed,
      'receipts',
      forged.length + 1,
    );
  } finally {
    await bench.close();
  }
}
