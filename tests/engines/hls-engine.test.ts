import { expect } from '@open-wc/testing';
import { createMediaEngineFactory } from '../../src/sdk/engines/media-engine-factory.js';
import type {
  EngineStart,
  InBandCue,
  MediaEngine,
  MediaEngineEvents,
  Rendition,
} from '../../src/sdk/playback/media-engine.js';
import type { RoomError } from '../../src/sdk/room/room-error.js';
import { ClockReader, clockError, FRAME_MS } from './clock-reader.js';
import { eventually, loopStart, OriginSession, pause } from './origin-session.js';

/** What an engine has told, in order of arrival. */
class Witness implements MediaEngineEvents {
  readonly frames: (number | null)[] = [];
  readonly troubles: { kind: string; error: RoomError; fatal: boolean }[] = [];
  readonly cues: InBandCue[] = [];
  renditions: readonly Rendition[] = [];
  healthyTimes = 0;
  onFrame: (stageTime: number | null) => void = () => undefined;

  readonly frame = (stageTime: number | null): void => {
    this.frames.push(stageTime);
    this.onFrame(stageTime);
  };
  readonly playing = (): void => undefined;
  readonly waiting = (): void => undefined;
  readonly pausedChanged = (): void => undefined;
  readonly mutedChanged = (): void => undefined;
  readonly pictureInPictureChanged = (): void => undefined;
  readonly renditionsChanged = (renditions: readonly Rendition[]): void => {
    this.renditions = renditions;
  };
  readonly trouble = (kind: string, error: RoomError, fatal: boolean): void => {
    this.troubles.push({ kind, error, fatal });
  };
  readonly healthy = (): void => {
    this.healthyTimes += 1;
  };
  readonly ended = (): void => undefined;
  readonly inBandCue = (cue: InBandCue): void => {
    this.cues.push(cue);
  };
}

