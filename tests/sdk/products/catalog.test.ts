import { expect } from '@open-wc/testing';
import { Catalog } from '../../../src/sdk/products/catalog.js';
import type { ProductProvider } from '../../../src/sdk/products/product-provider.js';
import type { ProductsState } from '../../../src/sdk/products/products-state.js';
import type { Product } from '../../../src/sdk/show/show-document.js';
import { FakeAnnouncer } from '../../helpers/fake-announcer.js';
import { FakeClock } from '../../helpers/fake-clock.js';
import { BASE, productJson } from '../../helpers/show-fixtures.js';

const T = Date.UTC(2026, 0, 1);
const LD = {
  '@type': 'Product',
  sku: 'shoe',
  name: 'Shoe of the page',
  description: 'As the page says.',
  image: '/page.jpg',
  offers: { price: 1, priceCurrency: 'EUR' },
};

function setUp(texts: unknown[] = []) {
  const clock = new FakeClock();
  const announcer = new FakeAnnouncer();
  const applied: (readonly Product[])[] = [];
  const state: Partial<ProductsState>[] = [];
  const catalog = new Catalog({
    clock,
    announcer,
    signal: new AbortController().signal,
    language: () => 'es',
    market: () => ({ country: 'MX', currency: null }),
    pageUrl: 'https://shop.example/',
    structuredData: async () => texts.map((text) => JSON.stringify(text)),
    apply: (products) => applied.push(products),
    changed: (change) => state.push(change),
  });
  const now = (): ProductsState => Object.assign({}, ...state) as ProductsState;
  return { catalog, clock, announcer, products: () => applied.at(-1) ?? [], applied, now };
}

