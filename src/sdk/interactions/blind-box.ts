import type { LocalizedText, Money } from '../show/show-document.js';
import type { DrawReceipt } from './fairness/receipt.js';
import type { Proof } from './interaction.js';

/** Basic comes free or with a purchase, paid for money; hidden ones are in the odds all the same. */
export type BoxTier = 'basic' | 'paid' | 'hidden';

export interface BoxItem {
  readonly id: string;
  readonly name: LocalizedText;
  readonly image: string | null;
  readonly tier: BoxTier;
  /** Millionths. Of a finite case: at this moment, from what is left. */
  readonly ppm: number;
  /** Null: not limited. */
  readonly left: number | null;
  readonly value: Money | null;
  /** After so many boxes, half of the buyers have one; null where that is not to be had. */
  readonly halfAfter: number | null;
}

export interface BlindBox {
  readonly access: 'free' | 'with-purchase' | 'paid';
  /** Null where it costs nothing. */
  readonly price: Money | null;
  readonly items: readonly BoxItem[];
  /** Without replacement: a case of so many, of which each is drawn once. */
  readonly replacement: boolean;
  /** A box of this tier at the latest after so many. */
  readonly guarantee: { readonly tier: BoxTier; readonly after: number } | null;
  readonly refundTerms: LocalizedText | null;
  readonly freeEntryUrl: string | null;
  /** sha256 of seed hash, table and terms, hex. */
  readonly commit: string;
  readonly seedHash: string;
  /** Server time until when the seed is told; a later one counts as none. */
  readonly revealBy: number;
  /** Hex; null until it is revealed. */
  readonly serverSeed: string | null;
}

/** What keeps a viewer from a box; see docs/interactions.md. */
export type Hindrance =
  /** The rules of the market could not be had yet. */
  | 'market-unknown'
  | 'odds-missing'
  | 'odds-wrong'
  | 'rules-missing'
  | 'market-blocked'
  | 'category-banned'
  | 'free-entry-missing'
  | 'prize-too-valuable'
  | 'price-too-high'
  | 'set-prize-banned'
  | 'currency-unknown'
  | 'quiet-hours'
  | 'viewer-limit'
  | 'spend-limit'
  | 'under-age'
  | 'sold-out';

/** What the viewer still has to say or show first. */
export type Gate = 'age' | 'age-assured' | 'guardian';

/** Whether a box may be bought by this viewer, in this market, now. */
export interface Eligibility {
  /** Empty: nothing is in the way but `gates`. */
  readonly hindrances: readonly Hindrance[];
  /** To be passed before the purchase, in this order. */
  readonly gates: readonly Gate[];
  /** Age that `age` and `age-assured` ask for. */
  readonly minAge: number | null;
  /** Boxes that may still be had; null: no limit. */
  readonly remaining: number | null;
}

export interface OwnDraw {
  readonly nonce: number;
  readonly itemId: string;
  readonly receipt: DrawReceipt;
  /** `waiting` until the seed is told; `failed` and `missing` are shown as what they are. */
  readonly proof: Exclude<Proof, 'none'>;
}

export interface OwnDraws {
  readonly eligibility: Eligibility;
  /** Made after the commit was known; the viewer may set another. Null before. */
  readonly clientSeed: string | null;
  /** Oldest first. */
  readonly draws: readonly OwnDraw[];
}
