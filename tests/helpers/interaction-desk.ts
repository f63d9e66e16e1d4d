import { InteractionDesk, type DeskParts } from '../../src/sdk/interactions/desk.js';
import {
  NO_INTERACTIONS,
  type Interaction,
  type InteractionKind,
  type InteractionOf,
  type InteractionsState,
} from '../../src/sdk/interactions/interaction.js';
import { rulesFor, type MarketRules } from '../../src/sdk/markets/market-rules.js';
import type { RulePack } from '../../src/sdk/markets/rule-pack.js';
import type { RequestAnswer } from '../../src/sdk/room/room-events.js';
import { DisposalScope } from '../../src/sdk/state/disposal-scope.js';
import { FakeActions } from './chat.js';
import { FakeAnnouncer } from './fake-announcer.js';
import { FakeClock, settle } from './fake-clock.js';

/** Rules under which everything goes, of a market that does not exist. */
export function lenientRules(change: Partial<MarketRules['chance']> = {}): MarketRules {
  const source = { title: 'A test', date: '2026', basis: 'merchant' } as const;
  const rule = { source } as const;
  const pack: RulePack = {
    market: 'ZZ',
    rules: [
      { ...rule, rule: 'chance.paidRandom', value: 'allowed' },
      { ...rule, rule: 'chance.minAge', value: null },
      { ...rule, rule: 'chance.guardianConsent', value: false },
      { ...rule, rule: 'chance.freeEntryRequired', value: false },
      { ...rule, rule: 'chance.maxPerViewer', value: null },
      { ...rule, rule: 'chance.maxPrice', value: null },
      { ...rule, rule: 'chance.maxSpend', value: null },
      { ...rule, rule: 'chance.prizeCap', value: null },
      { ...rule, rule: 'chance.completeSetPrizeBanned', value: false },
    ],
  };
  const rules = rulesFor('ZZ', [pack]);
  return { ...rules, quietHours: null, chance: { ...rules.chance, ...change } };
}

const DETAILS: Record<InteractionKind, object> = {
  poll: {
    choices: [
      { id: 'a', text: 'Coral' },
      { id: 'b', text: 'Blue' },
    ],
  },
  quiz: {
    choices: [
      { id: 'a', text: '180 g' },
      { id: 'b', text: '240 g' },
    ],
    commit: 'ab'.repeat(32),
  },
  giveaway: { prize: 'A mug', prizes: 1, entries: 0, room: 'show', seedHash: 'cd'.repeat(32) },
  'red-packet': { packets: 10, left: 10 },
  coupon: { percent: 10 },
  'flash-sale': {
    productId: 'mug',
    variantId: 'mug-1',
    price: { amount: '10.00', currency: 'EUR' },
    stock: 5,
    left: 5,
    perBuyer: 2,
  },
  benefit: { limit: 100, left: 40 },
  'watch-reward': { requiredMs: 300_000 },
  'blind-box': {
    access: 'free',
    items: [
      { id: 'pin', name: 'Pin', tier: 'basic', ppm: 999_000 },
      { id: 'aero', name: 'Gold shoe', tier: 'hidden', ppm: 1000 },
    ],
    commit: 'ef'.repeat(32),
    seedHash: 'cd'.repeat(32),
    revealBy: Date.UTC(2026, 0, 1, 1),
  },
};

let revisions = 0;

/** What the channel says of an interaction. */
export function aStatement(kind: InteractionKind, change: object = {}, details: object = {}) {
  return {
    id: kind,
    kind,
    revision: ++revisions,
    phase: 'open',
    title: 'Play',
    rulesUrl: 'https://shop.example/rules',
    ...change,
    details: { ...DETAILS[kind], ...details },
  };
}

/** A desk with everything around it under the test's hand. */
export function aDesk(change: Partial<DeskParts> = {}) {
  const clock = new FakeClock();
  const announcer = new FakeAnnouncer();
  const actions = new FakeActions();
  const scope = new DisposalScope();
  const cartCalls: unknown[] = [];
  let state: InteractionsState = NO_INTERACTIONS;
  const world = { watching: true, cartAnswer: { ok: true } as RequestAnswer };
  const desk = new InteractionDesk({
    clock,
    scope,
    announcer,
    random: () => 0.5,
    serverNow: () => clock.now(),
    baseUrl: 'https://shop.example/',
    // What the site remembers is asked for in tests that are about it.
    act: (action) =>
      action.type === 'interaction.own' && !change.act
        ? Promise.resolve({ status: 'refused', reason: 'not-allowed' })
        : actions.act(action),
    cart: {
      add: async (line) => (cartCalls.push(line), world.cartAnswer),
      applyCode: async (code) => (cartCalls.push(code), world.cartAnswer),
    },
    rules: async () => lenientRules(),
    ageAssurance: () => null,
    watching: () => world.watching,
    changed: (next) => (state = next),
    ...change,
  });
  return {
    desk,
    clock,
    announcer,
    actions,
    scope,
    world,
    cartCalls,
    /** Tells it, and waits until it shows. */
    async hear(data: unknown, at?: number): Promise<void> {
      desk.receive({ data, at });
      await settle();
      await untilLoaded();
    },
    get list() {
      return state.list;
    },
    the<Kind extends InteractionKind>(kind: Kind): InteractionOf<Kind> {
      const found = state.list.find((one): one is InteractionOf<Kind> => isOf(one, kind));
      if (!found) throw new Error(`There is no ${kind}.`);
      return found;
    },
  };
}

function isOf<Kind extends InteractionKind>(
  one: Interaction,
  kind: Kind,
): one is InteractionOf<Kind> {
  return one.kind === kind;
}

/** The code of all kinds is here, and what was waiting for it has gone on. */
async function untilLoaded(): Promise<void> {
  const { loadKind } = await import('../../src/sdk/interactions/kinds.js');
  await Promise.all([loadKind('blind-box'), loadKind('giveaway')]);
  await settle();
}
