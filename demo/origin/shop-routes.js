// @ts-check
// `/shop`: the shop's own cart, over HTTP. A session is named by header, query or cookie.

import { randomUUID } from 'node:crypto';
import { DELIVERY } from './catalog.js';
import { errorReply, jsonReply, readForm, readJson } from './http.js';
import { MARKETS } from './markets.js';
import { describeProduct, describeProducts } from './show-products.js';

/** @typedef {import('./http.js').Reply} Reply */
/** @typedef {import('./http.js').Request} Request */
/** @typedef {import('./shop.js').Shop} Shop */

/** Where the demo delivers to. */
const names = new Intl.DisplayNames('en', { type: 'region' });
const countryNames = new Map(
  ['US', 'BR', 'CN', 'DE', 'ES', 'FR', 'GB', 'JP', 'KR', 'MT', 'MX', 'SA', 'SG'].map((code) => [
    code,
    names.of(code) ?? code,
  ]),
);

/** Proxies close a silent connection after half a minute or so. */
const HEARTBEAT_MS = 15_000;

/**
 * @param {Request} request
 * @param {string[]} path Below `/shop`.
 * @param {Shop} shop
 * @param {import('./clock.js').Clock} clock
 * @returns {Promise<Reply>}
 */
export async function shopRoute(request, path, shop, clock) {
  const [first, second, third, extra] = path;
  const { method } = request;
  const reading = method === 'GET' || method === 'HEAD';
  if (extra !== undefined) return errorReply(404, 'no such route');

  if (first === 'products' && third === undefined && reading) {
    if (second === undefined) {
      return jsonReply({ products: describeProducts(shop, ''), delivery: DELIVERY });
    }
    const product = describeProduct(shop, second, '');
    return product ? jsonReply(product) : errorReply(404, 'unknown-product');
  }
  if (first === 'checkout' && second !== undefined && third === undefined) {
    if (method !== 'POST' && !reading) return errorReply(405, 'GET or POST');
    if (method !== 'POST') return checkoutPage(shop, second);
    const country = (await readForm(request)).get('country') ?? '';
    return checkoutPage(shop, second, countryNames.has(country) ? country : 'US');
  }
  if (first === 'markets' && second === undefined && reading)
    return jsonReply({ markets: MARKETS });
  if (!['cart', 'checkout', 'market', 'orders'].includes(first ?? '')) {
    return errorReply(404, 'no such route');
  }

  const session = sessionOf(request);
  const headers = sessionHeaders(session);
  const cart = (status = 200) => jsonReply(shop.describeCart(session), status, headers);
  /** @param {import('./shop.js').Outcome} outcome @param {number} [status] */
  const settle = (outcome, status) =>
    outcome.ok ? cart(status) : jsonReply({ reason: outcome.reason }, outcome.status, headers);

  if (first === 'checkout' && second === undefined && method === 'POST') {
    if (shop.cart(session).lines.length === 0) return jsonReply({ reason: 'empty' }, 409, headers);
    return jsonReply({ url: `${baseOf(request)}/shop/checkout/${session}` }, 200, headers);
  }
  if (first === 'market' && second === undefined && method === 'POST') {
    shop.moveTo(session, (await readJson(request)).country);
    return cart();
  }
  if (first === 'orders' && second === undefined && method === 'POST') {
    const answer = shop.order(session, (await readJson(request)).method);
    return answer.ok
      ? jsonReply(answer.order, 201, headers)
      : jsonReply({ reason: answer.reason }, answer.status, headers);
  }
  if (first !== 'cart') return errorReply(405, 'POST');
  if (second === undefined) return reading ? cart() : errorReply(405, 'GET');
  if (second === 'events' && third === undefined && reading) {
    return cartEvents(request, shop, session, headers, clock);
  }
  if (second === 'codes' && third === undefined) {
    if (method !== 'POST') return errorReply(405, 'POST');
    const { code } = await readJson(request);
    return settle(shop.applyCode(session, code), 201);
  }
  if (second !== 'lines') return errorReply(404, 'no such route');
  if (third === undefined) {
    if (method !== 'POST') return errorReply(405, 'POST');
    const { variantId, quantity } = await readJson(request);
    return settle(shop.add(session, variantId, quantity), 201);
  }
  if (method === 'DELETE') return settle(shop.update(session, third, 0));
  if (method !== 'PATCH') return errorReply(405, 'PATCH or DELETE');
  const { quantity } = await readJson(request);
  return settle(shop.update(session, third, quantity));
}

