// @ts-check
/**
 * When a quiz opens, by the picture on screen: two viewers of one show in a browser, one at the live
 * edge and one eight seconds behind, read off the clock that is burnt into the picture.
 * `--quizzes N` (default 12).
 */
import { setTimeout as rest } from 'node:timers/promises';
import { median, report, startBench } from '../harness.js';

const GAP_MS = 2500;
const LATEST_MS = 14_000;
const PATIENCE_MS = 90_000;

/** @param {{ number(option: string, otherwise: number): number }} options */
export async function opening({ number }) {
  const count = number('quizzes', 12);
  const bench = await startBench({ entries: ['interactions.ts'] });
  try {
    const page = await bench.browser.newPage();
    await page.goto(bench.pageUrl('interactions.js', { media: bench.origin.url }));
    await page.waitForFunction(() => /** @type {any} */ (globalThis).bench?.settled(), {
      timeout: PATIENCE_MS,
      polling: 2000,
    });
    for (let made = 0; made < count; made += 1) {
      await fetch(`${bench.origin.url}/control`, {
        method: 'POST',
        body: JSON.stringify({
          room: 'clock',
          // A time of its own for each, not on a frame of the stream.
          interaction: { kind: 'quiz', inMs: 3000 + made * 7, openMs: 20_000 },
        }),
      });
      await rest(GAP_MS);
    }
    await rest(LATEST_MS);
    const openings = await page.evaluate(() => /** @type {any} */ (globalThis).bench.openings());
    /** @type {number[]} */
    const errors = [];
    for (const viewer of ['near', 'late']) {
      const own = openings[viewer].map((/** @type {any} */ one) => one.errorMs);
      errors.push(...own.map(Math.abs));
      const delays = openings[viewer].map((/** @type {any} */ one) => one.delayMs);
      report('interactions', `${viewer}_viewer_behind_ms`, median(delays), 'ms', delays.length);
      report('interactions', `${viewer}_quiz_open_error_ms`, median(own), 'ms', own);
      report('interactions', `${viewer}_quizzes_opened`, own.length, 'quizzes', count);
    }
    report('interactions', 'quiz_open_error_ms', Math.max(...errors), 'ms', errors.length);
  } finally {
    await bench.close();
  }
}
