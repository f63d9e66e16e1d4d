import type { RulePack } from '../rule-pack.js';
import { documented, unchecked } from './sources.js';

const prices = documented(
  'Price Indication Directive 98/6/EC, article 6a (Omnibus 2019/2161)',
  '2022-05-28',
);
const unfair = unchecked('Unfair Commercial Practices Directive 2005/29/EC', '2022-05-28');
const guidance = unchecked('Guidance on Directive 2005/29/EC, 2021/C 526/01', '2021-12-29');
const principles = documented('CPC principles on in-game currencies (not binding)', '2025-03-21');
const green = unchecked('Directive 2024/825 (empowering consumers), applied', '2026-09-27');

export const eu: RulePack = {
  market: 'EU',
  // prettier-ignore
  members: [
    'AT', 'BE', 'BG', 'CY', 'CZ', 'DE', 'DK', 'EE', 'ES', 'FI', 'FR', 'GR', 'HR', 'HU',
    'IE', 'IT', 'LT', 'LU', 'LV', 'MT', 'NL', 'PL', 'PT', 'RO', 'SE', 'SI', 'SK',
  ],
  rules: [
    {
      rule: 'consentMode',
      value: 'opt-in',
      source: unchecked('ePrivacy Directive 2002/58/EC, article 5 (3); GDPR', '2018-05-25'),
    },
    {
      rule: 'bannedCategories',
      value: ['weapons', 'explosives', 'drugs', 'prescription-medicines', 'tobacco', 'vapes'],
      source: unchecked('Directives 2001/83/EC, 2003/33/EC, 2014/40/EU', '2016-05-20'),
    },
    {
      rule: 'ageLimits',
      value: [{ category: 'alcohol', minAge: 18 }],
      source: unchecked('National laws; AVMS Directive 2018/1808, article 9', '2020-09-19'),
      note: 'Some members allow beer and wine at 16.',
    },
    { rule: 'sponsorDisclosure', value: 'repeated', source: guidance },
    {
      rule: 'aiHostDisclosure',
      value: 'shown',
      source: documented(
        'AI Act (2024/1689), article 50',
        '2026-08-02',
        'https://www.mccannfitzgerald.com/knowledge/technology-and-innovation/one-month-to-go-eu-ai-act-transparency-compliance',
      ),
      note: 'At the first exposure at the latest; the Digital Omnibus has not moved it.',
    },
    {
      rule: 'promoDates',
      value: true,
      source: unchecked(
        'E-Commerce Directive 2000/31/EC, article 6 (c); UCPD annex I no. 7',
        '2002-01-17',
      ),
    },
    {
      rule: 'taxIncluded',
      value: true,
      source: unchecked('Price Indication Directive 98/6/EC, article 2 (a)', '2000-03-18'),
    },
    {
      rule: 'chance.paidRandom',
      value: 'age-assured',
      source: principles,
      note: 'A cautious reading: several members treat paid boxes as gambling. A Digital Fairness Act is proposed.',
    },
    { rule: 'chance.minAge', value: 18, source: principles, note: 'A cautious reading.' },
    { rule: 'chance.guardianConsent', value: true, source: principles },
    { rule: 'chance.oddsRequired', value: true, source: guidance },
    { rule: 'chance.rulesLinkRequired', value: true, source: unfair },
    {
      rule: 'referencePrice.lowest30d',
      value: true,
      source: prices,
      note: 'Percentages count from it: CJEU C-330/23 (Aldi Süd), 2024-09-26.',
    },
    {
      rule: 'referencePrice.unitPrice',
      value: true,
      source: unchecked('Price Indication Directive 98/6/EC, article 3', '2000-03-18'),
    },
    {
      rule: 'absoluteClaims',
      value: [
        { language: 'en', phrase: 'climate neutral' },
        { language: 'en', phrase: 'carbon neutral' },
        { language: 'en', phrase: 'eco-friendly' },
        { language: 'en', phrase: 'environmentally friendly' },
        { language: 'de', phrase: 'klimaneutral' },
        { language: 'de', phrase: 'umweltfreundlich' },
        { language: 'fr', phrase: 'neutre en carbone' },
        { language: 'fr', phrase: 'écologique' },
        { language: 'es', phrase: 'neutro en carbono' },
        { language: 'es', phrase: 'ecológico' },
      ],
      source: green,
    },
  ],
  none: [
    'chance.freeEntryRequired',
    'chance.maxPerViewer',
    'chance.maxPrice',
    'chance.maxSpend',
    'chance.prizeCap',
    'chance.bannedCategories',
    'chance.completeSetPrizeBanned',
    'referencePrice.anchorPrice',
  ],
};

export const germany: RulePack = {
  market: 'DE',
  rules: [
    {
      rule: 'referencePrice.lowest30d',
      value: true,
      source: documented(
        'Preisangabenverordnung, § 11',
        '2022-05-28',
        'https://www.gesetze-im-internet.de/pangv_2022/',
      ),
    },
    {
      rule: 'referencePrice.unitPrice',
      value: true,
      source: documented(
        'Preisangabenverordnung, § 4',
        '2022-05-28',
        'https://www.gesetze-im-internet.de/pangv_2022/',
      ),
    },
    {
      rule: 'quietHours',
      value: null,
      source: documented(
        'Ladenschlussgesetze der Länder: Verkaufsstellen only; nothing found on live selling online',
        '2026-11',
      ),
      note: 'Quiet Sundays are the merchant’s own policy.',
    },
    {
      rule: 'absoluteClaims',
      value: ['garantiert wirksam', 'ohne Nebenwirkungen'].map((phrase) => ({
        language: 'de',
        phrase,
      })),
      source: unchecked('Heilmittelwerbegesetz, § 3', '2022-12-20'),
    },
  ],
};

export const france: RulePack = {
  market: 'FR',
  rules: [
    {
      rule: 'sponsorDisclosure',
      value: 'permanent',
      source: unchecked(
        'Loi 2023-451 (influencers), article 5: “Publicité” during the whole promotion',
        '2023-06-09',
      ),
    },
    {
      rule: 'bannedCategories',
      value: ['cosmetic-surgery', 'nicotine', 'wild-animals'],
      source: unchecked('Loi 2023-451 (influencers), article 4', '2023-06-09'),
    },
    {
      rule: 'referencePrice.lowest30d',
      value: true,
      source: unchecked('Code de la consommation, article L112-1-1', '2022-05-28'),
    },
  ],
};

export const croatia: RulePack = {
  market: 'HR',
  rules: [
    {
      rule: 'referencePrice.anchorPrice',
      value: true,
      source: documented(
        'Narodne novine 101/2026: an anchor price beside every price',
        '2026-10-01',
      ),
    },
  ],
};

export const belgium: RulePack = {
  market: 'BE',
  rules: [
    {
      rule: 'chance.paidRandom',
      value: 'blocked',
      source: unchecked('Gaming Commission: paid loot boxes are games of chance', '2018-04'),
    },
  ],
};
