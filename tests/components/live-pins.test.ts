import { expect } from '@open-wc/testing';
import { aProduct, aShirt, FakeRoom } from '../helpers/fake-room.js';
import { all, inRoom, rendered } from './in-room.js';

describe('<live-pins>', () => {
  it('shows a card for each product on the stage, newest first, and is accessible', async () => {
    const room = new FakeRoom();
    room.stores.shop.patch({ products: [aProduct(), aShirt()], pins: ['shirt', 'mug'] });
    const { element } = await inRoom('live-pins', { room });
    await customElements.whenDefined('live-product');
    await rendered(element);
    expect(
      all(element, 'live-product').map((card) => (card as { productId?: string }).productId),
    ).to.deep.equal(['shirt', 'mug']);
    await expect(element).to.be.accessible();
  });

  it('is empty without pins', async () => {
    const { element } = await inRoom('live-pins');
    expect(all(element, 'live-product')).to.be.empty;
  });
});
