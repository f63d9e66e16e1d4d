// @ts-check
/** What every bench needs: an origin, pages, a browser, and one JSON line a figure. */
import { createServer } from 'node:http';
import { readFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { startOrigin } from '../../demo/origin/origin.js';
import { launch } from '../helpers/find-browser.js';

const PAGES = fileURLToPath(new URL('pages', import.meta.url));
const DIST = fileURLToPath(new URL('../../dist', import.meta.url));
const TYPES = /** @type {Record<string, string>} */ ({
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.wasm': 'application/wasm',
});

/**
 * Starts origin, page server and browser.
 * @param {{ entries: string[], args?: string[] }} options scripts of tests/bench/pages to bundle; flags for the browser
 */
export async function startBench({ entries, args = [] }) {
  const origin = await startOrigin({ quiet: true });
  const folder = await mkdtemp(join(tmpdir(), 'live-room-bench-'));
  await build({
    entryPoints: entries.map((entry) => join(PAGES, entry)),
    outdir: folder,
    bundle: true,
    splitting: true,
    format: 'esm',
    minify: true,
    target: 'es2022',
    tsconfig: fileURLToPath(new URL('../../tsconfig.json', import.meta.url)),
    logLevel: 'error',
  });
  const pages = await servePages(folder);
  const browser = await launch({ args });
  return {
    origin,
    browser,
    folder,
    pagesUrl: pages.url,
    /** @param {string} script @param {Record<string, string | number>} query */
    pageUrl: (script, query) =>
      `${pages.url}/?script=${script}&${new URLSearchParams(
        Object.entries(query).map(([key, value]) => [key, String(value)]),
      )}`,
    async close() {
      await browser.close();
      await pages.close();
      await origin.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** @param {string} folder */
async function servePages(folder) {
  /** @type {Map<string, Buffer>} */
  const compressed = new Map();
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const page = pageAt(pathname, searchParams);
    if (page) {
      response.setHeader('Content-Type', 'text/html');
      response.end(page);
      return;
    }
    const path = pathname.replaceAll('..', '');
    const file = path.startsWith('/dist/') ? join(DIST, path.slice(6)) : join(folder, path);
    readFile(file).then(
      (body) => {
        const type = TYPES[extname(file)];
        response.setHeader('Content-Type', type ?? 'application/octet-stream');
        // Wasm and models: no bench counts their bytes, and the best compression takes minutes.
        if (!type?.startsWith('text/')) return void response.end(body);
        // As a CDN would: compressed once, at the best.
        const small = compressed.get(file) ?? brotliCompressSync(body);
        compressed.set(file, small);
        response.setHeader('Content-Encoding', 'br');
        response.end(small);
      },
      () => response.writeHead(404).end(),
    );
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => new Promise((resolve) => (server.closeAllConnections(), server.close(resolve))),
  };
}

/** @param {string} pathname @param {URLSearchParams} query */
function pageAt(pathname, query) {
  const head =
    '<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><title>bench</title>';
  const style =
    '<style>body{margin:0}#stage,live-room{display:block;position:relative;width:360px;height:640px}</style>';
  if (pathname === '/room') {
    const show = (query.get('show') ?? '').replace(/[^\w:/.~?=&-]/g, '');
    return `${head}${style}<script type="module" src="/dist/live-room.js"></script><live-room src="${show}" autoplay muted></live-room>`;
  }
  if (pathname !== '/') return null;
  const script = (query.get('script') ?? '').replace(/[^\w.-]/g, '');
  return `${head}${style}<div id="stage"></div><script type="module" src="/${script}"></script>`;
}

/** @param {readonly number[]} values */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const high = sorted[middle] ?? NaN;
  return sorted.length % 2 ? high : ((sorted[middle - 1] ?? NaN) + high) / 2;
}

/** @param {readonly number[]} values @param {number} share 0–1 */
export function percentile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;
}

/**
 * Prints one figure as one JSON line.
 * @param {string} bench @param {string} figure @param {number} value @param {string} unit
 * @param {readonly number[] | number} runs the single runs, or how many there were
 */
export function report(bench, figure, value, unit, runs) {
  const rounded = Math.round(value * 1000) / 1000;
  console.log(JSON.stringify({ bench, figure, value: rounded, unit, runs }));
}
