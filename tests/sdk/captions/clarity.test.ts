import { expect } from '@open-wc/testing';
import { Clarity } from '../../../src/sdk/captions/clarity.js';
import { SPEECH_START, spoken } from '../../helpers/speech.js';

const words = (confidence: number, count = 8, at = 0) =>
  spoken(Array.from({ length: count }, () => 'word').join(' '), at, confidence);
const LINE_END = SPEECH_START + 10_000;

describe('Clarity', () => {
  it('believes words at first, and a few unsure ones are nothing yet', () => {
    const clarity = new Clarity();
    clarity.judge(words(0.1, 4), -Infinity);
    expect(clarity.clear).to.equal(true);
    clarity.judge(words(0.1, 5), -Infinity);
    expect(clarity.clear).to.equal(false);
    expect(clarity.believed(words(0.1, 5), true)).to.deep.equal([]);
  });

  it('judges by the newest words, and leaves out those that were not believed', () => {
    const clarity = new Clarity();
    clarity.judge(words(0.1), -Infinity);
    const all = [...words(0.1), ...words(0.9, 8, 3000)];
    clarity.judge(all, -Infinity);
    expect(clarity.clear).to.equal(true);
    expect(clarity.believed(all, true)).to.deep.equal(all.slice(8));
  });

  it('lets the first words wait when they are unsure, unless no more will come', () => {
    const clarity = new Clarity();
    expect(clarity.believed(words(0.5, 3), true)).to.have.length(0);
    expect(clarity.believed(words(0.55, 3), false)).to.have.length(3);
    expect(clarity.believed(words(0.3, 3), false)).to.have.length(0);
    expect(clarity.believed(words(0.7, 3), true)).to.have.length(3);
    expect(clarity.believed(words(0.5, 5), true)).to.have.length(5);
  });

  it('does not waver between clear and unclear', () => {
    const clarity = new Clarity();
    const seen = [0.48, 0.4, 0.48, 0.55, 0.48].map((confidence) => {
      clarity.judge(words(confidence), -Infinity);
      return clarity.clear;
    });
    expect(seen).to.deep.equal([true, false, false, true, true]);
  });

  it('believes again what follows a line of the script', () => {
    const clarity = new Clarity();
    clarity.judge(words(0.1), -Infinity);
    clarity.judge([], LINE_END);
    expect(clarity.clear).to.equal(true);
    expect(clarity.believed([...words(0.9), ...words(0.9, 2, 10_000)], false)).to.have.length(2);
  });
});
