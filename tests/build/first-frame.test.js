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
            addEventListener('live-playback-started', () => resolve(performance.now()), {
              once: true,
            });
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
    const counted = new Set([...firstFrameFiles(), ...firstPictureFiles()]);
    /** @type {string[]} */
    let loaded = [];
    /** @type {string[] | null} */
    let early = null;
    // A busy machine tells of the frame late, and of the files after it as if they came before. What
    // really comes before, comes before every time.
    for (let visit = 0; visit < 3 && early?.length !== 0; visit += 1) {
      const page = await browser.newPage();
      await page.goto(shop.url, { waitUntil: 'domcontentloaded' });
      const scripts = await page.evaluate(scriptsBeforeFrame, cdn.url, PATIENCE_MS);
      await page.close();
      loaded = [...new Set(scripts.map((url) => basename(new URL(url).pathname)))];
      const files = loaded;
      early = (early ?? files).filter((file) => files.includes(file) && !counted.has(file));
      t.diagnostic(`${files.length} files, ${brotliKB(files).toFixed(1)} kB: ${files.join(' ')}`);
    }
    assert.deepEqual(early, []);
    assert.ok(
      loaded.some((file) => file.startsWith('hls-engine')),
      'no engine was loaded',
    );
  });
});

/**
 * Runs in the page: what had been asked for by the time of the first frame, or by the time that the
 * room waits for one no longer (1.2 s after the show document; a busy machine takes longer than
 * that, and all the rest comes then, as it should). By the page's own clock: what comes with the
 * frame is on its way when the news of it gets here.
 *
 * @param {string} cdn
 * @param {number} patience
 * @returns {Promise<string[]>}
 */
function scriptsBeforeFrame(cdn, patience) {
  return new Promise((resolve, reject) => {
    globalThis.firstFrame.then((at) => {
      const entries = performance.getEntriesByType('resource');
      const document_ = entries.find(({ name }) => name.endsWith('/shows/clock.json'));
      const until = Math.min(at, document_.responseEnd + 1200);
      resolve(
        entries
          .filter(({ name, startTime }) => name.startsWith(cdn) && startTime <= until)
          .map(({ name }) => name)
          .filter((name) => name.endsWith('.js')),
      );
    });
    setTimeout(() => {
      const text = document.querySelector('live-room')?.shadowRoot?.textContent ?? '';
      reject(new Error(`No frame yet. The room says: ${text.replace(/\s+/g, ' ').trim()}`));
    }, patience);
  });
}
