import type { Cart } from '../../src/sdk/index.js';
import { FakeRoom } from '../helpers/fake-room.js';

export const CART: Cart = {
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

export function roomWithCart(cart: Cart | null = CART): FakeRoom {
  const room = new FakeRoom();
  room.stores.shop.patch({ cart });
  return room;
}
