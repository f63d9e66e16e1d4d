import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ReadableStore, Room } from '../../sdk/index.js';
import { stagePicture } from './stage-picture.js';

interface RoomView extends ReactiveControllerHost, Element {
  readonly room: Room | null;
}

/** What works on the room's picture, and tells how it goes. */
interface Desk<State extends object> {
  readonly store: ReadableStore<State>;
  mount(box: HTMLElement, assets?: string): () => void;
}

/**
 * Has a desk of the room work on the picture around a view, for as long as the view is in the room. A
 * view that is moved is back in the same task, and goes on as it was.
 */
export class DeskController<
  State extends object,
  Kind extends Desk<State>,
> implements ReactiveController {
  readonly #host: RoomView;
  readonly #load: (room: Room) => Promise<Kind>;
  readonly #released: () => void;
  #desk: Kind | null = null;
  #box: HTMLElement | undefined;
  #room: Room | null = null;
  #leave: (() => void)[] = [];

  /** @param released the picture is another one, or none: what was begun with it is over */
  constructor(
    host: RoomView,
    load: (room: Room) => Promise<Kind>,
    released: () => void = () => undefined,
  ) {
    this.#host = host;
    this.#load = load;
    this.#released = released;
    host.addController(this);
  }

  /** Null until its code is there. */
  get desk(): Kind | null {
    return this.#desk;
  }

  get state(): Readonly<State> | null {
    return this.#desk?.store.current ?? null;
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostUpdated(): void {
    const { room } = this.#host;
    if (room === this.#room || !this.#host.isConnected) return;
    this.#release();
    this.#room = room;
    if (room)
      this.#load(room).then(
        (desk) => {
          // One may be there already, where the view was moved meanwhile.
          if (this.#room === room && !this.#desk) this.#take(desk);
        },
        // Asked again at the next occasion; the picture is whole without it.
        () => {
          if (this.#room === room) this.#room = null;
        },
      );
  }

  hostDisconnected(): void {
    queueMicrotask(() => {
      if (this.#host.isConnected && stagePicture(this.#host)?.box === this.#box) return;
      this.#release();
    });
  }

  #take(desk: Kind): void {
    this.#desk = desk;
    this.#leave.push(desk.store.subscribe(() => this.#host.requestUpdate()));
    const picture = stagePicture(this.#host);
    this.#box = picture?.box;
    if (picture) {
      const assets = picture.tree.host.getAttribute('assets') ?? undefined;
      this.#leave.push(desk.mount(picture.box, assets));
    }
    this.#host.requestUpdate();
  }

  #release(): void {
    this.#released();
    for (const leave of this.#leave.splice(0)) leave();
    // What it told is shown no more.
    if (this.#desk) this.#host.requestUpdate();
    this.#desk = this.#room = null;
    this.#box = undefined;
  }
}
