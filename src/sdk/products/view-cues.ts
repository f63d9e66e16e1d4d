import {
  boolean,
  check,
  finite,
  maxValue,
  minValue,
  nullable,
  number,
  object,
  optional,
  pipe,
  record,
  regex,
  safeParse,
  string,
  maxLength,
  type InferOutput,
} from 'valibot';
import { idSchema } from '../state/foreign-data.js';
import { StageLog, type Held } from '../state/stage-log.js';

const ORBIT = /^(auto|[-+.\d][-+.\da-z%]{0,23})( (auto|[-+.\d][-+.\da-z%]{0,23})){2}$/;

/** How the host wants a product's 3D view to be on everyone's screen; docs/product-view.md. */
const cue = pipe(
  object({
    productId: idSchema,
    /** As the attribute `camera-orbit` of the view. */
    orbit: optional(pipe(string(), regex(ORBIT))),
    /** Whole turns on the way there; negative to the other side. */
    turns: optional(pipe(number(), finite(), minValue(-20), maxValue(20)), 0),
    /** How long that takes. */
    seconds: optional(pipe(number(), finite(), minValue(0), maxValue(60)), 2),
    options: optional(record(idSchema, idSchema)),
    animation: optional(nullable(pipe(string(), maxLength(200)))),
    dimensions: optional(boolean()),
    /** A point to be opened; null closes it. */
    hotspot: optional(nullable(idSchema)),
  }),
  check(({ options }) => Object.keys(options ?? {}).length <= 10, 'Too many options.'),
);

export type ViewCueData = InferOutput<typeof cue>;

/** What a view is told, and since which stage time (epoch ms). */
export interface ViewCue extends ViewCueData {
  readonly at: number;
}

/** The last word of the host for each product, as of the present picture. */
export class ViewCues {
  readonly #log = new StageLog<ViewCueData>();
  #told: ReadonlyMap<string, Held<ViewCueData>> | undefined;

  /** Returns whether it was understood. */
  add(data: unknown, at: number): boolean {
    try {
      const parsed = safeParse(cue, data);
      if (parsed.success) this.#log.set(parsed.output.productId, parsed.output, at);
      return parsed.success;
    } catch {
      // What a page pushes may have getters, and they may throw.
      return false;
    }
  }

  /** Undefined while nothing is new. */
  at(stageTime: number): Readonly<Record<string, ViewCue>> | undefined {
    const held = this.#log.at(stageTime);
    if (held === this.#told) return undefined;
    this.#told = held;
    return Object.fromEntries([...held].map(([id, { value, at }]) => [id, { ...value, at }]));
  }
}
