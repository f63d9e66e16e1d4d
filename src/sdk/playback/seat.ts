import { RoomError } from '../room/room-error.js';
import type { Source } from '../show/show-document.js';
import type {
  EngineStart,
  MediaEngine,
  MediaEngineEvents,
  MediaEngineFactory,
  StageHost,
} from './media-engine.js';

/** One angle from one source, with the engine that plays it once that is there. */
export class Seat {
  readonly angleId: string;
  readonly source: Source;
  engine: MediaEngine | null = null;
  /** Nothing more comes of it: it was told to stop loading, or has given up. */
  spent = false;
  #abort = new AbortController();

  constructor(angleId: string, source: Source) {
    this.angleId = angleId;
    this.source = source;
  }

  get disposed(): boolean {
    return this.#abort.signal.aborted;
  }

  /** Resolves when the engine is there; tells of failure through `events.trouble`. */
  async open(
    factory: () => Promise<MediaEngineFactory>,
    host: StageHost,
    start: Omit<EngineStart, 'url'>,
    events: MediaEngineEvents,
  ): Promise<MediaEngine | null> {
    const { signal } = this.#abort;
    try {
      const maker = await factory();
      signal.throwIfAborted();
      const engine = await maker.create(
        host,
        { ...start, url: this.source.url },
        guard(events, signal),
        signal,
      );
      if (this.disposed) {
        engine.dispose();
        return null;
      }
      this.engine = engine;
      return engine;
    } catch (error) {
      if (this.disposed) return null;
      const failure =
        error instanceof RoomError
          ? error
          : new RoomError('playback', 'stream-failed', String(error), { cause: error });
      events.trouble('playlist-failed', failure, true);
      return null;
    }
  }

  dispose(): void {
    if (this.disposed) return;
    this.#abort.abort();
    this.engine?.dispose();
  }
}

/** Nothing is heard of an engine that was let go. */
function guard(events: MediaEngineEvents, signal: AbortSignal): MediaEngineEvents {
  const unlessGone =
    <Args extends unknown[]>(handler: (...args: Args) => void) =>
    (...args: Args): void => {
      if (!signal.aborted) handler(...args);
    };
  return {
    frame: unlessGone(events.frame),
    playing: unlessGone(events.playing),
    waiting: unlessGone(events.waiting),
    pausedChanged: unlessGone(events.pausedChanged),
    mutedChanged: unlessGone(events.mutedChanged),
    pictureInPictureChanged: unlessGone(events.pictureInPictureChanged),
    renditionsChanged: unlessGone(events.renditionsChanged),
    trouble: unlessGone(events.trouble),
    healthy: unlessGone(events.healthy),
    ended: unlessGone(events.ended),
    inBandCue: unlessGone(events.inBandCue),
  };
}
