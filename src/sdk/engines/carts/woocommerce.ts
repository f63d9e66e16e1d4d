import { safeParse } from 'valibot';
import type { Cart, CartProvider, CartResult } from '../../shop/cart-provider.js';
import type { CartWorld } from './cart-world.js';
import { inTurn } from './in-turn.js';
import { politeFetch, type VendorAnswer } from './polite-fetch.js';
import { tellSite } from './tell-site.js';
import { cartOf, plainText, reasonOf } from './woocommerce-cart.js';
import { wooCartSchema, wooErrorSchema } from './woocommerce-decode.js';

/** How to reach a WooCommerce shop. */
export interface WooCommerceShop {
  /** Where WordPress is; the page's own origin unless told otherwise. */
  readonly store?: string | undefined;
  /** The shop's checkout page; `checkout/` below the store unless told otherwise. */
  readonly checkout?: string | undefined;
  /**
   * `cookie`: the cart of the page around it, for a page of the shop itself (default there).
   * `token`: a cart of the room's own, for a page elsewhere.
   */
  readonly session?: 'cookie' | 'token' | undefined;
  /** The site's own cart token, to go on with. */
  readonly cartToken?: string | undefined;
  /** Hears of every new token, for the site to keep it. The room keeps nothing. */
  readonly onCartToken?: ((token: string) => void) | undefined;
}

/** Neither token nor nonce is good any more. */
const STALE = ['woocommerce_rest_missing_nonce', 'woocommerce_rest_invalid_nonce'];
const HEARD = ['wc-blocks_added_to_cart', 'wc-blocks_removed_from_cart'];

/** A cart of the Store API (`wc/store/v1`). */
export function wooCommerceCart(shop: WooCommerceShop, world: CartWorld): CartProvider {
  const base = new URL(shop.store ?? '/', document.baseURI).href.replace(/\/$/, '');
  const sameSite = new URL(base).origin === location.origin;
  const byCookie = (shop.session ?? (sameSite ? 'cookie' : 'token')) === 'cookie';
  let token = shop.cartToken;
  let nonce: string | undefined;
  /** The product that a variant was added as. */
  const products = new Map<string, string>();
  /** WordPress sessions are written whole: of two changes at once the later wins all. */
  const turn = inTurn();
  let ours = false;

  const send = async (
    path: string,
    body: object | undefined,
    signal: AbortSignal,
  ): Promise<VendorAnswer> => {
    const answer = await politeFetch({
      ...world,
      signal,
      isRead: body === undefined,
      send: (limited) => {
        const headers: Record<string, string> = { Accept: 'application/json' };
        if (body) headers['Content-Type'] = 'application/json';
        if (byCookie && nonce !== undefined) headers['Nonce'] = nonce;
        if (!byCookie && token !== undefined) headers['Cart-Token'] = token;
        return fetch(`${base}/wp-json/wc/store/v1/cart${path}`, {
          method: body ? 'POST' : 'GET',
          headers,
          signal: limited,
          cache: 'no-store',
          credentials: byCookie ? 'same-origin' : 'omit',
          ...(body && { body: JSON.stringify(body) }),
        });
      },
    });
    nonce = answer.headers.get('Nonce') ?? nonce;
    const fresh = answer.headers.get('Cart-Token');
    // Each answer brings a new one; it names the same cart and lives longer.
    if (fresh !== null && fresh !== token) {
      token = fresh;
      tellSite(shop.onCartToken, fresh);
    }
    return answer;
  };

  const open = (signal: AbortSignal): Promise<VendorAnswer> => send('', undefined, signal);

  const change = (path: string, body: object, signal: AbortSignal): Promise<CartResult> =>
    turn(signal, async () => {
      // Without a token or a nonce no change is taken: the first answer brings both.
      if ((byCookie ? nonce : token) === undefined) await open(signal);
      let answer = await send(path, body, signal);
      if (isStale(answer)) {
        // After two days a token is void. The shop makes another cart; nothing was done yet.
        token = undefined;
        nonce = undefined;
        await open(signal);
        answer = await send(path, body, signal);
      }
      return resultOf(answer);
    });

  const productOf = (variantId: string): string => products.get(variantId) ?? variantId;

  const resultOf = ({ status, body }: VendorAnswer): CartResult => {
    const cart = read(body);
    if (cart) {
      if (byCookie) tellPage();
      return { ok: true, cart };
    }
    const error = safeParse(wooErrorSchema, body);
    if (!error.success || status >= 500 || isStale({ status, body }))
      throw new Error(`WooCommerce’s answer cannot be read (status ${status}).`);
    const { code, message, data } = error.output;
    const stands = read(data?.cart);
    return {
      ok: false,
      reason: reasonOf(code),
      message: plainText(message),
      ...(stands && { cart: stands }),
    };
  };

  const read = (body: unknown): Cart | undefined => {
    const cart = safeParse(wooCartSchema, body);
    return cart.success ? cartOf(cart.output, productOf) : undefined;
  };

  /** The theme's own cart icon listens to this. */
  const tellPage = (): void => {
    ours = true;
    const detail = { preserveCartData: false };
    document.body.dispatchEvent(
      new CustomEvent('wc-blocks_added_to_cart', { bubbles: true, detail }),
    );
    ours = false;
  };

  return {
    async load(signal) {
      // In turn, too: two first answers would name two carts.
      const { status, body } = await turn(signal, () => open(signal));
      const cart = read(body);
      if (!cart) throw new Error(`WooCommerce’s cart cannot be read (status ${status}).`);
      return { ok: true, cart };
    },
    async add({ productId, variantId, quantity }, signal) {
      const id = Number(variantId);
      if (!Number.isSafeInteger(id)) throw new Error(`“${variantId}” is no id of WooCommerce.`);
      products.set(variantId, productId);
      return change('/add-item', { id, quantity }, signal);
    },
    update: ({ lineId, quantity }, signal) =>
      quantity === 0
        ? change('/remove-item', { key: lineId }, signal)
        : change('/update-item', { key: lineId, quantity }, signal),
    applyCode: (code, signal) => change('/apply-coupon', { code }, signal),
    removeCode: (code, signal) => change('/remove-coupon', { code }, signal),
    checkout: () =>
      Promise.resolve({ url: new URL(shop.checkout ?? 'checkout/', `${base}/`).href }),
    ...(byCookie && {
      onChange(listener: (cart: Cart | null) => void) {
        const abort = new AbortController();
        const hear = (): void => {
          if (!ours) listener(null);
        };
        for (const type of HEARD)
          document.body.addEventListener(type, hear, { signal: abort.signal });
        return () => abort.abort();
      },
    }),
  };
}

function isStale({ status, body }: Pick<VendorAnswer, 'status' | 'body'>): boolean {
  const error = safeParse(wooErrorSchema, body);
  return (status === 401 || status === 403) && error.success && STALE.includes(error.output.code);
}
