import { array, boolean, object, optional, pipe, regex, safeParse, string, unknown } from 'valibot';
import type { ShopFacts } from '../show/shop-facts.js';
import { localizedTextSchema, urlSchema } from '../state/foreign-data.js';
import { explain, lenientWith, type Warn } from '../state/lenient.js';
import { deliverySchema, goodEntries, rateSchema } from '../state/price-schema.js';

export const NO_FACTS: ShopFacts = { rates: [], delivery: [], service: {}, disclosures: {} };

/** Reads what a show says about its shop. What is wrong is left out and told; it never throws. */
export function decodeShopFacts(value: unknown, base: string | undefined, warn: Warn): ShopFacts {
  if (value === undefined) return NO_FACTS;
  const lenient = lenientWith(warn);
  const url = lenient(urlSchema(base), 'shop.service');
  const text = localizedTextSchema(300);
  const facts = object({
    rates: optional(array(unknown()), []),
    delivery: optional(array(unknown()), []),
    service: optional(
      object({
        tracking: url,
        support: lenient(
          object({
            name: optional(text),
            url,
            email: lenient(pipe(string(), regex(/^[^\s@<>"]{1,64}@[^\s@<>"]{1,190}$/)), 'email'),
            phone: lenient(pipe(string(), regex(/^\+?[\d\s().-]{3,30}$/)), 'phone'),
            hours: optional(text),
          }),
          'shop.service.support',
        ),
      }),
      {},
    ),
    disclosures: optional(
      object({
        sponsor: lenient(localizedTextSchema(200), 'shop.disclosures.sponsor'),
        aiHost: lenient(boolean(), 'shop.disclosures.aiHost'),
      }),
      {},
    ),
  });
  const parsed = safeParse(facts, value);
  if (!parsed.success) {
    warn(explain(parsed.issues, 'shop'));
    return NO_FACTS;
  }
  const { rates, delivery, service, disclosures } = parsed.output;
  return {
    rates: goodEntries(rateSchema, rates, 'shop.rates', warn),
    delivery: goodEntries(deliverySchema, delivery, 'shop.delivery', warn),
    service,
    disclosures,
  };
}
