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
  object,
  optional,
  picklist,
  pipe,
  regex,
  safeParse,
  string,
  transform,
  type GenericSchema,
} from 'valibot';
import type { ExchangeRate, Price } from '../show/price.js';
import type { Delivery, HotLabel } from '../show/shop-facts.js';
import { instantSchema, localizedTextSchema, textSchema } from './foreign-data.js';
import { explain, lenientWith, type Warn } from './lenient.js';

/** More rates than there are currencies, and more promises than there are carriers. */
const MOST = 500;

const currency = pipe(string(), regex(/^[A-Z]{3}$/, 'A currency is an ISO 4217 code.'));
/** Fifteen digits before the point: more than any price, and still readable on a card. */
const amount = pipe(
  string(),
  regex(/^\d{1,15}(\.\d{1,8})?$/, 'A price is a decimal string, not negative.'),
);

/** What is paid: never a float, never less than nothing. */
export const moneySchema = object({ amount, currency });

/** A place that is delivered to: a country, `EU`, or `*`. */
const place = pipe(string(), regex(/^([A-Z]{2}|\*)$/, 'A place is a country code, EU, or *.'));
const days = pipe(number(), integer(), minValue(0), maxValue(365));

export const deliverySchema: GenericSchema<unknown, Delivery> = object({
  to: pipe(array(place), maxLength(300)),
  label: optional(localizedTextSchema(100)),
  days: nullable(
    pipe(
      object({ min: days, max: days }),
      check(({ min, max }) => min <= max, 'Delivery takes from and to so many days.'),
    ),
  ),
  source: textSchema(100),
  asOf: instantSchema,
  late: optional(localizedTextSchema(500)),
});

export const hotSchema: GenericSchema<unknown, HotLabel> = object({
  kind: picklist(['hot', 'bestseller', 'new']),
  source: textSchema(100),
  asOf: instantSchema,
});

export const rateSchema: GenericSchema<unknown, ExchangeRate> = object({
  from: currency,
  to: currency,
  rate: pipe(
    string(),
    regex(/^\d{1,12}(\.\d{1,12})?$/, 'A rate is a decimal string.'),
    check((rate) => /[1-9]/.test(rate), 'A rate is not nothing.'),
  ),
  decimals: optional(pipe(number(), integer(), minValue(0), maxValue(8))),
  source: textSchema(100),
  asOf: instantSchema,
});

/** A price with all that is said about it. What is wrong beside the figure itself is left out. */
export function priceSchema(warn: Warn): GenericSchema<unknown, Price> {
  const lenient = lenientWith(warn);
  const text = localizedTextSchema(300);
  const reference = object({
    ...moneySchema.entries,
    kind: picklist(['lowest30d', 'anchor', 'list']),
    since: optional(instantSchema),
    label: optional(text),
  });
  const promo = pipe(
    object({
      startsAt: optional(instantSchema),
      endsAt: instantSchema,
      label: optional(text),
      then: optional(moneySchema),
    }),
    check(
      ({ startsAt, endsAt }) => startsAt === undefined || startsAt < endsAt,
      'A promotion ends after it has started.',
    ),
  );
  const conversion = object({
    from: moneySchema,
    rate: pipe(string(), regex(/^\d{1,12}(\.\d{1,12})?$/, 'A rate is a decimal string.')),
    source: textSchema(100),
    asOf: instantSchema,
  });
  return object({
    ...moneySchema.entries,
    taxIncluded: lenient(boolean(), 'price.taxIncluded'),
    taxNote: lenient(text, 'price.taxNote'),
    shippingNote: lenient(text, 'price.shippingNote'),
    unitPrice: lenient(
      object({ ...moneySchema.entries, unit: localizedTextSchema(40) }),
      'price.unitPrice',
    ),
    referencePrices: optional(
      pipe(
        array(lenient(reference, 'price.referencePrices')),
        maxLength(5),
        transform((all) => all.filter((each) => each !== undefined)),
      ),
    ),
    promo: lenient(promo, 'price.promo'),
    converted: lenient(conversion, 'price.converted'),
  });
}

/** A list without its bad entries, each of which is told. */
export function goodEntries<Output>(
  schema: GenericSchema<unknown, Output>,
  entries: readonly unknown[],
  path: string,
  warn: Warn,
): Output[] {
  return entries.slice(0, MOST).flatMap((entry, index) => {
    const parsed = safeParse(schema, entry);
    if (parsed.success) return [parsed.output];
    warn(explain(parsed.issues, `${path}.${index}`));
    return [];
  });
}
