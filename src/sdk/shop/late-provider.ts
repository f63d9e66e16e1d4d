import type { CartProvider } from './cart-provider.js';

/**
 * A provider whose code is fetched with the first question to it. A failure is the question's;
 * asked again, it is fetched again.
 */
export function lateProvider(load: () => Promise<CartProvider>): CartProvider {
  let loading: Promise<CartProvider> | undefined;
  const get = (): Promise<CartProvider> => {
    loading ??= load().catch((cause: unknown) => {
      loading = undefined;
      throw cause;
    });
    return loading;
  };
  const refused = { ok: false, reason: 'custom-error' } as const;
  return {
    load: async (signal) => (await get()).load(signal),
    add: async (line, signal, operation) => (await get()).add(line, signal, operation),
    update: async (line, signal, operation) => (await get()).update(line, signal, operation),
    applyCode: async (code, signal, operation) =>
      (await get()).applyCode?.(code, signal, operation) ?? refused,
    removeCode: async (code, signal, operation) =>
      (await get()).removeCode?.(code, signal, operation) ?? refused,
    checkout: async (signal) => (await get()).checkout(signal),
    onChange(listener) {
      let ended = false;
      let stop: (() => void) | undefined;
      get().then(
        (provider) => {
          if (!ended) stop = provider.onChange?.(listener);
        },
        // Who loads the cart hears of it.
        () => undefined,
      );
      return () => {
        ended = true;
        stop?.();
      };
    },
  };
}
