// @ts-check
/**
 * Facts: ten thousand of them through a collector that is down, a page that is offline and a
 * renderer that crashes; and what measuring costs while a show plays.
 */
import { createServer } from 'node:http';
import { setTimeout as rest } from 'node:timers/promises';
import { report, startBench } from '../harness.js';

const FACTS = 10_000;
const BURST = 100;
/** Before anybody agrees. */
const EARLY = 500;
/** The default time between two batches, twice, and what it takes to begin. */
const MEASURED_MS = 125_000;
const PATIENCE_MS = 60_000;

/** What may befall a burst, in turn: most often nothing. */
const TROUBLES = ['', 'offline', '', 'down', 'crash', '', 'down', 'offline', '', 'crash'];

export async function facts() {
  const bench = await startBench({ entries: ['facts.ts', 'measured.ts'] });
  try {
    await deliver(bench);
    await cost(bench);
  } finally {
    await bench.close();
  }
}

/** @param {Awaited<ReturnType<typeof startBench>>} bench */
async function deliver({ origin, browser, pageUrl }) {
  const collector = `${origin.url}/~bench/insights`;
  const address = pageUrl('facts.js', { endpoint: collector });
  const open = async () => {
    const page = await browser.newPage();
    await page.goto(address);
    await page.waitForFunction(() => 'bench' in globalThis, { timeout: PATIENCE_MS });
    return page;
  };
  /** @param {string} name @param {unknown[]} values @param {import('puppeteer-core').Page} page */
  const ask = (page, name, ...values) =>
    page.evaluate(
      (method, given) => /** @type {any} */ (globalThis).bench[method](...given),
      name,
      values,
    );
  const arrived = async () => {
    const book = await (await fetch(collector)).json();
    const facts = book.batches.flatMap((/** @type {any} */ { facts: all }) => all);
    const numbers = facts
      .filter((/** @type {any} */ [, , name]) => name === 'live_bench')
      .map((/** @type {any} */ [, , , { n }]) => n);
    return { numbers, repeats: book.repeats };
  };
  const down = (/** @type {boolean} */ is) =>
    is
      ? fetch(`${origin.url}/~bench/faults`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ target: 'insights', kind: '500' }),
        })
      : fetch(`${origin.url}/~bench/faults`, { method: 'DELETE' });

  let page = await open();
  const early = await ask(page, 'track', 1_000_000, EARLY);
  await ask(page, 'flush');
  let before = (await arrived()).numbers.length + early;
  await ask(page, 'agree', true);

  let crashes = 0;
  for (let burst = 0; burst * BURST < FACTS; burst += 1) {
    const trouble = TROUBLES[burst % TROUBLES.length];
    if (trouble === 'offline') await page.setOfflineMode(true);
    if (trouble === 'down') await down(true);
    const recorded = await ask(page, 'track', burst * BURST, BURST);
    if (recorded !== BURST) throw new Error(`Only ${recorded} of ${BURST} were recorded.`);
    // Half of the troubles come while a batch is on its way.
    if (burst % 3 === 0) void ask(page, 'flush').catch(() => undefined);
    if (trouble === 'crash') {
      crashes += 1;
      const gone = new Promise((resolve) => page.once('error', resolve));
      const session = await page.createCDPSession();
      session.send('Page.crash').catch(() => undefined);
      await gone;
      await page.close().catch(() => undefined);
      page = await open();
      await ask(page, 'agree', true);
    } else if (trouble) await rest(150);
    if (trouble === 'offline') await page.setOfflineMode(false);
    if (trouble === 'down') await down(false);
  }
  const deadline = performance.now() + PATIENCE_MS;
  while ((await ask(page, 'waiting')) > 0 && performance.now() < deadline) {
    await ask(page, 'flush');
    await rest(50);
  }
  const { numbers, repeats } = await arrived();
  const known = new Set(numbers);
  let lost = 0;
  for (let n = 0; n < FACTS; n += 1) if (!known.has(n)) lost += 1;
  before += numbers.filter((/** @type {number} */ n) => n >= 1_000_000).length;
  report('after-show', 'facts_lost', lost, 'facts', FACTS);
  report('after-show', 'facts_before_consent', before, 'facts', EARLY);
  report('after-show', 'facts_doubled', numbers.length - known.size, 'facts', FACTS);
  report('after-show', 'facts_sent_again', repeats, 'facts', FACTS);
  report('after-show', 'facts_crashes', crashes, 'crashes', 1);
  await page.close();
}

