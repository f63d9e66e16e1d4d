import { expect } from '@open-wc/testing';
import { align } from '../../../src/sdk/playback/alignment.js';
import { exchange, Follower, playUnheard } from '../../../src/sdk/playback/hand-over.js';
import type { MediaEngine } from '../../../src/sdk/playback/media-engine.js';
import { FakeClock } from '../../helpers/fake-clock.js';
import { FakeMediaEngineFactory, type FakeMediaEngine } from '../../helpers/fake-media-engine.js';

const SILENT = new Proxy({} as never, { get: () => () => undefined });

describe('align', () => {
  it('leaves a picture alone that is less than half a frame off', () => {
    for (const offset of [-12, 0, 12]) expect(align(offset)).to.deep.equal({ action: 'aligned' });
  });

  it('slows a picture down that is ahead, and speeds one up that is behind', () => {
    const ahead = align(50);
    const behind = align(-50);
    expect(ahead.action === 'speed' && ahead.rate).to.be.within(0.25, 0.99);
    expect(behind.action === 'speed' && behind.rate).to.be.within(1.01, 2.5);
  });

  it('keeps to speeds that a browser can play', () => {
    for (let offset = -350; offset <= 350; offset += 1) {
      const step = align(offset);
      if (step.action === 'speed') expect(step.rate).to.be.within(0.25, 2.5);
    }
  });

  it('changes the speed the more, the further the pictures are apart', () => {
    const rates = [-300, -100, -20, 20, 100, 300].map((offset) => {
      const step = align(offset);
      return step.action === 'speed' ? step.rate : NaN;
    });
    expect(rates).to.deep.equal([...rates].sort((a, b) => b - a));
  });

  it('seeks when the pictures are far apart, a little ahead of where the other is now', () => {
    expect(align(2000)).to.deep.equal({ action: 'seek', by: -1910 });
    expect(align(-2000)).to.deep.equal({ action: 'seek', by: 2090 });
  });
});

describe('Follower', () => {
  let clock: FakeClock;
  let leader: FakeMediaEngine;
  let engine: FakeMediaEngine;
  let follower: Follower;
  let readyAt: number | null;

  beforeEach(async () => {
    clock = new FakeClock();
    leader = await engineOn(clock);
    leader.arrive();
    engine = await engineOn(clock);
    follower = new Follower(clock, engine, () => leader);
    readyAt = null;
  });

  const want = (): void =>
    follower.whenInStep(() => {
      readyAt = clock.now();
    });
  const offset = (): number => (engine.stageTime ?? NaN) - (leader.stageTime ?? NaN);

  it('waits for a first picture, however long that takes', async () => {
    want();
    await clock.advance(10_000);
    expect(readyAt).to.equal(null);
  });

  for (const ahead of [-300, -60, 0, 60, 300]) {
    it(`brings a picture into step that is ${ahead} ms ahead`, async () => {
      engine.arrive(ahead);
      want();
      await clock.advance(1100);
      expect(readyAt).not.to.equal(null);
      expect(Math.abs(offset())).to.be.at.most(15);
      expect(engine.playbackRate).to.equal(1);
      expect(engine.calls).not.to.include('seek');
    });
  }

  it('seeks a picture that is seconds off, and then brings it into step', async () => {
    engine.arrive(-5000);
    want();
    await clock.advance(1100);
    expect(engine.calls.filter((call) => call === 'seek')).to.have.lengthOf(1);
    expect(readyAt).not.to.equal(null);
    expect(Math.abs(offset())).to.be.at.most(15);
  });

  it('keeps a picture in step that nobody wants yet, so that it is ready at once', async () => {
    engine.arrive(200);
    await clock.advance(1000);
    expect(Math.abs(offset())).to.be.at.most(15);
    const now = clock.now();
    want();
    await clock.advance(50);
    expect(readyAt).to.be.within(now, now + 50);
  });

  it('is ready at once when the other picture stands still', async () => {
    leader.stall();
    engine.arrive(-2000);
    await clock.advance(200);
    want();
    expect(readyAt).to.equal(clock.now());
  });

  it('is ready at once when there is no other picture', async () => {
    const alone = new Follower(clock, engine, () => null);
    engine.arrive();
    let ready = false;
    alone.whenInStep(() => (ready = true));
    await clock.advance(0);
    expect(ready).to.equal(true);
    alone.dispose();
  });

  it('gives up on stepping together rather than on the picture', async () => {
    engine.arrive(300);
    // A player that does not obey.
    Object.defineProperty(engine, 'playbackRate', { get: () => 1, set: () => undefined });
    want();
    await clock.advance(1500);
    expect(readyAt).not.to.equal(null);
  });

  it('does nothing any more once it is disposed', async () => {
    engine.arrive(200);
    want();
    follower.dispose();
    leader.dispose();
    engine.dispose();
    await clock.advance(5000);
    expect(readyAt).to.equal(null);
    expect(clock.pendingTimers).to.equal(0);
  });

  it('stops by itself once the picture is in step', async () => {
    engine.arrive();
    want();
    await clock.advance(100);
    leader.dispose();
    engine.dispose();
    expect(clock.pendingTimers).to.equal(0);
  });
});

