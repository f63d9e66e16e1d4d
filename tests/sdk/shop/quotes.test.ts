import { expect } from '@open-wc/testing';
import { CartDesk } from '../../../src/sdk/shop/cart-desk.js';
import { PriceDesk } from '../../../src/sdk/shop/price-desk.js';
import { convert, hasDrifted, RATE_FRESH_MS } from '../../../src/sdk/shop/quotes.js';
import { Shop } from '../../../src/sdk/shop/shop.js';
import { decodeProducts } from '../../../src/sdk/products/decode-products.js';
import type { ExchangeRate } from '../../../src/sdk/show/price.js';
import { FakeAnnouncer } from '../../helpers/fake-announcer.js';
import { FakeClock } from '../../helpers/fake-clock.js';
import { BASE, productJson } from '../../helpers/show-fixtures.js';

const T = Date.UTC(2026, 10, 27);

function aRate(overrides: Partial<ExchangeRate> = {}): ExchangeRate {
  return { from: 'EUR', to: 'USD', rate: '1.10', source: 'ECB', asOf: T - 1000, ...overrides };
}

function aShop(price: object = {}): { shop: Shop; announcer: FakeAnnouncer; shown: () => unknown } {
  const announcer = new FakeAnnouncer();
  const { signal } = new AbortController();
  const shop = new Shop({
    clock: new FakeClock(),
    random: () => 0.5,
    announcer,
    signal,
    language: () => 'en',
    loadCart: async () => CartDesk,
    prices: async () => new PriceDesk(() => T),
  });
  const product = productJson({
    variants: [
      {
        id: 'shoe-blue',
        options: { color: 'blue' },
        price: { amount: '50.00', currency: 'EUR', ...price },
        availability: 'InStock',
      },
    ],
  });
  shop.setProducts(decodeProducts([product], BASE, () => undefined));
  const shown = (): unknown => {
    const { amount, currency } = shop.store.current.products[0].variants[0].price;
    return `${amount} ${currency}`;
  };
  return { shop, announcer, shown };
}

describe('hasDrifted', () => {
  it('lets a rate move by five percent either way', () => {
    expect(hasDrifted('1.00', '1.05')).to.equal(false);
    expect(hasDrifted('1.00', '0.95')).to.equal(false);
    expect(hasDrifted('1.00', '1.0501')).to.equal(true);
    expect(hasDrifted('1.00', '0.9499')).to.equal(true);
    expect(hasDrifted('158.42', '166.35')).to.equal(true);
  });
});

describe('convert', () => {
  it('writes as many decimals as the rate says, else as the shop does', () => {
    const from = { amount: '49.90', currency: 'EUR' };
    expect(convert(from, aRate({ rate: '1.1' })).amount).to.equal('54.89');
    expect(convert(from, aRate({ to: 'JPY', rate: '163.21', decimals: 0 }))).to.deep.equal({
      amount: '8144',
      currency: 'JPY',
    });
  });
});

