import { expect, nextFrame } from '@open-wc/testing';
import type { ShopFacts, Stock } from '../../src/sdk/index.js';
import type { LiveLabelsElement } from '../../src/components/live-labels.js';
import { aProduct, aShirt, FakeRoom } from '../helpers/fake-room.js';
import { all, inRoom, rendered, words } from './in-room.js';

const HOUR = 3_600_000;

function delivery(overrides: object = {}): ShopFacts['delivery'][number] {
  return {
    to: ['EU'],
    label: { en: 'Europe', ar: 'أوروبا' },
    days: { min: 3, max: 3 },
    source: 'DHL',
    asOf: Date.now() - HOUR,
    ...overrides,
  };
}

async function labels(
  options: {
    stock?: Stock;
    stockThen?: Stock;
    product?: object;
    facts?: Partial<ShopFacts>;
    language?: string;
    compact?: boolean;
    variantId?: string;
  } = {},
): Promise<LiveLabelsElement> {
  const room = new FakeRoom();
  const { stock, product = {}, facts = {}, language = 'en', compact = false } = options;
  const { variantId = '' } = options;
  room.stores.shop.patch({
    products: [aProduct(product)],
    stock: stock ? { 'mug-1': stock } : {},
  });
  if (options.stockThen) room.stores.replay.patch({ stockThen: { 'mug-1': options.stockThen } });
  room.stores.market.patch({
    country: 'DE',
    facts: { ...room.stores.market.current.facts, ...facts },
  });
  const { element, scope } = await inRoom('live-labels', {
    room,
    language,
    properties: { productId: 'mug', variantId, compact },
  });
  // In full they stand on a sheet.
  scope.style.background = '#fff';
  while (!element.localizer?.has('market')) await nextFrame();
  await rendered(element);
  return element;
}

describe('<live-labels>', () => {
  const stock = { quantity: 7, source: 'Warehouse Leipzig', asOf: Date.now() };

  it('says in a replay what was left then, beside what is left today, and only in full', async () => {
    const stockThen = { quantity: 3, source: 'Warehouse Leipzig', asOf: 0 };
    const said = words(await labels({ stock, stockThen }));
    expect(said).to.contain('7 left').and.to.contain('At this moment of the show: 3 left');
    const gone = { ...stockThen, quantity: 0 };
    expect(words(await labels({ stock, stockThen: gone }))).to.contain('show: Sold out');
    expect(words(await labels({ stock, stockThen, compact: true }))).not.to.contain('moment');
    await expect(await labels({ stock, stockThen, language: 'ar' })).to.be.accessible();
  });

  it('is accessible, in English and in Arabic', async () => {
    for (const language of ['en', 'ar']) {
      const element = await labels({
        stock,
        language,
        facts: { delivery: [delivery()], service: { tracking: 'https://shop.example/orders' } },
      });
      await expect(element).to.be.accessible();
    }
  });

  it('says how many are left, who says so, and when', async () => {
    const element = await labels({ stock });
    expect(words(element)).to.match(/7 left\s+Warehouse Leipzig, \d/);
  });

  it('says nothing of a count that is old or nobody’s', async () => {
    for (const wrong of [
      { ...stock, asOf: Date.now() - HOUR },
      { ...stock, source: '' },
    ]) {
      expect(words(await labels({ stock: wrong }))).to.equal('');
    }
  });

  it('says sold out as soon as the shop does', async () => {
    expect(words(await labels({ stock: { ...stock, quantity: 0 } }))).to.contain('Sold out');
  });

  it('says sold out of a product only when all of it is, of a variant when that is', async () => {
    const [one, , other] = aShirt().variants;
    const of = (variants: object[], variantId = ''): Promise<string> =>
      labels({ product: { id: 'mug', variants }, compact: true, variantId }).then(words);
    const gone = { ...one, id: 'gone', availability: 'SoldOut' };
    expect(await of([gone, other])).to.equal('');
    expect(await of([gone, other], 'gone')).to.equal('Sold out');
    expect(await of([gone])).to.equal('Sold out');
  });

  it('says nothing of one variant’s count for all of them', async () => {
    const [one, , other] = aShirt().variants;
    const few = { ...one, id: 'few', stock };
    const product = { id: 'mug', variants: [few, other] };
    expect(words(await labels({ product, compact: true }))).to.equal('');
    expect(words(await labels({ product, compact: true, variantId: 'few' }))).to.equal('7 left');
  });

  it('promises delivery to the viewer’s country with a source, and what happens when it is late', async () => {
    const element = await labels({
      facts: { delivery: [delivery({ late: 'a voucher of €5' })] },
    });
    expect(words(element)).to.contain('Europe: 3 days');
    expect(words(element)).to.contain('DHL,');
    expect(words(element)).to.contain('If it comes late: a voucher of €5');
  });

  it('shows a promise that is old as out of date', async () => {
    const asOf = Date.now() - 72 * HOUR;
    const element = await labels({ facts: { delivery: [delivery({ asOf })] } });
    expect(words(element)).to.contain('No longer up to date: DHL');
    expect(all(element, '.stale')).to.have.length(1);
  });

  it('says where nothing is delivered to, and spans of days', async () => {
    expect(words(await labels({ facts: { delivery: [delivery({ days: null })] } }))).to.contain(
      'No delivery: Europe',
    );
    const span = delivery({ label: undefined, days: { min: 2, max: 4 } });
    expect(words(await labels({ facts: { delivery: [span] } }))).to.contain('Germany: 2–4 days');
  });

  it('calls hot only what somebody called hot today', async () => {
    const hot = { kind: 'bestseller', source: 'Sales of today', asOf: Date.now() };
    expect(words(await labels({ product: { hot } }))).to.contain('Bestseller');
    const old = { ...hot, asOf: Date.now() - 48 * HOUR };
    expect(words(await labels({ product: { hot: old } }))).to.equal('');
  });

  it('hands on to tracking and help, and to no address that is none', async () => {
    const element = await labels({
      facts: {
        service: {
          tracking: 'https://shop.example/orders',
          support: { url: 'javascript:alert(1)', phone: '+49 30 1234', hours: 'Mon–Fri' },
        },
      },
    });
    const links = all(element, 'a').map((link) => link.getAttribute('href'));
    expect(links).to.deep.equal(['https://shop.example/orders']);
    expect(words(element)).to.contain('+49 30 1234');
  });

  it('says only what is fresh, in few words, on a card', async () => {
    const asOf = Date.now() - 72 * HOUR;
    const element = await labels({
      stock,
      compact: true,
      facts: { delivery: [delivery({ asOf })] },
    });
    expect(words(element)).to.equal('7 left');
  });
});
