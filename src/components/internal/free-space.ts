import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Less is no place for a picture and what can be done with it. */
const LEAST_PX = 84;
/** Captions come and go: a window that did the same would be a nuisance. */
const CALM_MS = 6000;

/**
 * Whether windows have room between the captions and what the viewer acts on. Where they have not
 * they go at once, and come back when there has been room for a while.
 */
export class FreeSpace implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #sizes = new ResizeObserver(() => this.#lookSoon());
  #watched: readonly HTMLElement[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #looking: ReturnType<typeof setTimeout> | undefined;
  #cramped = false;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  get cramped(): boolean {
    return this.#cramped;
  }

  /** Looks at these from now on: what is free, and what would be. With none, nobody needs room. */
  watch(spaces: readonly HTMLElement[]): void {
    const { length } = this.#watched;
    if (spaces.length === length && spaces.every((space, at) => space === this.#watched[at]))
      return;
    this.#sizes.disconnect();
    this.#watched = spaces;
    for (const space of spaces) this.#sizes.observe(space);
    if (spaces.length > 0) return;
    this.#stop();
    this.#cramped = false;
  }

  hostUpdated(): void {
    if (this.#watched.length > 0) this.#lookSoon();
  }

  hostDisconnected(): void {
    this.#sizes.disconnect();
    this.#watched = [];
    this.#stop();
  }

  #stop(): void {
    clearTimeout(this.#looking);
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  /** In a task of its own: what changes sizes while they are told is an error of the page. */
  #lookSoon(): void {
    clearTimeout(this.#looking);
    this.#looking = setTimeout(() => this.#look());
  }

  #look(): void {
    if (this.#watched.length === 0) return;
    const height = this.#watched.reduce((sum, { offsetHeight }) => sum + offsetHeight, 0);
    const enough = height >= LEAST_PX;
    if (!enough) {
      clearTimeout(this.#timer);
      this.#timer = undefined;
      if (!this.#cramped) this.#settle(true);
    } else if (this.#cramped) {
      this.#timer ??= setTimeout(() => {
        this.#timer = undefined;
        this.#settle(false);
      }, CALM_MS);
    }
  }

  #settle(cramped: boolean): void {
    this.#cramped = cramped;
    this.#host.requestUpdate();
  }
}
