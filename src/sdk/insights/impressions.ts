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

interface Watched {
  readonly key: string;
  readonly sight: Sight;
  visible: boolean;
  callOff: (() => void) | null;
}

/** What was really seen, once each a visit. */
export class Impressions {
  readonly #parts: ImpressionsParts;
  readonly #watched = new Set<Watched>();
  #seen = new Set<string>();
  #together = new Map<string, string[]>();
  #callOffs = new Set<() => void>();
  #recording = false;

  constructor(parts: ImpressionsParts) {
    this.#parts = parts;
  }

  watch(target: unknown, sight: Sight): () => void {
    const watched: Watched = { key: JSON.stringify(sight), sight, visible: false, callOff: null };
    this.#watched.add(watched);
    const unwatch = this.#parts.viewport.watch(target, (visible) => {
      watched.visible = visible;
      this.#settle(watched);
    });
    return () => {
      this.#watched.delete(watched);
      this.#forget(watched);
      unwatch();
    };
  }

  /** A visit begins: it sees everything anew, and what is in view now from now on. */
  begin(): void {
    this.end();
    this.#recording = true;
    for (const watched of this.#watched) this.#settle(watched);
  }

  /** What is seen while nobody is recorded must not count as seen when somebody is. */
  end(): void {
    this.#recording = false;
    for (const watched of this.#watched) this.#forget(watched);
    for (const callOff of this.#callOffs) callOff();
    this.#callOffs.clear();
    this.#seen.clear();
    this.#together.clear();
  }

  #settle(watched: Watched): void {
    this.#forget(watched);
    if (!this.#recording || !watched.visible || this.#seen.has(watched.key)) return;
    watched.callOff = this.#parts.clock.after(LONG_ENOUGH, () => {
      watched.callOff = null;
      this.#see(watched.key, watched.sight);
    });
  }

  #forget(watched: Watched): void {
    watched.callOff?.();
    watched.callOff = null;
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
