import {
  array,
  check,
  finite,
  integer,
  maxLength,
  minLength,
  minValue,
  number,
  object,
  optional,
  picklist,
  pipe,
  record,
  regex,
  string,
  transform,
  union,
  type GenericSchema,
} from 'valibot';
import type { Category, Product, ProductFact, SizeTable } from '../show/show-document.js';
import {
  idSchema,
  instantSchema,
  localizedTextSchema,
  textSchema,
  urlSchema,
} from '../state/foreign-data.js';
import { lenientWith, type Warn } from '../state/lenient.js';
import { deliverySchema, hotSchema, priceSchema } from '../state/price-schema.js';
import { productModelSchema } from './model-schema.js';

/** A plain colour. No `url()`, no `;`: the value goes into a style of the page. */
const SWATCH =
  /^(#[\da-f]{3,8}|[a-z]{3,30}|(rgba?|hsla?|hwb|lab|lch|oklab|oklch)\([\d\s.,%/a-z+-]{1,60}\))$/i;
const AVAILABILITIES = [
  'InStock',
  'LimitedAvailability',
  'OutOfStock',
  'SoldOut',
  'PreOrder',
] as const;
const FACTS = ['certificate', 'ingredients', 'specification', 'care', 'warning'] as const;
/** A wardrobe is hung in metres; nothing a shop measures is longer than a hundred. */
const LONGEST = 10_000;

/** The schema of one product: addresses are relative to `base`, and complaints go to `warn`. */
export function productSchema(
  base: string | undefined,
  warn: Warn,
): GenericSchema<unknown, Product> {
  const url = urlSchema(base);
  const name = localizedTextSchema(300);
  const lenient = lenientWith(warn);
  /** A list without its bad entries. */
  const good = <Output>(schema: GenericSchema<unknown, Output>, what: string, most: number) =>
    pipe(
      array(lenient(schema, what)),
      maxLength(most),
      transform((entries) => entries.filter((entry) => entry !== undefined)),
    );

  const price = priceSchema(warn);
  const stock = object({
    quantity: pipe(number(), integer(), minValue(0)),
    source: textSchema(100),
    asOf: instantSchema,
  });
  const option = object({
    id: idSchema,
    name,
    values: pipe(
      array(
        object({ id: idSchema, name, swatch: lenient(pipe(string(), regex(SWATCH)), 'swatch') }),
      ),
      maxLength(100),
    ),
  });
  const variant = object({
    id: idSchema,
    options: optional(record(idSchema, idSchema), {}),
    price,
    prices: lenient(good(price, 'prices', 50), 'prices'),
    availability: pipe(
      string(),
      // schema.org writes the whole address.
      transform((value) => value.replace(/^https?:\/\/schema\.org\//, '')),
      picklist(AVAILABILITIES),
    ),
    stock: lenient(stock, 'stock'),
    image: lenient(url, 'image'),
  });

  const category: GenericSchema<unknown, Category> = union([
    pipe(
      idSchema,
      transform((id) => ({ id, name: id })),
    ),
    object({ id: idSchema, name }),
  ]);
  const fact: GenericSchema<unknown, ProductFact> = object({
    kind: picklist(FACTS),
    name,
    text: lenient(localizedTextSchema(3000), 'facts.text'),
    url: lenient(url, 'facts.url'),
    markets: optional(
      pipe(
        array(pipe(string(), regex(/^[A-Z]{2}$/, 'A market is a country code, or EU.'))),
        maxLength(300),
      ),
    ),
  });
  const length = pipe(
    number(),
    finite(),
    check((value) => value >= 0 && value <= LONGEST, 'This is not a length.'),
  );
  const span = pipe(
    array(length),
    check(
      ([from = 0, to = -1, more]) => from <= to && more === undefined,
      'A span is from and to.',
    ),
    transform(([from = 0, to = 0]) => [from, to] as const),
  );
  const sizes: GenericSchema<unknown, SizeTable> = pipe(
    object({
      option: optional(idSchema),
      columns: pipe(
        array(object({ name, unit: optional(picklist(['cm', 'in'])) })),
        minLength(1),
        maxLength(12),
      ),
      rows: pipe(
        array(
          object({
            size: textSchema(60),
            cells: pipe(array(union([length, span, textSchema(60)])), maxLength(12)),
          }),
        ),
        minLength(1),
        maxLength(100),
      ),
      howTo: optional(localizedTextSchema(2000)),
    }),
    check(
      ({ columns, rows }) => rows.every(({ cells }) => cells.length === columns.length),
      'A row of sizes has a cell for each column.',
    ),
  );

  const tryOn = object({
    kind: picklist(['glasses', 'hat']),
    model: url,
    variants: optional(record(idSchema, url)),
  });

  return object({
    id: idSchema,
    name,
    description: lenient(localizedTextSchema(5000), 'description'),
    url: lenient(url, 'url'),
    images: optional(good(object({ url, alt: optional(name) }), 'image', 30), []),
    options: optional(pipe(array(option), maxLength(10)), []),
    variants: pipe(good(variant, 'variants', 500), minLength(1, 'No variant can be sold.')),
    categories: lenient(good(category, 'categories', 20), 'categories'),
    hot: lenient(hotSchema, 'hot'),
    delivery: lenient(good(deliverySchema, 'delivery', 50), 'delivery'),
    facts: lenient(good(fact, 'facts', 60), 'facts'),
    sizes: lenient(sizes, 'sizes'),
    model: lenient(productModelSchema(base, warn), 'model'),
    tryOn: lenient(tryOn, 'tryOn'),
  });
}
