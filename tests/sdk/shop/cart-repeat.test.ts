import { expect } from '@open-wc/testing';
import { CartDesk } from '../../../src/sdk/shop/cart-desk.js';
import { Shop } from '../../../src/sdk/shop/shop.js';
import { FakeAnnouncer } from '../../helpers/fake-announcer.js';
import { cartOf, FakeCartProvider } from '../../helpers/fake-cart-provider.js';
import { FakeClock, settle } from '../../helpers/fake-clock.js';

const SHOE = { productId: 'shoe', variantId: 'shoe-blue' };
const ONE = cartOf({ 'shoe-blue': 1 });

async function setUp({ idempotent = false, stated = cartOf({}) } = {}) {
  const clock = new FakeClock();
  const announcer = new FakeAnnouncer();
  const provider = new FakeCartProvider();
  provider.idempotent = idempotent;
  let chance = 0;
  const abort = new AbortController();
  const shop = new Shop({
    clock,
    random: () => (chance += 0.001) % 1,
    announcer,
    signal: abort.signal,
    language: () => 'en',
    loadCart: async () => CartDesk,
  });
  shop.cartProvider = provider;
  shop.join();
  await settle();
  provider.call.answer({ ok: true, cart: stated });
  await settle();
  const pieces = () => shop.store.current.cart?.totalQuantity;
  return { shop, provider, announcer, clock, abort, pieces };
}

type Setting = Awaited<ReturnType<typeof setUp>>;

/** Asks for a shoe, and lets the time run out; the shop then says how the cart stands. */
async function addInVain({ shop, provider, clock }: Setting, found = cartOf({})) {
  const added = shop.add(SHOE);
  await clock.advance(10_000);
  provider.call.answer({ ok: true, cart: found });
  return added;
}

describe('A change of the cart that was not answered', () => {
  it('has worked when the cart shows it', async () => {
    const setting = await setUp();
    expect(await addInVain(setting, ONE)).to.deep.equal({ ok: true });
    expect(setting.pieces()).to.equal(1);
  });

  it('is repeated with the same key, for a shop that knows keys', async () => {
    const setting = await setUp({ idempotent: true });
    const { shop, provider } = setting;
    expect(await addInVain(setting)).to.deep.equal({ ok: false, reason: 'timeout' });
    const again = shop.add(SHOE);
    await settle();
    const [first, second] = provider.callsOf('add');
    expect(second.operation?.key).to.equal(first.operation?.key);
    expect([first.operation?.attempt, second.operation?.attempt]).to.deep.equal([1, 2]);
    second.answer({ ok: true, cart: ONE });
    expect(await again).to.deep.equal({ ok: true });
  });

  it('is not sent again where the shop has it by now', async () => {
    const setting = await setUp();
    const { shop, provider, pieces } = setting;
    await addInVain(setting);
    const again = shop.add(SHOE);
    await settle();
    // It came late. The room looks before it repeats.
    provider.call.answer({ ok: true, cart: ONE });
    await settle();
    provider.call.answer({ ok: true, cart: ONE });
    expect(await again).to.deep.equal({ ok: true });
    expect(provider.callsOf('add')).to.have.length(1);
    expect(pieces()).to.equal(1);
  });

  it('is not sent again while nobody can look', async () => {
    const setting = await setUp();
    const { shop, provider } = setting;
    await addInVain(setting);
    const again = shop.add(SHOE);
    await settle();
    provider.call.reject(new Error('offline'));
    await settle();
    provider.call.reject(new Error('offline'));
    expect(await again).to.deep.equal({ ok: false, reason: 'timeout' });
    expect(provider.callsOf('add')).to.have.length(1);
    // The line is back: it looks, sees that nothing came, and sends it.
    const third = shop.add(SHOE);
    await settle();
    provider.call.answer({ ok: true, cart: cartOf({}) });
    await settle();
    const [first, second] = provider.callsOf('add');
    expect(second.operation?.key).to.equal(first.operation?.key);
    second.answer({ ok: true, cart: ONE });
    await settle();
    // It had asked while a change was under way.
    provider.call.answer({ ok: true, cart: ONE });
    expect(await third).to.deep.equal({ ok: true });
  });

  it('has not worked where the line it took out of the cart is still there by another name', async () => {
    const { shop, provider, clock } = await setUp();
    const added = shop.add(SHOE);
    await settle();
    const removed = shop.remove({ lineId: 'pending:shoe-blue' });
    provider.call.answer({ ok: true, cart: ONE });
    await added;
    await clock.advance(10_000);
    provider.call.answer({ ok: true, cart: ONE });
    expect(await removed).to.deep.include({ ok: false, reason: 'timeout' });
  });

  it('is another wish once the cart has shown it: a second piece is a second piece', async () => {
    const setting = await setUp({ idempotent: true });
    const { shop, provider } = setting;
    await addInVain(setting);
    provider.change(ONE);
    void shop.add(SHOE);
    await settle();
    const [first, second] = provider.callsOf('add');
    expect(second.operation?.key).not.to.equal(first.operation?.key);
  });

  it('leads to one more look after another until the shop answers', async () => {
    const { shop, provider, clock, announcer, pieces } = await setUp();
    const added = shop.add(SHOE);
    await settle();
    provider.call.reject(new Error('offline'));
    await settle();
    provider.call.reject(new Error('offline'));
    await added;
    await clock.advance(1000);
    provider.call.reject(new Error('offline'));
    await clock.advance(2000);
    provider.call.answer({ ok: true, cart: ONE });
    await settle();
    expect(pieces()).to.equal(1);
    expect(clock.pendingTimers).to.equal(0);
    // The change that failed, and the outage: not every try.
    expect(announcer.errors).to.have.length(2);
  });
});

