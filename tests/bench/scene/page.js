// @ts-check
/**
 * A page of the demo that measures: it imports the sources by their addresses, and asks nobody but
 * the demo and this file for anything.
 */
import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startDemo } from '../../../demo/start.js';
import { launch } from '../../helpers/find-browser.js';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** A module and WebAssembly are taken only under their names. @type {Record<string, string>} */
const TYPES = { '.js': 'text/javascript', '.mjs': 'text/javascript', '.wasm': 'application/wasm' };

/** Software GL where there is no other, and a camera where there is none. */
export const SCENE_FLAGS = [
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
];

/**
 * @param {Record<string, string>} [files] by name: what the page finds at `/bench-files/<name>`
 */
export async function startScenePage(files = {}) {
  const demo = await startDemo({ port: 0, originPort: 0, watch: false, quiet: true });
  const browser = await launch({ args: SCENE_FLAGS, protocolTimeout: 600_000 });
  const own = [demo.url, demo.originUrl];
  /** @type {string[]} */
  const refused = [];
  return {
    demo,
    /** Addresses elsewhere that were asked for, and not answered. */
    refused,
    /** @param {string} path of the demo */
    async open(path) {
      const page = await browser.newPage();
      await page.setViewport({ width: 390, height: 844 });
      await page.setBypassCSP(true);
      await page.setRequestInterception(true);
      page.on('request', (request) => {
        const url = new URL(request.url());
        const name = /^\/bench-files\/(.+)$/.exec(url.pathname)?.[1] ?? '';
        if (Object.hasOwn(files, name)) {
          readFile(files[name] ?? '').then(
            (body) =>
              request.respond({
                status: 200,
                body,
                contentType: TYPES[extname(name)] ?? 'application/octet-stream',
                headers: { 'access-control-allow-origin': '*' },
              }),
            () => request.respond({ status: 404 }),
          );
        } else if (/^https?:$/.test(url.protocol) && !own.includes(url.origin)) {
          refused.push(url.href);
          void request.abort();
        } else void request.continue();
      });
      page.on('pageerror', (error) => console.error(error));
      await page.goto(new URL(path, demo.url).href, { waitUntil: 'domcontentloaded' });
      return page;
    },
    /** Address of a file of this repository. @param {string} path */
    at: (path) => `/@fs${ROOT}${path}`,
    async close() {
      await browser.close();
      await demo.close();
    },
  };
}