describe('a price in the viewer’s currency', () => {
  it('is quoted at a rate with a source and a time', async () => {
    const { shop, shown } = aShop();
    await shop.quote({ currency: 'USD', rates: [aRate()] });
    expect(shown()).to.equal('55.00 USD');
    expect(shop.store.current.products[0]?.variants[0]?.price.converted).to.deep.equal({
      from: { amount: '50.00', currency: 'EUR' },
      rate: '1.10',
      source: 'ECB',
      asOf: T - 1000,
    });
  });

  it('keeps its quote while the rate moves within five percent', async () => {
    const { shop, announcer, shown } = aShop();
    await shop.quote({ currency: 'USD', rates: [aRate()] });
    await shop.quote({ rates: [aRate({ rate: '1.15', asOf: T })] });
    expect(shown()).to.equal('55.00 USD');
    expect(announcer.detailsOf('price-requoted')).to.deep.equal([]);
  });

  it('is quoted anew beyond, and says so: never silently', async () => {
    const { shop, announcer, shown } = aShop();
    await shop.quote({ currency: 'USD', rates: [aRate()] });
    await shop.quote({ rates: [aRate({ rate: '1.20', asOf: T })] });
    expect(shown()).to.equal('60.00 USD');
    const requote = {
      variantId: 'shoe-blue',
      previous: { amount: '55.00', currency: 'USD' },
      price: { amount: '60.00', currency: 'USD' },
      charged: { amount: '50.00', currency: 'EUR' },
      previousRate: '1.10',
      rate: '1.20',
      source: 'ECB',
      asOf: T,
      at: T,
    };
    expect(announcer.detailsOf('price-requoted')).to.deep.equal([{ requotes: [requote] }]);
    expect(shop.store.current.requotes).to.deep.equal({ 'shoe-blue': requote });
    // The new quote is the one that holds now.
    await shop.quote({ rates: [aRate({ rate: '1.16', asOf: T + 1 })] });
    expect(shown()).to.equal('60.00 USD');
  });

  it('creeps past the limit in small steps no more than in a large one', async () => {
    const { shop, announcer, shown } = aShop();
    await shop.quote({ currency: 'USD', rates: [aRate()] });
    for (const [step, rate] of ['1.12', '1.14', '1.15', '1.17'].entries())
      await shop.quote({ rates: [aRate({ rate, asOf: T + step })] });
    expect(shown()).to.equal('58.50 USD');
    expect(announcer.detailsOf('price-requoted')).to.have.length(1);
  });

  it('quotes anew what the shop itself has converted', async () => {
    const { shop, announcer, shown } = aShop({
      amount: '55.00',
      currency: 'USD',
      referencePrices: [{ kind: 'lowest30d', amount: '70.00', currency: 'USD' }],
      converted: {
        from: { amount: '50.00', currency: 'EUR' },
        rate: '1.10',
        source: 'shop',
        asOf: T - 60_000,
      },
    });
    await shop.quote({ rates: [aRate({ rate: '1.12' })] });
    expect(shown()).to.equal('55.00 USD');
    await shop.quote({ rates: [aRate({ rate: '1.20', asOf: T })] });
    expect(shown()).to.equal('60.00 USD');
    expect(announcer.detailsOf('price-requoted')).to.have.length(1);
    // What it was a reduction from, nobody knows at this rate.
    expect(shop.store.current.products[0]?.variants[0]?.price.referencePrices).to.deep.equal([]);
  });

  it('takes what the shop states in that currency before any conversion', async () => {
    const { shop, shown } = aShop();
    shop.setProducts(
      decodeProducts(
        [
          productJson({
            variants: [
              {
                id: 'v',
                price: { amount: '50', currency: 'EUR' },
                prices: [{ amount: '59', currency: 'USD' }],
                availability: 'InStock',
              },
            ],
          }),
        ],
        BASE,
        () => undefined,
      ),
    );
    await shop.quote({ currency: 'USD', rates: [aRate()] });
    expect(shown()).to.equal('59 USD');
  });

  it('stays the shop’s own without a rate, with an old one, and with one that is none', async () => {
    for (const rates of [
      [],
      [aRate({ asOf: T - RATE_FRESH_MS })],
      [{ ...aRate(), rate: '0' }],
      [{ ...aRate(), rate: 'NaN' }],
      [{ ...aRate(), source: undefined }],
      [aRate({ from: 'GBP' })],
      ['rubbish', null],
    ]) {
      const { shop, shown } = aShop();
      await shop.quote({ currency: 'USD', rates });
      expect(shown()).to.equal('50.00 EUR');
    }
  });

  it('is another quote, not a changed price, in another currency', async () => {
    const { shop, announcer, shown } = aShop();
    await shop.quote({ currency: 'USD', rates: [aRate(), aRate({ to: 'GBP', rate: '0.86' })] });
    await shop.quote({ currency: 'GBP' });
    expect(shown()).to.equal('43.00 GBP');
    await shop.quote({ currency: null });
    expect(shown()).to.equal('50.00 EUR');
    expect(announcer.detailsOf('price-requoted')).to.deep.equal([]);
  });

  it('is the shop’s own when the code for it cannot be fetched, and that is told', async () => {
    const announcer = new FakeAnnouncer();
    const shop = new Shop({
      clock: new FakeClock(),
      random: () => 0.5,
      announcer,
      signal: new AbortController().signal,
      language: () => 'en',
      loadCart: async () => CartDesk,
      prices: () => Promise.reject(new Error('offline')),
    });
    await shop.quote({ currency: 'USD' });
    expect(announcer.errors.map(({ code }) => code)).to.deep.equal(['engine-unavailable']);
  });
});
