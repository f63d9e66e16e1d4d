import { expect } from '@open-wc/testing';
import { localeNames } from '../../src/components/locales/locales.js';
import type { Feature } from '../../src/components/locales/features.js';
import { FakeRoom } from '../helpers/fake-room.js';
import { pseudoStrings } from '../helpers/pseudo-locale.js';
import { inRoom, rendered } from './in-room.js';

const ALL: readonly Feature[] = [
  'captions',
  'shop',
  'market',
  'look',
  'transcript',
  'guests',
  'orders',
  'interactions',
];
const VIEWS = [
  'live-settings',
  'live-controls',
  'live-chat',
  'live-consent',
  'live-shelf',
] as const;

function aRoom(): FakeRoom {
  const room = new FakeRoom();
  const { consent } = room.stores.market.current;
  room.stores.market.patch({ country: 'DE', consent: { ...consent, asking: true } });
  room.stores.chat.patch({ open: true });
  room.stores.playback.patch({ behindLive: 30, atLiveEdge: false });
  return room;
}

/** Everything with words of its own, in every shadow tree. */
function wordsIn(root: ParentNode): { element: HTMLElement; text: string }[] {
  return [...root.querySelectorAll<HTMLElement>('*')].flatMap((element) => {
    if (/^(style|svg|option)$/.test(element.localName)) return [];
    const own = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE);
    const text = own
      .map((node) => node.textContent ?? '')
      .join('')
      .trim();
    const below = element.shadowRoot ? wordsIn(element.shadowRoot) : [];
    return text === '' ? below : [{ element, text }, ...below];
  });
}

async function atThreeTwenty(
  view: (typeof VIEWS)[number],
  options: { language: string; strings?: Record<string, string> },
) {
  const { element, scope } = await inRoom(view, { room: aRoom(), texts: ALL, ...options });
  Object.assign(scope.style, { inlineSize: '320px', blockSize: '568px' });
  await rendered(element);
  await rendered(element);
  const { left, right } = scope.getBoundingClientRect();
  const out = wordsIn(scope).filter(({ element: each }) => {
    if (!each.checkVisibility({ visibilityProperty: true })) return false;
    const box = each.getBoundingClientRect();
    const hidden = box.width <= 1 || box.height <= 1;
    return !hidden && (box.left < left - 1 || box.right > right + 1);
  });
  return { scope, out: out.map(({ text }) => text) };
}

describe('words at 320 px', () => {
  for (const view of VIEWS) {
    it(`fit into <${view}> in thirteen languages`, async () => {
      for (const language of localeNames) {
        const { out, scope } = await atThreeTwenty(view, { language });
        expect(out, language).to.deep.equal([]);
        scope.remove();
      }
    });

    for (const language of ['en', 'ar'])
      it(`fit into <${view}> two fifths longer, ${language === 'ar' ? 'mirrored' : 'and all are texts'}`, async () => {
        const strings = await pseudoStrings();
        const { out, scope } = await atThreeTwenty(view, { language, strings });
        expect(out).to.deep.equal([]);
        // What is left in plain letters was written into a template, or is the show's.
        const plain = wordsIn(scope)
          .map(({ text }) => text.replace(/⟦[^⟧]*⟧/g, ''))
          .filter((text) => /[a-z]{3}/i.test(text) && !/Stoneware|Mia|EUR|€|Mbit/.test(text));
        expect(plain).to.deep.equal([]);
      });
  }
});
