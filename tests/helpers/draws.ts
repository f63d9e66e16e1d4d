import {
  commitOf,
  drawName,
  fairNumbers,
  firstRound,
  itemAt,
  seedHashOf,
  weightsOf,
} from '../../src/sdk/interactions/fairness/draw.js';
import type { DrawReceipt, TableItem } from '../../src/sdk/interactions/fairness/receipt.js';

export const SERVER_SEED = '5e'.repeat(32);

export const ITEMS = [
  { id: 'pin', name: 'Pin', tier: 'basic', ppm: 999_000, left: null },
  { id: 'aero', name: 'Gold shoe', tier: 'hidden', ppm: 1000, left: null },
] as const;

const TABLE: readonly TableItem[] = ITEMS.map(({ id, tier, ppm }) => ({
  id,
  tier,
  ppm,
  count: null,
}));

/** An honest site: what it promises, and what it draws. */
export async function aSite(revealBy: number, draw = 'blind-box') {
  const terms = { room: 'show', draw, version: 1, replacement: true, revealBy };
  const seedHash = await seedHashOf(SERVER_SEED);
  const commit = await commitOf(seedHash, TABLE, terms);
  return {
    details: { items: ITEMS, commit, seedHash, revealBy },
    async draw({ clientSeed, nonce }: { clientSeed: string; nonce: number }): Promise<DrawReceipt> {
      const weights = weightsOf(TABLE, true, {});
      const name = await drawName(terms, clientSeed, nonce, {});
      const number = await (await fairNumbers(SERVER_SEED))(name, 1_000_000);
      return {
        type: 'live-room/draw-receipt',
        v: 1,
        commit,
        seedHash,
        table: TABLE,
        terms,
        clientSeed,
        nonce,
        before: {},
        hmac: await firstRound(SERVER_SEED, name),
        itemId: itemAt(TABLE, weights, number) ?? '',
        drawnAt: revealBy - 1000,
        serverSeed: null,
      };
    },
  };
}