describe('HlsEngine', function () {
  this.timeout(60_000);

  // The browser notes down 250 requests by itself, and then no more.
  before(() => performance.setResourceTimingBufferSize(20_000));

  let origin: OriginSession;
  let host: HTMLElement;
  let abort: AbortController;
  let engine: MediaEngine | undefined;
  let witness: Witness;

  beforeEach(() => {
    origin = new OriginSession();
    host = document.createElement('div');
    host.style.cssText = 'position:relative;inline-size:320px;block-size:180px';
    document.body.append(host);
    abort = new AbortController();
    witness = new Witness();
  });
  afterEach(async () => {
    engine?.dispose();
    engine = undefined;
    abort.abort();
    host.remove();
    await origin.close();
  });

  const video = (): HTMLVideoElement => host.querySelector('video')!;
  /** Addresses of this session that were asked for since `from`. */
  const requestsSince = (from: number): string[] =>
    performance
      .getEntriesByType('resource')
      .filter(({ name, startTime }) => name.startsWith(origin.url) && startTime >= from)
      .map(({ name }) => name);

  async function open(start: Partial<EngineStart> = {}): Promise<MediaEngine> {
    const whole = { url: origin.clock(), live: true, followEdge: true, muted: true, ...start };
    engine = await createMediaEngineFactory().create(host, whole, witness, abort.signal);
    engine.setVisible(true);
    return engine;
  }

  async function play(start: Partial<EngineStart> = {}): Promise<MediaEngine> {
    const opened = await open(start);
    await opened.play();
    await eventually(() => witness.frames.length > 10, 'moving pictures');
    return opened;
  }

  it('plays the live stream near its edge, and tells the stage time of every picture', async () => {
    const { followsEdge, hasPicture } = await play();
    expect(followsEdge).to.equal(true);
    expect(hasPicture).to.equal(true);
    const times = witness.frames.filter((time): time is number => time !== null);
    expect(times.length).to.be.at.least(5);
    expect(times).to.deep.equal([...times].sort((a, b) => a - b));
    expect(Date.now() - times.at(-1)!).to.be.within(0, 6000);
    expect(engine!.behindLive).to.be.within(0, 6);
    expect(witness.healthyTimes).to.be.greaterThan(0);
  });

  it('names the very picture on screen: the stage time is that of the burnt-in clock', async () => {
    const epoch = await loopStart();
    const opened = await open();
    const reader = new ClockReader();
    const errors: number[] = [];
    witness.onFrame = (stageTime) => {
      const reading = reader.read(video());
      if (reading && stageTime !== null) errors.push(clockError(stageTime, epoch, reading.loopMs));
    };
    await opened.play();
    await eventually(() => errors.length >= 20, 'twenty readings of the clock', 30_000);
    // On a busy machine a newer picture may be drawn than the one the callback was for.
    const exact = errors.filter((error) => Math.abs(error) <= FRAME_MS + 1);
    expect(exact.length / errors.length, errors.map(Math.round).join(' ')).to.be.greaterThan(0.5);
    const sorted = [...errors].sort((a, b) => a - b);
    expect(Math.abs(sorted[sorted.length >> 1])).to.be.at.most(FRAME_MS + 1);
  });

  it('starts at the stage time it is asked for', async () => {
    const at = Date.now() - 30_000;
    await play({ at, followEdge: false });
    const first = witness.frames.find((time) => time !== null);
    expect(first).to.be.within(at - 2500, at + 2500);
    expect(engine!.behindLive).to.be.within(20, 40);
  });

  it('seeks back, stays there, and goes live again', async () => {
    const opened = await play();
    const target = Date.now() - 40_000;
    opened.seek(target);
    expect(opened.followsEdge).to.equal(false);
    const back = (time: number | null): boolean =>
      time !== null && time >= target - 500 && time < target + 10_000;
    await eventually(() => back(witness.frames.at(-1)!), 'pictures from back then');
    await pause(1000);
    expect(back(opened.stageTime)).to.equal(true);
    opened.goLive();
    expect(opened.followsEdge).to.equal(true);
    await eventually(() => Date.now() - (witness.frames.at(-1) ?? 0) < 8000, 'pictures of now');
  });

  it('stays where it was paused', async () => {
    const opened = await play();
    opened.pause();
    const at = opened.stageTime;
    await pause(700);
    expect(opened.stageTime).to.equal(at);
    expect(opened.followsEdge).to.equal(false);
  });

  it('tells what can be played', async () => {
    const opened = await play();
    const { start, end } = opened.seekable!;
    expect(end - start).to.be.within(100_000, 130_000);
    expect(Date.now() - end).to.be.within(-500, 5000);
  });

  it('lists the renditions and takes the viewer’s choice', async () => {
    const opened = await play();
    expect(witness.renditions).to.have.lengthOf(1);
    expect(witness.renditions[0]).to.deep.include({ id: '0', width: 320 });
    opened.selectRendition('0');
    opened.selectRendition('auto');
    const { length } = witness.frames;
    await eventually(() => witness.frames.length > length + 10, 'pictures go on');
  });

  it('plays a recording from its beginning to be sought in', async () => {
    const begin = Date.UTC(2026, 0, 15, 19);
    const opened = await play({ url: origin.clock('vod'), live: false, followEdge: false });
    expect(witness.frames.find((time) => time !== null)).to.be.within(begin, begin + 1500);
    expect(opened.behindLive).to.equal(null);
    opened.seek(begin + 60_000);
    await eventually(
      () => (witness.frames.at(-1) ?? 0) >= begin + 60_000,
      'pictures of a minute later',
    );
    expect(witness.troubles).to.deep.equal([]);
  });

  it('hides its picture without taking it off the stage', async () => {
    const opened = await play();
    opened.setVisible(false);
    expect(getComputedStyle(video()).opacity).to.equal('0');
    opened.setVisible(true);
    expect(getComputedStyle(video()).opacity).to.equal('1');
  });

  it('asks for nothing any more once it is told to stop loading, and plays what it has', async () => {
    const opened = await play();
    await eventually(() => opened.forwardBuffer > 0.1, 'something in hand');
    opened.stopLoading();
    await pause(300);
    const from = performance.now();
    await pause(1500);
    expect(requestsSince(from)).to.deep.equal([]);
    expect(witness.troubles).to.deep.equal([]);
  });

  it('leaves no video and asks for nothing any more once it is disposed', async () => {
    const opened = await play();
    expect(requestsSince(0).length).to.be.greaterThan(5);
    opened.dispose();
    abort.abort();
    expect(host.querySelectorAll('video').length).to.equal(0);
    const from = performance.now();
    const { length } = witness.frames;
    await pause(1500);
    expect(requestsSince(from)).to.deep.equal([]);
    expect(witness.frames).to.have.lengthOf(length);
    expect(witness.troubles).to.deep.equal([]);
  });

  it('leaves nothing when it is disposed while it is still opening', async () => {
    const opened = await open();
    opened.dispose();
    abort.abort();
    expect(host.querySelectorAll('video').length).to.equal(0);
    await pause(500);
    const from = performance.now();
    await pause(1000);
    expect(requestsSince(from)).to.deep.equal([]);
    expect(witness.troubles).to.deep.equal([]);
  });

  describe('tells of', () => {
    const fatal = (): Promise<{ kind: string; error: RoomError; fatal: boolean }> =>
      eventually(() => witness.troubles.find((trouble) => trouble.fatal), 'a fatal trouble');

    for (const kind of ['html', 'garbage']) {
      it(`a stream that is no HLS at all: ${kind}`, async () => {
        await origin.fault({ target: 'any', kind });
        await open();
        const { error } = await fatal();
        expect(error).to.include({ code: 'stream-not-hls', recoverable: false });
      });
    }

    it('a stream that is not there', async () => {
      await open({ url: `${origin.url}/live/nothing/here/master.m3u8` });
      const { error } = await fatal();
      expect(error).to.include({ code: 'stream-unreachable', recoverable: true });
    });

    for (const kind of ['404', '500', 'reset', 'html', 'garbage', 'truncate', 'stall']) {
      it(`parts that go wrong while it plays: ${kind}`, async () => {
        await play();
        await origin.fault({ target: 'media', kind });
        await eventually(() => witness.troubles.length > 0, 'a trouble');
        expect(witness.troubles[0].kind).to.match(/^media-/);
        expect(witness.troubles[0].error.recoverable).to.equal(true);
      });
    }

    for (const kind of ['404', 'html', 'freeze', 'stall', 'reset']) {
      it(`playlists that go wrong while it plays: ${kind}`, async () => {
        await play();
        await origin.fault({ target: 'playlist', kind });
        await eventually(() => witness.troubles.length > 0, 'a trouble');
        expect(witness.troubles[0].error.recoverable).to.equal(true);
      });
    }
  });

  it('gets over a single part that goes wrong', async () => {
    await play();
    await origin.fault({ target: 'part', kind: 'garbage', count: 1 });
    await eventually(() => witness.troubles.length > 0, 'a trouble');
    const { length } = witness.frames;
    await eventually(() => witness.frames.length > length + 60, 'pictures go on');
    expect(witness.troubles.some((trouble) => trouble.fatal)).to.equal(false);
  });
});