/** @param {Request} request */
function sessionOf({ message, query }) {
  const cookie = /(?:^|;\s*)session=([^;]+)/.exec(message.headers.cookie ?? '')?.[1];
  for (const name of [message.headers['x-session'], query.get('session'), cookie]) {
    if (typeof name === 'string' && /^[\w-]{1,64}$/.test(name)) return name;
  }
  return randomUUID();
}

/** @param {string} session */
function sessionHeaders(session) {
  // The header is for pages of another origin, to which an open CORS reply sends no cookie.
  return { 'x-session': session, 'set-cookie': `session=${session}; Path=/; SameSite=Lax` };
}

/** @param {Request} request Where the client finds this origin and scope. */
function baseOf({ message, scope }) {
  const host = message.headers.host ?? '';
  const known = /^[\w.:[\]-]{1,255}$/.test(host) ? `http://${host}` : '';
  return scope === '' ? known : `${known}/~${scope}`;
}

/**
 * Server-sent events: the whole cart on connecting and after each change from anywhere.
 *
 * @param {Request} request
 * @param {Shop} shop
 * @param {string} session
 * @param {Record<string, string>} headers
 * @param {import('./clock.js').Clock} clock
 * @returns {Reply}
 */
function cartEvents(request, shop, session, headers, clock) {
  return {
    headers: {
      ...headers,
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    },
    stream: (response) => {
      if (request.method === 'HEAD') return void response.end();
      const send = () =>
        response.write(`event: cart\ndata: ${JSON.stringify(shop.describeCart(session))}\n\n`);
      const stop = shop.onCart((cartId) => {
        if (cartId === session) send();
      });
      /** @type {unknown} */
      let timer;
      const beat = () => {
        response.write(':\n\n');
        timer = clock.setTimer(beat, HEARTBEAT_MS);
      };
      const end = () => {
        stop();
        clock.clearTimer(timer);
        response.end();
      };
      if (request.signal.aborted) return end();
      request.signal.addEventListener('abort', end, { once: true });
      send();
      timer = clock.setTimer(beat, HEARTBEAT_MS);
    },
  };
}

/**
 * @param {Shop} shop
 * @param {string} session
 * @param {string} [country] The visitor has pressed the button, and named where it goes.
 * @returns {Reply}
 */
function checkoutPage(shop, session, country) {
  if (!/^[\w-]{1,64}$/.test(session)) return errorReply(404, 'no such checkout');
  const { lines, subtotal } = country
    ? shop.complete(session, country)
    : shop.describeCart(session);
  const rows = lines.map(
    ({ quantity, title, optionNames, price }) =>
      `<li>${quantity} × ${title} (${optionNames.join(', ')}), ${price.amount} ${price.currency}</li>`,
  );
  const options = [...countryNames].map(
    ([code, name]) => `<option value="${code}">${name}</option>`,
  );
  const body = country
    ? '<h1>Thank you</h1><p>This was a demonstration: nothing was sold.</p>'
    : '<h1>Checkout</h1><p>Here a real shop takes over. Nothing is sold.</p>' +
      `<ul>${rows.join('')}</ul><p>Subtotal: ${subtotal.amount} ${subtotal.currency}</p>` +
      `<form method="post"><label>Deliver to <select name="country">${options.join('')}</select></label> ` +
      '<button>Place the demo order</button></form>';
  return {
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
    body:
      '<!doctype html><html lang="en"><meta name="viewport" content="width=device-width">' +
      `<title>Checkout of the demo shop</title>${body}</html>\n`,
  };
}
