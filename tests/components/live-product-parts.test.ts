import { expect, oneEvent } from '@open-wc/testing';
import { SheetEvent } from '../../src/components/internal/element-events.js';
import type { LiveGalleryElement } from '../../src/components/live-gallery.js';
import { aProduct, FakeRoom, START } from '../helpers/fake-room.js';
import { all, button, inRoom, inside, rendered, words } from './in-room.js';

const PIXEL = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';
const view = 'live-product-sheet';

describe('<live-gallery>', () => {
  async function aGallery(count: number, language = 'en'): Promise<LiveGalleryElement> {
    const pictures = Array.from({ length: count }, (_, index) => ({
      url: PIXEL,
      alt: `Side ${index}`,
    }));
    const properties = { pictures, label: 'Mug' };
    return (await inRoom('live-gallery', { view, language, properties })).element;
  }
  const count = (element: Element): string | undefined =>
    inside(element, '.count')?.textContent.trim();

  it('is accessible, in English and in Arabic', async () => {
    await expect(await aGallery(3)).to.be.accessible();
    await expect(await aGallery(3, 'ar')).to.be.accessible();
  });

  it('walks through the pictures with buttons and keys, and keeps the keys from the room', async () => {
    const element = await aGallery(3);
    expect(button(element, 'Previous picture').disabled).to.be.true;
    button(element, 'Next picture').click();
    await rendered(element);
    expect(count(element)).to.equal('2 / 3');
    let heard = false;
    element.parentElement?.addEventListener('keydown', () => (heard = true));
    const row = inside(element, '.gallery')!;
    const press = (key: string): boolean =>
      row.dispatchEvent(
        new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }),
      );
    expect(press('ArrowRight')).to.be.false;
    await rendered(element);
    expect(count(element)).to.equal('3 / 3');
    expect(heard).to.be.false;
    press('Home');
    await rendered(element);
    expect(count(element)).to.equal('1 / 3');
    expect(press('Tab')).to.be.true;
  });

  it('goes the other way from right to left', async () => {
    const element = await aGallery(3, 'ar');
    inside(element, '.gallery')!.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowLeft' }));
    await rendered(element);
    expect(count(element)).to.match(/^[2٢]/);
  });

  it('has nothing to walk through with one picture, and nothing at all with none', async () => {
    const one = await aGallery(1);
    expect(all(one, 'button')).to.have.lengthOf(0);
    expect(inside(one, '.gallery')?.hasAttribute('tabindex')).to.be.false;
    expect(inside(await aGallery(0), '.gallery')).to.be.null;
  });
});

describe('<live-size-help>', () => {
  const product = aProduct({
    options: [{ id: 'size', name: 'Size', values: [{ id: '42', name: 'EU 42' }] }],
    sizes: {
      option: 'size',
      columns: [{ name: 'UK' }, { name: 'Foot', unit: 'cm' }],
      rows: [
        { size: '41', cells: ['7', 25.4] },
        { size: '42', cells: ['8', [26, 26.5]] },
      ],
      howTo: 'Stand on paper.',
    },
  });
  const help = (language = 'en', country = 'GB') =>
    inRoom('live-size-help', { view, language, country, properties: { product, chosen: '42' } });
  const cells = (element: Element): (string | undefined)[] =>
    all(element, 'td').map(({ textContent }) => textContent.trim());

  it('is accessible, in English and in Arabic', async () => {
    for (const language of ['en', 'ar']) {
      const { element } = await help(language);
      inside<HTMLDetailsElement>(element, 'details')!.open = true;
      await expect(element).to.be.accessible();
    }
  });

  it('shows the table with the chosen size marked', async () => {
    const { element } = await help();
    expect(cells(element)).to.deep.equal(['7', '25.4', '8', '26–26.5']);
    expect(inside(element, '.chosen')?.textContent).to.contain('EU 42');
    expect(words(element)).to.contain('Stand on paper.');
  });

  it('is in inches where people measure in them, and in the other unit on demand', async () => {
    const { element } = await help('en', 'US');
    expect(cells(element)).to.deep.equal(['7', '10', '8', '10.25–10.5']);
    all(element, 'input')[0].click();
    await rendered(element);
    expect(cells(element)[1]).to.equal('25.4');
  });

  it('is not there for a product without a table', async () => {
    const { element } = await inRoom('live-size-help', {
      view,
      properties: { product: aProduct() },
    });
    expect(inside(element, 'details')).to.be.null;
  });
});

