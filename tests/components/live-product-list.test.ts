import { expect, oneEvent } from '@open-wc/testing';
import { SheetEvent } from '../../src/components/internal/element-events.js';
import type { LiveProductListElement } from '../../src/components/live-product-list.js';
import type { Product } from '../../src/sdk/index.js';
import { aProduct, aShirt, FakeRoom } from '../helpers/fake-room.js';
import { all, button, inRoom, inside, rendered, words } from './in-room.js';

const KITCHEN = { id: 'kitchen', name: { en: 'Kitchen', ar: 'المطبخ' } };
const LIGHT = { id: 'light', name: { en: 'Lamps', ar: 'مصابيح' } };

function aShop(): Product[] {
  return [
    aProduct({ categories: [KITCHEN] }),
    aShirt(),
    aProduct({ id: 'kettle', name: { en: 'Café kettle', ar: 'إبريق' }, categories: [KITCHEN] }),
    aProduct({ id: 'lamp', name: 'Lamp', categories: [LIGHT] }),
    aProduct({
      id: 'gone',
      name: 'Candle',
      categories: [LIGHT],
      variants: [
        { id: 'g', options: {}, price: { amount: '5', currency: 'EUR' }, availability: 'SoldOut' },
      ],
    }),
  ];
}

async function aList(
  options: {
    products?: Product[];
    language?: string;
    shown?: Record<string, number>;
    phase?: 'loading';
  } = {},
): Promise<{ element: LiveProductListElement; room: FakeRoom; scope: HTMLElement }> {
  const { products = aShop(), language = 'en', shown = {}, phase = 'ready' } = options;
  const room = new FakeRoom();
  room.stores.shop.patch({ products, pins: ['shirt'] });
  room.stores.products.patch({ shown, phase });
  return inRoom('live-product-list', { room, language, view: 'live-shelf' });
}

async function search(element: LiveProductListElement, text: string): Promise<void> {
  const input = inside<HTMLInputElement>(element, 'input')!;
  input.value = text;
  input.dispatchEvent(new Event('input', { bubbles: true }));
  await rendered(element);
}

async function press(element: LiveProductListElement, name: string): Promise<void> {
  button(element, name).click();
  await rendered(element);
}

const names = (element: Element): string[] =>
  all(element, '.name').map(({ textContent }) => textContent.trim());

describe('<live-product-list>', () => {
  it('is accessible, in English and in Arabic', async () => {
    await expect((await aList({ shown: { lamp: 1 } })).element).to.be.accessible();
    await expect((await aList({ language: 'ar' })).element).to.be.accessible();
  });

  it('opens a product', async () => {
    const { element } = await aList();
    expect(words(element)).to.contain('On screen now');
    setTimeout(() => all(element, '.row')[1].click());
    const event = (await oneEvent(element, SheetEvent.type)) as unknown as SheetEvent;
    expect(event.about).to.equal('shirt');
  });

  it('finds products by words, whatever their accents and case, and says how many', async () => {
    const { element } = await aList();
    await search(element, 'CAFE');
    expect(names(element)).to.deep.equal(['Café kettle']);
    expect(inside(element, '[role="status"]')?.textContent).to.equal('1 product');
  });

  it('finds them in Arabic', async () => {
    const { element } = await aList({ language: 'ar' });
    await search(element, 'ابريق');
    expect(names(element)).to.deep.equal(['إبريق']);
  });

  it('filters by category, and by a second tap no more', async () => {
    const { element } = await aList();
    await press(element, 'Kitchen');
    expect(names(element)).to.deep.equal(['Stoneware mug', 'Café kettle']);
    expect(button(element, 'Kitchen').ariaPressed).to.equal('true');
    await press(element, 'Kitchen');
    expect(names(element)).to.have.lengthOf(5);
  });

  it('filters by stock and by what was shown so far', async () => {
    const { element } = await aList({ shown: { lamp: 1, gone: 2 } });
    await press(element, 'Shown so far');
    expect(names(element)).to.deep.equal(['Lamp', 'Candle']);
    await press(element, 'In stock');
    expect(names(element)).to.deep.equal(['Lamp']);
  });

  it('leads back from a search that finds nothing, with the focus in the field', async () => {
    const { element } = await aList();
    await search(element, '<img src=x onerror=alert(1)>');
    expect(words(element)).to.contain('Nothing matches');
    await press(element, 'Show all products');
    expect(names(element)).to.have.lengthOf(5);
    expect(element.shadowRoot?.activeElement?.localName).to.equal('input');
  });

  it('offers no search where there is nothing to find', async () => {
    const { element } = await aList({ products: aShop().slice(0, 2) });
    expect(inside(element, 'input')).to.be.null;
  });

  it('says that the products are on their way, and that there are none', async () => {
    const waiting = await aList({ products: [], phase: 'loading' });
    expect(words(waiting.element)).to.contain('Getting the products');
    await expect(waiting.element).to.be.accessible();
    expect(words((await aList({ products: [] })).element)).to.contain('No products yet');
  });

  it('makes the first rows of five hundred, and more on demand', async () => {
    const products = Array.from({ length: 500 }, (_, index) =>
      aProduct({ id: `p${index}`, name: `Product ${index}`, images: [{ url: `/p${index}.jpg` }] }),
    );
    const { element } = await aList({ products });
    const first = names(element).length;
    expect(first).to.be.within(10, 120);
    expect(all(element, 'img').length).to.equal(first);
    button(element, 'Show more products').click();
    await rendered(element);
    expect(names(element).length).to.be.greaterThan(first);
    await search(element, 'product 499');
    expect(names(element)).to.deep.equal(['Product 499']);
  });

  it('passes markup on as text', async () => {
    const { element } = await aList({ products: [aProduct({ name: '<b>x</b>' })] });
    expect(names(element)).to.deep.equal(['<b>x</b>']);
  });
});
