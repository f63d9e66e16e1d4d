import { isEntry, type Entry } from './layers.js';

/** Axes that schema.org has a name for. */
const AXES = ['color', 'size', 'material', 'pattern'] as const;

interface Variants {
  readonly options: readonly Entry[];
  readonly variants: readonly Entry[];
}

/** A `Product` on its own is one variant, with the best of its offers. */
export function variantsOfProduct(thing: Entry): Variants {
  const offer = offerOf(thing);
  if (!offer) return { options: [], variants: [] };
  const id = [thing.sku, offer.sku, thing.productID, thing['@id']].find(isName) ?? 'only';
  return { options: [], variants: [{ id: String(id), ...offer.stated }] };
}

/** A `ProductGroup` has its variants in `hasVariant`, and says in them what they vary by. */
export function variantsOfGroup(group: Entry): Variants {
  const axes = new Map<string, Map<string, string>>();
  const variants = asList(group.hasVariant).flatMap((variant, index) => {
    if (!isEntry(variant)) return [];
    const offer = offerOf(variant);
    if (!offer) return [];
    const options: Record<string, string> = {};
    for (const axis of AXES) {
      const value = variant[axis];
      const name = isEntry(value) ? value.name : value;
      if (!isName(name)) continue;
      options[axis] = String(name);
      const values = axes.get(axis) ?? new Map<string, string>();
      axes.set(axis, values.set(String(name), String(name)));
    }
    const id = [variant.sku, variant.productID, variant['@id']].find(isName);
    return [{ id: String(id ?? index), options, image: imageOf(variant), ...offer.stated }];
  });
  const options = [...axes]
    // What never changes is no choice.
    .filter(([, values]) => values.size > 1)
    .map(([id, values]) => ({
      id,
      name: id.charAt(0).toUpperCase() + id.slice(1),
      values: [...values].map(([value, name]) => ({ id: value, name })),
    }));
  const chosen = new Set(options.map(({ id }) => id));
  return {
    options,
    variants: variants.map((variant) => ({
      ...variant,
      options: Object.fromEntries(
        Object.entries(variant.options).filter(([axis]) => chosen.has(axis)),
      ),
    })),
  };
}

interface Stated {
  readonly sku: unknown;
  readonly stated: Entry;
}

/** The first offer that names a price; one without is no offer. */
function offerOf(thing: Entry): Stated | undefined {
  for (const offer of asList(thing.offers)) {
    if (!isEntry(offer)) continue;
    const nested = asList(offer.offers);
    const inside = nested.length > 0 ? offerOf({ offers: nested }) : undefined;
    if (inside) return inside;
    const [spec] = asList(offer.priceSpecification);
    const priced = isEntry(spec) && offer.price === undefined ? spec : offer;
    const amount = priced.price ?? offer.lowPrice;
    if (amount === undefined) continue;
    const stated = {
      // A number is written out; "1.299,00 €" stays as it is, and the decoder refuses it.
      price: {
        amount: typeof amount === 'number' ? plain(amount) : amount,
        currency: priced.priceCurrency ?? offer.priceCurrency,
      },
      availability: availabilityOf(offer.availability),
    };
    return { sku: offer.sku, stated };
  }
  return undefined;
}

/** What schema.org tells apart and a cart does not. */
const AVAILABILITIES: Readonly<Record<string, string>> = {
  OnlineOnly: 'InStock',
  BackOrder: 'PreOrder',
  PreSale: 'PreOrder',
  MadeToOrder: 'PreOrder',
  InStoreOnly: 'OutOfStock',
  Discontinued: 'OutOfStock',
  Reserved: 'OutOfStock',
};

/** An offer that says nothing about it is one that can be taken. */
function availabilityOf(value: unknown): unknown {
  if (typeof value !== 'string') return 'InStock';
  const name = value.split('/').at(-1) ?? '';
  return Object.hasOwn(AVAILABILITIES, name) ? AVAILABILITIES[name] : value;
}

/** No exponent, no more than eight decimals, and NaN as a text that is refused. */
function plain(amount: number): string {
  return Number.isFinite(amount) ? amount.toFixed(8).replace(/\.?0+$/, '') : String(amount);
}

function imageOf(thing: Entry): unknown {
  const [image] = asList(thing.image);
  return isEntry(image) ? image.url : image;
}

function isName(value: unknown): value is string | number {
  return (typeof value === 'string' && value !== '') || typeof value === 'number';
}

function asList(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return value === undefined || value === null ? [] : [value];
}
