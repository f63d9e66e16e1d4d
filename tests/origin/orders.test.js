import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { planOfReward } from '../../demo/origin/interactions/programme.js';
import { judge } from '../../demo/origin/battle-judge.js';
import { battlesAt } from '../../demo/origin/battle-programme.js';
import { crowdOrders, crowdViewers } from '../../demo/origin/order-crowd.js';
import { BUCKET_MS, K, OrderDesk, pooled } from '../../demo/origin/order-desk.js';

const EPOCH = Date.UTC(2026, 0, 1);
const LOOP = 96_000;

/** A desk with what it tells, by hand. */
function aDesk(options = {}) {
  /** @type {{ type: string, data: any, key?: string, at?: number }[]} */
  const told = [];
  const desk = new OrderDesk({
    epoch: EPOCH,
    loopMs: LOOP,
    tell: (type, data, rest) => told.push({ type, data, ...rest }),
    tellDesk: (type, data) => told.push({ type, data }),
    crowd: () => ({}),
    ...options,
  });
  return { desk, told };
}

const sumOf = (/** @type {Record<string, number>} */ sums) =>
  Object.values(sums).reduce((a, b) => a + b, 0);

describe('the order desk of the demo', () => {
  it('pools whoever would stand alone, and loses nobody', () => {
    const exact = { KR: 40, JP: K, MT: K - 1, IS: 1, 'not a code': 3 };
    const { sums, other } = pooled(exact);
    assert.deepEqual(sums, { KR: 40, JP: K });
    assert.equal(sumOf(sums) + other, sumOf(exact));
  });

  it('tells of a bucket once, when it is over, with nothing but sums', () => {
    const { desk, told } = aDesk();
    for (let order = 0; order < 12; order += 1) desk.order('KR', EPOCH + 100 + order);
    desk.order('MT', EPOCH + 200);
    desk.advance(EPOCH, EPOCH + BUCKET_MS - 1);
    assert.deepEqual(told, []);
    desk.advance(EPOCH + BUCKET_MS - 1, EPOCH + BUCKET_MS);
    const [tally] = told.filter(({ type }) => type === 'orders');
    assert.deepEqual(tally?.data, {
      since: EPOCH,
      until: EPOCH + BUCKET_MS,
      bucket: BUCKET_MS,
      k: K,
      sums: { KR: 12 },
      other: 1,
      simulated: false,
    });
    assert.equal(tally?.at, EPOCH + BUCKET_MS);
  });

  it('keeps of an order its country and its bucket, and no more', () => {
    const { desk } = aDesk();
    desk.order('KR', EPOCH + 1234);
    assert.deepEqual([...desk.journal], [[EPOCH + BUCKET_MS, { KR: 1 }]]);
  });

  it('has a crowd whose sums never fall, and that says it is made up', () => {
    let before = crowdOrders(EPOCH, EPOCH);
    for (let second = 1; second < 3600; second += 1) {
      const now = crowdOrders(EPOCH, EPOCH + second * 1000);
      for (const code of Object.keys(now)) assert.ok(now[code] >= before[code], code);
      before = now;
    }
    assert.ok(Object.values(crowdViewers(EPOCH)).every((count) => count >= 0));
    const { desk } = aDesk({ crowd: undefined });
    assert.equal(desk.tallyAt(EPOCH + LOOP).simulated, true);
  });

  it('says the same after a restart with its journal', () => {
    const { desk } = aDesk({ crowd: undefined });
    for (let second = 0; second < 90; second += 1) desk.order('KR', EPOCH + second * 1000);
    const again = aDesk({ crowd: undefined, journal: new Map(desk.journal) }).desk;
    for (let at = EPOCH + BUCKET_MS; at < EPOCH + 2 * LOOP; at += BUCKET_MS) {
      assert.deepEqual(again.kept(at), desk.kept(at));
    }
  });

  it('opens what a goal unlocks, once, under the id that viewers read', () => {
    /** @type {{ goal: any, at: number }[]} */
    const opened = [];
    const { desk, told } = aDesk({
      crowd: undefined,
      unlocked: (/** @type {any} */ goal, /** @type {number} */ at) => opened.push({ goal, at }),
    });
    for (let at = EPOCH; at < EPOCH + 2 * LOOP; at += BUCKET_MS) desk.advance(at, at + BUCKET_MS);
    const read = told.flatMap(({ data }) =>
      (data.goals ?? []).flatMap((/** @type {any} */ goal) =>
        goal.unlockedAt === null ? [] : goal.reward.ref,
      ),
    );
    const plans = opened.map(({ goal, at }) => planOfReward(goal, 'studio', at));
    assert.ok(plans.length > 0);
    assert.deepEqual(plans.map((plan) => plan?.id).sort(), [...new Set(read)].sort());
    for (const [index, plan] of plans.entries()) {
      assert.equal(plan?.opensAt, opened[index]?.at);
      assert.equal(plan?.kind, opened[index]?.goal.reward.kind === 'first' ? 'benefit' : 'coupon');
    }
    assert.equal(planOfReward({ ...opened[0]?.goal, reward: null }, 'studio', EPOCH), undefined);
  });

  it('has a battle in every loop, that is won, and unlocks what everybody wanted', () => {
    const { desk, told } = aDesk({ crowd: undefined });
    desk.advance(EPOCH, EPOCH);
    for (let at = EPOCH; at < EPOCH + 4 * LOOP; at += BUCKET_MS) desk.advance(at, at + BUCKET_MS);
    for (let loop = 0; loop < 4; loop += 1) {
      const battle = told.filter(({ data }) => data.id === `battle-${loop}`);
      const results = battle.filter(({ data }) => data.result !== null);
      assert.equal(results.length, 1, `loop ${loop}`);
      assert.ok(results[0]?.data.goals.some((/** @type {any} */ goal) => goal.unlockedAt !== null));
    }
    assert.deepEqual(battlesAt(EPOCH, LOOP, EPOCH - LOOP), []);
  });
});

