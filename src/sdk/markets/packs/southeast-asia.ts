import type { RuleName, RulePack } from '../rule-pack.js';
import { documented, unchecked } from './sources.js';

/** What none of these markets is known to have. */
const REST: readonly RuleName[] = [
  'chance.guardianConsent',
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
];

const randomGoods = documented(
  'Reply of the Ministry of Home Affairs: rules for mystery boxes are drafted, physical ones too',
  '2026-02-12',
);
const trading = unchecked(
  'Consumer Protection (Fair Trading) Act; CCCS price transparency guidelines',
  '2020-11-01',
);

export const singapore: RulePack = {
  market: 'SG',
  rules: [
    {
      rule: 'consentMode',
      value: 'notice',
      source: unchecked('PDPA: deemed consent by notification', '2021-02-01'),
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
        'chewing-gum',
        'gambling',
      ],
      source: unchecked('Tobacco Act; Health Products Act; Gambling Control Act', '2022-08-01'),
    },
    {
      rule: 'ageLimits',
      value: [{ category: 'alcohol', minAge: 18 }],
      source: unchecked('Liquor Control Act', '2015-04-01'),
    },
    {
      rule: 'sponsorDisclosure',
      value: 'repeated',
      source: unchecked('ASAS guidelines on digital marketing', '2016-09'),
    },
    { rule: 'promoDates', value: true, source: trading },
    {
      rule: 'taxIncluded',
      value: true,
      source: unchecked('GST Act: prices with GST', '2024-01-01'),
    },
    { rule: 'chance.paidRandom', value: 'allowed', source: randomGoods },
    { rule: 'chance.minAge', value: 18, source: unchecked('A cautious reading', '2026-11') },
    { rule: 'chance.oddsRequired', value: true, source: randomGoods },
    { rule: 'chance.rulesLinkRequired', value: true, source: randomGoods },
  ],
  none: ['aiHostDisclosure', 'absoluteClaims', ...REST],
};

const idGambling = unchecked(
  'Criminal Code on gambling; platforms ban draws (TikTok Shop, documented)',
  '2026-01-02',
);

export const indonesia: RulePack = {
  market: 'ID',
  rules: [
    { rule: 'consentMode', value: 'opt-in', source: unchecked('PDP Law 27/2022', '2024-10-17') },
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
      source: unchecked('Regulations 28/2024 (health) and 31/2023 (e-commerce)', '2024-07-26'),
    },
    {
      rule: 'sponsorDisclosure',
      value: 'repeated',
      source: unchecked('Etika Pariwara Indonesia', '2020'),
    },
    {
      rule: 'promoDates',
      value: true,
      source: unchecked('Consumer Protection Law 8/1999', '2000-04-20'),
    },
    {
      rule: 'taxIncluded',
      value: true,
      source: unchecked('Trade regulation 35/2013 on prices', '2013'),
    },
    { rule: 'chance.paidRandom', value: 'blocked', source: idGambling },
    { rule: 'chance.minAge', value: 18, source: idGambling },
    {
      rule: 'absoluteClaims',
      value: ['nomor satu', 'paling', 'terbaik', '100% aman'].map((phrase) => ({
        language: 'id',
        phrase,
      })),
      source: unchecked('Etika Pariwara Indonesia, 1.2.2', '2020'),
    },
  ],
  none: [
    'ageLimits',
    'aiHostDisclosure',
    'chance.oddsRequired',
    'chance.rulesLinkRequired',
    ...REST,
  ],
};

const thGambling = unchecked(
  'Gambling Act B.E. 2478, section 8: prizes by lot need a licence',
  '2026-11',
);
const thConsumer = unchecked('Consumer Protection Act B.E. 2522, section 22', '2019');

export const thailand: RulePack = {
  market: 'TH',
  rules: [
    { rule: 'consentMode', value: 'opt-in', source: unchecked('PDPA B.E. 2562', '2022-06-01') },
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
      source: unchecked(
        'Alcohol Control Act, notice on online sales; Tobacco Control Act',
        '2020-12-07',
      ),
    },
    { rule: 'sponsorDisclosure', value: 'repeated', source: thConsumer },
    { rule: 'promoDates', value: true, source: thConsumer },
    {
      rule: 'taxIncluded',
      value: true,
      source: unchecked('Price of Goods Act: price display', '2017'),
    },
    { rule: 'chance.paidRandom', value: 'blocked', source: thGambling },
    { rule: 'chance.minAge', value: 20, source: thGambling },
    {
      rule: 'absoluteClaims',
      value: ['ดีที่สุด', 'อันดับหนึ่ง', 'หายขาด', 'ปลอดภัย 100%'].map((phrase) => ({
        language: 'th',
        phrase,
      })),
      source: unchecked('Consumer Protection Act, section 22; FDA on food claims', '2021'),
    },
  ],
  none: [
    'ageLimits',
    'aiHostDisclosure',
    'chance.oddsRequired',
    'chance.rulesLinkRequired',
    ...REST,
  ],
};

const vnTrade = unchecked('Decree 81/2018 on promotions', '2018-07-15');
const vnShows = documented(
  'Law on E-Commerce 122/2025/QH15',
  '2026-07-01',
  'https://news.laodong.vn/kinh-doanh/tu-17-luat-moi-siet-hoat-dong-livestream-ban-hang-va-tiep-thi-lien-ket-1726273.ldo',
);

export const vietnam: RulePack = {
  market: 'VN',
  rules: [
    {
      rule: 'consentMode',
      value: 'opt-in',
      source: unchecked('Personal Data Protection Law 91/2025', '2026-01-01'),
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
        'spirits',
        'infant-formula',
        'gambling',
      ],
      source: unchecked('Advertising Law 16/2012, article 7', '2013-01-01'),
    },
    {
      rule: 'ageLimits',
      value: [{ category: 'alcohol', minAge: 18 }],
      source: unchecked('Law on Alcohol Harm 44/2019', '2020-01-01'),
    },
    {
      rule: 'sponsorDisclosure',
      value: 'repeated',
      source: vnShows,
      note: 'Transparency duties of live sellers; how often to repeat it is our choice.',
    },
    { rule: 'promoDates', value: true, source: vnTrade },
    { rule: 'taxIncluded', value: true, source: unchecked('Price Law 16/2023', '2024-07-01') },
    {
      rule: 'chance.paidRandom',
      value: 'blocked',
      source: unchecked('Criminal Code, article 321; Decree 81/2018, article 13', '2018-07-15'),
    },
    { rule: 'chance.minAge', value: 18, source: vnTrade },
    { rule: 'chance.rulesLinkRequired', value: true, source: vnTrade },
    {
      rule: 'absoluteClaims',
      value: ['nhất', 'duy nhất', 'tốt nhất', 'số một'].map((phrase) => ({
        language: 'vi',
        phrase,
      })),
      source: unchecked('Advertising Law 16/2012, article 8 (11)', '2013-01-01'),
    },
  ],
  none: ['aiHostDisclosure', 'chance.oddsRequired', ...REST],
};
