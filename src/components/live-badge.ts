import { css, html, nothing } from 'lit';
import { formatClock } from './internal/format.js';
import { LiveElement } from './internal/live-element.js';
import { StoreController } from './internal/store-controller.js';

/**
 * Says whether the picture is live. Behind the live edge it is the way back to it.
 *
 * @csspart badge - The pill.
 */
export class LiveBadgeElement extends LiveElement {
  static override styles = [
    LiveElement.styles,
    css`
      :host {
        display: inline-block;
        contain: content;
      }
      .badge {
        display: inline-flex;
        align-items: center;
        gap: 6px;
        block-size: 28px;
        padding-inline: 10px;
        border-radius: 8px;
        font-size: 0.8125rem;
        font-weight: 700;
        white-space: nowrap;
      }
      .live {
        background: var(--_accent);
        color: var(--_accent-text);
      }
      .dot {
        inline-size: 7px;
        block-size: 7px;
        border-radius: 50%;
        background: currentColor;
        animation: pulse 1.8s ease-in-out infinite;
      }
      @keyframes pulse {
        50% {
          opacity: 0.35;
        }
      }
      button {
        display: grid;
        align-items: center;
      }
      button .dot {
        animation: none;
        background: var(--_accent);
      }
      bdi {
        font-variant-numeric: tabular-nums;
        font-weight: 500;
      }
    `,
  ];

  #show = new StoreController(this, (room) => room.show.store);
  #playback = new StoreController(this, (room) => room.playback.store);

  #handleGoLive(): void {
    this.room?.playback.goLive();
  }

  protected override render(): unknown {
    const [show, playback] = [this.#show.state, this.#playback.state];
    if (!show?.document || !playback || !this.localizer) return nothing;
    const { status } = show;
    if (status === 'replay') return this.#renderWord(this.t('badge.replay'));
    if (status === 'ended' || playback.phase === 'ended')
      return this.#renderWord(this.t('badge.ended'));
    if (status === 'scheduled' || status === 'preshow')
      return this.#renderWord(this.t('badge.soon'));
    if (!playback.live) return nothing;
    if (playback.atLiveEdge || playback.position === null) {
      return html`<span class="badge live" part="badge">
        <span class="dot"></span>${this.t('badge.live')}
      </span>`;
    }
    const time = formatClock(playback.behindLive ?? 0);
    return html`<button
      @click=${this.#handleGoLive}
      aria-label=${`${this.t('badge.backToLive')}, ${this.t('badge.behind', { time })}`}
    >
      <span class="badge glass" part="badge">
        <span class="dot"></span>${this.t('badge.backToLive')}
        <bdi dir="ltr">−${time}</bdi>
      </span>
    </button>`;
  }

  #renderWord(word: string): unknown {
    return html`<span class="badge glass" part="badge">${word}</span>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'live-badge': LiveBadgeElement;
  }
}
