import { RoomError } from '../room/room-error.js';
import type { RequestAnswer, RoomAnnouncer } from '../room/room-events.js';
import type { Clock } from '../state/clock.js';
import { TimeLimitError, withTimeLimit } from '../state/time-limit.js';
import type { Cart, CartProvider, CartResult } from './cart-provider.js';
import { decodeCart, decodeCartResult, decodeCheckout } from './decode-cart.js';
import { withChanges, type CartChange } from './optimistic-cart.js';

/** A shop that is silent for longer has lost the viewer's patience, and perhaps the request. */
const LIMIT = 10_000;

export interface CartKeeperParts {
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly announcer: RoomAnnouncer;
  /** What to show: the shop's cart with the changes under way. */
  readonly changed: (cart: Cart | null, pendingChanges: number) => void;
}

/** The two ways to carry a change out, in this order. */
export interface WaysOut {
  /** The page itself; undefined when it does not take the change over. */
  readonly ask?: () => Promise<RequestAnswer | undefined>;
  readonly provider: (provider: CartProvider, signal: AbortSignal) => Promise<CartResult>;
}

/**
 * The cart as the shop last stated it, with the changes that are under way on top. A change that
 * the shop refuses is taken back by itself: it is simply no longer under way.
 */
export class CartKeeper {
  readonly #parts: CartKeeperParts;
  #provider: CartProvider | null = null;
  #stopListening: (() => void) | undefined;
  #joined = false;
  #stated: Cart | null = null;
  #pending = new Set<CartChange>();
  /** The last change of each line; the next one waits for it. */
  #lines = new Map<string, Promise<unknown>>();
  #running = 0;
  /** Answers may have overtaken each other, or one was lost: ask the shop when it is quiet. */
  #doubtful = false;

  constructor(parts: CartKeeperParts) {
    this.#parts = parts;
    parts.signal.addEventListener('abort', () => this.#stopListening?.());
  }

  get stated(): Cart | null {
    return this.#stated;
  }

  get provider(): CartProvider | null {
    return this.#provider;
  }

  set provider(provider: CartProvider | null) {
    if (provider === this.#provider) return;
    this.#stopListening?.();
    this.#stopListening = undefined;
    this.#provider = provider;
    this.#stated = null;
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
    this.#pending.add(change);
    this.#show();
    const before = this.#lines.get(lineKey);
    const run = (before ?? Promise.resolve()).then(() => this.#run(change, ways));
    this.#lines.set(lineKey, run);
    const answer = await run;
    if (this.#lines.get(lineKey) === run) this.#lines.delete(lineKey);
    return answer;
  }

  /** Where to pay, after all changes are through. Null without a provider. */
  async checkout(): Promise<(RequestAnswer & { url?: string | null }) | null> {
    const provider = this.#provider;
    if (!provider) return null;
    try {
      const decoded = decodeCheckout(await this.#limited((signal) => provider.checkout(signal)));
      if (!decoded.ok) throw decoded.error;
      return { ok: true, url: decoded.value.url };
    } catch (cause) {
      return this.#failure(cause);
    }
  }

  /** Resolves when no change is under way. */
  async settled(): Promise<void> {
    while (this.#lines.size > 0) await Promise.all(this.#lines.values());
  }

  async #run(change: CartChange, ways: WaysOut): Promise<RequestAnswer | undefined> {
    const provider = this.#provider;
    if (this.#running++ > 0) this.#doubtful = true;
    const answer = await this.#answerTo(ways);
    this.#running -= 1;
    this.#pending.delete(change);
    if (answer?.ok && 'cart' in answer && provider === this.#provider) this.#state(answer.cart);
    else this.#show();
    if (this.#doubtful && this.#running === 0) await this.#load();
    return answer?.ok ? { ok: true } : answer;
  }

  async #answerTo(ways: WaysOut): Promise<{ ok: true; cart: Cart } | RequestAnswer | undefined> {
    const asked = await ways.ask?.();
    // The page has changed the cart in its own way: what is in it now, the provider knows.
    if (asked) {
      this.#doubtful ||= asked.ok;
      return asked;
    }
    const provider = this.#provider;
    if (!provider) return undefined;
    try {
      const answered = await this.#limited((signal) => ways.provider(provider, signal));
      const decoded = decodeCartResult(answered);
      if (!decoded.ok) throw decoded.error;
      return refusalOr(decoded.value);
    } catch (cause) {
      // Perhaps the change arrived and only its answer was lost.
      this.#doubtful = true;
      return this.#failure(cause);
    }
  }

  #open(): void {
    const provider = this.#provider;
    if (!provider || this.#parts.signal.aborted) return;
    try {
      this.#stopListening = provider.onChange?.((cart) => {
        const decoded = decodeCart(cart);
        if (!decoded.ok) this.#parts.announcer.fail(decoded.error);
        else if (provider === this.#provider) this.#state(decoded.value);
      });
    } catch (cause) {
      // The page's own code: what it throws must not keep the show from coming.
      this.#failure(cause);
    }
    void this.#load();
  }

  async #load(): Promise<void> {
    const provider = this.#provider;
    this.#doubtful = false;
    if (!provider || this.#parts.signal.aborted) return;
    try {
      const decoded = decodeCartResult(await this.#limited((signal) => provider.load(signal)));
      if (!decoded.ok) throw decoded.error;
      if (provider !== this.#provider) return;
      if (decoded.value.ok) this.#state(decoded.value.cart);
      else this.#report('cart-refused', decoded.value.message ?? decoded.value.reason);
    } catch (cause) {
      this.#failure(cause);
    }
  }

  #limited<Value>(work: (signal: AbortSignal) => PromiseLike<Value>): Promise<Value> {
    return withTimeLimit(this.#parts.clock, LIMIT, this.#parts.signal, work);
  }

  #failure(cause: unknown): { ok: false; reason: 'timeout' | 'custom-error' } {
    if (this.#parts.signal.aborted) return { ok: false, reason: 'custom-error' };
    const late = cause instanceof TimeLimitError;
    const message = cause instanceof Error ? cause.message : 'The shop cannot be reached.';
    this.#report('cart-failed', message, cause);
    return { ok: false, reason: late ? 'timeout' : 'custom-error' };
  }

  #report(code: 'cart-failed' | 'cart-refused', message: string, cause?: unknown): void {
    const error = new RoomError('shop', code, message, { recoverable: true, cause });
    this.#parts.announcer.fail(error);
  }

  #state(cart: Cart): void {
    this.#stated = cart;
    this.#show();
    this.#parts.announcer.announce('cart-changed', { cart });
  }

  #show(): void {
    if (this.#parts.signal.aborted) return;
    const pending = [...this.#pending];
    // Without a provider there is no cart to be seen, only a change under way.
    const cart = this.#provider ? withChanges(this.#stated, pending) : null;
    this.#parts.changed(cart, pending.length);
  }
}

function refusalOr(result: CartResult): { ok: true; cart: Cart } | RequestAnswer {
  if (result.ok) return result;
  const { reason, message } = result;
  return { ok: false, reason, ...(message === undefined ? {} : { message }) };
}
