import type { RulePack } from '../rule-pack.js';
import { documented, unchecked } from './sources.js';

const liveCommerce = documented(
  'Measures for the Supervision and Administration of Live-Streaming E-Commerce (SAMR, CAC, order 117)',
  '2026-02-01',
  'https://digitalpolicyalert.org/event/36839',
);
const blindBoxes = documented('Guideline on blind-box operation, trial (SAMR)', '2023-06');
const advertising = unchecked('Advertising Law, articles 9, 14, 16, 22', '2021-04-29');
const prices = unchecked(
  'Provisions on clearly marked prices and against price fraud',
  '2022-07-01',
);

export const china: RulePack = {
  market: 'CN',
  rules: [
    {
      rule: 'consentMode',
      value: 'opt-in',
      source: unchecked('Personal Information Protection Law', '2021-11-01'),
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
        'gambling',
        'adult',
      ],
      source: advertising,
      note: 'What may not be advertised to everybody may not be shown in a show.',
    },
    {
      rule: 'ageLimits',
      value: [{ category: 'alcohol', minAge: 18 }],
      source: unchecked('Law on the Protection of Minors, article 59', '2021-06-01'),
    },
    { rule: 'sponsorDisclosure', value: 'repeated', source: advertising },
    {
      rule: 'aiHostDisclosure',
      value: 'permanent',
      source: liveCommerce,
      note: 'Labelled, and consumers are reminded continuously.',
    },
    { rule: 'promoDates', value: true, source: prices },
    { rule: 'taxIncluded', value: true, source: prices },
    { rule: 'chance.paidRandom', value: 'allowed', source: blindBoxes },
    { rule: 'chance.minAge', value: 8, source: blindBoxes },
    {
      rule: 'chance.guardianConsent',
      value: true,
      source: blindBoxes,
      note: 'From 8 years on a guardian agrees; said in a prominent place.',
    },
    { rule: 'chance.oddsRequired', value: true, source: blindBoxes },
    { rule: 'chance.rulesLinkRequired', value: true, source: blindBoxes },
    {
      rule: 'chance.maxPrice',
      value: { amount: '200', currency: 'CNY' },
      source: documented('Shanghai guideline on blind boxes: recommended', '2022-01'),
      note: 'Recommended in Shanghai, no limit of the law.',
    },
    {
      rule: 'chance.prizeCap',
      value: {
        timesPrice: null,
        amounts: [{ amount: '50000', currency: 'CNY' }],
        shareOfSales: null,
      },
      source: documented('Interim provisions on promotions: prizes by lot (SAMR)', '2020-12-01'),
    },
    {
      rule: 'chance.bannedCategories',
      value: ['drugs', 'medical-devices', 'poisons', 'explosives', 'flammables', 'live-animals'],
      source: blindBoxes,
    },
    {
      rule: 'absoluteClaims',
      value: [
        '国家级',
        '最高级',
        '最佳',
        '最好',
        '第一',
        '唯一',
        '顶级',
        '极品',
        '首选',
        '独一无二',
        '绝对',
      ].map((phrase) => ({ language: 'zh', phrase })),
      source: unchecked('Advertising Law, article 9 (3)', '2021-04-29'),
      note: 'The law names 国家级, 最高级, 最佳 “and the like”; the rest is what is often fined.',
    },
  ],
  none: [
    'chance.freeEntryRequired',
    'chance.maxPerViewer',
    'chance.maxSpend',
    'chance.completeSetPrizeBanned',
    'referencePrice.lowest30d',
    'referencePrice.anchorPrice',
    'referencePrice.unitPrice',
  ],
};
