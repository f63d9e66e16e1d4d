import { css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { hideBroken, showLoaded } from './internal/broken-images.js';
import { DueController } from './internal/due-controller.js';
import { SheetEvent } from './internal/element-events.js';
import { LiveElement } from './internal/live-element.js';
import { replayIcons } from './internal/replay-icons.js';
import { imageUrl } from './internal/safe-url.js';
import { StoreController } from './internal/store-controller.js';

/**
 * What the show will reveal, before it does: a hint, and from the moment on the product itself.
 *
 * @csspart teaser - The card.
 */
export class LiveTeaserElement extends LiveElement {
  static override texts = 'replay' as const;
  static override styles = [
    LiveElement.styles,
    css`
      :host {
        display: contents;
        color: var(--_stage-text);
      }
      .teaser {
        display: flex;
        align-items: center;
        gap: 12px;
        inline-size: min(100%, 320px);
        padding: 10px;
        border-radius: var(--_radius);
        background: rgb(255 255 255 / 0.14);
        text-align: start;
      }
      .picture {
        flex: none;
        display: grid;
        place-items: center;
        inline-size: 64px;
        block-size: 64px;
        overflow: hidden;
        border-radius: 12px;
        background: var(--_accent);
        color: var(--_accent-text);
        font-size: 2rem;
        font-weight: 800;
      }
      img {
        inline-size: 100%;
        block-size: 100%;
        object-fit: cover;
      }
      .words {
        min-inline-size: 0;
        overflow-wrap: anywhere;
      }
      .kicker {
        font-size: 0.75rem;
        opacity: 0.9;
      }
      .title {
        font-weight: 700;
      }
      .text {
        font-size: 0.875rem;
      }
    `,
  ];

  #sharing = new StoreController(this, (room) => room.sharing.store);
  #show = new StoreController(this, (room) => room.show.store);
  #shop = new StoreController(
    this,
    (room) => room.shop.store,
    ({ products }) => [products],
  );
  #due = new DueController(this);

  protected override render(): unknown {
    const teaser = this.#sharing.state?.teaser;
    if (!teaser || !this.localizer?.has('replay')) return nothing;
    const due = teaser.revealAt ?? this.#show.state?.document?.startsAt ?? Infinity;
    const product = this.#shop.state?.products.find(({ id }) => id === teaser.productId);
    if (this.#due.now >= due && product) {
      const name = this.textOf(product.name);
      const image = imageUrl(product.images[0]?.url) ?? imageUrl(product.variants[0]?.image);
      return html`<button
        class="teaser"
        part="teaser"
        @click=${() => this.dispatchEvent(new SheetEvent('product', product.id))}
      >
        ${this.#renderPicture(image)}
        <span class="words title"><bdi>${name}</bdi></span>
      </button>`;
    }
    if (due !== Infinity) this.#due.at(due);
    return html`<div class="teaser" part="teaser">
      ${this.#renderPicture(imageUrl(teaser.image))}
      <div class="words">
        <p class="kicker">${this.t('replay.teaser')} · ${this.t('replay.teaserSecret')}</p>
        <p class="title"><bdi>${this.textOf(teaser.title)}</bdi></p>
        ${teaser.text ? html`<p class="text"><bdi>${this.textOf(teaser.text)}</bdi></p>` : nothing}
      </div>
    </div>`;
  }

  #renderPicture(image: string | null): TemplateResult {
    return html`<span class="picture" aria-hidden="true">
      ${image ? html`<img src=${image} alt="" @error=${hideBroken} @load=${showLoaded} />` : replayIcons.gift}
    </span>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'live-teaser': LiveTeaserElement;
  }
}
