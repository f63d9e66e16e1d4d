import { safeParse } from 'valibot';
import type { CartProvider, CartResult } from '../../shop/cart-provider.js';
import { piecesOf, sameCode } from '../../shop/optimistic-cart.js';
import type { CartWorld } from './cart-world.js';
import { inTurn } from './in-turn.js';
import { politeFetch, type VendorAnswer } from './polite-fetch.js';
import { ShopifyReader } from './shopify-cart.js';
import { graphSchema, type ShopifyCart } from './shopify-decode.js';
import { ADD, APPLY, CREATE, READ, REMOVE, UPDATE } from './shopify-queries.js';
import { globalId, OUT_OF_STOCK, refusalOf } from './shopify-words.js';
import { tellSite } from './tell-site.js';

/** How to reach a Shopify shop from elsewhere. */
export interface ShopifyStorefront {
  /** `shop.myshopify.com`, or the whole address of a proxy. */
  readonly store: string;
  /** The public access token; reading and changing carts works without one, too. */
  readonly token?: string | undefined;
  /** Of the API, as `2026-10`. */
  readonly version?: string | undefined;
  /** The market, as in `@inContext`. */
  readonly country?: string | undefined;
  readonly language?: string | undefined;
  /** The site's own cart, to go on with. */
  readonly cartId?: string | undefined;
  /** Hears of the cart's id, for the site to keep it. The room keeps nothing. */
  readonly onCartId?: ((cartId: string) => void) | undefined;
}

const VERSION = '2026-10';

/** A cart of the Storefront API: a Shopify shop's cart outside of its own theme. */
export function shopifyStorefrontCart(shop: ShopifyStorefront, world: CartWorld): CartProvider {
  const url = addressOf(shop);
  const reader = new ShopifyReader();
  let cartId = shop.cartId;
  let codes: readonly string[] = [];
  let checkoutUrl: string | null = null;
  /** Two first lines at once would make two carts. */
  const turn = inTurn();

  const ask = async (
    query: string,
    variables: object,
    signal: AbortSignal,
  ): Promise<ReturnType<typeof read>> => {
    const headers: Record<string, string> = { 'Content-Type': 'application/json' };
    if (shop.token) headers['X-Shopify-Storefront-Access-Token'] = shop.token;
    const { country, language } = shop;
    const context = { country: country?.toUpperCase(), language: languageCode(language) };
    const body = JSON.stringify({ query, variables: { ...context, ...variables } });
    const send = (limited: AbortSignal): Promise<Response> =>
      fetch(url, { method: 'POST', headers, body, signal: limited });
    const isRead = query === READ;
    return read(await politeFetch({ ...world, signal, send, throttled, isRead }));
  };

  const take = (cart: ShopifyCart): void => {
    const isNew = cart.id !== cartId;
    cartId = cart.id;
    codes = cart.discountCodes.map(({ code }) => code);
    checkoutUrl = cart.checkoutUrl ?? null;
    if (isNew) tellSite(shop.onCartId, cart.id);
  };

  /** Undefined where there is none: ordered meanwhile, or too old. The next line makes another one. */
  const look = async (signal: AbortSignal): Promise<ShopifyCart | undefined> => {
    if (cartId === undefined) return undefined;
    const { cart } = await ask(READ, { cartId }, signal);
    if (cart) take(cart);
    else cartId = undefined;
    return cart ?? undefined;
  };

  /** A change; `undefined` when the cart is no longer there. */
  const change = async (
    query: string,
    variables: object,
    signal: AbortSignal,
    wanted?: string,
  ): Promise<CartResult | undefined> => {
    const { cart, userErrors, warnings } = await ask(query, variables, signal);
    if (cart) take(cart);
    const shown = cart ? reader.full(cart, warnings) : undefined;
    const [error] = userErrors;
    if (error && !(isGone(error) && !cart)) return { ...refusalOf(error), cart: shown };
    if (!shown) return undefined;
    const gone = warnings.find(({ code }) => code === OUT_OF_STOCK);
    if (gone && wanted !== undefined && piecesOf(shown, wanted) === 0)
      return { ...refusalOf(gone), cart: shown };
    return { ok: true, cart: shown };
  };

  const changeCodes = async (next: readonly string[], signal: AbortSignal): Promise<CartResult> => {
    if (cartId === undefined) return { ok: false, reason: 'more-info-required' };
    const answer = await change(APPLY, { cartId, discountCodes: next }, signal);
    return answer ?? { ok: false, reason: 'expired' };
  };

  const add = async (
    { variantId, quantity }: Parameters<CartProvider['add']>[0],
    signal: AbortSignal,
  ): Promise<CartResult> => {
    reader.heard(variantId);
    const lines = [{ merchandiseId: globalId(variantId), quantity }];
    const added =
      cartId === undefined ? undefined : await change(ADD, { cartId, lines }, signal, variantId);
    if (added) return added;
    const buyerIdentity = shop.country ? { countryCode: shop.country.toUpperCase() } : undefined;
    const made = await change(CREATE, { input: { lines, buyerIdentity } }, signal, variantId);
    return made ?? { ok: false, reason: 'custom-error' };
  };

  const update = async (
    { lineId, quantity }: Parameters<CartProvider['update']>[0],
    signal: AbortSignal,
  ): Promise<CartResult> => {
    if (cartId === undefined) return { ok: false, reason: 'expired' };
    const answer =
      quantity === 0
        ? await change(REMOVE, { cartId, lineIds: [lineId] }, signal)
        : await change(UPDATE, { cartId, lines: [{ id: lineId, quantity }] }, signal);
    return answer ?? { ok: false, reason: 'expired' };
  };

  const otherThan = (code: string): readonly string[] =>
    codes.filter((one) => !sameCode(one, code));

  return {
    load: (signal) =>
      turn(signal, async () => {
        const cart = await look(signal);
        return cart ? { ok: true, cart: reader.full(cart) } : EMPTY;
      }),
    add: (wish, signal) => turn(signal, () => add(wish, signal)),
    update: (wish, signal) => turn(signal, () => update(wish, signal)),
    applyCode: (code, signal) =>
      turn(signal, () => changeCodes([...otherThan(code), code], signal)),
    removeCode: (code, signal) => turn(signal, () => changeCodes(otherThan(code), signal)),
    checkout: (signal) =>
      turn(signal, async () => {
        // Asked for anew: the address of a while ago may have run out.
        if (!(await look(signal)) || checkoutUrl === null)
          throw new Error('There is no cart to pay.');
        return { url: checkoutUrl };
      }),
  };
}

