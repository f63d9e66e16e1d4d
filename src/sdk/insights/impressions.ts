import type { Clock } from '../state/clock.js';

/** Tells whether something can be seen: a page has an IntersectionObserver, a test its own. */
export interface Viewport {
  /** Calls `changed` with the present state, and with every other. Returns the way out. */
  watch(target: unknown, changed: (visible: boolean) => void): () => void;
}

/** Something that can be seen: a product in a list, or an activity. */
export type Sight =
  | { readonly list: string; readonly productId: string }
  | { readonly interactionId: string; readonly kind: string };

export interface ImpressionsParts {
  readonly clock: Clock;
  readonly viewport: Viewport;
  /** Seen for a second. Products of one list that come together are told together. */
  readonly products: (list: string, productIds: readonly string[]) => void;
  readonly interaction: (interactionId: string, kind: string) => void;
}

/** The field's own measure of an impression. */
export const LONG_ENOUGH = 1000;
/** A list comes into view row by row. */
const TOGETHER = 500;

/** What was really seen, once each a visit. */
export class Impressions {
  readonly #parts: ImpressionsParts;
  #seen = new Set<string>();
  #together = new Map<string, string[]>();
  #callOffs = new Set<() => void>();

  constructor(parts: ImpressionsParts) {
    this.#parts = parts;
  }

  watch(target: unknown, sight: Sight): () => void {
    const { clock, viewport } = this.#parts;
    const key = JSON.stringify(sight);
    let callOff: (() => void) | null = null;
    const forget = (): void => {
      if (!callOff) return;
      callOff();
      this.#callOffs.delete(callOff);
      callOff = null;
    };
    const unwatch = viewport.watch(target, (visible) => {
      forget();
      if (!visible || this.#seen.has(key)) return;
      callOff = clock.after(LONG_ENOUGH, () => {
        forget();
        this.#see(key, sight);
      });
      this.#callOffs.add(callOff);
    });
    return () => {
      forget();
      unwatch();
    };
  }

  /** Another visit sees everything anew. */
  reset(): void {
    for (const callOff of this.#callOffs) callOff();
    this.#callOffs.clear();
    this.#seen.clear();
    this.#together.clear();
  }

  #see(key: string, sight: Sight): void {
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    if ('interactionId' in sight) {
      this.#parts.interaction(sight.interactionId, sight.kind);
      return;
    }
    const waiting = this.#together.get(sight.list);
    if (waiting) {
      waiting.push(sight.productId);
      return;
    }
    this.#together.set(sight.list, [sight.productId]);
    const callOff = this.#parts.clock.after(TOGETHER, () => {
      this.#callOffs.delete(callOff);
      const all = this.#together.get(sight.list) ?? [];
      this.#together.delete(sight.list);
      if (all.length > 0) this.#parts.products(sight.list, all);
    });
    this.#callOffs.add(callOff);
  }
}
