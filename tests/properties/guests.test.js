// @ts-check
/** Guests and their battles over a bad line: in any order, twice and late, everybody sees the same. */
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import fc from '../helpers/property.js';
import { importSource } from '../helpers/import-source.js';

const EPOCH = Date.UTC(2026, 0, 1);
const IDS = ['lin', 'noa', 'kim'];

describe('guests, over a bad line', () => {
  /** @type {any} */
  let source;
  before(async () => {
    source = await importSource(`
      export { GuestDesk } from './src/sdk/guests/guest-desk.js';
      export { NO_GUESTS } from './src/sdk/guests/guest-state.js';
      export { DisposalScope } from './src/sdk/state/disposal-scope.js';
      export { SnapshotStore } from './src/sdk/state/snapshot-store.js';
      export { FakeClock } from './tests/helpers/fake-clock.js';
      export { FakeAnnouncer } from './tests/helpers/fake-announcer.js';
    `);
  });

  function aViewer() {
    const clock = new source.FakeClock();
    const viewer = { state: source.NO_GUESTS };
    const desk = new source.GuestDesk({
      clock,
      scope: new source.DisposalScope(),
      announcer: new source.FakeAnnouncer(),
      serverNow: () => EPOCH + 100_000,
      playback: new source.SnapshotStore({ phase: 'playing', muted: true, volume: 1 }),
      captions: new source.SnapshotStore({ language: null }),
      addCue: () => undefined,
      thrifty: () => false,
      play: () => assert.fail('nobody has given it a place'),
      changed: (/** @type {object} */ change) => (viewer.state = { ...viewer.state, ...change }),
    });
    return Object.assign(viewer, { desk });
  }

  const told = fc.uniqueArray(
    fc.record({
      id: fc.constantFrom(...IDS),
      present: fc.boolean(),
      layout: fc.constantFrom('beside', 'inside'),
      second: fc.integer({ min: 0, max: 60 }),
    }),
    { maxLength: 24, selector: ({ id, second }) => `${id} ${second}` },
  );
  const scores = fc.uniqueArray(
    fc.record({
      id: fc.constantFrom('a', 'b', 'soon'),
      second: fc.integer({ min: 0, max: 60 }),
      host: fc.nat(1000),
      lin: fc.nat(1000),
    }),
    { maxLength: 24, selector: ({ id, second }) => `${id} ${second}` },
  );

  /** @param {{ id: string, present: boolean, layout: string, second: number }} entry */
  const guestMessage = ({ second, ...rest }) => ({
    type: 'guest',
    at: EPOCH + second * 1000,
    data: { ...rest, rev: second, sources: [{ url: `https://${rest.id}.example/x.m3u8` }] },
  });
  /** Two that run, and one that is announced. @type {Record<string, number>} */
  const starts = { a: EPOCH, b: EPOCH + 1000, soon: EPOCH + 150_000 };
  /** @param {{ id: string, second: number, host: number, lin: number }} entry */
  const versusMessage = ({ id, second, host, lin }) => ({
    type: 'versus',
    at: EPOCH + second * 1000,
    data: {
      id,
      rev: second,
      startsAt: starts[id],
      endsAt: EPOCH + 200_000,
      asOf: EPOCH + second * 1000,
      sides: [
        { id: 'host', score: host },
        { id: 'lin', score: lin },
      ],
    },
  });

  it('who is on the stage is what was said last by then, whatever came when', () => {
    fc.assert(
      fc.property(
        told,
        scores,
        fc.infiniteStream(fc.nat()),
        fc.nat(70),
        (guests, battle, chance, second) => {
          const messages = [...guests.map(guestMessage), ...battle.map(versusMessage)];
          // Shuffled, and some of them twice.
          const line = messages
            .flatMap((message) =>
              (chance.next().value ?? 0) % 3 === 0 ? [message, message] : [message],
            )
            .map((message) => ({ message, turn: chance.next().value ?? 0 }))
            .sort((a, b) => a.turn - b.turn);
          const viewer = aViewer();
          for (const { message, turn } of line) {
            if (turn % 4 === 0) viewer.desk.advance(EPOCH + (turn % 70) * 1000);
            viewer.desk.receive(message);
          }
          viewer.desk.advance(EPOCH + second * 1000);

          // By hand, from the truth in its order.
          const by = (
            /** @type {{ id: string, second: number }[]} */ all,
            /** @type {string} */ id,
          ) =>
            all
              .filter((one) => one.id === id && one.second <= second)
              .sort((a, b) => a.second - b.second);
          const present = IDS.map((id) => {
            const mine = /** @type {any[]} */ (by(guests, id));
            const last = mine.at(-1);
            const left = mine.findLastIndex((one) => !one.present);
            return last?.present && { id, layout: last.layout, since: mine[left + 1].second };
          })
            .filter(Boolean)
            .sort((a, b) => a.since - b.since || (a.id < b.id ? -1 : 1));
          assert.deepEqual(
            viewer.state.guests.map(({ id, layout }) => [id, layout]),
            present.slice(0, 2).map(({ id, layout }) => [id, layout]),
          );
          const last = /** @type {any} */ (
            ['b', 'a', 'soon'].map((id) => by(battle, id).at(-1)).find(Boolean)
          );
          assert.deepEqual(
            viewer.state.versus && [
              viewer.state.versus.id,
              viewer.state.versus.sides.map((/** @type {any} */ side) => side.score),
            ],
            last ? [last.id, [last.host, last.lin]] : null,
          );
        },
      ),
      { numRuns: 300 },
    );
  });
});
