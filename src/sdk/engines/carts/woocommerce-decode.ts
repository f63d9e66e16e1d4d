import {
  array,
  integer,
  maxLength,
  maxValue,
  minValue,
  nullish,
  number,
  object,
  optional,
  pipe,
  regex,
  string,
  unknown,
  type InferOutput,
} from 'valibot';

/** What the Store API answers, as far as the room reads it. */

const text = pipe(string(), maxLength(4000));
const count = pipe(number(), integer(), minValue(0));
const minor = pipe(string(), regex(/^-?\d+$/));
const currency = {
  currency_code: pipe(string(), regex(/^[A-Z]{3}$/)),
  currency_minor_unit: pipe(number(), integer(), minValue(0), maxValue(8)),
};

export const wooCartSchema = object({
  items: array(
    object({
      key: text,
      id: number(),
      quantity: count,
      name: text,
      images: optional(array(object({ src: text, thumbnail: optional(text) })), []),
      variation: optional(array(object({ attribute: text, value: text })), []),
      prices: object({ price: minor, ...currency }),
    }),
  ),
  items_count: count,
  coupons: optional(
    array(object({ code: text, totals: object({ total_discount: minor, ...currency }) })),
    [],
  ),
  totals: object({
    total_price: minor,
    total_shipping: nullish(minor),
    total_shipping_tax: nullish(minor),
    ...currency,
  }),
  errors: optional(array(object({ code: text, message: text })), []),
  payment_methods: optional(array(text), []),
});

export const wooErrorSchema = object({
  code: text,
  message: text,
  data: optional(object({ status: optional(number()), cart: optional(unknown()) })),
});

export type WooCart = InferOutput<typeof wooCartSchema>;
