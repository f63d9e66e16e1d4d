import { expect } from '@open-wc/testing';
import {
  eligibility,
  halfAfter,
  isQuiet,
  type JudgedBox,
  type JudgedViewer,
} from '../../../src/sdk/interactions/eligibility.js';
import { rulesFor, type MarketRules } from '../../../src/sdk/markets/market-rules.js';
import { lenientRules } from '../../helpers/interaction-desk.js';

const NOW = Date.UTC(2026, 5, 1, 12);
const eur = (amount: string) => ({ amount, currency: 'EUR' });

function aBox(change: Partial<JudgedBox> = {}): JudgedBox {
  return {
    access: 'paid',
    price: eur('10.00'),
    freeEntryUrl: 'https://shop.example/free',
    rulesUrl: 'https://shop.example/rules',
    items: [
      { ppm: 900_000, left: null, value: eur('5.00'), category: null },
      { ppm: 100_000, left: null, value: eur('40.00'), category: 'Toys' },
    ],
    oddsValid: true,
    minAge: null,
    maxPerViewer: null,
    maxSpend: null,
    blockedMarkets: [],
    setPrize: false,
    ...change,
  };
}

const VIEWER: JudgedViewer = { drawn: 0, spent: null, passed: [], underAge: false };

function judge(
  box: Partial<JudgedBox> = {},
  rules: MarketRules | null = lenientRules(),
  viewer: Partial<JudgedViewer> = {},
) {
  return eligibility(aBox(box), rules, { ...VIEWER, ...viewer }, NOW);
}
const hindrances = (...given: Parameters<typeof judge>) => judge(...given).hindrances;

