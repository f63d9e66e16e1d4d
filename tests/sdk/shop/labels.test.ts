import { expect } from '@open-wc/testing';
import { rulesFor } from '../../../src/sdk/markets/market-rules.js';
import {
  DELIVERY_FRESH_MS,
  deliveryLabel,
  hotLabel,
  HOT_FRESH_MS,
  isBanned,
  minimumAge,
  stockLabel,
  STOCK_FRESH_MS,
} from '../../../src/sdk/shop/labels.js';
import type { Delivery } from '../../../src/sdk/show/shop-facts.js';

const T = Date.UTC(2026, 10, 27);
const stock = (quantity: number, asOf = T): { quantity: number; source: string; asOf: number } => ({
  quantity,
  source: 'warehouse',
  asOf,
});

describe('stockLabel', () => {
  it('says few, and who says so since when', () => {
    const label = stockLabel(stock(7), T + 1000);
    expect(label).to.include({ kind: 'stock', quantity: 7, source: 'warehouse', asOf: T });
    expect(label).to.include({ stale: false, freshUntil: T + STOCK_FRESH_MS });
  });

  it('is stale when it is old, and when it comes from the future', () => {
    expect(stockLabel(stock(7), T + STOCK_FRESH_MS)?.stale).to.equal(true);
    expect(stockLabel(stock(7, T + 3_600_000), T)?.stale).to.equal(true);
  });

  it('says sold out, and nothing of plenty or of nobody’s word', () => {
    expect(stockLabel(stock(0), T)?.kind).to.equal('sold-out');
    expect(stockLabel(stock(480), T)).to.equal(null);
    expect(stockLabel({ ...stock(7), source: '' }, T)).to.equal(null);
    expect(stockLabel(undefined, T)).to.equal(null);
  });
});

describe('hotLabel', () => {
  it('is gone when it is old: there is no stale heat', () => {
    const hot = { kind: 'bestseller', source: 'sales', asOf: T } as const;
    expect(hotLabel(hot, T)).to.include({ kind: 'hot', what: 'bestseller' });
    expect(hotLabel(hot, T + HOT_FRESH_MS)).to.equal(null);
    expect(hotLabel({ ...hot, source: '' }, T)).to.equal(null);
  });
});

describe('deliveryLabel', () => {
  const to = (place: string, min: number): Delivery => ({
    to: [place],
    days: { min, max: min + 1 },
    source: 'carrier',
    asOf: T,
  });
  const daysTo = (country: string | null, product: Delivery[], show: Delivery[]): number | null => {
    const label = deliveryLabel({ delivery: product }, { delivery: show }, country, T);
    return label?.kind === 'delivery' ? (label.delivery.days?.min ?? null) : null;
  };

  it('is the country’s own, else the Union’s, else the world’s', () => {
    const all = [to('*', 9), to('EU', 3), to('DE', 1)];
    expect(daysTo('DE', [], all)).to.equal(1);
    expect(daysTo('FR', [], all)).to.equal(3);
    expect(daysTo('US', [], all)).to.equal(9);
    expect(daysTo('US', [], [to('EU', 3)])).to.equal(null);
    expect(daysTo(null, [], all)).to.equal(null);
  });

  it('takes what the product says before what the show says', () => {
    expect(daysTo('DE', [to('DE', 5)], [to('DE', 1)])).to.equal(5);
  });

  it('is stale when nobody has said it for two days', () => {
    const label = deliveryLabel({ delivery: [to('DE', 1)] }, null, 'DE', T + DELIVERY_FRESH_MS);
    expect(label?.stale).to.equal(true);
  });
});

describe('what a market forbids', () => {
  const wine = { categories: [{ id: 'alcohol', name: 'Wine' }] };

  it('is not sold there, and is elsewhere from an age on', () => {
    expect(isBanned(wine, rulesFor('SA'))).to.equal(true);
    expect(isBanned(wine, rulesFor('DE'))).to.equal(false);
    expect(minimumAge(wine, rulesFor('US'))).to.equal(21);
    expect(minimumAge({}, rulesFor('US'))).to.equal(null);
  });

  it('says nothing while no rules are known', () => {
    expect(isBanned(wine, null)).to.equal(false);
    expect(minimumAge(wine, null)).to.equal(null);
  });
});
