import type { Product } from '../show/show-document.js';
import type { ViewCue } from './view-cues.js';

export interface ProductsState {
  /** `waiting` for the first picture, `loading` from the shop, `ready`. */
  readonly phase: 'waiting' | 'loading' | 'ready';
  /** When each product was brought onto the stage last, up to the present picture; stage times. */
  readonly shown: Readonly<Record<string, number>>;
  /** Stage time of the first picture this viewer saw. */
  readonly since: number | null;
  /** How the host holds a product's 3D view now, by product. */
  readonly views: Readonly<Record<string, ViewCue>>;
}

export const NO_PRODUCTS: ProductsState = {
  phase: 'waiting',
  shown: {},
  since: null,
  views: {},
};

/** A product that was on the stage before the viewer came. */
export interface MissedProduct {
  readonly product: Product;
  /** Stage time at which it was brought onto the stage. */
  readonly at: number;
}
