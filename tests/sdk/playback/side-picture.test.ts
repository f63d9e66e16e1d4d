import { expect } from '@open-wc/testing';
import type { PicturePhase, PictureWishes } from '../../../src/sdk/guests/guest-picture.js';
import type { GuestSource } from '../../../src/sdk/guests/guest-state.js';
import type { Rendition } from '../../../src/sdk/playback/media-engine.js';
import { keepStep } from '../../../src/sdk/playback/keep-step.js';
import { SidePicture } from '../../../src/sdk/playback/side-picture.js';
import { FakeClock } from '../../helpers/fake-clock.js';
import { FakeMediaEngineFactory } from '../../helpers/fake-media-engine.js';

const SOURCES: readonly GuestSource[] = [
  { url: 'https://lin.example/a.m3u8', role: 'primary', protocol: 'hls' },
  { url: 'https://lin.example/b.m3u8', role: 'backup', protocol: 'hls' },
];
const WISHES: PictureWishes = { muted: false, volume: 0.8, paused: false, captions: 'en' };

async function aPicture(options: { broken?: readonly string[]; blocked?: 'with-sound' } = {}) {
  const clock = new FakeClock();
  const factory = new FakeMediaEngineFactory(clock);
  for (const url of options.broken ?? []) factory.broken.set(url, 'stream-unreachable');
  factory.blocked = options.blocked ?? 'never';
  const phases: PicturePhase[] = [];
  const leader = { time: clock.now() - 500, moving: true, live: true };
  const started = clock.now();
  let silenced = 0;
  const picture = new SidePicture({
    clock,
    sources: SOURCES,
    wishes: WISHES,
    host: { append: () => undefined },
    leader: {
      now: () => leader.time + (leader.moving ? clock.now() - started : 0),
      moving: () => leader.moving,
      live: () => leader.live,
    },
    engines: async () => factory,
    phaseChanged: (phase) => phases.push(phase),
    silenced: () => (silenced += 1),
    cue: () => undefined,
  });
  await clock.advance(0);
  return {
    ...{ clock, factory, phases, leader, picture },
    get silenced() {
      return silenced;
    },
    get offset() {
      return picture.offset;
    },
  };
}

