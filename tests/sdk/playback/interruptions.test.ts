import { expect } from '@open-wc/testing';
import { Playback, type PlaybackStart } from '../../../src/sdk/playback/playback.js';
import { LiveEdgeControl } from '../../../src/sdk/playback/live-edge.js';
import type { StageHost } from '../../../src/sdk/playback/media-engine.js';
import { DisposalScope } from '../../../src/sdk/state/disposal-scope.js';
import { FakeAnnouncer } from '../../helpers/fake-announcer.js';
import { FakeClock, settle } from '../../helpers/fake-clock.js';
import { angle, show } from '../../helpers/playback-show.js';
import { FakeMediaEngineFactory, type FakeMediaEngine } from '../../helpers/fake-media-engine.js';

const HOST: StageHost = { append: () => undefined };
const START: PlaybackStart = { muted: true, autoplay: true };
const EXCHANGE_MS = 1500;

describe('Playback, interrupted', () => {
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
    playback = new Playback({ factory: () => Promise.resolve(factory), clock, announcer, scope });
    playback.join();
  });
  afterEach(() => scope.dispose());

  const state = (): Playback['store']['current'] => playback.store.current;

  async function load(document = show(), start: Partial<PlaybackStart> = {}): Promise<void> {
    playback.load(document, { ...START, ...start });
    playback.mount(HOST);
    await settle();
  }
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
  async function bringLatest(ahead = 0): Promise<FakeMediaEngine> {
    await settle();
    const engine = factory.latest;
    engine.arrive(ahead);
    await clock.advance(EXCHANGE_MS);
    return engine;
  }
  async function missTwice(engine: FakeMediaEngine): Promise<void> {
    engine.miss();
    await clock.advance(600);
    engine.miss();
    await clock.advance(10);
  }

  it('shows the angle chosen before the first picture, and lets the other go', async () => {
    await load();
    factory.hold = null;
    const first = factory.latest;
    playback.selectAngle('close');
    await settle();
    const second = factory.latest;
    second.arrive();
    await clock.advance(EXCHANGE_MS);
    expect(second.visible).to.equal(true);
    expect(first.disposed).to.equal(true);
    expect(state().phase).to.equal('playing');
  });

  it('the same while the first engine is still being made', async () => {
    let release = (): void => undefined;
    factory.hold = new Promise((resolve) => (release = resolve));
    await load();
    playback.selectAngle('close');
    release();
    await settle();
    const second = factory.engines.find(({ start }) => start.url.includes('close'))!;
    second.arrive();
    await clock.advance(EXCHANGE_MS);
    expect(second.visible, 'visible').to.equal(true);
    expect(second.moving, 'moving').to.equal(true);
    expect(factory.alive.length).to.equal(1);
  });

  it('a backup on its way survives a tap on the angle on screen', async () => {
    const primary = await playing();
    primary.stall();
    await missTwice(primary);
    playback.selectAngle('wide');
    await settle();
    factory.alive.filter((one) => one !== primary).forEach((one) => one.arrive());
    await clock.advance(30_000);
    factory.alive
      .filter((one) => one !== primary && !one.hasPicture)
      .forEach((one) => one.arrive());
    await clock.advance(3000);
    expect(state().phase).to.equal('playing');
  });

  it('choosing another angle during a take-over and then going back still recovers', async () => {
    const primary = await playing();
    primary.stall();
    await missTwice(primary);
    playback.selectAngle('close');
    await settle();
    playback.selectAngle('wide');
    for (let i = 0; i < 40; i += 1) {
      await clock.advance(500);
      factory.alive
        .filter((one) => one !== primary && !one.hasPicture)
        .forEach((one) => one.arrive());
    }
    expect(state().phase).to.equal('playing');
  });

  it('an angle chosen while the old one waits to try again is not thrown away', async () => {
    const only = ['wide', 'close'].map((id) => angle(id, { backup: false }));
    const engine = await playing(show({ angles: only }));
    engine.stall();
    engine.fail();
    playback.selectAngle('close');
    await clock.advance(400);
    factory.alive.filter((one) => one !== engine && !one.hasPicture).forEach((one) => one.arrive());
    await clock.advance(EXCHANGE_MS);
    expect(state()).to.include({ angleId: 'close', pendingAngleId: null });
  });

  it('an angle on its way is not thrown away because the old one fails meanwhile', async () => {
    const engine = await playing();
    playback.selectAngle('close');
    await settle();
    engine.stall();
    await missTwice(engine);
    factory.alive.filter((one) => one !== engine && !one.hasPicture).forEach((one) => one.arrive());
    await clock.advance(EXCHANGE_MS);
    expect(state()).to.include({ angleId: 'close', pendingAngleId: null });
  });

  it('leaves nothing when the room is left during an exchange', async () => {
    await playing(show(), { muted: false });
    playback.selectAngle('close');
    await settle();
    factory.latest.arrive();
    for (let i = 0; i < 100 && factory.onScreen !== factory.latest; i += 1) await clock.advance(16);
    scope.dispose();
    expect(factory.alive).to.have.lengthOf(0);
    expect(clock.pendingTimers).to.equal(0);
  });

  it('leaves nothing when the show ends during an exchange', async () => {
    await playing(show(), { muted: false });
    playback.selectAngle('close');
    await settle();
    factory.latest.arrive();
    for (let i = 0; i < 100 && factory.onScreen !== factory.latest; i += 1) await clock.advance(16);
    playback.statusChanged('ended');
    expect(factory.alive).to.have.lengthOf(0);
  });

  it('a volume set before the first engine is the engine’s', async () => {
    playback.setVolume(0.3);
    const engine = await playing(show(), { muted: false });
    expect(engine.volume).to.equal(0.3);
  });

  it('a volume survives a change of angle while muted', async () => {
    await playing();
    playback.setVolume(0.3);
    playback.selectAngle('close');
    const next = await bringLatest();
    playback.setMuted(false);
    expect(next.volume).to.equal(0.3);
  });

  it('the sound switched on while the first engine is being made is on', async () => {
    let release = (): void => undefined;
    factory.hold = new Promise((resolve) => (release = resolve));
    await load();
    playback.setMuted(false);
    release();
    await settle();
    const engine = factory.latest;
    engine.arrive();
    await settle();
    expect(engine.muted).to.equal(!true);
    expect(state().muted).to.equal(false);
  });

  it('says that the backup carries the picture when the primary never had one', async () => {
    factory.broken.set('https://live.example/wide.m3u8', 'stream-unreachable');
    await load();
    await clock.advance(50);
    factory.latest.arrive();
    await clock.advance(100);
    expect(state().sourceRole).to.equal('backup');
    const [change, ...more] = announcer.detailsOf('source-changed');
    expect(more).to.deep.equal([]);
    expect(change).to.include({ angleId: 'wide', from: 'primary', to: 'backup' });
  });

  it('a picture that moves clears the error of an outage at the start', async () => {
    for (const { url } of angle('wide').sources) factory.broken.set(url, 'stream-unreachable');
    await load();
    await clock.advance(10_000);
    factory.broken.clear();
    await clock.advance(3000);
    factory.latest.arrive();
    await clock.advance(100);
    expect(state()).to.include({ phase: 'playing', error: null });
  });

  it('another angle chosen while paused agrees with the state', async () => {
    await playing();
    playback.pause();
    playback.selectAngle('close');
    const next = await bringLatest();
    expect(next.moving).to.equal(state().phase === 'playing');
  });

  it('another angle chosen before the first tap does not play by itself', async () => {
    await load(show(), { autoplay: false });
    factory.latest.arrive();
    playback.selectAngle('close');
    const next = await bringLatest();
    expect(next.moving).to.equal(state().phase === 'playing');
  });

  it('a page that answers for every playlist for a while does not end a show that has played', async () => {
    const engine = await playing();
    for (const { url } of angle('wide').sources) factory.broken.set(url, 'stream-not-hls');
    engine.stall();
    await missTwice(engine);
    await clock.advance(3000);
    factory.broken.clear();
    await clock.advance(3000);
    expect(state().phase).not.to.equal('failed');
  });

  it('the same angle chosen twice is loaded once', async () => {
    await playing();
    playback.selectAngle('close');
    await settle();
    playback.selectAngle('close');
    await settle();
    expect(factory.engines).to.have.lengthOf(2);
  });

  it('a hold-back above the most keeps its word', () => {
    const control = new LiveEdgeControl();
    control.holdBack = 4;
    control.floor = 3.5;
    expect(control.floor).to.be.at.least(control.holdBack);
  });

  it('preshow after scheduled begins, as it does for who comes in then', async () => {
    await load(show({ status: 'scheduled' }));
    playback.statusChanged('preshow');
    await settle();
    expect(factory.engines).to.have.lengthOf(1);
  });

  it('a take-over of a standing picture costs no waiting once the new picture is there', async () => {
    const primary = await playing();
    primary.stall();
    await missTwice(primary);
    await clock.advance(300);
    factory.latest.arrive();
    await clock.advance(32);
    expect(factory.onScreen).to.equal(factory.latest);
  });

  it('troubles of a replacement that waits to be replaced itself count once', async () => {
    await playing();
    playback.selectAngle('close');
    await settle();
    const next = factory.latest;
    next.fail();
    next.fail();
    await clock.advance(500);
    expect(factory.latest.start.url).to.equal('https://backup.example/close.m3u8');
  });

  it('a rendition in the state is the one of the engine, also after a new start', async () => {
    await playing();
    playback.selectRendition('1');
    playback.statusChanged('ended');
    playback.play();
    await settle();
    expect(factory.latest.rendition).to.equal(state().rendition);
  });

  it('a volume set during the crossfade is the volume afterwards', async () => {
    await playing(show(), { muted: false });
    playback.selectAngle('close');
    await settle();
    const next = factory.latest;
    next.arrive();
    for (let i = 0; i < 100 && factory.onScreen !== next; i += 1) await clock.advance(16);
    playback.setVolume(0.2);
    await clock.advance(500);
    expect(next.volume).to.equal(0.2);
  });

  it('a muted tap during the crossfade silences both', async () => {
    const old = await playing(show(), { muted: false });
    playback.selectAngle('close');
    await settle();
    const next = factory.latest;
    next.arrive();
    for (let i = 0; i < 100 && factory.onScreen !== next; i += 1) await clock.advance(16);
    playback.setMuted(true);
    await clock.advance(20);
    expect([old.audible, next.audible]).to.deep.equal([false, false]);
    await clock.advance(500);
    expect(state().muted).to.equal(true);
  });

  it('an angle chosen before the picture is asked for is the one that opens', async () => {
    await load(show({ status: 'scheduled' }));
    playback.selectAngle('close');
    playback.statusChanged('live');
    await settle();
    expect(factory.latest.start.url).to.contain('close');
  });

  it('a play during reconnecting/failed starts again', async () => {
    for (const { url } of angle('wide').sources) factory.broken.set(url, 'stream-not-hls');
    await load();
    await clock.advance(3000);
    factory.broken.clear();
    playback.play();
    await settle();
    expect(state().phase).to.equal('loading');
  });

  it('tells of an outage once though pictures in hand still play', async () => {
    const primary = await playing();
    for (const { url } of angle('wide').sources) factory.broken.set(url, 'stream-unreachable');
    await missTwice(primary);
    await clock.advance(5000);
    expect(announcer.errors).to.have.lengthOf(1);
  });
});
