import { expect } from '@open-wc/testing';
import { decodeProducts } from '../../../src/sdk/products/decode-products.js';
import { CartDesk } from '../../../src/sdk/shop/cart-desk.js';
import { Shop } from '../../../src/sdk/shop/shop.js';
import { FakeAnnouncer } from '../../helpers/fake-announcer.js';
import { cartOf, FakeCartProvider } from '../../helpers/fake-cart-provider.js';
import { FakeClock, settle } from '../../helpers/fake-clock.js';
import { BASE, productJson } from '../../helpers/show-fixtures.js';

const SHOE = { productId: 'shoe', variantId: 'shoe-blue' };
const HAT = { productId: 'hat', variantId: 'hat-red' };

interface Setting {
  shop: Shop;
  provider: FakeCartProvider;
  announcer: FakeAnnouncer;
  clock: FakeClock;
  abort: AbortController;
  quantities: () => Record<string, number>;
}

async function setUp(stated = cartOf({})): Promise<Setting> {
  const clock = new FakeClock();
  const announcer = new FakeAnnouncer();
  const provider = new FakeCartProvider();
  const abort = new AbortController();
  const shop = new Shop({
    clock,
    random: () => 0.5,
    announcer,
    signal: abort.signal,
    language: () => 'es',
    loadCart: async () => CartDesk,
  });
  shop.setProducts(decodeProducts([productJson()], BASE, () => undefined));
  shop.cartProvider = provider;
  shop.join();
  await settle();
  provider.call.answer({ ok: true, cart: stated });
  await settle();
  const quantities = (): Record<string, number> =>
    Object.fromEntries(
      shop.store.current.cart?.lines.map(({ variantId, quantity }) => [variantId, quantity]) ?? [],
    );
  return { shop, provider, announcer, clock, abort, quantities };
}

