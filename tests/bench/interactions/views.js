// @ts-check
/**
 * What an activity costs: bytes of each kind's code, and the longest gap between two frames while
 * one comes up and its panel is opened, the CPU slowed down four times, beside the longest gap of
 * the same room at rest. Needs `npm run build`.
 */
import { setTimeout as rest } from 'node:timers/promises';
import { MOMENTS } from '../../../demo/origin/interactions/programme.js';
import { brotliKB, filesOf, readManifest } from '../../helpers/cdn-build.js';
import { firstFrameFiles } from '../../helpers/size-report.js';
import { median, report, startBench } from '../harness.js';

const SLOWER = 4;
const REST_MS = 2000;
const PATIENCE_MS = 60_000;
const SHOW = 'studio';

export async function views() {
  sizes();
  const bench = await startBench({ entries: ['fairness.ts'] });
  try {
    const page = await bench.browser.newPage();
    await page.setViewport({ width: 390, height: 844 });
    const show = `${bench.origin.url}/shows/${SHOW}.json`;
    await page.goto(`${bench.pagesUrl}/room?show=${show}`);
    await page.waitForFunction(
      () => {
        const element = /** @type {any} */ (document.querySelector('live-room'));
        return element?.room?.playback.store.current.phase === 'playing';
      },
      { timeout: PATIENCE_MS },
    );
    await page.evaluate(watchFrames);
    const session = await page.createCDPSession();
    await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
    await rest(REST_MS);
    /** @type {number[]} */
    const gaps = [];
    /** @type {number[]} */
    const still = [];
    for (const { kind } of MOMENTS) {
      await page.evaluate(() => /** @type {any} */ (globalThis).frames.splice(0));
      await rest(REST_MS);
      still.push(await longest(page));
      await fetch(`${bench.origin.url}/control`, {
        method: 'POST',
        body: JSON.stringify({ room: SHOW, interaction: { kind, inMs: 0, openMs: 60_000 } }),
      });
      // The card, and then the panel: a tap that loads the kind's own view.
      const card = await page.waitForFunction(findCard, { timeout: PATIENCE_MS });
      await page.evaluate((button) => /** @type {any} */ (button).click(), card);
      await rest(REST_MS);
      const gap = await longest(page);
      gaps.push(gap);
      report('interactions', `${kind}_opening_frame_gap_ms`, gap, 'ms', 1);
      await page.keyboard.press('Escape');
      await cancelAll(bench.origin.url, page);
    }
    report('interactions', 'resting_frame_gap_ms', median(still), 'ms', still);
    report('interactions', 'opening_frame_gap_ms', Math.max(...gaps), 'ms', gaps);
  } finally {
    await bench.close();
  }
}

function sizes() {
  const manifest = readManifest();
  const first = firstFrameFiles();
  // What is there by the time that a kind's own code is wanted.
  const there = (/** @type {string} */ module) => {
    if (module.startsWith('src/sdk/interactions/kinds/')) return ['src/sdk/interactions/desk.ts'];
    const kind = MOMENTS.some((moment) => module.endsWith(`/live-${moment.kind}.ts`));
    return kind ? ['src/components/live-interaction.ts'] : [];
  };
  const size = (/** @type {string} */ module) => {
    const before = new Set([...first, ...filesOf(manifest, there(module))]);
    return brotliKB([...filesOf(manifest, [module])].filter((file) => !before.has(file)));
  };
  const modules = [
    'src/sdk/interactions/desk.ts',
    'src/sdk/interactions/kinds/blind-box.ts',
    'src/sdk/interactions/kinds/giveaway.ts',
    'src/components/live-interaction.ts',
    ...MOMENTS.map(({ kind }) => `src/components/live-${kind}.ts`),
  ];
  for (const module of modules.filter((one) => manifest[one] !== undefined)) {
    const name = module.replace(/^src\/(components|sdk\/interactions)\//, '').replace(/\W+/g, '_');
    report('interactions', `chunk_${name.replace(/_ts$/, '')}`, size(module), 'kB', 1);
  }
}

/** In the page: notes the gaps between frames. */
function watchFrames() {
  /** @type {number[]} */
  const frames = [];
  Object.assign(globalThis, { frames });
  let last = performance.now();
  const look = () => {
    const now = performance.now();
    frames.push(now - last);
    last = now;
    requestAnimationFrame(look);
  };
  look();
}

/** @param {import('puppeteer-core').Page} page @returns {Promise<number>} */
function longest(page) {
  return page.evaluate(() => Math.max(.../** @type {any} */ (globalThis).frames.splice(0)));
}

/** In the page: the card's button, once there is one. */
function findCard() {
  /** @param {ParentNode} root @returns {Element | null} */
  const find = (root) => {
    for (const element of root.querySelectorAll('*')) {
      if (element.matches('[part~="activity-card"] button, button[part~="activity-card"]')) {
        return element;
      }
      const inside = element.shadowRoot && find(element.shadowRoot);
      if (inside) return inside;
    }
    return null;
  };
  return find(document);
}

/** @param {string} origin @param {import('puppeteer-core').Page} page */
async function cancelAll(origin, page) {
  /** @type {string[]} */
  const ids = await page.evaluate(() => {
    const element = /** @type {any} */ (document.querySelector('live-room'));
    return element.room.interactions.store.current.list
      .filter((/** @type {any} */ { phase }) => phase !== 'cancelled')
      .map((/** @type {any} */ { id }) => id);
  });
  for (const cancel of ids) {
    await fetch(`${origin}/control`, {
      method: 'POST',
      body: JSON.stringify({ room: SHOW, interaction: { cancel } }),
    });
  }
  await rest(REST_MS);
}
