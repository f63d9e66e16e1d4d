import type { RulePack } from '../rule-pack.js';
import { documented, unchecked } from './sources.js';

const premiums = documented(
  'Act against Unjustifiable Premiums and Misleading Representations',
  '2024-10-01',
);
const medicines = unchecked(
  'Pharmaceuticals and Medical Devices Act, articles 66–68',
  '2021-08-01',
);

export const japan: RulePack = {
  market: 'JP',
  rules: [
    {
      rule: 'consentMode',
      value: 'notice',
      source: unchecked(
        'Telecommunications Business Act: external transmission rule',
        '2023-06-16',
      ),
      note: 'Handing personal data to third parties asks for consent (APPI).',
    },
    {
      rule: 'bannedCategories',
      value: ['weapons', 'explosives', 'drugs', 'prescription-medicines', 'tobacco', 'gambling'],
      source: medicines,
    },
    {
      rule: 'ageLimits',
      value: [{ category: 'alcohol', minAge: 20 }],
      source: unchecked('Act on Prohibition of Drinking by Minors', '2022-04-01'),
    },
    {
      rule: 'sponsorDisclosure',
      value: 'repeated',
      source: unchecked('Notice on stealth marketing under the Premiums Act', '2023-10-01'),
    },
    {
      rule: 'promoDates',
      value: true,
      source: unchecked('Premiums Act: a limited offer that goes on is misleading', '2024-10-01'),
    },
    {
      rule: 'taxIncluded',
      value: true,
      source: unchecked('Consumption Tax Act, article 63 (total amount)', '2021-04-01'),
    },
    { rule: 'chance.paidRandom', value: 'allowed', source: premiums },
    {
      rule: 'chance.prizeCap',
      value: {
        timesPrice: 20,
        amounts: [{ amount: '100000', currency: 'JPY' }],
        shareOfSales: 0.02,
      },
      source: premiums,
    },
    {
      rule: 'chance.completeSetPrizeBanned',
      value: true,
      source: documented('Premiums Act: complete gacha (Consumer Affairs Agency)', '2012-07-01'),
    },
    { rule: 'chance.rulesLinkRequired', value: true, source: premiums },
    {
      rule: 'absoluteClaims',
      value: ['日本一', '世界一', '業界No.1', '最高', '絶対', '完全', '必ず治る'].map((phrase) => ({
        language: 'ja',
        phrase,
      })),
      source: unchecked('Premiums Act, article 5; Pharmaceuticals Act, article 66', '2024-10-01'),
    },
  ],
  none: [
    'aiHostDisclosure',
    'chance.minAge',
    'chance.guardianConsent',
    'chance.oddsRequired',
    'chance.freeEntryRequired',
    'chance.maxPerViewer',
    'chance.maxPrice',
    'chance.maxSpend',
    'chance.bannedCategories',
    'referencePrice.lowest30d',
    'referencePrice.anchorPrice',
    'referencePrice.unitPrice',
  ],
};
