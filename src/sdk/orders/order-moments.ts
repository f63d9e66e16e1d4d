import { leaderOf } from './battle.js';
import type { Battle, OrderMoment, Tally } from './orders-state.js';

/** Of 1, 2.5, 5 times each power of ten, from a hundred on: often at first, then rarely. */
const STEPS = [1, 2.5, 5];
const FIRST = 100;
/** A lead that goes to and fro is celebrated this often at most, ms. */
const CALM = 10_000;

/** What has come since the picture before: what to celebrate, and what only happened. */
export class OrderMoments {
  #calmUntil = new Map<string, number>();
  #made = 0;

  /** Of the tally of the whole show. */
  *ofTally(before: Tally, after: Tally, stageTime: number): Generator<OrderMoment> {
    const [was, is] = [before.countries[0]?.code, after.countries[0]?.code];
    if (was !== undefined && is !== undefined && was !== is && this.#isCalm('leader', stageTime)) {
      yield { id: this.#id(), kind: 'leader', country: is, previous: was };
    }
    const count = milestoneOf(after.total);
    if (count > milestoneOf(before.total)) yield { id: this.#id(), kind: 'milestone', count };
  }

  *ofBattle(before: Battle, after: Battle, stageTime: number): Generator<OrderMoment> {
    const { id: battleId } = after;
    const [was, is] = [leaderOf(before.sides), leaderOf(after.sides)];
    if (after.kind === 'battle' && was !== null && is !== null && was !== is)
      if (this.#isCalm(battleId, stageTime))
        yield { id: this.#id(), kind: 'lead', battleId, country: is, previous: was };
    for (const goal of after.goals) {
      const known = before.goals.find(({ id }) => id === goal.id);
      if (goal.unlockedAt !== null && known?.unlockedAt == null)
        yield { id: this.#id(), kind: 'unlock', battleId, goal };
    }
    if (after.kind === 'battle' && after.phase === 'over' && before.phase !== 'over')
      yield { id: this.#id(), kind: 'won', battleId, winner: after.winner };
  }

  #isCalm(what: string, stageTime: number): boolean {
    const until = this.#calmUntil.get(what) ?? -Infinity;
    // A rewind begins anew.
    if (stageTime < until && stageTime > until - CALM) return false;
    this.#calmUntil.set(what, stageTime + CALM);
    return true;
  }

  #id(): string {
    return `moment-${(this.#made += 1)}`;
  }
}

/** The last round number that a sum has passed; 0 before the first. */
export function milestoneOf(total: number): number {
  if (total < FIRST) return 0;
  const power = 10 ** Math.floor(Math.log10(total));
  return power * (STEPS.findLast((step) => total >= step * power) ?? 1);
}
