import { expect } from '@open-wc/testing';
import { bambuserCart } from '../../../src/sdk/index.js';
import type { BambuserAnswer, BambuserPlayer, Cart } from '../../../src/sdk/index.js';
import { decodeCartResult } from '../../../src/sdk/shop/decode-cart.js';

const { signal } = new AbortController();
const OPERATION = { key: 'k', attempt: 1 };
const LINE = { productId: 'shoe', variantId: 'shoe-blue', quantity: 2 };

/** Handlers as a site has written them for their player. */
function setUp(answer: BambuserAnswer = true, more?: (player: BambuserPlayer) => void) {
  const asked: unknown[] = [];
  let given: BambuserPlayer | undefined;
  const cart = bambuserCart(
    (player) => {
      given = player;
      player.configure({ currency: 'EUR', locale: 'en-US' });
      player.on(player.EVENT.ADD_TO_CART, (item, callback) => {
        asked.push(item);
        callback(answer);
        // Twice: the first counts.
        callback(false);
      });
      player.on(player.EVENT.UPDATE_ITEM_IN_CART, (item, callback) => {
        asked.push(item);
        callback(answer);
      });
      player.on(player.EVENT.CHECKOUT, () => player.showCheckout('https://shop.example/cart'));
      more?.(player);
    },
    {
      product: () => ({
        productId: 'shoe',
        title: 'Shoe',
        price: { amount: '89.00', currency: 'EUR' },
      }),
    },
  );
  if (!given) throw new Error('The handlers were not given a player.');
  return { cart, asked, player: given };
}

describe('Handlers written for Bambuser’s player', () => {
  it('add one piece at a time, and the room takes the cart', async () => {
    const { cart, asked } = setUp();
    const added = decodeCartResult(await cart.add(LINE, signal, OPERATION));
    if (!added.ok || !added.value.ok) throw new Error('The room would not take this cart.');
    expect(added.value.cart.lines[0]).to.include({ title: 'Shoe', quantity: 2 });
    expect(added.value.cart.subtotal).to.be.null;
    expect(asked).to.deep.equal([{ sku: 'shoe-blue' }, { sku: 'shoe-blue' }]);
  });

  it('change and remove lines', async () => {
    const { cart, asked } = setUp();
    await cart.add(LINE, signal, OPERATION);
    const gone = await cart.update({ lineId: 'shoe-blue', quantity: 0 }, signal, OPERATION);
    expect(gone.cart?.lines).to.deep.equal([]);
    expect(asked.at(-1)).to.deep.equal({ sku: 'shoe-blue', quantity: 0, previousQuantity: 2 });
  });

  it('refuse in their words', async () => {
    const soldOut = { success: false, reason: 'out-of-stock', message: 'Gone' };
    const { cart } = setUp(soldOut);
    expect(await cart.add(LINE, signal, OPERATION)).to.include({
      ok: false,
      reason: 'out-of-stock',
      message: 'Gone',
    });
    expect(await setUp(false).cart.add(LINE, signal, OPERATION)).to.include({
      ok: false,
      reason: 'custom-error',
    });
  });

  it('reject when a handler throws', async () => {
    const { cart } = setUp(true, (player) =>
      player.on(player.EVENT.ADD_TO_CART, () => {
        throw new Error('the page has a fault');
      }),
    );
    const failed = await cart.add(LINE, signal, OPERATION).catch((error: unknown) => error);
    expect(failed).to.be.an('error');
  });

  it('empty the cart after the site’s own checkout', async () => {
    const { cart, player } = setUp();
    await cart.add(LINE, signal, OPERATION);
    const heard: (Cart | null)[] = [];
    cart.onChange?.((one) => heard.push(one));
    player.updateCart({ items: [] });
    expect(heard.map((one) => one?.totalQuantity)).to.deep.equal([0]);
  });

  it('say where to pay', async () => {
    const { cart } = setUp();
    expect(await cart.checkout(signal)).to.deep.equal({ url: 'https://shop.example/cart' });
  });
});
