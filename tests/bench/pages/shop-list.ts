/** A room with 500 products: how soon its list is there, and how it scrolls. */
import '../../../src/components/define.js';
import { loadView } from '../../../src/components/internal/lazy.js';

const COUNT = 500;
const products = Array.from({ length: COUNT }, (_, index) => ({
  id: `product-${index}`,
  name: { en: `Product ${index}` },
  images: [],
  options: [{ id: 'size', name: { en: 'Size' }, values: [{ id: 's', name: { en: 'S' } }] }],
  variants: [
    {
      id: `variant-${index}`,
      options: { size: 's' },
      price: { amount: `${10 + (index % 90)}.00`, currency: 'EUR' },
      availability: 'InStock',
    },
  ],
}));
const show = {
  version: 1,
  id: 'bench',
  title: { en: 'Five hundred' },
  status: 'ended',
  angles: [
    {
      id: 'main',
      name: 'Main',
      sources: [{ url: `${location.origin}/none.m3u8`, role: 'primary' }],
    },
  ],
  captions: { languages: [] },
  products,
};

const room = document.createElement('live-room');
// As a page would give it: from outside, decoded by the room.
room.show = show as unknown as NonNullable<typeof room.show>;
document.querySelector('#stage')?.replaceWith(room);

function deep(root: ParentNode, selector: string): Element | null {
  const found = root.querySelector(selector);
  if (found) return found;
  for (const element of root.querySelectorAll('*')) {
    const inside = element.shadowRoot && deep(element.shadowRoot, selector);
    if (inside) return inside;
  }
  return null;
}

const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));

/** What scrolls in the sheet, whoever it belongs to. */
function scroller(root: ParentNode): Element | null {
  for (const element of root.querySelectorAll('*')) {
    if (element.scrollHeight > element.clientHeight + 400 && element.clientHeight > 100) {
      const { overflowY } = getComputedStyle(element);
      if (overflowY === 'auto' || overflowY === 'scroll') return element;
    }
    const inside = element.shadowRoot && scroller(element.shadowRoot);
    if (inside) return inside;
  }
  return null;
}

const bench = {
  /** Ms from the tap to the first frame with products in it. */
  async open(): Promise<number> {
    await loadView('live-shelf');
    const start = performance.now();
    room.openShelf();
    while (!deep(room.shadowRoot ?? document, 'live-shelf') || !row()) await frame();
    // The frame after the one in which it was laid out: by then it is on screen.
    await frame();
    return performance.now() - start;
  },
  /** Frames a second over three seconds of scrolling. */
  async scroll(): Promise<number> {
    const list = scroller(room.shadowRoot ?? document);
    if (!list) throw new Error('Nothing scrolls.');
    const start = await frame();
    let frames = 0;
    let now = start;
    while (now - start < 3000) {
      list.scrollTop = ((now - start) / 3000) * (list.scrollHeight - list.clientHeight);
      now = await frame();
      frames += 1;
    }
    return (frames * 1000) / (now - start);
  },
};

function row(): boolean {
  const shelf = deep(room.shadowRoot ?? document, 'live-shelf');
  return shelf?.shadowRoot ? deep(shelf.shadowRoot, '[part~="product"]') !== null : false;
}

Object.assign(window, { bench });
