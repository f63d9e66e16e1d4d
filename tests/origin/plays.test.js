// The origin in a real browser, by a player that knows nothing of it.

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { after, before, describe, it } from 'node:test';
import puppeteer from 'puppeteer-core';
import { startOrigin } from '../../demo/origin/origin.js';
import { playableMedia } from './stand-in.js';

const CHROME = process.env.CHROME_PATH ?? '/usr/bin/chromium';
const HLS = new URL('../../node_modules/hls.js/dist/hls.min.js', import.meta.url);
const PAGE =
  '<!doctype html><video id="video" muted playsinline></video><script src="/hls.js"></script>';

const mediaDir = existsSync(CHROME) ? playableMedia() : undefined;
const skip = !existsSync(CHROME)
  ? `no browser at ${CHROME}; set CHROME_PATH`
  : mediaDir === undefined && 'no media in demo/media and no ffmpeg to make a stand-in';

describe('the origin, played by hls.js in Chromium', { skip }, () => {
  let origin, pages, browser;

  before(async () => {
    origin = await startOrigin({ mediaDir, quiet: true });
    const player = await readFile(HLS);
    pages = createServer((request, response) => {
      const script = request.url === '/hls.js';
      response.setHeader('content-type', script ? 'text/javascript' : 'text/html');
      response.end(script ? player : PAGE);
    });
    await new Promise((resolve) => pages.listen(0, '127.0.0.1', resolve));
    browser = await puppeteer.launch({
      executablePath: CHROME,
      args: [
        '--no-sandbox',
        '--autoplay-policy=no-user-gesture-required',
        '--disable-dev-shm-usage',
        '--mute-audio',
      ],
    });
  });

  after(async () => {
    await browser?.close();
    pages?.close();
    await origin?.close();
  });

  /** Plays for some seconds of media and says what was seen. */
  async function play(path, seconds) {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${pages.address().port}/`);
    const report = await page.evaluate(
      (url, wanted) =>
        new Promise((resolve) => {
          const video = document.getElementById('video');
          const hls = new Hls({ lowLatencyMode: true });
          const errors = [];
          const latencies = [];
          let startedAt;
          const finish = () => {
            const quality = video.getVideoPlaybackQuality();
            const delay = Date.now() - (hls.playingDate?.getTime() ?? 0);
            hls.destroy();
            resolve({ errors, latencies, delay, frames: quality.totalVideoFrames });
          };
          hls.on(Hls.Events.ERROR, (_, { details, fatal }) => {
            errors.push(details);
            if (fatal) finish();
          });
          video.addEventListener('timeupdate', () => {
            startedAt ??= video.currentTime;
            latencies.push(hls.latency);
            if (video.currentTime - startedAt >= wanted) finish();
          });
          hls.loadSource(url);
          hls.attachMedia(video);
          void video.play();
        }),
      `${origin.url}${path}`,
      seconds,
    );
    await page.close();
    return report;
  }

  it('shows the live picture close to the edge, without an error', async () => {
    const { errors, frames, latencies, delay } = await play('/live/show/wide/master.m3u8', 8);
    assert.deepEqual(errors, []);
    assert.ok(frames > 150, `${frames} frames in 8 s`);
    assert.ok(latencies.at(-1) < 3, `latency ${latencies.at(-1)} s`);
    assert.ok(delay > 0 && delay < 4000, `the picture is ${delay} ms old by its date-time`);
  });

  it('plays the recording', async () => {
    const { errors, frames } = await play('/vod/show/wide/master.m3u8', 3);
    assert.deepEqual(errors, []);
    assert.ok(frames > 50, `${frames} frames in 3 s`);
  });
});
