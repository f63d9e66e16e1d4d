import { hash32 } from '../state/hash.js';
import type { Arm, Experiment } from './experiment.js';

/**
 * The arm of a unit: a function of the two ids alone, so that browser, server and the next visit
 * agree without asking each other. Null: this unit takes no part.
 *
 * Another experiment shuffles anew, and whether one takes part says nothing of the arm.
 */
export function assign({ id, arms, share }: Experiment, unit: string): Arm | null {
  if (fraction(`${id}/part/${unit}`) >= share) return null;
  const total = arms.reduce((sum, { weight }) => sum + weight, 0);
  let rest = fraction(`${id}/arm/${unit}`) * total;
  for (const arm of arms) {
    rest -= arm.weight;
    if (rest < 0) return arm;
  }
  // Only by a rounding at the very end; never into an arm that nobody shall be in.
  return arms.findLast(({ weight }) => weight > 0) ?? arms[0];
}

/** 0 ≤ x < 1, evenly. */
function fraction(text: string): number {
  return hash32(text) / 2 ** 32;
}
