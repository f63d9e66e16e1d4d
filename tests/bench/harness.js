// @ts-check
/** What every bench needs: an origin, pages, a browser, and one JSON line a figure. */
import { createServer } from 'node:http';
import { readFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { startOrigin } from '../../demo/origin/origin.js';
import { launch } from '../helpers/find-browser.js';

const PAGES = fileURLToPath(new URL('pages', import.meta.url));
const TYPES = /** @type {Record<string, string>} */ ({
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
});

/**
 * Starts origin, page server and browser.
 * @param {{ entries: string[] }} options scripts of tests/bench/pages to bundle
 */
export async function startBench({ entries }) {
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
  const browser = await launch();
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
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    if (pathname === '/') {
      response.setHeader('Content-Type', 'text/html');
      const script = (searchParams.get('script') ?? '').replace(/[^\w.-]/g, '');
      response.end(
        `<!doctype html><meta charset="utf-8"><title>bench</title>` +
          `<style>body{margin:0}#stage{position:relative;width:320px;height:568px}</style>` +
          `<div id="stage"></div><script type="module" src="/${script}"></script>`,
      );
      return;
    }
    readFile(join(folder, pathname.replaceAll('..', ''))).then(
      (body) => {
        response.setHeader('Content-Type', TYPES[extname(pathname)] ?? 'application/octet-stream');
        response.end(body);
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

/** @param {readonly number[]} values */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const high = sorted[middle] ?? NaN;
  return sorted.length % 2 ? high : ((sorted[middle - 1] ?? NaN) + high) / 2;
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
