import {
  array,
  boolean,
  check,
  finite,
  maxLength,
  maxValue,
  minLength,
  minValue,
  number,
  object,
  optional,
  pipe,
  record,
  safeParse,
  string,
  unknown,
} from 'valibot';
import { idSchema } from '../state/foreign-data.js';
import { explain, type Warn } from '../state/lenient.js';

export interface Arm {
  readonly id: string;
  /** Compared with those of the other arms. */
  readonly weight: number;
  /** What is different in it; the room knows `danmaku`, the rest is the page's. */
  readonly params: Readonly<Record<string, unknown>>;
}

export interface Experiment {
  readonly id: string;
  /** The first is the control. */
  readonly arms: readonly [Arm, Arm, ...Arm[]];
  /** Share of viewers who take part at all, 0–1. */
  readonly share: number;
  /** Ended before its time: everybody who has not seen it gets the control. */
  readonly withdrawn: boolean;
  /** Shown from the start, as a layout is; otherwise when it is asked for. */
  readonly atStart: boolean;
}

const MOST = 50;

const arm = object({
  id: idSchema,
  weight: optional(pipe(number(), finite(), minValue(0), maxValue(1e6)), 1),
  params: optional(record(string(), unknown()), {}),
});

const experiment = object({
  id: idSchema,
  arms: pipe(
    array(arm),
    minLength(2, 'An experiment has two arms at least.'),
    maxLength(20),
    check((arms) => new Set(arms.map(({ id }) => id)).size === arms.length, 'Two arms of one id.'),
    check((arms) => arms.some(({ weight }) => weight > 0), 'No arm has any weight.'),
  ),
  share: optional(pipe(number(), minValue(0), maxValue(1)), 1),
  withdrawn: optional(boolean(), false),
  atStart: optional(boolean(), false),
});

/** Reads definitions of any origin. One that is wrong is left out, and said: nobody takes part. */
export function decodeExperiments(definitions: unknown, warn: Warn): readonly Experiment[] {
  if (definitions === undefined || definitions === null) return [];
  if (!Array.isArray(definitions)) {
    warn('experiments: This is no list.');
    return [];
  }
  const good = new Map<string, Experiment>();
  for (const [index, definition] of definitions.slice(0, MOST).entries()) {
    const read = safeParse(experiment, definition);
    if (!read.success) {
      warn(explain(read.issues, `experiments.${index}`));
      continue;
    }
    const [control, other, ...more] = read.output.arms;
    if (!control || !other) continue;
    if (good.has(read.output.id)) warn(`experiments.${index}: this id is taken.`);
    else good.set(read.output.id, { ...read.output, arms: [control, other, ...more] });
  }
  return [...good.values()];
}
