// @ts-check
/**
 * Angles and backups, by the clock and the tone of the test stream: how long after the tap the new
 * angle is on screen, how far its picture is from where the old one would be, whether the sound has
 * a gap, and how long the picture stands when a source fails. `--rounds N` (default 4).
 */
import { median, report, startBench } from './harness.js';

const REST_MS = 1500;
/** Every fault the origin can show; `media` is init, parts and segments. */
const FAULTS = [
  ['404', 'media'],
  ['500', 'media'],
  ['stall', 'media'],
  ['garbage', 'media'],
  ['truncate', 'media'],
  ['404', 'playlist'],
  ['500', 'playlist'],
  ['stall', 'playlist'],
  ['html', 'playlist'],
  ['freeze', 'playlist'],
  ['reset', 'any'],
  ['stall', 'any'],
];
const WATCH_FAULT_MS = 5000;

/** @param {{ number(option: string, otherwise: number): number }} options */
export async function run({ number }) {
  const rounds = number('rounds', 4);
  const bench = await startBench({ entries: ['angles.ts'] });
  try {
    const page = await bench.browser.newPage();
    const faults = faultDesk(bench.origin.url);
    await page.goto(bench.pageUrl('angles.js', { media: bench.origin.url, scope: faults.scope }));
    await page.waitForFunction(() => 'bench' in globalThis);
    await page.evaluate(() => /** @type {any} */ (globalThis).bench.ready());
    await rest(5000);
    await switches(page, rounds, false);
    await switches(page, rounds, true);
    await failovers(page, faults);
  } finally {
    await bench.close();
  }
}

/** @param {number} ms */
const rest = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** @param {import('puppeteer-core').Page} page @param {number} rounds @param {boolean} warm */
async function switches(page, rounds, warm) {
  const seen = [];
  for (let round = 0; round < rounds; round += 1) {
    for (const id of ['b', 'c', 'a']) {
      seen.push(
        await page.evaluate(
          (id, warm) => /** @type {any} */ (globalThis).bench.switchTo(id, warm),
          id,
          warm,
        ),
      );
      await rest(REST_MS);
    }
  }
  const prefix = warm ? 'warm_' : '';
  const all = (/** @type {string} */ key) => seen.map((one) => Math.round(one[key] * 100) / 100);
  const errors = all('errorFrames').map(Math.abs);
  report('angles', `${prefix}switch_median_ms`, median(all('ms')), 'ms', all('ms'));
  report('angles', `${prefix}stage_time_error_frames`, median(errors), 'frames', errors);
  report(
    'angles',
    `${prefix}stage_time_error_frames_max`,
    Math.max(...errors),
    'frames',
    errors.length,
  );
  report('angles', `${prefix}picture_gap_ms`, median(all('gapMs')), 'ms', all('gapMs'));
  report(
    'angles',
    `${prefix}sound_gap_max_ms`,
    Math.max(...all('silentMs')),
    'ms',
    all('silentMs'),
  );
}

/** @param {import('puppeteer-core').Page} page @param {ReturnType<typeof faultDesk>} faults */
async function failovers(page, faults) {
  const worst = [];
  for (const [kind = '', target = ''] of FAULTS) {
    const role = await page.evaluate(() => /** @type {any} */ (globalThis).bench.role());
    const from = await page.evaluate(() => performance.now());
    await faults.on({ source: role === 'primary' ? 'live' : 'backup', kind, target });
    const ms = await page.evaluate(
      (from, forMs) => /** @type {any} */ (globalThis).bench.longestFreeze(from, forMs),
      from,
      WATCH_FAULT_MS,
    );
    const now = await page.evaluate(() => /** @type {any} */ (globalThis).bench.role());
    // A freeze that never ended, or a source that was not left, is not a takeover.
    const tookOver = now !== role;
    worst.push(tookOver ? ms : Math.max(ms, WATCH_FAULT_MS));
    report('angles', `failover_${target}_${kind}_ms`, worst.at(-1) ?? NaN, 'ms', 1);
    await faults.off();
    await rest(4000);
  }
  report('angles', 'failover_worst_ms', Math.max(...worst), 'ms', worst.map(Math.round));
}

/** @param {string} origin */
function faultDesk(origin) {
  const scope = 'bench';
  return {
    scope,
    /** @param {{ source: string, kind: string, target: string }} fault */
    async on(fault) {
      const response = await fetch(`${origin}/faults`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ scope, ...fault }),
      });
      if (response.status !== 201)
        throw new Error(`The origin refused the fault ${JSON.stringify(fault)}`);
    },
    off: () => fetch(`${origin}/faults?scope=${scope}`, { method: 'DELETE' }),
  };
}
