import { BackdropDesk } from './backdrop/backdrop-desk.js';
import { decodeBackdrop } from './backdrop/decode-backdrop.js';
import type { Room } from './room/room.js';

/** Makes the desk of a room, which follows its show document. */
export function openBackdrop(room: Room): BackdropDesk {
  const desk = new BackdropDesk({
    playback: room.playback.store,
    timeline: room.timeline,
    engine: async () => (await import('./engines/picture-key.js')).pictureKey,
  });
  let read: unknown;
  const follow = (): void => {
    const { document } = room.show.store.current;
    if (document === read) return;
    read = document;
    if (!document?.backdrop) {
      desk.setOptions(null);
      return;
    }
    const decoded = decodeBackdrop(document.backdrop.source, document.backdrop.base);
    // What cannot be read is as good as not there: the picture is whole without it.
    if (decoded.ok) desk.setOptions(decoded.value);
    else desk.setOptions(null, decoded.error);
  };
  room.show.store.subscribe(follow);
  follow();
  return desk;
}
