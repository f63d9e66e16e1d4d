import { expect } from '@open-wc/testing';
import { checkClaims } from '../../../src/sdk/markets/check-claims.js';
import { decodeRulePacks } from '../../../src/sdk/markets/decode-rule-packs.js';
import { rulesFor, STRICTEST, type MarketRules } from '../../../src/sdk/markets/market-rules.js';
import { PACKS } from '../../../src/sdk/markets/packs/packs.js';
import type { RulePack } from '../../../src/sdk/markets/rule-pack.js';

const own = (market: string, ...rules: RulePack['rules']): RulePack => ({ market, rules });
const source = { title: 'Our own policy', date: '2026-11', basis: 'merchant' } as const;

describe('rulesFor', () => {
  it('knows the markets that it says it knows', () => {
    for (const market of 'CN JP KR EU DE FR HR BE GB US BR SG ID TH VN SA AE IN'.split(' '))
      expect(rulesFor(market).market).to.equal(market);
  });

  it('is the strictest for a market that nobody said or knows', () => {
    for (const market of [undefined, '', 'XX', 'nonsense', 'strictest']) {
      const rules = rulesFor(market);
      expect(rules.market).to.equal(STRICTEST);
      expect(rules.consentMode).to.equal('opt-in');
      expect(rules.sponsorDisclosure).to.equal('permanent');
      expect(rules.aiHostDisclosure).to.equal('permanent');
      expect(rules.chance).to.include({
        paidRandom: 'blocked',
        minAge: 21,
        guardianConsent: true,
        oddsRequired: true,
        freeEntryRequired: true,
        rulesLinkRequired: true,
        completeSetPrizeBanned: true,
      });
      expect(rules.referencePrice).to.deep.equal({
        lowest30d: true,
        anchorPrice: true,
        unitPrice: true,
      });
    }
  });

  it('is never more lenient for an unknown market than for any known one', () => {
    const strict = rulesFor(undefined);
    const duties = (rules: MarketRules): boolean[] => [
      rules.promoDates,
      rules.taxIncluded,
      rules.chance.guardianConsent,
      rules.chance.oddsRequired,
      rules.chance.freeEntryRequired,
      rules.chance.rulesLinkRequired,
      rules.chance.completeSetPrizeBanned,
      ...Object.values(rules.referencePrice),
    ];
    for (const { market } of PACKS) {
      const rules = rulesFor(market);
      duties(rules).forEach((duty, index) => {
        if (duty) expect(duties(strict)[index], market).to.equal(true);
      });
      expect(strict.bannedCategories).to.include.members([...rules.bannedCategories]);
      expect(strict.chance.minAge).to.be.at.least(rules.chance.minAge ?? 0);
    }
  });

  it('folds a union into its members, who have the last word', () => {
    expect(rulesFor('IT').referencePrice.lowest30d).to.equal(true);
    expect(rulesFor('IT').chance.paidRandom).to.equal('age-assured');
    expect(rulesFor('be').chance.paidRandom).to.equal('blocked');
    expect(rulesFor('HR').referencePrice.anchorPrice).to.equal(true);
    expect(rulesFor('SI').referencePrice.anchorPrice).to.equal(false);
    // A member adds to what the union bans.
    expect(rulesFor('FR').bannedCategories).to.include.members(['tobacco', 'cosmetic-surgery']);
  });

  it('takes a whole union as strictly as its strictest member', () => {
    const union = rulesFor('EU');
    expect(union.chance.paidRandom).to.equal('blocked');
    expect(union.referencePrice.anchorPrice).to.equal(true);
    expect(union.sponsorDisclosure).to.equal('permanent');
  });

  it('knows what the laws on chance say', () => {
    expect(rulesFor('CN').chance).to.deep.include({
      minAge: 8,
      guardianConsent: true,
      oddsRequired: true,
      maxPrice: { amount: '200', currency: 'CNY' },
    });
    expect(rulesFor('JP').chance).to.deep.include({
      completeSetPrizeBanned: true,
      prizeCap: {
        timesPrice: 20,
        amounts: [{ amount: '100000', currency: 'JPY' }],
        shareOfSales: 0.02,
      },
    });
    expect(rulesFor('US').chance).to.include({ freeEntryRequired: true, rulesLinkRequired: true });
    expect(rulesFor('UK').chance.freeEntryRequired).to.equal(true);
    expect(rulesFor('IN').sponsorDisclosure).to.equal('permanent');
  });

  it('takes what a known market leaves open as strictly as the strictest', () => {
    // Singapore says nothing of quiet hours; a site's pack may be silent on everything.
    const rules = rulesFor('ZZ', [own('ZZ', { rule: 'taxIncluded', value: false, source })]);
    expect(rules.market).to.equal('ZZ');
    expect(rules.taxIncluded).to.equal(false);
    expect(rules.chance.paidRandom).to.equal('blocked');
  });

  it('gives the site the last word, in one market or everywhere', () => {
    const quiet = { from: '22:00', to: '08:00', timeZone: 'Europe/Berlin' };
    const packs = [
      own('*', { rule: 'quietHours', value: quiet, source }),
      own('DE', { rule: 'bannedCategories', value: ['fur'], source }),
    ];
    expect(rulesFor('US', packs).quietHours).to.deep.equal(quiet);
    expect(rulesFor(undefined, packs).quietHours).to.deep.equal(quiet);
    expect(rulesFor('DE', packs).bannedCategories).to.include.members(['fur', 'tobacco']);
    expect(rulesFor('FR', packs).bannedCategories).not.to.include('fur');
  });

  it('says where each rule comes from', () => {
    const { sources } = rulesFor('DE');
    const about = (name: string): unknown => sources.find(({ rule }) => rule === name);
    expect(about('referencePrice.lowest30d')).to.have.nested.property('source.basis', 'documented');
    expect(about('consentMode')).to.have.property('market', 'EU');
    expect(about('chance.freeEntryRequired')).to.deep.include({ market: 'EU', source: null });
    expect(new Set(sources.map(({ rule }) => rule)).size).to.equal(sources.length);
  });
});

