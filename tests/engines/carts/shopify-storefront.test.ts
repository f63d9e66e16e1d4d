import { expect } from '@open-wc/testing';
import { shopifyStorefrontCart } from '../../../src/sdk/engines/carts/shopify-storefront.js';
import type { Cart, CartProvider, CartResult } from '../../../src/sdk/index.js';
import { decodeCartResult } from '../../../src/sdk/shop/decode-cart.js';
import type { Clock } from '../../../src/sdk/state/clock.js';
import { vendor, type Vendor } from '../../helpers/vendors/vendor.js';

const SHOE = { productId: 'runner', variantId: '1', quantity: 1 };
const OPERATION = { key: 'k', attempt: 1 };
const { signal } = new AbortController();

interface Setting {
  shop: Vendor;
  cart: CartProvider;
  waits: number[];
  ids: string[];
}

/** A clock that lets nobody wait, and remembers for how long they would have. */
function hurried(waits: number[]): Clock {
  return {
    now: () => 0,
    after: (ms, callback) => {
      waits.push(ms);
      queueMicrotask(callback);
      return () => undefined;
    },
    every: () => () => undefined,
  };
}

async function setUp(more: object = {}): Promise<Setting> {
  const shop = await vendor('shopify');
  const waits: number[] = [];
  const ids: string[] = [];
  const cart = shopifyStorefrontCart(
    {
      store: shop.url,
      token: 'public-token',
      country: 'de',
      language: 'de-AT',
      onCartId: (id) => ids.push(id),
      ...more,
    },
    { clock: hurried(waits), random: () => 1 },
  );
  return { shop, cart, waits, ids };
}

/** Every answer has to be one that the room takes. */
function cartIn(result: CartResult): Cart {
  const decoded = decodeCartResult(result);
  if (!decoded.ok) throw decoded.error;
  if (!decoded.value.ok) throw new Error(`Refused: ${decoded.value.reason}`);
  return decoded.value.cart;
}

