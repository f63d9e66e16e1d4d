// @ts-check
/**
 * Translating on the device: the loop in its worker, on random weights in the shape of a Bergamot
 * student ("tiny11": 6 + 2 layers of 256, 32,000 tokens, int8). It says how fast and how large, not
 * how good: real weights are not at hand, so FLORES is not run.
 */
import { readFileSync, writeFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serveAsset } from '../../../bin/assets.js';
import { ownMemoryMB, rendererOf } from '../../../models/check.js';
import { marianGraphs } from '../../helpers/marian-graphs.js';
import { median, report, startBench } from '../harness.js';

const SHAPE = {
  ...{ width: 256, heads: 8, inner: 1536, encoder: 6, decoder: 2 },
  ...{ vocabulary: 32_000, places: 256 },
};
const RUNS = 12;
const TOKENS = [12, 25, 40];
const FIXTURES = fileURLToPath(new URL('../../engines/fixtures/translation/', import.meta.url));

export async function run() {
  const bench = await startBench({ entries: ['translation.ts'] });
  try {
    const bytes = await lay(bench.folder);
    report('captions', 'translate_download_mb', bytes / 1e6, 'MB', 1);
    for (const tokens of TOKENS) {
      const page = await bench.browser.newPage();
      await page.goto(bench.pageUrl('translation.js', { tokens, text: textOf(tokens) }));
      await page.waitForFunction('globalThis.open');
      const pids = await rendererOf(bench.browser);
      const before = ownMemoryMB(pids);
      let most = before;
      const looking = setInterval(() => (most = Math.max(most, ownMemoryMB(pids))), 20);
      const ready = /** @type {number} */ (await page.evaluate('open()'));
      const took = /** @type {number[]} */ (await page.evaluate(`measure(${RUNS})`));
      clearInterval(looking);
      report('captions', `translate_ms_${tokens}_tokens`, median(took), 'ms', took.map(Math.round));
      if (tokens === TOKENS[0]) {
        report('captions', 'translate_ready_ms', ready, 'ms', 1);
        report('captions', 'translate_memory_mb', most - before, 'MB', 1);
      }
      await page.close();
    }
  } finally {
    await bench.close();
  }
}

/** Worker, runtime and one manifest for each length; answers with the bytes of a model. @param {string} folder */
async function lay(folder) {
  const { encoder, decoder } = marianGraphs(SHAPE, random, { int8: true });
  const source = readFileSync(join(FIXTURES, 'source.spm'));
  const files = { encoder, decoder, source };
  for (const [role, body] of Object.entries(files)) writeFileSync(join(folder, role), body);
  mkdirSync(join(folder, 'assets/ort'), { recursive: true });
  for (const name of ['translation-worker.js', 'ort/ort-wasm-simd-threaded.wasm']) {
    const asset = await serveAsset(`/sdk/engines/assets/${name}`);
    writeFileSync(join(folder, 'assets', name), asset?.body ?? '');
  }
  for (const tokens of TOKENS) {
    const manifest = {
      ...{ name: `student-${tokens}`, kind: 'translation-marian', version: '1', licence: 'MIT' },
      pairs: [{ from: 'en', to: 'es' }],
      files: Object.entries(files).map(([role, { length }]) => ({
        role,
        url: role,
        bytes: length,
      })),
      ...{ layers: SHAPE.decoder, heads: SHAPE.heads, headWidth: SHAPE.width / SHAPE.heads },
      tokens: { start: SHAPE.vocabulary - 1, end: 0, unknown: 1 },
      // Random weights know no end: it is called off where the end would be.
      maxTokens: tokens + 1,
    };
    writeFileSync(join(folder, `catalog-${tokens}.json`), JSON.stringify([manifest]));
  }
  return Object.values(files).reduce((sum, { length }) => sum + length, 0);
}

/** A word that is one piece. @param {number} tokens */
const textOf = (tokens) => Array.from({ length: tokens }, () => 'shoe').join(' ');

let seed = 1;
/** @param {string} name @param {number[]} shape */
function random(name, shape) {
  const size = shape.reduce((a, b) => a * b, 1);
  const values = new Float32Array(size);
  // Places that shout: each position writes another token, or the search would see a circle.
  const scale = name === 'places' ? 8 : name.includes('norm.weight') ? 1 : 0.06;
  for (let at = 0; at < size; at += 1) {
    seed = (seed * 1_664_525 + 1_013_904_223) >>> 0;
    values[at] = (seed / 2 ** 31 - 1) * scale;
  }
  if (name === 'bias') values[0] = -1000;
  return values;
}
