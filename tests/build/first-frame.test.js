import assert from 'node:assert/strict';
import { basename } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { startDemo } from '../../demo/start.js';
import { brotliKB } from '../helpers/cdn-build.js';
import { launch } from '../helpers/find-browser.js';
import { firstFrameFiles } from '../helpers/size-report.js';

describe('a page with one tag and the CDN build', () => {
  let demo;
  let browser;
  before(async () => {
    demo = await startDemo({ port: 0, originPort: 0, watch: false, quiet: true });
    browser = await launch();
  });
  after(async () => {
    await browser?.close();
    await demo?.close();
  });

  it('loads nothing before the first frame that the size budget does not count', async (t) => {
    const page = await browser.newPage();
    /** @type {string[]} */
    const scripts = [];
    page.on('request', (request) => {
      if (request.resourceType() === 'script')
        scripts.push(basename(new URL(request.url()).pathname));
    });
    await page.evaluateOnNewDocument(() => {
      globalThis.firstFrame = new Promise((resolve) => {
        document.addEventListener('live-playback-started', resolve, { once: true });
      });
      document.addEventListener('DOMContentLoaded', () => {
        for (const room of document.querySelectorAll('live-room')) {
          room.setAttribute('autoplay', '');
          room.setAttribute('muted', '');
        }
      });
    });
    await page.goto(new URL('/plain/', demo.url).href);
    await page.evaluate(() => globalThis.firstFrame.then(() => undefined));
    const loaded = [...new Set(scripts)];
    await page.close();

    t.diagnostic(
      `${loaded.length} scripts, ${brotliKB(loaded).toFixed(1)} kB: ${loaded.join(' ')}`,
    );
    const counted = firstFrameFiles();
    assert.deepEqual(
      loaded.filter((file) => !counted.has(file)),
      [],
    );
  });
});
