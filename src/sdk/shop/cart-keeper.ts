import type { RequestAnswer, RoomAnnouncer } from '../room/room-events.js';
import type { Clock } from '../state/clock.js';
import { DisposalScope } from '../state/disposal-scope.js';
import { randomId } from '../state/random-id.js';
import { TimeLimitError, withTimeLimit } from '../state/time-limit.js';
import type { Cart, CartOperation, CartProvider, CartResult } from './cart-provider.js';
import { CartTruth, SHOP_LIMIT } from './cart-truth.js';
import { decodeCartResult, decodeCheckout } from './decode-cart.js';
import { isIn, LostChanges, type Lost } from './lost-changes.js';
import { piecesOf, withChanges, type CartChange } from './optimistic-cart.js';
import type { Payment } from './payment.js';

export interface CartKeeperParts {
  readonly clock: Clock;
  readonly random: () => number;
  readonly signal: AbortSignal;
  readonly announcer: RoomAnnouncer;
  /** What to show: the shop's cart with the changes under way. */
  readonly changed: (cart: Cart | null, pendingChanges: number) => void;
  /** News of a payment, not decoded yet. */
  readonly paid: (payment: unknown) => void;
}

/** The two ways to carry a change out, in this order. */
export interface WaysOut {
  /** The page itself; undefined when it does not take the change over. */
  readonly ask?: () => Promise<RequestAnswer | undefined>;
  readonly provider: (
    provider: CartProvider,
    signal: AbortSignal,
    operation: CartOperation,
  ) => Promise<CartResult>;
}

interface Pending {
  readonly change: CartChange;
  /** Pieces of the variant when it was sent; undefined while it waits. */
  before?: number;
}

/** What became of a change; `lost` when nobody knows. */
interface Outcome {
  readonly answer: RequestAnswer | undefined;
  readonly lost?: Lost;
}

/** One provider, as long as it is the room's. */
interface Link {
  readonly provider: CartProvider;
  readonly truth: CartTruth;
  readonly scope: DisposalScope;
}

/**
 * The cart as the shop last stated it, with the changes that are under way on top. A change that
 * the shop refuses is taken back by itself: it is simply no longer under way.
 */
export class CartKeeper {
  readonly #parts: CartKeeperParts;
  #link: Link | null = null;
  #provider: CartProvider | null = null;
  #joined = false;
  #pending = new Set<Pending>();
  /** The last change of each line; the next one waits for it. */
  #lines = new Map<string, Promise<unknown>>();
  #running = 0;
  #lost = new LostChanges();

