import { expect } from '@open-wc/testing';
import { similarity } from '../../../src/sdk/captions/word-similarity.js';
import { wordsOf } from '../../../src/sdk/captions/word-tokens.js';

describe('wordsOf', () => {
  it('forgets case, accents, apostrophes and punctuation', () => {
    expect(wordsOf('Don’t MISS the “Crème-Brûlée”!')).to.deep.equal([
      'dont',
      'miss',
      'the',
      'creme',
      'brulee',
    ]);
  });

  it('takes characters where words have no spaces between them', () => {
    expect(wordsOf('新款夹克，今天 买')).to.deep.equal('新款夹克今天买'.split(''));
    expect(wordsOf('ジャケット')).to.have.length(5);
    expect(wordsOf('สวัสดี').length).to.be.greaterThan(2);
  });

  it('keeps Latin words and numbers among those characters whole', () => {
    expect(wordsOf('这件T恤 only 19.99 元')).to.deep.equal([
      '这',
      '件',
      't',
      '恤',
      'only',
      '19.99',
      '元',
    ]);
  });

  for (const text of ['', '   ', '!!!', '\ud800', '\u0000', '👩‍👩‍👧']) {
    it(`finds no words in ${JSON.stringify(text)}`, () => {
      expect(wordsOf(text)).to.deep.equal([]);
    });
  }
});

describe('similarity', () => {
  it('is 1 for the same word and 0 for nothing in common', () => {
    expect(similarity('jacket', 'jacket')).to.equal(1);
    expect(similarity('jacket', 'zoo')).to.be.lessThan(0.2);
    expect(similarity('', 'zoo')).to.equal(0);
  });

  it('is high for a word that was misheard, and higher for one that sounds the same', () => {
    expect(similarity('jackit', 'jacket')).to.be.greaterThan(0.9);
    expect(similarity('jackot', 'jacket')).to.be.greaterThan(similarity('jacklt', 'jacket'));
    expect(similarity('jacekt', 'jacket')).to.be.greaterThan(0.9);
  });

  it('does not depend on the order of the two', () => {
    for (const [a, b] of [
      ['bottle', 'bottel'],
      ['leather', 'weather'],
      ['a', 'serum'],
    ] as const) {
      expect(similarity(a, b)).to.equal(similarity(b, a));
    }
  });

  it('does not spend its time on monsters', () => {
    expect(similarity('x'.repeat(100_000), 'x'.repeat(99_999))).to.equal(0);
  });
});
