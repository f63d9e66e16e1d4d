import assert from 'node:assert/strict';
import { basename } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { startOrigin } from '../../demo/origin/origin.js';
import { brotliKB } from '../helpers/cdn-build.js';
import { launch } from '../helpers/find-browser.js';
import { serveBuild, servePage } from '../helpers/page-server.js';
import { firstFrameFiles, firstPictureFiles } from '../helpers/size-report.js';

/** A slow machine starts a stream in seconds; one that takes a minute will not start it. */
const PATIENCE_MS = 60_000;

describe('a page with one tag and the CDN build', () => {
  let origin;
  let cdn;
  let shop;
  let browser;
  before(async () => {
    origin = await startOrigin({ port: 0 });
    cdn = await serveBuild();
    shop = await servePage(() => ({
      html: `<!doctype html><title>One tag</title>
        <script>
          firstFrame = new Promise((resolve) => {
            addEventListener('live-playback-started', () => resolve(), { once: true });
          });
        </script>
        <script type="module" src="${cdn.url}/live-room.js"></script>
        <live-room src="${origin.url}/shows/clock.json" muted autoplay></live-room>`,
    }));
    browser = await launch();
  });
  after(async () => {
    await browser?.close();
    shop?.close();
    cdn?.close();
    await origin?.close();
  });

  it('loads nothing before the first frame that the size budget does not count', async (t) => {
    const page = await browser.newPage();
    /** @type {Set<string>} */
    const scripts = new Set();
    page.on('request', (request) => {
      if (request.resourceType() !== 'script') return;
      scripts.add(basename(new URL(request.url()).pathname));
    });
    await page.goto(shop.url, { waitUntil: 'domcontentloaded' });
    await page.evaluate(awaitFrame, PATIENCE_MS);
    const loaded = [...scripts];
    await page.close();

    t.diagnostic(`${loaded.length} files, ${brotliKB(loaded).toFixed(1)} kB: ${loaded.join(' ')}`);
    const counted = new Set([...firstFrameFiles(), ...firstPictureFiles()]);
    assert.deepEqual(
      loaded.filter((file) => !counted.has(file)),
      [],
    );
    assert.ok(
      loaded.some((file) => file.startsWith('hls-engine')),
      'no engine was loaded',
    );
  });
});

/**
 * Runs in the page.
 * @param {number} patience
 */
function awaitFrame(patience) {
  return new Promise((resolve, reject) => {
    globalThis.firstFrame.then(resolve);
    setTimeout(() => {
      const text = document.querySelector('live-room')?.shadowRoot?.textContent ?? '';
      reject(new Error(`No frame yet. The room says: ${text.replace(/\s+/g, ' ').trim()}`));
    }, patience);
  });
}