describe('the picture of a guest', () => {
  it('comes beside the show’s own, as small as it can, and sounds as told', async () => {
    const own = await aPicture();
    const engine = own.factory.latest;
    expect(engine.start).to.include({
      live: true,
      followEdge: false,
      smallest: true,
      muted: false,
    });
    expect(engine.start.beside?.()).to.equal(own.leader.time);
    expect([engine.volume, engine.textLanguage]).to.deep.equal([0.8, 'en']);
    expect(engine.visible).to.be.false;
    engine.arrive();
    expect(own.phases).to.deep.equal(['playing']);
    expect(engine.visible).to.be.true;
    own.picture.want({ ...WISHES, muted: true, volume: 0.3, captions: null });
    expect([engine.muted, engine.volume, engine.textLanguage]).to.deep.equal([true, 0.3, null]);
  });

  it('is brought into step by its speed, and by a jump where it is far off', async () => {
    const own = await aPicture();
    const engine = own.factory.latest;
    engine.arrive(-400);
    await own.clock.advance(250);
    expect(engine.playbackRate).to.be.within(1.01, 1.08);
    expect(own.offset).to.be.within(-450, -350);
    await own.clock.advance(30_000);
    expect(Math.abs(own.offset ?? 999)).to.be.at.most(50);
    expect(engine.calls).not.to.include('seek');
    engine.arrive(-5000);
    await own.clock.advance(500);
    expect(engine.calls.filter((call) => call === 'seek')).to.have.length(1);
    expect(Math.abs(own.offset ?? 999)).to.be.at.most(50);
  });

  it('does not run after a show that stands still', async () => {
    const own = await aPicture();
    own.factory.latest.arrive();
    own.leader.moving = false;
    await own.clock.advance(4000);
    expect(own.factory.latest.calls).not.to.include('seek');
    expect(own.factory.latest.playbackRate).to.equal(1);
  });

  it('stays at its own live edge where the two clocks have nothing to do with each other', async () => {
    const own = await aPicture();
    own.leader.time -= 3_600_000;
    own.factory.latest.arrive(3_600_000);
    await own.clock.advance(500);
    expect(own.factory.latest.followsEdge).to.be.true;
    expect(own.offset).to.be.null;
  });

  it('is the guest of then for a viewer who rewinds, as far as there is one', async () => {
    const own = await aPicture();
    const engine = own.factory.latest;
    engine.arrive();
    await own.clock.advance(250);
    own.leader.time -= 90_000;
    await own.clock.advance(500);
    expect(Math.abs(own.offset ?? 999)).to.be.at.most(50);
    engine.playbackRate = 1.05;
    own.leader.live = false;
    own.leader.time -= 90_000;
    await own.clock.advance(500);
    expect(own.offset, 'older than what is kept').to.be.null;
    expect(engine.playbackRate, 'and then at its own speed').to.equal(1);
  });

  it('goes on from its backup, and keeps the last picture until that has one', async () => {
    const own = await aPicture();
    const first = own.factory.latest;
    first.arrive();
    first.fail();
    await own.clock.advance(100);
    const second = own.factory.latest;
    expect(second.start.url).to.equal(SOURCES[1]?.url);
    expect([first.disposed, first.loading]).to.deep.equal([false, false]);
    second.arrive();
    await own.clock.advance(0);
    expect(first.disposed).to.be.true;
    expect(own.phases).to.deep.equal(['playing', 'retrying', 'playing']);
  });

  it('shows what comes after a pause between sources, whatever the old one still shows', async () => {
    const own = await aPicture();
    const first = own.factory.latest;
    first.arrive();
    // The pauses grow once every source has failed.
    first.fail();
    await own.clock.advance(0);
    const second = own.factory.latest;
    second.fail();
    second.arrive();
    await own.clock.advance(100);
    expect(own.phases).to.deep.equal(['playing', 'retrying']);
    await own.clock.advance(2000);
    const third = own.factory.latest;
    expect(third === second, 'a third try').to.be.false;
    third.arrive();
    await own.clock.advance(0);
    expect(own.phases).to.deep.equal(['playing', 'retrying', 'playing']);
    expect([own.factory.onScreen === third, own.factory.alive.length]).to.deep.equal([true, 1]);
  });

  it('is lost when nothing comes, lets go of everything, and is tried again later', async () => {
    const own = await aPicture({ broken: SOURCES.map(({ url }) => url) });
    await own.clock.advance(12_500);
    expect(own.phases.at(-1)).to.equal('lost');
    expect(own.factory.engines.every(({ disposed }) => disposed)).to.be.true;
    const tried = own.factory.engines.length;
    expect(tried, 'with pauses that grow').to.be.lessThan(14);
    own.factory.broken.clear();
    await own.clock.advance(29_000);
    expect(own.factory.engines).to.have.length(tried);
    await own.clock.advance(1500);
    own.factory.latest.arrive();
    await own.clock.advance(0);
    expect(own.phases.at(-1)).to.equal('playing');
  });

  it('tried again in vain goes to its backup, and is tried again and again', async () => {
    const own = await aPicture({ broken: SOURCES.map(({ url }) => url) });
    await own.clock.advance(12_500);
    const { engines } = own.factory;
    let tried = engines.length;
    for (let round = 0; round < 3; round += 1) {
      await own.clock.advance(30_000);
      const urls = new Set(engines.slice(tried).map(({ start }) => start.url));
      expect([...urls]).to.have.members(SOURCES.map(({ url }) => url));
      await own.clock.advance(12_500);
      expect(own.phases.at(-1)).to.equal('lost');
      expect(own.factory.alive).to.have.length(0);
      tried = engines.length;
    }
    own.factory.broken.clear();
    // Streams that open and then bring nothing are given up as well.
    await own.clock.advance(30_000);
    expect(own.factory.alive).to.have.length(1);
    await own.clock.advance(12_500);
    expect([own.phases.at(-1), own.factory.alive.length]).to.deep.equal(['lost', 0]);
  });

  it('asked for twice while it is lost has one player', async () => {
    const own = await aPicture({ broken: SOURCES.map(({ url }) => url) });
    await own.clock.advance(12_500);
    own.factory.broken.clear();
    for (let tap = 0; tap < 3; tap += 1) {
      own.picture.retry();
      await own.clock.advance(0);
    }
    expect(own.factory.alive).to.have.length(1);
    own.factory.latest.arrive();
    await own.clock.advance(31_000);
    expect(own.factory.alive).to.have.length(1);
    expect(own.phases.at(-1)).to.equal('playing');
  });

  it('that stands says so, and is no loss while the viewer pauses', async () => {
    const own = await aPicture();
    own.factory.latest.arrive();
    own.factory.latest.stall();
    await own.clock.advance(3000);
    expect(own.phases.at(-1)).to.equal('retrying');
    own.factory.latest.recover();
    await own.clock.advance(300);
    expect(own.phases.at(-1)).to.equal('playing');
    own.picture.want({ ...WISHES, paused: true });
    await own.clock.advance(60_000);
    expect(own.phases.at(-1)).to.equal('playing');
  });

  it('goes on when the browser has paused it, not when the viewer has or it is over', async () => {
    const own = await aPicture();
    const engine = own.factory.latest;
    const plays = (): number => engine.calls.filter((call) => call === 'play').length;
    engine.arrive();
    engine.pause();
    await own.clock.advance(1000);
    expect([engine.moving, plays()]).to.deep.equal([true, 2]);
    own.picture.want({ ...WISHES, paused: true });
    await own.clock.advance(1000);
    own.picture.want(WISHES);
    await own.clock.advance(0);
    expect(plays()).to.equal(3);
    own.leader.time += 60_000;
    engine.pause();
    engine.events.ended();
    await own.clock.advance(1000);
    expect(plays()).to.equal(3);
  });

  it('is seen without its sound where the browser wants a tap first', async () => {
    const own = await aPicture({ blocked: 'with-sound' });
    expect(own.silenced).to.equal(1);
    expect(own.factory.latest.muted).to.be.true;
    own.factory.latest.blocked = 'never';
    own.picture.want({ ...WISHES, muted: true });
    own.picture.want(WISHES);
    expect(own.factory.latest.muted).to.be.false;
  });

  it('muted while its player is being fetched comes without a sound', async () => {
    const own = await aPicture();
    own.factory.latest.arrive();
    let fetched = (): void => undefined;
    own.factory.hold = new Promise((resolve) => (fetched = resolve));
    own.factory.latest.fail();
    await own.clock.advance(100);
    own.picture.want({ ...WISHES, muted: true });
    fetched();
    await own.clock.advance(0);
    expect(own.factory.engines).to.have.length(2);
    expect(own.factory.latest.start.muted, 'it was heard when it was asked for').to.be.false;
    expect(own.factory.latest.muted).to.be.true;
  });

  it('is no larger than half a stage needs', async () => {
    const own = await aPicture();
    const engine = own.factory.latest;
    const of = (id: string, height: number): Rendition => ({
      id,
      height,
      width: height,
      bitrate: height,
    });
    engine.events.renditionsChanged([of('2', 1080), of('1', 540), of('0', 240)], '2');
    expect(engine.rendition).to.equal('1');
  });

  it('leaves no timer behind', async () => {
    const own = await aPicture();
    own.factory.latest.arrive();
    own.factory.latest.fail();
    own.picture.dispose();
    await own.clock.advance(0);
    expect(own.clock.pendingTimers).to.equal(0);
  });
});

