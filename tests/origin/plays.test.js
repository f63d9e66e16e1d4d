// The origin in a real browser, by a player that knows nothing of it.

/* global Hls -- in the page */

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { after, before, describe, it } from 'node:test';
import { systemClock } from '../../demo/origin/clock.js';
import { startOrigin } from '../../demo/origin/origin.js';
import { findBrowser, launch } from '../helpers/find-browser.js';
import { playableMedia } from './stand-in.js';

const HLS = new URL('../../node_modules/hls.js/dist/hls.min.js', import.meta.url);
const PAGE =
  '<!doctype html><video id="video" muted playsinline></video><script src="/hls.js"></script>';

const noBrowser = await findBrowser().then(
  () => undefined,
  (error) => `no browser (${error.message}); set CHROME_PATH`,
);
const mediaDir = noBrowser ? undefined : playableMedia();
const skip =
  noBrowser ?? (mediaDir ? false : 'no media in demo/media, and no ffmpeg to make a stand-in');

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
    browser = await launch();
  });

  after(async () => {
    await browser?.close();
    pages?.close();
    await origin?.close();
  });

  /** Plays for some seconds of media and says what was seen. */
  async function play(path, seconds, { url } = origin) {
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
            // A busy machine may decode too late; that says nothing of what was served.
            if (details === Hls.ErrorDetails.BUFFER_STALLED_ERROR) return;
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
      `${url}${path}`,
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

  it('goes over the seam of the loop as if there were none', async () => {
    // A clock that jumps to 6 s before the end of a loop, once the origin has its beginning.
    let ahead = 0;
    const now = () => Date.now() + ahead;
    const late = await startOrigin({ mediaDir, clock: { ...systemClock, now }, quiet: true });
    ahead = 90_000;
    const { errors, frames } = await play('/live/show/wide/master.m3u8', 10, late);
    await late.close();
    assert.deepEqual(errors, []);
    assert.ok(frames > 250, `${frames} frames in 10 s`);
  });

  it('plays the recording', async () => {
    const { errors, frames } = await play('/vod/show/wide/master.m3u8', 3);
    assert.deepEqual(errors, []);
    assert.ok(frames > 50, `${frames} frames in 3 s`);
  });
});
