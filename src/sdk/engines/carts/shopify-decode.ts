import {
  array,
  boolean,
  fallback,
  integer,
  maxLength,
  minValue,
  nullable,
  nullish,
  number,
  object,
  optional,
  pipe,
  string,
  transform,
  union,
  unknown,
  type InferOutput,
} from 'valibot';

/** What Shopify answers, as far as the room reads it. */

const text = pipe(string(), maxLength(4000));
const count = pipe(number(), integer(), minValue(0));
const money = object({ amount: text, currencyCode: text });
const userError = object({ code: nullish(text), message: text });
const warning = object({ code: nullish(text), message: text, target: optional(text) });
const codes = array(object({ code: text, applicable: boolean() }));

const merchandise = object({
  id: text,
  title: text,
  image: nullish(object({ url: text })),
  product: object({ id: text, title: text }),
});
const line = object({
  id: text,
  quantity: count,
  merchandise,
  cost: object({ amountPerQuantity: optional(money), totalAmount: money }),
  discountAllocations: optional(
    array(object({ discountedAmount: money, code: optional(text) })),
    [],
  ),
});
/** A list, or a connection: the documentation says the one, the runtime gives the other. */
const lines = union([
  array(line),
  pipe(
    object({ nodes: array(line) }),
    transform(({ nodes }) => nodes),
  ),
]);

/** A cart with everything that can be shown. */
export const cartSchema = object({
  id: text,
  checkoutUrl: nullish(text),
  totalQuantity: count,
  cost: object({ subtotalAmount: optional(money), totalAmount: money }),
  lines,
  discountCodes: optional(codes, []),
  discountAllocations: optional(
    array(object({ discountedAmount: money, code: optional(text) })),
    [],
  ),
});

/** The answer of a standard action, or of the promise in a standard event. */
export const actionResultSchema = object({
  /** Often only ids and sums; read in full where it has more. */
  cart: fallback(nullable(unknown()), null),
  userErrors: optional(nullable(array(userError))),
  warnings: optional(nullable(array(warning))),
});

/** What a summary says of the codes. */
export const summarySchema = object({ discountCodes: optional(codes, []) });

/** `cart.js` of the Ajax API. Amounts are hundredths in every currency. */
export const ajaxCartSchema = object({
  token: text,
  currency: text,
  item_count: count,
  items_subtotal_price: pipe(number(), integer()),
  items: array(
    object({
      key: text,
      variant_id: number(),
      product_id: number(),
      product_title: text,
      variant_title: nullish(text),
      quantity: count,
      final_price: pipe(number(), integer()),
      image: nullish(text),
    }),
  ),
  discount_codes: optional(codes, []),
  cart_level_discount_applications: optional(
    array(object({ title: text, total_allocated_amount: pipe(number(), integer()) })),
    [],
  ),
});

/** The answer to any question of ours. Each names its result `result`. */
export const graphSchema = object({
  data: nullish(
    object({
      result: nullish(
        union([
          object({
            cart: nullish(cartSchema),
            userErrors: array(userError),
            warnings: optional(array(warning), []),
          }),
          cartSchema,
        ]),
      ),
    }),
  ),
  errors: nullish(
    array(object({ message: text, extensions: nullish(object({ code: nullish(text) })) })),
  ),
});

export type ShopifyCart = InferOutput<typeof cartSchema>;
export type ShopifyError = InferOutput<typeof userError>;
export type ShopifyWarning = InferOutput<typeof warning>;
export type AjaxCart = InferOutput<typeof ajaxCartSchema>;
