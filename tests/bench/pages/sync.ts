import '../../../src/components/define.js';
import type { LiveRoomElement } from '../../../src/components/index.js';
import type { ShowDocument } from '../../../src/sdk/index.js';
import { ClockReader, loopStart } from './clock-reader.js';

/** A room on the clock stream that sells: the picture says its own time, the room pins and captions. */
const query = new URLSearchParams(location.search);
const media = query.get('media')!;
const room: LiveRoomElement = document.createElement('live-room');
const epoch0 = await loopStart(`${media}/live/clock/a/320p/index.m3u8`);
const [clock, studio] = await Promise.all(['clock', 'studio'].map(readShow));
room.show = { ...clock, products: studio.products };
Object.assign(room, { captions: 'en', autoplay: true, muted: true });
document.querySelector('#stage')!.append(room);

/** Pictures on screen, the newest last: page time, and stage time within the loop. */
let picture: { at: number; loopMs: number } | null = null;
const reader = new ClockReader();
/** What is on screen now, by name. */
const present = new Set<string>();
/** What came and went, with the picture it came or went with. */
const changes: { name: string; shown: boolean; loopMs: number }[] = [];

const look = (): void => {
  const video = deep<HTMLVideoElement>('video').find(({ style }) => style.opacity === '1');
  const read = video && reader.read(video);
  if (read) picture = { at: performance.now(), loopMs: read.loopMs };
  const now = new Set([
    ...deep('live-captions .line').map(({ textContent }) => textContent.trim()),
    ...deep<HTMLElement & { productId: string }>('live-product').map(({ productId }) => productId),
  ]);
  for (const name of now) if (!present.has(name)) note(name, true);
  for (const name of present) if (!now.has(name)) note(name, false);
  requestAnimationFrame(look);
};
look();

function note(name: string, shown: boolean): void {
  if (shown) present.add(name);
  else present.delete(name);
  if (picture) changes.push({ name, shown, loopMs: picture.loopMs });
}

/** Elements in all shadow trees; of a selector with two parts, the first names the host. */
function deep<Found extends Element = Element>(selector: string): Found[] {
  const [outer, inner] = selector.split(' ');
  const found: Element[] = [];
  const walk = (root: Element | ShadowRoot): void => {
    for (const element of root.querySelectorAll('*')) {
      if (element.matches(outer)) {
        if (inner) found.push(...(element.shadowRoot?.querySelectorAll(inner) ?? []));
        else found.push(element);
      }
      if (element.shadowRoot) walk(element.shadowRoot);
    }
  };
  walk(room);
  if (room.shadowRoot) walk(room.shadowRoot);
  return found as Found[];
}

/** With absolute addresses, as the document will have no place of its own. */
async function readShow(id: string): Promise<ShowDocument> {
  const url = `${media}/shows/${id}.json`;
  const text = await (await fetch(url)).text();
  return JSON.parse(text, (_key, value: unknown) =>
    typeof value === 'string' && /^(\.\.?\/|\/)/.test(value) ? new URL(value, url).href : value,
  ) as ShowDocument;
}

Object.assign(globalThis, {
  bench: {
    changes,
    epoch0,
    products: studio.products.map((product) => (product as { id: string }).id),
    picture: () => picture,
    ready: () => room.room?.playback.store.current.phase === 'playing',
  },
});
