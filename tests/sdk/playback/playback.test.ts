import { expect } from '@open-wc/testing';
import { Playback, type PlaybackStart } from '../../../src/sdk/playback/playback.js';
import type { StageHost } from '../../../src/sdk/playback/media-engine.js';
import { DisposalScope } from '../../../src/sdk/state/disposal-scope.js';
import { FakeAnnouncer } from '../../helpers/fake-announcer.js';
import { FakeClock, settle } from '../../helpers/fake-clock.js';
import {
  FakeMediaEngineFactory,
  RECORDED_AT,
  RECORDED_MS,
  type FakeMediaEngine,
} from '../../helpers/fake-media-engine.js';
import { angle, show } from '../../helpers/playback-show.js';

const HOST: StageHost = { append: () => undefined };
const START: PlaybackStart = { muted: true, autoplay: true };

/** Long enough for an exchange, however the pictures stand to each other. */
const EXCHANGE_MS = 1500;
const LINGER_MS = 1000;

describe('Playback', () => {
  let clock: FakeClock;
  let factory: FakeMediaEngineFactory;
  let announcer: FakeAnnouncer;
  let scope: DisposalScope;
  let playback: Playback;

  beforeEach(() => {
    clock = new FakeClock();
    factory = new FakeMediaEngineFactory(clock);
    announcer = new FakeAnnouncer();
    scope = new DisposalScope();
    playback = new Playback({
      factory: () => Promise.resolve(factory),
      clock,
      announcer,
      scope,
    });
    playback.join();
  });

  // Every test ends as a room does: nothing may be left.
  afterEach(async () => {
    await clock.advance(LINGER_MS);
    scope.dispose();
    await settle();
    expect(factory.alive, 'engines left').to.have.lengthOf(0);
    expect(clock.pendingTimers, 'timers left').to.equal(0);
  });

  const state = (): Playback['store']['current'] => playback.store.current;

  async function load(document = show(), start: Partial<PlaybackStart> = {}): Promise<void> {
    playback.load(document, { ...START, ...start });
    playback.mount(HOST);
    await settle();
  }

  /** A room whose first picture is on screen. */
  async function playing(
    document = show(),
    start: Partial<PlaybackStart> = {},
  ): Promise<FakeMediaEngine> {
    await load(document, start);
    const engine = factory.latest;
    engine.arrive();
    await clock.advance(500);
    return engine;
  }

  /** Gives the engine made last its picture and lets it come to the screen. */
  async function bringLatest(ahead = 0): Promise<FakeMediaEngine> {
    await settle();
    const engine = factory.latest;
    engine.arrive(ahead);
    await clock.advance(EXCHANGE_MS);
    return engine;
  }

  describe('the first start', () => {
    it('opens the first angle at the live edge and plays', async () => {
      await load();
      expect(state().phase).to.equal('loading');
      const engine = factory.latest;
      expect(engine.start).to.include({
        url: 'https://live.example/wide.m3u8',
        live: true,
        followEdge: true,
        muted: true,
      });
      expect(engine.visible).to.equal(true);
      engine.arrive();
      expect(state()).to.include({ phase: 'playing', angleId: 'wide', gestureNeeded: false });
    });

    it('opens the angle that the page asked for', async () => {
      await load(show(), { angle: 'close' });
      expect(factory.latest.start.url).to.equal('https://live.example/close.m3u8');
      expect(state().angleId).to.equal('close');
    });

    it('falls back to the first angle when the one asked for does not exist', async () => {
      await load(show(), { angle: 'nowhere' });
      expect(state().angleId).to.equal('wide');
    });

    it('tells once that the first picture is there, and how long that took', async () => {
      await load();
      await clock.advance(700);
      factory.latest.arrive();
      await clock.advance(1000);
      expect(announcer.detailsOf('playback-started')).to.deep.equal([{ afterMs: 700 }]);
    });

    it('gets acquainted with the other sources after the first picture, not before', async () => {
      await load();
      expect(factory.acquainted).to.deep.equal([]);
      factory.latest.arrive();
      await settle();
      expect(factory.acquainted).to.include('https://backup.example/wide.m3u8');
      expect(factory.acquainted).to.include('https://live.example/close.m3u8');
    });

    it('starts when the stage is mounted after the show was loaded', async () => {
      playback.load(show(), START);
      await settle();
      expect(factory.engines).to.have.lengthOf(0);
      playback.mount(HOST);
      await settle();
      expect(factory.engines).to.have.lengthOf(1);
    });

    it('starts when the stage was mounted before', async () => {
      playback.mount(HOST);
      playback.load(show(), START);
      await settle();
      expect(factory.engines).to.have.lengthOf(1);
    });

    it('waits for a tap when the page does not want autoplay', async () => {
      await load(show(), { autoplay: false });
      expect(state()).to.include({ phase: 'paused', gestureNeeded: true });
      expect(factory.latest.calls).not.to.include('play');
      playback.play();
      factory.latest.arrive();
      await settle();
      expect(state()).to.include({ phase: 'playing', gestureNeeded: false });
    });

    it('goes on in silence when the browser refuses to begin with sound', async () => {
      factory.blocked = 'with-sound';
      const engine = await playing(show(), { muted: false });
      expect(engine.muted).to.equal(true);
      expect(state()).to.include({ phase: 'playing', muted: true, gestureNeeded: false });
    });

    it('asks for a tap when the browser refuses altogether', async () => {
      factory.blocked = 'always';
      await load();
      expect(state()).to.include({ phase: 'paused', gestureNeeded: true });
      factory.latest.blocked = 'never';
      playback.play();
      factory.latest.arrive();
      await settle();
      expect(state()).to.include({ phase: 'playing', gestureNeeded: false });
    });

    it('takes a tap on the sound for the tap that was needed', async () => {
      factory.blocked = 'always';
      await load();
      const engine = factory.latest;
      engine.blocked = 'never';
      playback.setMuted(false);
      engine.arrive();
      await settle();
      expect(state()).to.include({ phase: 'playing', muted: false, gestureNeeded: false });
      expect(engine.muted).to.equal(false);
    });
  });

  describe('the state', () => {
    it('follows the picture: buffering, playing, paused', async () => {
      const engine = await playing();
      engine.stall();
      expect(state().phase).to.equal('buffering');
      engine.recover();
      expect(state().phase).to.equal('playing');
      playback.pause();
      expect(state().phase).to.equal('paused');
      playback.play();
      await settle();
      expect(state().phase).to.equal('playing');
    });

    it('tells of a lost connection when the picture stands still for seconds', async () => {
      const engine = await playing();
      engine.stall();
      await clock.advance(2000);
      expect(state().phase).to.equal('buffering');
      await clock.advance(1500);
      expect(state().phase).to.equal('reconnecting');
      engine.recover();
      await clock.advance(100);
      expect(state().phase).to.equal('playing');
    });

    it('says whether the viewer is at the live edge, and how far behind otherwise', async () => {
      await playing();
      await clock.advance(1000);
      expect(state()).to.include({ atLiveEdge: true, behindLive: 1 });
      playback.skip(-30);
      expect(state()).to.include({ atLiveEdge: false, behindLive: 31 });
    });

    it('tells the position in whole seconds', async () => {
      const engine = await playing();
      await clock.advance(2000);
      expect((state().position ?? 1) % 1000).to.equal(0);
      expect(state().position).to.be.closeTo(engine.stageTime ?? NaN, 1500);
      expect(state().seekable?.end).to.be.closeTo(clock.now(), 1600);
    });

    it('follows the browser: paused, muted and picture-in-picture by somebody else', async () => {
      const engine = await playing();
      engine.muted = false;
      await settle();
      expect(state().muted).to.equal(false);
      engine.events.pictureInPictureChanged(true);
      expect(state().pictureInPicture).to.equal(true);
      engine.events.pausedChanged(true);
      expect(state().phase).to.equal('paused');
    });

    it('lists the renditions and which one is on screen', async () => {
      const engine = await playing();
      const renditions = [{ id: '0', bitrate: 400_000, width: 512, height: 288 }];
      engine.events.renditionsChanged(renditions, '0');
      expect(state()).to.deep.include({ renditions, activeRendition: '0', rendition: 'auto' });
      playback.selectRendition('0');
      expect(engine.rendition).to.equal('0');
      expect(state().rendition).to.equal('0');
    });
  });

  describe('the viewer’s commands', () => {
    it('seeks within what can be played', async () => {
      const engine = await playing();
      const window = engine.seekable ?? { start: NaN, end: NaN };
      playback.seek(window.start - 60_000);
      expect(engine.stageTime).to.equal(window.start);
      playback.seek(window.end + 60_000);
      expect(engine.stageTime).to.be.within(window.end - 1000, window.end);
    });

    it('skips back and forth by seconds', async () => {
      const engine = await playing();
      const before = engine.stageTime ?? NaN;
      playback.skip(-10);
      expect(engine.stageTime).to.equal(before - 10_000);
      playback.skip(5);
      expect(engine.stageTime).to.equal(before - 5000);
      expect(engine.followsEdge).to.equal(false);
    });

    it('goes live when it skips past the newest picture', async () => {
      const engine = await playing();
      playback.skip(-10);
      playback.skip(30);
      expect(engine.followsEdge).to.equal(true);
      expect(state().atLiveEdge).to.equal(true);
    });

    it('stays within a recording when it skips past its end', async () => {
      const engine = await playing(show({ status: 'replay' }));
      playback.skip(1000);
      expect(engine.stageTime).to.be.within(
        RECORDED_AT + RECORDED_MS - 1000,
        RECORDED_AT + RECORDED_MS,
      );
    });

    it('stays where it is while paused, and goes on from there', async () => {
      const engine = await playing();
      playback.pause();
      const at = engine.stageTime;
      await clock.advance(20_000);
      expect(engine.stageTime).to.equal(at);
      playback.play();
      await clock.advance(1000);
      expect(engine.stageTime).to.equal((at ?? NaN) + 1000);
      expect(state().atLiveEdge).to.equal(false);
      playback.goLive();
      expect(state().atLiveEdge).to.equal(true);
    });

    it('mutes and sets the volume, within bounds', async () => {
      const engine = await playing();
      playback.setMuted(false);
      playback.setVolume(0.4);
      await settle();
      expect(engine.muted).to.equal(false);
      expect(engine.volume).to.equal(0.4);
      expect(state()).to.include({ muted: false, volume: 0.4 });
      playback.setVolume(7);
      expect(state().volume).to.equal(1);
      playback.setVolume(-1);
      expect(state().volume).to.equal(0);
    });

    it('passes on the media to keep in hand, now and to later engines', async () => {
      const engine = await playing();
      playback.holdBack(0.8);
      expect(engine.holdBack).to.equal(0.8);
      playback.selectAngle('close');
      await settle();
      expect(factory.latest.holdBack).to.equal(0.8);
    });

    it('passes on the stream’s own captions, and asks the next angle for them too', async () => {
      const engine = await playing();
      const heard: string[] = [];
      playback.onInBandCue(({ text }) => heard.push(text));
      playback.selectTextTrack('en');
      expect(engine.textLanguage).to.equal('en');
      engine.events.inBandCue({ id: '1', start: 0, end: 1, language: 'en', text: 'Hello' });
      playback.selectAngle('close');
      const next = await bringLatest();
      expect(next.textLanguage).to.equal('en');
      engine.events.inBandCue({ id: '2', start: 0, end: 1, language: 'en', text: 'gone' });
      expect(heard).to.deep.equal(['Hello']);
    });

    it('harms nobody before there is a picture', async () => {
      playback.play();
      playback.pause();
      playback.seek(0);
      playback.skip(-10);
      playback.goLive();
      playback.selectAngle('close');
      playback.prepareAngle('close');
      playback.selectRendition('auto');
      playback.selectTextTrack('en');
      playback.retry();
      expect(await playback.requestPictureInPicture()).to.equal(false);
      expect(factory.engines).to.have.lengthOf(0);
    });
  });

  describe('another angle', () => {
    it('comes to the screen in step with the one that was there', async () => {
      const old = await playing();
      playback.selectAngle('close');
      await settle();
      expect(state()).to.include({ angleId: 'wide', pendingAngleId: 'close' });
      const next = factory.latest;
      expect(next.start).to.include({ url: 'https://live.example/close.m3u8', muted: true });
      let step = NaN;
      const showNext = next.setVisible.bind(next);
      next.setVisible = (visible) => {
        step = (next.stageTime ?? NaN) - (old.stageTime ?? NaN);
        showNext(visible);
      };
      await bringLatest(150);
      expect(Math.abs(step)).to.be.at.most(15);
      expect(state()).to.include({ angleId: 'close', pendingAngleId: null, phase: 'playing' });
      expect(factory.onScreen).to.equal(next);
      expect(announcer.detailsOf('angle-changed')).to.deep.equal([
        { angleId: 'close', previous: 'wide' },
      ]);
      expect(announcer.detailsOf('source-changed')).to.deep.equal([]);
    });

    it('leaves the old picture alone until the new one is there', async () => {
      const old = await playing();
      playback.selectAngle('close');
      await clock.advance(5000);
      expect(factory.onScreen).to.equal(old);
      expect(old.moving).to.equal(true);
    });

    it('lets the old engine go a moment after the exchange', async () => {
      const old = await playing();
      playback.selectAngle('close');
      await bringLatest();
      expect(old.disposed).to.equal(true);
      expect(factory.alive).to.have.lengthOf(1);
    });

    it('takes the sound along without ever sounding twice at full volume', async () => {
      const old = await playing(show(), { muted: false });
      playback.setVolume(0.6);
      playback.selectAngle('close');
      await settle();
      const next = factory.latest;
      next.arrive();
      let loudest = 0;
      for (let ms = 0; ms < EXCHANGE_MS; ms += 10) {
        await clock.advance(10);
        const sum = [old, next].reduce((all, one) => all + (one.audible ? one.volume : 0), 0);
        loudest = Math.max(loudest, sum);
      }
      expect(loudest).to.be.closeTo(0.6, 0.01);
      expect(next.audible).to.equal(true);
      expect(next.volume).to.equal(0.6);
      expect(state()).to.include({ muted: false, volume: 0.6 });
    });

    it('keeps to the live edge with the floor that was learned', async () => {
      const old = await playing();
      old.floor = 0.5;
      playback.selectAngle('close');
      const next = await bringLatest();
      expect(next.floor).to.equal(0.5);
      expect(next.followsEdge).to.equal(true);
    });

    it('opens where the viewer has rewound to', async () => {
      const old = await playing();
      playback.skip(-40);
      const at = old.stageTime;
      playback.selectAngle('close');
      await settle();
      expect(factory.latest.start.beside?.()).to.equal(at);
      const next = await bringLatest();
      expect(next.followsEdge).to.equal(false);
      expect(state().behindLive).to.be.within(40, 42);
    });

    it('keeps the viewer’s choice of rendition', async () => {
      await playing();
      playback.selectRendition('1');
      playback.selectAngle('close');
      const next = await bringLatest();
      expect(next.rendition).to.equal('1');
    });

    it('is called off when the viewer chooses the first one again', async () => {
      const old = await playing();
      playback.selectAngle('close');
      await settle();
      playback.selectAngle('wide');
      expect(state()).to.include({ angleId: 'wide', pendingAngleId: null });
      expect(factory.latest.disposed).to.equal(true);
      await clock.advance(EXCHANGE_MS);
      expect(factory.onScreen).to.equal(old);
      expect(announcer.detailsOf('angle-changed')).to.deep.equal([]);
    });

    it('gives way to the one chosen last', async () => {
      await playing();
      playback.selectAngle('close');
      await settle();
      const passedOver = factory.latest;
      playback.selectAngle('back');
      await bringLatest();
      expect(passedOver.disposed).to.equal(true);
      expect(state().angleId).to.equal('back');
      expect(announcer.detailsOf('angle-changed')).to.deep.equal([
        { angleId: 'back', previous: 'wide' },
      ]);
    });

    it('is not made at all when the viewer has chosen another before its engine was there', async () => {
      await playing();
      let release = (): void => undefined;
      factory.hold = new Promise((resolve) => (release = resolve));
      playback.selectAngle('close');
      playback.selectAngle('wide');
      release();
      await settle();
      expect(factory.alive).to.have.lengthOf(1);
      expect(state().angleId).to.equal('wide');
    });

    it('that does not exist leaves everything as it is', async () => {
      const old = await playing();
      playback.selectAngle('nowhere');
      await clock.advance(EXCHANGE_MS);
      expect(state()).to.include({ angleId: 'wide', pendingAngleId: null });
      expect(factory.onScreen).to.equal(old);
    });

    it('goes into the picture-in-picture window that is open', async () => {
      const old = await playing();
      old.events.pictureInPictureChanged(true);
      playback.selectAngle('close');
      const next = await bringLatest();
      expect(next.calls).to.include('pictureInPicture');
    });

    it('comes from its backup when its own source fails on the way', async () => {
      await playing();
      playback.selectAngle('close');
      await settle();
      factory.latest.fail();
      await clock.advance(10);
      expect(factory.latest.start.url).to.equal('https://backup.example/close.m3u8');
      await bringLatest();
      expect(state()).to.include({ angleId: 'close', pendingAngleId: null, sourceRole: 'backup' });
    });
  });

  describe('an angle kept warm', () => {
    it('is small, silent, unseen and in step', async () => {
      const front = await playing();
      playback.prepareAngle('close');
      const warm = await bringLatest(200);
      expect(warm.start).to.include({ smallest: true, muted: true, followEdge: false });
      expect(warm.visible).to.equal(false);
      expect(Math.abs((warm.stageTime ?? NaN) - (front.stageTime ?? NaN))).to.be.at.most(15);
      expect(state()).to.include({ angleId: 'wide', pendingAngleId: null });
    });

    it('is on screen as soon as it is chosen', async () => {
      await playing();
      playback.prepareAngle('close');
      const warm = await bringLatest();
      playback.selectAngle('close');
      await clock.advance(40);
      expect(factory.onScreen).to.equal(warm);
      expect(state()).to.include({ angleId: 'close', pendingAngleId: null });
      await clock.advance(LINGER_MS);
      expect(factory.engines).to.have.lengthOf(2);
      expect(warm.rendition).to.equal('auto');
    });

    it('comes to the screen when it was chosen while still on its way', async () => {
      await playing();
      playback.prepareAngle('close');
      await settle();
      playback.selectAngle('close');
      await bringLatest();
      expect(state().angleId).to.equal('close');
      expect(factory.engines).to.have.lengthOf(2);
    });

    it('is let go when nobody chooses it for a while', async () => {
      await playing();
      playback.prepareAngle('close');
      const warm = await bringLatest();
      await clock.advance(16_000);
      expect(warm.disposed).to.equal(true);
      expect(factory.alive).to.have.lengthOf(1);
    });

    it('stays on screen however long ago it was warmed', async () => {
      await playing();
      playback.prepareAngle('close');
      const warm = await bringLatest();
      playback.selectAngle('close');
      await clock.advance(30_000);
      expect(factory.onScreen).to.equal(warm);
    });

    it('gives way to another, so that never more than one is kept', async () => {
      await playing();
      playback.prepareAngle('close');
      const first = await bringLatest();
      playback.prepareAngle('back');
      await bringLatest();
      expect(first.disposed).to.equal(true);
      expect(factory.alive).to.have.lengthOf(2);
    });

    it('is not made twice, nor for the angle on screen', async () => {
      await playing();
      playback.prepareAngle('wide');
      playback.prepareAngle('close');
      playback.prepareAngle('close');
      playback.prepareAngle('nowhere');
      await settle();
      expect(factory.engines).to.have.lengthOf(2);
    });

    it('is let go quietly when it has trouble', async () => {
      const front = await playing();
      playback.prepareAngle('close');
      const warm = await bringLatest();
      warm.miss();
      expect(warm.disposed).to.equal(true);
      expect(factory.onScreen).to.equal(front);
      expect(announcer.errors).to.deep.equal([]);
      expect(state().error).to.equal(null);
    });
  });

  describe('when a source fails', () => {
    async function missTwice(engine: FakeMediaEngine): Promise<void> {
      engine.miss();
      await clock.advance(600);
      engine.miss();
      await clock.advance(10);
    }

    it('waits after one miss', async () => {
      const engine = await playing();
      engine.miss();
      await clock.advance(5000);
      expect(factory.engines).to.have.lengthOf(1);
      expect(engine.loading).to.equal(true);
    });

    it('brings the backup to the screen after the second miss, and tells how long the picture stood', async () => {
      const primary = await playing();
      primary.stall();
      await missTwice(primary);
      const backup = factory.latest;
      expect(backup.start.url).to.equal('https://backup.example/wide.m3u8');
      expect(primary.calls).to.include('stopLoading');
      expect(factory.onScreen, 'the last picture stays meanwhile').to.equal(primary);
      await clock.advance(200);
      await bringLatest();
      expect(factory.onScreen).to.equal(backup);
      expect(state()).to.include({ phase: 'playing', sourceRole: 'backup', error: null });
      const [change, ...more] = announcer.detailsOf('source-changed');
      expect(more).to.deep.equal([]);
      expect(change).to.include({ angleId: 'wide', from: 'primary', to: 'backup' });
      expect(change.gapMs).to.be.within(700, 1000);
      expect(announcer.errors, 'the viewer need not know').to.deep.equal([]);
      expect(primary.disposed).to.equal(true);
    });

    it('goes on at the very picture that stands still', async () => {
      const primary = await playing();
      primary.stall();
      const at = primary.stageTime;
      await missTwice(primary);
      expect(factory.latest.start.at).to.equal(at);
    });

    it('goes on at the live edge when that picture is long past', async () => {
      const primary = await playing();
      primary.stall();
      await clock.advance(6000);
      await missTwice(primary);
      expect(factory.latest.start.at).to.equal(undefined);
    });

    it('goes on where the viewer was, who had rewound', async () => {
      const primary = await playing();
      playback.skip(-60);
      primary.stall();
      const at = primary.stageTime;
      await clock.advance(6000);
      await missTwice(primary);
      expect(factory.latest.start.at).to.equal(at);
      const backup = await bringLatest();
      expect(backup.followsEdge).to.equal(false);
    });

    it('follows the live edge again after the exchange', async () => {
      const primary = await playing();
      await missTwice(primary);
      expect((await bringLatest()).followsEdge).to.equal(true);
    });

    it('keeps the sound', async () => {
      const primary = await playing(show(), { muted: false });
      await missTwice(primary);
      const backup = await bringLatest();
      expect(backup.audible).to.equal(true);
      expect(backup.volume).to.equal(1);
    });

    it('does not count the misses of a source that is being replaced', async () => {
      const primary = await playing();
      await missTwice(primary);
      for (let times = 0; times < 10; times += 1) primary.miss();
      primary.fail();
      await clock.advance(3000);
      expect(factory.engines).to.have.lengthOf(2);
    });

    it('starts from the backup when the primary never had a picture', async () => {
      factory.broken.set('https://live.example/wide.m3u8', 'stream-unreachable');
      await load();
      await clock.advance(50);
      const backup = factory.latest;
      expect(backup.start.url).to.equal('https://backup.example/wide.m3u8');
      backup.arrive();
      await clock.advance(100);
      expect(factory.onScreen).to.equal(backup);
      expect(state().phase).to.equal('playing');
      expect(factory.alive).to.deep.equal([backup]);
    });

    it('returns to the primary when the backup fails as well', async () => {
      const primary = await playing();
      await missTwice(primary);
      factory.latest.fail();
      await clock.advance(300);
      expect(factory.latest.start.url).to.equal('https://live.example/wide.m3u8');
      await bringLatest();
      expect(state()).to.include({ phase: 'playing', sourceRole: 'primary' });
    });

    it('goes on trying for as long as everything is down, and tells of it once', async () => {
      const primary = await playing();
      for (const { url } of [...angle('wide').sources])
        factory.broken.set(url, 'stream-unreachable');
      primary.stall();
      await missTwice(primary);
      await clock.advance(60_000);
      expect(announcer.errors.map(({ code }) => code)).to.deep.equal(['stream-unreachable']);
      expect(state()).to.include({ phase: 'reconnecting' });
      expect(state().error?.code).to.equal('stream-unreachable');
      const tried = factory.engines.length;
      expect(tried, 'it does not hammer').to.be.within(20, 60);
      expect(factory.onScreen, 'the last picture stays').to.equal(primary);
      expect(factory.alive.length, 'nothing piles up').to.be.at.most(2);
      factory.broken.clear();
      await clock.advance(3000);
      await bringLatest();
      expect(state()).to.include({ phase: 'playing', error: null });
    });

    it('goes on trying from the beginning, too', async () => {
      for (const { url } of angle('wide').sources) factory.broken.set(url, 'stream-unreachable');
      await load();
      await clock.advance(10_000);
      expect(state().phase).to.equal('reconnecting');
      expect(announcer.errors).to.have.lengthOf(1);
      factory.broken.clear();
      await clock.advance(3000);
      factory.latest.arrive();
      await clock.advance(100);
      expect(state().phase).to.equal('playing');
    });

    it('tells of a second outage again', async () => {
      const only = [angle('wide', { backup: false })];
      const engine = await playing(show({ angles: only }));
      engine.fail();
      await clock.advance(1000);
      const second = await bringLatest();
      second.fail();
      await clock.advance(1000);
      expect(announcer.errors).to.have.lengthOf(2);
      await bringLatest();
    });

    it('has more patience with an angle that has one source', async () => {
      const engine = await playing(show({ angles: [angle('wide', { backup: false })] }));
      await missTwice(engine);
      await clock.advance(2000);
      expect(factory.engines).to.have.lengthOf(1);
    });

    it('stops when no source is HLS, says so, and can be tried again', async () => {
      for (const { url } of angle('wide').sources) factory.broken.set(url, 'stream-not-hls');
      await load();
      await clock.advance(30_000);
      expect(state().phase).to.equal('failed');
      expect(state().error?.code).to.equal('stream-not-hls');
      expect(announcer.errors.map(({ code }) => code)).to.deep.equal(['stream-not-hls']);
      expect(factory.engines).to.have.lengthOf(2);
      expect(factory.alive).to.have.lengthOf(0);
      factory.broken.clear();
      playback.retry();
      expect(state()).to.include({ phase: 'loading', error: null });
      await settle();
      factory.latest.arrive();
      await clock.advance(100);
      expect(state()).to.include({ phase: 'playing' });
    });

    it('fails when the player itself cannot be fetched', async () => {
      const cut = new Playback({
        factory: () => Promise.reject(new TypeError('no network')),
        clock,
        announcer,
        scope,
      });
      cut.join();
      cut.load(show(), START);
      cut.mount(HOST);
      await clock.advance(5000);
      expect(cut.store.current.phase).to.equal('failed');
      expect(announcer.errors).to.have.lengthOf(1);
    });
  });

  describe('the show’s status', () => {
    it('scheduled: nothing is loaded until the show is live', async () => {
      await load(show({ status: 'scheduled' }));
      await clock.advance(10_000);
      expect(factory.engines).to.have.lengthOf(0);
      expect(state().phase).to.equal('idle');
      playback.statusChanged('live');
      await settle();
      expect(state().phase).to.equal('loading');
      expect(factory.engines).to.have.lengthOf(1);
    });

    it('live again changes nothing for who is watching', async () => {
      const engine = await playing();
      playback.statusChanged('paused');
      playback.statusChanged('live');
      await clock.advance(1000);
      expect(factory.alive).to.deep.equal([engine]);
      expect(state().phase).to.equal('playing');
    });

    it('ended: the picture goes and the recording is offered', async () => {
      const engine = await playing();
      playback.statusChanged('ended');
      expect(engine.disposed).to.equal(true);
      expect(state()).to.include({ phase: 'ended', live: false, angleId: 'recorded' });
      expect(state().angles.map(({ id }) => id)).to.deep.equal(['recorded']);
      playback.play();
      await settle();
      expect(factory.latest.start).to.include({
        url: 'https://live.example/recorded.m3u8',
        live: false,
      });
      factory.latest.arrive();
      await clock.advance(100);
      expect(state().phase).to.equal('playing');
    });

    it('ended without a recording: nothing to play, and nothing breaks', async () => {
      await playing(show({ recording: undefined }));
      playback.statusChanged('ended');
      playback.play();
      await clock.advance(1000);
      expect(state()).to.include({ phase: 'ended', angleId: null });
      expect(factory.alive).to.have.lengthOf(0);
    });

    it('ended before the viewer came: the recording waits to be asked for', async () => {
      await load(show({ status: 'ended' }));
      await clock.advance(1000);
      expect(state()).to.include({ phase: 'ended', angleId: 'recorded' });
      expect(factory.engines).to.have.lengthOf(0);
      playback.play();
      await settle();
      expect(factory.engines).to.have.lengthOf(1);
    });

    it('replay: the recording plays, and again from its beginning after its end', async () => {
      const engine = await playing(show({ status: 'replay' }));
      expect(state()).to.include({ live: false, atLiveEdge: false, behindLive: null });
      engine.pause();
      engine.events.ended();
      expect(state().phase).to.equal('ended');
      playback.play();
      expect(engine.stageTime).to.equal(RECORDED_AT);
      await clock.advance(500);
      expect(state().phase).to.equal('playing');
    });
  });

  describe('the timeline', () => {
    it('has no time before the first picture', async () => {
      await load();
      expect(playback.timeline.now).to.equal(null);
    });

    it('tells the stage time of every picture on screen', async () => {
      const engine = await playing();
      const heard: number[] = [];
      const leave = playback.timeline.onFrame((now) => heard.push(now));
      await clock.advance(400);
      expect(heard.length).to.be.at.least(9);
      expect(heard.at(-1)).to.be.closeTo(engine.stageTime ?? NaN, 40);
      expect(playback.timeline.now).to.equal(heard.at(-1));
      leave();
      const { length } = heard;
      await clock.advance(400);
      expect(heard).to.have.lengthOf(length);
    });

    it('hears of no picture that is not on screen', async () => {
      const old = await playing();
      playback.selectAngle('close');
      await settle();
      const next = factory.latest;
      const heard: number[] = [];
      playback.timeline.onFrame((now) => heard.push(now));
      next.events.frame(1);
      expect(heard).to.deep.equal([]);
      await bringLatest();
      heard.length = 0;
      old.events.frame(2);
      expect(heard).to.deep.equal([]);
      next.events.frame(3);
      expect(heard).to.deep.equal([3]);
    });

    it('guesses for a stream without dates', async () => {
      const engine = await playing();
      engine.events.frame(null);
      expect(playback.timeline.now).to.be.within(clock.now() - 20_000, clock.now());
    });

    it('gives every listener its frame, even when one of them throws', async () => {
      const engine = await playing();
      const reported: unknown[] = [];
      const { reportError } = globalThis;
      globalThis.reportError = (error) => reported.push(error);
      const heard: number[] = [];
      const leave = playback.timeline.onFrame(() => {
        throw new Error('on purpose');
      });
      playback.timeline.onFrame((now) => heard.push(now));
      engine.events.frame(7);
      leave();
      globalThis.reportError = reportError;
      expect(heard).to.deep.equal([7]);
      expect(reported).to.have.lengthOf(1);
    });
  });

  describe('leaving', () => {
    it('ends everything at once while playing', async () => {
      const engine = await playing();
      scope.dispose();
      expect(engine.disposed).to.equal(true);
      expect(clock.pendingTimers).to.equal(0);
    });

    it('ends everything at once with an angle on its way and another kept warm', async () => {
      await playing();
      playback.prepareAngle('close');
      await bringLatest();
      playback.selectAngle('back');
      await settle();
      expect(factory.alive).to.have.lengthOf(3);
      scope.dispose();
      expect(factory.alive).to.have.lengthOf(0);
      expect(clock.pendingTimers).to.equal(0);
    });

    it('ends everything at once while waiting to try again', async () => {
      for (const { url } of angle('wide').sources) factory.broken.set(url, 'stream-unreachable');
      await load();
      await clock.advance(10_000);
      scope.dispose();
      expect(factory.alive).to.have.lengthOf(0);
      expect(clock.pendingTimers).to.equal(0);
    });

    it('lets an engine go that arrives too late', async () => {
      let release = (): void => undefined;
      factory.hold = new Promise((resolve) => (release = resolve));
      await load();
      scope.dispose();
      release();
      await settle();
      expect(factory.alive).to.have.lengthOf(0);
    });
  });
});
