import { expect } from '@open-wc/testing';
import { categoriesOf, findProducts, foldText } from '../../../src/sdk/products/find-products.js';
import { factsFor, inUnit } from '../../../src/sdk/products/market-facts.js';
import { missedProducts } from '../../../src/sdk/products/missed-products.js';
import type { ProductWish } from '../../../src/sdk/products/find-products.js';
import { aProduct } from '../../helpers/fake-room.js';

const SHOP = [
  aProduct({
    id: 'kettle',
    name: { en: 'Café kettle', ar: 'إبْريق قهوة' },
    categories: [{ id: 'kitchen', name: { en: 'Kitchen', es: 'Cocina' } }],
  }),
  aProduct({
    id: 'cup',
    name: { en: 'Cup', ja: 'カップ', ru: 'Чашка', el: 'Φλιτζάνι' },
    categories: [{ id: 'kitchen', name: 'Kitchen' }],
  }),
  aProduct({
    id: 'lamp',
    name: { en: 'Straßen lamp', ko: '램프', th: 'โคมไฟ', hi: 'हिंदी दीपक' },
    categories: [{ id: 'light', name: 'Light' }],
  }),
];

const found = (wish: ProductWish, around: object = {}): string[] =>
  findProducts(SHOP, wish, { language: 'en', stock: {}, shown: {}, ...around }).map(({ id }) => id);

describe('findProducts', () => {
  for (const [text, ids] of [
    ['cafe', ['kettle']],
    ['CAFÉ kettle', ['kettle']],
    ['kettle café', ['kettle']],
    ['ابريق', ['kettle']],
    ['قهوه', ['kettle']],
    ['かっぷ', ['cup']],
    ['ｶｯﾌﾟ', ['cup']],
    ['чашк', ['cup']],
    ['φλιτζανι', ['cup']],
    ['strassen', ['lamp']],
    ['램', ['lamp']],
    ['โคม', ['lamp']],
    ['हिंदी', ['lamp']],
    ['ＬＡＭＰ', ['lamp']],
    ['cocina', ['kettle']],
    ['kitchen', ['kettle', 'cup']],
    ['   ', ['kettle', 'cup', 'lamp']],
    ['.*', []],
  ] as const) {
    it(`finds ${ids.join(' and ') || 'nothing'} by “${text}”`, () => {
      expect(found({ text })).to.deep.equal(ids);
    });
  }

  it('folds without end and without a fault whatever is typed', () => {
    for (const text of ['', '\ud800', '💐', 'a'.repeat(10_000)])
      expect(() => foldText(text)).not.to.throw();
  });

  it('filters by category, by stock as it is now, by sale and by what was shown', () => {
    expect(found({ category: 'kitchen' })).to.deep.equal(['kettle', 'cup']);
    const gone = { quantity: 0, source: 'erp', asOf: 1 };
    // All of them have a variant of this id.
    expect(found({ inStock: true }, { stock: { 'mug-1': gone } })).to.deep.equal([]);
    expect(found({ inStock: true })).to.have.length(3);
    expect(found({ shown: true }, { shown: { cup: 5 } })).to.deep.equal(['cup']);
    expect(found({ onSale: true })).to.deep.equal([]);
    const isOnSale = ({ id }: { id: string }): boolean => id === 'lamp';
    expect(found({ onSale: true }, { isOnSale })).to.deep.equal(['lamp']);
    expect(
      found({ category: 'kitchen', text: 'cup', shown: true }, { shown: { cup: 5 } }),
    ).to.deep.equal(['cup']);
  });

  it('names each category once', () => {
    expect(categoriesOf(SHOP).map(({ id }) => id)).to.deep.equal(['kitchen', 'light']);
  });
});

describe('missedProducts', () => {
  const shown = { kettle: 100, cup: 300, lamp: 200, gone: 50 };
  it('are those of before the viewer came, the latest first, without what is on the stage', () => {
    const missed = missedProducts(SHOP, { shown, since: 250 }, []);
    expect(missed.map(({ product, at }) => [product.id, at])).to.deep.equal([
      ['lamp', 200],
      ['kettle', 100],
    ]);
    expect(missedProducts(SHOP, { shown, since: 250 }, ['lamp'])).to.have.length(1);
  });
  it('are none before there is a picture', () => {
    expect(missedProducts(SHOP, { shown, since: null }, [])).to.deep.equal([]);
  });
});

describe('factsFor', () => {
  const product = aProduct({
    facts: [
      { kind: 'certificate', name: 'CE', markets: ['EU'] },
      { kind: 'certificate', name: 'FDA', markets: ['US'] },
      { kind: 'specification', name: 'Weight', text: '1 kg' },
    ],
  });
  const names = (country: string | null): unknown[] =>
    factsFor(product, country).map(({ name }) => name);
  it('tells what holds where the viewer is', () => {
    expect(names('DE')).to.deep.equal(['CE', 'Weight']);
    expect(names('us')).to.deep.equal(['FDA', 'Weight']);
    expect(names('JP')).to.deep.equal(['Weight']);
  });
  it('promises no certificate to somebody of whom no country is known', () => {
    expect(names(null)).to.deep.equal(['Weight']);
  });
});

describe('inUnit', () => {
  it('turns lengths, and nothing else', () => {
    expect(inUnit(26, 'cm', 'in')).to.equal(10.25);
    expect(inUnit([25.4, 27], 'cm', 'in')).to.deep.equal([10, 10.75]);
    expect(inUnit(10, 'in', 'cm')).to.equal(25.5);
    expect(inUnit('EU 42', 'cm', 'in')).to.equal('EU 42');
    expect(inUnit(42, undefined, 'in')).to.equal(42);
  });
});
