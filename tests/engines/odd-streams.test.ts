import { expect } from '@open-wc/testing';
import { readMediaPlaylist, readVariants } from '../../src/sdk/engines/hls-playlist.js';
import { fetchBody } from '../../src/sdk/engines/fetch-body.js';
import { NativeEngine } from '../../src/sdk/engines/native-engine.js';
import { createMediaEngineFactory } from '../../src/sdk/engines/media-engine-factory.js';
import type { MediaEngine, MediaEngineEvents } from '../../src/sdk/playback/media-engine.js';
import { eventually, OriginSession, pause } from './origin-session.js';

const none = (): void => undefined;
const SILENT: MediaEngineEvents = {
  frame: none,
  playing: none,
  waiting: none,
  pausedChanged: none,
  mutedChanged: none,
  pictureInPictureChanged: none,
  renditionsChanged: none,
  trouble: none,
  healthy: none,
  ended: none,
  inBandCue: none,
};

describe('engines and odd streams', function () {
  this.timeout(60_000);
  let origin: OriginSession;
  let host: HTMLElement;
  let engine: MediaEngine | undefined;
  before(() => performance.setResourceTimingBufferSize(20_000));
  beforeEach(() => {
    origin = new OriginSession();
    host = document.createElement('div');
    host.style.cssText = 'position:relative;inline-size:320px;block-size:180px';
    document.body.append(host);
  });
  afterEach(async () => {
    engine?.dispose();
    engine = undefined;
    host.remove();
    await origin.close();
  });

  it('E1 asks a second time when the first request is not answered', async () => {
    await origin.fault({ target: 'init', kind: 'stall', count: 1 });
    const fetched = await fetchBody(`${origin.url}/live/clock/a/320p/init.mp4`, {
      signal: new AbortController().signal,
      hedgeAfterMs: 100,
      timeoutMs: 8000,
    });
    expect(fetched.status).to.equal(200);
  });

  it('E2 lists no part, hint or init that is a range of a file', () => {
    const text = `#EXTM3U
#EXT-X-TARGETDURATION:2
#EXT-X-PART-INF:PART-TARGET=0.5
#EXT-X-MAP:URI="all.mp4",BYTERANGE="800@0"
#EXT-X-PART:DURATION=0.5,URI="all.mp4",BYTERANGE="1000@800",INDEPENDENT=YES
#EXT-X-PART:DURATION=0.5,URI="all.mp4",BYTERANGE="1000@1800"
#EXT-X-PRELOAD-HINT:TYPE=PART,URI="all.mp4",BYTERANGE-START=2800
`;
    const playlist = readMediaPlaylist(text, 'https://cdn.example/index.m3u8');
    expect(playlist).to.deep.include({ hint: null, init: null, duration: 1 });
    expect(playlist.parts.map(({ whole }) => whole)).to.deep.equal([false, false]);
  });

  it('E2b asks for no part that the packager marks as a gap', () => {
    const text = `#EXTM3U
#EXT-X-TARGETDURATION:2
#EXT-X-PART-INF:PART-TARGET=0.5
#EXT-X-PART:DURATION=0.5,URI="p0.mp4",GAP=YES
#EXT-X-PART:DURATION=0.5,URI="p1.mp4"
`;
    const { parts } = readMediaPlaylist(text, 'https://cdn.example/index.m3u8');
    expect(parts.map(({ url, start }) => [url, start])).to.deep.equal([
      ['https://cdn.example/p1.mp4', 0.5],
    ]);
  });

  it('E3 finds variants behind blank lines', () => {
    const text = '#EXTM3U\n\n#EXT-X-STREAM-INF:BANDWIDTH=1\n\na.m3u8\n';
    expect(readVariants(text, 'https://cdn.example/m.m3u8')).to.have.lengthOf(1);
  });

  it('E4 the native engine leaves no video when it cannot play', () => {
    const { canPlayType } = HTMLMediaElement.prototype;
    HTMLMediaElement.prototype.canPlayType = () => '';
    try {
      expect(
        () =>
          new NativeEngine(host, { url: 'x', live: true, followEdge: true, muted: true }, SILENT),
      ).to.throw();
    } finally {
      HTMLMediaElement.prototype.canPlayType = canPlayType;
    }
    expect(host.querySelectorAll('video').length).to.equal(0);
  });

  it('E5 a text track asked for twice is read once', async () => {
    const heard: string[] = [];
    const { HlsEngine } = await import('../../src/sdk/engines/hls-engine.js');
    const { openStream, KnownPlaylists } = await import('../../src/sdk/engines/stream-opening.js');
    const start = { url: origin.clock(), live: true, followEdge: true, muted: true };
    const opened = await openStream(start, new AbortController().signal, new KnownPlaylists());
    const url = `${origin.url}/live/show/wide/subs/en/index.m3u8`;
    const withText = { ...opened, subtitles: [{ language: 'en', url }] };
    engine = new HlsEngine(
      host,
      start,
      { ...SILENT, inBandCue: ({ id, start: at }) => heard.push(`${id} ${at}`) },
      Promise.resolve(withText),
    );
    await engine.play();
    await eventually(() => engine!.hasPicture, 'a picture');
    engine.selectTextTrack('en');
    engine.selectTextTrack('en');
    await eventually(() => heard.length > 3, 'cues');
    await pause(2000);
    engine.selectTextTrack(null);
    const from = performance.now();
    await pause(2500);
    const later = performance
      .getEntriesByType('resource')
      .filter(({ name, startTime }) => name.includes('/subs/') && startTime >= from);
    expect(later.map(({ name }) => name)).to.deep.equal([]);
  });

  it('E6 rewinding on a slow network is not a miss', async () => {
    const troubles: string[] = [];
    engine = await createMediaEngineFactory().create(
      host,
      { url: origin.clock(), live: true, followEdge: true, muted: true },
      { ...SILENT, trouble: (kind, error) => troubles.push(`${kind} ${error.message}`) },
      new AbortController().signal,
    );
    await engine.play();
    await eventually(() => engine!.hasPicture, 'a picture');
    await pause(3000);
    troubles.length = 0;
    // A segment of two seconds takes 900 ms: twice as fast as it is played.
    await origin.fault({ target: 'segment', kind: 'slow', delayMs: 900 });
    engine.seek(Date.now() - 60_000);
    await pause(6000);
    expect(troubles).to.deep.equal([]);
  });
});
