// @ts-check
/**
 * Pins and cues against the picture they belong to: sent through the hub at stage times that fall
 * between pictures, looked for on the page, compared with the clock burnt into the picture that is
 * on screen in the same frame. `--rounds N` (default 24) pins and cues each.
 */
import { median, report, startBench } from './harness.js';

const LOOP_MS = 96_000;
/** As long before its picture as the demo's director sends a pin. */
const LEAD_MS = 2000;
const EVERY_MS = 700;
const STANDS_MS = 500;

/** @param {{ number(option: string, otherwise: number): number }} options */
export async function run({ number }) {
  const rounds = number('rounds', 24);
  const bench = await startBench({ entries: ['sync.ts'] });
  try {
    const page = await bench.browser.newPage();
    await page.goto(bench.pageUrl('sync.js', { media: bench.origin.url }));
    await page.waitForFunction(() => /** @type {any} */ (globalThis).bench?.ready());
    // The live-edge control settles, views are loaded.
    await rest(6000);
    const { epoch0, products } = await page.evaluate(() => {
      const { epoch0, products } = /** @type {any} */ (globalThis).bench;
      return { epoch0, products };
    });
    /** @type {Map<string, number>} stage time within the loop, by what shall happen */
    const due = new Map();
    for (let round = 0; round < rounds; round += 1) {
      const at = Date.now() + LEAD_MS + Math.round(Math.random() * 100);
      const productId = products[round % products.length];
      const text = `Cue ${round}`;
      const until = at + STANDS_MS;
      due.set(`cue ${text} true`, (at - epoch0) % LOOP_MS);
      due.set(`cue ${text} false`, (until - epoch0) % LOOP_MS);
      due.set(`pin ${productId} true ${round}`, (at - epoch0) % LOOP_MS);
      due.set(`pin ${productId} false ${round}`, (until - epoch0) % LOOP_MS);
      const cue = { id: text, start: at, end: until, text, source: 'studio' };
      await say(bench.origin.url, { type: 'cue', at, data: cue });
      await say(bench.origin.url, { type: 'pin', at, data: { productId } });
      await say(bench.origin.url, { type: 'unpin', at: until, data: { productId } });
      await rest(EVERY_MS);
    }
    await rest(LEAD_MS + STANDS_MS + 1000);
    /** @type {{ name: string, shown: boolean, loopMs: number }[]} */
    const changes = await page.evaluate(() => /** @type {any} */ (globalThis).bench.changes);
    for (const kind of ['cue', 'pin']) tell(kind, errors(kind, due, changes));
  } finally {
    await bench.close();
  }
}

/** @param {number} ms */
const rest = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** @param {string} origin @param {object} envelope */
async function say(origin, envelope) {
  const response = await fetch(`${origin}/control`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ room: 'clock', envelope }),
  });
  if (!response.ok) throw new Error(`The hub refused: ${await response.text()}`);
}

/**
 * Stage time of the picture at the change minus the one asked for, ms; NaN where nothing changed.
 * @param {string} kind @param {Map<string, number>} due
 * @param {{ name: string, shown: boolean, loopMs: number }[]} changes
 */
function errors(kind, due, changes) {
  const left = [...changes];
  return [...due]
    .filter(([key]) => key.startsWith(kind))
    .map(([key, loopMs]) => {
      const index = left.findIndex(({ name, shown }) =>
        key.startsWith(`${kind} ${name} ${String(shown)}`),
      );
      const [change] = index < 0 ? [] : left.splice(index, 1);
      return change ? wrapped(change.loopMs - loopMs) : NaN;
    });
}

/** @param {number} ms */
const wrapped = (ms) => ((ms + 1.5 * LOOP_MS) % LOOP_MS) - LOOP_MS / 2;

/** @param {string} kind @param {number[]} all */
function tell(kind, all) {
  const seen = all.filter((ms) => !Number.isNaN(ms)).map(Math.round);
  const off = seen.map(Math.abs);
  report('sync', `${kind}_error_median_ms`, median(off), 'ms', seen);
  report('sync', `${kind}_error_max_ms`, Math.max(...off), 'ms', seen.length);
  report('sync', `${kind}_missed`, all.length - seen.length, 'changes', all.length);
}
