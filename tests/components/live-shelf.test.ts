import { expect, oneEvent } from '@open-wc/testing';
import type { Cart } from '../../src/sdk/index.js';
import { NoticeEvent, SheetEvent } from '../../src/components/internal/element-events.js';
import { aProduct, aShirt, FakeRoom } from '../helpers/fake-room.js';
import { all, button, inRoom, inside, rendered, words } from './in-room.js';

const CART: Cart = {
  lines: [
    {
      id: 'line-1',
      productId: 'mug',
      variantId: 'mug-1',
      title: 'Mug <3',
      quantity: 2,
      price: { amount: '24.00', currency: 'EUR' },
    },
  ],
  totalQuantity: 2,
  // Not two times 24: the shop's word counts, never a sum of ours.
  subtotal: { amount: '40.00', currency: 'EUR' },
};

function roomWithCart(cart: Cart | null = CART): FakeRoom {
  const room = new FakeRoom();
  room.stores.shop.patch({ products: [aProduct(), aShirt()], pins: ['shirt'], cart });
  return room;
}

describe('<live-shelf>', () => {
  it('shows the products and the cart, and is accessible', async () => {
    const { element } = await inRoom('live-shelf', { room: roomWithCart() });
    expect(words(element)).to.contain('Linen shirt').and.contain('On screen now');
    expect(words(element)).to.contain('Mug <3').and.contain('€40');
    await expect(element).to.be.accessible();
  });

  it('is accessible in Arabic, without a cart', async () => {
    const { element } = await inRoom('live-shelf', { room: roomWithCart(null), language: 'ar' });
    expect(inside(element, '.cart')).to.be.null;
    await expect(element).to.be.accessible();
  });

  it('opens a product', async () => {
    const { element } = await inRoom('live-shelf', { room: roomWithCart() });
    setTimeout(() => all(element, '.row')[1].click());
    const event = (await oneEvent(element, SheetEvent.type)) as unknown as SheetEvent;
    expect(event.productId).to.equal('shirt');
  });

  it('changes quantities, and removes at the last one', async () => {
    const room = roomWithCart();
    const { element } = await inRoom('live-shelf', { room });
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
    const { element } = await inRoom('live-shelf', { room });
    setTimeout(() => button(element, 'One more').click());
    const told = (await oneEvent(element, NoticeEvent.type)) as unknown as NoticeEvent;
    expect(told.notice.key).to.equal('reason.out-of-stock');
  });

  it('asks the shop to check out, and goes nowhere but to http', async () => {
    const room = roomWithCart();
    room.answer = async () => ({ ok: true, url: 'javascript:alert(1)' });
    const { element } = await inRoom('live-shelf', { room });
    button(element, 'Checkout').click();
    await rendered(element);
    expect(room.was('shop.checkout')).to.be.true;
    expect(inside(element, 'a')).to.be.null;
  });

  it('offers a link where the browser does not let it open the checkout', async () => {
    const room = roomWithCart();
    room.answer = async () => ({ ok: true, url: 'https://shop.example/pay' });
    const { element } = await inRoom('live-shelf', { room });
    const open = window.open.bind(window);
    window.open = () => null;
    button(element, 'Checkout').click();
    await rendered(element);
    window.open = open;
    expect(inside<HTMLAnchorElement>(element, 'a')?.href).to.equal('https://shop.example/pay');
  });
});
