import type {
  Cart,
  CartOperation,
  CartProvider,
  CartResult,
} from '../../src/sdk/shop/cart-provider.js';

interface Call {
  readonly method: 'load' | 'add' | 'update' | 'applyCode' | 'removeCode' | 'checkout';
  readonly line: unknown;
  readonly operation: CartOperation | undefined;
  readonly signal: AbortSignal;
  answer(result: unknown): void;
  reject(error: Error): void;
}

/** A shop whose every answer the test gives by hand. */
export class FakeCartProvider implements CartProvider {
  readonly calls: Call[] = [];
  idempotent = false;
  #listeners = new Set<(cart: Cart) => void>();

  get listeners(): number {
    return this.#listeners.size;
  }

  /** The last call that was made. */
  get call(): Call {
    const call = this.calls.at(-1);
    if (!call) throw new Error('The shop has not been asked yet.');
    return call;
  }

  callsOf(method: Call['method']): Call[] {
    return this.calls.filter((call) => call.method === method);
  }

  load(signal: AbortSignal): Promise<CartResult> {
    return this.#ask('load', undefined, signal) as Promise<CartResult>;
  }

  add(line: object, signal: AbortSignal, operation: CartOperation): Promise<CartResult> {
    return this.#ask('add', line, signal, operation) as Promise<CartResult>;
  }

  update(line: object, signal: AbortSignal, operation: CartOperation): Promise<CartResult> {
    return this.#ask('update', line, signal, operation) as Promise<CartResult>;
  }

  applyCode(code: string, signal: AbortSignal, operation: CartOperation): Promise<CartResult> {
    return this.#ask('applyCode', code, signal, operation) as Promise<CartResult>;
  }

  removeCode(code: string, signal: AbortSignal, operation: CartOperation): Promise<CartResult> {
    return this.#ask('removeCode', code, signal, operation) as Promise<CartResult>;
  }

  checkout(signal: AbortSignal): Promise<{ url: string | null }> {
    return this.#ask('checkout', undefined, signal) as Promise<{ url: string | null }>;
  }

  onChange(listener: (cart: Cart) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The viewer has changed the cart elsewhere on the site. */
  change(cart: Cart): void {
    for (const listener of this.#listeners) listener(cart);
  }

  #ask(
    method: Call['method'],
    line: unknown,
    signal: AbortSignal,
    operation?: CartOperation,
  ): Promise<unknown> {
    return new Promise((answer, reject) => {
      this.calls.push({ method, line, operation, signal, answer, reject });
    });
  }
}

/** A cart with these quantities by variant. The product of `blue-42` is `blue`. */
export function cartOf(quantities: Record<string, number>): Cart {
  const lines = Object.entries(quantities).map(([variantId, quantity]) => ({
    id: `line-${variantId}`,
    productId: variantId.split('-')[0] ?? variantId,
    variantId,
    title: variantId,
    quantity,
    price: { amount: '10.00', currency: 'EUR' },
  }));
  const totalQuantity = lines.reduce((sum, { quantity }) => sum + quantity, 0);
  return {
    lines,
    totalQuantity,
    subtotal: { amount: `${totalQuantity * 10}.00`, currency: 'EUR' },
  };
}