/** @param {Awaited<ReturnType<typeof startBench>>} bench */
async function cost({ origin, browser, pageUrl }) {
  const meter = await startMeter();
  const page = await browser.newPage();
  try {
    await page.setViewport({ width: 390, height: 844 });
    await page.goto(
      pageUrl('measured.js', {
        show: `${origin.url}/~bench/shows/studio.json`,
        endpoint: meter.url,
      }),
    );
    await page.waitForFunction(
      () => {
        const element = /** @type {any} */ (document.querySelector('live-room'));
        return element?.room?.insights?.store.current.recording;
      },
      { timeout: PATIENCE_MS },
    );
    const session = await page.createCDPSession();
    await session.send('Profiler.enable');
    await session.send('Profiler.setSamplingInterval', { interval: 500 });
    await session.send('Profiler.start');
    const began = performance.now();
    // A viewer who does something: looks at the shelf, and at two products.
    for (const [at, act] of [
      [10_000, (/** @type {any} */ room) => room.openShelf()],
      [30_000, (/** @type {any} */ room) => room.openProduct('runner')],
      [50_000, (/** @type {any} */ room) => room.openProduct('bottle')],
    ]) {
      await rest(Math.max(0, Number(at) - (performance.now() - began)));
      await page.$eval('live-room', /** @type {any} */ (act));
    }
    await rest(MEASURED_MS - (performance.now() - began));
    const { profile } = await session.send('Profiler.stop');
    const share = shareOf(
      profile,
      /\/(room-insights|insights-follower|experiments|kept-facts|fact-sender|measured-page|start-insights)-[^/]*\.js$/,
    );
    const minutes = (performance.now() - began) / 60_000;
    report('after-show', 'insights_core_pct', share * 100, '%', 1);
    report('after-show', 'insights_bytes_minute', meter.bytes() / minutes, 'bytes', 1);
  } finally {
    await page.close();
    await meter.close();
  }
}

/** A collector that only weighs what comes, with all that HTTP adds to it. */
async function startMeter() {
  let bytes = 0;
  const server = createServer((request, response) => {
    request.resume();
    request.on('end', () => {
      response.writeHead(204, { 'access-control-allow-origin': '*' }).end();
    });
  });
  server.on('connection', (socket) => {
    let seen = 0;
    const weigh = () => {
      bytes += socket.bytesRead - seen;
      seen = socket.bytesRead;
    };
    socket.on('data', weigh);
    socket.on('close', weigh);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    url: `http://127.0.0.1:${port}/facts`,
    bytes: () => bytes,
    close: () =>
      new Promise(
        (resolve) => (server.closeAllConnections(), server.close(() => resolve(undefined))),
      ),
  };
}

/**
 * Share of the time in functions of these files, and in all that they call.
 * @param {import('puppeteer-core').Protocol.Profiler.Profile} profile
 * @param {RegExp} files
 */
function shareOf({ nodes, samples = [], startTime, endTime, timeDeltas = [] }, files) {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  /** @type {Set<number>} */
  const inside = new Set();
  const mark = (/** @type {number} */ id, /** @type {boolean} */ within) => {
    const node = byId.get(id);
    if (!node) return;
    const counts = within || files.test(node.callFrame.url);
    if (counts) inside.add(id);
    for (const child of node.children ?? []) mark(child, counts);
  };
  const [root] = nodes;
  if (root) mark(root.id, false);
  let time = 0;
  samples.forEach((id, index) => {
    if (inside.has(id)) time += timeDeltas[index] ?? 0;
  });
  return time / (endTime - startTime);
}
