// @ts-check
/** The 3D view beside <model-viewer>: first frame, frame time, JavaScript, picture, memory. */
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { serveAsset } from '../../../bin/assets.js';
import { launch } from '../../helpers/find-browser.js';
import { median, report } from '../harness.js';
import { PAGE } from './view-page.js';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const MODEL_VIEWER = join(ROOT, 'node_modules/@google/model-viewer/dist/model-viewer.min.js');
/** 73 MB that nobody who installs the project should have to wait for: an unpacked package. */
const BABYLON = process.env.LIVE_ROOM_BABYLON;
const GLTF = process.env.LIVE_ROOM_GLTF ?? join(ROOT, '../shared/gltf');
/** With names of variants, of other sizes and packings: what shops have. */
const MODELS = ['shoe', 'chair', 'sunglasses'];
const PACKED = ['shoe-meshopt-ktx2', 'shoe-draco', 'chair-meshopt-webp'];
const CYCLES = 50;
/** A slow device decodes slowly; nothing here takes as long unless it hangs. */
const LIMIT = 60_000;

/** @typedef {'ours' | 'model-viewer' | 'babylon'} Kind */
/** @typedef {Awaited<ReturnType<typeof startPages>>} Pages */
/** @typedef {{ first: number, frame: number }} Opening ms */

/** @param {{ number(option: string, otherwise: number): number }} options */
export async function measureViews({ number }) {
  const rounds = number('rounds', 3);
  const models = MODELS.filter((name) => existsSync(join(GLTF, `${name}.glb`)));
  if (models.length === 0) {
    console.error(`No sample models in ${GLTF}: set LIVE_ROOM_GLTF.`);
    return;
  }
  const pages = await startPages();
  try {
    const weights = await weigh(pages);
    report('scene', 'js_brotli_kb', weights.ours / 1000, 'kB', 1);
    report('scene', 'js_brotli_ratio_to_model_viewer', weights.ours / weights.theirs, 'ratio', 1);
    /** @type {number[]} */
    const firsts = [];
    /** @type {number[]} */
    const frames = [];
    for (const model of [...models, ...PACKED]) {
      const runs = await compare(pages, model, rounds);
      const { ours, 'model-viewer': theirs, babylon } = runs;
      for (const [kind, each] of Object.entries(runs)) {
        if (each.length === 0) continue;
        const name = `first_frame_ms_${model}${kind === 'ours' ? '' : `_${kind.replace('-', '_')}`}`;
        const all = each.map(({ first }) => Math.round(first));
        report('scene', name, median(all), 'ms', all);
      }
      const ratio = (/** @type {Opening[]} */ others, /** @type {keyof Opening} */ what) =>
        median(ours.map((run) => run[what])) / median(others.map((run) => run[what]));
      report('scene', `first_frame_ratio_${model}`, ratio(theirs, 'first'), 'ratio', rounds);
      if (babylon.length > 0) {
        const first = ratio(babylon, 'first');
        report('scene', `first_frame_ratio_${model}_to_babylon`, first, 'ratio', rounds);
      }
      if (!models.includes(model)) continue;
      firsts.push(ratio(theirs, 'first'));
      frames.push(ratio(theirs, 'frame'));
      report('scene', `frame_ms_${model}`, median(ours.map((run) => run.frame)), 'ms', rounds);
      report('scene', `frame_time_ratio_${model}`, ratio(theirs, 'frame'), 'ratio', rounds);
    }
    report('scene', 'first_frame_ratio_to_model_viewer', median(firsts), 'ratio', models.length);
    report('scene', 'frame_time_ratio_to_model_viewer', median(frames), 'ratio', models.length);
    for (const model of models) {
      const { whole, inside } = await difference(pages, model);
      report('scene', `picture_difference_pct_${model}`, whole, '%', 1);
      report('scene', `picture_difference_inside_pct_${model}`, inside, '%', 1);
    }
    await cycle(pages, models[0] ?? 'shoe');
  } finally {
    await pages.close();
  }
}

