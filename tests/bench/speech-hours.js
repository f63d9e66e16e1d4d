// @ts-check
/**
 * Two hours of a show, `--hours N`: does the recogniser's memory stay flat, and do its cues stay where
 * the words are? The sound goes the way of a room's, from the stream's segments, but as fast as it is
 * recognised: minutes, not hours. `--clock N` leaves a room running for N hours instead.
 */
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { ownMemoryMB, rendererOf } from '../../models/check.js';
import { byTheClock } from './captions/clock.js';
import { median, percentile, report, startBench } from './harness.js';

/** Loops over which buffers and caches fill, and over which start and end are compared. */
const WARM_UP = 3;
const COMPARED = 5;

/** @param {{ number(option: string, otherwise: number): number }} options */
export async function run({ number }) {
  await build({
    configFile: fileURLToPath(new URL('../../vite.config.ts', import.meta.url)),
    logLevel: 'error',
  });
  const hours = number('clock', 0);
  if (hours > 0) return byTheClock(hours);
  const bench = await startBench({ entries: ['speech-hours.ts'] });
  try {
    const page = await bench.browser.newPage();
    const client = await page.createCDPSession();
    await page.goto(bench.pageUrl('speech-hours.js', { media: bench.origin.url }));
    await page.waitForFunction(() => 'bench' in globalThis, { timeout: 60_000 });
    const loopMs = await page.evaluate(() => /** @type {any} */ (globalThis).bench.loopMs);
    const loops = Math.ceil((number('hours', 2) * 3_600_000) / loopMs);
    const pids = await rendererOf(bench.browser);
    const memory = [];
    const from = performance.now();
    for (let loop = 0; loop < loops; loop += 1) {
      await page.evaluate((n) => /** @type {any} */ (globalThis).bench.hearLoop(n), loop);
      await client.send('HeapProfiler.collectGarbage');
      memory.push(ownMemoryMB(pids));
    }
    const took = performance.now() - from;
    /** @type {{ id: string, loop: number, at: number }[]} */
    const starts = await page.evaluate(() => /** @type {any} */ (globalThis).bench.starts());
    const settled = memory.slice(Math.min(WARM_UP, loops - 1));
    const [first, last] = [median(settled.slice(0, COMPARED)), median(settled.slice(-COMPARED))];
    const drifts = driftOf(starts, loops);
    /** @param {string} figure @param {number} value @param {string} unit @param {number} runs */
    const tell = (figure, value, unit, runs) => report('speech-hours', figure, value, unit, runs);
    tell('sound_heard', (loops * loopMs) / 3_600_000, 'h', 1);
    tell('real_time_factor', took / (loops * loopMs), 'ratio', loops);
    tell('memory_growth_pct', (100 * (last - first)) / first, '%', settled.length);
    tell('cue_drift_median_ms', median(drifts), 'ms', drifts.length);
    tell('cue_drift_p95_ms', percentile(drifts.map(Math.abs), 0.95), 'ms', drifts.length);
    tell(
      'script_cues_per_loop_at_the_end',
      countIn(starts, loops - COMPARED, loops),
      'cues',
      COMPARED,
    );
  } finally {
    await bench.close();
  }
}

/**
 * How much later each cue of the script begins in the last loops than in the first, ms.
 * @param {{ id: string, loop: number, at: number }[]} starts @param {number} loops
 */
function driftOf(starts, loops) {
  return [...new Set(starts.map(({ id }) => id))].flatMap((id) => {
    const own = starts.filter((cue) => cue.id === id);
    const early = own.filter(({ loop }) => loop < COMPARED).map(({ at }) => at);
    const late = own.filter(({ loop }) => loop >= loops - COMPARED).map(({ at }) => at);
    return early.length > 0 && late.length > 0 ? [median(late) - median(early)] : [];
  });
}

/** @param {{ loop: number }[]} starts @param {number} from @param {number} until */
function countIn(starts, from, until) {
  return starts.filter(({ loop }) => loop >= from && loop < until).length / (until - from);
}
