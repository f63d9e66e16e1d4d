import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { DESKTOP, startJourneys } from './harness.js';

const SMALL = { width: 360, height: 640, deviceScaleFactor: 2, isMobile: true, hasTouch: true };

describe('Insights', { timeout: 300_000 }, () => {
  /** @type {Awaited<ReturnType<typeof startJourneys>>} */
  let journeys;
  before(async () => {
    journeys = await startJourneys();
  });
  after(() => journeys?.close());

  /** @param {string} scope */
  const collected = async (scope) => {
    const answer = await fetch(`${journeys.demo.originUrl}/~${scope}/insights`);
    const { batches } = await answer.json();
    /** @type {{ visit: string, name: string, params: any }[]} */
    const facts = [];
    for (const { visit, facts: own } of batches)
      for (const [, , name, params] of own) facts.push({ visit, name, params });
    return facts;
  };

  it('nothing is counted before the viewer agrees, and all is erased when they no longer do', async () => {
    const scope = journeys.newScope();
    const visit = await journeys.open(
      `/storefront/?scope=${scope}&lang=en&country=DE&consent=ask&insights`,
    );
    const posts = () => visit.requests.filter((url) => url.endsWith('/insights')).length;
    const databases = () =>
      visit.page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
    await visit.untilPlaying();
    await visit.until('the room is measured', () => {
      const room = /** @type {any} */ (document.querySelector('live-room')).room;
      return room?.insights !== null && room.insights !== undefined;
    });
    await visit.until('a product is on the stage', () => {
      const { journey } = /** @type {any} */ (window);
      return journey.all('[data-product]').length > 0;
    });
    assert.equal(posts(), 0);
    assert.deepEqual(await databases(), []);

    await visit.until('it is recorded', () => {
      const { journey } = /** @type {any} */ (window);
      const { room } = /** @type {any} */ (document.querySelector('live-room'));
      // By its text, and not by its place: the question moves while the page finds its height.
      const yes = journey.all('button').find((one) => one.textContent.trim() === 'Allow all');
      yes?.click();
      return room.insights.store.current.recording;
    });
    // The card that is on the stage is seen for a second, and then chosen.
    await visit.until('the card was seen', () => {
      const { room } = /** @type {any} */ (document.querySelector('live-room'));
      return room.insights.store.current.waiting >= 3;
    });
    await visit.until('the product can be opened', () => {
      const { journey } = /** @type {any} */ (window);
      journey.all('live-product .open, .card .open')[0]?.click();
      return journey.all('live-product-sheet').length > 0;
    });
    await visit.until('the visit is told', async () => {
      const { room } = /** @type {any} */ (document.querySelector('live-room'));
      await room.insights.flush();
      return room.insights.store.current.waiting === 0;
    });
    // What is on the sheet is known a moment after it opens.
    let facts = await collected(scope);
    while (!facts.some(({ name }) => name === 'view_item')) {
      await visit.page.evaluate(() =>
        /** @type {any} */ (document.querySelector('live-room')).room.insights.flush(),
      );
      facts = await collected(scope);
    }
    const names = new Set(facts.map(({ name }) => name));
    for (const name of ['live_join', 'video_start', 'view_item_list', 'select_item', 'view_item'])
      assert.ok(names.has(name), `${name} among ${[...names].join(' ')}`);
    const [chosen] = facts.filter(({ name }) => name === 'select_item');
    assert.equal(chosen?.params.item_list_id, 'pins');

    const before = posts();
    await visit.page.evaluate(() => {
      const { room } = /** @type {any} */ (document.querySelector('live-room'));
      room.market.decideConsent([]);
      room.insights.track('live_test');
    });
    await visit.until('nothing is kept any more', async () => {
      const { room } = /** @type {any} */ (document.querySelector('live-room'));
      await room.insights.kept();
      await room.insights.flush();
      return (await indexedDB.databases()).length === 0;
    });
    assert.equal(posts(), before);
    await visit.assertClean();
    await visit.close();
  });

  it('what could not be delivered comes with the next visit, and counts once', async () => {
    const scope = journeys.newScope();
    await journeys.fault(scope, { target: 'insights', kind: 'reset' });
    const visit = await journeys.open(
      `/storefront/?scope=${scope}&lang=en&country=US&consent=performance&insights`,
      { expected: [/insights|Failed to load|ERR_/] },
    );
    await visit.untilPlaying();
    const waiting = await visit.until('facts wait', async () => {
      const { room } = /** @type {any} */ (document.querySelector('live-room'));
      if (!room?.insights?.store.current.recording) return 0;
      await room.insights.flush();
      await room.insights.kept();
      const { waiting: left, error } = room.insights.store.current;
      return error?.code === 'insights-unreachable' && left;
    });
    assert.ok(waiting > 0);
    assert.equal((await journeys.clearFaults(scope), (await collected(scope)).length), 0);
    await visit.page.reload();
    await visit.untilPlaying();
    await visit.until('all is told', async () => {
      const { room } = /** @type {any} */ (document.querySelector('live-room'));
      if (!room?.insights?.store.current.recording) return false;
      await room.insights.flush();
      return room.insights.store.current.waiting === 0;
    });
    const joined = (await collected(scope)).filter(({ name }) => name === 'live_join');
    assert.equal(new Set(joined.map(({ visit: name }) => name)).size, 2);
    assert.equal(joined.length, 2);
    await visit.close();
  });

  for (const [language, viewport] of /** @type {const} */ ([
    ['en', DESKTOP],
    ['ar', SMALL],
  ]))
    it(`a desk shows the indicators of simulated viewers: ${language}`, async () => {
      const scope = journeys.newScope();
      const desk = await journeys.open(
        `/dashboard/?scope=${scope}&lang=${language}&viewers=300&simulate`,
        { viewport },
      );
      await desk.until(
        'the indicators are there',
        () => {
          const ready =
            /** @type {any} */ (document.querySelector('#simulate'))?.disabled === false;
          return ready && document.querySelectorAll('#indicators li').length === 6;
        },
        { timeout: 90_000 },
      );
      const seen = await desk.page.evaluate(() => ({
        funnel: [...document.querySelectorAll('#funnel .bar')].map(
          (bar) => bar.getBoundingClientRect().width,
        ),
        health: document.querySelectorAll('#health tbody tr').length,
        wide: document.documentElement.scrollWidth > innerWidth,
        dir: document.documentElement.dir,
        arms: document.querySelectorAll('.arm').length,
      }));
      assert.equal(seen.funnel.length, 6);
      assert.deepEqual(
        seen.funnel,
        [...seen.funnel].sort((a, b) => b - a),
      );
      assert.ok(seen.health >= 4);
      assert.equal(seen.arms, 2);
      assert.equal(seen.wide, false);
      assert.equal(seen.dir, language === 'ar' ? 'rtl' : 'ltr');
      await desk.until('the map of visits is there', () => {
        const map = document.querySelector('#heat live-order-map');
        return (map?.shadowRoot?.querySelectorAll('tbody tr').length ?? 0) > 3;
      });
      const visits = new Set((await collected(scope)).map(({ visit }) => visit));
      assert.equal(visits.size, 300);
      if (process.env['SHOTS'])
        await desk.page.screenshot({
          path: `${process.env['SHOTS']}/desk-${language}.png`,
          fullPage: viewport === DESKTOP,
        });
      await desk.assertClean();
      await desk.close();
    });

  it('the storefront tells search engines of its show, from the server', async () => {
    const answer = await fetch(`${journeys.demo.url}/storefront/?lang=es`);
    const html = await answer.text();
    const [, json = ''] = /<script type="application\/ld\+json">([^<]*)<\/script>/.exec(html) ?? [];
    const graph = JSON.parse(json)['@graph'];
    const types = graph.map((/** @type {any} */ thing) => thing['@type']);
    assert.ok(types.includes('VideoObject') && types.includes('Product'));
    assert.match(html, /hreflang="ar"/);
    assert.match(html, /property="og:title"/);
    // The page with it breaks no policy.
    const visit = await journeys.open('/storefront/?lang=es');
    await visit.untilPlaying();
    await visit.assertClean();
    await visit.close();
  });

  it('a page that asks for it describes its show itself, under a strict policy', async () => {
    const visit = await journeys.open(`/storefront/story?scope=${journeys.newScope()}&lang=en`);
    await visit.page.evaluate((origin) => {
      const room = document.createElement('live-room');
      room.id = 'described';
      room.setAttribute('structured-data', '');
      room.setAttribute('src', `${origin}/shows/replay.json`);
      // Not in `main`: the shop's router writes that anew.
      document.body.append(room);
    }, journeys.demo.originUrl);
    const described = await visit.until('the description is in the head', () => {
      const scripts = document.head.querySelectorAll('script[type="application/ld+json"]');
      return [...scripts].at(-1)?.textContent;
    });
    assert.equal(JSON.parse(described)['@graph'][0]['@type'], 'VideoObject');
    await visit.assertClean();
    await visit.page.evaluate(() => document.querySelector('#described')?.remove());
    await visit.until('and goes with it', () => {
      return document.head.querySelector('script[type="application/ld+json"]') === null;
    });
    await visit.close();
  });
});