describe('Catalog', () => {
  it('has the products of the show document', async () => {
    const { catalog, products, now, announcer } = setUp();
    await catalog.setDocument([productJson()], BASE);
    expect(products().map(({ id }) => id)).to.deep.equal(['shoe']);
    expect(now().phase).to.equal('ready');
    expect(announcer.errors).to.deep.equal([]);
  });

  it('fills what the document leaves open from the page, matched by id or by address', async () => {
    const { catalog, products } = setUp([
      LD,
      { ...LD, sku: 'x', url: '/products/hat', name: 'Hat' },
    ]);
    await catalog.setDocument(
      ['shoe', { id: 'hat', url: '/products/hat' }, productJson({ id: 'own' })],
      BASE,
    );
    expect(products().map(({ id, name }) => [id, name])).to.deep.equal([
      ['shoe', 'Shoe of the page'],
      ['hat', 'Hat'],
      ['own', { en: 'Shoe', es: 'Zapato' }],
    ]);
    expect(products()[0]?.images[0]?.url).to.equal('https://shop.example/page.jpg');
  });

  it('believes the document before the page on the price, and says that they differ', async () => {
    const { catalog, products, announcer } = setUp([LD]);
    await catalog.setDocument([productJson()], BASE);
    expect(products()[0]?.variants[0]?.price.amount).to.equal('49.90');
    expect(products()[0]?.description).to.equal('As the page says.');
    expect(announcer.errors.map(({ code }) => code)).to.deep.equal(['product-invalid']);
    expect(announcer.errors[0]?.message).to.contain('the show document counts');
  });

  it('takes a price from the page where the document has none', async () => {
    const { catalog, products } = setUp([LD]);
    await catalog.setDocument(
      [productJson({ variants: [{ id: 'shoe-blue', options: { color: 'blue' } }] })],
      BASE,
    );
    expect(products()[0]?.variants[0]).to.deep.include({
      id: 'shoe-blue',
      price: { amount: '1', currency: 'EUR' },
    });
  });

  it('lets the page add no product to the show', async () => {
    const { catalog, products } = setUp([LD]);
    await catalog.setDocument([], BASE);
    expect(products()).to.deep.equal([]);
  });

  it('says which product nobody knows', async () => {
    const { catalog, products, announcer } = setUp();
    await catalog.setDocument(['ghost'], BASE);
    expect(products()).to.deep.equal([]);
    expect(announcer.errors[0]?.message).to.contain('products.0');
  });

  describe('with a provider', () => {
    const answering =
      (...entries: unknown[]): ProductProvider =>
      async () =>
        entries;

    it('asks it for all products in the language of the viewer, and believes it first', async () => {
      const { catalog, products, applied } = setUp([LD]);
      const asked: unknown[] = [];
      await catalog.setProvider(async (ids, { language, country }) => {
        asked.push([ids, language, country]);
        return [
          {
            id: 'shoe',
            variants: [
              { id: 'eu', price: { amount: '55', currency: 'EUR' }, availability: 'InStock' },
            ],
            options: [],
          },
        ];
      });
      await catalog.setDocument([productJson()], BASE);
      expect(asked).to.deep.equal([[['shoe'], 'es', 'MX']]);
      // What the document says is there meanwhile.
      expect(applied.length).to.be.greaterThan(1);
      expect(products()[0]?.variants.map(({ id }) => id)).to.deep.equal(['eu']);
      expect(products()[0]?.name).to.deep.equal({ en: 'Shoe', es: 'Zapato' });
    });

    it('ignores what was not asked for', async () => {
      const { catalog, products } = setUp();
      await catalog.setProvider(answering(productJson({ id: 'other' }), null, 7));
      await catalog.setDocument([productJson()], BASE);
      expect(products().map(({ id }) => id)).to.deep.equal(['shoe']);
    });

    for (const [what, provider] of Object.entries<ProductProvider>({
      throws: () => {
        throw new Error('down');
      },
      rejects: () => Promise.reject(new Error('down')),
      'answers nonsense': () => ({ shoe: 1 }) as never,
    })) {
      it(`goes on with the document when it ${what}`, async () => {
        const { catalog, products, announcer } = setUp();
        await catalog.setProvider(provider);
        await catalog.setDocument([productJson()], BASE);
        expect(products()).to.have.length(1);
        expect(announcer.errors.map(({ code }) => code)).to.deep.equal(['products-failed']);
      });
    }

    it('waits ten seconds for it, and no longer', async () => {
      const { catalog, clock, products, announcer, now } = setUp();
      await catalog.setProvider(() => new Promise<never>(() => undefined));
      const reading = catalog.setDocument([productJson()], BASE);
      expect(now().phase).to.equal('loading');
      await clock.advance(10_000);
      await reading;
      expect(products()).to.have.length(1);
      expect(announcer.errors[0]?.message).to.contain('10 s');
      expect(now().phase).to.equal('ready');
    });

    it('lets a later answer of an older question say nothing', async () => {
      const { catalog, products } = setUp();
      let first: (value: readonly unknown[]) => void = () => undefined;
      await catalog.setDocument([productJson()], BASE);
      const old = catalog.setProvider(() => new Promise((resolve) => (first = resolve)));
      await catalog.setProvider(answering({ id: 'shoe', name: 'New' }));
      first([{ id: 'shoe', name: 'Old' }]);
      await old;
      expect(products()[0]?.name).to.equal('New');
    });
  });

  it('knows what was shown up to the present picture, and since when the viewer is here', async () => {
    const { catalog, now } = setUp();
    const pin = (productId: string): never => ({ type: 'pin', data: { productId } }) as never;
    const data = {
      shown: [{ productId: 'hat', at: T - 60_000 }],
      pins: [{ productId: 'shoe', at: T - 10 }],
    };
    catalog.receive({ message: { type: 'snapshot', data } as never, at: T });
    catalog.receive({ message: pin('cap'), at: T + 500 });
    catalog.advance(T);
    expect(now()).to.deep.include({ since: T, shown: { hat: T - 60_000, shoe: T - 10 } });
    catalog.advance(T + 500);
    expect(now().shown).to.deep.equal({ hat: T - 60_000, shoe: T - 10, cap: T + 500 });
    expect(now().since).to.equal(T);
  });
});
