import { expect } from '@open-wc/testing';
import type { EncodedAudio } from '../../src/sdk/captions/audio-source.js';
import type { ShowDocument } from '../../src/sdk/show/show-document.js';
import { LiveStage, RECOVERS_WITHIN_MS } from './live-stage.js';
import { eventually, pause } from './origin-session.js';
import { ShowSound } from './show-sound.js';
import { Listener } from './sound-fixtures.js';

describe('the sound ahead of the picture', function () {
  this.timeout(60_000);

  let truth: ShowSound;
  let stage: LiveStage;
  let listener: Listener;
  let parts: EncodedAudio[];
  /** How far the sound was ahead of the picture, ms, whenever there was more of it. */
  let leads: number[];

  before(async () => {
    truth = await ShowSound.load();
  });
  beforeEach(async () => {
    stage = new LiveStage();
    listener = new Listener();
    parts = [];
    leads = [];
    stage.playback.load(show(stage), { muted: true, autoplay: true });
    stage.playback.mount(stage.host);
    stage.playback.listen({
      audio: (audio) => {
        parts.push(audio);
        listener.intake.feed(audio);
      },
      failed: (error) => listener.errors.push(error),
    });
    await stage.flowing('the first pictures');
    await eventually(() => listener.stretches.length > 0, 'the first sound');
    const lead = setInterval(() => {
      const now = stage.playback.timeline.now;
      if (now !== null) leads.push(listener.end - now);
    }, 20);
    stage.scope.add(() => clearInterval(lead));
  });
  afterEach(async () => {
    listener.intake.dispose();
    await stage.close();
  });

  /** Waits until about so many seconds more were heard. */
  async function hear(seconds: number): Promise<void> {
    const until = listener.end + seconds * 1000;
    await eventually(() => listener.end >= until, 'more sound', RECOVERS_WITHIN_MS);
  }

  /** Each loud moment of what was heard is where it belongs, to the ms. */
  function expectExact(runs: number): void {
    expect(listener.errors).to.deep.equal([]);
    expect(listener.runs).to.have.lengthOf(runs);
    const errors = listener.runs.flatMap((run) => truth.errors(run));
    expect(errors.length).to.be.greaterThan(5);
    expect(errors.filter((error) => !(Math.abs(error) < 1))).to.deep.equal([]);
  }

  it('is exact, and early', async () => {
    await hear(4);
    expectExact(1);
    expect(leads[leads.length >> 1]).to.be.greaterThan(100);
  });

  it('goes on through another rendition', async () => {
    await hear(1);
    for (const id of ['0', '1', '0']) {
      stage.playback.selectRendition(id);
      await hear(2);
    }
    expectExact(1);
  });

  it('goes on through another angle, cold and warm', async () => {
    await hear(1);
    stage.playback.selectAngle('close');
    await eventually(() => stage.state.angleId === 'close', 'the other angle');
    await hear(1.5);
    stage.playback.prepareAngle('wide');
    await pause(1500);
    stage.playback.selectAngle('wide');
    await eventually(() => stage.state.angleId === 'wide', 'the warm angle');
    await hear(1.5);
    expectExact(1);
  });

  it('goes on when the backup takes over', async () => {
    await hear(1);
    await stage.origin.fault({ source: 'live', target: 'any', kind: 'reset' });
    await eventually(() => stage.state.sourceRole === 'backup', 'the backup', RECOVERS_WITHIN_MS);
    await hear(2);
    // What was lost while nothing came is bridged or begins anew; it is never out of place.
    expectExact(listener.runs.length);
    expect(listener.runs.length).to.be.at.most(2);
  });

  it('begins anew after a seek, and goes live again', async () => {
    await hear(1);
    stage.playback.skip(-40);
    await eventually(() => listener.end < Date.now() - 20_000, 'sound of back then');
    await pause(1500);
    stage.playback.goLive();
    await eventually(() => listener.end > Date.now() - 8000, 'sound of now');
    await hear(2);
    // What is in the buffer still does not come again: the way back may be one stretch or two.
    expectExact(listener.runs.length);
    expect(listener.runs.length).to.be.within(2, 4);
  });

  it('copies nothing when nobody listens any more', async () => {
    await hear(1);
    stage.playback.listen(null);
    const { length } = parts;
    await pause(1000);
    expect(parts.length).to.equal(length);
  });

  it('hears what is played instead, where the bytes cannot be decoded', async () => {
    const played: EncodedAudio[] = [];
    stage.playback.listen({
      played: true,
      audio: (audio) => played.push(audio),
      failed: (error) => listener.errors.push(error),
    });
    await eventually(() => played.length > 20, 'samples');
    expect(new Set(played.map(({ kind }) => kind))).to.deep.equal(new Set(['samples']));
    const now = stage.playback.timeline.now ?? NaN;
    expect(Math.abs(played.at(-1)!.stageOffset - now)).to.be.lessThan(1500);
    const loudest = Math.max(
      ...played.flatMap(({ bytes }) => [...new Float32Array(bytes)].map(Math.abs)),
    );
    expect(loudest).to.be.greaterThan(0);
    stage.playback.listen(null);
    const before = played.length;
    const until = now + 1000;
    await eventually(() => (stage.playback.timeline.now ?? 0) > until, 'a second more of the show');
    expect(played.length).to.equal(before);
    expect(listener.errors).to.deep.equal([]);
  });
});

function show({ origin }: LiveStage): ShowDocument {
  const angles = ['wide', 'close', 'warehouse'].map((id) => ({
    id,
    name: id,
    sources: (['live', 'backup'] as const).map((source) => ({
      url: `${origin.url}/${source}/show/${id}/master.m3u8`,
      role: source === 'live' ? ('primary' as const) : ('backup' as const),
    })),
  }));
  return {
    version: 1,
    id: 'show',
    title: 'Show',
    status: 'live',
    angles,
    captions: { languages: [] },
    products: [],
    script: [],
  };
}
