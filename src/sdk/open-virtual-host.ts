import type { Room } from './room/room.js';
import { decodeHost } from './virtual-host/decode-host.js';
import { HostDesk } from './virtual-host/host-desk.js';

/** Makes the desk of a room's virtual host, which follows the show document and the channel. */
export function openVirtualHost(room: Room): HostDesk {
  const desk = new HostDesk({
    playback: room.playback.store,
    timeline: room.timeline,
    engine: async () => (await import('./engines/avatar-engine.js')).avatarStage,
    ear: async (parts) => {
      const { hostEar } = await import('./engines/host-ear.js');
      return hostEar(room.virtualHost.share, parts);
    },
  });
  let read: unknown;
  const follow = (): void => {
    const { document } = room.show.store.current;
    if (document === read) return;
    read = document;
    if (!document?.virtualHost) {
      desk.setOptions(null);
      return;
    }
    const decoded = decodeHost(document.virtualHost.source, document.virtualHost.base);
    // What cannot be read is as good as not there: the stream has a picture of its own.
    if (decoded.ok) desk.setOptions(decoded.value);
    else desk.setOptions(null, decoded.error);
  };
  room.show.store.subscribe(follow);
  follow();
  room.virtualHost.read((data, at) => desk.receive(data, at));
  return desk;
}