describe('the packs that ship', () => {
  it('say every rule with a source and a date, or that none is known', () => {
    for (const { market, rules, none = [] } of PACKS) {
      for (const { rule, source } of rules) {
        expect(source.title, `${market} ${rule}`).not.to.equal('');
        expect(source.date, `${market} ${rule}`).to.match(/^\d{4}(-\d\d){0,2}$/);
        expect(none, `${market} ${rule}`).not.to.include(rule);
      }
    }
  });

  it('can all be read as a site’s own would be', () => {
    const warnings: string[] = [];
    const read = decodeRulePacks(JSON.parse(JSON.stringify(PACKS)), (text) => warnings.push(text));
    expect(warnings).to.deep.equal([]);
    expect(JSON.parse(JSON.stringify(read))).to.deep.equal(JSON.parse(JSON.stringify(PACKS)));
  });
});

describe('decodeRulePacks', () => {
  const read = (value: unknown): { packs: readonly RulePack[]; warnings: string[] } => {
    const warnings: string[] = [];
    return { packs: decodeRulePacks(value, (text) => warnings.push(text)), warnings };
  };

  it('takes a rule of the merchant’s own without naming its basis', () => {
    const rule = { rule: 'chance.minAge', value: 25, source: { title: 'Ours', date: '2026' } };
    const { packs, warnings } = read([{ market: 'NO', rules: [rule] }]);
    expect(warnings).to.deep.equal([]);
    expect(rulesFor('NO', packs).chance.minAge).to.equal(25);
  });

  it('leaves out what it cannot read, tells it, and stays strict', () => {
    const bad = [
      { rule: 'consentMode', value: 'whatever', source },
      { rule: 'chance.minAge', value: -3, source },
      { rule: 'quietHours', value: { from: '25:00', to: '8', timeZone: 'Mars/Base' }, source },
      { rule: 'chance.prizeCap', value: { timesPrice: NaN }, source },
      { rule: 'unheard-of', value: true, source },
      { rule: 'taxIncluded', value: false, source: { title: 'no date' } },
      7,
    ];
    const { packs, warnings } = read([{ market: 'NO', rules: bad }]);
    expect(packs[0]?.rules).to.deep.equal([]);
    expect(warnings).to.have.length(bad.length);
    expect(rulesFor('NO', packs).consentMode).to.equal('opt-in');
  });

  it('takes nothing for no packs, and anything else for a fault', () => {
    expect(read(undefined)).to.deep.equal({ packs: [], warnings: [] });
    expect(read('packs').warnings).to.have.length(1);
    expect(read([{ market: 'germany' }]).packs).to.deep.equal([]);
  });
});

describe('checkClaims', () => {
  const found = (text: string, market: string): string[] =>
    checkClaims(text, rulesFor(market)).map(({ phrase }) => phrase);

  it('finds what a market wants proved', () => {
    expect(found('全国第一，顶级面料', 'CN')).to.deep.equal(['第一', '顶级']);
    expect(found('Our eco-friendly and Carbon  Neutral mug', 'DE')).to.deep.equal([
      'eco-friendly',
      'carbon neutral',
    ]);
    expect(found('국내 최초로', 'KR')).to.deep.equal(['최초']);
  });

  it('takes whole words where a language has spaces', () => {
    expect(found('A miracle of a mug', 'US')).to.deep.equal(['miracle']);
    expect(found('Miracles happen', 'US')).to.deep.equal([]);
    expect(found('thống nhất', 'VN')).to.deep.equal(['nhất']);
  });

  it('finds nothing where there is nothing, and is not confused by signs', () => {
    expect(found('A plain mug (50 % cotton) [x] \\d+', 'DE')).to.deep.equal([]);
    expect(checkClaims('a.b', { absoluteClaims: [{ language: 'en', phrase: 'a+b' }] })).to.be.empty;
  });
});
