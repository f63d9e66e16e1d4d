import { expect, oneEvent } from '@open-wc/testing';
import { NoticeEvent, SheetEvent } from '../../src/components/internal/element-events.js';
import type { CardDetail } from '../../src/components/internal/card-teller.js';
import type { LivePriceElement } from '../../src/components/live-price.js';
import type { LiveProductSheetElement } from '../../src/components/live-product-sheet.js';
import { aShirt, FakeRoom } from '../helpers/fake-room.js';
import { all, button, inRoom, inside, rendered, words } from './in-room.js';

async function aShirtSheet(language = 'en', product = aShirt()) {
  const room = new FakeRoom();
  room.stores.shop.patch({ products: [product] });
  return inRoom('live-product-sheet', { room, language, properties: { productId: 'shirt' } });
}

function choose(element: LiveProductSheetElement, name: string): Promise<void> {
  (inside(element, `input[aria-label^="${name}"]`) as HTMLInputElement).click();
  return rendered(element);
}

const chosen = (element: Element): (string | null)[] =>
  all(element, 'input')
    .filter((input) => (input as HTMLInputElement).checked)
    .map((input) => input.ariaLabel);

describe('<live-product-sheet>', () => {
  it('is accessible, in English and in Arabic', async () => {
    await expect((await aShirtSheet()).element).to.be.accessible();
    await expect((await aShirtSheet('ar')).element).to.be.accessible();
  });

  it('is a dialog with the product’s name, and has the focus', async () => {
    const { element } = await aShirtSheet();
    const sheet = inside(element, 'live-sheet')!;
    expect(inside<HTMLDialogElement>(sheet, 'dialog')?.open).to.be.true;
    expect(words(sheet)).to.contain('Linen shirt');
    expect(sheet.shadowRoot?.activeElement).to.exist;
  });

  it('begins with what the host holds up', async () => {
    const room = new FakeRoom();
    room.stores.shop.patch({ products: [aShirt()], highlights: { shirt: { colour: 'blue' } } });
    const { element } = await inRoom('live-product-sheet', {
      room,
      properties: { productId: 'shirt' },
    });
    expect(chosen(element)).to.include('Blue');
    expect(room.was('shop.view', 'shirt')).to.be.true;
  });

  it('offers each axis as a group of radios', async () => {
    const { element } = await aShirtSheet();
    expect(all(element, '[role="radiogroup"]')).to.have.lengthOf(2);
    expect(all(element, 'input[name="option-size"]')).to.have.lengthOf(2);
  });

  it('says which values are not to be had with the rest of the choice', async () => {
    const { element } = await aShirtSheet();
    expect(all(element, 'input').map((input) => input.ariaLabel)).to.deep.equal([
      'Red',
      'Blue',
      'S',
      'L, Sold out',
    ]);
  });

  it('shows a sold-out combination as such, and does not sell it', async () => {
    const { element } = await aShirtSheet();
    await choose(element, 'L');
    expect(chosen(element)).to.deep.equal(['Red, Sold out', 'L, Sold out']);
    expect(button(element, 'Sold out').disabled).to.be.true;
  });

  it('goes to the nearest combination where the one asked for is not made', async () => {
    const { element } = await aShirtSheet();
    await choose(element, 'L');
    await choose(element, 'Blue');
    expect(chosen(element)).to.deep.equal(['Blue', 'S']);
  });

  it('adds the chosen variant and quantity', async () => {
    const { element, room } = await aShirtSheet();
    await choose(element, 'Blue');
    button(element, 'One more').click();
    await rendered(element);
    setTimeout(() => button(element, 'Add to cart').click());
    await oneEvent(element, NoticeEvent.type);
    expect(room.calls.at(-1)).to.deep.equal([
      'shop.add',
      { productId: 'shirt', variantId: 'blue-s', quantity: 2 },
    ]);
  });

  it('passes on the shop’s own words when it refuses', async () => {
    const { element, room } = await aShirtSheet();
    room.answer = async () => ({ ok: false, reason: 'custom-error', message: '<b>No</b>' });
    setTimeout(() => button(element, 'Add to cart').click());
    const told = (await oneEvent(element, NoticeEvent.type)) as unknown as NoticeEvent;
    expect(told.notice.message).to.equal('<b>No</b>');
  });

  it('links to http addresses only', async () => {
    const good = await aShirtSheet();
    expect(inside<HTMLAnchorElement>(good.element, 'a')?.href).to.equal(
      'https://shop.example/shirt',
    );
    const bad = await aShirtSheet('en', aShirt({ url: 'javascript:alert(1)' }));
    expect(inside(bad.element, 'a')).to.be.null;
  });

  it('tells a combination that is not made from one that is sold out', async () => {
    const { element } = await aShirtSheet();
    await choose(element, 'Blue');
    expect(all(element, 'input').map((input) => input.ariaLabel)).to.deep.equal([
      'Red',
      'Blue',
      'S',
      'L, not made in this combination',
    ]);
  });

  it('offers five axes as well as two', async () => {
    const axes = ['colour', 'size', 'width', 'sole', 'lace'];
    const price = { amount: '10', currency: 'EUR' };
    const product = aShirt({
      options: axes.map((id) => ({
        id,
        name: id,
        values: [
          { id: 'a', name: `${id} a` },
          { id: 'b', name: `${id} b` },
        ],
      })),
      variants: [
        {
          id: 'one',
          options: Object.fromEntries(axes.map((id) => [id, 'a'])),
          price,
          availability: 'InStock',
        },
        {
          id: 'two',
          options: Object.fromEntries(axes.map((id) => [id, 'b'])),
          price,
          availability: 'InStock',
        },
      ],
    });
    const { element, room } = await aShirtSheet('en', product);
    expect(all(element, '[role="radiogroup"]')).to.have.lengthOf(5);
    await choose(element, 'sole b');
    expect(chosen(element)).to.deep.equal(axes.map((id) => `${id} b`));
    setTimeout(() => button(element, 'Add to cart').click());
    await oneEvent(element, NoticeEvent.type);
    expect(room.calls.at(-1)).to.deep.equal([
      'shop.add',
      { productId: 'shirt', variantId: 'two', quantity: 1 },
    ]);
  });

  it('says so when the product is taken out of the show, and leads to the others', async () => {
    const { element, room } = await aShirtSheet();
    room.stores.shop.patch({ products: [] });
    await rendered(element);
    expect(words(element)).to.contain('no longer in the show');
    await expect(element).to.be.accessible();
    setTimeout(() => button(element, 'Show all products').click());
    const event = (await oneEvent(element, SheetEvent.type)) as unknown as SheetEvent;
    expect(event.sheet).to.equal('shelf');
  });

  it('shows an amount of twelve digits in whole', async () => {
    const product = aShirt();
    const variants = product.variants.map((each) => ({
      ...each,
      price: { amount: '123456789012', currency: 'VND' },
    }));
    const { element } = await aShirtSheet('en', { ...product, variants });
    const price = inside<LivePriceElement>(element, 'live-price')!;
    await rendered(price);
    expect(words(price)).to.contain('123,456,789,012');
    expect(price.scrollWidth).to.be.at.most(price.clientWidth);
  });

  it('tells the page’s reviews which product they are for', async () => {
    const { element } = await aShirtSheet();
    const reviews = document.createElement('div');
    reviews.slot = 'product-reviews';
    const told = oneEvent(reviews, 'live-card-changed');
    element.append(reviews);
    const { detail } = (await told) as unknown as { detail: CardDetail };
    expect(detail.product?.id).to.equal('shirt');
    expect(detail.variant?.id).to.equal('red-s');
  });

  it('closes with Escape, and keeps the key from the page', async () => {
    const { element, scope } = await aShirtSheet();
    let heard = false;
    scope.addEventListener('keydown', () => (heard = true));
    const dialog = inside(element, 'live-sheet', 'dialog')!;
    setTimeout(() =>
      dialog.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true }),
      ),
    );
    const event = (await oneEvent(scope, SheetEvent.type)) as unknown as SheetEvent;
    expect(event.sheet).to.be.null;
    expect(heard).to.be.false;
  });
});
