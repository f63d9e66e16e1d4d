import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startJourneys } from './harness.js';

describe('Comments that fly over the picture', { timeout: 240_000 }, () => {
  /** @type {Awaited<ReturnType<typeof startJourneys>>} */
  let journeys;
  before(async () => {
    journeys = await startJourneys();
  });
  after(() => journeys?.close());

  it('a shopper lets them fly, they lie on nothing, the producer clears them away', async () => {
    const scope = journeys.newScope();
    const visit = await journeys.open(`/storefront/?scope=${scope}&lang=en`);
    await visit.untilPlaying();
    const words = await visit.words('en');
    assert.ok(
      !visit.requests.some((url) => url.includes('live-danmaku.ts')),
      'not before it is on',
    );
    await visit.tap('button', words('danmaku.toggle'));
    const seen = await visit.until(
      'three comments fly',
      () => {
        const { journey } = /** @type {any} */ (window);
        const flying = journey.all('[part="air"] > span:not([hidden])');
        if (flying.length < 3) return null;
        const boxOf = (/** @type {Element} */ element) => element.getBoundingClientRect();
        const boxes = flying.map(boxOf);
        const others = journey
          .all('.header, live-captions, live-pins, live-controls, .chip')
          .map(boxOf);
        const touch = (/** @type {DOMRect} */ a, /** @type {DOMRect} */ b) =>
          Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 &&
          Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1;
        return {
          each: boxes.filter((a, index) => boxes.slice(index + 1).some((b) => touch(a, b))).length,
          others: boxes.filter((a) => others.some((b) => touch(a, b))).length,
        };
      },
      { timeout: 60_000 },
    );
    assert.deepEqual(seen, { each: 0, others: 0 });

    // The whole stage is kept clear, with the next picture.
    const avoid = [{ x: 0, y: 0, width: 1, height: 1 }];
    const answer = await fetch(`${journeys.demo.originUrl}/control`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({
        scope,
        room: 'studio',
        envelope: { type: 'stage.layout', at: Date.now(), data: { avoid } },
      }),
    });
    assert.equal(answer.status, 200, await answer.text());
    await visit.until('the air is clear', () => {
      const { journey } = /** @type {any} */ (window);
      const { room } = /** @type {any} */ (document.querySelector('live-room'));
      const kept = room.danmaku.store.current.avoid.length;
      return kept === 1 && journey.all('[part="air"] > span:not([hidden])').length === 0;
    });

    await visit.tap('button', words('danmaku.toggle'));
    await visit.until('the layer is gone', () => {
      const { journey } = /** @type {any} */ (window);
      return journey.all('[part="air"]').length === 0;
    });
    await visit.assertClean();
    await visit.close();
  });

  it('a shopper who wants less motion has no button for it, and the settings say why', async () => {
    const visit = await journeys.open('about:blank');
    await visit.page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
    const scope = journeys.newScope();
    await visit.page.goto(`${journeys.demo.url}/storefront/?scope=${scope}&lang=en`);
    await visit.untilPlaying();
    const words = await visit.words('en');
    await visit.until('there is a chat', () => {
      const { room } = /** @type {any} */ (document.querySelector('live-room'));
      return room.chat.store.current.rows.length > 0;
    });
    await visit.tap('button', words('controls.settings'));
    await visit.untilText(words('danmaku.still'), { within: 'live-room' });
    assert.ok(!visit.requests.some((url) => /live-danmaku\.ts/.test(url)));
    await visit.close();
  });
});
