import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** As near to the end as a thumb gets when it means the end, CSS pixels. */
const NEAR = 48;

/**
 * Keeps a list at its end while its reader is there. While they read further up, what they read
 * stays where it is, whatever comes and goes around it, and what has come since is counted. By
 * itself, not by the browser's scroll anchoring, which not all browsers have.
 */
export class PinnedScroll implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #scroller: () => HTMLElement | null;
  #atEnd = true;
  /** Where the list was put last: only a reader moves it up from there. */
  #top = 0;
  #keys: readonly string[] = [];
  #lastSeen: string | undefined;
  /** What is being read, and where it stood before the rendering. */
  #read: { readonly row: Element; readonly top: number } | undefined;

  constructor(host: ReactiveControllerHost, scroller: () => HTMLElement | null) {
    this.#host = host;
    this.#scroller = scroller;
    host.addController(this);
  }

  get atEnd(): boolean {
    return this.#atEnd;
  }

  /** So many rows came after the last one that was seen. */
  get unseen(): number {
    if (this.#atEnd || this.#lastSeen === undefined) return 0;
    return this.#keys.length - 1 - this.#keys.lastIndexOf(this.#lastSeen);
  }

  /** The rows as they are rendered now. */
  follow(keys: readonly string[]): void {
    this.#keys = keys;
    if (this.#atEnd) this.#lastSeen = keys.at(-1);
  }

  toEnd(): void {
    this.#atEnd = true;
    this.#lastSeen = this.#keys.at(-1);
    this.#scrollToEnd();
    this.#host.requestUpdate();
  }

  readonly handleScroll = (): void => {
    const scroller = this.#scroller();
    if (!scroller) return;
    const left = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight;
    const atEnd = left < NEAR;
    if (atEnd === this.#atEnd) return;
    // A menu below, or a keyboard, made the list smaller; nobody scrolled.
    if (this.#atEnd && scroller.scrollTop >= this.#top) {
      this.#scrollToEnd();
      return;
    }
    this.#atEnd = atEnd;
    this.#lastSeen = this.#keys.at(-1);
    this.#host.requestUpdate();
  };

  hostUpdate(): void {
    const scroller = this.#atEnd ? null : this.#scroller();
    const edge = scroller?.getBoundingClientRect().top ?? 0;
    const row = [...(scroller?.children ?? [])].find(
      (each) => each.getBoundingClientRect().bottom > edge,
    );
    this.#read = row && { row, top: row.getBoundingClientRect().top };
  }

  hostUpdated(): void {
    const scroller = this.#scroller();
    if (this.#atEnd) this.#scrollToEnd();
    else if (scroller && this.#read?.row.isConnected)
      scroller.scrollTop += this.#read.row.getBoundingClientRect().top - this.#read.top;
    this.#read = undefined;
  }

  #scrollToEnd(): void {
    const scroller = this.#scroller();
    if (!scroller) return;
    scroller.scrollTop = scroller.scrollHeight;
    this.#top = scroller.scrollTop;
  }
}
