import { expect } from '@open-wc/testing';
import { wooCommerceCart } from '../../../src/sdk/engines/carts/woocommerce.js';
import type { Cart, CartProvider, CartResult } from '../../../src/sdk/index.js';
import { decodeCartResult } from '../../../src/sdk/shop/decode-cart.js';
import { vendor, type Vendor } from '../../helpers/vendors/vendor.js';

const BEANIE = { productId: 'beanie', variantId: '38', quantity: 1 };
const OPERATION = { key: 'k', attempt: 1 };
const { signal } = new AbortController();

async function setUp(): Promise<{
  shop: Vendor;
  cart: CartProvider;
  tokens: string[];
  waits: number[];
}> {
  const shop = await vendor('woocommerce');
  const tokens: string[] = [];
  const waits: number[] = [];
  const clock = {
    now: () => 0,
    after: (ms: number, callback: () => void) => {
      waits.push(ms);
      queueMicrotask(callback);
      return () => undefined;
    },
    every: () => () => undefined,
  };
  const cart = wooCommerceCart(
    { store: shop.url, onCartToken: (token) => tokens.push(token) },
    { clock, random: () => 1 },
  );
  return { shop, cart, tokens, waits };
}

/** Every answer has to be one that the room takes. */
function cartIn(result: CartResult): Cart {
  const decoded = decodeCartResult(result);
  if (!decoded.ok) throw decoded.error;
  if (!decoded.value.ok) throw new Error(`Refused: ${decoded.value.reason}`);
  return decoded.value.cart;
}

describe('A cart of the Store API', () => {
  it('asks for a token before it writes, since it has no nonce', async () => {
    const { shop, cart } = await setUp();
    const added = cartIn(await cart.add(BEANIE, signal, OPERATION));
    expect(added.lines[0]).to.include({ title: 'Beanie & Logo', productId: 'beanie', quantity: 1 });
    expect(added.lines[0]?.price).to.deep.equal({ amount: '18.00', currency: 'USD' });
    // Without what it costs to send it.
    expect(added.subtotal).to.deep.equal({ amount: '18.00', currency: 'USD' });
    expect(added.paymentMethods).to.deep.equal(['bank-transfer', 'cash-on-delivery']);
    const seen = await shop.seen();
    expect(seen.map(({ method, route }) => `${String(method)} ${String(route)}`)).to.deep.equal([
      'GET ',
      'POST /add-item',
    ]);
  });

  it('goes on with the token of the last answer', async () => {
    const { shop, cart, tokens } = await setUp();
    await cart.load(signal);
    await cart.add(BEANIE, signal, OPERATION);
    cartIn(await cart.add(BEANIE, signal, OPERATION));
    const sent = (await shop.seen()).map(({ token }) => token);
    expect(sent).to.deep.equal([null, tokens[0], tokens[1]]);
    expect(new Set(tokens).size).to.equal(3);
  });

  it('takes a new token when the old one has run out, and does the change once', async () => {
    const { shop, cart } = await setUp();
    await cart.add(BEANIE, signal, OPERATION);
    await shop.control({ expire: true });
    const added = cartIn(await cart.add({ ...BEANIE, variantId: '41' }, signal, OPERATION));
    expect(added.lines.map(({ title, options }) => [title, options])).to.deep.equal([
      ['Hoodie', 'Blue'],
    ]);
    const seen = (await shop.seen()).slice(2);
    expect(seen.map(({ method }) => method)).to.deep.equal(['POST', 'GET', 'POST']);
  });

  it('changes and removes lines', async () => {
    const { cart } = await setUp();
    const added = cartIn(await cart.add(BEANIE, signal, OPERATION));
    const lineId = added.lines[0]?.id ?? '';
    const more = cartIn(await cart.update({ lineId, quantity: 4 }, signal, OPERATION));
    expect(more.totalQuantity).to.equal(4);
    const none = cartIn(await cart.update({ lineId, quantity: 0 }, signal, OPERATION));
    expect(none.lines).to.deep.equal([]);
  });

  it('takes the cart that comes with a conflict', async () => {
    const { shop, cart } = await setUp();
    const added = cartIn(await cart.add(BEANIE, signal, OPERATION));
    await shop.control({ empty: true });
    const lineId = added.lines[0]?.id ?? '';
    const answer = await cart.update({ lineId, quantity: 2 }, signal, OPERATION);
    expect(answer).to.include({ ok: false, reason: 'expired' });
    expect(answer.cart?.lines).to.deep.equal([]);
  });

  it('says in plain text why there is not enough of it', async () => {
    const { cart } = await setUp();
    const answer = await cart.add({ ...BEANIE, quantity: 9 }, signal, OPERATION);
    expect(answer).to.deep.equal({
      ok: false,
      reason: 'out-of-stock',
      message: 'You cannot add that amount of "Beanie & Logo" to the cart.',
    });
    const gone = await cart.add({ ...BEANIE, variantId: '50' }, signal, OPERATION);
    expect(gone).to.include({ ok: false, reason: 'out-of-stock' });
  });

  it('applies and removes codes, and refuses unknown ones', async () => {
    const { cart } = await setUp();
    await cart.add(BEANIE, signal, OPERATION);
    const applied = cartIn((await cart.applyCode?.('spring', signal, OPERATION)) as CartResult);
    expect(applied.codes).to.deep.equal([
      { code: 'spring', status: 'applied', amount: { amount: '3.00', currency: 'USD' } },
    ]);
    expect(applied.subtotal?.amount).to.equal('15.00');
    const unknown = await cart.applyCode?.('winter', signal, OPERATION);
    expect(unknown).to.include({ ok: false, message: 'Coupon "winter" does not exist!' });
    const none = cartIn((await cart.removeCode?.('spring', signal, OPERATION)) as CartResult);
    expect(none.codes).to.deep.equal([]);
  });

  it('writes one change after the other: a session is saved whole', async () => {
    const { cart } = await setUp();
    const answers = await Promise.all([
      cart.add(BEANIE, signal, OPERATION),
      cart.add({ ...BEANIE, variantId: '41' }, signal, OPERATION),
    ]);
    expect(answers.map((answer) => cartIn(answer).totalQuantity)).to.deep.equal([1, 2]);
  });

  it('waits as long as it is told to', async () => {
    const { shop, cart, waits } = await setUp();
    await shop.control({ faults: ['429'] });
    cartIn(await cart.load(signal));
    expect(waits).to.deep.equal([1000]);
  });

  it('rejects what it cannot read', async () => {
    const { shop, cart } = await setUp();
    await cart.load(signal);
    await shop.control({ faults: ['500'] });
    const failed = await cart.add(BEANIE, signal, OPERATION).catch((error: unknown) => error);
    expect(failed).to.be.an('error');
    const strange = await cart
      .add({ ...BEANIE, variantId: 'blue' }, signal, OPERATION)
      .catch((error: unknown) => error);
    expect(strange).to.be.an('error');
  });

  it('says where the checkout is', async () => {
    const { shop, cart } = await setUp();
    expect((await cart.checkout(signal)).url).to.equal(`${shop.url}/checkout/`);
  });
});
