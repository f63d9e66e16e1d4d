import type { BattleData } from './decode-orders.js';

/** How a battle is decided. Told before it starts, and never changed. */
export interface BattleRules {
  readonly kind: 'battle' | 'goal';
  /** Server time, epoch ms. */
  readonly startsAt: number;
  readonly endsAt: number;
  /** Of a tie: how much longer it goes on. 0: a tie is a draw. */
  readonly overtimeMs: number;
  readonly countries: readonly string[];
  readonly goals: readonly {
    readonly id: string;
    readonly country: string | null;
    readonly target: number;
  }[];
  /** Fewer orders than this count as none, for everybody. */
  readonly k: number;
}

/** Orders of the battle up to the end of a bucket. */
export interface BattleCount {
  readonly until: number;
  readonly sums: Readonly<Record<string, number>>;
  /** Of all countries, for goals that are for everybody. */
  readonly total: number;
}

export interface Verdict {
  /** Goal → end of the bucket in which it was reached. */
  readonly unlocked: ReadonlyMap<string, number>;
  readonly overtimeEndsAt: number | null;
  /** Null while it is open. A `winner` of null is a draw. */
  readonly result: { readonly winner: string | null } | null;
}

/**
 * Decides a battle from its counts, which may be given in any order and more than once: a back end
 * after a restart and an auditor a year later get the same answer. Each is a sum, so that one that
 * is missing before the deadline changes at most when a goal was seen to be reached.
 *
 * A bucket counts if it ends by the deadline. A tie goes into overtime, once; that ends with the
 * first bucket that breaks the tie.
 */
function decideBattle(rules: BattleRules, counts: Iterable<BattleCount>): Verdict {
  const unlocked = new Map<string, number>();
  const overtimeEnd = rules.endsAt + rules.overtimeMs;
  let overtimeEndsAt: number | null = null;
  let last: BattleCount | undefined;
  const leader = (): string | null => leaderAmong(rules, last);

  for (const count of [...counts].sort((a, b) => a.until - b.until)) {
    if (count.until <= rules.startsAt) continue;
    if (count.until > rules.endsAt && overtimeEndsAt === null) {
      // The deadline lies between this bucket and the one before.
      if (!goesOn(rules, leader())) return { unlocked, overtimeEndsAt, result: done(leader()) };
      overtimeEndsAt = overtimeEnd;
    }
    if (count.until > overtimeEnd) {
      return { unlocked, overtimeEndsAt, result: done(leader()) };
    }
    last = count;
    for (const goal of rules.goals) {
      if (!unlocked.has(goal.id) && reached(rules, goal, count)) unlocked.set(goal.id, count.until);
    }
    const isPast = overtimeEndsAt !== null || count.until === rules.endsAt;
    if (!isPast) continue;
    if (!goesOn(rules, leader()) || count.until === overtimeEnd) {
      return { unlocked, overtimeEndsAt, result: done(leader()) };
    }
    overtimeEndsAt = overtimeEnd;
  }
  return { unlocked, overtimeEndsAt, result: null };
}

/** Decides a battle again from its recorded messages, the first of which tells the rules. */
function replayBattle(recorded: readonly BattleData[], overtimeMs: number): Verdict | null {
  const [first] = recorded;
  if (!first) return null;
  const { kind, startsAt, endsAt, sides, goals, k } = first;
  const countries = sides.map(({ country }) => country);
  return decideBattle(
    { kind, startsAt, endsAt, overtimeMs, countries, goals, k },
    recorded.map(({ until, total, sides: told }) => ({
      until,
      total,
      sums: Object.fromEntries(told.map(({ country, count }) => [country, count])),
    })),
  );
}

/** How a battle is decided, the same for whoever asks. */
export interface BattleReferee {
  readonly decideBattle: typeof decideBattle;
  readonly replayBattle: typeof replayBattle;
}

export const battleReferee: BattleReferee = { decideBattle, replayBattle };

const done = (winner: string | null): { winner: string | null } => ({ winner });

/** Only a tie goes on, and only where there is somebody to win. */
function goesOn({ kind, overtimeMs }: BattleRules, leader: string | null): boolean {
  return kind === 'battle' && overtimeMs > 0 && leader === null;
}

function countOf(
  { k }: BattleRules,
  count: BattleCount | undefined,
  country: string | null,
): number {
  const sum = country === null ? count?.total : count?.sums[country];
  return sum === undefined || sum < k ? 0 : sum;
}

function reached(
  rules: BattleRules,
  goal: BattleRules['goals'][number],
  count: BattleCount,
): boolean {
  return countOf(rules, count, goal.country) >= goal.target;
}

function leaderAmong(rules: BattleRules, count: BattleCount | undefined): string | null {
  if (rules.kind === 'goal') return null;
  const [first, second] = rules.countries
    .map((country) => ({ country, sum: countOf(rules, count, country) }))
    .sort((a, b) => b.sum - a.sum);
  return first && first.sum > (second?.sum ?? 0) ? first.country : null;
}
