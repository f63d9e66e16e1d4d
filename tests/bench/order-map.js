// @ts-check
/**
 * The order map at 100, 1,000 and 10,000 orders a second, beside ECharts (geo + effectScatter) and
 * three-globe in one run, at 4× CPU throttle; `--seconds N` each (default 30), `--rounds N` for
 * the first paint (default 5). Orders come as sites tell them: sums by country, every five seconds,
 * so that their number costs the page nothing by itself. Chromium here has no GPU: WebGL is
 * SwiftShader, in software, which is hard on the globes.
 */
import { brotliCompressSync } from 'node:zlib';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { median, report, startBench } from './harness.js';

const RATES = [100, 1000, 10_000];
const THROTTLE = 4;
const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** @typedef {Awaited<ReturnType<typeof startBench>>} Bench */

/** @param {{ number(option: string, otherwise: number): number }} options */
export async function run({ number }) {
  const seconds = number('seconds', 30);
  const rounds = number('rounds', 5);
  await weigh();
  const bench = await startBench({ entries: ['order-map.ts'] });
  try {
    /** @type {number[]} */
    const paints = [];
    for (let round = 0; round < rounds; round += 1) paints.push(await firstPaint(bench));
    report('order-map', 'first_paint_ms', median(paints), 'ms', paints.map(Math.round));

    let [errors, told] = [0, 0];
    for (const rate of RATES) {
      const figures = await measure(bench, 'ours', rate, seconds);
      errors += figures.errors;
      told += figures.told;
      report('order-map', `fps_${rate}`, figures.fps, 'fps', 1);
      report('order-map', `main_thread_pct_${rate}`, figures.busy, '%', 1);
    }
    report('order-map', 'tally_errors', errors, 'tallies', told);
    for (const [engine, name] of [
      ['none', 'idle'],
      ['echarts', 'echarts'],
      ['globe', 'three_globe'],
    ]) {
      const figures = await measure(bench, String(engine), 10_000, seconds);
      report('order-map', `fps_10000_${name}`, figures.fps, 'fps', 1);
      report('order-map', `main_thread_pct_10000_${name}`, figures.busy, '%', 1);
    }
  } finally {
    await bench.close();
  }
}

/** @param {Bench} bench @param {string} engine @param {number} rate */
async function openPage(bench, engine, rate) {
  const page = await bench.browser.newPage();
  await page.setViewport({ width: 390, height: 844, deviceScaleFactor: 2 });
  await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'no-preference' }]);
  await page.emulateCPUThrottling(THROTTLE);
  await page.goto(bench.pageUrl('order-map.js', { engine, rate }));
  await page.waitForFunction(() => 'orderBench' in globalThis, { timeout: 120_000 });
  return page;
}

/** @param {Bench} bench */
async function firstPaint(bench) {
  const page = await openPage(bench, 'ours', 1000);
  try {
    return await page.evaluate(() => globalThis.orderBench.open());
  } finally {
    await page.close();
  }
}

/** @param {Bench} bench @param {string} engine @param {number} rate @param {number} seconds */
async function measure(bench, engine, rate, seconds) {
  const page = await openPage(bench, engine, rate);
  try {
    await page.evaluate(() => globalThis.orderBench.open());
    const before = await page.metrics();
    const fps = await page.evaluate((ms) => globalThis.orderBench.frames(ms), seconds * 1000);
    const after = await page.metrics();
    const busy = (after.TaskDuration ?? NaN) - (before.TaskDuration ?? NaN);
    const passed = (after.Timestamp ?? NaN) - (before.Timestamp ?? NaN);
    const { errors, told } = await page.evaluate(() => globalThis.orderBench.tally());
    return { fps, busy: (100 * busy) / passed, errors, told };
  } finally {
    await page.close();
  }
}

/** What each map is for a page that has the room already: its own code, land included. */
async function weigh() {
  const ours = await bytesOf(
    `export { LiveOrderMapElement } from './src/components/live-order-map.js';
     export { worldMap } from './src/sdk/orders/world-map.js';
     export { OrderBoard } from './src/sdk/orders/order-board.js';`,
    // The room's own, which were there before the first picture or came with the view around it.
    ['lit', 'lit/*', '@lit/*', 'valibot', 'i18next', '*/sdk/index.js', '*/live-element.js'].concat(
      ['store-controller', 'texts-controller', 'motion', 'styled', 'language'].map(
        (name) => `*/${name}.js`,
      ),
    ),
  );
  report('order-map', 'chunk_bytes_brotli', ours, 'bytes', 1);
  const peer = (/** @type {string} */ file) => `export * from './tests/bench/pages/${file}.js';`;
  const echarts = await bytesOf(peer('order-peer-echarts'), ['./order-peers.js']);
  report('order-map', 'chunk_bytes_brotli_echarts', echarts, 'bytes', 1);
  const globe = await bytesOf(peer('order-peer-globe'), ['./order-peers.js']);
  report('order-map', 'chunk_bytes_brotli_three_globe', globe, 'bytes', 1);
}

/** @param {string} contents @param {string[]} external */
async function bytesOf(contents, external) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: ROOT, loader: 'ts' },
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    target: 'es2022',
    tsconfig: `${ROOT}tsconfig.json`,
    external,
    logLevel: 'error',
  });
  return outputFiles.reduce(
    (sum, { contents: bytes }) => sum + brotliCompressSync(bytes).length,
    0,
  );
}
