import type { ExchangeRate } from './price.js';
import type { LocalizedText } from './show-document.js';

/** Why a product is called hot, who says so and when. Without source and time it is not shown. */
export interface HotLabel {
  readonly kind: 'hot' | 'bestseller' | 'new';
  readonly source: string;
  /** Epoch ms. */
  readonly asOf: number;
}

/** How long delivery takes to some countries, who says so and when. */
export interface Delivery {
  /** ISO 3166-1 alpha-2, 'EU', or '*' for the rest of the world. */
  readonly to: readonly string[];
  /** The shop's own word for them: "Europe". */
  readonly label?: LocalizedText | undefined;
  /** Days; null where it is not delivered to at all. */
  readonly days: { readonly min: number; readonly max: number } | null;
  readonly source: string;
  /** Epoch ms. */
  readonly asOf: number;
  /** What the buyer gets when it comes late. */
  readonly late?: LocalizedText | undefined;
}

/** Who helps, and where an order is. */
export interface ShopService {
  /** Follows an order: a page of the shop. */
  readonly tracking?: string | undefined;
  readonly support?:
    | {
        readonly name?: LocalizedText | undefined;
        readonly url?: string | undefined;
        readonly email?: string | undefined;
        readonly phone?: string | undefined;
        readonly hours?: LocalizedText | undefined;
      }
    | undefined;
}

/** What viewers have to be told about the show itself. */
export interface Disclosures {
  /** Who pays for it. */
  readonly sponsor?: LocalizedText | undefined;
  /** The host, or a part of the picture, is made by a machine. */
  readonly aiHost?: boolean | undefined;
}

/** What a show says about its shop: the `shop` of the document, once it has been read. */
export interface ShopFacts {
  /** At which prices are quoted in other currencies. */
  readonly rates: readonly ExchangeRate[];
  /** Of all products that say nothing else. */
  readonly delivery: readonly Delivery[];
  readonly service: ShopService;
  readonly disclosures: Disclosures;
}