/** The page of the bench, with our bundle as the CDN build makes it, and theirs as it is shipped. */
async function startPages() {
  const folder = await mkdtemp(join(tmpdir(), 'live-room-scene-'));
  await build({
    configFile: join(ROOT, 'vite.viewer.config.ts'),
    root: ROOT,
    logLevel: 'error',
    build: { outDir: folder },
  });
  const types = /** @type {Record<string, string>} */ ({
    '.js': 'text/javascript',
    '.wasm': 'application/wasm',
  });
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://bench');
    const send = (/** @type {string | Buffer} */ body, /** @type {string} */ type) => {
      response.setHeader('Content-Type', type);
      response.setHeader('Content-Length', Buffer.byteLength(body));
      response.end(request.method === 'HEAD' ? undefined : body);
    };
    const file = pathname.startsWith('/gltf/')
      ? join(GLTF, pathname.slice(6))
      : pathname === '/model-viewer.js'
        ? MODEL_VIEWER
        : pathname.startsWith('/babylon/') && BABYLON
          ? join(BABYLON, 'dist', pathname.slice(9))
          : join(folder, pathname);
    if (pathname === '/') return send(PAGE, 'text/html');
    if (pathname.startsWith('/decoders/')) return send(...decoderFor(pathname));
    if (pathname.startsWith('/assets/')) {
      serveAsset(`/sdk/engines${pathname}`).then(
        (asset) => (asset ? send(asset.body, asset.type) : response.writeHead(404).end()),
        () => response.writeHead(500).end(),
      );
      return;
    }
    if (!existsSync(file)) return void response.writeHead(404).end();
    send(readFileSync(file), types[extname(file)] ?? 'application/octet-stream');
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  const browser = await launch({
    args: ['--js-flags=--expose-gc', '--disable-gpu-shader-disk-cache'],
    protocolTimeout: 300_000,
  });
  return {
    browser,
    url: `http://127.0.0.1:${port}/`,
    async close() {
      await browser.close();
      server.closeAllConnections();
      server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/**
 * What <model-viewer> would fetch from its maker's servers, from the same library.
 * @param {string} path
 * @returns {[Buffer | string, string]}
 */
function decoderFor(path) {
  const libs = join(ROOT, 'node_modules/three/examples/jsm/libs');
  const type = path.endsWith('.wasm') ? 'application/wasm' : 'text/javascript';
  if (path.endsWith('meshopt.js')) {
    // It wants the old kind of script, which leaves a name behind.
    const module = readFileSync(join(libs, 'meshopt_decoder.module.js'), 'utf8');
    return [module.replace(/^export .*$/m, ''), type];
  }
  const folder = path.includes('/draco/') ? 'draco/gltf' : 'basis';
  return [readFileSync(join(libs, folder, path.split('/').at(-1) ?? '')), type];
}

/** @param {Pages} pages */
async function freshPage(pages) {
  const context = await pages.browser.createBrowserContext();
  const page = await context.newPage();
  await page.setViewport({ width: 600, height: 600, deviceScaleFactor: 1 });
  await page.goto(pages.url);
  return { page, close: () => context.close() };
}

/** @param {import('puppeteer-core').Page} page @param {Kind} kind @param {string} model @param {object} [attributes] */
function open(page, kind, model, attributes = {}) {
  return page.evaluate(
    (which, src, given) => /** @type {any} */ (globalThis).openView(which, src, given),
    kind,
    `/gltf/${model}.glb`,
    attributes,
  );
}

/**
 * One after the other in each round, each with an empty cache.
 * @param {Pages} pages @param {string} model @param {number} rounds
 */
async function compare(pages, model, rounds) {
  /** @type {Record<Kind, Opening[]>} */
  const runs = { ours: [], 'model-viewer': [], babylon: [] };
  for (let round = 0; round < rounds; round += 1) {
    for (const kind of /** @type {Kind[]} */ (Object.keys(runs))) {
      // It asks its maker's servers for decoders, and waits for them.
      if (kind === 'babylon' && (!BABYLON || PACKED.includes(model))) continue;
      const { page, close } = await freshPage(pages);
      try {
        page.setDefaultTimeout(LIMIT);
        await page.emulateMediaFeatures([
          { name: 'prefers-reduced-motion', value: 'no-preference' },
        ]);
        const first = await open(page, kind, model);
        const frame = await page.evaluate(() => /** @type {any} */ (globalThis).frameTime(2500));
        runs[kind].push({ first, frame });
      } finally {
        await close();
      }
    }
  }
  return runs;
}

/** All JavaScript that a page fetches to show one model. @param {Pages} pages */
async function weigh(pages) {
  const { page, close } = await freshPage(pages);
  try {
    /** @type {Promise<Buffer>[]} */
    const scripts = [];
    page.on('response', (response) => {
      if (/javascript/.test(response.headers()['content-type'] ?? ''))
        scripts.push(response.buffer());
    });
    await open(page, 'ours', 'sunglasses');
    await page.waitForNetworkIdle({ idleTime: 1000 });
    const sizes = (await Promise.all(scripts)).map((body) => brotliCompressSync(body).length);
    const ours = sizes.reduce((sum, each) => sum + each, 0);
    return { ours, theirs: brotliCompressSync(readFileSync(MODEL_VIEWER)).length };
  } finally {
    await close();
  }
}

/**
 * Of the picture, in percent of full scale: over all of it, and over what is not background.
 * @param {Pages} pages @param {string} model
 */
async function difference(pages, model) {
  /** @type {string[]} */
  const shots = [];
  for (const kind of /** @type {Kind[]} */ (['ours', 'model-viewer'])) {
    const { page, close } = await freshPage(pages);
    try {
      await open(page, kind, model, { 'camera-orbit': '30deg 75deg 105%' });
      // Its camera comes to rest, and its poster goes.
      await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 2500)));
      const clip = { x: 0, y: 0, width: 512, height: 512 };
      shots.push(await page.screenshot({ clip, encoding: 'base64' }));
    } finally {
      await close();
    }
  }
  if (process.env.LIVE_ROOM_SHOTS) {
    const { writeFileSync } = await import('node:fs');
    shots.forEach((shot, at) =>
      writeFileSync(
        join(String(process.env.LIVE_ROOM_SHOTS), `${model}-${at}.png`),
        Buffer.from(shot, 'base64'),
      ),
    );
  }
  const { page, close } = await freshPage(pages);
  try {
    return await page.evaluate(async (given) => {
      const pixels = await Promise.all(
        given.map(async (base64) => {
          const bytes = Uint8Array.from(atob(base64), (each) => each.charCodeAt(0));
          const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
          const pen = new OffscreenCanvas(512, 512).getContext('2d');
          pen?.drawImage(image, 0, 0);
          return pen?.getImageData(0, 0, 512, 512).data ?? new Uint8ClampedArray();
        }),
      );
      const [a = new Uint8ClampedArray(), b = a] = pixels;
      let [sum, inside, count] = [0, 0, 0];
      for (let at = 0; at < a.length; at += 4) {
        const off =
          [0, 1, 2].reduce((all, c) => all + Math.abs((a[at + c] ?? 0) - (b[at + c] ?? 0)), 0) / 3;
        sum += off;
        const blank = [0, 1, 2].every((c) => (a[at + c] ?? 0) > 252 && (b[at + c] ?? 0) > 252);
        if (!blank) [inside, count] = [inside + off, count + 1];
      }
      return { whole: (100 * sum) / (a.length / 4) / 255, inside: (100 * inside) / count / 255 };
    }, shots);
  } finally {
    await close();
  }
}

