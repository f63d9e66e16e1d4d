import { css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { state } from 'lit/decorators.js';
import type { Chapter } from '../sdk/index.js';
import { hideBroken, showLoaded } from './internal/broken-images.js';
import { chapterAt, chapterImage, chapterName } from './internal/chapter-name.js';
import { SheetEvent } from './internal/element-events.js';
import { formatClock } from './internal/format.js';
import { loadView } from './internal/load-view.js';
import { LiveElement } from './internal/live-element.js';
import { replayIcons } from './internal/replay-icons.js';
import { sheetStyles } from './internal/sheet.styles.js';
import { StoreController } from './internal/store-controller.js';

/** From so many on, a field to find one is faster than the finger. */
const MANY = 8;

/**
 * The chapters of a show, each a way to its moment.
 *
 * @csspart sheet - The dialog.
 * @csspart chapter - One chapter.
 */
export class LiveChaptersElement extends LiveElement {
  static override texts = 'replay' as const;
  static override styles = [
    LiveElement.styles,
    sheetStyles,
    css`
      .find {
        inline-size: 100%;
        min-block-size: 44px;
        margin-block-end: 10px;
        padding-inline: 14px;
        border: 1.5px solid var(--_line);
        border-radius: 12px;
        background: var(--_surface);
        color: inherit;
        font: inherit;
      }
      .chapter {
        display: flex;
        align-items: center;
        gap: 12px;
        inline-size: 100%;
        padding: 8px;
        border-radius: 12px;
        text-align: start;
      }
      .chapter[aria-current] {
        background: var(--_surface-raised);
      }
      .thumb {
        display: grid;
        place-items: center;
        inline-size: 56px;
        block-size: 56px;
        overflow: hidden;
        color: var(--_text-soft);
      }
      img {
        inline-size: 100%;
        block-size: 100%;
        object-fit: cover;
      }
      .name {
        flex: 1;
        min-inline-size: 0;
        font-weight: 600;
        overflow-wrap: anywhere;
      }
      time {
        font-size: 0.875rem;
        font-variant-numeric: tabular-nums;
        color: var(--_text-soft);
      }
    `,
  ];

  #playback = new StoreController(this, (room) => room.playback.store);
  #replay = new StoreController(this, (room) => room.replay.store);
  #shop = new StoreController(
    this,
    (room) => room.shop.store,
    ({ products }) => [products],
  );

  @state() private wanted = '';

  override connectedCallback(): void {
    super.connectedCallback();
    void loadView('live-said-link');
  }

  #handleFind(event: Event): void {
    this.wanted = (event.target as HTMLInputElement).value;
  }

  #handleJump({ at }: Chapter): void {
    const start = this.#playback.state?.seekable?.start ?? at;
    this.room?.playback.seek(Math.max(start, at));
    this.room?.playback.play();
    this.dispatchEvent(new SheetEvent(null));
  }

  protected override render(): unknown {
    if (!this.localizer?.has('replay')) return nothing;
    const { chapters = [] } = this.#replay.state ?? {};
    const words = this.wanted.toLocaleLowerCase().split(/\s+/).filter(Boolean);
    const found = chapters.filter((chapter) => {
      const name = this.#nameOf(chapter).toLocaleLowerCase();
      return name !== '' && words.every((word) => name.includes(word));
    });
    const now = chapterAt(chapters, this.#playback.state?.position ?? -Infinity);
    return html`<live-sheet .heading=${this.t('replay.chapters')} exportparts="sheet">
      ${
        chapters.length > MANY
          ? html`<input
              class="find"
              type="search"
              .value=${this.wanted}
              placeholder=${this.t('replay.find')}
              aria-label=${this.t('replay.find')}
              @input=${this.#handleFind}
            />`
          : nothing
      }
      <live-said-link></live-said-link>
      ${found.length === 0 ? html`<p class="soft" role="status">${this.t('replay.none')}</p>` : nothing}
      <ul>
        ${repeat(
          found,
          ({ id, at }) => `${id} ${at}`,
          (chapter) => this.#renderChapter(chapter, chapter === now),
        )}
      </ul>
    </live-sheet>`;
  }

  #renderChapter(chapter: Chapter, isNow: boolean): TemplateResult {
    const image = chapterImage(chapter, this.#shop.state?.products ?? []);
    const start = this.#playback.state?.seekable?.start ?? chapter.at;
    return html`<li>
      <button
        class="chapter"
        part="chapter"
        aria-current=${isNow ? 'true' : nothing}
        @click=${() => this.#handleJump(chapter)}
      >
        <span class="thumb" aria-hidden="true">
          ${
            image
              ? html`<img
                  src=${image}
                  alt=""
                  loading="lazy"
                  @error=${hideBroken}
                  @load=${showLoaded}
                />`
              : replayIcons.chapters
          }
        </span>
        <bdi class="name">${this.#nameOf(chapter)}</bdi>
        <time dir="ltr">${formatClock((chapter.at - start) / 1000)}</time>
      </button>
    </li>`;
  }

  #nameOf(chapter: Chapter): string {
    return chapterName(chapter, this.#shop.state?.products ?? [], (text) => this.textOf(text));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'live-chapters': LiveChaptersElement;
  }
}
