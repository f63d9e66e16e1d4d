import { css, html, nothing } from 'lit';
import { hideBroken, showLoaded } from './internal/broken-images.js';
import { LiveElement } from './internal/live-element.js';
import { imageUrl } from './internal/safe-url.js';
import { StoreController } from './internal/store-controller.js';

/**
 * Who is on, and what the show is called.
 *
 * @csspart title - Title of the show.
 * @csspart host - Name of the host.
 */
export class LiveAboutElement extends LiveElement {
  static override styles = [
    LiveElement.styles,
    css`
      :host {
        display: flex;
        align-items: center;
        gap: 10px;
        contain: content;
        color: var(--_stage-text);
        text-shadow: 0 1px 6px #000c;
      }
      .avatar {
        inline-size: 40px;
        block-size: 40px;
        flex: none;
        display: grid;
        place-items: center;
        border-radius: 50%;
        border: 2px solid #fff;
        position: relative;
        overflow: hidden;
        background: var(--_accent);
        color: var(--_accent-text);
        font-weight: 700;
        text-shadow: none;
      }
      .avatar img {
        position: absolute;
        inset: 0;
        inline-size: 100%;
        block-size: 100%;
        object-fit: cover;
      }
      .words {
        min-inline-size: 0;
      }
      .host {
        font-size: 0.8125rem;
        opacity: 0.92;
      }
      .title {
        font-size: 0.9375rem;
        font-weight: 650;
        line-height: 1.25;
      }
      .host,
      .title {
        overflow: hidden;
        white-space: nowrap;
        text-overflow: ellipsis;
      }
    `,
  ];

  #show = new StoreController(this, (room) => room.show.store);

  protected override render(): unknown {
    const document = this.#show.state?.document;
    if (!document) return nothing;
    const { host } = document;
    const avatar = imageUrl(host?.avatar);
    return html`
      ${
        host
          ? html`<span class="avatar" aria-hidden="true">
              ${host.name.match(/./u)?.[0]}
              ${
                avatar
                  ? html`<img src=${avatar} alt="" @error=${hideBroken} @load=${showLoaded} />`
                  : nothing
              }
            </span>`
          : nothing
      }
      <div class="words">
        ${host ? html`<p class="host" part="host"><bdi>${host.name}</bdi></p>` : nothing}
        <h2 class="title" part="title"><bdi>${this.textOf(document.title)}</bdi></h2>
      </div>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'live-about': LiveAboutElement;
  }
}
