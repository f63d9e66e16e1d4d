/** How many visits there were, and how many of them did what was hoped for. */
export interface Outcome {
  readonly visits: number;
  readonly successes: number;
}

export interface Interval {
  readonly low: number;
  readonly high: number;
}

export interface Lift {
  /** Share of successes, 0–1. */
  readonly control: number;
  readonly treatment: number;
  /** Treatment − control, in shares. */
  readonly difference: number;
  readonly differenceInterval: Interval;
  /** Treatment ÷ control − 1; null where the control had no success. */
  readonly relative: number | null;
  readonly relativeInterval: Interval | null;
  /** The interval of the difference does not hold 0. */
  readonly significant: boolean;
}

/**
 * What a treatment has changed, with intervals: Newcombe's for the difference (his method 10,
 * Statistics in Medicine 17, 1998), and the one for the ratio that follows from the same Wilson
 * intervals (Donner and Zou's MOVER, Statistical Methods in Medical Research 21, 2012). Both hold
 * for the small shares that shops have, where the textbook's interval does not.
 *
 * Null where one of the two has no visits, or the numbers make no sense.
 */
export function lift(control: Outcome, treatment: Outcome, confidence = 0.95): Lift | null {
  if (!isOutcome(control) || !isOutcome(treatment) || !(confidence > 0 && confidence < 1))
    return null;
  const z = quantile(0.5 + confidence / 2);
  const p = control.successes / control.visits;
  const q = treatment.successes / treatment.visits;
  const wp = wilson(control, z);
  const wq = wilson(treatment, z);
  const difference = q - p;
  const differenceInterval = {
    low: difference - Math.hypot(q - wq.low, wp.high - p),
    high: difference + Math.hypot(wq.high - q, p - wp.low),
  };
  const ratio = p > 0 ? ratioInterval(q, wq, p, wp) : null;
  return {
    control: p,
    treatment: q,
    difference,
    differenceInterval,
    relative: p > 0 ? q / p - 1 : null,
    relativeInterval: ratio && { low: ratio.low - 1, high: ratio.high - 1 },
    significant: differenceInterval.low > 0 || differenceInterval.high < 0,
  };
}

/** Wilson's score interval of one share. */
export function wilson({ visits, successes }: Outcome, z: number): Interval {
  const p = successes / visits;
  const spread = (z * z) / visits;
  const middle = (p + spread / 2) / (1 + spread);
  const half = (z / (1 + spread)) * Math.sqrt((p * (1 - p)) / visits + spread / (4 * visits));
  // At the ends it is 0 or 1, and not a rounding beside it.
  return {
    low: successes === 0 ? 0 : Math.max(0, middle - half),
    high: successes === visits ? 1 : Math.min(1, middle + half),
  };
}

function ratioInterval(q: number, wq: Interval, p: number, wp: Interval): Interval {
  const part = (a: number, b: number, sign: 1 | -1): number => {
    const root = (q * p) ** 2 - a * b * (2 * q - a) * (2 * p - b);
    return (q * p + sign * Math.sqrt(Math.max(0, root))) / (b * (2 * p - b));
  };
  return {
    low: Math.max(0, part(wq.low, wp.high, -1)),
    high: wp.low > 0 ? part(wq.high, wp.low, 1) : Infinity,
  };
}

/** Where the standard normal distribution has this much below it. */
function quantile(share: number): number {
  let low = -40;
  let high = 40;
  for (let step = 0; step < 80; step += 1) {
    const middle = (low + high) / 2;
    if (normal(middle) < share) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** The distribution function, by its Taylor series around the density; exact to the last digits. */
function normal(x: number): number {
  if (x < -8) return 0;
  if (x > 8) return 1;
  let sum = x;
  let term = x;
  for (let n = 3; Math.abs(term) > 1e-17; n += 2) {
    term *= (x * x) / n;
    sum += term;
  }
  return 0.5 + (sum * Math.exp((-x * x) / 2)) / Math.sqrt(2 * Math.PI);
}

function isOutcome({ visits, successes }: Outcome): boolean {
  return visits > 0 && successes >= 0 && successes <= visits && Number.isFinite(visits);
}
