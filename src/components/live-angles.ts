import { css, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { hideBroken, showLoaded } from './internal/broken-images.js';
import { LiveElement } from './internal/live-element.js';
import { pictureTileStyles } from './internal/picture-tiles.styles.js';
import { imageUrl } from './internal/safe-url.js';
import { StoreController } from './internal/store-controller.js';

/**
 * The cameras of the show, to choose from. Tells the room which one the viewer is about to
 * choose, so that the change takes no time.
 *
 * @csspart angles - The row of cameras.
 * @csspart angle - One camera.
 */
export class LiveAnglesElement extends LiveElement {
  static override styles = [
    LiveElement.styles,
    pictureTileStyles,
    css`
      :host {
        display: block;
        contain: content;
        color: var(--_stage-text);
      }
      .angles {
        display: flex;
        gap: 8px;
        padding: 8px;
        border-radius: calc(var(--_radius) + 4px);
        overflow-x: auto;
        scrollbar-width: none;
        animation: rise 0.2s;
      }
      .angle {
        --tile: 112px;
      }
      [aria-busy='true'] img {
        opacity: 0.6;
      }
      .angle:focus-visible {
        outline-offset: -3px;
      }
    `,
  ];

  #playback = new StoreController(this, (room) => room.playback.store);
  #openingPrepared = false;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#openingPrepared = false;
  }

  protected override updated(): void {
    const playback = this.#playback.state;
    if (this.#openingPrepared || !playback) return;
    this.#openingPrepared = true;
    // One only: decoding all cameras at once is too much for a phone.
    const next = playback.angles.find((angle) => angle.id !== playback.angleId);
    if (next) this.room?.playback.prepareAngle(next.id);
  }

  #prepare(id: string): void {
    if (id !== this.#playback.state?.angleId) this.room?.playback.prepareAngle(id);
  }

  protected override render(): unknown {
    const playback = this.#playback.state;
    if (!playback) return nothing;
    return html`<div
      class="angles glass"
      part="angles"
      role="group"
      aria-label=${this.t('angles.label')}
    >
      ${repeat(
        playback.angles,
        (angle) => angle.id,
        (angle) => {
          const poster = imageUrl(angle.poster);
          const pending = playback.pendingAngleId === angle.id;
          return html`<button
            class="angle tile"
            part="angle"
            aria-pressed=${playback.angleId === angle.id ? 'true' : 'false'}
            aria-busy=${pending ? 'true' : 'false'}
            @pointerenter=${() => this.#prepare(angle.id)}
            @focus=${() => this.#prepare(angle.id)}
            @click=${() => this.room?.playback.selectAngle(angle.id)}
          >
            ${poster ? html`<img src=${poster} alt="" @error=${hideBroken} @load=${showLoaded} />` : nothing}
            <span class="name"><bdi>${this.textOf(angle.name)}</bdi></span>
            <span class="ring"></span>
            ${pending ? html`<span class="spinner"></span>` : nothing}
          </button>`;
        },
      )}
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'live-angles': LiveAnglesElement;
  }
}
