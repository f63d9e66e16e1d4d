import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ReadableStore, Room } from '../../sdk/index.js';

interface RoomView extends ReactiveControllerHost {
  readonly room: Room | null;
}

/**
 * Reads one store of the room and renders its view when there is another snapshot; with `watch`,
 * only when something of what that picks is another. Follows the view to another room, and lets go
 * while the view is out of the page.
 */
export class StoreController<State extends object> implements ReactiveController {
  #host: RoomView;
  #select: (room: Room) => ReadableStore<State>;
  #watch: (state: Readonly<State>) => readonly unknown[];
  #watched: readonly unknown[] = [];
  #store: ReadableStore<State> | null = null;
  #unsubscribe: (() => void) | null = null;
  #connected = false;

  constructor(
    host: RoomView,
    select: (room: Room) => ReadableStore<State>,
    watch: (state: Readonly<State>) => readonly unknown[] = (state) => [state],
  ) {
    this.#host = host;
    this.#select = select;
    this.#watch = watch;
    host.addController(this);
  }

  /** The present snapshot; null while there is no room. */
  get state(): Readonly<State> | null {
    this.#follow();
    return this.#store?.current ?? null;
  }

  hostConnected(): void {
    this.#connected = true;
    this.#follow();
    // What changed while the view was out of the page.
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#connected = false;
    this.#follow();
  }

  #follow(): void {
    const { room } = this.#host;
    const store = room ? this.#select(room) : null;
    const listening = this.#unsubscribe !== null;
    if (store === this.#store && listening === (this.#connected && store !== null)) return;
    this.#unsubscribe?.();
    this.#store = store;
    this.#unsubscribe =
      store && this.#connected ? store.subscribe(() => this.#look(store.current)) : null;
  }

  #look(state: Readonly<State>): void {
    const before = this.#watched;
    this.#watched = this.#watch(state);
    if (this.#watched.some((value, index) => value !== before[index])) this.#host.requestUpdate();
  }
}
