// @ts-check
/** The night show, whose host is drawn on the shopper's device. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { SCENE_FLAGS } from '../bench/scene/page.js';
import { DESKTOP, PHONE, startJourneys } from './harness.js';

/** WebGL in software, beside a show. */
const PATIENT = { timeout: 60_000 };

/** What says that she is one, by language. */
const LABELS = { en: 'Virtual host', ar: 'تقديم افتراضي' };

/** A canvas of WebGL is empty again once it has been shown: here it is kept, to be looked at. */
const keepPixels = () => {
  const { prototype } = HTMLCanvasElement;
  const { getContext } = prototype;
  /** @this {HTMLCanvasElement} @param {any} kind @param {any} options */
  prototype.getContext = function (kind, options) {
    const kept = String(kind).startsWith('webgl') ? { preserveDrawingBuffer: true } : {};
    return /** @type {any} */ (getContext).call(this, kind, { ...options, ...kept });
  };
};

const isDrawn = () => {
  const { journey } = /** @type {any} */ (window);
  const stage = journey.all('live-stage')[0];
  const cover = stage?.shadowRoot.querySelector('.picture > div');
  return cover?.style.visibility === 'visible' && cover.shadowRoot.querySelector('canvas') !== null;
};

/**
 * Looks at her until her mouth has opened and closed several times within some seconds: by how much
 * of her is of the red that is in it. A mood opens it too, but slowly, and stays.
 */
const lipsMove = () => {
  const w = /** @type {any} */ (window);
  const cover = w.journey.all('live-stage')[0].shadowRoot.querySelector('.picture > div');
  const canvas = cover.shadowRoot.querySelector('canvas');
  if (!canvas || canvas.width === 0) return false;
  // Her head is in the middle of the upper half.
  const [across, down] = [Math.round(canvas.width / 2), Math.round(canvas.height * 0.4)];
  const copy = new OffscreenCanvas(across, down);
  const pen = copy.getContext('2d', { willReadFrequently: true });
  if (!pen) return false;
  pen.drawImage(canvas, canvas.width / 4, canvas.height * 0.1, across, down, 0, 0, across, down);
  const { data, width, height } = pen.getImageData(0, 0, copy.width, copy.height);
  let dark = 0;
  for (let at = 0; at < data.length; at += 4) {
    const [red, green, blue, alpha] = [data[at], data[at + 1], data[at + 2], data[at + 3]];
    if (alpha > 200 && red > 60 && red > 2.2 * green && red > 1.8 * blue) dark += 1;
  }
  const looks = (w.lips ??= /** @type {number[]} */ ([]));
  looks.push((1000 * dark) / (width * height));
  if (looks.length > 60) looks.shift();
  const [low, high] = [Math.min(...looks), Math.max(...looks)];
  // Noise of edges is no mouth.
  if (high < 1.4 * low || high - low < 1) return false;
  let turns = 0;
  let isOpen = false;
  for (const look of looks) {
    const share = (look - low) / (high - low);
    if (isOpen ? share < 0.3 : share > 0.7) {
      isOpen = !isOpen;
      turns += 1;
    }
  }
  return turns >= 5;
};

describe('the night show', { timeout: 300_000 }, () => {
  /** @type {Awaited<ReturnType<typeof startJourneys>>} */
  let journeys;
  before(async () => {
    journeys = await startJourneys(undefined, SCENE_FLAGS);
  });
  after(() => journeys?.close());

  /** @param {string} query @param {Parameters<typeof journeys.open>[1]} [options] */
  const openNight = async (query, options) => {
    const visit = await journeys.open('/rules.html', options);
    await visit.page.evaluateOnNewDocument(keepPixels);
    const address = new URL(`/storefront/?show=night&${query}`, journeys.demo.url);
    await visit.page.goto(address.href, { waitUntil: 'domcontentloaded' });
    return visit;
  };

  for (const [language, label] of /** @type {[keyof typeof LABELS, string][]} */ (
    Object.entries(LABELS)
  ))
    it(`is hosted by a figure that says what it is, and sells; in ${language}`, async () => {
      const scope = journeys.newScope();
      const visit = await openNight(`scope=${scope}&lang=${language}`, { viewport: PHONE });
      await visit.untilPlaying();
      await visit.until('she is drawn', isDrawn, PATIENT);
      await visit.untilText(label);
      await visit.until('her lips move', lipsMove, PATIENT);
      // A product is on the stage, as in any show, and can be had.
      await visit.untilEvent('live-product-pinned', PATIENT);
      await visit.until('its card stands there', () => {
        const { journey } = /** @type {any} */ (window);
        return journey.all('live-product').length > 0;
      });
      const heard = await visit.page.$eval(
        'live-room',
        (room) => /** @type {any} */ (room).room.realtime.store.current,
      );
      assert.equal(heard.rejectedMessages + heard.ignoredMessages, 0);
      await visit.assertClean();
      await visit.close();
    });

  it('moves her lips by the sound where the show says so', async () => {
    const scope = journeys.newScope();
    const visit = await openNight(`scope=${scope}`, { viewport: DESKTOP });
    await visit.untilPlaying();
    await visit.page.$eval('live-room', (room) => {
      room.setAttribute('src', `${String(room.getAttribute('src'))}?lips=sound`);
    });
    await visit.until(
      'she is drawn, and hears',
      () => {
        const { journey } = /** @type {any} */ (window);
        const host = journey.all('live-virtual-host')[0]?.host;
        return host?.phase === 'on' && host.options.drivenBy === 'sound' && !host.deaf;
      },
      PATIENT,
    );
    await visit.until('she is on the stage', isDrawn, PATIENT);
    await visit.until('her lips move', lipsMove, PATIENT);
    await visit.assertClean();
    await visit.close();
  });

  it('goes on with the stream’s own picture where the figure cannot be had, and says why', async () => {
    const scope = journeys.newScope();
    const visit = await journeys.open('/rules.html', {
      expected: [/Failed to load resource/, /night-host/],
    });
    const { page } = visit;
    await page.setRequestInterception(true);
    let refuse = true;
    page.on('request', (request) => {
      if (refuse && request.url().endsWith('.vrm')) void request.abort();
      else void request.continue();
    });
    await page.goto(new URL(`/storefront/?show=night&scope=${scope}`, journeys.demo.url).href);
    await visit.untilPlaying();
    await visit.untilText('The host could not be loaded');
    await visit.untilText('Virtual host');
    await visit.untilPlaying();
    refuse = false;
    await visit.tap('button', 'Try again');
    await visit.until('she is drawn after all', isDrawn, PATIENT);
    await visit.assertClean();
    await visit.close();
  });
});
