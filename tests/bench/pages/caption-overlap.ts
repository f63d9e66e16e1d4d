/** The real tag in a made-up room: how many pixels of a caption lie over what is sold or pressed. */
import '../../../src/components/define.js';
import type { LiveRoomElement } from '../../../src/components/index.js';
import { loadView } from '../../../src/components/internal/lazy.js';
import { SENTENCES } from '../../fixtures/measures/sentences.js';
import { aRow } from '../../helpers/chat-rows.js';
import { aProduct, aShirt, FakeRoom } from '../../helpers/fake-room.js';
import { anInteraction, put } from '../../helpers/interactions.js';

interface Overlap {
  /** Square pixels. */
  readonly area: number;
  /** What lay under which line, for whoever has to mend it. */
  readonly what: string;
}

const wordsOf = (language: string): string[] =>
  (SENTENCES[language] ?? [])
    .map(([, text]) => text.replace(/[{}]/g, ''))
    .sort((a, b) => b.length - a.length);

const LAYOUTS: readonly ((room: FakeRoom) => void)[] = [
  ({ captions }) => captions.setPosition('bottom'),
  ({ captions }) => captions.setPosition('top'),
  ({ captions, stores }) => {
    captions.setPosition('middle');
    stores.shop.patch({ pins: ['mug', 'shirt'] });
  },
  (room) => {
    room.captions.setSize(2);
    put(room, anInteraction('poll', { phase: 'open' }));
  },
  ({ captions, stores }) => {
    captions.setSize(1.4);
    stores.playback.patch({ gestureNeeded: true, muted: true });
  },
  ({ captions, stores }) => {
    captions.setPosition('middle');
    captions.setSize(1.4);
    stores.show.patch({ status: 'replay' });
    stores.playback.patch({ live: false, atLiveEdge: false, behindLive: 300 });
  },
];

let element: LiveRoomElement | undefined;

async function measure(language: string, layout: number): Promise<readonly Overlap[]> {
  element?.remove();
  const room = new FakeRoom();
  room.language = language;
  const [first = '', second = '', third = ''] = wordsOf(language);
  const named = { mug: aProduct({ name: first }), shirt: aShirt({ name: second }) };
  room.stores.shop.patch({ products: [named.mug, named.shirt], pins: ['mug'] });
  const rows = [first, second, third].map((text, index) => aRow({ key: `r${index}`, text }));
  room.stores.chat.patch({ open: true, rows });
  room.stores.captions.patch({
    languages: [language],
    language,
    lines: [first, second].map((text, index) => ({
      id: `c${index}`,
      slot: `c${index}`,
      translatedBy: null,
      original: null,
      text,
      language,
      source: 'studio' as const,
    })),
  });
  LAYOUTS[layout]?.(room);
  element = document.createElement('live-room');
  Object.assign(element, { room, language });
  Object.assign(element.style, { inlineSize: '100vw', blockSize: '100vh' });
  document.body.append(element);
  await loadView('front-views');
  if (layout === 3) await loadView('live-interaction');
  await settled(element);
  return overlapsIn(element);
}

/** Until nothing moves any more: views and texts come one after the other. */
async function settled(root: LiveRoomElement): Promise<void> {
  let [before, still] = ['', 0];
  for (let frame = 0; frame < 600 && still < 8; frame += 1) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
    const now = JSON.stringify(
      boxesIn(root).map(({ box }) => [box.x, box.y, box.width, box.height]),
    );
    const ready = root.shadowRoot?.querySelector('.frame[dir]') && captionsIn(root).length > 0;
    still = ready && now === before ? still + 1 : 0;
    before = now;
  }
}

interface Box {
  readonly name: string;
  readonly box: DOMRect;
}

function overlapsIn(root: LiveRoomElement): readonly Overlap[] {
  const captions = captionsIn(root);
  if (captions.length === 0) return [{ area: Infinity, what: 'no caption on screen' }];
  const boxes = boxesIn(root);
  const missing = ['live-product', 'live-price', 'button'].filter(
    (wanted) => !boxes.some(({ name }) => name.startsWith(wanted)),
  );
  if (missing.length > 0) return [{ area: Infinity, what: `not on screen: ${missing.join()}` }];
  return captions.flatMap((caption) =>
    boxes.flatMap(({ name, box }) => {
      const width = Math.min(caption.right, box.right) - Math.max(caption.left, box.left);
      const height = Math.min(caption.bottom, box.bottom) - Math.max(caption.top, box.top);
      // Half a pixel is how boxes are rounded.
      return width > 0.5 && height > 0.5 ? [{ area: width * height, what: name }] : [];
    }),
  );
}

/** What of each line is to be seen. */
function captionsIn(root: Element): DOMRect[] {
  const captions = root.shadowRoot?.querySelector('live-captions');
  const clip = captions?.getBoundingClientRect();
  return [...(captions?.shadowRoot?.querySelectorAll('.line') ?? [])].flatMap((line) => {
    const box = line.getBoundingClientRect();
    if (!clip) return [];
    const top = Math.max(box.top, clip.top);
    const bottom = Math.min(box.bottom, clip.bottom);
    return bottom > top ? [new DOMRect(box.left, top, box.width, bottom - top)] : [];
  });
}

/** Cards, prices, and all that can be pressed, in every shadow tree. */
function boxesIn(root: Element): Box[] {
  const found: Box[] = [];
  const visit = (node: ParentNode): void => {
    for (const child of node.querySelectorAll<HTMLElement>('*')) {
      if (
        child.matches('live-product, live-price, button, a[href], input, select, [role=slider]')
      ) {
        const box = child.getBoundingClientRect();
        const seen = child.checkVisibility({ opacityProperty: true, visibilityProperty: true });
        if (seen && box.width > 0 && box.height > 0)
          found.push({ name: `${child.localName}.${child.className}`, box });
      }
      if (child.shadowRoot && child.localName !== 'live-captions') visit(child.shadowRoot);
    }
  };
  if (root.shadowRoot) visit(root.shadowRoot);
  return found;
}

Object.assign(window, { measure, layouts: LAYOUTS.length, languages: Object.keys(SENTENCES) });
