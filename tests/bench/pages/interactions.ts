import { createRoom, type ShowDocument } from '../../../src/sdk/index.js';
import { ClockReader, loopStart } from './clock-reader.js';

/** Two viewers of one show: one at the live edge, one who is seconds behind. */
const query = new URLSearchParams(location.search);
const media = query.get('media')!;
const stage = document.querySelector<HTMLElement>('#stage')!;
const LOOP_MS = 96_000;
const epoch0 = await loopStart(`${media}/live/clock/a/320p/index.m3u8`);
const show = (await (await fetch(`${media}/shows/clock.json`)).json()) as ShowDocument;

interface Opening {
  readonly id: string;
  /** The picture on screen when it opened, against the one that opens it. */
  readonly errorMs: number;
  /** How far the picture was behind the camera. */
  readonly delayMs: number;
}

function enter(behindMs: number) {
  const place = document.createElement('div');
  place.style.cssText = 'position:relative;width:320px;height:180px';
  stage.append(place);
  const reader = new ClockReader();
  const openings: Opening[] = [];
  const room = createRoom({ show: `${media}/shows/clock.json`, muted: true, autoplay: true });
  const video = (): HTMLVideoElement | undefined =>
    [...place.querySelectorAll('video')].find(({ style }) => style.opacity === '1');
  room.addEventListener('interaction-opened', ({ detail: { interactionId: id } }) => {
    const shown = video();
    const read = shown && reader.read(shown);
    const opensAt = room.interactions.store.current.list.find((one) => one.id === id)?.opensAt;
    if (!read || opensAt === null || opensAt === undefined) return;
    const wanted = (opensAt - epoch0) % LOOP_MS;
    const off = ((read.loopMs - wanted + 1.5 * LOOP_MS) % LOOP_MS) - LOOP_MS / 2;
    openings.push({ id, errorMs: off, delayMs: room.interactions.serverNow() - opensAt });
  });
  // The store is written with the event's picture; without a reader it would be a task later.
  room.interactions.store.subscribe(() => undefined);
  room.playback.mount(place);
  void room.join();
  return {
    openings,
    settle: (): boolean => {
      const { phase, seekable } = room.playback.store.current;
      const now = room.timeline.now;
      if (phase !== 'playing' || now === null || !seekable) return false;
      if (behindMs === 0) return true;
      const behind = room.interactions.serverNow() - now;
      if (Math.abs(behind - behindMs) < 1500) return true;
      room.playback.seek(room.interactions.serverNow() - behindMs);
      return false;
    },
  };
}

const viewers = { near: enter(0), late: enter(8000) };
Object.assign(globalThis, {
  bench: {
    show: show.id,
    settled: () => viewers.near.settle() && viewers.late.settle(),
    openings: () => ({ near: viewers.near.openings, late: viewers.late.openings }),
  },
});
