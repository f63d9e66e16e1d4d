import type { RoomAnnouncer } from '../room/room-events.js';
import type { Clock } from '../state/clock.js';
import { contestPhase } from '../state/contest.js';
import type { DisposalScope } from '../state/disposal-scope.js';
import { StepLog } from '../state/step-log.js';
import { battleOf } from './battle.js';
import { decodeBattle, decodeTally, type BattleData, type TallyData } from './decode-orders.js';
import { OrderMoments } from './order-moments.js';
import type { Battle, OrderMoment, OrdersState, Tally } from './orders-state.js';
import { tallyOf } from './tally.js';

/** A message of the channel that is about orders. What it says is read here. */
export interface OrderMessage {
  readonly type: 'orders' | 'battle' | 'viewers';
  readonly data: unknown;
  readonly ts?: number | undefined;
  readonly at?: number | undefined;
}

export interface OrderBoardParts {
  readonly clock: Clock;
  readonly scope: DisposalScope;
  readonly announcer: RoomAnnouncer;
  readonly serverNow: () => number;
  /** Called with how things stand now. */
  readonly changed: (change: Partial<OrdersState>) => void;
}

/** An hour of buckets, for a viewer who rewinds. */
const MAX_STATEMENTS = 720;
const MAX_BATTLES = 8;
/** Of one bucket, and a view that was late. */
const MAX_MOMENTS = 6;
/** A bucket that ends later than this after it was told comes from a clock that is off. */
const CLOCK_SLACK = 60_000;
/** A picture that jumps further was moved: what lies between is no news. */
const LONGEST_STEP = 10_000;
/** Celebrated later than this, a moment has nothing to do with the picture. */
const LATE = 15_000;
const MINUTE = 60_000;

/** Keeps the tally and the battles of a show: loaded with the first message about orders. */
export class OrderBoard {
  readonly #parts: OrderBoardParts;
  readonly #tallies = new StepLog<TallyData>(MAX_STATEMENTS);
  readonly #viewers = new StepLog<TallyData>(1);
  readonly #battles = new Map<string, StepLog<BattleData>>();
  readonly #moments = new OrderMoments();
  /** Goals and winners that the page has heard of. */
  readonly #told = new Set<string>();
  #shownTally: TallyData | undefined;
  #tally: Tally | null = null;
  #shown: readonly Battle[] = [];
  #shownData: readonly BattleData[] = [];
  #stageTime = -Infinity;
  #latest: readonly OrderMoment[] = [];
  #refused = 0;

