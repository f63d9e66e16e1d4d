import { expect, oneEvent } from '@open-wc/testing';
import type { Cart } from '../../src/sdk/index.js';
import { NoticeEvent } from '../../src/components/internal/element-events.js';
import { loadView } from '../../src/components/internal/lazy.js';
import { CART, roomWithCart } from './a-cart.js';
import { button, inRoom, inside, rendered, textsThere, words } from './in-room.js';

describe('<live-cart>', () => {
  // It comes with the sheet that it is a part of.
  before(() => loadView('live-shelf'));

  it('shows the lines as the shop states them, and is accessible', async () => {
    const { element } = await inRoom('live-cart', { room: roomWithCart() });
    expect(words(element)).to.contain('Mug <3').and.contain('€24').and.contain('2 items');
    await expect(element).to.be.accessible();
  });

  it('is accessible in Arabic', async () => {
    const { element } = await inRoom('live-cart', { room: roomWithCart(), language: 'ar' });
    await expect(element).to.be.accessible();
  });

  it('is nothing while the cart is empty', async () => {
    const { element } = await inRoom('live-cart', { room: roomWithCart(null) });
    expect(inside(element, 'section')).to.be.null;
  });

  it('changes quantities, and removes at the last one', async () => {
    const room = roomWithCart();
    const { element } = await inRoom('live-cart', { room });
    button(element, 'One less').click();
    expect(room.calls).to.deep.equal([['shop.update', { lineId: 'line-1', quantity: 1 }]]);
    room.stores.shop.patch({ cart: { ...CART, lines: [{ ...CART.lines[0], quantity: 1 }] } });
    await rendered(element);
    button(element, 'Remove Mug <3').click();
    expect(room.calls.at(-1)).to.deep.equal(['shop.update', { lineId: 'line-1', quantity: 0 }]);
  });

  it('says why a change was refused', async () => {
    const room = roomWithCart();
    room.answer = async () => ({ ok: false, reason: 'out-of-stock' });
    const { element } = await inRoom('live-cart', { room });
    setTimeout(() => button(element, 'One more').click());
    const told = (await oneEvent(element, NoticeEvent.type)) as unknown as NoticeEvent;
    expect(told.notice.key).to.equal('reason.out-of-stock');
  });

  describe('with discount codes', () => {
    const CODES: Cart = {
      ...CART,
      codes: [
        { code: 'SPRING', status: 'applied', amount: { amount: '4.00', currency: 'EUR' } },
        { code: '<b>OLD', status: 'refused', reason: 'expired' },
      ],
    };

    it('says what each takes off, or why it does not, and is accessible', async () => {
      const { element } = await inRoom('live-cart', { room: roomWithCart(CODES) });
      await textsThere(element);
      expect(words(element)).to.contain('SPRING').and.contain('−€4');
      expect(words(element)).to.contain('<b>OLD').and.contain('This code is not valid now.');
      await expect(element).to.be.accessible();
    });

    it('is accessible in Arabic', async () => {
      const { element } = await inRoom('live-cart', { room: roomWithCart(CODES), language: 'ar' });
      await textsThere(element);
      await expect(element).to.be.accessible();
    });

    it('applies what is typed, and removes what is there', async () => {
      const room = roomWithCart(CODES);
      const { element } = await inRoom('live-cart', { room });
      await textsThere(element);
      const input = inside<HTMLInputElement>(element, 'input[name="code"]');
      if (!input) throw new Error('There is nowhere to type a code.');
      input.value = 'SUMMER';
      button(element, 'Apply').click();
      button(element, 'Remove the code SPRING').click();
      expect(room.calls).to.deep.equal([
        ['shop.applyCode', 'SUMMER'],
        ['shop.removeCode', 'SPRING'],
      ]);
      expect(input.value).to.equal('');
    });

    it('has no place for codes where the shop does not speak of them', async () => {
      const { element } = await inRoom('live-cart', { room: roomWithCart() });
      expect(inside(element, 'input')).to.be.null;
    });
  });

  it('tells what the shop has changed by itself, and marks what is gone', async () => {
    const [line] = CART.lines;
    const notices = [{ kind: 'capped', variantId: 'mug-1' }, { kind: 'gone' }] as const;
    const cart = { ...CART, lines: [{ ...line, gone: true }], notices };
    const { element } = await inRoom('live-cart', { room: roomWithCart(cart) });
    await textsThere(element);
    expect(words(element)).to.contain('Mug <3: The shop has fewer of these than you asked for.');
    expect(words(element)).to.contain('sold out').and.contain('No longer available');
    expect(button(element, 'One more').disabled).to.be.true;
    await expect(element).to.be.accessible();
  });

  it('says so when the cart is from another market', async () => {
    const room = roomWithCart({
      ...CART,
      lines: [{ ...CART.lines[0], price: { amount: '180', currency: 'SEK' } }],
    });
    const { element } = await inRoom('live-cart', { room });
    await textsThere(element);
    expect(words(element)).to.contain('Your cart is in SEK, the prices here are in EUR.');
  });
});
