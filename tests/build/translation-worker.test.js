import assert from 'node:assert/strict';
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { DIST } from '../helpers/cdn-build.js';
import { launch } from '../helpers/find-browser.js';
import { servePage } from '../helpers/page-server.js';
import { ROOT } from '../helpers/source-copy.js';
import { engineModule, workerPolicy } from '../helpers/worker-page.js';

const TYPES = { js: 'text/javascript', wasm: 'application/wasm', json: 'application/json' };
const MODEL = join(ROOT, 'tests/engines/fixtures/translation');

describe('the translation worker of the CDN build, from another origin, under a strict policy', () => {
  let server;
  let shop;
  let browser;
  let cdn;
  before(async () => {
    const script = await engineModule('src/sdk/engines/translators.ts');
    server = createServer((request, response) => {
      const path = new URL(request.url, 'http://cdn').pathname;
      const model = path.startsWith('/toy/');
      const file = model ? join(MODEL, path.slice(5)) : join(DIST, path);
      response.setHeader('access-control-allow-origin', '*');
      if (path === '/engine.js') {
        response.setHeader('content-type', TYPES.js).end(script);
      } else if (existsSync(file) && statSync(file).isFile()) {
        const type = TYPES[file.split('.').at(-1)] ?? 'application/octet-stream';
        response.setHeader('content-type', type);
        createReadStream(file).pipe(response);
      } else response.writeHead(404).end();
    });
    await new Promise((done) => server.listen(0, '127.0.0.1', done));
    cdn = `http://127.0.0.1:${server.address().port}`;
    shop = await servePage(() => ({
      headers: { 'content-security-policy': workerPolicy(cdn) },
      html: `<!doctype html><html lang="en"><title>Shop</title>
        <script type="module" nonce="page">
          import * as engine from '${cdn}/engine.js';
          globalThis.engine = engine;
        </script>`,
    }));
    browser = await launch();
  });
  after(async () => {
    await browser?.close();
    shop?.close();
    server?.close();
    server?.closeAllConnections();
  });

  it('is one file that needs no other', () => {
    const worker = join(DIST, 'assets/translation-worker.js');
    assert.ok(existsSync(worker), 'assets/translation-worker.js is missing');
    assert.ok(statSync(worker).size < 250_000, 'the worker has grown beyond 250 kB');
  });

  it('loads a model, translates, and nothing complains', async () => {
    const page = await browser.newPage();
    const complaints = [];
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('console', (message) => {
      if (['error', 'warn'].includes(message.type())) complaints.push(message.text());
    });
    await page.goto(shop.url);
    await page.waitForFunction(() => globalThis.engine !== undefined);
    const text = await page.evaluate(async (origin) => {
      const { signal } = new AbortController();
      const clock = {
        now: () => Date.now(),
        after: (ms, act) => clearTimeout.bind(null, setTimeout(act, ms)),
      };
      return new Promise((resolve, reject) => {
        const found = {};
        const ready = () => {
          if (!found.one?.canTranslate('en', 'es')) return;
          found.one
            .translate('Who wants a blue hat?', { from: 'en', to: 'es', signal })
            .then(resolve, reject);
        };
        const plan = { device: { catalog: `${origin}/toy/catalog.json` } };
        const parts = { clock, signal, ready, fail: reject, changed() {} };
        const all = globalThis.engine.pageTranslators(`${origin}/assets/`)(plan, parts);
        found.one = all.find(({ by }) => by === 'device');
        // As for a line that nobody else can translate: `ready` is heard when it is there.
        found.one.prepare('en', 'es');
        ready();
      });
    }, cdn);
    await page.close();
    assert.equal(text, '¿Quién quiere un sombrero azul?');
    assert.deepEqual(complaints, []);
  });
});
