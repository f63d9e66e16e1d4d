import type { BackdropDesk } from './backdrop/backdrop-desk.js';
import type { Room } from './room/room.js';

export type { BackdropDesk };

const desks = new WeakMap<Room, Promise<BackdropDesk>>();

/**
 * What may stand behind the host of this room; the same for everybody who asks. Rejects where its
 * code cannot be fetched.
 */
export function loadBackdrop(room: Room): Promise<BackdropDesk> {
  const known = desks.get(room) ?? open(room);
  desks.set(room, known);
  // Asked again, it is fetched again.
  known.catch(() => desks.delete(room));
  return known;
}

async function open(room: Room): Promise<BackdropDesk> {
  const { openBackdrop } = await import('./open-backdrop.js');
  return openBackdrop(room);
}
