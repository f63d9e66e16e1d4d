import { expect } from '@open-wc/testing';
import { writeNumbers } from '../../../src/sdk/captions/spoken-numbers.js';
import { asSpoken } from '../../../src/sdk/captions/written-to-spoken.js';
import { spoken } from '../../helpers/speech.js';

const written = (text: string, language = 'en'): string =>
  writeNumbers(spoken(text), language)
    .words.map((word) => word.text)
    .join(' ');

describe('writeNumbers', () => {
  const cases: Record<string, string> = {
    'it is twenty five dollars today': 'it is $25 today',
    'only nineteen ninety nine dollars': 'only $19.99',
    'nineteen dollars and ninety nine cents': '$19.99',
    'only nineteen ninety nine today': 'only 19.99 today',
    'twenty four dollars fifty': '$24.50',
    'thirty five euros.': '€35.',
    'we have two hundred left': 'we have 200 left',
    'a hundred and twenty dollars': '$120',
    'one hundred and five people': '105 people',
    'two thousand three hundred forty one': '2341',
    'twelve thousand five hundred': '12,500',
    'forty percent off': '40% off',
    'two point five percent': '2.5%',
    'five hundred millilitres of water': '500 ml of water',
    'three kilos, two bags': '3 kg, two bags',
    'since nineteen ninety nine': 'since 1999',
    'in twenty twenty six': 'in 2026',
    'fifty fifty': '50 50',
    'twenty one of you': '21 of you',
    'five dollars and a smile': '$5 and a smile',
  };
  for (const [said, expected] of Object.entries(cases)) {
    it(`writes “${said}” as “${expected}”`, () => {
      expect(written(said)).to.equal(expected);
    });
  }

  for (const text of [
    'this one is the one',
    'one of them',
    'two of them, three at most',
    'the twenty first of may',
    'a jacket and a hat',
    'hundreds of thousands',
    'percent dollars cents and point',
    'the second point is clear',
    'zero',
  ]) {
    it(`leaves “${text}” as it is`, () => {
      expect(written(text)).to.equal(text);
    });
  }

  it('leaves numbers of a language without a table as they are', () => {
    expect(written('twenty five dollars', 'de')).to.equal('twenty five dollars');
    expect(written('twenty five dollars', 'constructor')).to.equal('twenty five dollars');
  });

  it('gives an amount the time of its words', () => {
    const words = spoken('for twenty five dollars now');
    const { words: after } = writeNumbers(words, 'en');
    expect(after[1]).to.deep.include({ start: words[1].start, end: words[3].end });
  });

  it('says that a number at the end may go on', () => {
    expect(writeNumbers(spoken('only nineteen'), 'en').open).to.equal(1);
    expect(writeNumbers(spoken('only nineteen ninety nine'), 'en').open).to.equal(1);
    expect(writeNumbers(spoken('only nineteen.'), 'en').open).to.equal(0);
    expect(writeNumbers(spoken('only nineteen today'), 'en').open).to.equal(0);
  });
});

describe('asSpoken', () => {
  const cases: Record<string, string> = {
    'only $19.99 today': 'only nineteen ninety nine today',
    $25: 'twenty five dollars',
    '40% off': 'forty percent off',
    '500 ml': 'five hundred millilitres',
    'since 1999 and 2026': 'since nineteen ninety nine and twenty twenty six',
    '1,250 people': 'one thousand two hundred fifty people',
    '2.5 kg': 'two point five kilograms',
    'within 24 hours': 'within twenty four hours',
    'no numbers': 'no numbers',
  };
  for (const [text, expected] of Object.entries(cases)) {
    it(`says “${text}” as “${expected}”`, () => {
      expect(asSpoken(text, 'en-GB').replace(/\s+/g, ' ').trim()).to.equal(expected);
    });
  }

  it('survives numbers nobody says', () => {
    for (const text of ['9'.repeat(5000), '$'.repeat(5000), '1.1.1.1', '٣٤', '-0', '1e9']) {
      expect(asSpoken(text, 'en')).to.be.a('string');
    }
  });
});
