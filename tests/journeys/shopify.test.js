import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startJourneys } from './harness.js';

describe('A shopper on a Shopify theme', { timeout: 300_000 }, () => {
  /** @type {Awaited<ReturnType<typeof startJourneys>>} */
  let journeys;
  before(async () => (journeys = await startJourneys()));
  after(() => journeys?.close());

  it('has one cart: what the theme changes the room shows, and the other way round', async () => {
    const visit = await journeys.open(`/shopify/?scope=${journeys.newScope()}`, {
      // The shop's refusal below.
      expected: [/status of 409/],
    });
    await visit.untilPlaying();

    // In: the theme adds, the room hears of it by the standard event.
    await visit.tap('button', 'Add Harbour Tote');
    await untilInRoom(visit, { tote: 1 });

    // Out: the room adds by the standard action, and the theme's own cart shows it.
    const answer = await visit.page.evaluate(() => {
      const { room } = /** @type {any} */ (document.querySelector('live-room'));
      return room.shop.add({ productId: 'bottle', variantId: 'bottle-sage', quantity: 2 });
    });
    assert.deepEqual(answer, { ok: true });
    await visit.until(
      'the theme counts three',
      () => document.getElementById('cart-count')?.textContent === '3',
    );

    // A line that the theme removes is gone from the room.
    await visit.tapSelector('#cart-button');
    await visit.tapSelector('#lines li:first-child button:last-child');
    await untilInRoom(visit, { bottle: 2 });

    // What the shop refuses changes neither.
    const refused = await visit.page.evaluate(() => {
      const { room } = /** @type {any} */ (document.querySelector('live-room'));
      return room.shop.add({ productId: 'sneaker', variantId: 'sneaker-black-43', quantity: 1 });
    });
    assert.equal(refused.ok, false);
    assert.equal(refused.reason, 'out-of-stock');
    await untilInRoom(visit, { bottle: 2 });
    await visit.assertClean();
    await visit.close();
  });
});

/** Waits until the room's cart holds these pieces, by product. */
function untilInRoom(visit, wanted) {
  return visit.until(
    `the room's cart is ${JSON.stringify(wanted)}`,
    (text) => {
      const { room } = /** @type {any} */ (document.querySelector('live-room'));
      const { cart, pendingChanges } = room.shop.store.current;
      const pieces = Object.fromEntries(
        (cart?.lines ?? []).map(({ productId, quantity }) => [productId, quantity]),
      );
      return pendingChanges === 0 && JSON.stringify(pieces) === text;
    },
    { argument: JSON.stringify(wanted) },
  );
}
