import type { Room } from './room/room.js';
import type { HostDesk } from './virtual-host/host-desk.js';

export type { HostDesk };

const desks = new WeakMap<Room, Promise<HostDesk>>();

/**
 * The virtual host of this room; the same for everybody who asks. Rejects where its code cannot be
 * fetched.
 */
export function loadVirtualHost(room: Room): Promise<HostDesk> {
  const known = desks.get(room) ?? open(room);
  desks.set(room, known);
  // Asked again, it is fetched again.
  known.catch(() => desks.delete(room));
  return known;
}

async function open(room: Room): Promise<HostDesk> {
  const { openVirtualHost } = await import('./open-virtual-host.js');
  return openVirtualHost(room);
}
