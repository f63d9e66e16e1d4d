import type { RulePack } from '../rule-pack.js';
import { documented, unchecked } from './sources.js';

const eca = documented('ECA Digital, Law 15.211/2025, article 20', '2026-03');
const consumer = unchecked('Código de Defesa do Consumidor, articles 30, 31 and 37', '1991-03-11');
const conar = unchecked('CONAR, influencer guide', '2020-12');

export const brazil: RulePack = {
  market: 'BR',
  rules: [
    {
      rule: 'consentMode',
      value: 'opt-in',
      source: unchecked('LGPD, Law 13.709/2018', '2020-09-18'),
    },
    {
      rule: 'bannedCategories',
      value: ['weapons', 'explosives', 'drugs', 'prescription-medicines', 'tobacco', 'vapes'],
      source: unchecked('Law 9.294/1996; ANVISA RDC 855/2024', '2024-05-02'),
    },
    {
      rule: 'ageLimits',
      value: [{ category: 'alcohol', minAge: 18 }],
      source: unchecked('ECA, article 81', '2015-03-17'),
    },
    { rule: 'sponsorDisclosure', value: 'repeated', source: conar },
    { rule: 'promoDates', value: true, source: consumer },
    { rule: 'taxIncluded', value: true, source: consumer },
    {
      rule: 'chance.paidRandom',
      value: 'age-assured',
      source: eca,
      note: 'Written for games that minors are likely to play; a declared age is not enough.',
    },
    { rule: 'chance.minAge', value: 18, source: eca },
    { rule: 'chance.guardianConsent', value: true, source: eca },
    {
      rule: 'chance.rulesLinkRequired',
      value: true,
      source: unchecked('Law 5.768/1971: draws need an authorisation', '2018-12'),
    },
    {
      rule: 'absoluteClaims',
      value: ['o melhor do Brasil', 'cura garantida', 'resultado garantido'].map((phrase) => ({
        language: 'pt',
        phrase,
      })),
      source: consumer,
    },
  ],
  none: [
    'aiHostDisclosure',
    'chance.oddsRequired',
    'chance.freeEntryRequired',
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
