import {
  array,
  boolean,
  check,
  integer,
  maxLength,
  maxValue,
  minValue,
  nullable,
  number,
  optional,
  picklist,
  pipe,
  record,
  regex,
  safeParse,
  strictObject,
  string,
  transform,
  unknown,
  type GenericSchema,
  type InferOutput,
} from 'valibot';
import { RoomError, type Decoded } from '../room/room-error.js';
import { idSchema, instantSchema, localizedTextSchema } from '../state/foreign-data.js';

/**
 * Nothing finer than a country, and nothing more often than this: a message that says more than
 * its fields do (a city, a place, a name, an amount, a time of order) is refused as a whole.
 */
const LEAST_BUCKET = 5000;
const LONGEST_BUCKET = 3_600_000;
/** Below it, pooling hides nobody. */
const LEAST_K = 5;
const DEFAULT_K = 10;
/** A trillion: more than the world can order, and far from where numbers stop being exact. */
const MOST = 1e12;
/** ISO has 249. */
const MAX_COUNTRIES = 300;
const MAX_SIDES = 8;
const MAX_GOALS = 12;
/** A battle of a month is a campaign. */
const LONGEST_BATTLE = 31 * 86_400_000;

const count = pipe(number(), integer(), minValue(0), maxValue(MOST));
/** Shaped like ISO 3166-1 alpha-2; whether it is listed is asked where it is shown. */
const country = pipe(string(), regex(/^[A-Z]{2}$/));
const k = optional(pipe(number(), integer(), minValue(LEAST_K), maxValue(MOST)), DEFAULT_K);
const simulated = optional(boolean(), false);

const sums = pipe(
  unknown(),
  check((entries) => !Array.isArray(entries), 'Sums are by country.'),
  record(country, count),
  check((entries) => Object.keys(entries).length <= MAX_COUNTRIES, 'Too many countries.'),
);

const tally = pipe(
  strictObject({
    since: instantSchema,
    until: instantSchema,
    bucket: pipe(number(), integer(), minValue(LEAST_BUCKET), maxValue(LONGEST_BUCKET)),
    k,
    sums,
    other: optional(count, 0),
    simulated,
  }),
  check(({ since, until }) => until >= since, 'A tally ends after it has begun.'),
);

const goal = strictObject({
  id: idSchema,
  country: optional(nullable(country), null),
  target: pipe(number(), integer(), minValue(1), maxValue(MOST)),
  title: optional(localizedTextSchema(120)),
  reward: optional(
    nullable(
      strictObject({
        kind: picklist(['coupon', 'first']),
        ref: optional(nullable(idSchema), null),
        limit: optional(nullable(pipe(number(), integer(), minValue(1), maxValue(MOST))), null),
      }),
    ),
    null,
  ),
  unlockedAt: optional(nullable(instantSchema), null),
});

const battle = pipe(
  strictObject({
    id: idSchema,
    rev: pipe(number(), integer(), minValue(0), maxValue(Number.MAX_SAFE_INTEGER)),
    kind: optional(picklist(['battle', 'goal']), 'battle'),
    title: optional(localizedTextSchema(120)),
    startsAt: instantSchema,
    endsAt: instantSchema,
    /** Until when it is decided after all, if it was a tie. */
    overtimeEndsAt: optional(nullable(instantSchema), null),
    until: instantSchema,
    k,
    /** In the order they are shown in. */
    sides: pipe(
      array(strictObject({ country, count })),
      maxLength(MAX_SIDES),
      check(
        (sides) => new Set(sides.map((side) => side.country)).size === sides.length,
        'A country is on one side.',
      ),
    ),
    /** Of everybody, for the goals that are for all. */
    total: optional(count, 0),
    goals: goodEntries(goal, MAX_GOALS),
    /** Absent or null: not decided yet. */
    result: optional(nullable(strictObject({ winner: nullable(country) })), null),
    cancelled: optional(boolean(), false),
    simulated,
  }),
  check(({ kind, sides }) => kind === 'goal' || sides.length > 1, 'A battle needs two countries.'),
  check(
    ({ kind, goals }) => kind === 'battle' || goals.length > 0,
    'What is to be reached is missing.',
  ),
  check(
    ({ startsAt, endsAt }) => endsAt > startsAt && endsAt - startsAt <= LONGEST_BATTLE,
    'A battle ends after it has begun.',
  ),
  check(
    ({ endsAt, overtimeEndsAt }) => overtimeEndsAt === null || overtimeEndsAt > endsAt,
    'An overtime comes after the deadline.',
  ),
  check(
    ({ sides, result }) => !result?.winner || sides.some((side) => side.country === result.winner),
    'Who wins took part.',
  ),
  // A goal for a country that is not in the race can never be reached.
  transform((told) => ({
    ...told,
    goals: told.goals.filter(
      ({ country: who }) => who === null || told.sides.some((side) => side.country === who),
    ),
  })),
);

export type TallyData = InferOutput<typeof tally>;
export type BattleData = InferOutput<typeof battle>;

/** Reads the `data` of an `orders` or `viewers` message. */
export function decodeTally(data: unknown): Decoded<TallyData> {
  return decode(tally, data);
}

/** Reads the `data` of a `battle` message. */
export function decodeBattle(data: unknown): Decoded<BattleData> {
  return decode(battle, data);
}

function decode<Output>(schema: GenericSchema<unknown, Output>, data: unknown): Decoded<Output> {
  try {
    const parsed = safeParse(schema, data);
    if (parsed.success) return { ok: true, value: parsed.output };
    return refused(parsed.issues[0].message);
  } catch (cause) {
    // What a page pushes may have getters, and they may throw.
    return refused('It cannot be read.', cause);
  }
}

function refused(message: string, cause?: unknown): { ok: false; error: RoomError } {
  const error = new RoomError('orders', 'realtime-message-invalid', message, {
    recoverable: true,
    cause,
  });
  return { ok: false, error };
}

/** A list without its bad entries: one wrong goal must not cost the battle. */
function goodEntries<Output>(
  schema: GenericSchema<unknown, Output>,
  limit: number,
): GenericSchema<unknown, Output[]> {
  return pipe(
    optional(array(unknown()), []),
    transform((entries) =>
      entries.slice(0, limit).flatMap((entry) => {
        const parsed = safeParse(schema, entry);
        return parsed.success ? [parsed.output] : [];
      }),
    ),
  );
}
