import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { PATIENCE_MS, startJourneys } from './harness.js';

describe('When something breaks', { timeout: 300_000 }, () => {
  /** @type {Awaited<ReturnType<typeof startJourneys>>} */
  let journeys;
  before(async () => (journeys = await startJourneys()));
  after(() => journeys?.close());

  /** What the browser itself logs about requests that were made to fail. */
  const FAILED_REQUESTS = [/Failed to load resource/, /WebSocket connection to/];

  it('the primary source dies, and the backup carries the picture', async () => {
    const scope = journeys.newScope();
    const visit = await journeys.open(`/storefront/?scope=${scope}`, { expected: FAILED_REQUESTS });
    const words = await visit.words('en');
    await visit.untilPlaying();
    // A source that dies before its first picture is replaced without a word.
    await visit.untilEvent('live-playback-started');

    await journeys.fault(scope, { source: 'live', target: 'any', kind: 'reset' });
    const changed = await visit.untilEvent('live-source-changed');
    assert.equal(changed.detail.from, 'primary');
    assert.equal(changed.detail.to, 'backup');
    // About two seconds of standing picture, three times that on a slow machine.
    assert.ok(changed.detail.gapMs < 6000, `${changed.detail.gapMs} ms without a new picture`);
    await visit.untilText(words('notice.backup'));
    await visit.untilPlaying();
    await visit.assertClean();
    await visit.close();
  });

  it('the network goes away for ten seconds and comes back', async () => {
    const visit = await journeys.open(`/storefront/?scope=${journeys.newScope()}`, {
      expected: FAILED_REQUESTS,
    });
    const words = await visit.words('en');
    await visit.untilPlaying();
    // The words come after the picture; without a network they could not come any more.
    await visit.until('the buttons have their names', () => {
      const { journey } = /** @type {any} */ (window);
      return journey
        .all('live-controls')
        .some((controls) => controls.shadowRoot?.querySelector('[aria-label]'));
    });

    await visit.setOffline(true);
    const away = performance.now();
    await visit.untilText(words('stage.reconnecting'));
    // The one wait by the clock: this journey is about ten seconds without a network.
    await visit.untilPassed(away, 10_000);
    await visit.setOffline(false);
    await visit.untilPlaying();
    await visit.until(
      'the words about it are gone',
      (text) => {
        const { journey } = /** @type {any} */ (window);
        return !journey.text('live-room').includes(text);
      },
      { argument: words('stage.reconnecting') },
    );
    const realtime = await visit.until('realtime is open again', () => {
      const { room } = /** @type {any} */ (document.querySelector('live-room'));
      return room.realtime.store.current.status === 'open';
    });
    assert.ok(realtime);
    await visit.assertClean();
    await visit.close();
  });

  it('realtime is down: the picture plays all the same', async () => {
    const scope = journeys.newScope();
    await journeys.fault(scope, { target: 'realtime', kind: '500' });
    const visit = await journeys.open(`/storefront/?scope=${scope}`, { expected: FAILED_REQUESTS });
    await visit.untilPlaying();
    const failed = await visit.untilFailure('realtime-unreachable');
    assert.equal(failed.detail.error.recoverable, true);
    await journeys.clearFaults(scope);
    await visit.until(
      'realtime recovers',
      () => {
        const { room } = /** @type {any} */ (document.querySelector('live-room'));
        return room.realtime.store.current.status === 'open';
      },
      { timeout: 2 * PATIENCE_MS },
    );
    await visit.assertClean();
    await visit.close();
  });

  const BAD_SHOWS = [
    { name: 'is not there', answer: { status: 404, body: 'gone' }, code: 'show-unreachable' },
    { name: 'fails at the server', answer: { status: 500, body: '' }, code: 'show-unreachable' },
    {
      name: 'is a sign-in page',
      answer: { body: '<!doctype html><h1>Please sign in</h1>', type: 'text/html' },
      code: 'show-not-json',
    },
    {
      name: 'is of a version to come',
      answer: { body: JSON.stringify({ version: 99, id: 'x' }) },
      code: 'show-version-unknown',
    },
    { name: 'says nothing', answer: { body: '{"version":1}' }, code: 'show-invalid' },
    {
      name: 'is hostile',
      answer: {
        body: `{"version":1,"__proto__":{"polluted":true},"id":{"toString":1},"title":["<img src=x onerror=alert(1)>"],
          "status":"live","angles":[{"id":"a","name":"a","sources":[{"url":"javascript:alert(1)","role":"primary"}]}],
          "captions":{"languages":"en"},"products":${'['.repeat(500)}${']'.repeat(500)}}`,
      },
      code: 'show-invalid',
    },
  ];
  for (const { name, answer, code } of BAD_SHOWS) {
    it(`the show document ${name}: the room says so (${code})`, async () => {
      const visit = await journeys.open('/storefront/story', { expected: FAILED_REQUESTS });
      const words = await visit.words('en');
      await visit.answerInstead('*shows/studio.json*', answer);
      await visit.tapSelector('.wordmark');
      await visit.untilFailure(code);
      await visit.untilText(words('error.show'), { within: 'live-room' });
      await visit.untilText(code, { within: 'live-room' });
      assert.equal(await visit.page.evaluate(() => /** @type {any} */ ({}).polluted), undefined);
      await visit.assertClean();
      await visit.close();
    });
  }

  it('the stream is no stream: the room says so', async () => {
    const scope = journeys.newScope();
    await journeys.fault(scope, { target: 'any', kind: 'html' });
    const visit = await journeys.open(`/storefront/?scope=${scope}`, { expected: FAILED_REQUESTS });
    const words = await visit.words('en');
    await visit.untilFailure('stream-not-hls', { timeout: 2 * PATIENCE_MS });
    await visit.untilText(words('error.stream'), { within: 'live-room', timeout: 2 * PATIENCE_MS });
    await visit.assertClean();
    await visit.close();
  });

  it('the shop refuses: the room says why', async () => {
    const scope = journeys.newScope();
    const visit = await journeys.open(`/storefront/?scope=${scope}`, { expected: FAILED_REQUESTS });
    await visit.untilPlaying();
    const answer = await visit.page.evaluate(() => {
      const { room } = /** @type {any} */ (document.querySelector('live-room'));
      // Black in 43 is sold out in this shop from the start.
      return room.shop.add({ productId: 'sneaker', variantId: 'sneaker-black-43' });
    });
    assert.deepEqual(
      { ok: answer.ok, reason: answer.reason },
      { ok: false, reason: 'out-of-stock' },
    );
    await visit.assertClean();
    await visit.close();
  });
});
