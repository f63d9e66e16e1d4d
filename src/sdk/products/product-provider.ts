/** What a provider may want to know of the viewer. */
export interface ProductQuery {
  /** BCP 47. */
  readonly language: string;
  /** ISO 3166-1 alpha-2; null while nobody has said. */
  readonly country: string | null;
  /** ISO 4217; null for the shop's own. */
  readonly currency: string | null;
  readonly signal: AbortSignal;
}

/**
 * The port to the shop's own product data: told the ids of the show's products, it answers with
 * them as the show document would have them (docs/show-document.md). What is left out is taken
 * from the show document; what it states counts before that. It may answer fewer, and may reject.
 */
export type ProductProvider = (
  ids: readonly string[],
  query: ProductQuery,
) => Promise<readonly unknown[]> | readonly unknown[];
