// @ts-check
/**
 * Facts over a bad line, a collector that comes and goes, and pages that crash: none that was
 * agreed to is lost, none is sent before that, and none counts twice.
 */
import assert from 'node:assert/strict';
import { setMaxListeners } from 'node:events';
import { before, describe, it } from 'node:test';
import fc from '../helpers/property.js';
import { importSource } from '../helpers/import-source.js';

const SCRIPTS = 60;

const is = fc.constant;
const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: is('track'), count: fc.integer({ min: 1, max: 60 }) }) },
  { weight: 3, arbitrary: fc.record({ do: is('wait'), ms: fc.integer({ min: 1, max: 70_000 }) }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: is('line'), fate: fc.constantFrom('taken', 'lost', 'answer-lost') }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('crash', 'hide', 'wake') }) },
  { weight: 1, arbitrary: fc.record({ do: is('agree'), yes: fc.boolean() }) },
);

/**
 * The script that is never left to chance: what was taken, and nobody heard it, is sent again.
 * @type {any[]}
 */
const ANSWER_LOST = [
  { do: 'agree', yes: true },
  { do: 'line', fate: 'answer-lost' },
  { do: 'track', count: 60 },
  { do: 'wait', ms: 60_000 },
];

describe('facts, over a bad line', () => {
  /** @type {any} */
  let source;
  before(async () => {
    // Each of the room's events has a listener, and all of them one way out.
    setMaxListeners(50);
    source = await importSource(`
      export { RoomInsights } from './src/sdk/insights/room-insights.js';
      export { FakeClock, settle } from './tests/helpers/fake-clock.js';
      export { FakeRoom } from './tests/helpers/fake-room.js';
      export * from './tests/helpers/insights.js';
    `);
  });

  /** A viewer with a device, whose pages come and go. */
  function aViewer() {
    const collector = new source.FakeCollector();
    const device = new source.FakeDevice();
    const clock = new source.FakeClock();
    const viewer = {
      collector,
      clock,
      /** Numbers of facts that were agreed to and kept. */
      owed: new Set(),
      /** Those that nobody had agreed to when they happened, or when they could have gone. */
      forbidden: new Set(),
      agreed: false,
      tracked: 0,
      page: open(),
      crash() {
        viewer.page.crash();
        viewer.page = open();
      },
      /** @param {boolean} yes */
      async agree(yes) {
        viewer.agreed = yes;
        source.agree(viewer.page.room, yes);
        await source.settle();
        if (yes) return;
        // What has arrived was agreed to when it did; the rest is erased.
        for (const n of viewer.owed) if (!viewer.arrived().includes(n)) viewer.forbidden.add(n);
        viewer.owed.clear();
      },
      /** @param {number} count */
      async track(count) {
        for (let each = 0; each < count; each += 1) {
          const n = (viewer.tracked += 1);
          assert.equal(viewer.page.insights.track('live_test', { n }), viewer.agreed);
          (viewer.agreed ? viewer.owed : viewer.forbidden).add(n);
        }
        await viewer.page.insights.kept();
      },
      arrived: () => collector.named('live_test').map((/** @type {any} */ { params }) => params.n),
    };
    function open() {
      const page = device.page();
      const room = new source.FakeRoom();
      const world = source.aWorld(collector, page.store, clock);
      // The clock outlives a page; what it wakes in one that has crashed reaches nobody.
      world.send = () => page.line(collector.send());
      return {
        ...page,
        room,
        world,
        insights: new source.RoomInsights(room, { endpoint: '/facts' }, world),
      };
    }
    return viewer;
  }

  it('loses none, sends none before, and counts none twice', async (t) => {
    let [facts, received, counted] = [0, 0, 0];
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (script) => {
        const viewer = aViewer();
        const { collector } = viewer;
        for (const each of /** @type {any[]} */ (script)) {
          if (each.do === 'track') await viewer.track(each.count);
          else if (each.do === 'wait') await viewer.clock.advance(each.ms);
          else if (each.do === 'line') collector.fate = () => each.fate;
          else if (each.do === 'agree') await viewer.agree(each.yes);
          else if (each.do === 'hide') viewer.page.world.hide();
          else if (each.do === 'wake') viewer.page.world.wake();
          else {
            viewer.crash();
            await viewer.agree(viewer.agreed);
          }
        }
        // At last the line is good, and the viewer agrees: what is owed comes in.
        collector.fate = () => 'taken';
        await viewer.agree(true);
        const { insights } = viewer.page;
        for (let round = 0; round < 20; round += 1) await insights.flush();
        assert.equal(insights.store.current.waiting, 0);

        const arrived = viewer.arrived();
        assert.equal(new Set(arrived).size, arrived.length, 'none counts twice');
        for (const n of viewer.owed) assert.ok(arrived.includes(n), `fact ${n} is lost`);
        for (const n of arrived) assert.ok(!viewer.forbidden.has(n), `nobody agreed to ${n}`);
        insights.stop();
        facts += viewer.tracked;
        received += collector.received;
        counted += collector.records.size;
      }),
      { numRuns: SCRIPTS, examples: [[ANSWER_LOST]] },
    );
    t.diagnostic(`${facts} facts; ${received} came to the collector, ${counted} of them anew`);
    assert.ok(facts > 5000, 'enough facts to believe it');
    assert.ok(received > counted, 'some came twice, or the line was too good');
  });
});
