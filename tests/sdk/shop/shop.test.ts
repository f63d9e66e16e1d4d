import { expect } from '@open-wc/testing';
import { decodeProducts } from '../../../src/sdk/products/decode-products.js';
import type { Product, Variant } from '../../../src/sdk/show/show-document.js';
import { formatMoney } from '../../../src/sdk/shop/format-money.js';
import { isPurchasable } from '../../../src/sdk/state/purchasable.js';
import { variantFor } from '../../../src/sdk/shop/product.js';
import { CartDesk } from '../../../src/sdk/shop/cart-desk.js';
import { Shop } from '../../../src/sdk/shop/shop.js';
import { FakeAnnouncer } from '../../helpers/fake-announcer.js';
import { FakeClock } from '../../helpers/fake-clock.js';
import { BASE, productJson } from '../../helpers/show-fixtures.js';

const T = Date.UTC(2026, 0, 1);

function setUp(): { shop: Shop; announcer: FakeAnnouncer; pins: () => readonly string[] } {
  const announcer = new FakeAnnouncer();
  const { signal } = new AbortController();
  const shop = new Shop({
    clock: new FakeClock(),
    random: () => 0.5,
    announcer,
    signal,
    language: () => 'en',
    loadCart: async () => CartDesk,
  });
  return { shop, announcer, pins: () => shop.store.current.pins };
}

describe('Shop', () => {
  describe('pins', () => {
    it('appear with the picture they belong to', () => {
      const { shop, announcer, pins } = setUp();
      shop.stage.advance(T);
      shop.stage.pin('shoe', T + 100);
      expect(pins()).to.deep.equal([]);
      shop.stage.advance(T + 99);
      expect(pins()).to.deep.equal([]);
      shop.stage.advance(T + 101);
      expect(pins()).to.deep.equal(['shoe']);
      expect(announcer.detailsOf('product-pinned')).to.deep.equal([
        { productId: 'shoe', stageTime: T + 100 },
      ]);
    });

    it('are those of the past after a rewind, without an announcement', () => {
      const { shop, announcer, pins } = setUp();
      shop.stage.pin('shoe', T + 100);
      shop.stage.unpin('shoe', T + 200);
      shop.stage.pin('hat', T + 200);
      for (let time = 0; time <= 300; time += 50) shop.stage.advance(T + time);
      expect(pins()).to.deep.equal(['hat']);
      const said = announcer.facts.length;
      shop.stage.advance(T + 150);
      expect(pins()).to.deep.equal(['shoe']);
      expect(announcer.facts).to.have.length(said);
    });

    it('announce what comes and what goes when the picture passes it', () => {
      const { shop, announcer } = setUp();
      shop.stage.advance(T);
      shop.stage.pin('shoe', T + 100);
      shop.stage.unpin('shoe', T + 200);
      for (let time = 0; time <= 300; time += 16) shop.stage.advance(T + time);
      expect(announcer.facts.map(({ type }) => type)).to.deep.equal([
        'product-pinned',
        'product-unpinned',
      ]);
    });

    it('stand as they are for somebody who comes late', () => {
      const { shop, announcer, pins } = setUp();
      shop.stage.resetPins([{ productId: 'shoe', at: T - 60_000 }], T);
      shop.stage.advance(T - 500);
      expect(pins()).to.deep.equal(['shoe']);
      expect(announcer.facts).to.deep.equal([]);
    });

    it('are mended by a snapshot after an outage', () => {
      const { shop, pins } = setUp();
      shop.stage.advance(T);
      shop.stage.pin('shoe', T);
      shop.stage.resetPins([{ productId: 'hat', at: T + 500 }], T + 1000);
      shop.stage.advance(T + 1000);
      expect(pins()).to.deep.equal(['hat']);
    });

    it('are three at most, newest first', () => {
      const { shop, pins } = setUp();
      for (const id of ['a', 'b', 'c', 'd']) shop.stage.pin(id, T);
      shop.stage.advance(T);
      expect(pins()).to.deep.equal(['d', 'c', 'b']);
    });

    it('are not announced by a jump of the viewer', () => {
      const { shop, announcer, pins } = setUp();
      shop.stage.advance(T);
      shop.stage.pin('shoe', T + 30_000);
      shop.stage.advance(T + 60_000);
      expect(pins()).to.deep.equal(['shoe']);
      expect(announcer.facts).to.deep.equal([]);
    });
  });

  it('shows the options the host holds up, by the picture', () => {
    const { shop } = setUp();
    shop.stage.highlight('shoe', { color: 'blue' }, T);
    shop.stage.highlight('shoe', { color: 'red' }, T + 100);
    shop.stage.advance(T + 50);
    expect(shop.store.current.highlights).to.deep.equal({ shoe: { color: 'blue' } });
    shop.stage.advance(T + 100);
    expect(shop.store.current.highlights).to.deep.equal({ shoe: { color: 'red' } });
  });

  it('believes the newest stock statement, in whatever order they come', () => {
    const { shop } = setUp();
    const statement = (quantity: number, asOf: number) => ({
      variantId: 'v',
      quantity,
      source: 'erp',
      asOf,
    });
    shop.setStock([statement(5, T + 2), statement(9, T + 1)]);
    shop.setStock([statement(7, T)]);
    expect(shop.store.current.stock).to.deep.equal({
      v: { quantity: 5, source: 'erp', asOf: T + 2 },
    });
  });

  it('announces that a product is looked at', () => {
    const { shop, announcer } = setUp();
    shop.view('shoe');
    expect(announcer.facts).to.deep.equal([
      { type: 'product-viewed', detail: { productId: 'shoe' } },
    ]);
  });
});