describe('Cart', () => {
  it('asks the shop for nothing before the room is joined', async () => {
    const provider = new FakeCartProvider();
    const shop = new Shop({
      clock: new FakeClock(),
      random: () => 0.5,
      announcer: new FakeAnnouncer(),
      signal: new AbortController().signal,
      language: () => 'en',
      loadCart: async () => CartDesk,
    });
    shop.cartProvider = provider;
    await settle();
    expect(provider.calls).to.deep.equal([]);
    shop.join();
    await settle();
    expect(provider.calls).to.have.length(1);
  });

  it('shows a new line at once, in the words of the viewer, and no sum of its own', async () => {
    const { shop, provider } = await setUp();
    void shop.add(SHOE);
    const { cart, pendingChanges } = shop.store.current;
    expect(pendingChanges).to.equal(1);
    expect(cart?.totalQuantity).to.equal(1);
    expect(cart?.subtotal).to.equal(null);
    expect(cart?.lines[0]).to.include({ title: 'Zapato', options: 'Azul', quantity: 1 });
    await settle();
    expect(provider.call.line).to.deep.equal({ ...SHOE, quantity: 1 });
  });

  it('takes the cart that the shop states', async () => {
    const { shop, provider, announcer } = await setUp();
    const added = shop.add(SHOE);
    await settle();
    provider.call.answer({ ok: true, cart: cartOf({ 'shoe-blue': 1 }) });
    expect(await added).to.deep.equal({ ok: true });
    expect(shop.store.current.cart).to.deep.equal(cartOf({ 'shoe-blue': 1 }));
    expect(shop.store.current.pendingChanges).to.equal(0);
    expect(announcer.detailsOf('cart-changed')).to.have.length(2);
  });

  it('takes the line back when the shop refuses, and says why', async () => {
    const { shop, provider, quantities } = await setUp(cartOf({ 'hat-red': 2 }));
    const added = shop.add(SHOE);
    await settle();
    provider.call.answer({ ok: false, reason: 'out-of-stock', message: 'Gone' });
    expect(await added).to.deep.equal({ ok: false, reason: 'out-of-stock', message: 'Gone' });
    expect(quantities()).to.deep.equal({ 'hat-red': 2 });
  });

  it('takes the line back when the shop cannot be reached', async () => {
    const { shop, provider, announcer, quantities } = await setUp();
    const added = shop.add(SHOE);
    await settle();
    provider.call.reject(new Error('offline'));
    await settle();
    provider.call.answer({ ok: true, cart: cartOf({}) });
    expect(await added).to.deep.equal({ ok: false, reason: 'custom-error' });
    expect(quantities()).to.deep.equal({});
    expect(announcer.errors.map(({ code }) => code)).to.deep.equal(['cart-failed']);
  });

  it('gives up after ten seconds, calls the request off and asks how the cart stands', async () => {
    const { shop, provider, clock, quantities } = await setUp();
    const added = shop.add(SHOE);
    await clock.advance(9999);
    const add = provider.callsOf('add')[0];
    expect(add.signal.aborted).to.equal(false);
    await clock.advance(1);
    expect(add.signal.aborted).to.equal(true);
    expect(provider.callsOf('load')).to.have.length(2);
    provider.call.answer({ ok: true, cart: cartOf({}) });
    expect(await added).to.deep.equal({ ok: false, reason: 'timeout' });
    expect(quantities()).to.deep.equal({});
  });

  it('takes back only what was refused when several changes are under way', async () => {
    const { shop, provider, quantities } = await setUp();
    const shoe = shop.add(SHOE);
    const hat = shop.add(HAT);
    await settle();
    expect(quantities()).to.deep.equal({ 'shoe-blue': 1, 'hat-red': 1 });
    const [first, second] = provider.callsOf('add');
    first.answer({ ok: false, reason: 'limit-reached' });
    await settle();
    expect(quantities()).to.deep.equal({ 'hat-red': 1 });
    second.answer({ ok: true, cart: cartOf({ 'hat-red': 1 }) });
    await settle();
    // The answers may have overtaken each other on the way: the shop is asked once more.
    provider.call.answer({ ok: true, cart: cartOf({ 'hat-red': 1 }) });
    await Promise.all([shoe, hat]);
    expect(quantities()).to.deep.equal({ 'hat-red': 1 });
  });

  it('sends changes of one line one after the other', async () => {
    const { shop, provider, quantities } = await setUp();
    const first = shop.add(SHOE);
    const second = shop.add(SHOE);
    await settle();
    expect(quantities()).to.deep.equal({ 'shoe-blue': 2 });
    expect(provider.callsOf('add')).to.have.length(1);
    provider.call.answer({ ok: true, cart: cartOf({ 'shoe-blue': 1 }) });
    await first;
    await settle();
    expect(provider.callsOf('add')).to.have.length(2);
    expect(quantities()).to.deep.equal({ 'shoe-blue': 2 });
    provider.call.answer({ ok: true, cart: cartOf({ 'shoe-blue': 2 }) });
    await second;
    expect(quantities()).to.deep.equal({ 'shoe-blue': 2 });
  });

  it('removes a line with quantity 0, even before the shop has given it an id', async () => {
    const { shop, provider, quantities } = await setUp();
    const added = shop.add(SHOE);
    const lineId = shop.store.current.cart?.lines[0]?.id ?? '';
    const removed = shop.update({ lineId, quantity: 0 });
    expect(quantities()).to.deep.equal({});
    await settle();
    provider.call.answer({ ok: true, cart: cartOf({ 'shoe-blue': 1 }) });
    await added;
    await settle();
    expect(quantities()).to.deep.equal({});
    expect(provider.call.line).to.deep.equal({ lineId: 'line-shoe-blue', quantity: 0 });
    provider.call.answer({ ok: true, cart: cartOf({}) });
    expect(await removed).to.deep.equal({ ok: true });
  });

  it('follows changes made elsewhere on the site', async () => {
    const { provider, quantities } = await setUp();
    provider.change(cartOf({ 'hat-red': 3 }));
    expect(quantities()).to.deep.equal({ 'hat-red': 3 });
  });

  it('does not show what a provider answers if it makes no sense', async () => {
    const nonsense = [
      null,
      'ok',
      { ok: true },
      { ok: true, cart: { lines: 'x' } },
      { ok: true, cart: { ...cartOf({}), totalQuantity: -1 } },
      { ok: false, reason: 'because' },
    ];
    for (const answer of nonsense) {
      const { shop, provider, announcer, quantities } = await setUp();
      const added = shop.add(SHOE);
      await settle();
      provider.call.answer(answer);
      await settle();
      provider.call.answer({ ok: true, cart: cartOf({}) });
      expect(await added, JSON.stringify(answer)).to.deep.equal({
        ok: false,
        reason: 'custom-error',
      });
      expect(quantities()).to.deep.equal({});
      expect(announcer.errors).to.have.length(1);
    }
  });

  it('refuses quantities that nobody means', async () => {
    const { shop, provider } = await setUp();
    for (const quantity of [0, -1, 1.5, NaN, 1e6]) {
      expect(await shop.add({ ...SHOE, quantity })).to.include({ ok: false });
    }
    expect(provider.callsOf('add')).to.have.length(0);
  });

  it('lets go of a provider that is replaced', async () => {
    const { shop, provider, quantities } = await setUp(cartOf({ 'hat-red': 1 }));
    shop.cartProvider = null;
    expect(provider.listeners).to.equal(0);
    expect(quantities()).to.deep.equal({});
  });

  it('is silent after the room was left', async () => {
    const { shop, provider, announcer, abort, clock } = await setUp();
    const added = shop.add(SHOE);
    await settle();
    abort.abort();
    expect((await added).ok).to.equal(false);
    expect(provider.listeners).to.equal(0);
    expect(announcer.errors).to.deep.equal([]);
    expect(clock.pendingTimers).to.equal(0);
  });

  describe('with a page that takes requests over', () => {
    it('leaves the adding to the page and asks the shop how the cart stands', async () => {
      const { shop, provider, announcer, quantities } = await setUp();
      announcer.answer = async () => ({ ok: true });
      const added = shop.add(SHOE);
      await settle();
      expect(provider.callsOf('add')).to.have.length(0);
      provider.call.answer({ ok: true, cart: cartOf({ 'shoe-blue': 1 }) });
      expect(await added).to.deep.equal({ ok: true });
      expect(quantities()).to.deep.equal({ 'shoe-blue': 1 });
    });

    it('passes its refusal on', async () => {
      const { shop, announcer, quantities } = await setUp();
      announcer.answer = async () => ({ ok: false, reason: 'login-required' });
      expect(await shop.add(SHOE)).to.deep.equal({ ok: false, reason: 'login-required' });
      expect(quantities()).to.deep.equal({});
    });

    it('leaves the paying to the page', async () => {
      const { shop, provider, announcer } = await setUp(cartOf({ 'hat-red': 1 }));
      announcer.answer = async () => ({ ok: true });
      expect(await shop.checkout()).to.deep.equal({ ok: true });
      expect(announcer.requests[0]?.detail).to.deep.equal({ cart: cartOf({ 'hat-red': 1 }) });
      expect(provider.callsOf('checkout')).to.have.length(0);
    });
  });

  it("points to the product's page when nobody can add", async () => {
    const { shop, announcer } = await setUp();
    shop.cartProvider = null;
    expect(await shop.add(SHOE)).to.deep.equal({ ok: false, reason: 'more-info-required' });
    expect(announcer.requests.at(-1)).to.deep.equal({
      type: 'product-open-requested',
      detail: { productId: 'shoe', url: 'https://shop.example/products/shoe' },
    });
    expect(shop.store.current.pendingChanges).to.equal(0);
  });

  it('says where to pay, after all changes are through', async () => {
    const { shop, provider } = await setUp();
    const added = shop.add(SHOE);
    const paying = shop.checkout();
    await settle();
    expect(provider.callsOf('checkout')).to.have.length(0);
    provider.call.answer({ ok: true, cart: cartOf({ 'shoe-blue': 1 }) });
    await added;
    await settle();
    provider.call.answer({ url: 'https://shop.example/pay' });
    expect(await paying).to.deep.equal({ ok: true, url: 'https://shop.example/pay' });
  });

  it('does not send a viewer to an address that runs a script', async () => {
    const { shop, provider } = await setUp();
    const paying = shop.checkout();
    await settle();
    provider.call.answer({ url: 'javascript:alert(1)' });
    expect(await paying).to.deep.equal({ ok: false, reason: 'custom-error' });
  });
});
