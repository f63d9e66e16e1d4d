/** A product as some source states it, not read yet. */
export type Entry = Readonly<Record<string, unknown>>;

export function isEntry(value: unknown): value is Entry {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** By id. A text alone is an id, about which others know more. */
export function entriesById(entries: readonly unknown[]): Map<string, Entry> {
  const byId = new Map<string, Entry>();
  for (const entry of entries) {
    const known: unknown = typeof entry === 'string' ? { id: entry } : entry;
    if (isEntry(known) && typeof known.id === 'string' && !byId.has(known.id)) {
      byId.set(known.id, known);
    }
  }
  return byId;
}

/**
 * Two statements about one product as one: what `over` states counts, and what it leaves open is
 * taken from `under`. A variant without a price takes the price of its twin.
 */
export function overlay(under: Entry | undefined, over: Entry | undefined): Entry | undefined {
  if (!under || !over) return over ?? under;
  const stated = Object.entries(over).filter(([, value]) => value !== undefined && value !== null);
  const merged: Entry = { ...under, ...Object.fromEntries(stated) };
  const [below, above] = [under.variants, over.variants];
  if (!Array.isArray(below) || !Array.isArray(above)) return merged;
  return { ...merged, variants: above.map((variant) => priced(variant, below)) };
}

function priced(variant: unknown, others: readonly unknown[]): unknown {
  if (!isEntry(variant) || variant.price !== undefined) return variant;
  const twin =
    others.find((other) => isEntry(other) && other.id === variant.id) ??
    // One offer for the whole product is the offer for each of its variants.
    (others.length === 1 ? others[0] : undefined);
  if (!isEntry(twin)) return variant;
  return { availability: twin.availability, ...variant, price: twin.price };
}

/** The same with absolute addresses, for statements that are relative to another place. */
export function withAddresses(entry: Entry, base: string | undefined): Entry {
  const absolute = (url: unknown): unknown =>
    typeof url === 'string' && URL.canParse(url, base) ? new URL(url, base).href : url;
  const inList = (list: unknown, key: string): unknown =>
    Array.isArray(list)
      ? list.map((each: unknown) =>
          isEntry(each) ? { ...each, [key]: absolute(each[key]) } : each,
        )
      : list;
  return {
    ...entry,
    url: absolute(entry.url),
    images: inList(entry.images, 'url'),
    variants: inList(entry.variants, 'image'),
    ...(isEntry(entry.model) && {
      model: {
        ...entry.model,
        src: absolute(entry.model.src),
        iosSrc: absolute(entry.model.iosSrc),
        poster: absolute(entry.model.poster),
      },
    }),
  };
}