describe('eligibility', () => {
  it('lets a viewer in whom nothing keeps out', () => {
    expect(judge()).to.deep.equal({ hindrances: [], gates: [], minAge: null, remaining: null });
  });

  it('is closed without odds, with wrong ones, without rules, and while the market is not known', () => {
    expect(hindrances({ items: [] })).to.include('odds-missing');
    expect(hindrances({ oddsValid: false })).to.include('odds-wrong');
    expect(hindrances({ rulesUrl: null })).to.include('rules-missing');
    expect(hindrances({}, null)).to.include('market-unknown');
    expect(hindrances({ price: null })).to.include('currency-unknown');
  });

  it('is closed where a market forbids what is paid for and drawn', () => {
    const blocked = lenientRules({ paidRandom: 'blocked' });
    expect(hindrances({}, blocked)).to.deep.equal(['market-blocked']);
    expect(hindrances({ access: 'with-purchase' }, blocked)).to.deep.equal(['market-blocked']);
    expect(hindrances({ access: 'free', price: null }, blocked)).to.deep.equal([]);
    expect(hindrances({ blockedMarkets: [lenientRules().market] })).to.deep.equal([
      'market-blocked',
    ]);
  });

  it('asks for the free way in, where there has to be one', () => {
    const rules = lenientRules({ freeEntryRequired: true });
    expect(hindrances({ freeEntryUrl: null }, rules)).to.deep.equal(['free-entry-missing']);
    expect(hindrances({}, rules)).to.deep.equal([]);
  });

  it('holds the caps on prizes, in money and as a multiple of the price', () => {
    const cap = (change: object) =>
      lenientRules({ prizeCap: { timesPrice: null, amounts: [], shareOfSales: null, ...change } });
    expect(hindrances({}, cap({ amounts: [eur('40.00')] }))).to.deep.equal([]);
    expect(hindrances({}, cap({ amounts: [eur('39.99')] }))).to.deep.equal(['prize-too-valuable']);
    expect(hindrances({}, cap({ timesPrice: 4 }))).to.deep.equal([]);
    expect(hindrances({}, cap({ timesPrice: 3 }))).to.deep.equal(['prize-too-valuable']);
    const yen = cap({ amounts: [{ amount: '100000', currency: 'JPY' }] });
    expect(hindrances({}, yen)).to.deep.equal(['currency-unknown']);
    const unnamed = { items: [{ ppm: 1_000_000, left: null, value: null, category: null }] };
    expect(hindrances(unnamed, cap({ timesPrice: 20 }))).to.deep.equal(['prize-too-valuable']);
  });

  it('holds the caps on a viewer, the market’s and the box’s own', () => {
    expect(
      judge({ maxPerViewer: 3 }, lenientRules({ maxPerViewer: 5 }), { drawn: 1 }).remaining,
    ).to.equal(2);
    expect(hindrances({ maxPerViewer: 3 }, lenientRules(), { drawn: 3 })).to.deep.equal([
      'viewer-limit',
    ]);
    const spend = lenientRules({ maxSpend: eur('25.00') });
    expect(hindrances({}, spend, { spent: eur('15.00') })).to.deep.equal([]);
    expect(hindrances({}, spend, { spent: eur('15.01') })).to.deep.equal(['spend-limit']);
    expect(hindrances({ maxSpend: eur('9.99') })).to.deep.equal(['spend-limit']);
    const dollars = lenientRules({ maxSpend: { amount: '25.00', currency: 'USD' } });
    expect(hindrances({}, dollars)).to.deep.equal(['currency-unknown']);
    expect(hindrances({}, lenientRules({ maxPrice: eur('9.00') }))).to.deep.equal([
      'price-too-high',
    ]);
  });

  it('bans the prize for a whole set, and what a market does not let be drawn', () => {
    const rules = lenientRules({ completeSetPrizeBanned: true, bannedCategories: ['toys'] });
    expect(hindrances({ setPrize: true }, rules)).to.deep.equal([
      'set-prize-banned',
      'category-banned',
    ]);
  });

  it('puts the gates in their order, and takes away those that were passed', () => {
    const rules = lenientRules({ minAge: 8, guardianConsent: true });
    expect(judge({}, rules)).to.deep.include({ gates: ['age', 'guardian'], minAge: 8 });
    expect(judge({ minAge: 18 }, rules).minAge).to.equal(18);
    expect(judge({}, rules, { passed: ['age', 'guardian'] }).gates).to.deep.equal([]);
    const assured = lenientRules({ paidRandom: 'age-assured', minAge: 18 });
    expect(judge({}, assured).gates).to.deep.equal(['age-assured']);
    expect(judge({}, assured, { passed: ['age'] }).gates).to.deep.equal(['age-assured']);
    expect(hindrances({}, assured, { underAge: true })).to.deep.equal(['under-age']);
  });

  it('is closed by default: the strictest of all markets lets no paid box through', () => {
    expect(hindrances({}, rulesFor(undefined))).to.include('market-blocked');
  });

  it('keeps quiet hours in their own zone, over midnight, and in a zone that does not exist', () => {
    const at = (hour: number) => Date.UTC(2026, 0, 1, hour);
    const hours = { from: '22:00', to: '06:00', timeZone: 'Asia/Tokyo' };
    expect(isQuiet(hours, at(13))).to.be.true;
    expect(isQuiet(hours, at(20))).to.be.true;
    expect(isQuiet(hours, at(21))).to.be.false;
    expect(isQuiet({ ...hours, timeZone: 'Mars/Olympus' }, at(12))).to.be.true;
  });

  it('says after how many boxes half of the buyers have one', () => {
    expect(halfAfter(1000, null, null)).to.equal(693);
    expect(halfAfter(500_000, null, null)).to.equal(1);
    expect(halfAfter(0, null, null)).to.equal(null);
    // Of a case of a hundred with one of them: the middle of it.
    expect(halfAfter(0, 1, 100)).to.equal(50);
    expect(halfAfter(0, 0, 100)).to.equal(null);
    expect(halfAfter(0, 100, 100)).to.equal(1);
  });
});
