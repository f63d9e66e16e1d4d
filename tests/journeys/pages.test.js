import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { DESKTOP, startJourneys } from './harness.js';

const BUILT = existsSync(new URL('../../dist/live-room.js', import.meta.url));

describe('On a page', { timeout: 300_000 }, () => {
  /** @type {Awaited<ReturnType<typeof startJourneys>>} */
  let journeys;
  before(async () => (journeys = await startJourneys()));
  after(() => journeys?.close());

  it('two rooms play side by side and know nothing of each other', async () => {
    const scope = journeys.newScope();
    const visit = await journeys.open(`/storefront/?scope=${scope}`, { viewport: DESKTOP });
    await visit.untilPlaying('#room');
    await visit.page.evaluate((src) => {
      const second = document.createElement('live-room');
      second.id = 'second';
      second.setAttribute('autoplay', '');
      second.setAttribute('muted', '');
      second.setAttribute('language', 'es');
      second.setAttribute('src', src);
      document.getElementById('page')?.prepend(second);
    }, `${journeys.demo.originUrl}/shows/replay.json`);
    await visit.untilPlaying('#second');
    await visit.untilPlaying('#room');

    const started = await visit.until('both have started', () => {
      const { journey } = /** @type {any} */ (window);
      const rooms = journey.events
        .filter((event) => event.type === 'live-playback-started')
        .map((event) => event.room);
      return rooms.length >= 2 && rooms;
    });
    assert.deepEqual(started.sort(), ['room', 'second']);
    const languages = await visit.page.$$eval('live-room', (rooms) =>
      rooms.map((room) => [room.id, /** @type {any} */ (room).room.language]),
    );
    assert.deepEqual(Object.fromEntries(languages), { room: 'en', second: 'es' });

    await visit.page.evaluate(() => document.getElementById('second')?.remove());
    await visit.untilPlaying('#room');
    await visit.assertClean();
    await visit.close();
  });

  it('a room that is moved goes on without a reload', async () => {
    const visit = await journeys.open(`/storefront/?scope=${journeys.newScope()}`);
    await visit.untilPlaying();
    const masters = visit.countRequests('/live/show/wide/master.m3u8');
    await visit.page.evaluate(() => {
      const room = /** @type {Element} */ (document.getElementById('room'));
      document.getElementById('page')?.prepend(room);
    });
    await visit.untilPlaying();
    assert.equal(visit.countRequests('/live/show/wide/master.m3u8'), masters);
    await visit.assertClean();
    await visit.close();
  });

  it('the mini-player plays on while the shop changes its pages', async () => {
    const visit = await journeys.open(`/storefront/?scope=${journeys.newScope()}`);
    const { page } = visit;
    const words = await visit.words('en');
    await visit.untilPlaying();
    await page.evaluate(() => {
      /** @type {any} */ (window).samePage = true;
      const { journey } = /** @type {any} */ (window);
      /** @type {any} */ (window).sameVideo = journey.all('video')[0];
    });
    const masters = visit.countRequests('/live/show/wide/master.m3u8');

    await visit.tapSelector('a[data-product="tote"]');
    await visit.untilText('Harbour Tote', { within: '#page h1' });
    const box = await visit.until('the room plays in a corner', () => {
      const { journey } = /** @type {any} */ (window);
      const room = /** @type {Element} */ (document.querySelector('live-room'));
      const video = journey.all('video')[0]?.getBoundingClientRect();
      const small = video?.width > 60 && video.width < innerWidth * 0.6;
      return room.matches(':state(minimized)') && small && { width: video.width };
    });
    assert.ok(box);
    await visit.untilPlaying();
    await page.evaluate(() => history.back());
    await visit.until(
      'the room is back in its place',
      () => !document.querySelector('live-room')?.matches(':state(minimized)'),
    );
    await visit.untilPlaying();

    // And back by the mini-player's own button.
    await visit.tapSelector('a[data-product="bottle"]');
    await visit.tapSelector(
      `live-room >>> .mini-bar >>> ::-p-aria([name="${words('controls.restore')}"])`,
    );
    await visit.until('home again', () => location.pathname === '/storefront/');
    await visit.untilPlaying();

    const same = await page.evaluate(() => {
      const { journey, samePage, sameVideo } = /** @type {any} */ (window);
      return samePage && journey.all('video')[0] === sameVideo;
    });
    assert.ok(same, 'the same page and the same video');
    assert.equal(visit.countRequests('/live/show/wide/master.m3u8'), masters);
    await visit.assertClean();
    await visit.close();
  });

  it(
    'one tag and one script from the built bundle are enough',
    { skip: !BUILT && 'npm run build' },
    async () => {
      const visit = await journeys.open('/plain/');
      assert.equal(await visit.page.$$eval('script', (scripts) => scripts.length), 1);
      await visit.until('the tag is defined', () => customElements.get('live-room') !== undefined);
      // The tag as it stands waits for a tap; this is the tap.
      await visit.tap('button', 'Tap to play');
      await visit.untilPlaying();
      const foreign = visit.requests.filter((url) => new URL(url).hostname !== 'localhost');
      assert.deepEqual(foreign, [], 'nothing is fetched from anywhere else');
      await visit.assertClean();
      await visit.close();
    },
  );

  it('the SDK alone plays, captions and sells', async () => {
    const visit = await journeys.open('/sdk/', { viewport: DESKTOP });
    await visit.until('the picture moves', () => {
      const video = document.querySelector('video');
      return video && video.videoWidth > 0 && video.currentTime > 0.5;
    });
    await visit.until('a caption', () => document.getElementById('caption')?.textContent, {
      timeout: 60_000,
    });
    await visit.tapSelector('#angles button:nth-child(2)');
    await visit.until(
      'the angle is chosen',
      () => document.querySelector('#angles button:nth-child(2)[aria-pressed="true"]') !== null,
    );
    await visit.assertClean();
    await visit.close();
  });

  it('a shop that uses the policy of docs/csp.md is served with it', async () => {
    for (const path of ['/storefront/', '/sdk/', '/plain/']) {
      const response = await fetch(journeys.demo.url + path);
      const policy = response.headers.get('content-security-policy') ?? '';
      assert.match(policy, /require-trusted-types-for 'script'/);
      assert.doesNotMatch(policy, /'unsafe-(inline|eval)'/);
    }
  });

  it('before the script arrives, and without a show, the tag harms nothing', async () => {
    const visit = await journeys.open('/storefront/story');
    await visit.page.evaluate(() => {
      const tag = document.createElement('live-room');
      document.getElementById('page')?.append(tag);
      tag.remove();
    });
    assert.deepEqual([...visit.openSockets.values()], []);
    await visit.assertClean();
    await visit.close();
  });
});
