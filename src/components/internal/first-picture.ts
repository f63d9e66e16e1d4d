import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Room } from '../../sdk/index.js';

/** Longer than that nobody looks at a picture without buttons, or at none at all. */
const PATIENCE_MS = 1200;

interface RoomView extends ReactiveControllerHost {
  readonly room: Room | null;
}

/**
 * Says when everything but the picture may be fetched: with the first picture, when there is
 * something to tell the viewer instead, or after a moment. See decisions/0001.
 */
export class FirstPicture implements ReactiveController {
  #host: RoomView;
  #past = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: RoomView) {
    this.#host = host;
    host.addController(this);
  }

  get isPast(): boolean {
    this.#past ||= !isExpected(this.#host.room);
    return this.#past;
  }

  hostConnected(): void {
    this.#timer = setTimeout(() => {
      this.#past = true;
      this.#host.requestUpdate();
    }, PATIENCE_MS);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }
}

/** A picture will come next, and nothing else has to be said before. */
function isExpected(room: Room | null): boolean {
  if (!room) return false;
  const show = room.show.store.current;
  if (show.phase === 'idle' || show.phase === 'loading') return true;
  return show.phase === 'ready' && room.playback.store.current.phase === 'loading';
}