describe('Statements of the shop', () => {
  it('are asked for again when one may have overtaken another', async () => {
    const { shop, provider, pieces } = await setUp();
    const added = shop.add(SHOE);
    await settle();
    const add = provider.call;
    provider.change(cartOf({ 'shoe-blue': 3 }));
    // An answer from before.
    add.answer({ ok: true, cart: ONE });
    await settle();
    expect(provider.callsOf('load')).to.have.length(2);
    provider.call.answer({ ok: true, cart: cartOf({ 'shoe-blue': 3 }) });
    await added;
    expect(pieces()).to.equal(3);
  });

  it('need no second question when they are numbered', async () => {
    const { shop, provider, pieces } = await setUp({ stated: { ...cartOf({}), revision: 1 } });
    const added = shop.add(SHOE);
    await settle();
    provider.change({ ...cartOf({ 'shoe-blue': 3 }), revision: 3 });
    provider.call.answer({ ok: true, cart: { ...ONE, revision: 2 } });
    await added;
    expect(pieces()).to.equal(3);
    expect(provider.callsOf('load')).to.have.length(1);
  });

  it('begin anew with another cart', async () => {
    const old = { ...cartOf({ 'shoe-blue': 3 }), revision: 9, id: 'one' };
    const { provider, pieces } = await setUp({ stated: old });
    provider.change({ ...cartOf({}), revision: 1, id: 'two' });
    expect(pieces()).to.equal(0);
  });

  it('show a line once that was announced before it was answered', async () => {
    const { shop, provider, pieces } = await setUp();
    void shop.add(SHOE);
    await settle();
    provider.change(ONE);
    expect(pieces()).to.equal(1);
  });

  it('tell in a refusal how the cart stands', async () => {
    const { shop, provider, pieces } = await setUp();
    const updated = shop.update({ lineId: 'line-gone', quantity: 2 });
    await settle();
    provider.call.answer({ ok: false, reason: 'expired', cart: ONE });
    expect(await updated).to.deep.equal({ ok: false, reason: 'expired' });
    expect(pieces()).to.equal(1);
  });

  it('are refused when a price is no price, or a line is there twice', async () => {
    const [line] = ONE.lines;
    const wrong = [
      { ...ONE, lines: [{ ...line, price: { amount: '10.00' } }] },
      { ...ONE, lines: [{ ...line, price: { amount: 'NaN', currency: 'EUR' } }] },
      { ...ONE, lines: [{ ...line, quantity: -1 }] },
      { ...ONE, lines: [line, line] },
    ];
    for (const cart of wrong) {
      const { provider, announcer, pieces } = await setUp();
      provider.change(cart as typeof ONE);
      expect(pieces()).to.equal(0);
      expect(announcer.errors.map(({ code }) => code)).to.deep.equal(['cart-failed']);
    }
  });
});

