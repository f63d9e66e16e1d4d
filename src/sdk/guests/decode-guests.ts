import {
  array,
  boolean,
  check,
  integer,
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
  strictObject,
  type GenericSchema,
  type InferOutput,
} from 'valibot';
import { RoomError, type Decoded } from '../room/room-error.js';
import { idSchema, instantSchema, localizedTextSchema, urlSchema } from '../state/foreign-data.js';
import { explain, keepGood } from '../state/lenient.js';
import type { PlannedGuest } from './guest-state.js';

/** More than anybody invites to one show. */
export const MAX_GUESTS = 50;
/** A trillion: far from where numbers stop being exact. */
const MOST = 1e12;
const MAX_SIDES = 4;
/** Longer than a day it is a campaign. */
const LONGEST = 86_400_000;
/** The show's own host, among the sides of a battle: no guest may be called so. */
export const HOST = 'host';

const rev = pipe(number(), integer(), minValue(0), maxValue(Number.MAX_SAFE_INTEGER));
const name = localizedTextSchema(120);
const guestId = pipe(
  idSchema,
  check((id) => id !== HOST, 'A guest is not the host.'),
);

/** What is said of a guest, with addresses relative to `base`. */
function facts(base: string | undefined) {
  return {
    name: optional(name),
    poster: optional(urlSchema(base)),
    sources: optional(
      pipe(
        array(
          object({
            url: urlSchema(base),
            role: optional(picklist(['primary', 'backup']), 'primary'),
            protocol: optional(picklist(['hls', 'whep']), 'hls'),
          }),
        ),
        minLength(1),
        maxLength(8),
      ),
    ),
    layout: optional(picklist(['beside', 'inside'])),
    audio: optional(boolean()),
    captions: optional(boolean()),
  };
}

function planned(base: string | undefined): GenericSchema<unknown, PlannedGuest> {
  const { sources, ...rest } = facts(base);
  return pipe(
    object({
      id: guestId,
      ...rest,
      name: optional(name, ''),
      sources: sources.wrapped,
      layout: optional(picklist(['beside', 'inside']), 'beside'),
      audio: optional(boolean(), true),
      captions: optional(boolean(), true),
      from: optional(instantSchema),
      until: optional(instantSchema),
      present: optional(boolean(), true),
    }),
    check(
      ({ from, until }) => from === undefined || until === undefined || until > from,
      'A guest leaves after having come.',
    ),
  );
}

const message = (base: string | undefined) =>
  object({ id: guestId, rev, present: boolean(), ...facts(base) });

const score = pipe(number(), integer(), minValue(0), maxValue(MOST));
const side = strictObject({
  id: idSchema,
  name: optional(name),
  score,
});

const versus = pipe(
  strictObject({
    id: idSchema,
    rev,
    title: optional(name),
    unit: optional(picklist(['points', 'orders', 'likes']), 'points'),
    startsAt: instantSchema,
    endsAt: instantSchema,
    overtimeEndsAt: optional(nullable(instantSchema), null),
    asOf: instantSchema,
    sides: pipe(array(side), minLength(2), maxLength(MAX_SIDES)),
    /** Absent or null: not decided yet. */
    result: optional(nullable(strictObject({ winner: nullable(idSchema) })), null),
    cancelled: optional(boolean(), false),
    simulated: optional(boolean(), false),
  }),
  check(
    ({ sides }) => new Set(sides.map(({ id }) => id)).size === sides.length,
    'Nobody is on two sides.',
  ),
  check(
    ({ startsAt, endsAt }) => endsAt > startsAt && endsAt - startsAt <= LONGEST,
    'A battle ends after it has begun.',
  ),
  check(
    ({ endsAt, overtimeEndsAt }) => overtimeEndsAt === null || overtimeEndsAt > endsAt,
    'An overtime comes after the deadline.',
  ),
  check(
    ({ sides, result }) => !result?.winner || sides.some(({ id }) => id === result.winner),
    'Who wins took part.',
  ),
);

export type GuestData = InferOutput<ReturnType<typeof message>>;
export type VersusData = InferOutput<typeof versus>;

/** Reads the guests of a show document; one that cannot be read does not cost the others. */
export function decodeGuests(
  value: unknown,
  base: string | undefined,
): { guests: readonly PlannedGuest[]; complaints: readonly string[] } {
  const complaints: string[] = [];
  const warn = (complaint: string): void => void complaints.push(complaint);
  if (!Array.isArray(value)) return { guests: [], complaints: ['guests: this is not a list.'] };
  return { guests: keepGood(planned(base), value, 'guests', MAX_GUESTS, warn), complaints };
}

/** Reads the `data` of a `guest` message. */
export function decodeGuest(data: unknown, base: string | undefined): Decoded<GuestData> {
  return decode(message(base), data, 'guest');
}

/** Reads the `data` of a `versus` message. */
export function decodeVersus(data: unknown): Decoded<VersusData> {
  return decode(versus, data, 'versus');
}

function decode<Output>(
  schema: GenericSchema<unknown, Output>,
  data: unknown,
  what: string,
): Decoded<Output> {
  try {
    const parsed = safeParse(schema, data);
    if (parsed.success) return { ok: true, value: parsed.output };
    return refused(explain(parsed.issues, what));
  } catch (cause) {
    // What a page pushes may have getters, and they may throw.
    return refused(`${what}: it cannot be read.`, cause);
  }
}

function refused(text: string, cause?: unknown): { ok: false; error: RoomError } {
  const error = new RoomError('guests', 'realtime-message-invalid', text, {
    recoverable: true,
    cause,
  });
  return { ok: false, error };
}
