import { expect } from '@open-wc/testing';
import { rulesFor } from '../../../src/sdk/markets/market-rules.js';
import {
  anchorPrice,
  discountPercent,
  missingFigures,
  priceAt,
  promoPhase,
  strikeThrough,
} from '../../../src/sdk/shop/price-claims.js';
import type { Price, ReferencePrice } from '../../../src/sdk/show/price.js';

const T = Date.UTC(2026, 10, 27);

function aPrice(overrides: Partial<Price> = {}): Price {
  return { amount: '59.90', currency: 'EUR', ...overrides };
}

function figure(kind: ReferencePrice['kind'], amount: string, currency = 'EUR'): ReferencePrice {
  return { kind, amount, currency };
}

describe('strikeThrough', () => {
  const both = aPrice({ referencePrices: [figure('list', '99.90'), figure('lowest30d', '69.90')] });

  it('takes the lowest price of 30 days where the law asks for it', () => {
    expect(strikeThrough(both, rulesFor('DE'))?.amount).to.equal('69.90');
  });

  it('strikes nothing through in the Union when only an old price is there', () => {
    const was = aPrice({ referencePrices: [figure('list', '99.90')] });
    expect(strikeThrough(was, rulesFor('FR'))).to.equal(null);
    expect(strikeThrough(was, rulesFor('US'))?.amount).to.equal('99.90');
  });

  it('is as strict as can be while no rules are known', () => {
    expect(strikeThrough(aPrice({ referencePrices: [figure('list', '99')] }), null)).to.equal(null);
    expect(strikeThrough(both, null)?.kind).to.equal('lowest30d');
  });

  it('strikes through no figure that is not higher, or is in other money', () => {
    for (const wrong of [
      figure('lowest30d', '59.90'),
      figure('lowest30d', '49'),
      figure('lowest30d', '99', 'USD'),
      figure('lowest30d', 'NaN'),
    ]) {
      expect(strikeThrough(aPrice({ referencePrices: [wrong] }), rulesFor('DE'))).to.equal(null);
    }
  });
});

describe('discountPercent', () => {
  it('counts from the lowest price of 30 days, and rounds down', () => {
    const price = aPrice({
      referencePrices: [figure('list', '119.80'), figure('lowest30d', '69.90')],
    });
    // (69.90 − 59.90) / 69.90 = 14.306 %
    expect(discountPercent(price, rulesFor('DE'))).to.equal(14);
    expect(discountPercent(price, null)).to.equal(14);
  });

  it('says nothing of less than one percent', () => {
    const price = aPrice({ referencePrices: [figure('lowest30d', '60.00')] });
    expect(discountPercent(price, rulesFor('DE'))).to.equal(null);
  });
});

describe('anchorPrice', () => {
  const price = aPrice({ referencePrices: [figure('anchor', '64.90')] });

  it('stands beside the price in Croatia, and nowhere that does not ask for it', () => {
    expect(anchorPrice(price, rulesFor('HR'))?.amount).to.equal('64.90');
    expect(anchorPrice(price, rulesFor('SI'))).to.equal(null);
  });
});

describe('a promotion', () => {
  const promo = { endsAt: T, then: { amount: '79.90', currency: 'EUR' } };
  const price = aPrice({
    promo,
    referencePrices: [figure('lowest30d', '79.90'), figure('anchor', '74.90')],
  });

  it('begins and really ends', () => {
    expect(promoPhase(undefined, T)).to.equal('none');
    expect(promoPhase({ startsAt: T - 10, endsAt: T }, T - 20)).to.equal('soon');
    expect(promoPhase(promo, T - 1)).to.equal('on');
    expect(promoPhase(promo, T)).to.equal('over');
  });

  it('takes its price and its claims along when it is over', () => {
    const after = priceAt(price, T);
    expect(after.amount).to.equal('79.90');
    expect(after.promo).to.equal(undefined);
    expect(strikeThrough(after, rulesFor('DE'))).to.equal(null);
    expect(anchorPrice(after, rulesFor('HR'))?.amount).to.equal('74.90');
  });

  it('leaves the price and drops the claim where nobody said what it costs then', () => {
    const after = priceAt({ ...price, promo: { endsAt: T } }, T);
    expect(after.amount).to.equal('59.90');
    expect(discountPercent(after, rulesFor('DE'))).to.equal(null);
  });

  it('changes nothing before its end', () => {
    expect(priceAt(price, T - 1)).to.equal(price);
  });
});

describe('missingFigures', () => {
  it('tells an operator what a market will miss', () => {
    const price = aPrice({ taxIncluded: false, referencePrices: [figure('list', '99')] });
    expect(missingFigures(price, rulesFor('HR'))).to.deep.equal([
      'lowest30d',
      'anchorPrice',
      'taxIncluded',
      'promoEnd',
    ]);
    expect(missingFigures(price, rulesFor('US'))).to.deep.equal([]);
  });
});
