import '../../../src/components/define.js';
import type { LiveRoomElement } from '../../../src/components/index.js';

/** A room whose captions are made in the page: which text stood on screen with which picture. */
const query = new URLSearchParams(location.search);
const media = query.get('media')!;
const room: LiveRoomElement = document.createElement('live-room');
Object.assign(room, {
  src: `${media}/shows/spoken.json`,
  assets: '/dist/assets/',
  captions: 'en',
  autoplay: true,
  muted: true,
});
document.querySelector('#stage')!.append(room);
await room.updateComplete;
room.room?.captions.setSynced(query.get('mode') === 'synced');

const captions: { text: string; stageTime: number }[] = [];
const longTasks: number[] = [];
new PerformanceObserver((list) => {
  longTasks.push(...list.getEntries().map(({ duration }) => duration));
}).observe({ type: 'longtask' });

let before = '';
const look = (): void => {
  const view = room.shadowRoot?.querySelector('live-captions')?.shadowRoot;
  const lines = [...(view?.querySelectorAll('.line') ?? [])].map(({ textContent }) =>
    textContent.trim(),
  );
  const stageTime = room.room?.timeline.now;
  const now = lines.join('\n');
  if (now !== before && stageTime) for (const text of lines) captions.push({ text, stageTime });
  before = now;
  requestAnimationFrame(look);
};
look();

/** Stage time of the beginning of the show's first loop. */
async function loopStart(): Promise<number> {
  const text = await (await fetch(`${media}/live/show/wide/288p/index.m3u8`)).text();
  const sequence = Number(/EXT-X-MEDIA-SEQUENCE:(\d+)/.exec(text)?.[1]);
  return Date.parse(/EXT-X-PROGRAM-DATE-TIME:(\S+)/.exec(text)?.[1] ?? '') - sequence * 2000;
}

Object.assign(globalThis, {
  bench: {
    listening: () => {
      const listens = room.room?.captions.store.current.recognizer?.phase === 'listening';
      // Starting up may take a while; what counts is what it costs from here.
      if (listens) longTasks.length = 0;
      return listens;
    },
    result: async () => ({ captions, longTasks, epoch0: await loopStart() }),
  },
});
