// @ts-check
/**
 * Lets a model hear recordings in the browser of this machine, and counts the words it gets wrong.
 */
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { serveAsset } from '../bin/assets.js';
import { launch } from '../tests/helpers/find-browser.js';

export const NO_WEBGPU = 'This browser has no WebGPU.';

/**
 * @typedef {object} Clip
 * @property {string} file
 * @property {string} text what is said
 */

/**
 * @param {object} order
 * @param {string} order.model
 * @param {string} order.language
 * @param {'wasm' | 'webgpu'} [order.device]
 * @param {boolean} [order.isolated] in a page that may share memory, and so has threads
 * @param {readonly string[]} [order.flags] of the browser
 * @param {readonly Clip[]} order.clips
 */
export async function checkModel({
  model,
  language,
  device = 'wasm',
  isolated = false,
  flags = [],
  clips,
}) {
  const server = await servePage(clips, isolated);
  const browser = await launch({ args: [...flags] });
  try {
    const page = await browser.newPage();
    page.on('console', (message) => console.warn(message.text()));
    await page.goto(server.url);
    if (device === 'webgpu' && !(await page.evaluate(hasWebGpu))) throw new Error(NO_WEBGPU);
    // The page's own functions, see check-page.ts.
    const call = (/** @type {string} */ name, /** @type {unknown} */ given) =>
      page.evaluate(
        (which, value) => /** @type {any} */ (globalThis)[which](value),
        name,
        /** @type {any} */ (given),
      );
    await call(
      'prepare',
      clips.map((_, index) => `/clip/${index}`),
    );
    const memory = watchMemory(await rendererOf(browser));
    const choice = { model, language, device };
    const { readyMs, clips: heard, longTasks } = await call('check', choice);
    const memoryMB = memory();
    const readyAgainMs = await call('again', choice);
    const seconds = sum(heard.map((/** @type {{ seconds: number }} */ clip) => clip.seconds));
    const ms = sum(heard.map((/** @type {{ ms: number }} */ clip) => clip.ms));
    const scores = clips.map(({ text }, index) => wordErrors(text, heard[index].text));
    return {
      isolated: await page.evaluate(() => crossOriginIsolated),
      workersStarted: server.workersStarted(),
      readyMs,
      readyAgainMs,
      longTasks,
      seconds,
      realTimeFactor: ms / 1000 / seconds,
      memoryMB,
      wordErrorRate:
        sum(scores.map(({ errors }) => errors)) / sum(scores.map(({ words }) => words)),
      clips: clips.map((clip, index) => {
        const { text, shown } = heard[index];
        return { ...clip, heard: text, shown, ...scores[index] };
      }),
    };
  } finally {
    await browser.close();
    server.close();
  }
}

/**
 * The recordings of a folder: `manifest.json` with rows of `file`, `text` and perhaps `language`.
 * @param {string} folder @param {string} language
 * @returns {Clip[]}
 */
export function readClips(folder, language) {
  const path = join(folder, 'manifest.json');
  if (!existsSync(path)) throw new Error(`${folder} has no manifest.json.`);
  return JSON.parse(readFileSync(path, 'utf8'))
    .filter((/** @type {any} */ row) => (row.lang ?? row.language ?? language) === language)
    .map((/** @type {any} */ { file, text }) => ({ file: resolve(dirname(path), file), text }));
}

/**
 * Words that have to be put in, left out or changed.
 * @param {string} said @param {string} heard
 */
export function wordErrors(said, heard) {
  const wanted = wordsOf(said);
  const got = wordsOf(heard);
  let row = got.map((_, index) => index + 1);
  for (const [index, word] of wanted.entries()) {
    let diagonal = index;
    let left = index + 1;
    row = row.map((above, column) => {
      const change = diagonal + (got[column] === word ? 0 : 1);
      diagonal = above;
      left = Math.min(left + 1, above + 1, change);
      return left;
    });
  }
  return { errors: row.at(-1) ?? wanted.length, words: wanted.length };
}

/** @param {string} text */
function wordsOf(text) {
  return (
    text
      .toLowerCase()
      .replaceAll('’', "'")
      .match(/[\p{L}\p{N}']+/gu) ?? []
  );
}

/** @param {readonly Clip[]} clips @param {boolean} isolated */
async function servePage(clips, isolated) {
  let workersStarted = 0;
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('check-page.ts', import.meta.url))],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    tsconfig: fileURLToPath(new URL('../tsconfig.json', import.meta.url)),
  });
  const script = outputFiles[0]?.text ?? '';
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://check');
    const clip = clips[Number(pathname.replace('/clip/', ''))];
    const asset = await serveAsset(pathname);
    if (isolated) {
      response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
      response.setHeader('Cross-Origin-Embedder-Policy', 'require-corp');
    }
    if (pathname.endsWith('worker.js')) {
      workersStarted += 1;
      response.setHeader('Cache-Control', 'no-store');
    }
    if (asset) response.setHeader('Content-Type', asset.type).end(asset.body);
    else if (pathname === '/check.js') {
      response.setHeader('Content-Type', 'text/javascript').end(script);
    } else if (pathname === '/') {
      response.setHeader('Content-Type', 'text/html');
      response.end('<!doctype html><script type="module" src="/check.js"></script>');
    } else if (clip) response.end(readFileSync(clip.file));
    else response.writeHead(404).end();
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', () => done(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    url: `http://127.0.0.1:${port}/`,
    workersStarted: () => workersStarted,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** @param {import('puppeteer-core').Browser} browser */
export async function rendererOf(browser) {
  const session = await browser.target().createCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  return processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
}

/** In the page. */
async function hasWebGpu() {
  return Boolean(await navigator.gpu?.requestAdapter());
}

/**
 * Memory of their own that these processes have, MB; NaN where there is no /proc.
 * @param {number[]} pids
 */
export function ownMemoryMB(pids) {
  const sizes = pids.map((pid) => {
    const path = `/proc/${pid}/status`;
    const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
    return Number(/RssAnon:\s+(\d+)/.exec(text)?.[1]) / 1000;
  });
  const largest = Math.max(0, ...sizes.filter((size) => size > 0));
  return largest > 0 ? largest : NaN;
}

/**
 * How much more of it the page's process has had at its highest. Looks fifty times a second.
 * @param {number[]} pids
 */
function watchMemory(pids) {
  const before = ownMemoryMB(pids);
  let most = before;
  const looking = setInterval(() => (most = Math.max(most, ownMemoryMB(pids))), 20);
  return () => {
    clearInterval(looking);
    return before > 0 ? most - before : undefined;
  };
}

/** @param {readonly number[]} values */
function sum(values) {
  return values.reduce((total, value) => total + value, 0);
}
