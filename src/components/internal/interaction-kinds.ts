import type { Interaction, InteractionKind, InteractionPhase } from '../../sdk/index.js';
import { loadElements } from './load-view.js';

/** A view of one kind: told which activity it shows. */
export interface InteractionViewElement extends HTMLElement {
  interactionId: string;
}

interface KindEntry {
  readonly tag: string;
  readonly load: () => Promise<CustomElementConstructor>;
  /** Too much for the panel over the picture: always in a sheet. */
  readonly roomy?: true;
}

/** Each kind, its view, and where that comes from. A new kind is a new line. */
export const interactionKinds: Readonly<Record<InteractionKind, KindEntry>> = {
  'blind-box': {
    tag: 'live-blind-box',
    load: async () => (await import('../live-blind-box.js')).LiveBlindBoxElement,
    roomy: true,
  },
  quiz: {
    tag: 'live-quiz',
    load: async () => (await import('../live-quiz.js')).LiveQuizElement,
  },
  poll: {
    tag: 'live-poll',
    load: async () => (await import('../live-poll.js')).LivePollElement,
  },
  giveaway: {
    tag: 'live-giveaway',
    load: async () => (await import('../live-giveaway.js')).LiveGiveawayElement,
  },
  'red-packet': {
    tag: 'live-red-packet',
    load: async () => (await import('../live-red-packet.js')).LiveRedPacketElement,
  },
  coupon: {
    tag: 'live-coupon',
    load: async () => (await import('../live-coupon.js')).LiveCouponElement,
  },
  'flash-sale': {
    tag: 'live-flash-sale',
    load: async () => (await import('../live-flash-sale.js')).LiveFlashSaleElement,
  },
  benefit: {
    tag: 'live-benefit',
    load: async () => (await import('../live-benefit.js')).LiveBenefitElement,
  },
  'watch-reward': {
    tag: 'live-watch-reward',
    load: async () => (await import('../live-watch-reward.js')).LiveWatchRewardElement,
  },
};

/** Fetches and registers the view of a kind. Answers whether it is there now. */
export function loadKind(kind: InteractionKind): Promise<boolean> {
  const { tag, load } = interactionKinds[kind];
  return loadElements(tag, async () => ({ [tag]: await load() }));
}

/** Whether the viewer has already done what there is to do. */
export function hasActed(interaction: Interaction): boolean {
  const { delivery } = interaction.own;
  if (delivery === 'accepted' || delivery === 'pending') return true;
  switch (interaction.kind) {
    case 'poll':
    case 'quiz':
      return interaction.own.choice !== null;
    case 'giveaway':
      return interaction.own.entered;
    case 'blind-box':
      return interaction.own.draws.length > 0;
    case 'red-packet':
    case 'coupon':
    case 'benefit':
    case 'watch-reward':
    case 'flash-sale':
      return interaction.own.claimed;
  }
}

/**
 * What comes first when several want to be seen: what still waits for the viewer, then what came
 * of it, then what is about to begin. Null: to be found in the list only.
 */
export function urgency(interaction: Interaction): number | null {
  const acted = hasActed(interaction);
  const ranks: Readonly<Record<InteractionPhase, number | null>> = {
    // What has a window of its own is over in seconds.
    open: acted ? 3 : interaction.windowMs === null ? 1 : 0,
    drawing: acted ? 2 : null,
    revealed: acted ? 2 : null,
    closed: acted ? 3 : null,
    countdown: 4,
    scheduled: null,
    settled: null,
    cancelled: acted ? 2 : null,
  };
  return ranks[interaction.phase];
}
