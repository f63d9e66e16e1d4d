import { css, html, nothing } from 'lit';
import { SheetEvent } from './internal/element-events.js';
import { LiveElement } from './internal/live-element.js';
import { replayIcons } from './internal/replay-icons.js';

/** The way to share the moment, or to make a clip of it. */
export class LiveShareButtonElement extends LiveElement {
  static override texts = 'replay' as const;
  static override styles = [
    LiveElement.styles,
    css`
      :host {
        display: contents;
      }
      .icon {
        background: var(--_glass);
      }
    `,
  ];

  protected override render(): unknown {
    if (!this.localizer?.has('replay')) return nothing;
    return html`<button
      class="icon"
      aria-label=${this.t('replay.share')}
      @click=${() => this.dispatchEvent(new SheetEvent('clip'))}
    >
      ${replayIcons.share}
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'live-share-button': LiveShareButtonElement;
  }
}