describe('exchange', () => {
  let clock: FakeClock;
  let from: FakeMediaEngine;
  let to: FakeMediaEngine;

  beforeEach(async () => {
    clock = new FakeClock();
    from = await engineOn(clock);
    to = await engineOn(clock);
    for (const engine of [from, to]) engine.arrive();
    from.visible = true;
    from.muted = false;
    to.muted = true;
  });

  it('shows the new picture and hides the old one in the same moment', () => {
    exchange(clock, from, to, { muted: true, volume: 1 }, () => undefined);
    expect([from.visible, to.visible]).to.deep.equal([false, true]);
  });

  it('fades the sound over and ends with exactly the volume that was asked for', async () => {
    from.volume = 0.7;
    exchange(clock, from, to, { muted: false, volume: 0.7 }, () => undefined);
    await clock.advance(30);
    expect(from.volume).to.be.within(0.1, 0.6);
    expect(to.volume).to.be.within(0.1, 0.6);
    expect(from.volume + to.volume).to.be.closeTo(0.7, 0.001);
    await clock.advance(200);
    expect(to.volume).to.equal(0.7);
    expect(to.muted).to.equal(false);
    expect(from.volume).to.equal(0);
    expect(from.muted).to.equal(true);
  });

  it('leaves both silent when the viewer wants silence', async () => {
    from.muted = true;
    exchange(clock, from, to, { muted: true, volume: 1 }, () => undefined);
    await clock.advance(1000);
    expect([from.audible, to.audible]).to.deep.equal([false, false]);
  });

  for (const muted of [true, false]) {
    it(`lets the old engine go a moment later, ${muted ? 'muted' : 'with sound'}`, async () => {
      let gone = 0;
      exchange(clock, from, to, { muted, volume: 1 }, () => (gone += 1));
      await clock.advance(100);
      expect(gone).to.equal(0);
      await clock.advance(500);
      expect(gone).to.equal(1);
      for (const engine of [from, to]) engine.dispose();
      expect(clock.pendingTimers).to.equal(0);
    });
  }
});

describe('playUnheard', () => {
  let engine: FakeMediaEngine;

  beforeEach(async () => {
    engine = await engineOn(new FakeClock());
    engine.arrive();
    engine.muted = false;
  });

  it('plays with a sound that nobody hears, so that the audio clock runs already', async () => {
    await playUnheard(engine);
    expect(engine).to.include({ muted: false, moving: true, audible: false });
  });

  it('plays muted where only the device has a volume', async () => {
    Object.defineProperty(engine, 'volume', { get: () => 1, set: () => undefined });
    await playUnheard(engine);
    expect(engine).to.include({ muted: true, moving: true });
  });

  it('plays muted where sound needs a gesture', async () => {
    engine.blocked = 'with-sound';
    await playUnheard(engine);
    expect(engine).to.include({ muted: true, moving: true });
  });
});

async function engineOn(clock: FakeClock): Promise<FakeMediaEngine> {
  const start = { url: 'x', live: true, followEdge: false, muted: true };
  const engine = await new FakeMediaEngineFactory(clock).create(SILENT, start, SILENT);
  await (engine satisfies MediaEngine).play();
  return engine;
}
