import { html } from 'lit';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Room } from '../../sdk/index.js';
import { loadView } from './load-view.js';

/** Width of the panel with the gaps around it; live-room.styles.ts has the same numbers. */
const PANEL = 392;
const MARGIN = 32;

/** What stands here or there. */
export const ABOUT = html`<live-about exportparts="title, host, follow"></live-about>`;
const CHAT_PARTS = 'chat, rows, row, pinned, menu, entry';
export const CHAT = html`<live-chat exportparts=${CHAT_PARTS}></live-chat>`;
export const CHAT_BESIDE = html`<div class="side" part="side">
  <live-chat panel exportparts=${CHAT_PARTS}></live-chat>
</div>`;

/** Over the picture, beside it, or nowhere: no chat was heard of yet. */
export type ChatPlaceName = 'none' | 'over' | 'beside';

/** Knows where the chat goes, and fetches it. Renders its host only when that changes. */
export class ChatPlace implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  #room: Room | null = null;
  #unsubscribe: (() => void) | undefined;
  #observer: ResizeObserver | undefined;
  #open = false;
  #wide = false;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  get name(): ChatPlaceName {
    if (!this.#open) return 'none';
    return this.#wide ? 'beside' : 'over';
  }

  /** Asked with every rendering. */
  follow(room: Room | null): void {
    if (room === this.#room) return;
    this.#unsubscribe?.();
    this.#room = room;
    this.#open = false;
    this.#unsubscribe = room?.chat.store.subscribe(() => this.#look());
    this.#look();
  }

  hostConnected(): void {
    this.#observer = new ResizeObserver(([entry]) => {
      if (!entry) return;
      const { inlineSize, blockSize } = entry.contentBoxSize[0] ?? { inlineSize: 0, blockSize: 0 };
      const column = ((blockSize - MARGIN) * 9) / 16;
      const wide = inlineSize >= column + MARGIN + PANEL && blockSize >= 420;
      if (wide === this.#wide) return;
      this.#wide = wide;
      if (this.#open) this.#host.requestUpdate();
    });
    this.#observer.observe(this.#host);
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
    // Back in the page, it asks again.
    this.#room = null;
  }

  #look(): void {
    const open = this.#room?.chat.store.current.open ?? false;
    if (!open || open === this.#open) return;
    void loadView('live-chat').then((loaded) => {
      if (!loaded || this.#open || !this.#room?.chat.store.current.open) return;
      this.#open = true;
      this.#host.requestUpdate();
    });
  }
}
