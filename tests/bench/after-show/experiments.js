// @ts-check
/**
 * Ten thousand experiments, made up: how evenly viewers are spread over the arms, and how often the
 * interval of the lift holds what is true.
 */
import { importSource } from '../../helpers/import-source.js';
import { report } from '../harness.js';

const EXPERIMENTS = 10_000;
/** Visits of one experiment, over both arms. */
const VISITS = 2000;
/** What is true: shares of those who buy, and four of them so that no lucky one stands for all. */
const TRUTHS = [
  [0.02, 0.02],
  [0.02, 0.026],
  [0.05, 0.06],
  [0.3, 0.33],
];
/** Above it a fair coin comes once in twenty: chi-square of one degree, 95 %. */
const CHI_SQUARE = 3.841;

/** @param {number} seed Mulberry32. */
function chance(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export async function experiments() {
  const { assign, lift } = await importSource(
    "export * from './src/sdk/experiments/experiment-tools.js';",
  );
  const random = chance(20_260_101);
  let [inTreatment, uneven, differenceHeld, ratioHeld, decidedWrongly, withoutEffect] = [
    0, 0, 0, 0, 0, 0,
  ];
  for (let number = 0; number < EXPERIMENTS; number += 1) {
    const [p, q] = /** @type {[number, number]} */ (TRUTHS[number % TRUTHS.length]);
    const experiment = {
      id: `experiment-${number}`,
      arms: [
        { id: 'a', weight: 1 },
        { id: 'b', weight: 1 },
      ],
      share: 1,
    };
    const control = { visits: 0, successes: 0 };
    const treatment = { visits: 0, successes: 0 };
    for (let visit = 0; visit < VISITS; visit += 1) {
      // Names that differ in their last letters: the worst that a hash gets.
      const isTreated = assign(experiment, `viewer-${visit}`).id === 'b';
      const outcome = isTreated ? treatment : control;
      outcome.visits += 1;
      if (random() < (isTreated ? q : p)) outcome.successes += 1;
    }
    inTreatment += treatment.visits;
    if ((treatment.visits - control.visits) ** 2 / VISITS > CHI_SQUARE) uneven += 1;
    const found = lift(control, treatment);
    const { low, high } = found.differenceInterval;
    if (low <= q - p && q - p <= high) differenceHeld += 1;
    const ratio = found.relativeInterval;
    if (ratio && ratio.low <= q / p - 1 && q / p - 1 <= ratio.high) ratioHeld += 1;
    if (p === q) {
      withoutEffect += 1;
      if (found.significant) decidedWrongly += 1;
    }
  }
  const of = (/** @type {number} */ part, /** @type {number} */ whole) => (part / whole) * 100;
  const bias = Math.abs(of(inTreatment, EXPERIMENTS * VISITS) - 50);
  report('after-show', 'assignment_bias_pct', bias, '%', EXPERIMENTS);
  // A fair assignment is this uneven in five of a hundred; fewer would be as suspicious as more.
  report('after-show', 'assignment_uneven_pct', of(uneven, EXPERIMENTS), '%', EXPERIMENTS);
  report('after-show', 'interval_coverage_pct', of(differenceHeld, EXPERIMENTS), '%', EXPERIMENTS);
  report('after-show', 'ratio_coverage_pct', of(ratioHeld, EXPERIMENTS), '%', EXPERIMENTS);
  report('after-show', 'false_alarms_pct', of(decidedWrongly, withoutEffect), '%', withoutEffect);
}
