import { css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { hideBroken, showLoaded } from './internal/broken-images.js';
import { NoticeEvent } from './internal/element-events.js';
import { icons } from './internal/icons.js';
import { LiveElement } from './internal/live-element.js';
import { imageUrl } from './internal/safe-url.js';
import { StoreController } from './internal/store-controller.js';

/**
 * Who is on, and what the show is called; where the site has followers, a button to follow.
 *
 * @csspart follow - The button.
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
      /* 44 px to the finger; to the eye, the pill in it. */
      .follow {
        flex: none;
        min-block-size: 44px;
        margin-block: -2px;
        pointer-events: auto;
        text-shadow: none;
      }
      .follow span {
        display: flex;
        align-items: center;
        gap: 4px;
        min-block-size: 30px;
        padding-inline: 12px;
        border-radius: 15px;
        background: #fff;
        color: #17171d;
        font-size: 0.8125rem;
        font-weight: 700;
        white-space: nowrap;
        transition: background-color 0.15s;
      }
      .follow[aria-pressed='true'] span {
        padding-inline: 8px;
        background: rgb(255 255 255 / 0.22);
        color: inherit;
      }
      @container (max-width: 374px) {
        :host {
          gap: 4px;
        }
        .follow span {
          padding-inline: 9px;
        }
        /* A letter and three dots say nothing: beside the button it is for the ear alone. */
        .words:has(+ .follow) {
          position: absolute;
          inline-size: 1px;
          block-size: 1px;
          overflow: hidden;
          clip-path: inset(50%);
        }
      }
      .follow svg {
        inline-size: 16px;
        block-size: 16px;
      }
    `,
  ];

  @state() private asking = false;

  #show = new StoreController(this, (room) => room.show.store);
  #chat = new StoreController(
    this,
    (room) => room.chat.store,
    ({ following }) => [following],
  );

  async #handleFollow(): Promise<void> {
    const { room } = this;
    if (!room || this.asking) return;
    this.asking = true;
    const answer = await room.chat.follow(!room.chat.store.current.following);
    this.asking = false;
    if (answer.ok || !this.isConnected) return;
    const { message, reason } = answer;
    const shown = reason === 'login-required' ? reason : 'custom-error';
    this.dispatchEvent(NoticeEvent.refused({ reason: shown, message }));
  }

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
      ${host?.following === undefined ? nothing : this.#renderFollow(host.name)}
    `;
  }

  #renderFollow(name: string): TemplateResult {
    const following = this.#chat.state?.following ?? false;
    return html`<button
      class="follow"
      part="follow"
      aria-label=${this.t('about.followName', { name })}
      aria-pressed=${following ? 'true' : 'false'}
      aria-busy=${this.asking ? 'true' : 'false'}
      @click=${this.#handleFollow}
    >
      <span>${following ? icons.check : this.t('about.follow')}</span>
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'live-about': LiveAboutElement;
  }
}
