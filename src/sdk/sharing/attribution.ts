import {
  array,
  finite,
  number,
  object,
  picklist,
  pipe,
  safeParse,
  string,
  transform,
} from 'valibot';
import type { MarketState } from '../markets/market-state.js';
import type { RoomAnnouncer } from '../room/room-events.js';
import type { ShopState } from '../shop/shop.js';
import type { DisposalScope } from '../state/disposal-scope.js';
import type { ReadableStore } from '../state/snapshot-store.js';
import { readCode, touchesIn } from './links.js';
import type { AttributionKeeper, AttributionState, Touch } from './sharing-state.js';

export interface AttributionParts {
  readonly scope: DisposalScope;
  readonly announcer: Pick<RoomAnnouncer, 'announce'>;
  readonly pageUrl: string | undefined;
  readonly serverNow: () => number;
  readonly market: ReadableStore<MarketState>;
  readonly shop: ReadableStore<ShopState>;
  readonly attributed: (change: Partial<AttributionState>) => void;
}

/** As long as most programmes count; a longer memory is no reason any more. */
const LIFETIME = 30 * 86_400_000;
const MAX_TOUCHES = 10;
const MAX_ORDERS = 200;

const kept = pipe(
  array(
    object({
      kind: picklist(['host', 'partner', 'share']),
      code: string(),
      at: pipe(number(), finite()),
    }),
  ),
  transform((touches) => touches.slice(0, MAX_TOUCHES)),
);

/**
 * Through whom a visit and its orders came. Nothing is told or kept before the viewer agrees to
 * measuring; what came before that is in memory, and goes with the page.
 */
export class Attribution {
  readonly #parts: AttributionParts;
  readonly #now: readonly Touch[];
  #earlier: readonly Touch[] = [];
  #keeper: AttributionKeeper | null = null;
  #allowed = false;
  #visitTold = false;
  /** Orders that were told, and those that wait for a yes. */
  readonly #told = new Set<string>();
  readonly #waiting = new Map<string, unknown>();

  constructor(parts: AttributionParts) {
    this.#parts = parts;
    this.#now = touchesIn(parts.pageUrl, parts.serverNow());
    parts.scope.add(parts.market.subscribe(() => this.#settle()));
    parts.scope.add(parts.shop.subscribe(() => this.#watchPayments()));
    this.#settle();
  }

  set keeper(keeper: AttributionKeeper | null) {
    if (keeper === this.#keeper) return;
    this.#keeper = keeper;
    this.#settle();
  }

  ordered({ id, total }: { readonly id: string; readonly total?: unknown }): void {
    if (this.#told.has(id) || this.#waiting.size + this.#told.size >= MAX_ORDERS) return;
    this.#waiting.set(id, total);
    this.#settle();
  }

  #watchPayments(): void {
    for (const { id, status, amount } of this.#parts.shop.current.payments) {
      if (status === 'paid' && !this.#told.has(id)) this.ordered({ id, total: amount });
    }
  }

  #settle(): void {
    const { market, announcer, attributed } = this.#parts;
    this.#allowed = market.current.consent.granted.includes('performance');
    if (!this.#allowed) {
      this.#earlier = [];
      attributed({ touches: this.#now, allowed: false });
      return;
    }
    if (this.#keeper && this.#earlier.length === 0) this.#earlier = this.#read(this.#keeper);
    const touches = this.#all();
    attributed({ touches, allowed: true });
    if (this.#now.length > 0) this.#keeper?.write(touches);
    if (!this.#visitTold && this.#now.length > 0) {
      this.#visitTold = true;
      announcer.announce('visit-attributed', { touches: this.#now });
    }
    for (const [id, total] of this.#waiting) {
      this.#waiting.delete(id);
      this.#told.add(id);
      const newest = (kind: Touch['kind']): string | null =>
        touches.find((touch) => touch.kind === kind)?.code ?? null;
      announcer.announce('order-attributed', {
        orderId: id,
        total,
        host: newest('host'),
        partner: newest('partner'),
        share: newest('share'),
        // The last touch of any kind, for who counts only one.
        last: touches[0] ?? null,
      });
    }
  }

  /** One of each code, the newest first. */
  #all(): readonly Touch[] {
    const all = [...this.#now, ...this.#earlier];
    return all
      .filter(
        ({ kind, code }, index) =>
          all.findIndex((other) => other.kind === kind && other.code === code) === index,
      )
      .slice(0, MAX_TOUCHES);
  }

  #read(keeper: AttributionKeeper): readonly Touch[] {
    const read = safeParse(kept, keeper.read());
    if (!read.success) return [];
    const now = this.#parts.serverNow();
    return read.output
      .filter(({ code, at }) => readCode(code) === code && at <= now && now - at < LIFETIME)
      .sort((a, b) => b.at - a.at);
  }
}