describe('A cart of the Storefront API', () => {
  it('is made with the first line, in the market of the viewer', async () => {
    const { shop, cart, ids } = await setUp();
    expect(cartIn(await cart.load(signal)).lines).to.deep.equal([]);
    const added = cartIn(await cart.add(SHOE, signal, OPERATION));
    expect(added.lines[0]).to.include({
      variantId: '1',
      title: 'Runner',
      options: 'Blue / 42',
      quantity: 1,
    });
    expect(added.lines[0]?.price).to.deep.equal({ amount: '89.0', currency: 'EUR' });
    expect(added.subtotal).to.deep.equal({ amount: '89.0', currency: 'EUR' });
    const [create] = await shop.seen();
    expect(create).to.have.property('operation', 'cartCreate');
    expect(create.variables).to.include({ country: 'DE', language: 'DE' });
    expect(ids).to.have.length(1);
  });

  it('adds, changes, removes, and says where to pay', async () => {
    const { shop, cart } = await setUp();
    await cart.add(SHOE, signal, OPERATION);
    const two = cartIn(await cart.add({ ...SHOE, variantId: '2' }, signal, OPERATION));
    expect(two.lines.map(({ options }) => options)).to.deep.equal(['Blue / 42', undefined]);
    const lineId = two.lines[0]?.id ?? '';
    const three = cartIn(await cart.update({ lineId, quantity: 3 }, signal, OPERATION));
    expect(three.totalQuantity).to.equal(4);
    const gone = cartIn(await cart.update({ lineId, quantity: 0 }, signal, OPERATION));
    expect(gone.lines.map(({ variantId }) => variantId)).to.deep.equal(['2']);
    expect((await cart.checkout(signal)).url).to.equal('https://shop.example/checkouts/1');
    expect((await shop.seen()).map(({ operation }) => operation)).to.deep.equal([
      'cartCreate',
      'cartLinesAdd',
      'cartLinesUpdate',
      'cartLinesRemove',
      'cart',
    ]);
  });

  it('speaks of variants as the show does', async () => {
    const { cart } = await setUp();
    const variantId = 'gid://shopify/ProductVariant/2';
    const added = cartIn(await cart.add({ ...SHOE, variantId }, signal, OPERATION));
    expect(added.lines[0]?.variantId).to.equal(variantId);
  });

  it('tells when a line was capped at the stock', async () => {
    const { cart } = await setUp();
    const capped = cartIn(await cart.add({ ...SHOE, quantity: 8 }, signal, OPERATION));
    expect(capped.lines[0]?.quantity).to.equal(5);
    expect(capped.notices).to.deep.equal([{ kind: 'capped', variantId: '1', message: 'Only 5.' }]);
  });

  it('takes a sold-out variant for refused, though Shopify calls it a warning', async () => {
    const { cart } = await setUp();
    const answer = await cart.add({ ...SHOE, variantId: '3' }, signal, OPERATION);
    expect(answer).to.include({ ok: false, reason: 'out-of-stock', message: 'Sold out.' });
  });

  it('passes the shop’s errors on, with the cart as it stands', async () => {
    const { cart } = await setUp();
    await cart.add(SHOE, signal, OPERATION);
    const unknown = await cart.add({ ...SHOE, variantId: '99' }, signal, OPERATION);
    expect(unknown).to.include({ ok: false, reason: 'custom-error' });
    expect(unknown.cart?.totalQuantity).to.equal(1);
    const lost = await cart.update({ lineId: 'gid://x', quantity: 2 }, signal, OPERATION);
    expect(lost).to.include({ ok: false, reason: 'expired' });
  });

  it('applies codes, says what they take off and why one was refused', async () => {
    const { cart } = await setUp();
    await cart.add(SHOE, signal, OPERATION);
    const applied = cartIn((await cart.applyCode?.('SPRING', signal, OPERATION)) as CartResult);
    expect(applied.codes).to.deep.equal([
      { code: 'SPRING', status: 'applied', amount: { amount: '5.0', currency: 'EUR' } },
    ]);
    const old = cartIn((await cart.applyCode?.('OLD', signal, OPERATION)) as CartResult);
    expect(old.codes?.[1]).to.include({ code: 'OLD', status: 'refused', reason: 'expired' });
    const none = cartIn((await cart.removeCode?.('old', signal, OPERATION)) as CartResult);
    expect(none.codes?.map(({ code }) => code)).to.deep.equal(['SPRING']);
  });

  it('waits and comes again when it comes too often', async () => {
    const { shop, cart, waits } = await setUp();
    await shop.control({ faults: ['throttled', '429'] });
    expect(cartIn(await cart.add(SHOE, signal, OPERATION)).totalQuantity).to.equal(1);
    expect(waits).to.deep.equal([400, 1000]);
    expect(await shop.seen()).to.have.length(3);
  });

  it('gives up when it comes too often for too long', async () => {
    const { shop, cart } = await setUp();
    await shop.control({ faults: ['429', '429', '429', '429'] });
    const failed = await cart.add(SHOE, signal, OPERATION).catch((error: unknown) => error);
    expect(failed).to.be.an('error');
  });

  it('does once what a proxy calls unavailable: nobody knows what the shop has done', async () => {
    const { shop, cart, waits } = await setUp();
    await shop.control({ faults: ['503'] });
    const failed = await cart.add(SHOE, signal, OPERATION).catch((error: unknown) => error);
    expect(failed).to.be.an('error');
    expect(await shop.seen()).to.have.length(1);
    cartIn(await cart.add(SHOE, signal, OPERATION));
    await shop.control({ faults: ['503'] });
    // A question may be asked again.
    expect(cartIn(await cart.load(signal)).totalQuantity).to.equal(1);
    expect(waits).to.deep.equal([400]);
  });

  it('is one cart when two first lines come at once', async () => {
    const { shop, cart, ids } = await setUp();
    const answers = await Promise.all([
      cart.add(SHOE, signal, OPERATION),
      cart.add({ ...SHOE, variantId: '2' }, signal, OPERATION),
    ]);
    expect(answers.map((answer) => cartIn(answer).totalQuantity)).to.deep.equal([1, 2]);
    expect(ids).to.have.length(1);
    expect(await shop.seen()).to.have.length(2);
  });

  it('begins nothing that was called off while it waited', async () => {
    const { shop, cart } = await setUp();
    const first = cart.add(SHOE, signal, OPERATION);
    const abort = new AbortController();
    const second = cart.add(SHOE, abort.signal, OPERATION).catch((error: unknown) => error);
    abort.abort();
    cartIn(await first);
    expect(await second).to.be.an.instanceOf(DOMException);
    expect(await shop.seen()).to.have.length(1);
  });

  it('goes on when the site cannot keep its id', async () => {
    const reported: unknown[] = [];
    const hear = (event: ErrorEvent): void => {
      event.preventDefault();
      reported.push(event.error);
    };
    const full = new Error('The storage is full.');
    const { cart } = await setUp({
      onCartId: () => {
        throw full;
      },
    });
    const { onerror } = window;
    window.onerror = null;
    window.addEventListener('error', hear);
    try {
      await cart.add(SHOE, signal, OPERATION);
      expect(cartIn(await cart.add(SHOE, signal, OPERATION)).totalQuantity).to.equal(2);
    } finally {
      window.removeEventListener('error', hear);
      window.onerror = onerror;
    }
    expect(reported).to.deep.equal([full]);
  });

  it('names no checkout of a cart that is gone', async () => {
    const { shop, cart } = await setUp();
    await cart.add(SHOE, signal, OPERATION);
    await shop.control({ forget: true });
    const failed = await cart.checkout(signal).catch((error: unknown) => error);
    expect(failed).to.be.an('error');
  });

  it('makes another cart when the old one is gone', async () => {
    const { shop, cart, ids } = await setUp();
    await cart.add(SHOE, signal, OPERATION);
    await shop.control({ forget: true });
    expect(cartIn(await cart.add(SHOE, signal, OPERATION)).totalQuantity).to.equal(1);
    expect(ids).to.have.length(2);
  });

  it('rejects what it cannot read', async () => {
    const { shop, cart } = await setUp();
    for (const fault of ['nonsense', 'error', '500']) {
      await shop.control({ faults: [fault] });
      const failed = await cart.add(SHOE, signal, OPERATION).catch((error: unknown) => error);
      expect(failed, fault).to.be.an('error');
    }
    const locked = shopifyStorefrontCart(
      { store: shop.url, token: 'wrong' },
      { clock: hurried([]), random: () => 1 },
    );
    const refused = await locked.add(SHOE, signal, OPERATION).catch((error: unknown) => error);
    expect(refused).to.be.an('error');
  });

  it('stops when it is called off', async () => {
    const { cart } = await setUp();
    const failed = await cart
      .add(SHOE, AbortSignal.abort(), OPERATION)
      .catch((error: unknown) => error);
    expect(failed).to.be.an.instanceOf(DOMException);
  });
});
