// @ts-check
/**
 * Flying comments at 10, 100 and 1,000 a second, beside the two libraries people use, in one run:
 * frames, overlapping pairs, how busy the main thread is, nodes. `--seconds N` each (default 8).
 * The engines take turns at each rate, so that a busy moment of the machine hits all alike.
 */
import { median, report, startBench } from '../harness.js';

const ENGINES = ['none', 'ours', 'danmaku', 'danmujs'];
const RATES = [10, 100, 1000];
/** A comment crosses the stage in less; then as many fly as will. */
const FILL_MS = 9000;
const LOOKS = 12;
const LOOK_MS = 250;
const FRAME_MS = 1000 / 60;

/** @typedef {{ fps: number, dropped: number, busy: number, overlaps: number, nodes: number }} Figures */

/** @param {{ number(option: string, otherwise: number): number }} options */
export async function danmaku({ number }) {
  const seconds = number('seconds', 8);
  const rounds = number('rounds', 1);
  const bench = await startBench({ entries: ['danmaku.ts'] });
  /** @type {number[]} */
  const overlaps = [];
  try {
    for (const rate of RATES) {
      /** @type {Map<string, Figures[]>} */
      const runs = new Map(ENGINES.map((engine) => [engine, []]));
      for (let round = 0; round < rounds; round += 1)
        for (const engine of ENGINES)
          runs.get(engine)?.push(await measure(bench, engine, rate, seconds));
      tell(rate, runs);
      compare(rate, runs);
      overlaps.push(...(runs.get('ours') ?? []).map((figures) => figures.overlaps));
    }
    report('channel', 'danmaku_overlaps', Math.max(...overlaps), 'pairs', overlaps);
  } finally {
    await bench.close();
  }
}

/**
 * @param {Awaited<ReturnType<typeof startBench>>} bench
 * @param {string} engine @param {number} rate @param {number} seconds
 * @returns {Promise<Figures>}
 */
async function measure(bench, engine, rate, seconds) {
  const page = await bench.browser.newPage();
  try {
    await page.setViewport({ width: 390, height: 844, deviceScaleFactor: 3 });
    await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'no-preference' }]);
    await page.goto(bench.pageUrl('danmaku.js', { engine, rate }));
    await page.waitForFunction(() => 'bench' in globalThis);
    await rest(FILL_MS);
    const before = await page.metrics();
    await rest(seconds * 1000);
    const after = await page.metrics();
    const times = await page.evaluate((ms) => globalThis.bench.frames(ms), seconds * 1000);
    /** @type {{ overlaps: number, nodes: number }[]} */
    const looks = [];
    // One after the other: counting frames makes work each frame, looking at boxes even more.
    for (let look = 0; look < LOOKS; look += 1) {
      looks.push(await page.evaluate(() => globalThis.bench.look()));
      await rest(LOOK_MS);
    }
    const busy = (after.TaskDuration ?? NaN) - (before.TaskDuration ?? NaN);
    return {
      ...frameFigures(times),
      busy: (100 * busy) / ((after.Timestamp ?? NaN) - (before.Timestamp ?? NaN)),
      overlaps: Math.max(...looks.map(({ overlaps }) => overlaps)),
      nodes: Math.max(...looks.map(({ nodes }) => nodes)),
    };
  } finally {
    await page.close();
  }
}

/** @param {readonly number[]} times */
function frameFigures(times) {
  const span = (times.at(-1) ?? 0) - (times[0] ?? 0);
  const due = span / FRAME_MS;
  const shown = times.length - 1;
  return { fps: (shown * 1000) / span, dropped: Math.max(0, (100 * (due - shown)) / due) };
}

/** @param {number} rate @param {Map<string, Figures[]>} runs */
function tell(rate, runs) {
  for (const [engine, all] of runs) {
    /** @param {keyof Figures} figure @param {string} name @param {string} unit */
    const say = (figure, name, unit) => {
      const values = all.map((figures) => figures[figure]);
      const start =
        engine === 'ours' ? 'danmaku' : `danmaku_${engine === 'none' ? 'idle' : `peer_${engine}`}`;
      report('channel', `${start}_${rate}_${name}`, median(values), unit, values.map(tenth));
    };
    say('fps', 'fps', 'fps');
    say('dropped', 'frames_dropped', '%');
    say('busy', 'main_thread', '%');
    if (engine === 'none') continue;
    say('overlaps', 'overlaps', 'pairs');
    say('nodes', 'nodes', 'nodes');
  }
}

/**
 * Ours divided by each peer's.
 * @param {number} rate @param {Map<string, Figures[]>} runs
 */
function compare(rate, runs) {
  /** @param {string} engine @param {keyof Figures} figure */
  const of = (engine, figure) => median((runs.get(engine) ?? []).map((all) => all[figure]));
  for (const peer of ['danmaku', 'danmujs']) {
    const count = runs.get(peer)?.length ?? 0;
    for (const [figure, name] of /** @type {const} */ ([
      ['fps', 'fps'],
      ['busy', 'main_thread'],
    ])) {
      const ratio = of('ours', figure) / of(peer, figure);
      report('channel', `danmaku_${rate}_${name}_to_${peer}`, ratio, 'ratio', count);
    }
  }
}

/** @param {number} value */
const tenth = (value) => Math.round(value * 10) / 10;

/** @param {number} ms */
const rest = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
