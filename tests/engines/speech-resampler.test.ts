import { expect } from '@open-wc/testing';
import { Resampler } from '../../src/sdk/engines/speech/resampler.js';
import { join } from './sound-fixtures.js';

const RATES = [8000, 11025, 16000, 22050, 24000, 32000, 44100, 48000, 96000];

const sine = (hertz: number, rate: number, seconds: number): Float32Array =>
  Float32Array.from(
    { length: Math.round(rate * seconds) },
    (_, n) => 0.5 * Math.sin((2 * Math.PI * hertz * n) / rate),
  );

/** In pieces of odd lengths, as a decoder might give them. */
function resample(input: Float32Array, rate: number, piece = 331): Float32Array {
  const resampler = new Resampler(rate);
  const pieces: Float32Array[] = [];
  for (let at = 0; at < input.length; at += piece)
    pieces.push(resampler.push(input.subarray(at, at + piece)));
  pieces.push(resampler.finish());
  return join(pieces);
}

const decibel = (ratio: number): number => 10 * Math.log10(ratio);

/** Signal to everything else, against the very samples that are wanted; edges left out. */
function fidelity(output: Float32Array, wanted: Float32Array): number {
  let signal = 0;
  let rest = 0;
  for (let n = 100; n < Math.min(output.length, wanted.length) - 100; n += 1) {
    signal += (wanted[n] ?? 0) ** 2;
    rest += ((output[n] ?? 0) - (wanted[n] ?? 0)) ** 2;
  }
  return decibel(signal / rest);
}

describe('Resampler', () => {
  for (const rate of RATES) {
    it(`takes ${String(rate)} Hz to 16 kHz: tones stay, in place to the sample`, () => {
      for (const hertz of [100, 440, 1000, 3400, ...(rate >= 16000 ? [6500] : [])]) {
        const output = resample(sine(hertz, rate, 0.5), rate);
        expect(output.length).to.be.within(8000, 8001);
        const quality = fidelity(output, sine(hertz, 16000, 0.5));
        expect(quality, `${String(hertz)} Hz`).to.be.greaterThan(60);
      }
    });
  }

  it('keeps out what 16 kHz cannot carry', () => {
    for (const rate of [44100, 48000, 96000]) {
      for (const hertz of [8600, 10_000, 15_000, 20_000]) {
        const output = resample(sine(hertz, rate, 0.5), rate).subarray(100, 7900);
        const power = output.reduce((sum, value) => sum + value * value, 0) / output.length;
        expect(decibel(power / 0.125), `${String(hertz)} of ${String(rate)}`).to.be.below(-60);
      }
    }
  });

  it('gives the same whatever the pieces', () => {
    const input = sine(700, 44100, 0.3);
    const whole = resample(input, 44100, input.length);
    for (const piece of [1, 7, 128, 1024])
      expect(resample(input, 44100, piece)).to.deep.equal(whole);
  });

  it('takes an odd rate within a hair', () => {
    const quality = fidelity(resample(sine(440, 44_099, 0.5), 44_099), sine(440, 16000, 0.5));
    expect(quality).to.be.greaterThan(50);
  });

  it('stays within the range of samples', () => {
    const loud = Float32Array.from({ length: 4800 }, (_, n) => (n % 40 < 20 ? 1.4 : -1.4));
    for (const value of resample(loud, 48000)) expect(Math.abs(value)).to.be.at.most(1);
  });

  it('holds back no more than a few ms', () => {
    const resampler = new Resampler(48000);
    expect(resampler.push(new Float32Array(9600)).length).to.be.greaterThan(3200 - 48);
  });
});