/** Opens and closes one view again and again. @param {Pages} pages @param {string} model */
async function cycle(pages, model) {
  const { page, close } = await freshPage(pages);
  try {
    const heap = async () => {
      await page.evaluate(() => /** @type {any} */ (globalThis).gc());
      return (await page.metrics()).JSHeapUsedSize ?? 0;
    };
    const rounds = async () => {
      for (let round = 0; round < CYCLES; round += 1) {
        await open(page, 'ours', model);
        await page.evaluate(() => /** @type {any} */ (globalThis).closeView());
      }
      return heap();
    };
    await open(page, 'ours', model);
    await page.evaluate(() => /** @type {any} */ (globalThis).closeView());
    const [once, first, second] = [await heap(), await rounds(), await rounds()];
    const contexts = await page.evaluate(() => /** @type {any} */ (globalThis).seen.contexts);
    report('scene', 'contexts_after_cycles', contexts, 'contexts', 2 * CYCLES);
    // The engine's own: compiled code, and what it has learned of it, grow for a while.
    report('scene', 'heap_growth_pct_first_50_cycles', (100 * (first - once)) / once, '%', CYCLES);
    report('scene', 'heap_growth_pct_50_cycles', (100 * (second - first)) / first, '%', CYCLES);
  } finally {
    await close();
  }
}
