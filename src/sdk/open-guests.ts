import type { Captions } from './captions/captions.js';
import { GuestDesk } from './guests/guest-desk.js';
import type { GuestSource, GuestsState } from './guests/guest-state.js';
import type { MediaEngineFactory } from './playback/media-engine.js';
import type { Playback } from './playback/playback.js';
import { SidePicture } from './playback/side-picture.js';
import type { Realtime } from './realtime/realtime.js';
import type { RoomAnnouncer } from './room/room-events.js';
import type { Clock } from './state/clock.js';
import type { DisposalScope } from './state/disposal-scope.js';
import type { SnapshotStore } from './state/snapshot-store.js';

/** What guests have to do with in a room. */
export interface OpenGuestsParts {
  readonly store: SnapshotStore<GuestsState>;
  readonly clock: Clock;
  readonly scope: DisposalScope;
  readonly announcer: RoomAnnouncer;
  readonly playback: Playback;
  readonly captions: Captions;
  readonly realtime: Realtime;
  /** Those of the show's own picture. */
  readonly engines: () => Promise<MediaEngineFactory>;
}

/** Below that, a second decoder costs the first picture its smoothness. */
const LEAST_CORES = 4;
const LEAST_MEMORY_GIB = 2;

/** Makes what guests are received with. */
export function openGuests(parts: OpenGuestsParts): GuestDesk {
  const { store, clock, scope, announcer, playback, captions, realtime } = parts;
  const { timeline } = playback;
  const leader = {
    now: () => timeline.now,
    moving: () => playback.store.current.phase === 'playing',
    live: () => playback.store.current.live,
  };
  const engines = async (protocol: GuestSource['protocol']): Promise<MediaEngineFactory> =>
    protocol === 'hls' ? parts.engines() : (await import('./engines/whep-engine.js')).whepEngines;
  return new GuestDesk({
    clock,
    scope,
    announcer,
    playback: playback.store,
    captions: captions.store,
    // A battle of a recording is decided when the picture says so.
    serverNow: () => (leader.live() ? null : timeline.now) ?? realtime.serverNow(),
    addCue: (cue, guestId) => captions.addInBand(cue, guestId),
    thrifty: isThrifty,
    changed: (change) => store.patch(change),
    play: (picture) => new SidePicture({ ...picture, clock, leader, engines }),
  });
}

/** The viewer saves data, or the device is weak. */
function isThrifty(): boolean {
  if (typeof navigator === 'undefined') return false;
  const hints = navigator as {
    readonly connection?: { readonly saveData?: boolean };
    readonly deviceMemory?: number;
    readonly hardwareConcurrency?: number;
  };
  return (
    hints.connection?.saveData === true ||
    (hints.hardwareConcurrency ?? LEAST_CORES) < LEAST_CORES ||
    (hints.deviceMemory ?? LEAST_MEMORY_GIB) < LEAST_MEMORY_GIB
  );
}
