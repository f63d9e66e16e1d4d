import type { BattleData } from './decode-orders.js';
import { contestPhase } from '../state/contest.js';
import type { Battle } from './orders-state.js';

/** A battle as it is shown: what the site told, at this moment of the server's clock. */
export function battleOf(told: BattleData, now: number, firstEnd: number): Battle {
  const { id, kind, title, startsAt, sides, total, k, simulated } = told;
  const counted = (count: number): number => (count < k ? 0 : count);
  return {
    id,
    kind,
    title,
    startsAt,
    endsAt: told.overtimeEndsAt ?? told.endsAt,
    moved: told.endsAt !== firstEnd,
    phase: contestPhase(told, now),
    // Fewer than k are nobody's business, and count from the k-th on: for the site as well.
    sides: sides.map(({ country, count }) => ({ country, count: counted(count) })),
    goals: told.goals.map((goal) => ({
      ...goal,
      title: goal.title,
      count: counted(
        goal.country === null
          ? total
          : (sides.find(({ country }) => country === goal.country)?.count ?? 0),
      ),
    })),
    winner: told.result?.winner ?? null,
    simulated,
  };
}

/** Who is ahead; null where nobody is alone. */
export function leaderOf(sides: Battle['sides']): string | null {
  const [first, second] = [...sides].sort((a, b) => b.count - a.count);
  return first && first.count > (second?.count ?? 0) ? first.country : null;
}
