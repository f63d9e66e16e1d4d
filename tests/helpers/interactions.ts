import type {
  DrawReceipt,
  Interaction,
  InteractionKind,
  InteractionOf,
  InteractionPhase,
} from '../../src/sdk/index.js';
import type { FakeRoom } from './fake-room.js';
import { START } from './fake-room.js';

/** What the fake room's server clock says. */
export const NOW = START + 600_000;

type Overrides<Kind extends InteractionKind> = Partial<
  Omit<InteractionOf<Kind>, 'details' | 'own'>
> & {
  readonly details?: Partial<InteractionOf<Kind>['details']>;
  readonly own?: Partial<InteractionOf<Kind>['own']>;
};

const move = { delivery: 'none', refusal: null } as const;
const claim = { ...move, claimed: false, grant: null, applied: 'no' } as const;
const HASH = '9f2c'.repeat(16);

const common = {
  revision: 1,
  phase: 'open',
  text: null,
  opensAt: NOW - 30_000,
  windowMs: null,
  closesAt: NOW + 84_000,
  rulesUrl: 'https://shop.example/rules',
  verifyUrl: 'https://shop.example/verify',
  trouble: null,
  proof: 'none',
} as const;

const money = (amount: string): { amount: string; currency: string } => ({
  amount,
  currency: 'EUR',
});

export const A_GRANT = {
  text: { en: 'For your next order', ar: 'لطلبك القادم' },
  amount: money('5.00'),
  code: 'SPRING-5',
  expiresAt: NOW + 3_600_000,
} as const;

export const A_RECEIPT: DrawReceipt = {
  type: 'live-room/draw-receipt',
  v: 1,
  commit: HASH,
  seedHash: HASH,
  table: [],
  terms: { room: 'show', draw: 'box', version: 1, replacement: true, revealBy: NOW + 600_000 },
  clientSeed: 'a1b2c3d4',
  nonce: 0,
  before: {},
  hmac: HASH,
  itemId: 'charm',
  drawnAt: NOW,
  serverSeed: null,
};

