import { expect } from '@open-wc/testing';
import { openness, VISEMES, type Mouth } from '../../../src/sdk/virtual-host/host-pose.js';
import { SoundMouth } from '../../../src/sdk/virtual-host/sound-mouth.js';

const RATE = 16_000;
const AT = 1_795_503_600_000;

/** A voice of 120 Hz through two formants; nothing of it is left to chance. */
function vowel(f1: number, f2: number, seconds = 1, rate = RATE): Float32Array {
  const samples = new Float32Array(seconds * rate);
  for (let k = 1; k * 120 < 4000; k += 1) {
    const f = k * 120;
    const gain = 1 / (1 + ((f - f1) / 90) ** 2) + 0.6 / (1 + ((f - f2) / 120) ** 2) + 0.004;
    for (let n = 0; n < samples.length; n += 1)
      samples[n] =
        (samples[n] ?? 0) + ((0.6 * gain) / k) * Math.sin((2 * Math.PI * f * n) / rate + k);
  }
  return samples;
}

/** The same noise every time. */
function hiss(seconds = 1): Float32Array {
  let state = 7;
  let before = 0;
  return Float32Array.from({ length: seconds * RATE }, () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    const x = state / 2 ** 31 - 1;
    const high = x - before;
    before = x;
    return 0.3 * high;
  });
}

function heard(samples: Float32Array, rate = RATE): SoundMouth {
  const mouth = new SoundMouth();
  mouth.hear(samples, rate, AT, true);
  return mouth;
}

const strongest = (mouth: Mouth): string =>
  [...VISEMES].sort((a, b) => mouth[b] - mouth[a])[0] ?? '';

describe('SoundMouth', () => {
  const VOWELS = { aa: [800, 1250], ee: [300, 2350], oh: [470, 850], ou: [300, 700] } as const;
  for (const [viseme, [f1, f2]] of Object.entries(VOWELS))
    it(`takes the vowel of ${f1} and ${f2} Hz for ${viseme}`, () => {
      const mouth = heard(vowel(f1, f2)).at(AT + 700);
      expect(strongest(mouth), JSON.stringify(mouth)).to.equal(viseme);
      expect(mouth[viseme as 'aa']).to.be.above(0.4);
    });

  it('is closed in silence, and nearly closed for an s', () => {
    expect(openness(heard(new Float32Array(RATE)).at(AT + 500))).to.equal(0);
    const s = heard(hiss()).at(AT + 700);
    expect(openness(s)).to.be.above(0).and.below(0.45);
    expect(s.aa).to.be.below(0.15);
  });

  it('opens as wide for a quiet voice as for a loud one', () => {
    const quiet = heard(vowel(800, 1250).map((x) => x / 10)).at(AT + 800);
    const loud = heard(vowel(800, 1250)).at(AT + 800);
    expect(openness(quiet)).to.be.closeTo(openness(loud), 0.15);
  });

  it('knows when: it is open where the voice is, and not beside it', () => {
    const samples = new Float32Array(2 * RATE);
    samples.set(vowel(800, 1250, 0.5), RATE / 2);
    const mouth = heard(samples);
    expect(openness(mouth.at(AT + 400))).to.equal(0);
    expect(openness(mouth.at(AT + 750))).to.be.above(0.5);
    expect(openness(mouth.at(AT + 1400))).to.be.below(0.1);
    // What it has not heard, or never will.
    expect(openness(mouth.at(AT + 60_000))).to.equal(0);
    expect(openness(mouth.at(NaN))).to.equal(0);
  });

  it('hears the same in stretches of any length', () => {
    const samples = vowel(500, 1500);
    const whole = heard(samples);
    const pieces = new SoundMouth();
    let at = 0;
    for (const [index, size] of [7, 333, 1, 4096, 800, 3000, 5000, 2763].entries()) {
      const piece = samples.slice(at, at + size);
      pieces.hear(piece, RATE, AT + (at * 1000) / RATE, index === 0);
      at += size;
    }
    expect(at).to.equal(RATE);
    for (let ms = 0; ms < 1000; ms += 30)
      for (const viseme of VISEMES)
        expect(pieces.at(AT + ms)[viseme]).to.be.closeTo(whole.at(AT + ms)[viseme], 1e-6);
  });

  it('goes back with the picture: what was heard is still known', () => {
    const mouth = heard(vowel(800, 1250));
    const before = mouth.at(AT + 500);
    mouth.hear(vowel(300, 700), RATE, AT + 90_000, true);
    expect(mouth.at(AT + 500)).to.deep.equal(before);
    expect(strongest(mouth.at(AT + 90_700))).to.equal('ou');
  });

  it('is not deafened by broken samples, times or rates', () => {
    const samples = vowel(800, 1250);
    samples[4000] = NaN;
    samples[4001] = Infinity;
    const mouth = heard(samples);
    for (const wrong of [NaN, 0, -1, 1e9]) mouth.hear(vowel(300, 700), wrong, AT, true);
    mouth.hear(vowel(300, 700), RATE, NaN, true);
    expect(strongest(mouth.at(AT + 800))).to.equal('aa');
    for (const viseme of VISEMES) expect(mouth.at(AT + 300)[viseme]).to.be.within(0, 1);
  });
});
