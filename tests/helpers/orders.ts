import type { BattleData, TallyData } from '../../src/sdk/index.js';
import type { OrderMessage } from '../../src/sdk/orders/order-board.js';

/** Where the tests' shows begin; a fake clock stands there. */
export const BEGIN = Date.UTC(2026, 0, 1);

/** The statement after `bucket` buckets of five seconds. */
export function aTally(
  sums: Readonly<Record<string, number>>,
  bucket = 1,
  overrides: Readonly<Record<string, unknown>> = {},
): TallyData {
  return {
    since: BEGIN,
    until: BEGIN + bucket * 5000,
    bucket: 5000,
    k: 10,
    sums: { ...sums },
    other: 0,
    simulated: false,
    ...overrides,
  };
}

export function orders(...parameters: Parameters<typeof aTally>): OrderMessage {
  const data = aTally(...parameters);
  return { type: 'orders', data, ts: data.until, at: data.until };
}

/** Korea against Japan for a minute, with a coupon at a hundred. */
export function aBattle(
  korea: number,
  japan: number,
  bucket = 1,
  overrides: Readonly<Partial<BattleData>> = {},
): BattleData {
  return {
    id: 'kr-jp',
    rev: bucket,
    kind: 'battle',
    startsAt: BEGIN,
    endsAt: BEGIN + 60_000,
    overtimeEndsAt: null,
    until: BEGIN + bucket * 5000,
    k: 10,
    sides: [
      { country: 'KR', count: korea },
      { country: 'JP', count: japan },
    ],
    total: korea + japan,
    goals: [
      {
        id: 'gift',
        country: 'KR',
        target: 100,
        reward: { kind: 'coupon', ref: 'tote', limit: null },
        unlockedAt: korea >= 100 ? BEGIN + bucket * 5000 : null,
      },
    ],
    result: null,
    cancelled: false,
    simulated: false,
    ...overrides,
  };
}

export function battle(...parameters: Parameters<typeof aBattle>): OrderMessage {
  const data = aBattle(...parameters);
  return { type: 'battle', data, ts: data.until, at: data.until };
}
