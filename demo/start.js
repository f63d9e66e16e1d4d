// @ts-check
// `npm start`: the demo's origin and the demo's pages, in one process.

import { createReadStream, existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer as createNetServer } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createServer } from 'vite';
import { startOrigin } from './origin/origin.js';

const DEMO = fileURLToPath(new URL('.', import.meta.url));
const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** The pages are written with this address; what is served carries the true one. */
const WRITTEN_ORIGIN = 'http://localhost:8787';

/** What the show can be read in; see storefront/texts.js. */
const LANGUAGES = 'en es pt-BR fr de ar id vi th ja ko zh ru'.split(' ');

/** Where the description of the show goes. */
const HEAD_MARK = /<!-- What the server says of the show[^>]*-->/;

/** Plain files, untouched by Vite: what a shop that uses the CDN bundle would serve. */
const PLAIN_FILES = [
  { path: '/plain/', folder: join(DEMO, 'plain') },
  { path: '/dist/', folder: join(ROOT, 'dist') },
];

const CONTENT_TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};

/**
 * @typedef {object} Engine
 * @property {string[]} sockets its addresses
 * @property {(showId: string) => object} realtime as the show document names it
 */

/**
 * Starts the origin and the server of the pages.
 * @param {object} [options]
 * @param {number} [options.port] of the pages; the next free one where it is taken, 0 for any
 * @param {number} [options.originPort] likewise
 * @param {string} [options.host] where to listen; `0.0.0.0` lets a phone on the same network in
 * @param {boolean} [options.watch] reload the pages when a file changes
 * @param {boolean} [options.quiet]
 * @param {string} [options.stateDir] where interactions are kept over a restart
 * @param {Engine} [options.engine] what the shows run on instead of the origin's own hub
 */
export async function startDemo({
  port = 5173,
  originPort = 8787,
  host = 'localhost',
  watch = true,
  quiet = false,
  engine,
  stateDir,
} = {}) {
  const origin = await startOrigin({
    port: await freePort(originPort, host),
    host,
    quiet,
    realtime: engine?.realtime,
    ...(stateDir !== undefined && { stateDir }),
  });
  const server = await createServer({
    configFile: join(ROOT, 'vite.config.ts'),
    root: DEMO,
    cacheDir: join(ROOT, 'node_modules/.vite'),
    appType: 'custom',
    clearScreen: false,
    logLevel: quiet ? 'silent' : 'warn',
    plugins: [demoPages(origin.port, watch, engine?.sockets)],
    optimizeDeps: {
      // Everything is found before the first page, so that none is reloaded for a late find.
      entries: [
        'index.html',
        'storefront/index.html',
        'shopify/index.html',
        'sdk/index.html',
        'verify.html',
        'dashboard/index.html',
        'studio/index.html',
        '../src/**/*.ts',
      ],
    },
    server: {
      port: await freePort(port, host),
      strictPort: true,
      host,
      cors: true,
      fs: { allow: [ROOT] },
      ...(!watch && { hmr: false, ws: false, watch: null }),
    },
  });
  try {
    await server.listen();
  } catch (error) {
    await origin.close();
    throw error;
  }

  // With `strictPort` the server is where it was told to be.
  const pagesPort = server.config.server.port;
  const name = host === '0.0.0.0' ? 'localhost' : host;
  return {
    /** Of the pages, without a slash at its end. */
    url: `http://${name}:${pagesPort}`,
    originUrl: `http://${name}:${origin.port}`,
    async close() {
      await Promise.all([server.close(), origin.close()]);
    },
  };
}

/**
 * Serves the pages with the origin's true address, the strict policy they are meant to live with,
 * and the routes of the shop.
 * @param {number} originPort
 * @param {boolean} watch
 * @param {string[]} [sockets] of an engine
 * @returns {import('vite').Plugin}
 */
function demoPages(originPort, watch, sockets = []) {
  return {
    name: 'live-room-demo',
    configureServer(server) {
      server.middlewares.use(async (request, response, next) => {
        const path = new URL(request.url ?? '/', 'http://pages').pathname;
        const originUrl = originFor(request.headers.host, originPort);
        if (/^\/(plain|storefront|shopify|sdk|dashboard|studio)$/.test(path)) {
          response.writeHead(301, { Location: `${path}/` }).end();
          return;
        }
        if (path === '/favicon.ico') {
          response.writeHead(204).end();
          return;
        }
        response.setHeader('Content-Security-Policy', policy(originUrl, sockets));
        const plain = PLAIN_FILES.find((place) => path.startsWith(place.path));
        if (plain) {
          await sendPlainFile(response, join(plain.folder, within(path, plain.path)), originUrl);
          return;
        }
        const page = pageOf(path);
        if (!page) {
          next();
          return;
        }
        const written = await readFile(join(DEMO, page), 'utf8');
        // A page does not wait long for its description: the next visit has it.
        const described =
          path === '/storefront/'
            ? await Promise.race([describe(server, request, originUrl), later('', 5000)])
            : '';
        const html = written
          .replace(HEAD_MARK, () => described)
          .replaceAll(WRITTEN_ORIGIN, originUrl);
        response.writeHead(200, { 'Content-Type': CONTENT_TYPES['.html'] });
        // Vite's part of a page is its reload client.
        response.end(watch ? await server.transformIndexHtml(`/${page}`, html) : html);
      });
    },
  };
}

/**
 * What the storefront's server says of its show to search engines and to those who share it. The
 * page works without: a show that cannot be had now is not described.
 * @param {import('vite').ViteDevServer} server
 * @param {import('node:http').IncomingMessage} request
 * @param {string} originUrl
 */
