// @ts-check
/**
 * Camera to screen, by the clock burnt into the test stream, beside hls.js with its defaults on the
 * same stream. Each player plays alone; the players take turns. `--minutes N` sets how long ours is
 * watched for stalls (default 2), `--rounds N` how often.
 */
import { median, report, startBench } from './harness.js';
import { startLink } from './network.js';

/** Starting up is the first-frame bench's matter. */
const SETTLE_MS = 10_000;
const LINKS = {
  loopback: null,
  rtt80: { roundTripMs: 80, jitterMs: 2.5, downBitsPerSecond: 20e6 },
  /** Watched a third as long: what happens here happens often. */
  lossy: { roundTripMs: 80, jitterMs: 2.5, downBitsPerSecond: 20e6, loss: 0.03 },
};

/** @param {{ number(option: string, otherwise: number): number }} options */
export async function run({ number }) {
  const minutes = number('minutes', 2);
  const rounds = number('rounds', 2);
  const bench = await startBench({ entries: ['latency.ts'] });
  try {
    for (const [name, link] of Object.entries(LINKS)) {
      const proxy = link && (await startLink(bench.origin.url, link));
      const media = proxy?.url ?? bench.origin.url;
      const oursMs = (minutes * 60_000) / (link && 'loss' in link ? 3 : 1) / rounds;
      const ours = [];
      const theirs = [];
      for (let round = 0; round < rounds; round += 1) {
        ours.push(await watch(bench, { player: 'ours', media }, oursMs));
        theirs.push(await watch(bench, { player: 'hlsjs', media }, 30_000));
      }
      await proxy?.close();
      tell(name, ours, theirs);
    }
  } finally {
    await bench.close();
  }
}

/**
 * @param {Awaited<ReturnType<typeof startBench>>} bench
 * @param {{ player: string, media: string }} how
 * @param {number} forMs
 */
async function watch(bench, { player, media }, forMs) {
  const page = await bench.browser.newPage();
  await page.goto(bench.pageUrl('latency.js', { player, media, direct: bench.origin.url }));
  await new Promise((resolve) => setTimeout(resolve, SETTLE_MS + forMs));
  const { samples, stalls, seen } = await page.evaluate(() => {
    const { bench } = /** @type {any} */ (globalThis);
    return { samples: bench.samples, stalls: bench.stalls, seen: performance.now() };
  });
  await page.close();
  const from = seen - forMs;
  return {
    minutes: forMs / 60_000,
    /** @type {number[]} */
    delays: samples
      .filter((/** @type {any} */ s) => s.at >= from)
      .map((/** @type {any} */ s) => s.delay),
    /** @type {number[]} */
    stalls: stalls
      .filter((/** @type {any} */ s) => s.at >= from)
      .map((/** @type {any} */ s) => s.ms),
  };
}

/** @typedef {Awaited<ReturnType<typeof watch>>} Watched */

/** @param {string} name @param {Watched[]} ours @param {Watched[]} theirs */
function tell(name, ours, theirs) {
  const medians = ours.map(({ delays }) => median(delays));
  const theirMedians = theirs.map(({ delays }) => median(delays));
  /** @param {Watched[]} runs */
  const stallsPer10Min = (runs) =>
    (10 * runs.flatMap(({ stalls }) => stalls).length) /
    runs.reduce((sum, { minutes }) => sum + minutes, 0);
  /** @param {Watched[]} runs */
  const stalledShare = (runs) =>
    runs.flatMap(({ stalls }) => stalls).reduce((sum, ms) => sum + ms, 0) /
    runs.reduce((sum, { minutes }) => sum + minutes * 600, 0);
  const prefix = name === 'loopback' ? '' : `${name}_`;
  report('latency', `${name}_median_ms`, median(medians), 'ms', medians.map(Math.round));
  report(
    'latency',
    `${name}_hlsjs_median_ms`,
    median(theirMedians),
    'ms',
    theirMedians.map(Math.round),
  );
  report(
    'latency',
    `${name}_ratio_to_hlsjs`,
    median(medians) / median(theirMedians),
    'ratio',
    ours.length,
  );
  report(
    'latency',
    `${prefix}stalls_10min`,
    stallsPer10Min(ours),
    'stalls per 10 min',
    ours.length,
  );
  report(
    'latency',
    `${prefix}longest_stall_ms`,
    Math.max(0, ...ours.flatMap(({ stalls }) => stalls)),
    'ms',
    ours.length,
  );
  report(
    'latency',
    `${name}_hlsjs_stalls_10min`,
    stallsPer10Min(theirs),
    'stalls per 10 min',
    theirs.length,
  );
  report('latency', `${name}_stalled_share`, stalledShare(ours), '% of time', ours.length);
  report(
    'latency',
    `${name}_hlsjs_stalled_share`,
    stalledShare(theirs),
    '% of time',
    theirs.length,
  );
}
