import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { CreateRoomOptions, Room } from '../../sdk/index.js';
import { createRoom } from '../../sdk/index.js';
import { forwardEvents } from './forward-events.js';

/**
 * Owns the room of an element: makes it, forwards its events, and leaves it after the element has
 * left the page. An element that is moved keeps its room, and the picture goes on.
 */
export class RoomKeeper implements ReactiveController {
  #host: ReactiveControllerHost & HTMLElement;
  #given: Room | null = null;
  #own: Room | null = null;
  #stopForwarding: (() => void) | null = null;
  #forwarded: Room | null = null;
  #playingBeforeMove = false;
  #resumeBefore = 0;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  get room(): Room | null {
    return this.#given ?? this.#own;
  }

  /** A room of the page's: it is shown, never joined or left. */
  give(room: Room | null): void {
    this.#given = room;
    if (room) this.#leave();
    if (!room && !this.#host.isConnected) this.#forward(null);
  }

  /** Makes a room, instead of the one before. `null`: there is nothing to show. */
  make(options: CreateRoomOptions | null): void {
    this.#leave();
    if (options && !this.#given) {
      try {
        this.#own = createRoom(options);
      } catch (error) {
        // The page gets the report, its script goes on.
        reportError(error);
      }
    }
    this.settle();
    // What fails is in the room's state and in `room-failed`.
    this.#own?.join().catch(() => undefined);
  }

  get hasOwn(): boolean {
    return this.#own !== null;
  }

  /** Forwards the events of the present room. */
  settle(): void {
    this.#forward(this.#host.isConnected ? this.room : null);
  }

  hostConnected(): void {
    if (!this.room) return;
    this.settle();
    if (!this.#playingBeforeMove) return;
    // A browser may pause a video that is moved, and says so a task later.
    this.#playingBeforeMove = false;
    this.#resumeBefore = performance.now() + 1000;
    this.room.playback.play();
  }

  hostDisconnected(): void {
    const { room } = this;
    const phase = room?.playback.store.current.phase;
    this.#playingBeforeMove = phase === 'playing' || phase === 'buffering';
    queueMicrotask(() => {
      if (this.#host.isConnected) return;
      this.#playingBeforeMove = false;
      this.#forward(null);
      this.#leave();
    });
  }

  /** Call it on every notice of the playback. */
  resumeIfMoved(): void {
    if (this.#resumeBefore === 0) return;
    if (performance.now() > this.#resumeBefore) this.#resumeBefore = 0;
    else if (this.room?.playback.store.current.phase === 'paused') {
      this.#resumeBefore = 0;
      this.room.playback.play();
    }
  }

  /** The viewer paused: that is no accident of a move. */
  forgetMove(): void {
    this.#resumeBefore = 0;
  }

  #leave(): void {
    const room = this.#own;
    if (!room) return;
    this.#own = null;
    if (this.#forwarded === room) this.#forward(null);
    room.leave();
    this.#host.requestUpdate();
  }

  #forward(room: Room | null): void {
    if (room === this.#forwarded) return;
    this.#stopForwarding?.();
    this.#forwarded = room;
    this.#stopForwarding = room ? forwardEvents(room, this.#host) : null;
  }
}
