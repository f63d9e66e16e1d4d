import type { RuleName, RulePack } from '../rule-pack.js';
import { documented, unchecked } from './sources.js';

/** What none of these markets is known to have. */
const REST: readonly RuleName[] = [
  'chance.guardianConsent',
  'chance.oddsRequired',
  'chance.freeEntryRequired',
  'chance.rulesLinkRequired',
  'chance.maxPerViewer',
  'chance.maxPrice',
  'chance.maxSpend',
  'chance.prizeCap',
  'chance.bannedCategories',
  'chance.completeSetPrizeBanned',
  'referencePrice.lowest30d',
  'referencePrice.anchorPrice',
  'referencePrice.unitPrice',
];

const saCommerce = unchecked('E-Commerce Law (M/126) and its regulations', '2019-10');
const saDiscounts = unchecked('Ministry of Commerce: discounts need a licence with dates', '2021');
const saGambling = unchecked('Gambling is forbidden', '2026-11');

export const saudiArabia: RulePack = {
  market: 'SA',
  rules: [
    { rule: 'consentMode', value: 'opt-in', source: unchecked('PDPL (M/19)', '2024-09-14') },
    {
      rule: 'bannedCategories',
      value: [
        'weapons',
        'explosives',
        'drugs',
        'prescription-medicines',
        'tobacco',
        'vapes',
        'alcohol',
        'pork',
        'gambling',
        'adult',
      ],
      source: saCommerce,
    },
    {
      rule: 'sponsorDisclosure',
      value: 'repeated',
      source: documented(
        'Licences for advertising on social media',
        '2022-10-02',
        'https://www.arabnews.com/node/2099346/media',
      ),
      note: 'That advertisers need a licence was read; how often to say it is our choice.',
    },
    { rule: 'promoDates', value: true, source: saDiscounts },
    {
      rule: 'taxIncluded',
      value: true,
      source: unchecked('VAT regulations: prices with VAT', '2018-01-01'),
    },
    { rule: 'chance.paidRandom', value: 'blocked', source: saGambling },
    { rule: 'chance.minAge', value: 18, source: saGambling },
    {
      rule: 'absoluteClaims',
      value: ['الأفضل في العالم', 'رقم واحد', 'علاج مضمون'].map((phrase) => ({
        language: 'ar',
        phrase,
      })),
      source: saCommerce,
    },
  ],
  none: ['ageLimits', 'aiHostDisclosure', ...REST],
};

const permit = documented(
  'UAE Media Council: advertiser permit',
  '2025-10',
  'https://www.khaleejtimes.com/uae/uae-launches-advertiser-permit-for-online-advertisements',
);
const aeConsumer = unchecked('Consumer Protection Law 15/2020 and decision 66/2023', '2023-10-14');
const aeGambling = unchecked('Gaming only with a licence (GCGRA)', '2023-09');

export const emirates: RulePack = {
  market: 'AE',
  rules: [
    {
      rule: 'consentMode',
      value: 'opt-in',
      source: unchecked('PDPL, Decree-Law 45/2021', '2022-01-02'),
    },
    {
      rule: 'bannedCategories',
      value: [
        'weapons',
        'explosives',
        'drugs',
        'prescription-medicines',
        'tobacco',
        'vapes',
        'alcohol',
        'gambling',
        'adult',
      ],
      source: unchecked('Media Law 55/2023: standards for advertisements', '2025-05-29'),
    },
    {
      rule: 'sponsorDisclosure',
      value: 'repeated',
      source: permit,
      note: 'That a permit is needed was read; how often to say it is our choice.',
    },
    { rule: 'promoDates', value: true, source: aeConsumer },
    {
      rule: 'taxIncluded',
      value: true,
      source: unchecked('VAT regulations: prices with VAT', '2018-01-01'),
    },
    { rule: 'chance.paidRandom', value: 'blocked', source: aeGambling },
    { rule: 'chance.minAge', value: 21, source: aeGambling },
    {
      rule: 'absoluteClaims',
      value: ['الأفضل في العالم', 'رقم واحد', 'علاج مضمون'].map((phrase) => ({
        language: 'ar',
        phrase,
      })),
      source: aeConsumer,
    },
  ],
  none: ['ageLimits', 'aiHostDisclosure', ...REST],
};

const knowHows = documented(
  'Endorsement Know-Hows (CCPA): shown during the whole stream',
  '2023-01-20',
  'https://www.livemint.com/news/india/new-rules-for-social-media-influencers/amp-11674237153737.html',
);
const misleading = unchecked('Guidelines on misleading advertisements (CCPA)', '2022-06-09');
const inGambling = unchecked(
  'Prize Competitions Act; Promotion and Regulation of Online Gaming Act',
  '2025-10-01',
);

export const india: RulePack = {
  market: 'IN',
  rules: [
    {
      rule: 'consentMode',
      value: 'opt-in',
      source: unchecked('DPDP Act 2023 and rules of 2025, in steps until 2027', '2025-11-14'),
    },
    {
      rule: 'bannedCategories',
      value: [
        'weapons',
        'explosives',
        'drugs',
        'prescription-medicines',
        'tobacco',
        'vapes',
        'alcohol',
        'gambling',
      ],
      source: unchecked(
        'COTPA; Prohibition of Electronic Cigarettes Act; surrogate advertising',
        '2022-06-09',
      ),
    },
    { rule: 'sponsorDisclosure', value: 'permanent', source: knowHows },
    {
      rule: 'aiHostDisclosure',
      value: 'shown',
      source: unchecked('IT Rules, synthetically generated information', '2026-02'),
    },
    { rule: 'promoDates', value: true, source: misleading },
    {
      rule: 'taxIncluded',
      value: true,
      source: unchecked(
        'Legal Metrology (Packaged Commodities) Rules: MRP with all taxes',
        '2011-04-01',
      ),
    },
    { rule: 'chance.paidRandom', value: 'blocked', source: inGambling },
    { rule: 'chance.minAge', value: 18, source: inGambling },
    {
      rule: 'absoluteClaims',
      value: ['miracle cure', 'guaranteed results', '100% safe', 'number one'].map((phrase) => ({
        language: 'en',
        phrase,
      })),
      source: misleading,
    },
  ],
  none: ['ageLimits', ...REST],
};
