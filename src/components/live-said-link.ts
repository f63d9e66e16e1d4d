import { css, html, nothing } from 'lit';
import { SheetEvent } from './internal/element-events.js';
import { LiveElement } from './internal/live-element.js';
import { StoreController } from './internal/store-controller.js';

/** The way to what was said, where anything was. */
export class LiveSaidLinkElement extends LiveElement {
  static override styles = [
    LiveElement.styles,
    css`
      button {
        min-block-size: 44px;
        padding-inline: 12px;
        border-radius: 22px;
        text-decoration: underline;
        text-underline-offset: 0.2em;
      }
    `,
  ];
  static override texts = 'transcript' as const;

  /** What is said is told with the lines on screen. */
  protected captions = new StoreController(
    this,
    (room) => room.captions.store,
    ({ lines }) => [lines],
  );

  protected override render(): unknown {
    const said = this.room?.captions.cues.some((cues) => cues.length > 0);
    if (!said || !this.localizer?.has('transcript')) return nothing;
    return html`<button @click=${() => this.dispatchEvent(new SheetEvent('settings', 'said'))}>
      ${this.t('transcript.open')}
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'live-said-link': LiveSaidLinkElement;
  }
}
