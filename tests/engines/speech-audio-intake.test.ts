import { expect } from '@open-wc/testing';
import { eventually } from './origin-session.js';
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

describe('AudioIntake', () => {
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
    eventually(() => listener.end >= STAGE + seconds * 1000 && (true as const), 'the sound', 5000);

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
});
