import type { FactRecord } from '../insights/decode-batch.js';
import { lift, type Lift, type Outcome } from './lift.js';

export interface ExperimentReport {
  readonly arms: readonly (Outcome & {
    readonly arm: string;
    readonly share: number;
    /** Against the control; null for the control itself. */
    readonly lift: Lift | null;
  })[];
  /** Visits that have somehow seen two arms: they are in neither. */
  readonly mixed: number;
}

export interface ExperimentQuestion {
  readonly experiment: string;
  /** Id of the arm that the others are compared with. */
  readonly control: string;
  /** Name of a fact, or what it must look like; only what came after the exposure counts. */
  readonly goal: string | ((fact: FactRecord) => boolean);
  readonly confidence?: number | undefined;
}

interface Visit {
  arm: string | null;
  mixed: boolean;
  exposedAt: number;
  readonly reached: number[];
}

/** Reads the facts of any number of visits, in any order. Facts that came twice count once. */
export function experimentReport(
  facts: Iterable<FactRecord>,
  { experiment, control, goal, confidence }: ExperimentQuestion,
): ExperimentReport {
  const visits = new Map<string, Visit>();
  const reaches = typeof goal === 'string' ? (fact: FactRecord) => fact.name === goal : goal;
  for (const fact of facts) {
    const { params } = fact;
    const exposure = fact.name === 'live_experiment' && params['experiment'] === experiment;
    const success = reaches(fact);
    if (!exposure && !success) continue;
    let visit = visits.get(fact.visit);
    if (!visit) {
      visit = { arm: null, mixed: false, exposedAt: Infinity, reached: [] };
      visits.set(fact.visit, visit);
    }
    if (success) visit.reached.push(fact.at);
    if (!exposure || typeof params['arm'] !== 'string') continue;
    if (visit.arm !== null && visit.arm !== params['arm']) visit.mixed = true;
    visit.arm = params['arm'];
    visit.exposedAt = Math.min(visit.exposedAt, fact.at);
  }
  const sums = new Map<string, { visits: number; successes: number }>();
  let mixed = 0;
  for (const { arm, mixed: isMixed, exposedAt, reached } of visits.values()) {
    if (arm === null) continue;
    if (isMixed) {
      mixed += 1;
      continue;
    }
    const sum = sums.get(arm) ?? { visits: 0, successes: 0 };
    sums.set(arm, sum);
    sum.visits += 1;
    if (reached.some((at) => at >= exposedAt)) sum.successes += 1;
  }
  const base = sums.get(control);
  const arms = [...sums]
    .sort(([a], [b]) => Number(b === control) - Number(a === control) || (a < b ? -1 : 1))
    .map(([arm, sum]) => ({
      arm,
      ...sum,
      share: sum.successes / sum.visits,
      lift: arm === control || !base ? null : lift(base, sum, confidence),
    }));
  return { arms, mixed };
}
