import { expect } from '@open-wc/testing';
import {
  fitsTwoLines,
  MAX_WIDTH,
  piecesNeeded,
  splitText,
  widthOf,
} from '../../../src/sdk/captions/line-breaks.js';

const LONG =
  'This jacket is made of recycled nylon. It keeps you dry, even when it rains all day, and it folds into its own pocket. Take two!';

describe('widthOf', () => {
  it('counts Chinese, Japanese and Korean characters twice, and accents not at all', () => {
    expect(widthOf('jacket')).to.equal(6);
    expect(widthOf('夹克')).to.equal(4);
    expect(widthOf('자켓')).to.equal(4);
    expect(widthOf('e\u0301')).to.equal(1);
  });
});

describe('fitsTwoLines', () => {
  it('is about lines of 42 columns, broken between words', () => {
    expect(fitsTwoLines('x'.repeat(42))).to.equal(true);
    expect(fitsTwoLines(`${'x'.repeat(42)} ${'y'.repeat(41)}`)).to.equal(true);
    // 80 columns, but the second word fits beside neither of the others.
    const three = `${'x'.repeat(25)} ${'y'.repeat(28)} ${'z'.repeat(25)}`;
    expect(widthOf(three)).to.be.lessThan(MAX_WIDTH);
    expect(fitsTwoLines(three)).to.equal(false);
  });

  it('breaks Chinese anywhere', () => {
    expect(fitsTwoLines('夹'.repeat(42))).to.equal(true);
    expect(fitsTwoLines('夹'.repeat(43))).to.equal(false);
  });
});

describe('splitText', () => {
  it('breaks at the ends of sentences, then of clauses', () => {
    expect(splitText(LONG, 2)).to.deep.equal([
      'This jacket is made of recycled nylon. It keeps you dry,',
      'even when it rains all day, and it folds into its own pocket. Take two!',
    ]);
    expect(splitText('First sentence here. Second one there.', 2)).to.deep.equal([
      'First sentence here.',
      'Second one there.',
    ]);
  });

  it('loses no word, whatever the number of pieces', () => {
    for (let count = 1; count < 12; count += 1) {
      const pieces = splitText(LONG, count);
      expect(pieces).to.have.length(count);
      expect(pieces.filter(Boolean).join(' ')).to.equal(LONG);
    }
  });

  it('leaves pieces empty where there are too few words', () => {
    expect(splitText('Hi', 3).filter(Boolean)).to.deep.equal(['Hi']);
    expect(splitText('', 3)).to.deep.equal(['', '', '']);
  });

  it('splits a text without spaces, and keeps marks with the character before them', () => {
    const pieces = splitText('这款夹克由再生尼龙制成。下雨也不怕，还能收进自己的口袋里。', 2);
    expect(pieces[0]).to.equal('这款夹克由再生尼龙制成。');
  });

  it('is quick with a thousand characters that cannot be broken, or anywhere', () => {
    for (const text of ['x'.repeat(1000), '夹'.repeat(1000), 'ab '.repeat(333)]) {
      const from = performance.now();
      expect(splitText(text, piecesNeeded(text)).join('')).to.have.length.greaterThan(600);
      expect(performance.now() - from).to.be.lessThan(3000);
    }
  });
});