  constructor(parts: OrderBoardParts) {
    this.#parts = parts;
    // Deadlines pass without a message, by the server's clock.
    parts.scope.add(parts.clock.every(1000, () => this.#settleBattles(true)));
  }

  receive(message: OrderMessage): void {
    const taken = message.type === 'battle' ? this.#takeBattle(message) : this.#takeTally(message);
    if (!taken) this.#parts.changed({ refused: (this.#refused += 1) });
    // What was missed in a cut is true, and no news.
    else this.#settle(this.#stageTime - (message.at ?? message.ts ?? 0) <= LATE);
  }

  /** The picture on screen has this stage time now. */
  advance(stageTime: number): void {
    const step = stageTime - this.#stageTime;
    this.#stageTime = stageTime;
    this.#settle(step >= 0 && step <= LONGEST_STEP);
  }

  #takeTally({ type, data, ts, at }: OrderMessage): boolean {
    const read = decodeTally(data);
    if (!read.ok || this.#isAhead(read.value.until, ts)) return false;
    const { until } = read.value;
    if (type === 'orders') {
      this.#tallies.add(until, at ?? until, read.value);
    } else if (this.#viewers.add(until, -Infinity, read.value)) {
      const viewers = this.#viewers.at(0);
      this.#parts.changed({ open: true, viewers: viewers ? tallyOf(viewers) : null });
    }
    return true;
  }

  #takeBattle({ data, ts, at }: OrderMessage): boolean {
    const read = decodeBattle(data);
    if (!read.ok || this.#isAhead(read.value.until, ts)) return false;
    const { id, rev, until } = read.value;
    const log = this.#battles.get(id) ?? new StepLog<BattleData>(MAX_STATEMENTS);
    log.add(rev, at ?? ts ?? until, read.value);
    this.#battles.set(id, log);
    if (this.#battles.size > MAX_BATTLES) this.#forgetOldest();
    return true;
  }

  #isAhead(until: number, ts: number | undefined): boolean {
    return until > (ts ?? this.#parts.serverNow()) + CLOCK_SLACK;
  }

  #forgetOldest(): void {
    const startOf = (log: StepLog<BattleData>): number => log.upTo(Infinity)?.startsAt ?? 0;
    const [oldest] = [...this.#battles].sort(([, a], [, b]) => startOf(a) - startOf(b));
    if (oldest) this.#battles.delete(oldest[0]);
  }

  #settle(isNatural: boolean): void {
    this.#settleTally(isNatural);
    this.#settleBattles(isNatural);
  }

  #settleTally(isNatural: boolean): void {
    const told = this.#tallies.at(this.#stageTime);
    if (told === this.#shownTally) return;
    const before = this.#shownTally;
    const shown = this.#tally;
    this.#shownTally = told;
    const minuteAgo = told && this.#tallies.upTo(told.until - MINUTE);
    const tally = told ? tallyOf(told, isNatural ? before : undefined, minuteAgo) : null;
    this.#tally = tally;
    this.#parts.changed({ open: true, tally });
    // After another beginning there is nothing to celebrate.
    if (!isNatural || !tally || !shown || before?.since !== told?.since) return;
    for (const moment of this.#moments.ofTally(shown, tally, this.#stageTime)) this.#show(moment);
  }

  #settleBattles(isNatural: boolean): void {
    const told: BattleData[] = [];
    for (const log of this.#battles.values()) {
      const data = log.at(this.#stageTime);
      if (data) told.push(data);
    }
    const now = this.#parts.serverNow();
    const isSame = (data: BattleData, index: number): boolean =>
      data === this.#shownData[index] && contestPhase(data, now) === this.#shown[index]?.phase;
    if (told.length === this.#shown.length && told.every(isSame)) return;
    const before = new Map(this.#shown.map((battle) => [battle.id, battle]));
    this.#shownData = told;
    this.#shown = told.map((data) => {
      const first = this.#battles.get(data.id)?.upTo(0) ?? data;
      return battleOf(data, now, first.endsAt);
    });
    this.#parts.changed({ open: true, battles: this.#shown });
    for (const battle of this.#shown) this.#tellOf(battle, before.get(battle.id), isNatural);
  }

  #tellOf(battle: Battle, before: Battle | undefined, isNatural: boolean): void {
    const { announcer } = this.#parts;
    const { id: battleId, goals, phase, kind, winner } = battle;
    for (const { id: goalId, unlockedAt, country, reward } of goals) {
      if (unlockedAt === null || !this.#isNews(`${battleId}\n${goalId}`)) continue;
      // `late`: it was so before this viewer saw the battle.
      announcer.announce('goal-unlocked', { battleId, goalId, country, reward, late: !before });
    }
    if (kind === 'battle' && phase === 'over' && this.#isNews(battleId)) {
      announcer.announce('battle-won', { battleId, winner, late: !before });
    }
    if (!isNatural || !before) return;
    for (const moment of this.#moments.ofBattle(before, battle, this.#stageTime)) {
      this.#show(moment);
    }
  }

  #isNews(what: string): boolean {
    if (this.#told.has(what)) return false;
    this.#told.add(what);
    return true;
  }

  #show(moment: OrderMoment): void {
    const { announcer, changed } = this.#parts;
    if (moment.kind === 'milestone') announcer.announce('order-milestone', { count: moment.count });
    if (moment.kind === 'leader') {
      const { country, previous } = moment;
      announcer.announce('order-leader-changed', { country, previous });
    }
    this.#latest = [...this.#latest, moment].slice(-MAX_MOMENTS);
    changed({ moments: this.#latest });
  }
}
