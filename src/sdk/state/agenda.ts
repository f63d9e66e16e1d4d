import {
  array,
  check,
  number,
  object,
  optional,
  pipe,
  safeParse,
  transform,
  union,
  unknown,
} from 'valibot';
import type { LocalizedText } from '../show/show-document.js';
import { idSchema, instantSchema, localizedTextSchema } from './foreign-data.js';

/** More points than that are no agenda. */
const MAX_ENTRIES = 500;

const entry = pipe(
  object({
    id: optional(idSchema),
    /** A date-time, or seconds from the start of the show. */
    at: union([instantSchema, number()]),
    title: optional(localizedTextSchema(200)),
    productId: optional(idSchema),
  }),
  check(({ title, productId }) => title !== undefined || productId !== undefined),
);

export type AgendaEntry = {
  readonly id?: string | undefined;
  readonly at: number;
  readonly title?: LocalizedText | undefined;
  readonly productId?: string | undefined;
};

/** The agenda of a show document, in order; entries that cannot be read are left out. */
export function readAgenda(agenda: unknown, startsAt: number | undefined): readonly AgendaEntry[] {
  const list = safeParse(
    pipe(
      array(unknown()),
      transform((all) => all.slice(0, MAX_ENTRIES)),
    ),
    agenda,
  );
  if (!list.success) return [];
  return list.output
    .flatMap((raw) => {
      const read = safeParse(entry, raw);
      if (!read.success) return [];
      // Less than a day is counted from the start.
      const { at } = read.output;
      const time = at < 86_400 ? (startsAt ?? NaN) + at * 1000 : at;
      return Number.isFinite(time) ? [{ ...read.output, at: time }] : [];
    })
    .sort((a, b) => a.at - b.at);
}