describe('the judge', () => {
  const rules = {
    id: 'b',
    kind: /** @type {const} */ ('battle'),
    startsAt: EPOCH,
    endsAt: EPOCH + 20_000,
    overtimeMs: 10_000,
    countries: ['KR', 'JP'],
    goals: [{ id: 'gift', country: 'KR', target: 30 }],
  };
  /** Sums after each bucket of five seconds. @param {[number, number][]} steps */
  const judged = (steps, change = {}) => {
    const ends = steps.map((_, index) => EPOCH + (index + 1) * 5000);
    return judge({ ...rules, ...change }, K, ends, (end) => {
      const [KR, JP] = steps[(end - EPOCH) / 5000 - 1] ?? [0, 0];
      return { KR, JP };
    });
  };

  it('counts what ended by the deadline', () => {
    const { result, sums } = judged([
      [10, 0],
      [20, 0],
      [20, 10],
      [20, 19],
      [20, 90],
    ]);
    assert.deepEqual(result, { winner: 'KR' });
    assert.deepEqual(sums, { KR: 20, JP: 19 });
  });

  it('lets a tie go on until it is broken, and calls it a draw when it is not', () => {
    const tie = /** @type {[number, number][]} */ ([
      [20, 20],
      [20, 20],
      [20, 20],
      [20, 20],
    ]);
    assert.equal(judged(tie).result, null);
    assert.equal(judged(tie).overtimeEndsAt, EPOCH + 30_000);
    assert.deepEqual(judged([...tie, [21, 20]]).result, { winner: 'KR' });
    assert.deepEqual(judged([...tie, [20, 20], [20, 20]]).result, { winner: null });
    assert.deepEqual(judged(tie, { overtimeMs: 0 }).result, { winner: null });
  });

  it('counts fewer than k as none', () => {
    assert.deepEqual(
      judged(
        [
          [9, 0],
          [9, 0],
          [9, 0],
          [9, 0],
        ],
        { overtimeMs: 0 },
      ).result,
      {
        winner: null,
      },
    );
  });

  it('unlocks a goal with the bucket that reached it', () => {
    assert.equal(
      judged([
        [29, 0],
        [30, 0],
      ]).unlocked.get('gift'),
      EPOCH + 10_000,
    );
    assert.equal(judged([[29, 0]]).unlocked.has('gift'), false);
  });
});
