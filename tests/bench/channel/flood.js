// @ts-check
/**
 * A flood into the page: the tag and its room at 5,000 messages a second, on a CPU four times
 * slower. Largest gap between two frames, what is kept, memory, and whether the state lane is
 * complete; beside it the same page in a calm. `--seconds N` at the full rate (default 60).
 */
import { createServer } from 'node:http';
import { setTimeout as rest } from 'node:timers/promises';
import { report, startBench } from '../harness.js';

const RATES = [500, 1000, 2500, 5000];
const SHORT_S = 8;
const SLOWER = 4;
/** A gap of three frames: what an eye takes for a stutter. */
const GAP_MS = 50;
/** The back end batches, as docs/protocol.md asks for. */
const BATCH_MS = 50;
const SETTLE_MS = 4000;
/** What has not come by then, after the flood, is missed. */
const LATEST_MS = 10_000;

/** @param {{ number(option: string, otherwise: number): number }} options */
export async function flood({ number }) {
  const bench = await startBench({ entries: ['flood.ts'] });
  const source = await startSource();
  try {
    const page = await bench.browser.newPage();
    await page.setViewport({ width: 390, height: 844 });
    await page.goto(bench.pageUrl('flood.js', { channel: source.url }));
    await page.waitForFunction(() => 'bench' in globalThis);
    await page.emulateCPUThrottling(SLOWER);
    await source.rate(RATES[0] ?? 0);
    // The lazy parts arrive with the first messages.
    await rest(SETTLE_MS);
    source.rate(0);
    await rest(SETTLE_MS);
    const take = () => page.evaluate(() => /** @type {any} */ (globalThis).bench.take());
    await take();
    await rest(SHORT_S * 1000);
    const calm = await take();
    report('channel', 'flood_calm_largest_gap_ms', calm.largestGap, 'ms', 1);
    report('channel', 'flood_calm_gaps', calm.gaps, `gaps over ${GAP_MS} ms`, SHORT_S);

    const top = RATES.at(-1) ?? 0;
    let withoutGap = 0;
    for (const rate of RATES) {
      const seconds = rate === top ? number('seconds', 60) : SHORT_S;
      source.rate(rate);
      await rest(2000);
      await take();
      const heap = await heapOf(page);
      const sent = source.sent;
      const from = performance.now();
      await rest(seconds * 1000);
      const per = ((source.sent - sent) * 1000) / (performance.now() - from);
      const taken = await take();
      report('channel', `flood_${rate}_largest_gap_ms`, taken.largestGap, 'ms', Math.round(per));
      report('channel', `flood_${rate}_gaps`, taken.gaps, `gaps over ${GAP_MS} ms`, seconds);
      report('channel', `flood_${rate}_fps`, taken.frames / seconds, 'fps', 1);
      if (taken.largestGap <= GAP_MS) withoutGap = rate;
      if (rate !== top) continue;
      const grown = ((await heapOf(page)) - heap) / 1e6;
      report('channel', 'flood_heap_growth', grown, 'MB', seconds);
    }
    source.rate(0);
    const stopped = performance.now();
    let end = await take();
    while (end.last < source.seq && performance.now() - stopped < LATEST_MS) {
      await rest(100);
      end = await take();
    }
    report('channel', 'flood_state_behind_ms', performance.now() - stopped, 'ms', 1);
    report('channel', 'events_per_s_without_gap', withoutGap, 'events/s', 1);
    report(
      'channel',
      'flood_state_missed',
      source.seq - end.last + end.skipped,
      'messages',
      end.last,
    );
    report('channel', 'flood_most_kept', end.largestSize, 'messages and ids', 1);
    report('channel', 'flood_dropped', end.droppedMessages, 'ephemeral messages', source.sent);
    report('channel', 'flood_rejected', end.rejectedMessages, 'messages', source.sent);
  } finally {
    await source.close();
    await bench.close();
  }
}

/** @param {import('puppeteer-core').Page} page */
async function heapOf(page) {
  const session = await page.createCDPSession();
  await session.send('HeapProfiler.collectGarbage');
  await session.detach();
  return (await page.metrics()).JSHeapUsedSize ?? NaN;
}

/** An event stream that says as much as it is told to: sums, chat, and five in a hundred on the lane. */
async function startSource() {
  /** @type {Set<import('node:http').ServerResponse>} */
  const viewers = new Set();
  let seq = 0;
  let sent = 0;
  let rate = 0;
  let due = 0;
  let at = performance.now();
  const head = () => ({ v: 1, room: 'flood', ep: 'e', ts: Date.now() });
  const write = (/** @type {unknown} */ frame) => {
    for (const viewer of viewers) viewer.write(`data: ${JSON.stringify(frame)}\n\n`);
  };
  /** @param {number} index */
  const message = (index) => {
    const turn = index % 100;
    if (turn < 60) return { ...head(), type: 'likes', data: { total: index } };
    if (turn < 85) {
      const author = { id: `a${index % 500}`, name: `Viewer ${index % 500}` };
      const data = { id: `c${index}`, author, text: `What a lovely mug, number ${index}` };
      return { ...head(), id: `c${index}`, type: 'chat', data };
    }
    if (turn < 95) return { ...head(), type: 'reactions', data: { counts: { heart: index } } };
    seq += 1;
    const place = { ...head(), seq, id: `e-${seq}` };
    const product = { productId: `p${seq % 20}` };
    if (turn === 99) return { ...place, type: seq % 2 ? 'pin' : 'unpin', data: product };
    const stock = { ...product, variantId: `v${seq % 20}`, quantity: seq % 90, source: 'shop' };
    return { ...place, type: 'stock', data: { ...stock, asOf: Date.now() } };
  };
  const beat = setInterval(() => {
    const now = performance.now();
    due += (rate * (now - at)) / 1000;
    at = now;
    const batch = [];
    for (; due >= 1; due -= 1) batch.push(message((sent += 1)));
    if (batch.length > 0) write(batch);
  }, BATCH_MS);
  const ticks = setInterval(() => write({ ...head(), type: 'tick' }), 3000);
  const server = createServer((request, response) => {
    response.writeHead(200, {
      'content-type': 'text/event-stream',
      'access-control-allow-origin': '*',
      'access-control-allow-headers': '*',
    });
    if (request.method === 'OPTIONS') return void response.end();
    viewers.add(response);
    response.on('close', () => viewers.delete(response));
    const data = { status: 'live', pins: [], stock: [], cues: [] };
    response.write(`data: ${JSON.stringify({ ...head(), seq, type: 'snapshot', data })}\n\n`);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    url: `http://127.0.0.1:${port}/`,
    rate: (/** @type {number} */ perSecond) => void (rate = perSecond),
    get seq() {
      return seq;
    },
    get sent() {
      return sent;
    },
    async close() {
      clearInterval(beat);
      clearInterval(ticks);
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
