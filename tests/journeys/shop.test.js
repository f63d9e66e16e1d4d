import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startJourneys } from './harness.js';

/** What a shopper types, and what the axes of the jacket are called. */
const SHOPPERS = [
  { language: 'en', typed: 'SQUALL', color: 'Ink', length: 'Long', category: 'To wear' },
  { language: 'ar', typed: 'سكوال', color: 'حبري', length: 'طويل', category: 'للارتداء' },
];

const LIST = 'live-room >>> live-shelf >>> live-product-list >>>';
const SHEET = 'live-room >>> live-product-sheet >>>';

describe('The shop', { timeout: 300_000 }, () => {
  /** @type {Awaited<ReturnType<typeof startJourneys>>} */
  let journeys;
  before(async () => (journeys = await startJourneys()));
  after(() => journeys?.close());

  for (const { language, typed, color, length, category } of SHOPPERS) {
    it(`is searched, chosen from on three axes, paid in another market; in ${language}`, async () => {
      const scope = journeys.newScope();
      const visit = await journeys.open(`/storefront/?scope=${scope}&lang=${language}`);
      const { page } = visit;
      await visit.untilPlaying();
      await visit.until('the products are there', () => {
        const { room } = /** @type {any} */ (document.querySelector('live-room'));
        return room.shop.store.current.products.length >= 10;
      });

      // Find: a category, then words.
      await page.$eval('live-room', (room) => /** @type {any} */ (room).openShelf());
      await page.waitForSelector(`${LIST} .chips`);
      await untilStill(visit);
      await visit.tapSelector(`${LIST} ::-p-aria([name="${category}"][role="button"])`);
      const field = await page.waitForSelector(`${LIST} input[type="search"]`);
      await field?.type(typed);
      await visit.until('one product is left', () => {
        const { journey } = /** @type {any} */ (window);
        return journey.all('live-product-list').some((list) => {
          return list.shadowRoot.querySelectorAll('.product').length === 1;
        });
      });
      await visit.tapSelector(`${LIST} .row`);

      // Choose on three axes; there is no small one in the long cut.
      await page.waitForSelector(`${SHEET} fieldset`);
      await untilStill(visit);
      const choose = async (name) => {
        const input = await page.waitForSelector(`${SHEET} input[aria-label^="${name}"]`);
        await input?.evaluate((radio) => /** @type {HTMLElement} */ (radio).click());
      };
      await choose(color);
      await choose('M');
      await choose(length);
      await page.waitForSelector(`${SHEET} .not-made`);
      await visit.tapSelector(`${SHEET} live-size-help >>> summary`);
      await page.waitForSelector(`${SHEET} live-size-help >>> tr.chosen`, { visible: true });
      await visit.tapSelector(`${SHEET} [part="add-to-cart"]`);

      // The shop's own side has it at once.
      await visit.until(
        'the badge of the shop',
        () => document.getElementById('cart-badge')?.textContent === '1',
      );
      const go = (path) =>
        page.evaluate((to) => {
          history.pushState(null, '', to + location.search);
          dispatchEvent(new Event('shop-navigated'));
        }, path);
      await go('/storefront/cart');
      const sum = () => document.getElementById('cart-sum')?.textContent ?? '';
      await visit.until('the sum in dollars', () =>
        /149|١٤٩/.test(document.getElementById('cart-sum')?.textContent ?? ''),
      );

      // Both ways: the room's cart follows the shop's page.
      await visit.tapSelector('.page-cart .stepper button:last-child');
      await visit.until('two in the room', () => {
        const { room } = /** @type {any} */ (document.querySelector('live-room'));
        return room.shop.store.current.cart?.totalQuantity === 2;
      });

      // Another market: other prices, another delivery, other ways to pay.
      const before = await page.evaluate(sum);
      const delivery = await page.$eval('.page-cart .market-note', (note) => note.textContent);
      await page.select('#market', 'BR');
      await visit.until(
        'prices of Brazil',
        (dollars) => {
          const now = document.getElementById('cart-sum')?.textContent ?? '';
          return now !== dollars && /R\$/.test(now);
        },
        { argument: before },
      );
      const moved = await page.$eval('.page-cart .market-note', (note) => note.textContent);
      assert.notEqual(moved, delivery);
      await visit.until('the room has them too', () => {
        const { room } = /** @type {any} */ (document.querySelector('live-room'));
        return room.shop.store.current.cart?.subtotal?.currency === 'BRL';
      });

      // Pay later: the order waits.
      await go('/storefront/checkout');
      await visit.tapSelector('input[value="pix"]');
      await visit.tapSelector('form button[type="submit"]');
      await page.waitForSelector('.status.pending', { visible: true });
      assert.match(await page.$eval('.reference', ({ textContent }) => textContent ?? ''), /-PIX$/);
      await visit.until('both carts are empty', () => {
        const { room } = /** @type {any} */ (document.querySelector('live-room'));
        return (
          room.shop.store.current.cart?.totalQuantity === 0 &&
          document.getElementById('cart-badge')?.hidden
        );
      });
      await visit.assertClean();
      await visit.close();
    });
  }
});

/** A sheet rises; a tap before it stands would land beside it, and close it. */
async function untilStill(visit) {
  await visit.until('the sheet stands still', () => {
    const { journey } = /** @type {any} */ (window);
    return journey.all('dialog').every((dialog) => dialog.getAnimations().length === 0);
  });
}
