// @ts-check
/**
 * A room that makes its captions itself, left running by the clock: does its memory stay flat, and do
 * its captions stay where the words are?
 */
import { readFileSync } from 'node:fs';
import { ownMemoryMB, rendererOf } from '../../../models/check.js';
import { median, percentile, report, startBench } from '../harness.js';
import { delaysOf } from './delays.js';

const SCRIPT = new URL('../../../demo/media/show/show-script.json', import.meta.url);
const SAMPLE_MS = 30_000;
/** Buffers fill, and ten minutes of captions are kept for who rewinds. */
const WARM_UP = 30;
/** Samples, and loops of the show, at either end that are compared. */
const COMPARED = 20;
const LOOPS = 6;

/** @param {number} hours */
export async function byTheClock(hours) {
  const { lines, duration } = JSON.parse(readFileSync(SCRIPT, 'utf8'));
  const bench = await startBench({ entries: ['speech.ts'], args: ['--disable-gpu'] });
  try {
    const page = await bench.browser.newPage();
    // Small, so that a machine without a GPU has time left to hear.
    await page.setViewport({ width: 240, height: 320 });
    const client = await page.createCDPSession();
    await page.goto(bench.pageUrl('speech.js', { media: bench.origin.url, mode: 'synced' }));
    await page.waitForFunction(() => /** @type {any} */ (globalThis).bench?.listening());
    const pids = await rendererOf(bench.browser);
    const memory = [];
    for (const ends = Date.now() + hours * 3_600_000; Date.now() < ends;) {
      await new Promise((done) => setTimeout(done, SAMPLE_MS));
      await client.send('HeapProfiler.collectGarbage');
      memory.push(ownMemoryMB(pids));
    }
    const { captions, epoch0, longTasks } = await page.evaluate(() =>
      /** @type {any} */ (globalThis).bench.result(),
    );
    const { delays, said } = delaysOf(captions, lines, epoch0, duration * 1000);
    const settled = memory.slice(Math.min(WARM_UP, memory.length - 1));
    const early = median(settled.slice(0, COMPARED));
    const late = median(settled.slice(-COMPARED));
    const drift = driftOf(delays);
    /** @param {string} figure @param {number} value @param {string} unit @param {number} runs */
    const tell = (figure, value, unit, runs) => report('speech-hours', figure, value, unit, runs);
    tell('clock_hours', hours, 'h', 1);
    tell('clock_memory_growth_pct', (100 * (late - early)) / early, '%', settled.length);
    tell('clock_caption_drift_ms', drift, 'ms', delays.length);
    const all = delays.map(({ ms }) => ms);
    tell('clock_caption_delay_median_ms', median(all), 'ms', all.length);
    tell('clock_caption_delay_p95_ms', percentile(all, 0.95), 'ms', all.length);
    tell('clock_lines_shown_pct', (100 * all.length) / said, '%', said);
    tell('clock_tasks_over_50ms', longTasks.length, 'tasks', 1);
  } finally {
    await bench.close();
  }
}

/**
 * How much later captions come in the last loops than in the first.
 * @param {{ loop: number, ms: number }[]} delays
 */
function driftOf(delays) {
  const first = (delays[0]?.loop ?? 0) + LOOPS;
  const last = (delays.at(-1)?.loop ?? 0) - LOOPS;
  return (
    median(delays.filter(({ loop }) => loop > last).map(({ ms }) => ms)) -
    median(delays.filter(({ loop }) => loop < first).map(({ ms }) => ms))
  );
}
