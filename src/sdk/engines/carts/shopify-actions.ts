import { safeParse } from 'valibot';
import type { Cart, CartOperation, CartProvider, CartResult } from '../../shop/cart-provider.js';
import { piecesOf, sameCode } from '../../shop/optimistic-cart.js';
import { politeFetch, type VendorAnswer } from './polite-fetch.js';
import { ShopifyReader } from './shopify-cart.js';
import {
  actionResultSchema,
  ajaxCartSchema,
  cartSchema,
  summarySchema,
  type ShopifyWarning,
} from './shopify-decode.js';
import { globalId, OUT_OF_STOCK, refusalOf } from './shopify-words.js';
import type { CartWorld } from './cart-world.js';

/** What a Liquid storefront puts at `window.Shopify`, as far as it is used here. */
export interface ShopifyGlobal {
  readonly actions?: {
    updateCart(payload: object, options?: object): Promise<unknown>;
    getCart(payload?: object, options?: object): Promise<unknown>;
  };
  readonly routes?: { readonly root?: string };
}

/** Events after which the cart is another. */
const EVENTS = ['shopify:cart:lines-update', 'shopify:cart:discount-update'];
/** In the details of events that our own changes cause. */
const OURS = 'liveRoomOperation';

/**
 * The cart of the Shopify theme that the room stands in: changes go out by the standard storefront
 * actions, so that the theme shows them in its own way, and come in by the standard events. It
 * needs no token.
 */
export function shopifyActionsCart(shopify: ShopifyGlobal, world: CartWorld): CartProvider {
  const { actions, routes } = shopify;
  if (!actions) throw new Error('This page has no standard storefront actions.');
  const reader = new ShopifyReader();
  const cartUrl = new URL(`${routes?.root ?? '/'}cart.js`, location.href).href;

  /** Actions often tell ids and sums only; the rest is in the theme's own `cart.js`. */
  const describe = async (
    told: unknown,
    signal: AbortSignal,
    warnings: readonly ShopifyWarning[] = [],
  ): Promise<Cart> => {
    const full = safeParse(cartSchema, told);
    if (full.success) return reader.full(full.output, warnings);
    const answer = await politeFetch({
      ...world,
      signal,
      isRead: true,
      send: (limited) => ask(cartUrl, limited),
    });
    return reader.ajax(readAjax(answer), warnings);
  };

  const update = async (
    payload: object,
    signal: AbortSignal,
    { key }: CartOperation,
    wanted?: string,
  ): Promise<CartResult> => {
    const options = { signal, event: { detail: { [OURS]: key } } };
    const answer = safeParse(actionResultSchema, await actions.updateCart(payload, options));
    if (!answer.success) throw new Error('The storefront’s action answered what cannot be read.');
    const { cart: told, userErrors, warnings } = answer.output;
    const cart = await describe(told, signal, warnings ?? []);
    const [error] = userErrors ?? [];
    if (error) return { ...refusalOf(error), cart };
    const gone = warnings?.find(({ code }) => code === OUT_OF_STOCK);
    if (gone && wanted !== undefined && piecesOf(cart, wanted) === 0)
      return { ...refusalOf(gone), cart };
    return { ok: true, cart };
  };

  const codes = async (
    change: (codes: readonly string[]) => string[],
    signal: AbortSignal,
    operation: CartOperation,
  ): Promise<CartResult> => {
    const answer = safeParse(actionResultSchema, await actions.getCart({}, { signal }));
    const summary = safeParse(summarySchema, answer.success ? answer.output.cart : null);
    const known = summary.success ? summary.output.discountCodes.map(({ code }) => code) : [];
    // The list replaces the one before.
    return update({ discountCodes: change(known) }, signal, operation);
  };

  return {
    load: async (signal) => {
      const answer = safeParse(actionResultSchema, await actions.getCart({}, { signal }));
      return { ok: true, cart: await describe(answer.success ? answer.output.cart : null, signal) };
    },
    add: ({ variantId, quantity }, signal, operation) => {
      reader.heard(variantId);
      const line = { merchandiseId: globalId(variantId), quantity };
      return update({ lines: [line] }, signal, operation, variantId);
    },
    update: ({ lineId, quantity }, signal, operation) =>
      update({ lines: [{ id: lineId, quantity }] }, signal, operation),
    applyCode: (code, signal, operation) =>
      codes((known) => [...known.filter((one) => !sameCode(one, code)), code], signal, operation),
    removeCode: (code, signal, operation) =>
      codes((known) => known.filter((one) => !sameCode(one, code)), signal, operation),
    checkout: () =>
      Promise.resolve({ url: new URL(`${routes?.root ?? '/'}checkout`, location.href).href }),
    onChange(listener) {
      const abort = new AbortController();
      const { signal } = abort;
      const hear = async (event: Event): Promise<void> => {
        const { promise, detail } = event as Event & { promise?: unknown; detail?: unknown };
        // Ours are answered to whoever asked for them.
        if (typeof detail === 'object' && detail !== null && OURS in detail) return;
        // Declined or not: the cart afterwards is what counts.
        const result: unknown = await Promise.resolve(promise).catch(() => null);
        const answer = safeParse(actionResultSchema, result);
        const cart = await describe(answer.success ? answer.output.cart : null, signal);
        if (!signal.aborted) listener(cart);
      };
      const lost = (): void => {
        if (!signal.aborted) listener(null);
      };
      for (const type of EVENTS)
        document.addEventListener(type, (event) => void hear(event).catch(lost), { signal });
      return () => abort.abort();
    },
  };
}

function ask(url: string, signal: AbortSignal): Promise<Response> {
  const headers = { Accept: 'application/json' };
  return fetch(url, { signal, headers, credentials: 'same-origin', cache: 'no-store' });
}

function readAjax({ status, body }: VendorAnswer): Parameters<ShopifyReader['ajax']>[0] {
  const cart = safeParse(ajaxCartSchema, body);
  if (cart.success) return cart.output;
  throw new Error(`The theme’s cart cannot be read: ${status}, ${cart.issues[0].message}`);
}