describe('<live-product-facts>', () => {
  const product = aProduct({
    facts: [
      {
        kind: 'certificate',
        name: 'CE',
        text: 'EN 71-1',
        url: 'https://x.example/ce',
        markets: ['EU'],
      },
      { kind: 'certificate', name: 'FDA', url: 'javascript:alert(1)', markets: ['US'] },
      { kind: 'certificate', name: { en: 'Halal', ar: 'حلال' } },
      { kind: 'specification', name: 'Weight', text: '350 g' },
      { kind: 'ingredients', name: 'Glaze', text: 'Silica' },
      { kind: 'warning', name: 'Hot', text: 'The cup gets hot.' },
    ],
  });
  const facts = (language: string, country: string | null = null) => {
    const room = new FakeRoom();
    room.stores.market.patch({ country });
    return inRoom('live-product-facts', {
      view,
      language,
      room,
      properties: { product },
    });
  };

  it('is accessible, in English and in Arabic', async () => {
    await expect((await facts('en', 'DE')).element).to.be.accessible();
    await expect((await facts('ar', 'AE')).element).to.be.accessible();
  });

  it('tells what holds in the market of the viewer', async () => {
    const german = words((await facts('en', 'DE')).element);
    expect(german).to.contain('CE').and.contain('350 g').and.contain('The cup gets hot.');
    expect(german).not.to.contain('FDA');
    const american = await facts('en', 'US');
    expect(words(american.element)).to.contain('FDA').and.not.contain('EN 71-1');
    // Its address is none to be followed.
    expect(inside(american.element, 'a')).to.be.null;
  });

  it('promises no certificate of a market to a viewer of an unknown one', async () => {
    const { element } = await facts('en');
    expect(words(element)).not.to.match(/CE|FDA/);
    expect(words(element)).to.contain('Halal');
  });
});

describe('<live-missed-products>', () => {
  async function missed(seekable: { start: number; end: number } | null, language = 'en') {
    const room = new FakeRoom();
    room.stores.shop.patch({ products: [aProduct()] });
    room.stores.products.patch({ shown: { mug: START + 60_000 }, since: START + 300_000 });
    room.stores.playback.patch({ seekable });
    return inRoom('live-missed-products', { view: 'live-shelf', room, language });
  }
  const all600 = { start: START, end: START + 600_000 };

  it('is accessible, in English and in Arabic', async () => {
    await expect((await missed(all600)).element).to.be.accessible();
    await expect((await missed(all600, 'ar')).element).to.be.accessible();
  });

  it('shows what was on the stage before the viewer came, and how long ago', async () => {
    const { element } = await missed(all600);
    expect(words(element)).to.contain('You missed').and.contain('Stoneware mug').and.contain('9');
  });

  it('takes the viewer to the moment, a little before, and closes the sheet', async () => {
    const { element, room } = await missed(all600);
    setTimeout(() => button(element, 'Watch the moment: Stoneware mug').click());
    const event = (await oneEvent(element, SheetEvent.type)) as unknown as SheetEvent;
    expect(event.sheet).to.be.null;
    expect(room.was('playback.seek', START + 58_000)).to.be.true;
  });

  it('offers no moment that the stream has no longer', async () => {
    const { element } = await missed({ start: START + 120_000, end: START + 600_000 });
    expect(all(element, '.watch')).to.have.lengthOf(0);
    expect(all(element, '.open')).to.have.lengthOf(1);
    expect(all((await missed(null)).element, '.watch')).to.have.lengthOf(0);
  });

  it('is not there when nothing was missed', async () => {
    const { element } = await inRoom('live-missed-products', { view: 'live-shelf' });
    expect(inside(element, 'section')).to.be.null;
  });
});
