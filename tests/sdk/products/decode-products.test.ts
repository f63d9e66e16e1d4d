import { expect } from '@open-wc/testing';
import { decodeProducts } from '../../../src/sdk/products/decode-products.js';
import type { Product } from '../../../src/sdk/show/show-document.js';
import { BASE, productJson } from '../../helpers/show-fixtures.js';

function read(overrides: object): { product: Product | undefined; warnings: string[] } {
  const warnings: string[] = [];
  const warn = (message: string): number => warnings.push(message);
  const [product] = decodeProducts([productJson(overrides)], BASE, warn);
  return { product, warnings };
}

const price = { amount: '10', currency: 'EUR' };
const variant = (id: string, options: object = {}, overrides: object = {}): object => ({
  id,
  options,
  price,
  availability: 'InStock',
  ...overrides,
});

describe('decodeProducts', () => {
  for (const [what, wrong] of Object.entries({
    'without a currency': { amount: '10' },
    'that is NaN': { amount: 'NaN', currency: 'EUR' },
    'that is a number': { amount: 10, currency: 'EUR' },
    'below nothing': { amount: '-10', currency: 'EUR' },
    'in words': { amount: '10 €', currency: 'EUR' },
    'without end': { amount: '1'.repeat(16), currency: 'EUR' },
  })) {
    it(`leaves out a variant with a price ${what}, and keeps its siblings`, () => {
      const { product, warnings } = read({
        options: [],
        variants: [variant('bad', {}, { price: wrong }), variant('good')],
      });
      expect(product?.variants.map(({ id }) => id)).to.deep.equal(['good']);
      expect(warnings).to.have.length(1);
    });
  }

  it('reads an amount of twelve digits', () => {
    const big = { amount: '123456789012', currency: 'VND' };
    const { product } = read({ options: [], variants: [variant('v', {}, { price: big })] });
    expect(product?.variants[0]?.price).to.deep.equal(big);
  });

  it('leaves out a product of which no variant can be sold', () => {
    const { product, warnings } = read({ variants: [variant('v', {}, { price: null })] });
    expect(product).to.equal(undefined);
    expect(warnings.at(-1)).to.contain('No variant can be sold');
  });

  describe('with axes that do not fit the variants', () => {
    it('makes a value that only a variant knows one to choose', () => {
      const { product, warnings } = read({ variants: [variant('v', { color: 'mauve' })] });
      expect(product?.options[0]?.values.map(({ id }) => id)).to.deep.equal(['blue', 'mauve']);
      expect(warnings.join()).to.contain('color mauve');
    });

    it('makes an axis that only a variant knows one to choose', () => {
      const { product } = read({
        variants: [
          variant('s', { color: 'blue', size: 's' }),
          variant('l', { color: 'blue', size: 'l' }),
        ],
      });
      expect(product?.options.map(({ id }) => id)).to.deep.equal(['color', 'size']);
      expect(product?.options[1]?.values).to.have.length(2);
    });

    it('takes away an axis of which nothing is made', () => {
      const { product, warnings } = read({
        options: [{ id: 'fit', name: 'Fit', values: [] }],
        variants: [variant('v')],
      });
      expect(product?.options).to.deep.equal([]);
      expect(warnings).to.deep.equal(['shoe: no variant has any fit.']);
    });

    it('keeps the first of two variants that cannot be told apart', () => {
      const { product } = read({
        variants: [variant('a', { color: 'blue' }), variant('b', { color: 'blue' })],
      });
      expect(product?.variants.map(({ id }) => id)).to.deep.equal(['a']);
    });

    it('leaves a product alone that is in order', () => {
      expect(read({}).warnings).to.deep.equal([]);
    });
  });

  it('reads categories, facts and sizes, and leaves out what is wrong among them', () => {
    const { product, warnings } = read({
      categories: ['shoes', 7, { id: 'new', name: { en: 'New' } }],
      facts: [
        { kind: 'certificate', name: 'CE', markets: ['EU'] },
        { kind: 'miracle', name: 'Heals' },
      ],
      sizes: { columns: [{ name: 'Foot', unit: 'cm' }], rows: [{ size: '42', cells: [[26, 25]] }] },
    });
    expect(product?.categories).to.deep.equal([
      { id: 'shoes', name: 'shoes' },
      { id: 'new', name: { en: 'New' } },
    ]);
    expect(product?.facts).to.have.length(1);
    expect(product?.sizes).to.equal(undefined);
    expect(warnings).to.have.length(3);
  });

  it('never throws, whatever the entries are', () => {
    const odd = [null, 7, 'shoe', [], { id: {} }, { id: 'x', variants: 'y' }, { __proto__: null }];
    expect(decodeProducts(odd, BASE, () => undefined)).to.deep.equal([]);
  });
});
