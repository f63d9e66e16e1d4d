import type { Warn } from '../state/lenient.js';
import { isEntry, type Entry } from './layers.js';
import { variantsOfGroup, variantsOfProduct } from './structured-offers.js';

/** Characters of one script; a page that says more about itself says it to nobody. */
const MAX_LENGTH = 500_000;
/** Things looked at: pages of shops have a hundred, of which one is a product. */
const MAX_THINGS = 5000;

/** A product of the page, with all the names it may be known by. */
export interface PageProduct {
  readonly names: readonly string[];
  readonly entry: Entry;
}

/**
 * Finds the products in a page's schema.org JSON-LD. It is data of unknown making: read as JSON,
 * never executed, and what it says goes through the same decoder as everything else.
 */
export function readStructuredData(
  texts: readonly string[],
  base: string | undefined,
  warn: Warn,
): readonly PageProduct[] {
  const found: PageProduct[] = [];
  for (const text of texts) {
    if (text.length > MAX_LENGTH) {
      warn('The page has JSON-LD of more than half a million characters; it is not read.');
      continue;
    }
    try {
      for (const thing of productsIn(JSON.parse(text))) found.push(pageProduct(thing, base));
    } catch {
      warn(`The page has JSON-LD that is not JSON: ${JSON.stringify(text.slice(0, 60))}`);
    }
  }
  return found;
}

/** Products of a graph, whatever they hang on. Not the variants: they belong to their group. */
function productsIn(root: unknown): Entry[] {
  const products: Entry[] = [];
  const queue: unknown[] = [root];
  for (let index = 0; index < queue.length && index < MAX_THINGS; index += 1) {
    const thing = queue[index];
    if (Array.isArray(thing)) queue.push(...(thing as unknown[]).slice(0, MAX_THINGS));
    else if (isEntry(thing)) {
      if (isOfType(thing, 'Product') || isOfType(thing, 'ProductGroup')) products.push(thing);
      else queue.push(thing['@graph'], thing.mainEntity, thing.itemListElement, thing.item);
    }
  }
  return products;
}

function pageProduct(thing: Entry, base: string | undefined): PageProduct {
  const group = isOfType(thing, 'ProductGroup');
  const { options, variants } = group ? variantsOfGroup(thing) : variantsOfProduct(thing);
  const images = list(thing.image).flatMap((image) => {
    const url = isEntry(image) ? (image.url ?? image.contentUrl) : image;
    return typeof url === 'string' ? [{ url }] : [];
  });
  const category = textIn(thing.category);
  const url = textIn(thing.url);
  return {
    names: [
      thing.productGroupID,
      thing.productID,
      thing.sku,
      thing['@id'],
      thing.gtin13,
      thing.gtin,
    ]
      .map(String)
      .concat(url && URL.canParse(url, base) ? new URL(url, base).href : []),
    entry: {
      name: textIn(thing.name),
      description: textIn(thing.description),
      url,
      images: images.length > 0 ? images.slice(0, 30) : undefined,
      options: options.length > 0 ? options : undefined,
      variants: variants.length > 0 ? variants : undefined,
      // "Apparel > Shoes > Running": the last one is what it is.
      categories: category ? [category.split('>').at(-1)?.trim()] : undefined,
      facts: factsOf(thing),
    },
  };
}

function factsOf(thing: Entry): readonly Entry[] | undefined {
  const facts = list(thing.additionalProperty).flatMap((property) => {
    if (!isEntry(property)) return [];
    const name = textIn(property.name);
    const value = textIn(property.value);
    const unit = textIn(property.unitText);
    if (!name || !value) return [];
    return [{ kind: 'specification', name, text: unit ? `${value} ${unit}` : value }];
  });
  return facts.length > 0 ? facts : undefined;
}

function isOfType(thing: Entry, type: string): boolean {
  return list(thing['@type']).some(
    (name) => name === type || name === `https://schema.org/${type}` || name === `schema:${type}`,
  );
}

/** schema.org lets one thing stand for a list of one. */
export function list(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return value === undefined || value === null ? [] : [value];
}

/** A text or a number as a text; the name of a thing. */
export function textIn(value: unknown): string | undefined {
  if (typeof value === 'string') return value.trim() || undefined;
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  if (Array.isArray(value)) return textIn(value[0]);
  return isEntry(value) ? textIn(value.name ?? value['@value']) : undefined;
}
