// @ts-check
/**
 * A replay: the state after `--seeks N` (1000) random seeks in a show of `--minutes N` (90) against
 * the state of somebody who has played it there; and in a browser, from a tap on a chapter to the
 * first picture of it, `--chapters N` (12) times.
 */
import { importSource } from '../../helpers/import-source.js';
import { median, report, startBench } from '../harness.js';

const PATIENCE_MS = 30_000;

/** @param {{ number(option: string, otherwise: number): number }} options */
export async function replay({ number }) {
  const [minutes, seeks] = [number('minutes', 90), number('seeks', 1000)];
  const { seekErrors } = await importSource(
    "export { seekErrors } from './tests/helpers/recorded-show.js'",
  );
  const errors = await seekErrors(minutes, seeks);
  report('after-show', 'seek_state_errors', errors.length, 'seeks', seeks);

  const count = number('chapters', 12);
  const bench = await startBench({ entries: ['after-show.ts'] });
  try {
    const page = await bench.browser.newPage();
    await page.goto(
      bench.pageUrl('after-show.js', { show: `${bench.origin.url}/shows/replay.json` }),
    );
    await page.waitForFunction(() => /** @type {any} */ (globalThis).bench?.ready(), {
      timeout: PATIENCE_MS,
    });
    /** @type {number[]} */
    const times = [];
    for (let index = 0; index < count; index += 1) {
      times.push(
        await page.evaluate((nth) => /** @type {any} */ (globalThis).bench.jump(nth), index),
      );
    }
    report('after-show', 'seek_to_chapter_ms', median(times), 'ms', times);
  } finally {
    await bench.close();
  }
}