describe('keeping step', () => {
  const sample = {
    forwardBuffer: 1,
    newest: 1000,
    oldest: -100_000,
    heard: true,
    correcting: false,
  };

  it('does not go faster than its data comes', () => {
    const behind = { ...sample, offset: -300, forwardBuffer: 0.1 };
    expect(keepStep(behind)).to.deep.equal({ action: 'rate', rate: 1 });
  });

  it('accepts a guest whose stream takes longer than the show’s', () => {
    const late = { ...sample, offset: -4000, newest: -3600 };
    expect(keepStep(late)).to.deep.equal({ action: 'rate', rate: 1 });
    expect(keepStep({ ...late, offset: -9000 })).to.deep.equal({ action: 'seek', by: 5100 });
  });

  it('goes wherever there is a picture of the guest, and nowhere else', () => {
    const rewound = { ...sample, offset: 90_000, newest: 90_300 };
    expect(keepStep({ ...rewound, oldest: -30_000 })).to.deep.equal({
      action: 'seek',
      by: -90_000,
    });
    expect(keepStep({ ...rewound, oldest: 2000 })).to.deep.equal({ action: 'apart' });
    const ahead = { ...sample, offset: -90_000 };
    expect(keepStep(ahead)).to.deep.equal({ action: 'seek', by: 90_000 });
    expect(keepStep({ ...ahead, newest: -89_000 })).to.deep.equal({ action: 'apart' });
  });

  it('never sounds like another person, and always comes nearer', () => {
    for (let offset = -1500; offset <= 1500; offset += 7) {
      const step = keepStep({ ...sample, offset });
      if (step.action !== 'rate') throw new Error('A jump where the speed would do.');
      expect(step.rate).to.be.within(0.92, 1.08);
      if (Math.abs(offset) > 45) expect(Math.sign(step.rate - 1)).to.equal(-Math.sign(offset));
    }
  });
});
