import { expect } from '@open-wc/testing';
import { MeasureWriter } from '../../../src/sdk/captions/measures/write-measures.js';
import { readNumber } from '../../../src/sdk/captions/measures/numerals.js';
import { NAMES, NOW, RATES } from '../../fixtures/measures/rates.js';
import { randomSentence } from '../../fixtures/measures/random-sentences.js';
import { SENTENCES } from '../../fixtures/measures/sentences.js';

const reader = (country: string): MeasureWriter =>
  new MeasureWriter({ country, rates: RATES, names: NAMES, now: NOW });

/** Without marks of direction, and with spaces of one width. */
const plain = (text: string): string =>
  text.replace(/[\u200e\u200f\u061c\u2066-\u2069]/g, '').replace(/\s/g, ' ');

describe('measures in captions', () => {
  for (const [language, sentences] of Object.entries(SENTENCES))
    it(`are written in the reader’s own, in ${language}`, () => {
      for (const [country, marked] of sentences) {
        const { text } = reader(country).write(marked.replace(/\{.*?\}/g, ''), language);
        expect(plain(text), country).to.equal(plain(marked.replace(/[{}]/g, '')));
      }
    });

  it('are two hundred sentences and more, in thirteen languages', () => {
    expect(Object.keys(SENTENCES)).to.have.length(13);
    expect(Object.values(SENTENCES).flat()).to.have.length.above(200);
  });

  it('stand as they are in a line that is written twice, whatever it says', () => {
    const readers = ['DE', 'US', 'GB', 'JP', 'KR', 'TH'].map(reader);
    for (let seed = 0; seed < 1000; seed += 1) {
      const { language, text } = randomSentence(seed);
      const writer = readers[seed % readers.length] ?? reader('DE');
      const once = writer.write(text, language).text;
      expect(writer.write(once, language).text).to.equal(once);
    }
  });

  it('tell the rates they were made with', () => {
    const { rates } = reader('JP').write('It costs $25.', 'en');
    expect(rates.map(({ from, to, source }) => [from, to, source])).to.deep.equal([
      ['USD', 'EUR', 'European Central Bank'],
      ['EUR', 'JPY', 'European Central Bank'],
    ]);
  });

  it('say nothing at a rate of last week, or one that is none', () => {
    const [first] = RATES;
    const rates = [{ ...first, asOf: NOW - 5 * 86_400_000 }];
    const bad = ['0', '-1', 'x', 'Infinity', ''].map((rate) => ({ ...first, rate }));
    for (const of of [rates, bad, []]) {
      const writer = new MeasureWriter({ country: 'DE', rates: of, now: NOW });
      expect(writer.write('It costs $25.', 'en').text).to.equal('It costs $25.');
    }
  });

  it('know the show: pounds may be money, dollars Canadian', () => {
    const british = new MeasureWriter({
      country: 'DE',
      rates: RATES,
      traded: new Set(['GBP']),
      now: NOW,
    });
    expect(british.write('Only 5 pounds.', 'en').text).to.equal('Only 5 pounds.');
    const canadian = new MeasureWriter({
      country: 'DE',
      rates: RATES,
      traded: new Set(['CAD']),
      now: NOW,
    });
    expect(canadian.write('Only $5.', 'en').text).to.equal('Only $5.');
  });

  it('leave hostile and broken text alone', () => {
    const texts = [
      '',
      '5',
      '$',
      '5'.repeat(10_000),
      '5 kg '.repeat(400),
      '<b>5</b>',
      '\ud800 5 lb',
    ];
    for (const text of texts) expect(() => reader('US').write(text, 'en')).not.to.throw();
    for (const language of ['', 'xx', 'not a tag', 'tlh-Latn'])
      expect(reader('US').write('5 kg', language).text).to.contain('5 kg');
  });
});

describe('written numbers', () => {
  it('are read as their language writes them', () => {
    const numbers: readonly (readonly [string, string, number | null])[] = [
      ['1,299.50', 'en', 1299.5],
      ['1.299,50', 'de', 1299.5],
      ['1 299,50', 'fr', 1299.5],
      ['1.500', 'de', 1500],
      ['1.500', 'en', 1.5],
      ['1,500', 'en', 1500],
      ['1,500', 'de', 1.5],
      ['1.5', 'de', 1.5],
      ['12,34,567', 'en', 1_234_567],
      ['1’234.50', 'de-CH', 1234.5],
      ['1,299.50', 'es-MX', 1299.5],
      ['1½', 'en', 1.5],
      ['1 3/4', 'en', 1.75],
      ['1,2,3', 'en', null],
      ['1.2.3', 'de', null],
    ];
    for (const [written, language, value] of numbers)
      expect(readNumber(written, language), `${written} ${language}`).to.equal(value);
  });
});
