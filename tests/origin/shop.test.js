// @ts-check
import assert from 'node:assert/strict';
import { after, before, beforeEach, afterEach, describe, it } from 'node:test';
import { CATALOG } from '../../demo/origin/catalog.js';
import { startOrigin } from '../../demo/origin/origin.js';
import { FakeClock } from './fake-clock.js';
import { START, syntheticMedia } from './synthetic-media.js';

describe('the shop', () => {
  let media, clock, origin;
  before(() => (media = syntheticMedia()));
  after(() => media.remove());
  beforeEach(async () => {
    clock = new FakeClock(START);
    origin = await startOrigin({ mediaDir: media.dir, clock, quiet: true });
  });
  afterEach(() => origin.close());

  async function call(method, path, body, session = 'a') {
    const response = await fetch(`${origin.url}/shop${path}`, {
      method,
      headers: { 'x-session': session },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: await response.json(), headers: response.headers };
  }
  const add = (variantId, quantity, session) =>
    call('POST', '/cart/lines', { variantId, quantity }, session);
  async function stockOf(variantId) {
    const { products } = (await call('GET', '/products')).body;
    return products.flatMap(({ variants }) => variants).find(({ id }) => id === variantId);
  }

  it('lists products in four languages with the stock of today', async () => {
    const { products, delivery } = (await call('GET', '/products')).body;
    assert.deepEqual(
      products.slice(0, 4).map(({ id }) => id),
      ['sneaker', 'sunglasses', 'tote', 'bottle'],
    );
    for (const product of products) {
      assert.deepEqual(Object.keys(product.name), ['en', 'es', 'zh', 'ar']);
      for (const { id, price, image } of product.variants) {
        assert.match(price.amount, /^\d+\.\d\d$/);
        assert.match(image, new RegExp(`^/media/products/${product.id}-[a-z]+\\.(jpg|svg)$`), id);
      }
    }
    assert.ok(products.length >= 10);
    assert.equal(products[0].variants.length, 18);
    const jacket = products.find(({ id }) => id === 'jacket');
    assert.equal(jacket.options.length, 3);
    assert.equal(jacket.variants.length, 14, 'small ones are not made long');
    assert.equal((await stockOf('sneaker-black-43')).availability, 'OutOfStock');
    assert.equal((await stockOf('sneaker-coral-41')).availability, 'LimitedAvailability');
    assert.equal((await call('GET', '/products/tote')).body.id, 'tote');
    assert.equal((await call('GET', '/products/hat')).status, 404);
    assert.ok(delivery.every(({ days }) => days.length === 2));
  });

  it('keeps a cart for each session', async () => {
    const { status, body } = await add('sneaker-blue-38', 2);
    assert.equal(status, 201);
    assert.deepEqual(body.subtotal, { amount: '178.00', currency: 'USD' });
    assert.equal(body.totalQuantity, 2);
    const { id, ...line } = body.lines[0];
    assert.equal(typeof id, 'string');
    assert.deepEqual(line, {
      variantId: 'sneaker-blue-38',
      quantity: 2,
      productId: 'sneaker',
      title: 'Aero Runner',
      options: { color: 'blue', size: '38' },
      optionNames: ['Blue', '38'],
      price: { amount: '89.00', currency: 'USD' },
      image: '/media/products/sneaker-blue.jpg',
    });
    assert.equal((await call('GET', '/cart', undefined, 'b')).body.totalQuantity, 0);
    assert.equal((await add('sneaker-blue-38', 1)).body.lines.length, 1, 'joined to its line');
  });

  it('sells at the prices of the market, with its taxes', async () => {
    const { markets } = (await call('GET', '/markets')).body;
    assert.ok(markets.length >= 8);
    const { variants } = (await call('GET', '/products/soap')).body;
    const brazil = variants[0].prices.find(({ currency }) => currency === 'BRL');
    assert.deepEqual(
      [brazil.amount, brazil.taxIncluded, brazil.unitPrice.amount, brazil.unitPrice.unit],
      ['49.90', true, '41.58', '100 g'],
    );
    await add('soap-pine', 2);
    const moved = (await call('POST', '/market', { country: 'BR' })).body;
    assert.deepEqual(moved.subtotal, { amount: '99.80', currency: 'BRL' });
    const home = (await call('POST', '/market', { country: 'XX' })).body;
    assert.deepEqual(home.subtotal, { amount: '18.00', currency: 'USD' });
    const yen = (await call('POST', '/market', { country: 'JP' })).body;
    assert.deepEqual(yen.subtotal, { amount: '2800', currency: 'JPY' });
  });

  it('takes orders by the methods of the market, and tells paid from pending', async () => {
    assert.equal((await call('POST', '/orders', { method: 'card' })).body.reason, 'empty');
    await add('soap-pine', 1);
    await call('POST', '/market', { country: 'BR' });
    const wrong = await call('POST', '/orders', { method: 'bizum' });
    assert.deepEqual([wrong.status, wrong.body.reason], [400, 'unknown-method']);
    assert.equal((await call('GET', '/cart')).body.totalQuantity, 1, 'nothing is lost');
    const { status, body: order } = await call('POST', '/orders', { method: 'pix' });
    assert.equal(status, 201);
    assert.deepEqual(
      [order.status, order.pending, order.total.currency],
      ['pending', 'code', 'BRL'],
    );
    assert.ok(Date.parse(order.payBy) > START);
    assert.equal((await call('GET', '/cart')).body.totalQuantity, 0);
    await add('soap-pine', 1);
    assert.equal((await call('POST', '/orders', { method: 'card' })).body.status, 'paid');
  });

  it('knows a session by header, query or cookie, or gives one', async () => {
    await add('tote-sand', 1);
    const count = async (path, headers = {}) =>
      (await (await fetch(origin.url + path, { headers })).json()).totalQuantity;
    assert.equal(await count('/shop/cart?session=a'), 1);
    assert.equal(await count('/shop/cart', { cookie: 'x=1; session=a' }), 1);
    const fresh = await fetch(`${origin.url}/shop/cart`);
    assert.match(fresh.headers.get('x-session') ?? '', /^[\w-]{36}$/);
    assert.match(fresh.headers.get('set-cookie') ?? '', /^session=/);
    assert.equal(await count('/~t1/shop/cart?session=a'), 0, 'another scope is another shop');
  });

  it('sells no more than there is', async () => {
    assert.equal((await add('sneaker-black-43', 1)).status, 409);
    assert.equal((await add('sneaker-coral-41', 2)).status, 201);
    const refused = await add('sneaker-coral-41', 2, 'b');
    assert.deepEqual([refused.status, refused.body], [409, { reason: 'out-of-stock' }]);
    assert.equal((await add('sneaker-coral-41', 1, 'b')).status, 201);
    assert.equal((await stockOf('sneaker-coral-41')).stock.quantity, 0);
  });

  it('gives back what a cart lets go', async () => {
    const { lines } = (await add('sneaker-coral-41', 3)).body;
    const line = `/cart/lines/${lines[0].id}`;
    assert.equal((await call('PATCH', line, { quantity: 4 })).status, 409);
    assert.equal((await call('PATCH', line, { quantity: 1 })).body.totalQuantity, 1);
    assert.equal((await stockOf('sneaker-coral-41')).stock.quantity, 2);
    assert.equal((await call('DELETE', line)).body.lines.length, 0);
    assert.equal((await stockOf('sneaker-coral-41')).stock.quantity, 3);
    assert.equal((await call('DELETE', line)).status, 404);
  });

  it('gives back what an abandoned cart held', async () => {
    await add('sneaker-coral-41', 3);
    clock.advance(31 * 60_000);
    await call('GET', '/cart', undefined, 'b');
    assert.equal((await stockOf('sneaker-coral-41')).stock.quantity, 3);
  });

  it('refuses what it cannot understand', async () => {
    assert.equal((await add('hat-red', 1)).status, 404);
    for (const [variantId, quantity] of [
      [undefined, 1],
      [7, 1],
      ['tote-sand', 0],
      ['tote-sand', -1],
      ['tote-sand', 1.5],
      ['tote-sand', '1'],
      ['tote-sand', 100],
      ['tote-sand', null],
    ]) {
      assert.equal((await add(variantId, quantity)).status, 400, `${variantId} ${quantity}`);
    }
    assert.equal((await call('PATCH', '/cart/lines/l9', { quantity: 1 })).status, 404);
    assert.equal((await call('PUT', '/cart')).status, 405);
    assert.equal((await call('GET', '/wishlist')).status, 404);
  });

  it('hands over to a checkout of its own', async () => {
    assert.equal((await call('POST', '/checkout')).body.reason, 'empty');
    await add('tote-sand', 1);
    const { url } = (await call('POST', '/checkout')).body;
    assert.ok(url.startsWith(origin.url));
    assert.match(await (await fetch(url)).text(), /Harbour Tote \(Sand\), 59.00 USD/);
    assert.match(await (await fetch(url, { method: 'POST' })).text(), /Thank you/);
    assert.equal((await call('GET', '/cart')).body.totalQuantity, 0);
    assert.equal((await stockOf('tote-sand')).stock.quantity, 11, 'sold for good');
  });

  it('tells of changes made elsewhere', async () => {
    const response = await fetch(`${origin.url}/shop/cart/events?session=a`);
    assert.equal(response.headers.get('content-type'), 'text/event-stream');
    assert.ok(response.body);
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    const next = async () => {
      const { value } = await reader.read();
      return JSON.parse(String(value).split('data: ')[1]);
    };
    assert.equal((await next()).totalQuantity, 0);
    await add('tote-sand', 1, 'b');
    await add('tote-navy', 2);
    const cart = await next();
    assert.equal(cart.totalQuantity, 2);
    assert.equal(cart.id, 'a');
    await reader.cancel();
  });
});

describe('show documents', () => {
  let media, origin;
  before(async () => {
    media = syntheticMedia();
    const clock = new FakeClock(START);
    origin = await startOrigin({ mediaDir: media.dir, clock, quiet: true });
  });
  after(async () => {
    await origin.close();
    media.remove();
  });
  const show = async (path) => (await fetch(`${origin.url}${path}`)).json();

  it('carry the scope into every address', async () => {
    const path = '/~t1/shows/studio.json';
    const document = await show(path);
    assert.deepEqual(
      document.angles.map(({ id }) => id),
      ['wide', 'close'],
    );
    const resolved = (url) => new URL(url, origin.url + path).pathname;
    const [primary, backup] = document.angles[0].sources;
    assert.equal(resolved(primary.url), '/~t1/live/show/wide/master.m3u8');
    assert.equal(resolved(backup.url), '/~t1/backup/show/wide/master.m3u8');
    assert.deepEqual([primary.role, backup.role], ['primary', 'backup']);
    assert.equal(resolved(document.realtime.url), '/~t1/realtime');
    assert.equal(
      resolved(document.products[0].images[0].url),
      '/~t1/media/products/sneaker-blue.jpg',
    );
    for (const { url } of [primary, backup]) {
      assert.equal((await fetch(new URL(url, origin.url + path))).status, 200);
    }
  });

  it('are there in every state of a show', async () => {
    const states = {};
    for (const id of ['studio', 'clock', 'soon', 'replay', 'ended']) {
      const document = await show(`/shows/${id}.json`);
      assert.equal(document.version, 1);
      assert.ok(
        document.angles.every(({ sources }) => sources.length > 0),
        id,
      );
      states[id] = [document.status, Boolean(document.recording), document.products.length];
    }
    assert.deepEqual(states, {
      studio: ['live', false, CATALOG.length],
      clock: ['live', false, 0],
      soon: ['scheduled', false, CATALOG.length],
      replay: ['replay', true, CATALOG.length],
      ended: ['ended', false, CATALOG.length],
    });
    const { recording } = await show('/shows/replay.json');
    const [{ url }] = recording.angles[0].sources;
    assert.equal((await fetch(new URL(url, `${origin.url}/shows/replay.json`))).status, 200);
  });

  it('take another start from the address, if it is a number', async () => {
    const { startsAt } = await show('/shows/soon.json?startsIn=30');
    assert.equal(startsAt, new Date(START + 30_000).toISOString());
    assert.equal((await fetch(`${origin.url}/shows/soon.json?startsIn=later`)).status, 400);
    assert.equal((await fetch(`${origin.url}/shows/none.json`)).status, 404);
  });
});
