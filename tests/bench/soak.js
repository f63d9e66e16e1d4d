// @ts-check
/**
 * The whole room, left running: does the heap grow, does anything block the page, is anything left
 * when the tag is removed? `--minutes N` (default 4; BENCHMARKS.md has 30).
 */
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { median, report, startBench } from './harness.js';

const SAMPLE_MS = 5000;
/** Buffers, and the ten minutes of captions that a viewer may rewind to, fill at first. */
const WARM_UP_SHARE = 1 / 3;
/** Once through the show: every view has been on screen. */
const FIRST_LIFE_MS = 100_000;
const KINDS = [
  'HTMLVideoElement',
  'MediaSource',
  'SourceBuffer',
  'WebSocket',
  'Worker',
  'AudioContext',
  'MutationObserver',
  'ResizeObserver',
];

/** @param {{ number(option: string, otherwise: number): number }} options */
export async function run({ number }) {
  const minutes = number('minutes', 4);
  await build({
    configFile: fileURLToPath(new URL('../../vite.config.ts', import.meta.url)),
    logLevel: 'error',
  });
  const bench = await startBench({ entries: [] });
  try {
    const page = await bench.browser.newPage();
    const client = await page.createCDPSession();
    await page.evaluateOnNewDocument(watchLongTasks);
    const show = `${bench.origin.url}/shows/studio.json`;
    await page.goto(`${bench.pagesUrl}/room?show=${encodeURIComponent(show)}`);
    // One whole life first: code, styles, texts and templates stay loaded by design.
    await page.evaluate(removeRoom);
    await page.evaluate(addRoom, show);
    await page.evaluate(playing);
    await page.evaluate(allViews);
    await new Promise((resolve) => setTimeout(resolve, FIRST_LIFE_MS));
    await page.evaluate(removeRoom);
    const empty = await footprint(page, client);

    await page.evaluate(addRoom, show);
    await page.evaluate(playing);
    const heaps = await watch(client, page, minutes * 60_000);
    const longTasks = await page.evaluate(() => /** @type {any} */ (globalThis).longTasks);
    await page.evaluate(removeRoom);
    const after = await footprint(page, client);

    const third = Math.max(1, Math.floor(heaps.length / 3));
    const [early, late] = [median(heaps.slice(0, third)), median(heaps.slice(-third))];
    report('soak', 'minutes', minutes, 'min', 1);
    report('soak', 'heap_growth_pct', (100 * (late - early)) / early, '%', heaps.length);
    report('soak', 'heap_median_mb', median(heaps) / 1e6, 'MB', heaps.length);
    report('soak', 'long_tasks_over_100ms', longTasks.length, 'tasks', longTasks.map(Math.round));
    for (const [kind, count] of Object.entries(after)) {
      if (count !== empty[kind])
        report('soak', `left_${kind}`, count - (empty[kind] ?? 0), 'objects', 1);
    }
    const leaked = Object.entries(after).reduce(
      (sum, [kind, count]) => sum + Math.max(0, count - (empty[kind] ?? 0)),
      0,
    );
    report('soak', 'leaked_objects', leaked, 'objects', 1);
  } finally {
    await bench.close();
  }
}

/**
 * The used heap after a collection, every few seconds.
 * @param {import('puppeteer-core').CDPSession} client
 * @param {import('puppeteer-core').Page} page
 * @param {number} forMs
 */
async function watch(client, page, forMs) {
  const heaps = [];
  const from = performance.now();
  while (performance.now() - from < forMs) {
    await new Promise((resolve) => setTimeout(resolve, SAMPLE_MS));
    const settled = performance.now() - from > forMs * WARM_UP_SHARE;
    await client.send('HeapProfiler.collectGarbage');
    if (!settled) await page.evaluate(() => /** @type {any} */ (globalThis.longTasks.length = 0));
    else heaps.push((await client.send('Runtime.getHeapUsage')).usedSize);
  }
  return heaps;
}

/**
 * What is alive in the page, after collections. Lit parses a template once for the page, whichever
 * life of the room met it first: those are left out.
 * @param {import('puppeteer-core').Page} page
 * @param {import('puppeteer-core').CDPSession} client
 * @returns {Promise<Record<string, number>>}
 */
async function footprint(page, client) {
  await new Promise((resolve) => setTimeout(resolve, 3000));
  for (let i = 0; i < 3; i += 1) await client.send('HeapProfiler.collectGarbage');
  const templates = await alive(page, 'HTMLTemplateElement', (found) =>
    found.reduce((sum, { content }) => {
      const inside = document.createTreeWalker(content);
      let nodes = 2;
      while (inside.nextNode()) nodes += 1;
      return sum + nodes;
    }, 0),
  );
  const { nodes, jsEventListeners } = await client.send('Memory.getDOMCounters');
  /** @type {Record<string, number>} */
  const counts = { nodes: nodes - templates, jsEventListeners };
  for (const kind of KINDS) counts[kind] = await alive(page, kind, (found) => found.length);
  return counts;
}

/**
 * @param {import('puppeteer-core').Page} page @param {string} kind a class of the page's
 * @param {(found: any[]) => number} count runs in the page
 */
async function alive(page, kind, count) {
  const prototype = await page.evaluateHandle(
    (kind) => /** @type {any} */ (globalThis)[kind].prototype,
    kind,
  );
  const objects = await page.queryObjects(prototype);
  const counted = await objects.evaluate(/** @type {any} */ (count));
  await Promise.all([objects.dispose(), prototype.dispose()]);
  return Number(counted);
}

function watchLongTasks() {
  /** @type {number[]} */
  const longTasks = /** @type {any} */ (globalThis.longTasks = []);
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) if (duration > 100) longTasks.push(duration);
  }).observe({ type: 'longtask' });
}

function playing() {
  return new Promise((resolve) => {
    const room = document.querySelector('live-room');
    room?.addEventListener('live-playback-started', () => resolve(undefined), { once: true });
    const state = /** @type {any} */ (room)?.room?.playback.store.current;
    if (state?.phase === 'playing') resolve(undefined);
  });
}

/** Views that come on demand leave their templates behind, once for the page. */
function allViews() {
  const tags = ['live-controls', 'live-notices', 'live-product'];
  return Promise.all(tags.map((tag) => customElements.whenDefined(tag))).then(() => undefined);
}

function removeRoom() {
  document.querySelector('live-room')?.remove();
}

/** @param {string} show */
function addRoom(show) {
  const room = document.createElement('live-room');
  room.setAttribute('src', show);
  room.setAttribute('captions', 'es');
  room.setAttribute('autoplay', '');
  room.setAttribute('muted', '');
  document.body.append(room);
}
