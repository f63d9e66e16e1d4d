import type { BattleGoal, InteractionsState } from '../../sdk/index.js';

/** The activity that a goal's reward names, while one can take part in it. */
export function openReward(
  reward: BattleGoal['reward'],
  interactions: Readonly<InteractionsState> | null,
): string | null {
  const named = interactions?.list.find(({ id }) => id === reward?.ref);
  return named?.phase === 'open' ? named.id : null;
}
