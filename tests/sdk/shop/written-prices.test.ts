import { expect } from '@open-wc/testing';
import { formatLocaleFor } from '../../../src/sdk/shop/format-locale.js';
import { formatMoney } from '../../../src/sdk/shop/format-money.js';
import { LANGUAGES, WRITTEN_PRICES } from '../../fixtures/written-prices.js';

/** Spaces and apostrophes as the table has them; see there. */
function plain(price: string): string {
  return price
    .replace(/[\u00a0\u202f]/g, ' ')
    .replace(/’/g, "'")
    .replace(/[\u200e\u200f\u061c\u2066-\u2069]/g, '');
}

describe('prices in 25 markets and 13 languages', () => {
  for (const { country, amount, currency, written } of WRITTEN_PRICES) {
    it(`are written as shops write them: ${country}, ${amount} ${currency}`, () => {
      const given = LANGUAGES.map((language) =>
        plain(formatMoney({ amount, currency }, formatLocaleFor(language, country))),
      );
      expect(
        Object.fromEntries(LANGUAGES.map((language, index) => [language, given[index]])),
      ).to.deep.equal(
        Object.fromEntries(LANGUAGES.map((language, index) => [language, written[index]])),
      );
    });
  }

  it('are unambiguous where several currencies meet', () => {
    const price = (currency: string, locale: string): string =>
      plain(formatMoney({ amount: '20', currency }, locale, 'code'));
    expect(price('USD', 'en-CA')).to.equal('USD 20');
    expect(price('JPY', 'zh-Hans-CN')).to.equal('JPY 20');
  });

  it('name the currency where its sign is that of the reader’s own', () => {
    const price = (currency: string, locale: string): string =>
      plain(formatMoney({ amount: '20', currency }, locale));
    expect(price('USD', 'en-CA')).to.equal('USD 20');
    expect(price('CAD', 'en-US')).to.equal('CAD 20');
    expect(price('CNY', 'ja-JP')).to.equal('CNY 20');
    expect(price('NOK', 'sv-SE')).to.equal('20 NOK');
    expect(price('EUR', 'en-US')).to.equal('€20');
  });

  it('take a country that is none for what it is', () => {
    expect(formatLocaleFor('es', '???')).to.equal('es');
    expect(formatLocaleFor('no tag', 'DE')).to.equal('en');
    expect(formatLocaleFor('de', null)).to.equal('de');
    expect(formatLocaleFor('ar-u-nu-latn', 'EG')).to.contain('nu-latn');
  });

  it('keep every digit of twelve', () => {
    expect(plain(formatMoney({ amount: '123456789012.34', currency: 'EUR' }, 'en'))).to.equal(
      '€123,456,789,012.34',
    );
  });
});
