import { RoomError } from '../room/room-error.js';
import type { MediaEngineFactory } from '../playback/media-engine.js';
import { KnownPlaylists, openStream } from './stream-opening.js';

/**
 * Chooses the engine this browser can run. MSE comes first even where the browser plays HLS by
 * itself (Chromium does too by now): captions, angles and the timeline need the segments.
 */
export function createMediaEngineFactory(): MediaEngineFactory {
  const hasMse = 'ManagedMediaSource' in globalThis || 'MediaSource' in globalThis;
  const known = new KnownPlaylists();
  return {
    preload() {
      if (hasMse) void import('./hls-engine.js').catch(() => undefined);
    },
    acquaint(url) {
      if (hasMse) known.acquaint(url);
    },
    async create(host, start, events, signal) {
      if (!hasMse) {
        const { NativeEngine } = await import('./native-engine.js');
        return new NativeEngine(host, start, events);
      }
      const opening = openStream(start, signal, known);
      // The engine reports its failure; until it is there nobody listens.
      opening.catch(() => undefined);
      try {
        const { HlsEngine } = await import('./hls-engine.js');
        return new HlsEngine(host, start, events, opening);
      } catch (error) {
        throw new RoomError('playback', 'engine-unavailable', 'The player could not be loaded', {
          cause: error,
        });
      }
    },
  };
}
