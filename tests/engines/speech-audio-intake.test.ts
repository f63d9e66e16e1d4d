import { expect } from '@open-wc/testing';
import { eventually, pause } from './origin-session.js';
import {
  Listener,
  loadFixture,
  locate,
  type FixtureName,
  type SoundFixture,
} from './sound-fixtures.js';

const RATE = 16;
const STAGE = Date.UTC(2026, 10, 23, 12);
/** The tone of the fixtures, as anybody hears it. */
const TONE = Float32Array.from({ length: 20 * RATE }, (_, n) => Math.sin((Math.PI * n) / 8));

/** How far, in ms, each tone lies from where it was put. */
function toneErrors({ start, samples }: { start: number; samples: Float32Array }): number[] {
  return [0.1, 0.35, 0.6, 0.85, 1.1]
    .map((seconds) => (STAGE + seconds * 1000 - start) * RATE)
    .filter((expected) => expected > 0 && expected + TONE.length < samples.length)
    .map((expected) => (locate(samples, TONE, expected, 7).at - expected) / RATE);
}

describe('AudioIntake', function () {
  this.timeout(30_000);

  let listener: Listener;
  beforeEach(() => {
    listener = new Listener();
  });
  afterEach(() => listener.intake.dispose());

  const feed = ({ init, fragments }: SoundFixture): void => {
    listener.init(init);
    for (const fragment of fragments) listener.media(fragment, STAGE);
  };
  const heardTo = (seconds: number): Promise<true> =>
    eventually(() => listener.end >= STAGE + seconds * 1000 && (true as const), 'the sound');

  for (const name of ['opus', 'aac-8k', 'aac-51', 'aac-stereo'] as FixtureName[]) {
    it(`hears ${name} to the sample, priming taken off`, async () => {
      feed(await loadFixture(name));
      await heardTo(1.12);
      expect(listener.runs).to.have.lengthOf(1);
      const errors = toneErrors(listener.runs[0]);
      expect(errors).to.have.lengthOf.at.least(4);
      for (const error of errors) expect(error).to.be.within(-0.5, 0.5);
      expect(listener.errors).to.deep.equal([]);
    });
  }

  it('hears each moment once when a player loads some of it again', async () => {
    const { init, fragments } = await loadFixture('aac-8k');
    listener.init(init);
    for (const fragment of fragments.slice(0, 4)) listener.media(fragment, STAGE);
    await heardTo(0.5);
    for (const fragment of fragments.slice(1)) listener.media(fragment, STAGE, 2);
    await heardTo(1.12);
    expect(listener.runs).to.have.lengthOf(1);
    for (const error of toneErrors(listener.runs[0])) expect(error).to.be.within(-0.5, 0.5);
  });

  it('goes on with another stream, codec and rate where the first one ended', async () => {
    const [first, second] = [await loadFixture('aac-stereo'), await loadFixture('opus')];
    listener.init(first.init);
    for (const fragment of first.fragments.slice(0, 3)) listener.media(fragment, STAGE);
    listener.init(second.init, 2);
    for (const fragment of second.fragments.slice(1)) listener.media(fragment, STAGE, 2);
    await heardTo(1.12);
    expect(listener.runs).to.have.lengthOf(1);
    const errors = toneErrors(listener.runs[0]);
    expect(errors).to.have.lengthOf.at.least(4);
    for (const error of errors) expect(error).to.be.within(-0.5, 0.5);
  });

  it('begins anew after a seek, forward and back', async () => {
    const sound = await loadFixture('aac-stereo');
    feed(sound);
    await heardTo(1.1);
    for (const fragment of sound.fragments) listener.media(fragment, STAGE + 60_000);
    await heardTo(61.1);
    for (const fragment of sound.fragments) listener.media(fragment, STAGE - 60_000);
    await eventually(() => listener.end < STAGE && listener.end > STAGE - 59_000, 'the past');
    expect(listener.runs.map(({ start }) => Math.round(start - STAGE))).to.deep.equal([
      -23, 59_977, -60_023,
    ]);
  });

  it('tells once that fragments are damaged, and hears the next good one', async () => {
    const { init, fragments } = await loadFixture('aac-8k');
    listener.init(init);
    listener.media(fragments[0], STAGE);
    await heardTo(0);
    for (let n = 0; n < 3; n += 1) listener.media(new ArrayBuffer(100), STAGE);
    expect(listener.errors.map(({ code }) => code)).to.deep.equal(['audio-damaged']);
    expect(listener.errors[0]?.recoverable).to.equal(true);
    for (const fragment of fragments.slice(3)) listener.media(fragment, STAGE);
    await heardTo(1.12);
    for (const error of toneErrors(listener.runs.at(-1)!)) expect(error).to.be.within(-0.5, 0.5);
  });

  it('is not put off by a decode time beyond all times', async () => {
    const { init, fragments } = await loadFixture('aac-8k');
    const bytes = fragments[0].slice(0);
    const at = new TextDecoder('latin1').decode(bytes).indexOf('tfdt');
    new Uint8Array(bytes).fill(0xff, at + 8, at + 16);
    listener.init(init);
    listener.media(bytes, STAGE);
    expect(listener.errors.map(({ code }) => code)).to.deep.equal(['audio-damaged']);
    for (const fragment of fragments) listener.media(fragment, STAGE);
    await heardTo(1.12);
    expect(listener.runs).to.have.lengthOf(1);
  });

  it('leaves out what cannot be decoded, and keeps time', async () => {
    for (const name of ['aac-stereo', 'opus'] as const) {
      const other = new Listener();
      const { init, fragments } = await loadFixture(name);
      other.init(init);
      for (const [index, fragment] of fragments.entries()) {
        const bytes = new Uint8Array(fragment.slice(0));
        if (index === 2) bytes.fill(0xff, bytes.length - 60);
        other.media(bytes.buffer, STAGE);
      }
      await eventually(() => other.end >= STAGE + 1120, `the end of ${name}`);
      for (const error of toneErrors(other.runs.at(-1)!)) expect(error).to.be.within(-0.5, 0.5);
      other.intake.dispose();
    }
  });

  it('tells once what this browser cannot decode', async () => {
    feed(await loadFixture('ac3'));
    await eventually(() => listener.errors.length > 0, 'the reason');
    expect(listener.errors.map(({ code }) => code)).to.deep.equal(['audio-unsupported']);
    expect(listener.errors[0]?.message).to.contain('ac-3');
    expect(listener.errors[0]?.recoverable).to.equal(false);
    // Another stream may be better.
    feed(await loadFixture('opus'));
    await heardTo(1.1);
  });

  it('goes on when the browser took its decoder back, as from a page that slept', async () => {
    const original = AudioDecoder;
    const takeBack: (() => void)[] = [];
    globalThis.AudioDecoder = class extends original {
      constructor(init: AudioDecoderInit) {
        super(init);
        takeBack.push(() => {
          this.close();
          init.error(new DOMException('reclaimed due to inactivity', 'QuotaExceededError'));
        });
      }
    };
    try {
      const { init, fragments } = await loadFixture('opus');
      listener.init(init);
      for (const fragment of fragments.slice(0, 3)) listener.media(fragment, STAGE);
      await heardTo(0.5);
      for (const take of [...takeBack]) take();
      for (const fragment of fragments.slice(3)) listener.media(fragment, STAGE);
      await heardTo(1.1);
    } finally {
      globalThis.AudioDecoder = original;
    }
    expect(listener.errors).to.deep.equal([]);
    expect(listener.runs).to.have.lengthOf(1);
    expect(takeBack).to.have.lengthOf(2);
  });

  it('tells that a browser has no decoders at all', async () => {
    const original = AudioDecoder;
    // @ts-expect-error as in Safari before 26
    delete globalThis.AudioDecoder;
    try {
      feed(await loadFixture('opus'));
      await eventually(() => listener.errors.length > 0, 'the reason');
    } finally {
      globalThis.AudioDecoder = original;
    }
    expect(listener.errors.map(({ code }) => code)).to.deep.equal(['audio-unsupported']);
  });

  it('hears what this browser cannot decode with FFmpeg, where it is served', async () => {
    listener = new Listener('/src/sdk/engines/assets/');
    const { init, fragments } = await loadFixture('ac3');
    listener.init(init);
    let fed = 0;
    // Again and again: the first ones only tell that WebCodecs is out of the question.
    const more = setInterval(() => {
      listener.media(fragments[fed % fragments.length], STAGE);
      fed += 1;
    }, 100);
    try {
      await heardTo(1.1);
    } finally {
      clearInterval(more);
    }
    for (const error of toneErrors(listener.runs[0])) expect(error).to.be.within(-0.5, 0.5);
    expect(listener.errors).to.deep.equal([]);
  });

  it('tells once that FFmpeg is not served', async () => {
    listener = new Listener('/nowhere/');
    const sound = await loadFixture('ac3');
    feed(sound);
    await eventually(() => listener.errors.length > 0, 'the reason');
    feed(sound);
    await pause(100);
    expect(listener.errors.map(({ code }) => code)).to.deep.equal(['audio-unsupported']);
  });

  it('tells that sound without a stage time is of no use', async () => {
    const { init, fragments } = await loadFixture('opus');
    listener.init(init);
    for (const fragment of fragments) listener.media(fragment, NaN);
    expect(listener.errors.map(({ code }) => code)).to.deep.equal(['audio-unsupported']);
    expect(listener.stretches).to.deep.equal([]);
  });

  it('waits for an initialisation segment', async () => {
    const { fragments } = await loadFixture('opus');
    for (const fragment of fragments) listener.media(fragment, STAGE);
    expect(listener.errors).to.deep.equal([]);
  });

  it('tells nothing any more once it is disposed of', async () => {
    const sound = await loadFixture('opus');
    feed(sound);
    listener.intake.dispose();
    feed(sound);
    await pause(100);
    expect(listener.stretches).to.deep.equal([]);
  });

  it('outlives a stream of rubbish', async () => {
    const { init, fragments } = await loadFixture('aac-stereo');
    for (let round = 0; round < 200; round += 1) {
      const bytes = new Uint8Array(fragments[round % fragments.length].slice(0));
      for (let at = round % 7; at < bytes.length; at += 1 + ((round * 31) % 90))
        bytes[at] = (at * round) & 0xff;
      if (round % 20 === 0) listener.init(init.slice(0, init.byteLength - (round % 3) * 50));
      listener.media(bytes.buffer, STAGE, round);
    }
    await pause(200);
    feed({ init, fragments: [] });
    for (const fragment of fragments) listener.media(fragment, STAGE + 3_600_000, 1000);
    // Rubbish may carry any time: what counts is the run of the good fragments.
    const good = await eventually(() => {
      const last = listener.runs.at(-1);
      const errors = last && toneErrors({ ...last, start: last.start - 3_600_000 });
      return errors && errors.length >= 4 && errors;
    }, 'the good sound');
    for (const error of good) expect(error).to.be.within(-0.5, 0.5);
  });
});