const EMPTY: CartResult = { ok: true, cart: { lines: [], totalQuantity: 0, subtotal: null } };

function addressOf({ store, version = VERSION }: ShopifyStorefront): string {
  const base = /^https?:/.test(store) ? store.replace(/\/$/, '') : `https://${store}`;
  return `${base}/api/${version}/graphql.json`;
}

/** `zh-TW` is `ZH_TW` in Shopify's words, and `de-AT` plainly `DE`. */
function languageCode(language: string | undefined): string | undefined {
  if (!language) return undefined;
  const [base = '', ...rest] = language.split('-');
  const region = rest.find((part) => part.length === 2);
  const whole = base === 'zh' || base === 'pt' ? [base, region] : [base];
  return whole.filter(Boolean).join('_').toUpperCase();
}

function throttled({ body }: VendorAnswer): boolean {
  const answer = safeParse(graphSchema, body);
  return answer.success && isThrottled(answer.output.errors);
}

function isThrottled(errors: readonly { extensions?: unknown }[] | null | undefined): boolean {
  return JSON.stringify(errors ?? []).includes('"THROTTLED"');
}

function isGone({ code, message }: { code?: string | null | undefined; message: string }): boolean {
  return code === 'INVALID' && /cart does not exist/i.test(message);
}

function read({ status, body }: VendorAnswer): {
  cart: ShopifyCart | null;
  userErrors: { code?: string | null | undefined; message: string }[];
  warnings: { code?: string | null | undefined; message: string; target?: string | undefined }[];
} {
  const answer = safeParse(graphSchema, body);
  if (!answer.success || status >= 400)
    throw new Error(`Shopify’s answer cannot be read (status ${status}).`);
  const { data, errors } = answer.output;
  const [error] = errors ?? [];
  if (error && !data?.result) throw new Error(`Shopify answered with an error: ${error.message}`);
  const result = data?.result ?? null;
  if (result === null) return { cart: null, userErrors: [], warnings: [] };
  if ('userErrors' in result)
    return { cart: result.cart ?? null, userErrors: result.userErrors, warnings: result.warnings };
  return { cart: result, userErrors: [], warnings: [] };
}
