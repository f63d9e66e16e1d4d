// @ts-check
/**
 * From navigation to the first picture, and the bytes of code it took, of a page with our tag and of
 * the same page with its peers, on the same stream, from the same server, with an empty cache. The
 * players take turns. `--rounds N` (default 7).
 */
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { median, report, startBench } from './harness.js';
import { startLink } from './network.js';

const PEERS = ['hlsjs', 'mux', 'vidstack', 'videojs'];
const FOUR_G = { roundTripMs: 80, jitterMs: 2.5, downBitsPerSecond: 20e6 };

/** @param {{ number(option: string, otherwise: number): number }} options */
export async function run({ number }) {
  const rounds = number('rounds', 7);
  await build({
    configFile: fileURLToPath(new URL('../../vite.config.ts', import.meta.url)),
    logLevel: 'error',
  });
  const bench = await startBench({ entries: PEERS.map((peer) => `peer-${peer}.ts`) });
  try {
    await compare(bench, rounds, bench.pagesUrl, bench.origin.url, '');
    const pages = await startLink(bench.pagesUrl, FOUR_G);
    const media = await startLink(bench.origin.url, FOUR_G);
    await compare(bench, rounds, pages.url, media.url, 'rtt80_');
    await Promise.all([pages.close(), media.close()]);
  } finally {
    await bench.close();
  }
}

/**
 * @param {Awaited<ReturnType<typeof startBench>>} bench
 * @param {number} rounds @param {string} pages @param {string} media @param {string} prefix
 */
async function compare(bench, rounds, pages, media, prefix) {
  /** @type {Record<string, { ms: number[], bytes: number[], own: number[] }>} */
  const seen = {};
  for (let round = 0; round < rounds; round += 1) {
    for (const player of ['ours', ...PEERS]) {
      const url =
        player === 'ours'
          ? `${pages}/room?show=${encodeURIComponent(`${media}/shows/clock.json`)}`
          : `${pages}/?script=peer-${player}.js&stream=${encodeURIComponent(`${media}/live/clock/a/master.m3u8`)}`;
      const { ms, files } = await firstFrame(bench.browser, url);
      const runs = (seen[player] ??= { ms: [], bytes: [], own: [] });
      const own = [...files].filter(([file]) => !/hls-engine|i18next/.test(file));
      runs.ms.push(ms);
      runs.bytes.push(sum(files));
      runs.own.push(sum(new Map(own)));
    }
  }
  const bare = median(seen.hlsjs?.ms ?? []);
  for (const [player, { ms, bytes }] of Object.entries(seen)) {
    const name = player === 'ours' ? '' : `${player}_`;
    report('first-frame', `${prefix}${name}first_frame_ms`, median(ms), 'ms', ms.map(Math.round));
    if (prefix !== '') continue;
    // The median: after a slow start, what may wait no longer is fetched as well (decisions/0001).
    report('first-frame', `${name}bytes_before_first_frame_brotli`, median(bytes), 'bytes', bytes);
  }
  const ratio = median(seen.ours?.ms ?? []) / bare;
  report('first-frame', `${prefix}ratio_to_bare_hlsjs`, ratio, 'ratio', rounds);
  const own = seen.ours?.own ?? [];
  if (prefix === '') report('first-frame', 'own_bytes_brotli', median(own), 'bytes', own);
}

/** @param {Map<string, number>} files */
const sum = (files) => [...files.values()].reduce((total, bytes) => total + bytes, 0);

/**
 * @param {import('puppeteer-core').Browser} browser
 * @param {string} url
 */
async function firstFrame(browser, url) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  const client = await page.createCDPSession();
  await client.send('Network.enable');
  await client.send('Network.setCacheDisabled', { cacheDisabled: true });
  /** @type {Map<string, string>} */
  const code = new Map();
  /** @type {Map<string, number>} */
  const files = new Map();
  client.on('Network.responseReceived', ({ requestId, response, type }) => {
    if (type === 'Script' || type === 'Stylesheet')
      code.set(requestId, new URL(response.url).pathname);
  });
  client.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const file = code.get(requestId);
    if (file) files.set(file, encodedDataLength);
  });
  await page.evaluateOnNewDocument(watchForFirstFrame);
  await page.goto(url, { waitUntil: 'domcontentloaded' });
  const ms = await page.evaluate(() => /** @type {any} */ (globalThis).firstFrame);
  const before = new Map(files);
  await context.close();
  return { ms: Number(ms), files: before };
}

/** Runs in the page before its own scripts: finds every video, also in shadow trees. */
function watchForFirstFrame() {
  /** @type {any} */ (globalThis).firstFrame = new Promise((resolve) => {
    const watched = new WeakSet();
    /** @param {Document | ShadowRoot} root */
    const visit = (root) => {
      for (const element of root.querySelectorAll('*')) {
        if (element.shadowRoot) visit(element.shadowRoot);
        if (!(element instanceof HTMLVideoElement) || watched.has(element)) continue;
        watched.add(element);
        element.requestVideoFrameCallback((now) => resolve(now));
      }
    };
    const look = () => {
      visit(document);
      requestAnimationFrame(look);
    };
    look();
  });
}
