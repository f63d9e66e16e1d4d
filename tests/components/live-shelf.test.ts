import { expect } from '@open-wc/testing';
import { aProduct, aShirt, FakeRoom } from '../helpers/fake-room.js';
import { inRoom, inside, words } from './in-room.js';

function roomWithProducts(): FakeRoom {
  const room = new FakeRoom();
  room.stores.shop.patch({ products: [aProduct(), aShirt()], pins: ['shirt'] });
  return room;
}

describe('<live-shelf>', () => {
  for (const language of ['en', 'ar']) {
    it(`shows cart, missed products, list and the way to pay, and is accessible (${language})`, async () => {
      const { element } = await inRoom('live-shelf', { room: roomWithProducts(), language });
      for (const part of [
        'live-cart',
        'live-missed-products',
        'live-product-list',
        'live-checkout',
      ])
        expect(inside(element, part)?.shadowRoot, part).to.exist;
      expect(words(inside(element, 'live-product-list')!)).to.contain('Linen shirt');
      await expect(element).to.be.accessible();
    });
  }
});