describe('Discount codes', () => {
  const APPLIED = {
    ...ONE,
    codes: [
      { code: 'SPRING', status: 'applied', amount: { amount: '2.00', currency: 'EUR' } },
    ] as const,
  };

  it('show as pending, then with what they take off', async () => {
    const { shop, provider } = await setUp({ stated: ONE });
    const applied = shop.applyCode(' spring ');
    expect(shop.store.current.cart?.codes).to.deep.equal([{ code: 'spring', status: 'pending' }]);
    await settle();
    expect(provider.call.line).to.equal('spring');
    provider.call.answer({ ok: true, cart: APPLIED });
    expect(await applied).to.deep.equal({ ok: true });
    expect(shop.store.current.cart?.codes).to.deep.equal(APPLIED.codes);
  });

  it('are refused with the reason, though the shop took note of them', async () => {
    const { shop, provider } = await setUp({ stated: ONE });
    const applied = shop.applyCode('OLD');
    await settle();
    const codes = [{ code: 'OLD', status: 'refused', reason: 'expired', message: 'Until May.' }];
    provider.call.answer({ ok: true, cart: { ...ONE, codes } });
    expect(await applied).to.deep.equal({ ok: false, reason: 'expired', message: 'Until May.' });
  });

  it('are removed', async () => {
    const { shop, provider } = await setUp({ stated: APPLIED });
    const removed = shop.removeCode('SPRING');
    expect(shop.store.current.cart?.codes).to.deep.equal([]);
    await settle();
    expect(provider.call.method).to.equal('removeCode');
    provider.call.answer({ ok: true, cart: ONE });
    expect(await removed).to.deep.equal({ ok: true });
  });

  it('are not sent when there is nothing in them', async () => {
    const { shop, provider } = await setUp();
    expect((await shop.applyCode('   ')).ok).to.equal(false);
    expect((await shop.applyCode('x'.repeat(101))).ok).to.equal(false);
    expect(provider.callsOf('applyCode')).to.have.length(0);
  });
});

describe('Payments that take their time', () => {
  const PIX = { id: 'order-1', method: 'pix', status: 'pending' } as const;

  it('are shown and announced, the newest first, one for each order', async () => {
    const { shop, announcer } = await setUp();
    shop.tellPayment(PIX);
    shop.tellPayment({ id: 'order-2', method: 'boleto', status: 'pending' });
    shop.tellPayment({ ...PIX, status: 'paid' });
    await settle();
    expect(shop.store.current.payments.map(({ id, status }) => [id, status])).to.deep.equal([
      ['order-1', 'paid'],
      ['order-2', 'pending'],
    ]);
    expect(announcer.detailsOf('payment-changed')).to.have.length(3);
  });

  it('come with the answer of a checkout', async () => {
    const { shop, provider } = await setUp({ stated: ONE });
    const paying = shop.checkout();
    await settle();
    provider.call.answer({ url: null, payment: PIX });
    expect(await paying).to.deep.equal({ ok: true, url: null });
    expect(shop.store.current.payments).to.deep.equal([PIX]);
  });

  it('are not shown when they make no sense', async () => {
    const { shop, announcer } = await setUp();
    for (const payment of [null, { ...PIX, status: 'lost' }, { ...PIX, url: 'javascript:1' }])
      shop.tellPayment(payment as typeof PIX);
    await settle();
    expect(shop.store.current.payments).to.deep.equal([]);
    expect(announcer.errors).to.have.length(3);
  });
});

describe('A page that takes requests over', () => {
  it('may change a line and a code in its own way', async () => {
    const { shop, provider, announcer } = await setUp({ stated: ONE });
    announcer.answer = async () => ({ ok: false, reason: 'login-required' });
    const answers = [await shop.remove({ lineId: 'line-shoe-blue' }), await shop.applyCode('X')];
    expect(answers.map((answer) => answer.ok)).to.deep.equal([false, false]);
    expect(announcer.requests.slice(-2)).to.deep.equal([
      {
        type: 'cart-update-requested',
        detail: { lineId: 'line-shoe-blue', variantId: 'shoe-blue', quantity: 0 },
      },
      { type: 'code-requested', detail: { code: 'X', remove: false } },
    ]);
    expect(provider.callsOf('update')).to.have.length(0);
  });

  it('makes the room ask how the cart stands when it did not answer in time', async () => {
    const { shop, provider, announcer, pieces } = await setUp();
    announcer.answer = async () => ({ ok: false, reason: 'timeout' });
    const added = shop.add(SHOE);
    await settle();
    provider.call.answer({ ok: true, cart: ONE });
    expect(await added).to.deep.equal({ ok: false, reason: 'timeout' });
    expect(pieces()).to.equal(1);
  });
});
