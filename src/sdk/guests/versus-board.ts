import { contestPhase } from '../state/contest.js';
import { StepLog } from '../state/step-log.js';
import type { VersusData } from './decode-guests.js';
import type { Versus } from './guest-state.js';

/** A score of an hour, told every few seconds, for a viewer who rewinds. */
const MAX_STATEMENTS = 1000;
const MAX_KEPT = 8;
/** Counted longer before the picture than this, a score says nothing about it. */
export const STALE_AFTER = 15_000;
/** How long a result stands, ms of the picture. */
const RESULT_STANDS = 20_000;

/** Battles of hosts, as the site tells them. It decides them; the room never does. */
export class VersusBoard {
  readonly #told = new Map<string, StepLog<VersusData>>();

  add(data: VersusData, at: number): void {
    let log = this.#told.get(data.id);
    if (!log) {
      log = new StepLog(MAX_STATEMENTS);
      this.#told.set(data.id, log);
      const [oldest] = [...this.#told].sort((a, b) => startOf(a[1]) - startOf(b[1]));
      if (this.#told.size > MAX_KEPT && oldest) this.#told.delete(oldest[0]);
    }
    log.add(data.rev, at, data);
  }

  /** The one to look at: the one that began last; where none has, the one that will be first. */
  at(stageTime: number, now: number): Versus | null {
    let shown: VersusData | null = null;
    for (const log of this.#told.values()) {
      const last = log.reached(stageTime).at(-1);
      if (!last) continue;
      const { value: told, at } = last;
      const isOver = told.result !== null || told.cancelled;
      if (isOver && stageTime - at > RESULT_STANDS) continue;
      if (!shown || goesBefore(told, shown, now)) shown = told;
    }
    return shown && versusOf(shown, stageTime, now);
  }
}

function versusOf(told: VersusData, stageTime: number, now: number): Versus {
  const phase = contestPhase(told, now);
  const counts = phase === 'running' || phase === 'overtime' || phase === 'counting';
  return {
    id: told.id,
    title: told.title,
    unit: told.unit,
    phase,
    startsAt: told.startsAt,
    endsAt: told.overtimeEndsAt ?? told.endsAt,
    sides: told.sides.map(({ id, name, score }) => ({ id, name, score })),
    winner: told.result?.winner ?? null,
    asOf: told.asOf,
    stale: counts && stageTime - told.asOf > STALE_AFTER,
    simulated: told.simulated,
  };
}

function startOf(log: StepLog<VersusData>): number {
  return log.upTo(Infinity)?.startsAt ?? 0;
}

/** One that is only announced hides none that runs, or was decided just now. */
function goesBefore(a: VersusData, b: VersusData, now: number): boolean {
  const begun = hasBegun(a, now);
  if (begun !== hasBegun(b, now)) return begun;
  return begun ? isLater(a, b) : isLater(b, a);
}

function hasBegun({ result, startsAt }: VersusData, now: number): boolean {
  return result !== null || startsAt <= now;
}

function isLater(a: VersusData, b: VersusData): boolean {
  return a.startsAt === b.startsAt ? a.id > b.id : a.startsAt > b.startsAt;
}
