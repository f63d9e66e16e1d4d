import { expect, nextFrame } from '@open-wc/testing';
import { rulesFor } from '../../src/sdk/markets/market-rules.js';
import type { Price } from '../../src/sdk/index.js';
import { aProduct, FakeRoom } from '../helpers/fake-room.js';
import { all, inRoom, rendered } from './in-room.js';
import type { LivePriceElement } from '../../src/components/live-price.js';

/** As a reader sees it: without marks of direction and odd spaces. */
function read(element: Element): string {
  return (element.shadowRoot?.textContent ?? '')
    .replace(/[\u2066-\u2069\u200e\u200f]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

async function aPrice(
  price: Partial<Price>,
  options: { country?: string; language?: string; compact?: boolean } = {},
): Promise<{ element: LivePriceElement; room: FakeRoom }> {
  const room = new FakeRoom();
  const variants = [
    {
      id: 'mug-1',
      options: {},
      price: { amount: '24.00', currency: 'EUR', ...price },
      availability: 'InStock' as const,
    },
  ];
  room.stores.shop.patch({ products: [aProduct({ variants })] });
  const { country, language = 'en', compact = false } = options;
  if (country) room.stores.market.patch({ country, rules: rulesFor(country) });
  const { element, scope } = await inRoom('live-price', {
    room,
    language,
    properties: { productId: 'mug', compact },
  });
  // In full it stands on a sheet.
  scope.style.background = '#fff';
  // Texts of a feature come a fetch later.
  while (!element.localizer?.has('market')) await nextFrame();
  await rendered(element);
  return { element, room };
}

const list = { kind: 'list', amount: '40.00', currency: 'EUR' } as const;
const lowest = { kind: 'lowest30d', amount: '30.00', currency: 'EUR' } as const;

describe('<live-price>', () => {
  it('is accessible, in English and in Arabic', async () => {
    for (const language of ['en', 'ar']) {
      const price = { referencePrices: [lowest], taxIncluded: true };
      const { element } = await aPrice(price, { country: 'DE', language });
      await expect(element).to.be.accessible();
    }
  });

  it('counts a reduction from the lowest price of 30 days, and says so', async () => {
    const { element } = await aPrice({ referencePrices: [list, lowest] }, { country: 'FR' });
    expect(all(element, 's').map((struck) => struck.textContent)).to.have.length(1);
    expect(read(element)).to.contain('€24 instead of €30');
    expect(read(element)).to.contain('−20%');
    expect(read(element)).to.contain('Lowest price of the last 30 days: €30');
  });

  it('strikes nothing through in the Union without that figure', async () => {
    const { element } = await aPrice({ referencePrices: [list] }, { country: 'FR' });
    expect(all(element, 's')).to.have.length(0);
    expect(read(element)).not.to.contain('%');
  });

  it('strikes the list price through where the law lets it', async () => {
    const { element } = await aPrice({ referencePrices: [list] }, { country: 'US' });
    expect(read(element)).to.contain('instead of €40');
    expect(read(element)).to.contain('List price: €40');
  });

  it('says the anchor price in Croatia, the unit price, the taxes and the shipping', async () => {
    const { element } = await aPrice(
      {
        referencePrices: [{ kind: 'anchor', amount: '26.00', currency: 'EUR' }],
        unitPrice: { amount: '48.00', currency: 'EUR', unit: 'kg' },
        taxIncluded: true,
        shippingNote: 'plus shipping',
      },
      { country: 'HR' },
    );
    const text = read(element);
    expect(text).to.contain('Anchor price: €26');
    expect(text).to.contain('€48 / kg');
    expect(text).to.contain('Taxes included · plus shipping');
  });

  it('says until when, and drops the claim when it is over', async () => {
    const promo = { endsAt: Date.now() + 3_600_000, label: 'Black Friday' };
    const { element, room } = await aPrice({ promo, referencePrices: [lowest] }, { country: 'DE' });
    expect(read(element)).to.match(/Black Friday · Until \d/);
    const product = room.stores.shop.current.products[0];
    const variant = product.variants[0];
    const price = {
      ...variant.price,
      promo: { endsAt: Date.now() - 1, then: { amount: '30.00', currency: 'EUR' } },
    };
    room.stores.shop.patch({
      products: [{ ...product, variants: [{ ...variant, price }] }],
    });
    await rendered(element);
    expect(read(element)).to.equal('€30');
  });

  it('says what the shop charges, and when a price has been quoted anew', async () => {
    const { element, room } = await aPrice({
      amount: '26.40',
      currency: 'USD',
      converted: {
        from: { amount: '24.00', currency: 'EUR' },
        rate: '1.10',
        source: 'ECB',
        asOf: Date.now(),
      },
    });
    expect(read(element)).to.contain('The shop charges €24. Rate: ECB,');
    room.stores.shop.patch({
      mixed: true,
      requotes: {
        'mug-1': {
          variantId: 'mug-1',
          previous: { amount: '24.00', currency: 'USD' },
          price: { amount: '26.40', currency: 'USD' },
          charged: { amount: '24.00', currency: 'EUR' },
          previousRate: '1.00',
          rate: '1.10',
          source: 'ECB',
          asOf: Date.now() - 86_400_000,
          at: Date.now(),
        },
      },
    });
    await rendered(element);
    expect(read(element)).to.contain('The exchange rate has moved: USD 26.40 instead of USD 24');
    expect(all(element, '[role=status]')).to.have.length(1);
  });

  it('says what may not be sold here, and from which age on', async () => {
    const { element, room } = await aPrice({}, { country: 'US' });
    const wine = aProduct({ categories: [{ id: 'alcohol', name: 'Wine' }] });
    room.stores.shop.patch({ products: [wine] });
    await rendered(element);
    expect(read(element)).to.contain('From 21 years');
    room.stores.shop.patch({ banned: ['mug'] });
    await rendered(element);
    expect(read(element)).to.contain('Not sold in your country');
  });

  it('shows a price of twelve digits without running out of a card', async () => {
    const { element } = await aPrice({ amount: '123456789012.34' }, { compact: true });
    element.style.inlineSize = '120px';
    element.style.display = 'block';
    await rendered(element);
    expect(element.scrollWidth).to.be.at.most(121);
  });

  it('is empty for a product that is gone', async () => {
    const { element, room } = await aPrice({});
    room.stores.shop.patch({ products: [] });
    await rendered(element);
    expect(read(element)).to.equal('');
  });
});
