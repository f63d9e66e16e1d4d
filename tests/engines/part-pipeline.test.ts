import { expect } from '@open-wc/testing';
import { readMediaPlaylist, type MediaPlaylist } from '../../src/sdk/engines/hls-playlist.js';
import { PartPipeline } from '../../src/sdk/engines/part-pipeline.js';
import { KnownPlaylists, openStream } from '../../src/sdk/engines/stream-opening.js';
import type { EngineStart } from '../../src/sdk/playback/media-engine.js';
import { RoomError } from '../../src/sdk/room/room-error.js';
import { eventually, OriginSession, pause } from './origin-session.js';

describe('the way of a part', () => {
  // The browser notes down 250 requests by itself, and then no more.
  before(() => performance.setResourceTimingBufferSize(20_000));

  let origin: OriginSession;
  let never: AbortSignal;

  beforeEach(() => {
    origin = new OriginSession();
    never = new AbortController().signal;
  });
  afterEach(() => origin.close());

  const requests = (url: string): number => performance.getEntriesByName(url).length;

  async function playlist(): Promise<MediaPlaylist> {
    const url = `${origin.url}/live/clock/a/320p/index.m3u8`;
    return readMediaPlaylist(await (await fetch(url)).text(), url);
  }

  describe('PartPipeline', () => {
    let pipeline: PartPipeline;

    beforeEach(() => {
      pipeline = new PartPipeline();
    });
    afterEach(() => pipeline.dispose());

    it('has asked for the newest parts and the hinted one before anybody wants them', async () => {
      const live = await playlist();
      const last = live.parts.at(-1)!;
      pipeline.follow(live, last.start - 0.3);
      await eventually(() => requests(last.url) === 1 && requests(live.hint!) === 1, 'requests');
      const fetched = await pipeline.take(live.hint!, { signal: never });
      expect(fetched.body.byteLength).to.be.greaterThan(100);
      await pipeline.take(last.url, { signal: never });
      expect([requests(last.url), requests(live.hint!)]).to.deep.equal([1, 1]);
    });

    it('asks for a part once, in however many playlists it stands', async () => {
      const live = await playlist();
      const last = live.parts.at(-1)!;
      for (let times = 0; times < 3; times += 1) pipeline.follow(live, last.start);
      await eventually(() => requests(live.hint!) === 1, 'the request');
      await pause(300);
      expect(requests(last.url)).to.equal(1);
    });

    it('asks for a few of many, the newest ones', async () => {
      const live = await playlist();
      pipeline.follow(live, 0);
      await eventually(() => requests(live.hint!) === 1, 'the request');
      const asked = live.parts.filter(({ url }) => requests(url) > 0);
      expect(asked.length).to.be.within(2, 6);
      expect(asked.at(-1)).to.equal(live.parts.at(-1));
    });

    it('hands a body out once, and fetches it again for who comes later', async () => {
      const last = (await playlist()).parts.at(-1)!;
      pipeline.prefetch(last.url);
      const first = await pipeline.take(last.url, { signal: never });
      const second = await pipeline.take(last.url, { signal: never });
      expect(second.body).not.to.equal(first.body);
      expect(second.body.byteLength).to.equal(first.body.byteLength);
    });

    it('does not answer a request for a range with the whole', async () => {
      const url = `${origin.url}/media/clock/a-320p.mp4`;
      const head = await pipeline.take(url, { signal: never, range: 'bytes=0-7' });
      expect(head.body.byteLength).to.equal(8);
    });

    it('lets who takes a part see that it failed, and nobody else', async () => {
      const last = (await playlist()).parts.at(-1)!;
      // Once for the guess, once for the request itself.
      await origin.fault({ target: 'part', kind: '404', count: 2 });
      pipeline.prefetch(last.url);
      await pause(300);
      let failed = false;
      await pipeline.take(last.url, { signal: never }).catch(() => (failed = true));
      expect(failed).to.equal(true);
      await pipeline.take(last.url, { signal: never });
    });

    it('ends what is under way, and begins nothing more, once it is disposed', async () => {
      const live = await playlist();
      await origin.fault({ target: 'part', kind: 'stall' });
      pipeline.prefetch(live.hint!);
      const taken = pipeline.take(live.hint!, { signal: never });
      pipeline.dispose();
      let failed = false;
      await taken.catch(() => (failed = true));
      expect(failed).to.equal(true);
      const last = live.parts.at(-1)!;
      pipeline.prefetch(last.url);
      await pause(300);
      expect(requests(last.url)).to.equal(0);
    });
  });

  describe('openStream', () => {
    const start = (overrides: Partial<EngineStart> = {}): EngineStart => ({
      url: origin.clock(),
      live: true,
      followEdge: true,
      muted: true,
      ...overrides,
    });

    async function open(overrides: Partial<EngineStart> = {}, known = new KnownPlaylists()) {
      const opened = await openStream(start(overrides), never, known);
      opened.pipeline.dispose();
      return opened;
    }

    async function failureOf(overrides: Partial<EngineStart> = {}): Promise<RoomError> {
      try {
        await open(overrides);
      } catch (error) {
        if (error instanceof RoomError) return error;
        throw error;
      }
      throw new Error('it should have failed');
    }

    it('begins near the live edge, with the playlists in hand', async () => {
      const opened = await open();
      expect(opened.variants).to.have.lengthOf(1);
      expect(opened.startVariant).to.match(/320p\/index\.m3u8$/);
      expect([...opened.texts.keys()]).to.include.members([origin.clock(), opened.startVariant]);
      expect(opened.playlist.duration - opened.position).to.be.within(0, 2.1);
    });

    it('begins at a stage time within the stream, at its nearest end otherwise', async () => {
      const { playlist: live } = await open();
      const edge = live.startsAt! + live.duration * 1000;
      const at = async (stageTime: number): Promise<number> =>
        (await open({ at: stageTime })).position;
      expect(await at(edge - 30_000)).to.be.closeTo(live.duration - 30, 4.5);
      expect(await at(edge - 3_600_000)).to.equal(0);
      expect(await at(edge + 3_600_000)).to.be.closeTo(live.duration, 4.5);
    });

    it('begins a recording at its beginning', async () => {
      expect((await open({ url: origin.clock('vod'), live: false })).position).to.equal(0);
    });

    it('opens a media playlist that is given directly', async () => {
      const url = `${origin.url}/live/clock/a/320p/index.m3u8`;
      const opened = await open({ url });
      expect(opened.startVariant).to.equal(null);
      expect(opened.playlist.parts.length).to.be.greaterThan(10);
    });

    it('uses a multivariant playlist that was read ahead, and reads it anew the next time', async () => {
      const known = new KnownPlaylists();
      known.acquaint(origin.clock());
      await eventually(() => requests(origin.clock()) === 1, 'the first request');
      await open({}, known);
      expect(requests(origin.clock())).to.equal(1);
      await open({}, known);
      expect(requests(origin.clock())).to.equal(2);
    });

    it('reads a playlist itself that could not be read before', async () => {
      const known = new KnownPlaylists();
      await origin.fault({ target: 'master', kind: '500', count: 1 });
      known.acquaint(origin.clock());
      expect((await open({}, known)).variants).to.have.lengthOf(1);
    });

    it('says why it could not', async () => {
      const fault = await origin.fault({ target: 'master', kind: 'html' });
      expect(await failureOf()).to.include({ code: 'stream-not-hls', recoverable: false });
      await fault();
      await origin.fault({ target: 'playlist', kind: '500' });
      expect(await failureOf()).to.include({ code: 'stream-unreachable', recoverable: true });
    });
  });
});
