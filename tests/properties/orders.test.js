// @ts-check
/**
 * Orders and battles, over a line that is cut, repeats itself and loses messages, from a back end
 * that starts again: nobody counts differently, and nobody sees another winner.
 */
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import fc from '../helpers/property.js';
import { OrderDesk } from '../../demo/origin/order-desk.js';
import { StateLane } from '../../demo/origin/state-lane.js';
import { importSource } from '../helpers/import-source.js';

const EPOCH = Date.UTC(2026, 0, 1);
const BUCKET = 5000;
const BATTLES = 50;
const VIEWERS = 4;
const COUNTRIES = ['KR', 'JP', 'US', 'DE', 'MT', 'SG'];

/** @param {number} seed Mulberry32: chance that a failing run can be repeated with. */
function chance(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

describe('orders, over a bad line', () => {
  /** @type {any} */
  let source;
  before(async () => {
    source = await importSource(`
      export { Channel } from './src/sdk/realtime/channel.js';
      export { OrderBoard } from './src/sdk/orders/order-board.js';
      export { battleReferee } from './src/sdk/orders/battle-referee.js';
      export { NO_ORDERS } from './src/sdk/orders/orders-state.js';
      export { DisposalScope } from './src/sdk/state/disposal-scope.js';
      export { FakeClock } from './tests/helpers/fake-clock.js';
      export { FakeAnnouncer } from './tests/helpers/fake-announcer.js';
    `);
  });

  /** A viewer without a line yet. */
  function aViewer(clock = new source.FakeClock()) {
    const announcer = new source.FakeAnnouncer();
    const viewer = { clock, announcer, state: source.NO_ORDERS };
    const board = new source.OrderBoard({
      clock,
      announcer,
      scope: new source.DisposalScope(),
      serverNow: () => clock.now(),
      changed: (/** @type {object} */ change) => (viewer.state = { ...viewer.state, ...change }),
    });
    const channel = new source.Channel({
      clock,
      random: () => 0.5,
      statusChanged: () => undefined,
      failed: () => undefined,
      counted: () => undefined,
      deliver: (/** @type {any} */ message) => {
        if (['orders', 'battle'].includes(message.type)) board.receive(message);
      },
    });
    return Object.assign(viewer, { board, channel });
  }

  it('every tally is exactly a statement, and the last one exactly the truth', () => {
    const statement = fc.dictionary(
      fc.constantFrom(...COUNTRIES),
      fc.integer({ min: 0, max: 5000 }),
      { maxKeys: COUNTRIES.length },
    );
    fc.assert(
      fc.property(
        fc.array(statement, { minLength: 1, maxLength: 30 }),
        fc.array(fc.tuple(fc.nat(), fc.boolean()), { maxLength: 80 }),
        (statements, line) => {
          const viewer = aViewer();
          const tell = (/** @type {number} */ index) => {
            const until = EPOCH + (index + 1) * BUCKET;
            const data = { since: EPOCH, until, bucket: BUCKET, k: 10, sums: statements[index] };
            viewer.board.receive({ type: 'orders', data, ts: until, at: until });
          };
          const end = EPOCH + statements.length * BUCKET;
          viewer.board.advance(end);
          /** @type {Set<number>} */
          const heard = new Set();
          const check = () => {
            if (heard.size === 0) return;
            const sums = Object.values(statements[Math.max(...heard)]);
            const total = sums.reduce((a, b) => a + b, 0);
            const { tally } = viewer.state;
            assert.equal(tally.total, total);
            const shown = tally.countries.reduce(
              (/** @type {number} */ sum, /** @type {any} */ { count }) => sum + count,
              tally.other,
            );
            assert.equal(shown, total);
            assert.ok(tally.countries.every((/** @type {any} */ { count }) => count >= 10));
          };
          // Lost, repeated and out of order: whatever the line made of it.
          for (const [pick, twice] of line) {
            const index = pick % statements.length;
            tell(index);
            if (twice) tell(index);
            heard.add(index);
            check();
          }
          tell(statements.length - 1);
          heard.add(statements.length - 1);
          check();
        },
      ),
      { numRuns: 300 },
    );
  });

  it(`${BATTLES} battles with cuts and restarts: one winner and the same unlocks for everybody`, async () => {
    let draws = 0;
    let overtimes = 0;
    let unlocks = 0;
    for (let seed = 1; seed <= BATTLES; seed += 1) {
      const { viewers, truth, recorded, rules } = await battle(seed);
      const decided = JSON.stringify(outcomeOf(truth));
      assert.ok(truth.result, `battle ${seed} was not decided`);
      for (const [index, viewer] of viewers.entries()) {
        const [shown] = viewer.state.battles;
        assert.equal(shown?.phase, 'over', `battle ${seed}, viewer ${index}`);
        const seen = { ...shown, result: { winner: shown.winner } };
        assert.equal(JSON.stringify(outcomeOf(seen)), decided, `battle ${seed}, viewer ${index}`);
        const told = viewer.announcer.detailsOf('battle-won');
        assert.deepEqual(
          told.map((/** @type {any} */ { winner }) => winner),
          [truth.result.winner],
        );
        assert.deepEqual(
          viewer.announcer
            .detailsOf('goal-unlocked')
            .map((/** @type {any} */ { goalId }) => goalId)
            .sort(),
          truth.goals
            .filter((goal) => goal.unlockedAt !== null)
            .map(({ id }) => id)
            .sort(),
        );
        assert.equal(viewer.state.tally.total, viewers[0]?.state.tally.total);
      }
      // Whoever has the record comes to the same.
      const verdict = source.battleReferee.replayBattle(recorded, rules.overtimeMs);
      assert.deepEqual(verdict.result, truth.result, `battle ${seed}, replayed`);
      for (const goal of truth.goals)
        assert.equal(verdict.unlocked.get(goal.id) ?? null, goal.unlockedAt, `battle ${seed}`);
      draws += truth.result.winner === null ? 1 : 0;
      overtimes += truth.overtimeEndsAt === null ? 0 : 1;
      unlocks += verdict.unlocked.size;
    }
    // Otherwise they would prove less than they say.
    assert.ok(overtimes > 3, `${overtimes} overtimes`);
    assert.ok(draws > 0, `${draws} draws`);
    assert.ok(unlocks > BATTLES / 2, `${unlocks} unlocks`);
  });

  /**
   * One battle of random rules, random orders, and a line and a back end that fail at random.
   * @param {number} seed
   */
  async function battle(seed) {
    const random = chance(seed);
    const upTo = (/** @type {number} */ limit) => Math.floor(random() * limit);
    const countries = COUNTRIES.slice(0, 2 + upTo(3));
    const buckets = 6 + upTo(12);
    const rules = {
      id: `battle-${seed}`,
      kind: /** @type {const} */ ('battle'),
      startsAt: EPOCH + BUCKET,
      endsAt: EPOCH + (1 + buckets) * BUCKET,
      overtimeMs: upTo(3) * BUCKET,
      countries,
      goals: [
        { id: 'all', country: null, target: 20 + upTo(200) },
        ...countries.map((country) => ({ id: `for-${country}`, country, target: 10 + upTo(60) })),
      ],
    };
    const clock = new source.FakeClock();
    const lane = new StateLane('show');
    lane.restart(clock.now());
    /** @type {any[]} */
    const recorded = [];
    /** @type {Set<number>} */
    const online = new Set();
    const viewers = Array.from({ length: VIEWERS }, () => aViewer(clock));
    const publish = (
      /** @type {string} */ type,
      /** @type {any} */ data,
      /** @type {any} */ rest,
    ) => {
      if (type === 'battle') recorded.push(data);
      const envelope = lane.append(type, data, clock.now(), rest);
      for (const index of online) {
        // One in ten is lost on the way, one in ten comes twice.
        const fate = random();
        if (fate > 0.1) viewers[index]?.channel.push(envelope);
        if (fate > 0.9) viewers[index]?.channel.push(envelope);
      }
    };
    const aDesk = (/** @type {any} */ journal) =>
      new OrderDesk({
        epoch: EPOCH,
        loopMs: 96_000,
        tell: publish,
        tellDesk: () => undefined,
        journal,
        battles: () => [rules],
        crowd: () => ({}),
      });
    let desk = aDesk(undefined);
    const connect = (/** @type {number} */ index) => {
      online.add(index);
      const head = { v: 1, ep: lane.ep, seq: lane.seq, ts: clock.now(), type: 'snapshot' };
      viewers[index]?.channel.push({ ...head, data: { kept: desk.kept(clock.now()) } });
    };
    viewers.forEach((_, index) => connect(index));

    // Every third one is close, so that there are ties.
    const even = seed % 3 === 0;
    const end = rules.endsAt + rules.overtimeMs + 2 * BUCKET;
    for (let now = EPOCH + 1000; now <= end; now += 1000) {
      const orders = even ? 1 : upTo(4);
      for (let order = 0; order < orders; order += 1) {
        const chosen = even ? countries : [countries[upTo(countries.length)]];
        for (const country of chosen) desk.order(String(country), now - 500);
      }
      // Now and then somebody tips the balance of an even battle.
      if (even && random() < 0.01) desk.order(String(countries[upTo(countries.length)]), now - 500);
      await clock.advance(1000);
      if (random() < 0.05) {
        // The back end dies and comes back with what it has kept: it counts its lane anew.
        desk = aDesk(new Map(JSON.parse(JSON.stringify([...desk.journal]))));
        lane.restart(clock.now());
        [...online].forEach(connect);
      }
      desk.advance(now - 1000, now);
      for (const index of viewers.keys()) {
        if (online.has(index) && random() < 0.08) online.delete(index);
        else if (!online.has(index) && random() < 0.3) connect(index);
      }
      for (const viewer of viewers) viewer.board.advance(clock.now());
    }
    viewers.forEach((_, index) => connect(index));
    await clock.advance(1000);
    for (const viewer of viewers) viewer.board.advance(clock.now());
    return { viewers, truth: desk.battleAt(rules, end), recorded, rules };
  }
});

/** @param {any} battle */
function outcomeOf({ result, goals }) {
  return [result?.winner, goals.map((/** @type {any} */ { id, unlockedAt }) => [id, unlockedAt])];
}
