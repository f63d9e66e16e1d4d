import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startJourneys } from './harness.js';

const SHEET = 'live-room >>> live-product-sheet >>>';
/** WebGL in software, beside a show. */
const PATIENT = { timeout: 60_000 };
const VIEWER = `${SHEET} live-product-viewer`;

/** What one of the colours of the shoe is called. */
const SHOPPERS = [
  { language: 'en', coral: 'Coral' },
  { language: 'ar', coral: 'مرجاني' },
];

describe('A product in three dimensions', { timeout: 300_000 }, () => {
  /** @type {Awaited<ReturnType<typeof startJourneys>>} */
  let journeys;
  before(async () => {
    journeys = await startJourneys(undefined, [
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
    ]);
  });
  after(() => journeys?.close());

  /** By the button itself, and not by its place: the gallery above it still finds its height. */
  const openView = (/** @type {any} */ visit) =>
    visit.until('the view is open', () => {
      const { journey } = /** @type {any} */ (window);
      if (journey.all('live-product-viewer').length > 0) return true;
      journey.all('.three')[0]?.click();
      return false;
    });

  for (const { language, coral } of SHOPPERS) {
    it(`is turned, chosen in another colour, held by the host, and bought as shown; in ${language}`, async () => {
      const scope = journeys.newScope();
      const visit = await journeys.open(`/storefront/?scope=${scope}&lang=${language}`);
      const { page } = visit;
      await visit.untilPlaying();
      await visit.until('the products are there', () => {
        const { room } = /** @type {any} */ (document.querySelector('live-room'));
        return room.shop.store.current.products.length >= 10;
      });
      await page.$eval('live-room', (room) => /** @type {any} */ (room).openProduct('sneaker'));
      await openView(visit);
      await visit.until(
        'the shoe stands there',
        () => {
          const { journey } = /** @type {any} */ (window);
          const [viewer] = journey.all('live-product-viewer');
          return viewer?.loaded && viewer.availableVariants.length === 3;
        },
        PATIENT,
      );

      // What is chosen is shown.
      const radio = await page.waitForSelector(`${SHEET} input[aria-label^="${coral}"]`);
      await radio?.evaluate((input) => /** @type {HTMLElement} */ (input).click());
      await visit.until('it is shown in coral', () => {
        const { journey } = /** @type {any} */ (window);
        return journey.all('live-product-viewer')[0].variantName === 'coral';
      });

      // What the host holds is what everybody sees.
      const said = await fetch(`${journeys.demo.originUrl}/control`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          scope,
          room: 'studio',
          envelope: {
            type: 'view',
            data: {
              productId: 'sneaker',
              orbit: '170deg 80deg 110%',
              options: { color: 'black' },
              dimensions: true,
            },
          },
        }),
      });
      assert.ok(said.ok, await said.text());
      await visit.until('the host has turned it, and chosen black', () => {
        const { journey } = /** @type {any} */ (window);
        const [viewer] = journey.all('live-product-viewer');
        const { theta } = viewer.getCameraOrbit();
        return viewer.variantName === 'black' && Math.abs(Math.cos(theta) + 0.985) < 0.02;
      });
      await page.waitForSelector(`${VIEWER} >>> .lengths`);

      // The shopper's own hand, and what is bought is what is shown.
      const view = await page.waitForSelector(`${VIEWER} >>> .view`);
      await view?.focus();
      await page.keyboard.press('ArrowLeft');
      await visit.tapSelector(`${SHEET} [part="add-to-cart"]`);
      await visit.until('the black one is in the cart', () => {
        const { room } = /** @type {any} */ (document.querySelector('live-room'));
        return JSON.stringify(room.shop.store.current.cart).includes('sneaker-black');
      });
      await visit.assertClean();
      await visit.close();
    });
  }

  it('stands in the shopper’s own room, in the colour chosen there, and is bought from there', async () => {
    const visit = await journeys.open(`/storefront/?scope=${journeys.newScope()}&lang=en`);
    const { page } = visit;
    await visit.untilPlaying();
    await visit.until('the products are there', () => {
      const { room } = /** @type {any} */ (document.querySelector('live-room'));
      return room.shop.store.current.products.some((/** @type {any} */ { id }) => id === 'sofa');
    });
    await page.$eval('live-room', (room) => /** @type {any} */ (room).openProduct('sofa'));
    await openView(visit);
    await visit.until(
      'the sofa stands there, and a phone may place it',
      () => {
        const [viewer] = /** @type {any} */ (window).journey.all('live-product-viewer');
        return viewer?.loaded && viewer.canActivateAR;
      },
      PATIENT,
    );
    const press = (/** @type {string} */ selector) =>
      page.$eval(`${VIEWER} >>> ${selector}`, (button) =>
        /** @type {HTMLElement} */ (button).click(),
      );
    await page.waitForSelector(`${VIEWER} >>> [part="ar-button"]`);
    await press('[part="ar-button"]');
    await page.waitForSelector(`${VIEWER} >>> video.room`);
    await visit.untilText('stays on your device');
    await press('.variants [aria-label="Sand"]');
    await visit.until('what is bought is what is shown', () => {
      const { journey } = /** @type {any} */ (window);
      return (
        journey.all('live-product-viewer')[0].variantName === 'sand' &&
        journey.all('input[aria-label="Sand"]')[0].checked
      );
    });
    await page.$eval(`${SHEET} .in-room [part="add-to-cart"]`, (button) =>
      /** @type {HTMLElement} */ (button).click(),
    );
    await visit.until('the sand one is in the cart', () => {
      const { room } = /** @type {any} */ (document.querySelector('live-room'));
      return JSON.stringify(room.shop.store.current.cart).includes('sofa-sand');
    });
    await press('.tools .tool');
    await visit.until('the camera is given back', () => {
      const { journey } = /** @type {any} */ (window);
      return journey.all('video.room').length === 0 && journey.all('.in-room').length === 0;
    });
    await visit.untilPlaying();
    await visit.assertClean();
    await visit.close();
  });

  it('cannot be fetched: the pictures and the reason stay, and the show goes on', async () => {
    const scope = journeys.newScope();
    const visit = await journeys.open(`/storefront/?scope=${scope}&lang=en`, {
      expected: [/shoe\.glb/],
    });
    const { page } = visit;
    await page.setRequestInterception(true);
    page.on('request', (request) => {
      if (request.url().endsWith('.glb')) void request.abort();
      else void request.continue();
    });
    await visit.untilPlaying();
    await visit.until('the products are there', () => {
      const { room } = /** @type {any} */ (document.querySelector('live-room'));
      return room.shop.store.current.products.length >= 10;
    });
    await page.$eval('live-room', (room) => /** @type {any} */ (room).openProduct('sneaker'));
    await openView(visit);
    await page.waitForSelector(`${VIEWER} >>> .trouble`);
    await visit.untilText('The model cannot be fetched');
    await visit.untilPlaying();
    await visit.close();
  });
});
