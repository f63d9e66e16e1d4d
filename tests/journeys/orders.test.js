import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startJourneys } from './harness.js';

describe('The orders of a show', { timeout: 300_000 }, () => {
  /** @type {Awaited<ReturnType<typeof startJourneys>>} */
  let journeys;
  before(async () => {
    journeys = await startJourneys();
  });
  after(() => journeys?.close());

  it('a shopper sees the race, opens the map over the room, and comes back', async () => {
    const visit = await journeys.open(`/storefront/?scope=${journeys.newScope()}&lang=en`);
    await visit.untilPlaying();
    await visit.until('the orders are on the stage', () => {
      const { journey } = /** @type {any} */ (window);
      return journey.all('.pill, .moment').length > 0;
    });
    await visit.until('the map can be opened', () => {
      const { journey } = /** @type {any} */ (window);
      journey.all('.pill, .moment')[0]?.click();
      return journey.all('live-order-map').length > 0;
    });
    const ranking = await visit.until('the ranking is there', () => {
      const { journey } = /** @type {any} */ (window);
      const rows = journey.all('tbody tr');
      return rows.length > 3 && rows.map((row) => row.textContent.replace(/\s+/g, ' ').trim());
    });
    assert.match(ranking.join('\n'), /South Korea/);
    // Nobody but the demo says that its orders are made up.
    await visit.until('it says that orders are simulated', () => {
      const { journey } = /** @type {any} */ (window);
      return journey.all('live-order-map')[0].shadowRoot.textContent.includes('simulated');
    });
    await visit.page.keyboard.press('Escape');
    await visit.until('the show is back', () => {
      const { journey } = /** @type {any} */ (window);
      return journey.all('live-order-map').length === 0;
    });
    await visit.assertClean();
    await visit.close();
  });

  it('what countries have unlocked together is there to be taken', async () => {
    const visit = await journeys.open(`/storefront/?scope=${journeys.newScope()}&lang=en`);
    await visit.untilPlaying();
    const soon = { timeout: 150_000 };
    await visit.until(
      'a goal has been unlocked',
      () => {
        const { room } = /** @type {any} */ (document.querySelector('live-room'));
        const open = room.interactions.store.current.list.filter((one) => one.phase === 'open');
        return room.orders.store.current.battles.some(({ goals }) =>
          goals.some(({ reward }) => open.some(({ id }) => id === reward?.ref)),
        );
      },
      soon,
    );
    await visit.until('the sheet leads to it', () => {
      const { journey } = /** @type {any} */ (window);
      // A moment of an unlock leads there by itself.
      if (journey.all('live-order-sheet').length === 0) journey.all('.pill')[0]?.click();
      journey.all('[part~=take]')[0]?.click();
      return journey.all('live-benefit, live-coupon').length > 0;
    });
    await visit.assertClean();
    await visit.close();
  });

  it('the map is a globe, where the page wants one', async () => {
    const visit = await journeys.open(`/storefront/?scope=${journeys.newScope()}&lang=en`);
    await visit.untilPlaying();
    const words = await visit.words('orders/en', 'en');
    await visit.until(
      'the globe is asked for',
      (label) => {
        const { journey } = /** @type {any} */ (window);
        const { room } = /** @type {any} */ (document.querySelector('live-room'));
        room.orders.mapOptions = { globe: true };
        const button = journey.all('.head button').find((one) => {
          return one.textContent.trim() === label;
        });
        if (!button) journey.all('.pill')[0]?.click();
        button?.click();
        return button !== undefined;
      },
      { argument: words('orders.globe') },
    );
    // Read in the frame that drew it: after that a WebGL canvas is empty.
    const share = await visit.until(
      'it is drawn',
      async () => {
        const { journey } = /** @type {any} */ (window);
        const [map] = journey.all('live-order-map');
        const globe = map?.shadowRoot.querySelector('.round canvas:nth-child(3)');
        if (!globe) return false;
        const copy = new OffscreenCanvas(100, 75);
        const pen = /** @type {OffscreenCanvasRenderingContext2D} */ (copy.getContext('2d'));
        await new Promise((resolve) => requestAnimationFrame(resolve));
        pen.drawImage(globe, 0, 0, 100, 75);
        const { data } = pen.getImageData(0, 0, 100, 75);
        const painted = data.filter((value, at) => at % 4 === 3 && value > 0).length;
        return painted > 0 && painted / 7500;
      },
      { timeout: 60_000 },
    );
    // A ball in a frame of four to three.
    assert.ok(share > 0.2 && share < 0.9, `${share}`);
    await visit.assertClean();
    await visit.close();
  });

  it('an order in the shop is counted with the next bucket, and only as one of its country', async () => {
    const scope = journeys.newScope();
    const base = `${journeys.demo.originUrl}/~${scope}`;
    const visit = await journeys.open(`/dashboard/?scope=${scope}`);
    const before = await visit.until('the desk shows orders and viewers', () => {
      const maps = /** @type {any[]} */ ([...document.querySelectorAll('live-order-map')]);
      const there = maps.every((map) => map.shadowRoot?.querySelector('tbody tr'));
      return there && maps[0].room.orders.store.current.tally;
    });
    const headers = { 'content-type': 'application/json', 'x-session': 'buyer' };
    const line = JSON.stringify({ variantId: 'bottle-sage', quantity: 1 });
    const added = await fetch(`${base}/shop/cart/lines`, { method: 'POST', headers, body: line });
    assert.equal(added.status, 201, await added.text());
    const body = new URLSearchParams({ country: 'MT' });
    const paid = await fetch(`${base}/shop/checkout/buyer`, { method: 'POST', body });
    assert.match(await paid.text(), /Thank you/);
    const after = await visit.until(
      'another bucket has been told',
      (until) => {
        const { room } = /** @type {any} */ (document.querySelector('live-order-map'));
        const { tally } = room.orders.store.current;
        return tally.until > until + 5000 && tally;
      },
      { argument: before.until },
    );
    assert.ok(after.total > before.total);
    // One of Malta: nobody sees that it was there.
    assert.ok(!after.countries.some(({ code }) => code === 'MT'));
    assert.ok(after.other > 0);
    await visit.assertClean();
    await visit.close();
  });
});
