import {
  check,
  maxLength,
  minLength,
  number,
  pipe,
  record,
  string,
  transform,
  rawTransform,
  union,
  finite,
  type GenericSchema,
} from 'valibot';
import { parseInstant } from './clock.js';

/** The pieces that every decoder of foreign data is made of. */

/** 2000–2100: a number outside is seconds, microseconds or rubbish, not epoch ms. */
const EARLIEST = 946_684_800_000;
const LATEST = 4_102_444_800_000;

/** An id that is safe as a key: not empty, not long, not a name every object already has. */
export const idSchema = pipe(
  string(),
  minLength(1),
  maxLength(200),
  check((id) => !(id in {}), 'This name cannot be an id.'),
);

/** Text for people. Clipped, since a text that is too long is still worth reading. */
export function textSchema(limit: number): GenericSchema<unknown, string> {
  return pipe(
    string(),
    transform((text) => (text.length > limit ? `${text.slice(0, limit - 1)}…` : text)),
  );
}

/** A text in one language, or in several by BCP 47 tag. */
export function localizedTextSchema(
  limit: number,
): GenericSchema<unknown, string | Record<string, string>> {
  const text = textSchema(limit);
  return union([
    text,
    pipe(
      record(languageSchema, text),
      check((texts) => Object.keys(texts).length > 0, 'A text needs at least one language.'),
    ),
  ]);
}

/** Shaped like a BCP 47 tag; whether the language exists is not asked. */
export const languageSchema = pipe(
  string(),
  check((tag) => /^[a-z]{2,8}(-[a-z\d]{1,8}){0,7}$/i.test(tag), 'This is not a BCP 47 tag.'),
);

/** Epoch ms between 2000 and 2100. */
export const epochSchema = pipe(
  number(),
  finite(),
  check((ms) => ms >= EARLIEST && ms <= LATEST, 'This is not a time in epoch ms.'),
);

/** A moment: an ISO 8601 date-time with a zone, or epoch ms. Epoch ms from then on. */
export const instantSchema = pipe(
  union([string(), number()]),
  transform((value) => (typeof value === 'string' ? (parseInstant(value) ?? NaN) : value)),
  check((ms) => ms >= EARLIEST && ms <= LATEST, 'This is not a date-time with a zone.'),
);

/** An absolute address of one of the `protocols`, resolved against `base`. */
export function urlSchema(
  base: string | undefined,
  protocols: readonly string[] = ['https:', 'http:'],
): GenericSchema<unknown, string> {
  return pipe(
    string(),
    minLength(1),
    maxLength(4000),
    rawTransform(({ dataset, addIssue, NEVER }) => {
      const url = URL.canParse(dataset.value, base) ? new URL(dataset.value, base) : undefined;
      if (url && protocols.includes(url.protocol)) return url.href;
      addIssue({ message: `This is not an address of ${protocols.join(' or ')}` });
      return NEVER;
    }),
  );
}
