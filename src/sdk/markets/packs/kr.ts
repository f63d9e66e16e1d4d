import type { RulePack } from '../rule-pack.js';
import { documented, unchecked } from './sources.js';

const randomItems = documented('Game Industry Act, article 33', '2024-03-22');
const ecommerce = unchecked('E-Commerce Consumer Protection Act', '2025-02-14');

export const korea: RulePack = {
  market: 'KR',
  rules: [
    {
      rule: 'consentMode',
      value: 'opt-in',
      source: unchecked('Personal Information Protection Act, article 15', '2023-09-15'),
    },
    {
      rule: 'bannedCategories',
      value: [
        'weapons',
        'explosives',
        'drugs',
        'medicines',
        'prescription-medicines',
        'tobacco',
        'vapes',
        'alcohol',
        'gambling',
        'adult',
      ],
      source: unchecked(
        'Pharmaceutical Affairs Act, Tobacco Business Act, Liquor Tax notices',
        '2024',
      ),
      note: 'Alcohol may not be sold by mail, with exceptions for traditional liquor.',
    },
    {
      rule: 'ageLimits',
      value: [{ category: 'alcohol', minAge: 19 }],
      source: unchecked('Youth Protection Act', '2023'),
    },
    {
      rule: 'sponsorDisclosure',
      value: 'repeated',
      source: unchecked(
        'Guidelines on endorsements (KFTC): again and again in live broadcasts',
        '2024-12-01',
      ),
    },
    {
      rule: 'aiHostDisclosure',
      value: 'permanent',
      source: documented(
        'Guidelines on endorsements (KFTC), draft of April 2026: “virtual persona included”; AI Basic Act',
        '2026-01-22',
        'https://digitalpolicyalert.org/event/39118',
      ),
      note: 'Whether the draft has been decided was not looked up.',
    },
    { rule: 'promoDates', value: true, source: ecommerce },
    {
      rule: 'taxIncluded',
      value: true,
      source: unchecked('Price Stability Act, total price', '2023'),
    },
    { rule: 'chance.paidRandom', value: 'allowed', source: randomItems },
    {
      rule: 'chance.oddsRequired',
      value: true,
      source: randomItems,
      note: 'Written for games; ×3 damages and the burden of proof since 2025-08-01.',
    },
    { rule: 'chance.rulesLinkRequired', value: true, source: ecommerce },
    {
      rule: 'chance.guardianConsent',
      value: true,
      source: unchecked('Civil Act, article 5: contracts of minors', '2013-07-01'),
    },
    {
      rule: 'referencePrice.unitPrice',
      value: true,
      source: unchecked('Price Marking guidelines: unit prices of large shops', '2025'),
      note: 'For large retailers and listed goods.',
    },
    {
      rule: 'absoluteClaims',
      value: ['최고', '최초', '유일', '세계 최초', '완치', '부작용 없는'].map((phrase) => ({
        language: 'ko',
        phrase,
      })),
      source: unchecked('Act on Fair Labeling and Advertising, article 3', '2024'),
    },
  ],
  none: [
    'chance.minAge',
    'chance.freeEntryRequired',
    'chance.maxPerViewer',
    'chance.maxPrice',
    'chance.maxSpend',
    'chance.prizeCap',
    'chance.bannedCategories',
    'chance.completeSetPrizeBanned',
    'referencePrice.lowest30d',
    'referencePrice.anchorPrice',
  ],
};
