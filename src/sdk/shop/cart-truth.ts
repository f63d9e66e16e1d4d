import type { RoomAnnouncer } from '../room/room-events.js';
import { RoomError } from '../room/room-error.js';
import { BackOff } from '../state/back-off.js';
import type { Clock } from '../state/clock.js';
import { withTimeLimit } from '../state/time-limit.js';
import type { Cart, CartProvider } from './cart-provider.js';
import { decodeCart, decodeCartResult } from './decode-cart.js';

/** A shop that is silent for longer has lost the viewer's patience, and perhaps the request. */
export const SHOP_LIMIT = 10_000;
const FIRST_RETRY = 1000;
const LONGEST_RETRY = 30_000;

export interface CartTruthParts {
  readonly clock: Clock;
  readonly random: () => number;
  /** Ends with the provider. */
  readonly signal: AbortSignal;
  readonly provider: CartProvider;
  readonly announcer: RoomAnnouncer;
  readonly stated: (cart: Cart) => void;
  /** Whether changes of ours are on their way to the shop. */
  readonly busy: () => boolean;
}

/**
 * The cart as one provider last stated it. Statements come as answers, as announcements and by
 * asking, and may overtake each other: where that is possible the shop is asked once more when
 * it is quiet, and again until it answers.
 */
export class CartTruth {
  readonly #parts: CartTruthParts;
  readonly #backOff: BackOff;
  #cart: Cart | null = null;
  /** Counts announcements: an answer that was under way meanwhile may be older than they are. */
  #heard = 0;
  #doubtful = false;
  #asking: Promise<boolean> | undefined;
  #wake: (() => void) | undefined;
  /** One outage is told once. */
  #told = false;

  constructor(parts: CartTruthParts) {
    this.#parts = parts;
    this.#backOff = new BackOff({
      first: FIRST_RETRY,
      longest: LONGEST_RETRY,
      random: parts.random,
    });
    parts.signal.addEventListener('abort', () => this.#wake?.());
  }

  get cart(): Cart | null {
    return this.#cart;
  }

  get heard(): number {
    return this.#heard;
  }

  /** A change that was made elsewhere; null when it is not said which. */
  hear(value: unknown): void {
    const { signal, announcer, busy } = this.#parts;
    if (signal.aborted) return;
    this.#heard += 1;
    const decoded = value === null ? null : decodeCart(value);
    if (!decoded?.ok) {
      if (decoded) announcer.fail(decoded.error);
      this.doubt();
      void this.settle();
      return;
    }
    // One of our answers is under way, and may be older than this.
    if (busy()) this.#doubtUnlessNumbered(decoded.value);
    this.#state(decoded.value);
  }

  /**
   * What the shop answered to a change of ours.
   * @param heardBefore announcements until the change was sent
   */
  take(cart: Cart, heardBefore: number): void {
    if (this.#parts.signal.aborted) return;
    if (heardBefore !== this.#heard) this.#doubtUnlessNumbered(cart);
    this.#state(cart);
  }

  /** Statements may have overtaken each other, or one was lost. */
  doubt(): void {
    this.#doubtful = true;
  }

  /** Asks the shop, if there is doubt and nothing of ours is on its way. */
  async settle(): Promise<void> {
    this.#wake?.();
    if (this.#doubtful && !this.#parts.busy()) await this.look();
  }

  /** Asks the shop how the cart stands. Answers whether it said so; otherwise asks again later. */
  look(): Promise<boolean> {
    this.#asking ??= this.#ask().finally(() => {
      this.#asking = undefined;
      // Overtaken, or not answered: once more, after a while.
      if (this.#doubtful && !this.#wake) void this.#lookAgain();
    });
    return this.#asking;
  }

  async #ask(): Promise<boolean> {
    const { clock, signal, provider, busy } = this.#parts;
    const wasBusy = busy();
    this.#doubtful = false;
    const heard = this.#heard;
    try {
      const answer = await withTimeLimit(clock, SHOP_LIMIT, signal, (limited) =>
        provider.load(limited),
      );
      // The provider was replaced, or the room left.
      if (signal.aborted) return false;
      const decoded = decodeCartResult(answer);
      if (!decoded.ok) throw decoded.error;
      const result = decoded.value;
      if (!result.ok) throw refused(result.message ?? result.reason);
      if (heard !== this.#heard || wasBusy || busy()) this.#doubtUnlessNumbered(result.cart);
      this.#backOff.reset();
      this.#told = false;
      this.#state(result.cart);
      return true;
    } catch (cause) {
      this.#doubtful = true;
      if (!this.#told) this.fail(cause);
      this.#told = true;
      return false;
    }
  }

  /** Waits, longer and longer, and asks again unless somebody else has. */
  async #lookAgain(): Promise<void> {
    const { clock, signal, busy } = this.#parts;
    await new Promise<void>((resolve) => {
      const callOff = clock.after(this.#backOff.next(), resolve);
      this.#wake = () => {
        callOff();
        resolve();
      };
      if (signal.aborted) this.#wake();
    });
    this.#wake = undefined;
    if (this.#doubtful && !busy() && !signal.aborted) await this.look();
  }

  fail(cause: unknown): void {
    if (this.#parts.signal.aborted) return;
    this.#parts.announcer.fail(asRoomError(cause));
  }

  #doubtUnlessNumbered({ revision }: Cart): void {
    if (revision === undefined) this.#doubtful = true;
  }

  #state(cart: Cart): void {
    const known = this.#cart;
    const sameCart = known?.id === cart.id;
    if (sameCart && (cart.revision ?? Infinity) < (known?.revision ?? 0)) return;
    this.#cart = cart;
    this.#parts.stated(cart);
  }
}

function refused(why: string): RoomError {
  return new RoomError('shop', 'cart-refused', why, { recoverable: true });
}

function asRoomError(cause: unknown): RoomError {
  if (cause instanceof RoomError) return cause;
  const message = cause instanceof Error ? cause.message : 'The shop cannot be reached.';
  return new RoomError('shop', 'cart-failed', message, { recoverable: true, cause });
}
