import assert from 'node:assert/strict';
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { DIST } from '../helpers/cdn-build.js';
import { launch } from '../helpers/find-browser.js';
import { servePage } from '../helpers/page-server.js';
import { engineModule, workerPolicy } from '../helpers/worker-page.js';

const TYPES = {
  '.js': 'text/javascript',
  '.wasm': 'application/wasm',
  '.json': 'application/json',
};

describe('the speech worker of the CDN build, from another origin, under a strict policy', () => {
  let cdn;
  let shop;
  let browser;

  before(async () => {
    const script = await engineModule('src/sdk/engines/speech-recognizer-engine.ts');
    const server = createServer((request, response) => {
      const path = new URL(request.url, 'http://cdn').pathname;
      const file = join(DIST, path);
      response.setHeader('access-control-allow-origin', '*');
      if (path === '/engine.js') {
        response.setHeader('content-type', TYPES['.js']).end(script);
      } else if (existsSync(file) && statSync(file).isFile()) {
        response.setHeader('content-type', TYPES[extname(file)] ?? 'application/octet-stream');
        createReadStream(file).pipe(response);
      } else response.writeHead(404).end();
    });
    await new Promise((done) => server.listen(0, '127.0.0.1', done));
    cdn = {
      url: `http://127.0.0.1:${server.address().port}`,
      close: () => (server.close(), server.closeAllConnections()),
    };
    shop = await servePage(() => ({
      headers: { 'content-security-policy': workerPolicy(cdn.url) },
      html: `<!doctype html><html lang="en"><title>Shop</title>
        <script type="module" nonce="page">
          import * as engine from '${cdn.url}/engine.js';
          globalThis.engine = engine;
        </script>`,
    }));
    browser = await launch();
  });
  after(async () => {
    await browser?.close();
    shop?.close();
    cdn?.close();
  });

  it('is one file that needs no other', () => {
    const worker = join(DIST, 'assets/speech-worker.js');
    assert.ok(existsSync(worker), 'assets/speech-worker.js is missing');
    assert.ok(statSync(worker).size < 250_000, 'the worker has grown beyond 250 kB');
    assert.ok(existsSync(join(DIST, 'assets/ort/ort-wasm-simd-threaded.wasm')));
  });

  it('starts, loads our model, listens, and nothing complains', async () => {
    const page = await browser.newPage();
    const complaints = [];
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('console', (message) => {
      if (['error', 'warn'].includes(message.type())) complaints.push(message.text());
    });
    await page.goto(shop.url);
    await page.waitForFunction(() => globalThis.engine !== undefined);
    const phases = await page.evaluate(async (assets) => {
      const states = [];
      await new Promise((resolve, reject) => {
        const state = (now) => {
          states.push(now.phase);
          if (now.phase === 'failed') reject(now.error);
          if (now.phase === 'no-speech') resolve();
        };
        const events = { state, hypothesis() {}, heard() {} };
        globalThis.engine
          .speechRecognizers({ language: 'en', assets })(events, new AbortController().signal)
          .then((recognizer) => {
            const samples = new Float32Array(10 * 16_000);
            recognizer.hear({ stageTime: 0, samples, restart: true });
          }, reject);
      });
      return [...new Set(states)];
    }, `${cdn.url}/assets/`);
    await page.close();
    assert.deepEqual(phases, ['loading', 'listening', 'no-speech']);
    assert.deepEqual(complaints, []);
  });
});