describe('product helpers', () => {
  const variant = (overrides: Partial<Variant>): Variant => ({
    id: 'v',
    options: {},
    price: { amount: '1', currency: 'EUR' },
    availability: 'InStock',
    ...overrides,
  });
  const stock = (quantity: number) => ({ quantity, source: 'erp', asOf: T });

  it('find the variant of the chosen options', () => {
    const [product] = decodeProducts([productJson()], BASE, () => undefined) as [Product];
    expect(variantFor(product, { color: 'blue' })?.id).to.equal('shoe-blue');
    expect(variantFor(product, { color: 'red' })).to.equal(undefined);
    expect(variantFor(product, {})).to.equal(undefined);
  });

  it('let nobody buy what is gone, and believe the stock before the document', () => {
    expect(isPurchasable(variant({}))).to.equal(true);
    expect(isPurchasable(variant({ availability: 'SoldOut' }))).to.equal(false);
    expect(isPurchasable(variant({}), stock(0))).to.equal(false);
    expect(isPurchasable(variant({ availability: 'OutOfStock' }), stock(3))).to.equal(true);
    expect(isPurchasable(variant({ availability: 'PreOrder' }), stock(0))).to.equal(true);
  });
});

describe('formatMoney', () => {
  /** Without the marks that keep a price together in right-to-left text. */
  const plain = (text: string): string => text.replace(/\s/g, ' ').replace(/[\u2066\u2069]/g, '');

  it('keeps sign and number together in right-to-left text', () => {
    expect(formatMoney({ amount: '89', currency: 'USD' }, 'ar')).to.match(/^\u2066.*89.*\u2069$/);
  });

  it('writes an amount as the reader does', () => {
    expect(plain(formatMoney({ amount: '49.90', currency: 'USD' }, 'en'))).to.equal('$49.90');
    expect(plain(formatMoney({ amount: '49.90', currency: 'EUR' }, 'de'))).to.equal('49,90 €');
    expect(plain(formatMoney({ amount: '1200', currency: 'JPY' }, 'ja'))).to.equal('￥1,200');
  });

  it('leaves out decimals that say nothing', () => {
    expect(plain(formatMoney({ amount: '20.00', currency: 'USD' }, 'en'))).to.equal('$20');
  });

  it('loses no cent of an amount that a float cannot hold', () => {
    expect(plain(formatMoney({ amount: '90071992547409931.01', currency: 'USD' }, 'en'))).to.equal(
      '$90,071,992,547,409,931.01',
    );
  });

  it('names the currency where currencies mix', () => {
    expect(plain(formatMoney({ amount: '5', currency: 'CAD' }, 'en', 'code'))).to.equal('CAD 5');
  });

  it('never throws', () => {
    expect(plain(formatMoney({ amount: 'x', currency: '??' }, 'not a tag'))).to.equal('x ??');
    expect(plain(formatMoney({ amount: '1e9', currency: 'EUR' }, 'en'))).to.equal('1e9 EUR');
  });
});
