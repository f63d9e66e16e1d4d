import { expect } from '@open-wc/testing';
import type { Interaction, InteractionKind } from '../../src/sdk/index.js';
import { FakeRoom } from '../helpers/fake-room.js';
import { A_GRANT, A_RECEIPT, anInteraction, PHASES, put } from '../helpers/interactions.js';
import { inActivity } from './activity.js';
import { rendered, words } from './in-room.js';

const claimed = { claimed: true, delivery: 'accepted', grant: A_GRANT } as const;
const refused = { delivery: 'refused', refusal: { reason: 'sold-out' } } as const;

/** What a kind can look like beside its phases. */
const VARIANTS: { readonly [Kind in InteractionKind]: readonly Interaction[] } = {
  poll: [
    anInteraction('poll', {
      own: { choice: 'coral', delivery: 'accepted' },
      details: { counts: { sage: 3, coral: 5, navy: 0 }, total: 8 },
    }),
    anInteraction('poll', { own: refused }),
    anInteraction('poll', { trouble: 'options-missing', details: { choices: [] } }),
  ],
  quiz: [
    anInteraction('quiz', { own: { choice: 'b', delivery: 'accepted' } }),
    anInteraction('quiz', { own: { eliminated: true } }),
    anInteraction('quiz', {
      phase: 'revealed',
      proof: 'proven',
      details: { answer: 'a', counts: { a: 9, b: 3, c: 1, d: 0 } },
      own: {
        choice: 'b',
        correct: false,
        rank: 38,
        leaderboard: {
          page: 1,
          pages: 2,
          rows: [
            { rank: 1, name: 'Noor', score: 5, own: false },
            { rank: 38, name: '', score: 1, own: true },
          ],
        },
      },
    }),
    anInteraction('quiz', { phase: 'revealed', proof: 'failed', details: { answer: 'a' } }),
  ],
  giveaway: [
    anInteraction('giveaway', { own: { entered: true, delivery: 'accepted' } }),
    anInteraction('giveaway', {
      phase: 'revealed',
      proof: 'proven',
      details: { winners: [{ index: 7, name: 'Noor' }] },
      own: { entered: true, index: 7, included: 'proven', won: true, receipt: {} },
    }),
    anInteraction('giveaway', { phase: 'revealed', proof: 'missing', own: { included: 'failed' } }),
  ],
  'red-packet': [
    anInteraction('red-packet', { own: claimed }),
    anInteraction('red-packet', { own: { claimed: true, delivery: 'accepted' } }),
    anInteraction('red-packet', { own: { claimed: true, delivery: 'pending' } }),
  ],
  coupon: [
    anInteraction('coupon', { own: claimed }),
    anInteraction('coupon', { own: { ...claimed, applied: 'applied' } }),
    anInteraction('coupon', { own: { ...claimed, applied: 'refused' } }),
    anInteraction('coupon', { details: { left: 0 }, own: refused }),
  ],
  'flash-sale': [
    anInteraction('flash-sale', { own: { bought: 2, claimed: true, delivery: 'accepted' } }),
    anInteraction('flash-sale', { details: { left: 0 } }),
    anInteraction('flash-sale', { trouble: 'stock-wrong' }),
  ],
  benefit: [
    anInteraction('benefit', { own: { ...claimed, place: 64 } }),
    anInteraction('benefit', { details: { left: 0 } }),
  ],
  'watch-reward': [
    anInteraction('watch-reward', { own: { watchedMs: 300_000 } }),
    anInteraction('watch-reward', { own: claimed }),
  ],
  'blind-box': [
    anInteraction('blind-box', {
      own: {
        eligibility: {
          hindrances: [],
          gates: ['age', 'age-assured', 'guardian'],
          minAge: 18,
          remaining: 1,
        },
      },
    }),
    anInteraction('blind-box', {
      own: {
        eligibility: {
          hindrances: ['odds-missing', 'rules-missing'],
          gates: [],
          minAge: null,
          remaining: null,
        },
      },
      details: { items: [] },
    }),
    anInteraction('blind-box', {
      own: {
        draws: (['waiting', 'proven', 'failed', 'missing'] as const).map((proof, nonce) => ({
          nonce,
          itemId: 'runner',
          receipt: A_RECEIPT,
          proof,
        })),
      },
    }),
  ],
};

/** Every phase of a kind and whatever else it can look like: accessible, in words, no wider than 320 px. */
export async function auditStates(kind: InteractionKind, language: string): Promise<void> {
  const room = new FakeRoom();
  const { element } = await inActivity(anInteraction(kind), { room, language });
  const phases = PHASES.map((phase) => anInteraction(kind, { phase }) as Interaction);
  for (const state of [...phases, ...VARIANTS[kind]]) {
    put(room, state);
    await rendered(element);
    const scene = `${kind} ${state.phase} ${JSON.stringify(state.own)}`;
    expect(words(element), scene).not.to.equal('');
    expect(element.scrollWidth, scene).to.be.at.most(320);
    await expect(element, scene).to.be.accessible();
  }
}
