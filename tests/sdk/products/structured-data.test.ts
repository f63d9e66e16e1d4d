import { expect } from '@open-wc/testing';
import { decodeProducts } from '../../../src/sdk/products/decode-products.js';
import { readStructuredData } from '../../../src/sdk/products/structured-data.js';
import type { Product } from '../../../src/sdk/show/show-document.js';

const PAGE = 'https://shop.example/products/shoe';

function read(...things: unknown[]): { products: readonly Product[]; warnings: string[] } {
  const warnings: string[] = [];
  const warn = (message: string): number => warnings.push(message);
  const texts = things.map((thing) => (typeof thing === 'string' ? thing : JSON.stringify(thing)));
  const found = readStructuredData(texts, PAGE, warn);
  const entries = found.map(({ names, entry }, index) => ({
    ...entry,
    id: names[2] ?? `${index}`,
  }));
  return { products: decodeProducts(entries, PAGE, warn), warnings };
}

const shoe = (overrides: object = {}): object => ({
  '@context': 'https://schema.org',
  '@type': 'Product',
  sku: 'shoe',
  name: 'Shoe',
  description: 'Light.',
  image: ['/a.jpg', { '@type': 'ImageObject', url: '/b.jpg' }],
  category: 'Apparel > Shoes',
  additionalProperty: [{ '@type': 'PropertyValue', name: 'Weight', value: 250, unitText: 'g' }],
  offers: {
    '@type': 'Offer',
    price: 49.9,
    priceCurrency: 'EUR',
    availability: 'https://schema.org/InStock',
  },
  ...overrides,
});

describe('readStructuredData', () => {
  it('reads a product with its offer', () => {
    const { products, warnings } = read(shoe());
    expect(warnings).to.deep.equal([]);
    expect(products[0]).to.deep.include({ id: 'shoe', name: 'Shoe', description: 'Light.' });
    expect(products[0]?.images.map(({ url }) => url)).to.deep.equal([
      'https://shop.example/a.jpg',
      'https://shop.example/b.jpg',
    ]);
    expect(products[0]?.variants).to.deep.equal([
      {
        id: 'shoe',
        options: {},
        price: { amount: '49.9', currency: 'EUR' },
        availability: 'InStock',
      },
    ]);
    expect(products[0]?.categories).to.deep.equal([{ id: 'Shoes', name: 'Shoes' }]);
    expect(products[0]?.facts?.[0]).to.include({ name: 'Weight', text: '250 g' });
  });

  it('reads a group with what its variants vary by', () => {
    const one = (sku: string, color: string, size: string): object => ({
      ...shoe({ sku, color, size }),
    });
    const { products } = read({
      '@graph': [
        {
          '@type': 'ProductGroup',
          sku: 'group',
          name: 'Shoe',
          variesBy: ['https://schema.org/size'],
          hasVariant: [one('a', 'Blue', '41'), one('b', 'Blue', '42')],
        },
      ],
    });
    expect(products[0]?.options.map(({ id }) => id)).to.deep.equal(['size']);
    expect(products[0]?.variants.map(({ options }) => options)).to.deep.equal([
      { size: '41' },
      { size: '42' },
    ]);
  });

  it('finds products in lists, graphs and as the main thing of a page', () => {
    const { products } = read(
      [shoe({ sku: '1' })],
      { '@type': 'WebPage', mainEntity: shoe({ sku: '2' }) },
      { '@type': 'ItemList', itemListElement: [{ '@type': 'ListItem', item: shoe({ sku: '3' }) }] },
      shoe({ sku: '4', '@type': ['Product', 'Vehicle'] }),
    );
    expect(products.map(({ id }) => id)).to.deep.equal(['1', '2', '3', '4']);
  });

  it('takes prices from specifications and from offers in offers', () => {
    const { products } = read(
      shoe({ sku: '1', offers: { priceSpecification: { price: '5.00', priceCurrency: 'USD' } } }),
      shoe({ sku: '2', offers: { '@type': 'AggregateOffer', lowPrice: 7, priceCurrency: 'USD' } }),
      shoe({ sku: '3', offers: { offers: [{}, { price: 9, priceCurrency: 'USD' }] } }),
    );
    expect(products.map(({ variants }) => variants[0]?.price.amount)).to.deep.equal([
      '5.00',
      '7',
      '9',
    ]);
  });

  for (const [what, offers] of Object.entries({
    'no currency': { price: 1 },
    'a price for people': { price: '1.299,00 €', priceCurrency: 'EUR' },
    'a negative price': { price: -5, priceCurrency: 'EUR' },
    'an object for a price': { price: { toString: 'x' }, priceCurrency: 'EUR' },
    'an availability of its own': { price: 1, priceCurrency: 'EUR', availability: 'Surely' },
  })) {
    it(`refuses an offer with ${what}, and says so`, () => {
      const { products, warnings } = read(shoe({ offers }));
      expect(products).to.deep.equal([]);
      expect(warnings).to.have.length.greaterThan(0);
    });
  }

  it('is told that it is no JSON, too long, or nothing at all, and goes on', () => {
    const { products, warnings } = read(
      '<script>alert(1)</script>',
      'x'.repeat(500_001),
      'null',
      shoe(),
    );
    expect(products).to.have.length(1);
    expect(warnings).to.have.length(2);
  });

  it('lets nothing run and nothing through but http', () => {
    const { products } = read(
      shoe({
        name: '<img src=x onerror=alert(1)>',
        url: 'javascript:alert(1)',
        image: 'data:text/html,x',
      }),
    );
    expect(products[0]?.url).to.equal(undefined);
    expect(products[0]?.images).to.deep.equal([]);
    expect(products[0]?.name).to.equal('<img src=x onerror=alert(1)>');
  });

  it('does not lose itself in a graph without end', () => {
    let deep: unknown = shoe();
    for (let depth = 0; depth < 3000; depth += 1) deep = { '@graph': [deep] };
    const wide = Array.from({ length: 20_000 }, () => ({ '@graph': [] }));
    expect(read({ '@graph': wide }).products).to.deep.equal([]);
    expect(read(JSON.stringify(deep)).products.length).to.be.lessThan(2);
  });
});
