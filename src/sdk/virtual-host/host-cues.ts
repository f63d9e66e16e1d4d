import {
  array,
  finite,
  maxLength,
  maxValue,
  minLength,
  minValue,
  nullable,
  number,
  object,
  optional,
  picklist,
  pipe,
  safeParse,
  transform,
} from 'valibot';
import { explain } from '../state/lenient.js';
import { StageLog, type Held } from '../state/stage-log.js';
import { GESTURES, type GestureName } from './gestures.js';
import { EXPRESSIONS, type ExpressionName, type Mouth } from './host-pose.js';

/** Half a minute: what is said in one breath, and no message becomes a megabyte. */
const LONGEST_MS = 30_000;
const MOST_SHAPES = 600;

/** One shape of the mouth, from `after` ms on. */
export interface MouthShape {
  readonly after: number;
  readonly mouth: Mouth;
}

/** What was last said in each lane, and at which stage time. */
export interface HostWord {
  readonly mouth?: Held<readonly MouthShape[]>;
  readonly expression?: Held<{ readonly name: ExpressionName; readonly weight: number } | null>;
  readonly gesture?: Held<{ readonly name: GestureName; readonly seconds: number | undefined }>;
}

const share = pipe(number(), finite(), minValue(0), maxValue(1));
const after = pipe(number(), finite(), minValue(0), maxValue(LONGEST_MS));
const weight = optional(share, 0);
const shape = pipe(
  object({ after, aa: weight, ih: weight, ou: weight, ee: weight, oh: weight }),
  transform(({ after: at, ...mouth }): MouthShape => ({ after: at, mouth })),
);

const LANES = {
  mouth: pipe(
    array(shape),
    minLength(1),
    maxLength(MOST_SHAPES),
    // Whoever sends them out of order means their times.
    transform((shapes): readonly MouthShape[] => [...shapes].sort((a, b) => a.after - b.after)),
  ),
  expression: nullable(
    object({ name: picklist(EXPRESSIONS), weight: optional(share, 1) }, 'Unknown expression.'),
  ),
  gesture: object({
    name: picklist(GESTURES, 'Unknown gesture.'),
    seconds: optional(pipe(number(), finite(), minValue(0.3), maxValue(20))),
  }),
} as const;

type Lane = keyof typeof LANES;
const LANE_NAMES = Object.keys(LANES) as Lane[];

/**
 * What the virtual host is told on the channel; docs/virtual-host.md. Answers for any stage time, so
 * that who seeks sees what who played saw, in whatever order it came.
 */
export class HostCues {
  readonly #log = new StageLog<unknown>();
  #held: ReadonlyMap<string, Held<unknown>> | undefined;
  #word: HostWord = {};

  /** Takes what is good of a message; returns what was wrong with it, or null. Never throws. */
  add(data: unknown, at: number): string | null {
    try {
      return this.#add(data, at);
    } catch {
      // What a page pushes may have getters, and they may throw.
      return 'It cannot be read.';
    }
  }

  /** The same object as long as nothing of it is new. */
  at(stageTime: number): HostWord {
    const held = this.#log.at(stageTime);
    if (held !== this.#held) {
      this.#held = held;
      this.#word = Object.fromEntries(held);
    }
    return this.#word;
  }

  #add(data: unknown, at: number): string | null {
    if (typeof data !== 'object' || data === null) return 'It is no object.';
    let taken = 0;
    let fault: string | null = null;
    for (const lane of LANE_NAMES) {
      const said = (data as Partial<Record<Lane, unknown>>)[lane];
      if (said === undefined) continue;
      const parsed = safeParse(LANES[lane], said);
      if (!parsed.success) fault ??= explain(parsed.issues, lane);
      else this.#log.set(lane, parsed.output, at);
      taken += 1;
    }
    return fault ?? (taken === 0 ? 'It says nothing.' : null);
  }
}
