import { expect } from '@open-wc/testing';
import type { Payment } from '../../src/sdk/index.js';
import { loadView } from '../../src/components/internal/lazy.js';
import { CART, roomWithCart } from './a-cart.js';
import { aLiveRoom, button, inRoom, inside, rendered, textsThere, words } from './in-room.js';

describe('<live-checkout>', () => {
  // It comes with the sheet that it is a part of.
  before(() => loadView('live-shelf'));

  it("shows the shop's sum, and is accessible", async () => {
    const { element } = await inRoom('live-checkout', { room: roomWithCart() });
    expect(words(element)).to.contain('€40').and.contain('Checkout');
    await expect(element).to.be.accessible();
  });

  it('is accessible in Arabic', async () => {
    const { element } = await inRoom('live-checkout', { room: roomWithCart(), language: 'ar' });
    await expect(element).to.be.accessible();
  });

  it('is nothing while the cart is empty', async () => {
    const { element } = await inRoom('live-checkout', { room: roomWithCart(null) });
    expect(inside(element, 'button')).to.be.null;
  });

  it("keeps the site's quick payment buttons in the page's own document", async () => {
    const express = document.createElement('div');
    express.slot = 'express-checkout';
    express.textContent = 'Pay fast';
    const { element } = await aLiveRoom({ room: roomWithCart(), content: express });
    element.openShelf();
    await loadView('live-shelf');
    await rendered(element);
    const shelf = inside(element, 'live-shelf');
    await rendered(shelf as unknown as typeof element);
    expect(express.getRootNode()).to.equal(document);
    expect(express.assignedSlot).not.to.be.null;
    expect(express.checkVisibility()).to.be.true;
  });

  it('asks the shop to check out, and goes nowhere but to http', async () => {
    const room = roomWithCart();
    room.answer = async () => ({ ok: true, url: 'javascript:alert(1)' });
    const { element } = await inRoom('live-checkout', { room });
    button(element, 'Checkout').click();
    await rendered(element);
    expect(room.was('shop.checkout')).to.be.true;
    expect(inside(element, 'a')).to.be.null;
  });

  it('offers a link where the browser does not let it open the checkout', async () => {
    const room = roomWithCart();
    room.answer = async () => ({ ok: true, url: 'https://shop.example/pay' });
    const { element } = await inRoom('live-checkout', { room });
    const open = window.open.bind(window);
    window.open = () => null;
    button(element, 'Checkout').click();
    await rendered(element);
    window.open = open;
    expect(inside<HTMLAnchorElement>(element, 'a')?.href).to.equal('https://shop.example/pay');
  });

  describe('with payments that take their time', () => {
    const PIX: Payment = {
      id: 'order-1',
      method: 'pix',
      status: 'pending',
      amount: { amount: '40.00', currency: 'EUR' },
      expiresAt: Date.UTC(2026, 10, 29, 18, 30),
      url: 'https://shop.example/orders/1',
    };

    for (const language of ['en', 'ar'])
      it(`shows one as pending, with a way to pay it, and is accessible (${language})`, async () => {
        const room = roomWithCart(null);
        room.stores.shop.patch({ payments: [PIX] });
        const { element } = await inRoom('live-checkout', { room, language });
        await textsThere(element);
        expect(words(element)).to.contain('Pix');
        expect(inside<HTMLAnchorElement>(element, 'a')?.href).to.equal(PIX.url);
        expect(inside(element, 'button')).to.be.null;
        await expect(element).to.be.accessible();
      });

    it('offers the other ways when one has failed', async () => {
      const room = roomWithCart({ ...CART, paymentMethods: ['pix', 'boleto', 'card', 'oxxo'] });
      room.stores.shop.patch({ payments: [{ ...PIX, status: 'failed' }] });
      const { element } = await inRoom('live-checkout', { room });
      await textsThere(element);
      expect(words(element)).to.contain('Pix did not work.');
      expect(words(element)).to.contain('You can pay with Boleto, card, or oxxo.');
      button(element, 'Pay in another way').click();
      expect(room.was('shop.checkout')).to.be.true;
    });

    it('goes nowhere but to http', async () => {
      const room = roomWithCart(null);
      room.stores.shop.patch({ payments: [{ ...PIX, url: 'javascript:alert(1)' }] });
      const { element } = await inRoom('live-checkout', { room });
      await textsThere(element);
      expect(inside(element, 'a')).to.be.null;
    });
  });
});
