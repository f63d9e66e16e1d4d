import { expect, oneEvent } from '@open-wc/testing';
import type { RequestAnswer, Stock } from '../../src/sdk/index.js';
import { NoticeEvent, SheetEvent } from '../../src/components/internal/element-events.js';
import { aProduct, aShirt, FakeRoom } from '../helpers/fake-room.js';
import { button, inRoom, inside, rendered, words } from './in-room.js';

function stocked(stock: Stock): FakeRoom {
  const room = new FakeRoom();
  room.stores.shop.patch({ stock: { 'mug-1': stock } });
  return room;
}

const mug = { properties: { productId: 'mug' } };

describe('<live-product>', () => {
  it('shows name and price, and is accessible', async () => {
    const { element } = await inRoom('live-product', mug);
    expect(words(element)).to.contain('Stoneware mug');
    expect(inside(element, 'live-price', '.price')?.textContent).to.contain('€24');
    await expect(element).to.be.accessible();
  });

  it('speaks Arabic, from right to left', async () => {
    const { element } = await inRoom('live-product', { ...mug, language: 'ar' });
    expect(words(element)).to.contain('كوب خزفي');
    const image = inside(element, '.image')!.getBoundingClientRect();
    const add = inside(element, '.add')!.getBoundingClientRect();
    expect(image.left).to.be.greaterThan(add.left);
    await expect(element).to.be.accessible();
  });

  it('shows hostile names as text, and no picture from a script’s address', async () => {
    const room = new FakeRoom();
    const name = '"><script>alert(1)</script>';
    room.stores.shop.patch({
      products: [aProduct({ name, images: [{ url: 'javascript:alert(1)' }] })],
    });
    const { element } = await inRoom('live-product', { ...mug, room });
    expect(inside(element, '.name')?.textContent).to.equal(name);
    expect(inside(element, 'img')).to.be.null;
    expect(inside(element, 'script')).to.be.null;
  });

  it('says how many are left when the shop said so just now', async () => {
    const room = stocked({ quantity: 3, source: 'Warehouse', asOf: Date.now() });
    const { element } = await inRoom('live-product', { ...mug, room });
    expect(words(element)).to.contain('3 left');
  });

  it('keeps quiet about counts that are old, of unknown origin, or large', async () => {
    const asOf = Date.now();
    for (const stock of [
      { quantity: 3, source: 'Warehouse', asOf: asOf - 11 * 60_000 },
      { quantity: 3, source: '', asOf },
      { quantity: 400, source: 'Warehouse', asOf },
    ]) {
      const { element } = await inRoom('live-product', { ...mug, room: stocked(stock) });
      expect(words(element)).not.to.contain('left');
    }
  });

  it('shows the picture and price of what the host holds up', async () => {
    const room = new FakeRoom();
    const shirt = aShirt();
    const variants = shirt.variants.map((variant) => ({
      ...variant,
      image: `https://shop.example/${variant.id}.jpg`,
    }));
    room.stores.shop.patch({ products: [{ ...shirt, variants }] });
    const { element } = await inRoom('live-product', {
      room,
      properties: { productId: 'shirt' },
    });
    const image = inside<HTMLImageElement>(element, 'img')!;
    expect(image.src).to.equal('https://shop.example/red-s.jpg');
    room.stores.shop.patch({ highlights: { shirt: { colour: 'blue' } } });
    await rendered(element);
    expect(image.src).to.equal('https://shop.example/blue-s.jpg');
  });

  it('adds a simple product at once, and shows that it is under way and done', async () => {
    const room = new FakeRoom();
    let answer: (answer: RequestAnswer) => void = () => undefined;
    room.answer = () => new Promise((resolve) => (answer = resolve));
    const { element } = await inRoom('live-product', { ...mug, room });
    const add = button(element, /Add to cart/);
    add.click();
    add.click();
    await rendered(element);
    expect(room.calls).to.deep.equal([
      ['shop.add', { productId: 'mug', variantId: 'mug-1', quantity: 1 }],
    ]);
    expect(add.ariaBusy).to.equal('true');
    setTimeout(() => answer({ ok: true }));
    const told = (await oneEvent(element, NoticeEvent.type)) as unknown as NoticeEvent;
    expect(told.notice.key).to.equal('notice.added');
    await rendered(element);
    expect(add.textContent.trim()).to.equal('Added');
  });

  it('says why the shop refused', async () => {
    const room = new FakeRoom();
    room.answer = async () => ({ ok: false, reason: 'limit-reached' });
    const { element } = await inRoom('live-product', { ...mug, room });
    setTimeout(() => button(element, /Add to cart/).click());
    const told = (await oneEvent(element, NoticeEvent.type)) as unknown as NoticeEvent;
    expect(told.notice).to.include({ tone: 'bad', key: 'reason.limit-reached' });
  });

  it('opens the product where there is something to choose', async () => {
    const room = new FakeRoom();
    room.stores.shop.patch({ products: [aShirt()] });
    const { element } = await inRoom('live-product', { room, properties: { productId: 'shirt' } });
    setTimeout(() => inside(element, '.add')?.click());
    const event = (await oneEvent(element, SheetEvent.type)) as unknown as SheetEvent;
    expect([event.sheet, event.about]).to.deep.equal(['product', 'shirt']);
    expect(room.calls).to.be.empty;
  });

  it('does not sell what is sold out', async () => {
    const room = stocked({ quantity: 0, source: 'Warehouse', asOf: Date.now() });
    const { element } = await inRoom('live-product', { ...mug, room });
    expect(button(element, 'Sold out').disabled).to.be.true;
  });
});
