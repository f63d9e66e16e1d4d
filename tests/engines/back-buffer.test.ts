import { expect } from '@open-wc/testing';
import Hls from 'hls.js';
import { trimBackBuffer } from '../../src/sdk/engines/back-buffer.js';
import { eventually, OriginSession } from './origin-session.js';

describe('trimBackBuffer', function () {
  this.timeout(60_000);

  it('lets go of what was played, again and again, and the picture goes on', async () => {
    const origin = new OriginSession();
    const video = document.createElement('video');
    video.muted = true;
    document.body.append(video);
    const hls = new Hls({ enableWorker: false, backBufferLength: Infinity });
    const flushes: number[] = [];
    hls.on(Hls.Events.BUFFER_FLUSHED, () => flushes.push(video.currentTime));
    hls.loadSource(origin.clock());
    hls.attachMedia(video);
    trimBackBuffer(hls, video, { keep: 1.5, every: 1 });
    await video.play();
    await eventually(() => flushes.length >= 3, 'three trims', 30_000);
    const start = video.buffered.start(0);
    // A browser removes up to the next key frame, so less than what was to be kept may stay.
    expect(video.currentTime - start).to.be.within(0, 8);
    const after = video.currentTime + 3;
    await eventually(() => video.currentTime > after, 'a picture that goes on', 15_000);
    expect(video.buffered.length).to.equal(1);
    hls.destroy();
    video.remove();
    await origin.close();
  });
});
