/**
 * A stage with flying comments, by three engines, fed alike: `engine` ours, danmaku, danmu.js or
 * none, `rate` comments a second, in ten batches a second. Text size, stage and speed are the same.
 */
import { ContextProvider } from '@lit/context';
import Danmaku from 'danmaku/dist/esm/danmaku.dom.js';
import DanmuJs from 'danmu.js';
import { roomContext } from '../../../src/components/index.js';
import { loadView } from '../../../src/components/internal/lazy.js';
import { loadLocalizer } from '../../../src/components/internal/localize.js';
import { aRow } from '../../helpers/chat-rows.js';
import { FakeRoom } from '../../helpers/fake-room.js';

const WIDTH = 390;
const HEIGHT = 338;
const BATCH_MS = 100;
/** What our own engine makes of this stage; the others are told. */
const PX_PER_SECOND = WIDTH / 6;
const FONT_PX = WIDTH * 0.043;
/** Rows that the chat keeps. */
const ROWS = 200;

const WORDS = ['wow', 'love the green one', '好看', 'how much is it?', 'مرحبا بالجميع', '❤️❤️❤️'];
WORDS.push(
  'does it come in a larger size as well, and when?',
  '这个多少钱？可以寄到北京吗',
  '¡qué bonito!',
);

const query = new URLSearchParams(location.search);
const engine = query.get('engine') ?? 'none';
const perBatch = Number(query.get('rate')) / (1000 / BATCH_MS);

let said = 0;
const nextText = (): string => `${WORDS[said % WORDS.length] ?? ''} ${(said += 1)}`;

const stage = document.querySelector<HTMLElement>('#stage')!;
Object.assign(stage.style, {
  width: `${WIDTH}px`,
  height: `${HEIGHT}px`,
  overflow: 'hidden',
  background: '#345',
  color: '#fff',
  fontFamily: 'system-ui',
});

/** How to say a batch, and what flies. */
interface Peer {
  say(texts: readonly string[]): void;
  flying(): readonly Element[];
}

const engines: Readonly<Record<string, () => Promise<Peer> | Peer>> = {
  none: () => ({ say: () => undefined, flying: () => [] }),
  async ours() {
    const room = new FakeRoom();
    room.stores.chat.patch({ open: true });
    room.danmaku.set({ on: true, area: 1, density: 1 });
    const localizer = await loadLocalizer('en');
    new ContextProvider(stage, { context: roomContext, initialValue: { room, localizer } });
    await loadView('live-danmaku');
    const view = document.createElement('live-danmaku');
    Object.assign(view.style, { position: 'absolute', inset: '0' });
    stage.append(view);
    return {
      // As the chat does it: another list of rows with each commit.
      say(texts) {
        const rows = [
          ...room.stores.chat.current.rows,
          ...texts.map((text) => aRow({ key: text, id: text, text, language: null })),
        ].slice(-ROWS);
        room.stores.chat.patch({ rows });
      },
      flying: () => [...view.renderRoot.querySelectorAll('.air > span:not([hidden])')],
    };
  },
  danmaku() {
    const danmaku = new Danmaku({ container: stage, engine: 'dom', speed: PX_PER_SECOND });
    const style = { fontSize: `${FONT_PX}px`, fontWeight: '600', color: '#fff' };
    return {
      say: (texts) => texts.forEach((text) => danmaku.emit({ text, style })),
      flying: () => [...(stage.firstElementChild?.children ?? [])],
    };
  },
  danmujs() {
    const danmu = new DanmuJs.default({
      container: stage,
      comments: [],
      area: { start: 0, end: 1 },
      channelSize: Math.round(FONT_PX * 1.75),
      mouseControl: false,
    });
    danmu.start();
    const style = { fontSize: `${FONT_PX}px`, fontWeight: '600', color: '#fff' };
    return {
      say(texts) {
        for (const txt of texts)
          danmu.sendComment({ id: txt, txt, style, duration: 8000, moveV: PX_PER_SECOND });
      },
      flying: () => [...stage.querySelectorAll('.danmu > *')],
    };
  },
};

/** Pairs whose boxes lie on each other by more than a pixel, on the stage. */
function overlappingPairs(elements: readonly Element[]): number {
  const box = stage.getBoundingClientRect();
  const rects = elements
    .map((element) => element.getBoundingClientRect())
    .filter(({ left, right, width }) => width > 0 && right > box.left && left < box.right);
  return rects.reduce((pairs, a, index) => {
    const on = rects
      .slice(index + 1)
      .filter(
        (b) =>
          Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 &&
          Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1,
      );
    return pairs + on.length;
  }, 0);
}

/** Times of the frames of the next `ms`. */
function frames(ms: number): Promise<number[]> {
  return new Promise((resolve) => {
    const times: number[] = [];
    const frame = (now: number): void => {
      times.push(now);
      if (now - (times[0] ?? now) < ms) requestAnimationFrame(frame);
      else resolve(times);
    };
    requestAnimationFrame(frame);
  });
}

const peer = await engines[engine]();
setInterval(() => peer.say(Array.from({ length: perBatch }, nextText)), BATCH_MS);

declare global {
  var bench: {
    readonly frames: typeof frames;
    look(): { readonly overlaps: number; readonly nodes: number };
  };
}

globalThis.bench = {
  frames,
  look() {
    const flying = peer.flying();
    return { overlaps: overlappingPairs(flying), nodes: flying.length };
  },
};
