// @ts-check
/** What the stream loses while something is drawn: the same page with it and without it, in turn. */
import { median, report } from '../harness.js';
import { startScenePage } from './page.js';

const SETTLE_MS = 8000;
const WATCH_MS = 12_000;

/** @typedef {Awaited<ReturnType<typeof startScenePage>>} Bench */
/**
 * @typedef {object} Comparison
 * @property {string} path of the demo, with a query
 * @property {string} what the figures' names begin with
 * @property {number} rounds
 * @property {(page: import('puppeteer-core').Page) => Promise<void>} begin what is measured
 */

/** A product that is open in 3D, beside the stream. @param {{ number(option: string, otherwise: number): number }} options */
export async function measureStream({ number }) {
  const bench = await startScenePage();
  try {
    await compareStreams(bench, {
      path: '/storefront/?show=studio',
      what: 'stream',
      rounds: number('rounds', 3),
      begin: async (page) => {
        await page.evaluate(() => {
          const element = /** @type {any} */ (document.querySelector('live-room'));
          element.openProduct('sneaker');
        });
        const button = await page.waitForSelector('live-room >>> live-product-sheet >>> .three');
        await button?.evaluate((three) => /** @type {HTMLElement} */ (three).click());
        const view = await page.waitForSelector('live-room >>> live-product-viewer');
        await page.waitForFunction((each) => /** @type {any} */ (each).loaded, {}, view);
      },
    });
  } finally {
    await bench.close();
  }
}

/** @param {Bench} bench @param {Comparison} comparison */
export async function compareStreams(bench, { path, what, rounds, begin }) {
  /** @type {Record<string, { behind: number, rate: number }[]>} */
  const seen = { off: [], on: [] };
  for (let round = 0; round < rounds; round += 1) {
    for (const place of ['off', 'on']) {
      const page = await bench.open(`${path}&scope=${what}-${place}-${round}`);
      await page.waitForFunction(() => {
        const { room } = /** @type {any} */ (document.querySelector('live-room') ?? {});
        return (
          room?.playback.store.current.phase === 'playing' &&
          room.shop.store.current.products.length > 0
        );
      });
      if (place === 'on') await begin(page);
      seen[place]?.push(await page.evaluate(watch, SETTLE_MS, WATCH_MS));
      await page.close();
    }
  }
  const of = (/** @type {string} */ place, /** @type {'behind' | 'rate'} */ figure) =>
    median((seen[place] ?? []).map((run) => run[figure]));
  for (const [name, figure] of /** @type {const} */ ([
    ['latency', 'behind'],
    ['frame_rate', 'rate'],
  ])) {
    const change = (100 * (of('on', figure) - of('off', figure))) / of('off', figure);
    report('scene', `${what}_${name}_change_pct`, change, '%', rounds);
  }
  report('scene', `${what}_latency_ms_without`, of('off', 'behind'), 'ms', rounds);
  report('scene', `${what}_frame_rate_without`, of('off', 'rate'), 'fps', rounds);
}

/** In the page. @param {number} settle @param {number} ms */
async function watch(settle, ms) {
  const element = /** @type {any} */ (document.querySelector('live-room'));
  await new Promise((resolve) => setTimeout(resolve, settle));
  const video = [
    ...element.shadowRoot.querySelector('live-stage').shadowRoot.querySelectorAll('video'),
  ].at(-1);
  const before = video.getVideoPlaybackQuality();
  const behind = /** @type {number[]} */ ([]);
  const start = performance.now();
  while (performance.now() - start < ms) {
    // The studio's clock is this machine's.
    behind.push(Date.now() - element.room.timeline.now);
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  const after = video.getVideoPlaybackQuality();
  const frames =
    after.totalVideoFrames -
    before.totalVideoFrames -
    (after.droppedVideoFrames - before.droppedVideoFrames);
  behind.sort((a, b) => a - b);
  return {
    behind: behind[behind.length >> 1] ?? NaN,
    rate: (1000 * frames) / (performance.now() - start),
  };
}