  constructor(parts: CartKeeperParts) {
    this.#parts = parts;
    parts.signal.addEventListener('abort', () => this.#link?.scope.dispose());
  }

  get stated(): Cart | null {
    return this.#link?.truth.cart ?? null;
  }

  get provider(): CartProvider | null {
    return this.#provider;
  }

  set provider(provider: CartProvider | null) {
    if (provider === this.#provider) return;
    this.#link?.scope.dispose();
    this.#link = null;
    this.#provider = provider;
    this.#lost.clear();
    this.#show();
    if (this.#joined) this.#open();
  }

  /** From now on the cart is wanted: before, nothing is fetched. */
  join(): void {
    if (this.#joined) return;
    this.#joined = true;
    this.#open();
  }

  /**
   * Shows `change` at once, and carries it out after earlier changes of the same line. Undefined
   * when nobody can carry it out.
   */
  async change(
    lineKey: string,
    change: CartChange,
    ways: WaysOut,
  ): Promise<RequestAnswer | undefined> {
    const pending: Pending = { change };
    this.#pending.add(pending);
    this.#show();
    const before = this.#lines.get(lineKey);
    const run = (before ?? Promise.resolve()).then(() => this.#run(pending, ways));
    this.#lines.set(lineKey, run);
    const answer = await run;
    if (this.#lines.get(lineKey) === run) this.#lines.delete(lineKey);
    return answer;
  }

  /** Where to pay, after all changes are through. Null without a provider. */
  async checkout(): Promise<(RequestAnswer & { url?: string | null; payment?: Payment }) | null> {
    const link = this.#link;
    if (!link) return null;
    try {
      const answer = await this.#limited(link, (signal) => link.provider.checkout(signal));
      const decoded = decodeCheckout(answer);
      if (!decoded.ok) throw decoded.error;
      const { url, payment } = decoded.value;
      return { ok: true, url, ...(payment ? { payment } : {}) };
    } catch (cause) {
      return this.#failure(link, cause);
    }
  }

  /** Resolves when no change is under way. */
  async settled(): Promise<void> {
    while (this.#lines.size > 0) await Promise.all(this.#lines.values());
  }

  async #run(pending: Pending, ways: WaysOut): Promise<RequestAnswer | undefined> {
    const link = this.#link;
    const { change } = pending;
    if (change.kind === 'add') pending.before = piecesOf(this.stated, change.line.variantId);
    // Answers of two changes may overtake each other.
    if (this.#running++ > 0) link?.truth.doubt();
    const { answer, lost } = await this.#attempt(link, pending, ways);
    this.#running -= 1;
    const arrived = lost && link !== null && (await this.#sees(link, change, lost.before));
    this.#pending.delete(pending);
    this.#show();
    // To see whether it arrived, the shop has just been asked.
    if (!lost) await link?.truth.settle();
    return arrived ? { ok: true } : answer;
  }

  async #attempt(link: Link | null, pending: Pending, ways: WaysOut): Promise<Outcome> {
    const asked = await ways.ask?.();
    // The page has changed the cart in its own way: what is in it now, the provider knows.
    if (asked) {
      if (asked.ok || asked.reason === 'timeout') link?.truth.doubt();
      return { answer: asked };
    }
    if (!link) return { answer: undefined };
    const { change } = pending;
    const known = this.#lost.take(change);
    const before = known?.before ?? pending.before ?? 0;
    if (known && !link.provider.idempotent) {
      // It may have arrived after all; to send it again would do it twice.
      const looked = await link.truth.look();
      if (looked && isIn(link.truth.cart, change, before)) return { answer: { ok: true } };
      if (!looked && change.kind === 'add') {
        this.#lost.keep(known);
        return { answer: { ok: false, reason: 'timeout' } };
      }
    }
    const operation = {
      key: known?.operation.key ?? randomId(this.#parts.random),
      attempt: (known?.operation.attempt ?? 0) + 1,
    };
    const { heard } = link.truth;
    try {
      const answered = await this.#limited(link, (signal) =>
        ways.provider(link.provider, signal, operation),
      );
      const decoded = decodeCartResult(answered);
      if (!decoded.ok) throw decoded.error;
      this.#pending.delete(pending);
      if (decoded.value.cart) link.truth.take(decoded.value.cart, heard);
      return { answer: plain(decoded.value) };
    } catch (cause) {
      const answer = this.#failure(link, cause);
      if (link !== this.#link) return { answer };
      // Perhaps the change arrived and only its answer was lost: the cart will show it.
      link.truth.doubt();
      const lost = { change, before, operation };
      this.#lost.keep(lost);
      return { answer, lost };
    }
  }

  /** Whether the shop says, asked now, that a change has been carried out. */
  async #sees({ truth }: Link, change: CartChange, before: number): Promise<boolean> {
    return (await truth.look()) && isIn(truth.cart, change, before);
  }

  #open(): void {
    const provider = this.#provider;
    if (!provider || this.#parts.signal.aborted) return;
    const { clock, random, announcer } = this.#parts;
    const scope = new DisposalScope();
    const truth = new CartTruth({
      clock,
      random,
      announcer,
      provider,
      signal: scope.signal,
      busy: () => this.#running > 0,
      stated: (cart) => this.#state(cart),
    });
    const link = { provider, truth, scope };
    this.#link = link;
    try {
      const stops = [
        provider.onChange?.((cart) => truth.hear(cart)),
        provider.onPayment?.((payment) => {
          if (!scope.disposed) this.#parts.paid(payment);
        }),
      ];
      for (const stop of stops) if (stop) scope.add(stop);
    } catch (cause) {
      // The page's own code: what it throws must not keep the show from coming.
      truth.fail(cause);
    }
    void truth.look();
  }

  #limited<Value>(
    { scope }: Link,
    work: (signal: AbortSignal) => PromiseLike<Value>,
  ): Promise<Value> {
    return withTimeLimit(this.#parts.clock, SHOP_LIMIT, scope.signal, work);
  }

  #failure(link: Link, cause: unknown): { ok: false; reason: 'timeout' | 'custom-error' } {
    link.truth.fail(cause);
    return { ok: false, reason: cause instanceof TimeLimitError ? 'timeout' : 'custom-error' };
  }

  #state(cart: Cart): void {
    this.#lost.seen(cart);
    for (const pending of this.#pending) {
      const { change, before } = pending;
      // Announced before it was answered: shown once, not twice.
      if (change.kind === 'add' && before !== undefined && isIn(cart, change, before))
        this.#pending.delete(pending);
    }
    this.#show();
    this.#parts.announcer.announce('cart-changed', { cart });
  }

  #show(): void {
    if (this.#parts.signal.aborted) return;
    const pending = [...this.#pending];
    // Without a provider there is no cart to be seen, only a change under way.
    const changes = pending.map(({ change }) => change);
    const cart = this.#provider ? withChanges(this.stated, changes) : null;
    this.#parts.changed(cart, pending.length);
  }
}

function plain(result: CartResult): RequestAnswer {
  if (result.ok) return { ok: true };
  const { reason, message } = result;
  return { ok: false, reason, ...(message === undefined ? {} : { message }) };
}
