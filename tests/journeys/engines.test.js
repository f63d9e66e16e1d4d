import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { startEngineDemo } from '../../demo/engines/engine-demo.js';
import { findProgram, missingProgram } from '../../demo/engines/find-program.js';
import { startJourneys } from './harness.js';

/** From the end of one product's time on stage to the next there are up to 19 s. */
const NEXT_PIN_MS = 60_000;

for (const [kind, program] of /** @type {const} */ ([
  ['nats', 'nats-server'],
  ['mqtt', 'mosquitto'],
])) {
  const skip = findProgram(program) ? false : missingProgram(program);
  describe(`The demo on ${program}`, { skip, timeout: 180_000 }, () => {
    it('shows what is pinned, by way of the engine', async (t) => {
      /** @type {string[]} */
      let servers = [];
      const journeys = await startJourneys(async (options) => {
        const demo = await startEngineDemo(kind, options);
        servers = demo.servers.url.split(',');
        return demo;
      });
      t.after(() => journeys.close());
      const visit = await journeys.open('/storefront/');
      await visit.untilEvent('live-product-pinned', { timeout: NEXT_PIN_MS });
      const { status, rejectedMessages } = await visit.page.evaluate(
        () => /** @type {any} */ (document.querySelector('live-room')).room.realtime.store.current,
      );
      assert.equal(status, 'open');
      assert.equal(rejectedMessages, 0);
      const open = [...visit.openSockets.values()].map((url) => new URL(url).origin);
      assert.equal(open.length, 1, 'one line, and no other to the hub');
      assert.ok(servers.includes(open[0]), `${open[0]} is none of ${servers}`);
      await visit.assertClean();
      await visit.close();
    });
  });
}