/** One interaction of each kind, open, with nothing done yet. */
const makers: { readonly [Kind in InteractionKind]: () => InteractionOf<Kind> } = {
  poll: () => ({
    ...common,
    id: 'poll',
    kind: 'poll',
    title: { en: 'Which colour next?', ar: 'أي لون بعد ذلك؟' },
    details: {
      choices: [
        { id: 'sage', text: { en: 'Sage', ar: 'أخضر مريمي' } },
        { id: 'coral', text: { en: 'Coral', ar: 'مرجاني' } },
        { id: 'navy', text: { en: 'Navy', ar: 'كحلي' } },
      ],
      changeAllowed: true,
      hideUntilVoted: true,
      counts: null,
      total: 0,
    },
    own: { ...move, choice: null },
  }),
  quiz: () => ({
    ...common,
    id: 'quiz',
    kind: 'quiz',
    title: { en: 'How light is the Aero Runner?', ar: 'كم يزن حذاء آيرو؟' },
    windowMs: 60_000,
    proof: 'waiting',
    details: {
      choices: [
        { id: 'a', text: { en: '212 grams', ar: '٢١٢ غرامًا' } },
        { id: 'b', text: { en: '260 grams', ar: '٢٦٠ غرامًا' } },
        { id: 'c', text: { en: '310 grams', ar: '٣١٠ غرامات' } },
        { id: 'd', text: { en: 'A pound', ar: 'رطل' } },
      ],
      round: 2,
      rounds: 5,
      mode: 'streak',
      commit: HASH,
      answer: null,
      counts: null,
    },
    own: {
      ...move,
      choice: null,
      correct: null,
      score: 1,
      streak: 1,
      eliminated: false,
      rank: null,
      leaderboard: null,
    },
  }),
  giveaway: () => ({
    ...common,
    id: 'giveaway',
    kind: 'giveaway',
    title: { en: 'Win what Mira wears', ar: 'اربح ما ترتديه ميرا' },
    proof: 'waiting',
    details: {
      prize: { en: 'Three pairs of Aero Runners', ar: 'ثلاثة أزواج من آيرو' },
      prizes: 3,
      entries: 1284,
      seedHash: HASH,
      root: null,
      winners: [],
    },
    own: {
      ...move,
      entered: false,
      index: null,
      included: 'none',
      won: null,
      receipt: null,
    },
  }),
  'red-packet': () => ({
    ...common,
    id: 'red-packet',
    kind: 'red-packet',
    title: { en: 'Red packet rain', ar: 'مطر المظاريف' },
    closesAt: NOW + 15_000,
    details: { budget: money('500.00'), packets: 200, left: 143 },
    own: claim,
  }),
  coupon: () => ({
    ...common,
    id: 'coupon',
    kind: 'coupon',
    title: { en: 'Ten per cent for tonight', ar: 'عشرة بالمئة لهذه الليلة' },
    details: { percent: 10, amount: null, minimum: money('40.00'), left: 86, nextAt: null },
    own: claim,
  }),
  'flash-sale': () => ({
    ...common,
    id: 'flash-sale',
    kind: 'flash-sale',
    title: { en: 'The mug, for eight minutes', ar: 'الكوب لثماني دقائق' },
    details: {
      productId: 'mug',
      variantId: 'mug-1',
      price: money('16.00'),
      regularPrice: money('24.00'),
      stock: 60,
      left: 22,
      perBuyer: 2,
    },
    own: { ...claim, bought: 0 },
  }),
  benefit: () => ({
    ...common,
    id: 'benefit',
    kind: 'benefit',
    title: { en: 'A gift for the first 100 orders', ar: 'هدية لأول ١٠٠ طلب' },
    details: { limit: 100, left: 37 },
    own: { ...claim, place: null },
  }),
  'watch-reward': () => ({
    ...common,
    id: 'watch-reward',
    kind: 'watch-reward',
    title: { en: 'Five minutes for five euros', ar: 'خمس دقائق بخمسة يورو' },
    details: { requiredMs: 300_000 },
    own: { ...claim, watchedMs: 190_000 },
  }),
  'blind-box': () => ({
    ...common,
    id: 'blind-box',
    kind: 'blind-box',
    title: { en: 'The harbour box', ar: 'صندوق الميناء' },
    proof: 'waiting',
    details: {
      access: 'paid',
      price: money('9.00'),
      items: [
        {
          id: 'charm',
          name: { en: 'Enamel charm', ar: 'حلية مطلية' },
          image: null,
          tier: 'basic',
          ppm: 899_000,
          left: null,
          value: money('6.00'),
          halfAfter: 1,
        },
        {
          id: 'bottle',
          name: { en: 'Sage bottle', ar: 'قارورة خضراء' },
          image: null,
          tier: 'paid',
          ppm: 100_000,
          left: 40,
          value: money('24.00'),
          halfAfter: 7,
        },
        {
          id: 'runner',
          name: { en: 'Aero Runner, gold', ar: 'آيرو الذهبي' },
          image: null,
          tier: 'hidden',
          ppm: 1000,
          left: 2,
          value: money('89.00'),
          halfAfter: 693,
        },
      ],
      replacement: true,
      guarantee: { tier: 'paid', after: 20 },
      refundTerms: {
        en: 'Unopened boxes within 14 days.',
        ar: 'الصناديق غير المفتوحة خلال ١٤ يومًا.',
      },
      freeEntryUrl: 'https://shop.example/free-entry',
      commit: HASH,
      seedHash: HASH,
      revealBy: NOW + 600_000,
      serverSeed: null,
    },
    own: {
      ...move,
      eligibility: { hindrances: [], gates: [], minAge: null, remaining: 5 },
      clientSeed: 'a1b2c3d4e5f60718',
      draws: [],
    },
  }),
};

/** An interaction of a kind; whatever the test is about in `overrides`. */
export function anInteraction<Kind extends InteractionKind>(
  kind: Kind,
  { details, own, ...overrides }: Overrides<Kind> = {},
): InteractionOf<Kind> {
  const made = makers[kind]();
  return {
    ...made,
    ...overrides,
    details: { ...made.details, ...details },
    own: { ...made.own, ...own },
  };
}

export const PHASES: readonly InteractionPhase[] = [
  'scheduled',
  'countdown',
  'open',
  'closed',
  'drawing',
  'revealed',
  'settled',
  'cancelled',
];

/** Puts these into the room, as the channel would have. */
export function put(room: FakeRoom, ...list: readonly Interaction[]): void {
  room.stores.interactions.patch({ open: list.length > 0, list });
}
