// @ts-check
/** Renders the scene in a headless Chromium with software GL: the same pixels on every machine. */
import { execFileSync } from 'node:child_process';
import { createWriteStream, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join, normalize } from 'node:path';
import puppeteer from 'puppeteer-core';
import { repositoryRoot, workPath } from './tools.js';

/** @typedef {'wide' | 'close' | 'warehouse' | 'green'} Angle */

/** @type {Readonly<Record<string, string>>} */
const types = { html: 'text/html', js: 'text/javascript', json: 'application/json' };

function findChromium() {
  const named = process.env['CHROME_PATH'];
  if (named) return named;
  for (const name of ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']) {
    try {
      return execFileSync('which', [name], { encoding: 'utf8' }).trim();
    } catch {
      /* the next name */
    }
  }
  throw new Error('no Chromium on the PATH: install one or set CHROME_PATH');
}

/**
 * Opens a page that can draw any angle. Frames arrive as yuv420p.
 * @param {readonly import('./speech.js').Phone[]} phones
 * @param {string} [query] for the page's address
 */
export async function openStage(phones, query = '') {
  /** @type {(frame: Buffer) => Promise<void>} */
  let onFrame = () => Promise.resolve();
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    if (path === '/frame') {
      /** @type {Buffer[]} */
      const chunks = [];
      request.on('data', (/** @type {Buffer} */ chunk) => chunks.push(chunk));
      request.on('end', () => {
        void onFrame(Buffer.concat(chunks)).then(() => response.end());
      });
      return;
    }
    if (path.startsWith('/backdrop/') && request.method === 'POST') {
      request.pipe(createWriteStream(workPath(path))).on('finish', () => response.end());
      return;
    }
    try {
      const body = path.startsWith('/backdrop/')
        ? readFileSync(workPath(path))
        : path === '/phones.json'
          ? JSON.stringify(phones)
          : readFileSync(join(repositoryRoot, normalize(path)));
      response.setHeader(
        'content-type',
        types[path.split('.').at(-1) ?? ''] ?? 'application/octet-stream',
      );
      response.end(body);
    } catch {
      response.statusCode = 404;
      response.end();
    }
  });
  await new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () => {
      resolve(undefined);
    }),
  );
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const browser = await puppeteer.launch({
    executablePath: findChromium(),
    headless: true,
    protocolTimeout: 3_600_000,
    args: [
      '--no-sandbox',
      '--disable-dev-shm-usage',
      '--use-gl=angle',
      '--use-angle=swiftshader',
      '--enable-unsafe-swiftshader',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--force-color-profile=srgb',
    ],
  });
  const page = await browser.newPage();
  page.on('console', (message) => {
    if (message.type() === 'error') console.error(message.text());
  });
  page.on('pageerror', (error) => {
    console.error(error);
  });
  await page.goto(`http://127.0.0.1:${String(port)}/demo/media/make/scene/page.html${query}`);
  await page.waitForFunction('window.liveRoomMedia', { timeout: 8000 });

  /** @param {string} method @param {...unknown} args @returns {Promise<any>} */
  const call = (method, ...args) =>
    page.evaluate(
      `window.liveRoomMedia.${method}(${args.map((arg) => JSON.stringify(arg)).join(',')})`,
    );
  /** @param {string} url */
  const bytes = (url) => Buffer.from(url.slice(url.indexOf(',') + 1), 'base64');
  return {
    /**
     * @param {Angle} angle @param {number} width @param {number} height
     * @param {boolean} [whole] draw whole pictures, not only the rows in which something moves
     * @returns {Promise<{ base: Buffer, top: number }>} the set alone as yuv420p, and the first row that frames hold
     */
    async prepare(angle, width, height, whole = false) {
      /** @type {Buffer} */
      let base = Buffer.alloc(0);
      onFrame = (frame) => {
        base = frame;
        return Promise.resolve();
      };
      const top = Number(await call('prepare', angle, width, height, whole));
      return { base, top };
    },
    /** @param {number} t @returns {Promise<Buffer>} PNG */
    still: async (t) => bytes(await call('still', t)),
    /** @param {number} t @returns {Promise<Buffer>} PNG, white where something stands before the set */
    matte: async (t) => bytes(await call('matte', t)),
    /** @param {string} name @param {string} color @param {number} size @returns {Promise<Buffer>} PNG */
    product: async (name, color, size) => bytes(await call('product', name, color, size)),
    /** @param {number} from @param {number} to @param {number} step @param {(frame: Buffer) => Promise<void>} sink */
    frames(from, to, step, sink) {
      onFrame = sink;
      return call('frames', from, to, step);
    },
    async close() {
      await browser.close();
      server.close();
    },
  };
}
