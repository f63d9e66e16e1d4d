import type { RulePack } from '../rule-pack.js';
import { documented, unchecked } from './sources.js';

const dmcc = unchecked('Digital Markets, Competition and Consumers Act 2024, part 4', '2025-04-06');
const gambling = unchecked(
  'Gambling Act 2005, section 14 and schedule 2; CAP code, section 8',
  '2007-09-01',
);

export const unitedKingdom: RulePack = {
  market: 'GB',
  rules: [
    {
      rule: 'consentMode',
      value: 'opt-in',
      source: unchecked('PECR, regulation 6; Data (Use and Access) Act 2025', '2025-06-19'),
      note: 'Plain statistics may go until a no since 2025.',
    },
    {
      rule: 'bannedCategories',
      value: [
        'weapons',
        'knives',
        'explosives',
        'drugs',
        'prescription-medicines',
        'tobacco',
        'vapes',
      ],
      source: unchecked('CAP code, sections 12 and 21; Offensive Weapons Act 2019', '2022-04-06'),
    },
    {
      rule: 'ageLimits',
      value: [{ category: 'alcohol', minAge: 18 }],
      source: unchecked('Licensing Act 2003', '2005-11-24'),
    },
    {
      rule: 'sponsorDisclosure',
      value: 'repeated',
      source: unchecked('CAP code, section 2; CMA on hidden advertising', '2022-11'),
    },
    { rule: 'promoDates', value: true, source: unchecked('CAP code, rule 8.17', '2010-09-01') },
    { rule: 'taxIncluded', value: true, source: dmcc },
    { rule: 'chance.paidRandom', value: 'allowed', source: gambling },
    { rule: 'chance.minAge', value: 18, source: gambling },
    { rule: 'chance.freeEntryRequired', value: true, source: gambling },
    { rule: 'chance.rulesLinkRequired', value: true, source: gambling },
    {
      rule: 'referencePrice.unitPrice',
      value: true,
      source: unchecked('Price Marking Order 2004', '2004-07-22'),
    },
    {
      rule: 'absoluteClaims',
      value: ['UK’s best', 'number one', 'clinically proven', 'cures', 'carbon neutral'].map(
        (phrase) => ({ language: 'en', phrase }),
      ),
      source: unchecked('CAP code, rules 3.7, 11.1 and 12.1', '2010-09-01'),
    },
  ],
  none: [
    'aiHostDisclosure',
    'chance.guardianConsent',
    'chance.oddsRequired',
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

const hoyoverse = documented('FTC v. Cognosphere (HoYoverse), order', '2025-01');
const lottery = unchecked(
  'State lottery laws: no purchase necessary; NY, FL and RI registration',
  '2026-11',
);

export const unitedStates: RulePack = {
  market: 'US',
  rules: [
    {
      rule: 'consentMode',
      value: 'opt-out',
      source: unchecked(
        'CCPA/CPRA and other state laws, with Global Privacy Control',
        '2023-01-01',
      ),
    },
    {
      rule: 'bannedCategories',
      value: [
        'weapons',
        'ammunition',
        'explosives',
        'drugs',
        'prescription-medicines',
        'tobacco',
        'vapes',
        'gambling',
      ],
      source: unchecked('PACT Act, Gun Control Act, Ryan Haight Act', '2021-10-21'),
    },
    {
      rule: 'ageLimits',
      value: [{ category: 'alcohol', minAge: 21 }],
      source: unchecked('National Minimum Drinking Age Act', '1988-07-01'),
    },
    {
      rule: 'sponsorDisclosure',
      value: 'repeated',
      source: unchecked('FTC Endorsement Guides: repeat in a live stream', '2023-07-26'),
    },
    {
      rule: 'aiHostDisclosure',
      value: 'shown',
      source: unchecked('New York: synthetic performers in advertisements', '2026-06'),
      note: 'One state’s law, taken for all of them.',
    },
    { rule: 'chance.paidRandom', value: 'allowed', source: lottery },
    {
      rule: 'chance.minAge',
      value: 16,
      source: hoyoverse,
      note: 'Younger only with a parent’s consent, which this room cannot verify.',
    },
    { rule: 'chance.guardianConsent', value: true, source: hoyoverse },
    { rule: 'chance.oddsRequired', value: true, source: hoyoverse },
    { rule: 'chance.freeEntryRequired', value: true, source: lottery },
    { rule: 'chance.rulesLinkRequired', value: true, source: lottery },
    {
      rule: 'absoluteClaims',
      value: ['FDA approved', 'cures', 'miracle', 'risk-free', 'made in USA'].map((phrase) => ({
        language: 'en',
        phrase,
      })),
      source: unchecked(
        'FTC Act, section 5; Made in USA rule; FDA on dietary supplements',
        '2021-08-13',
      ),
    },
  ],
  none: [
    'promoDates',
    'taxIncluded',
    'chance.maxPerViewer',
    'chance.maxPrice',
    'chance.maxSpend',
    'chance.prizeCap',
    'chance.bannedCategories',
    'chance.completeSetPrizeBanned',
    'referencePrice.lowest30d',
    'referencePrice.anchorPrice',
    'referencePrice.unitPrice',
  ],
};
