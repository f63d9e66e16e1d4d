import { css, html, nothing } from 'lit';
import type { PropertyValues } from 'lit';
import { icons } from './internal/icons.js';
import { loadView } from './internal/load-view.js';
import { LiveElement } from './internal/live-element.js';
import { MotionController } from './internal/motion.js';
import { keepSettings } from './internal/settings-keeper.js';
import { StoreController } from './internal/store-controller.js';

/**
 * Switches the flying comments, from the first to the last: what moves by itself can be stopped at
 * any time. Not there without a chat, nor for a viewer who wants no motion; nothing flies then.
 */
export class LiveDanmakuToggleElement extends LiveElement {
  static override styles = [
    LiveElement.styles,
    css`
      :host {
        display: contents;
      }
    `,
  ];

  #motion = new MotionController(this);
  #danmaku = new StoreController(this, (room) => room.danmaku.store);
  #chat = new StoreController(
    this,
    (room) => room.chat.store,
    ({ open }) => [open],
  );
  #market = new StoreController(this, (room) => room.market.store);

  #handleClick(): void {
    this.room?.danmaku.set({ on: !this.#danmaku.state?.on });
  }

  protected override updated(_changes: PropertyValues<this>): void {
    const agreed = this.#market.state?.consent.granted.includes('functional') ?? false;
    keepSettings(this.room, agreed);
    if (this.#danmaku.state?.on && this.#motion.allowed && this.#chat.state?.open)
      void loadView('live-danmaku');
  }

  protected override render(): unknown {
    const [danmaku, chat] = [this.#danmaku.state, this.#chat.state];
    if (!danmaku || !chat?.open || !this.#motion.allowed || !this.localizer) return nothing;
    return html`<button
      class="icon"
      aria-label=${this.t('danmaku.toggle')}
      aria-pressed=${danmaku.on ? 'true' : 'false'}
      @click=${this.#handleClick}
    >
      ${danmaku.on ? icons.danmaku : icons.danmakuOff}
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'live-danmaku-toggle': LiveDanmakuToggleElement;
  }
}