async function describe(server, request, originUrl) {
  const page = new URL(request.url ?? '/', `http://${request.headers.host ?? 'localhost'}`);
  const id = /^[\w-]{1,40}$/.exec(page.searchParams.get('show') ?? 'studio')?.[0] ?? 'studio';
  const wished = page.searchParams.get('lang') ?? '';
  const language = LANGUAGES.includes(wished) ? wished : 'en';
  const address = (/** @type {string} */ tag) =>
    `${page.origin}/storefront/?show=${id}${tag && `&lang=${tag}`}`;
  try {
    const { describeShow } = await server.ssrLoadModule('live-room/structured-data');
    const show = await fetch(`${originUrl}/shows/${id}.json`, {
      signal: AbortSignal.timeout(2000),
    });
    const described = describeShow(await show.json(), {
      pageUrl: address(language),
      baseUrl: `${originUrl}/shows/`,
      language,
      siteName: 'Harbour & Co',
      alternates: Object.fromEntries(LANGUAGES.map((tag) => [tag, address(tag)])),
      defaultUrl: address(''),
    });
    return described?.html ?? '';
  } catch {
    return '';
  }
}

/**
 * @template Value
 * @param {Value} value
 * @param {number} ms
 * @returns {Promise<Value>}
 */
function later(value, ms) {
  return new Promise((resolve) => setTimeout(resolve, ms, value).unref());
}

/** The file behind a page's address. The pages of the shop's router have none of their own. */
function pageOf(path) {
  if (path === '/') return 'index.html';
  if (path === '/sdk/') return 'sdk/index.html';
  if (path === '/verify.html' || path === '/rules.html') return path.slice(1);
  if (path === '/shopify/') return 'shopify/index.html';
  if (path === '/dashboard/') return 'dashboard/index.html';
  if (path === '/studio/') return 'studio/index.html';
  if (path.startsWith('/storefront/') && !extname(path)) return 'storefront/index.html';
  return undefined;
}

/** A phone asks by the machine's address in the network; the origin is there too. */
function originFor(hostHeader = 'localhost', originPort) {
  return `http://${new URL(`http://${hostHeader}`).hostname}:${originPort}`;
}

/** What docs/csp.md tells a shop to allow, and nothing else. */
function policy(originUrl, sockets) {
  const hub = originUrl.replace('http', 'ws');
  return [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "worker-src 'self'",
    "style-src 'self'",
    `img-src 'self' ${originUrl}`,
    `connect-src 'self' ${[originUrl, hub, ...sockets].join(' ')}`,
    `media-src blob: ${originUrl}`,
    "base-uri 'none'",
    "form-action 'self'",
    "object-src 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types lit-html live-room-html live-room-worker live-room-data',
  ].join('; ');
}

/** @param {import('node:http').ServerResponse} response */
async function sendPlainFile(response, file, originUrl) {
  const path = extname(file) ? file : join(file, 'index.html');
  if (!existsSync(path)) {
    response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' });
    response.end('No such file. The bundle in dist/ is made by `npm run build`.\n');
    return;
  }
  const type = CONTENT_TYPES[extname(path)] ?? 'application/octet-stream';
  response.writeHead(200, { 'Content-Type': type, 'Cache-Control': 'no-cache' });
  if (extname(path) !== '.html') {
    createReadStream(path).pipe(response);
    return;
  }
  const html = await readFile(path, 'utf8');
  response.end(html.replaceAll(WRITTEN_ORIGIN, originUrl));
}

/** The part of the path inside the folder; never outside it. */
function within(path, prefix) {
  return normalize(`/${decodeURIComponent(path.slice(prefix.length))}`);
}

/**
 * @param {number} wanted
 * @param {string} host
 * @returns {Promise<number>} `wanted`, or the next one that is free
 */
async function freePort(wanted, host) {
  for (let port = wanted; port < wanted + 50; port += 1) {
    const taken = await tryPort(port, host);
    if (taken !== null) return taken;
  }
  throw new Error(`No port is free between ${wanted} and ${wanted + 49}.`);
}

/** @returns {Promise<number | null>} the port that could be had; null when taken */
function tryPort(port, host) {
  return new Promise((resolve, reject) => {
    const probe = createNetServer();
    probe.once('error', (error) => {
      if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EADDRINUSE') resolve(null);
      else reject(error);
    });
    probe.listen(port, host, () => {
      const { port: had } = /** @type {import('node:net').AddressInfo} */ (probe.address());
      probe.close(() => resolve(had));
    });
  });
}

async function main() {
  const { values } = parseArgs({
    options: {
      port: { type: 'string' },
      'origin-port': { type: 'string' },
      host: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) {
    console.log(`npm start -- [--port 5173] [--origin-port 8787] [--host 0.0.0.0]`);
    return;
  }
  const demo = await startDemo({
    port: Number(values.port ?? 5173),
    originPort: Number(values['origin-port'] ?? 8787),
    ...(values.host && { host: values.host }),
    // So that a restart in the middle of a sale shows what a restart has to keep.
    stateDir: join(tmpdir(), 'live-room-demo'),
  });
  console.log(`
  live-room demo

    all demos     ${demo.url}/
    storefront    ${demo.url}/storefront/
    one tag       ${demo.url}/plain/          (needs npm run build)
    Shopify       ${demo.url}/shopify/        (a theme with the standard actions)
    SDK only      ${demo.url}/sdk/
    operator      ${demo.url}/dashboard/
    captions      ${demo.url}/studio/

    origin        ${demo.originUrl}           (streams, realtime, shop API)

  Ctrl-C ends everything.
`);

  let ending = false;
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
    process.on(signal, () => {
      // A second Ctrl-C does not wait.
      if (ending) process.exit(1);
      ending = true;
      demo.close().then(() => process.exit(0));
    });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
