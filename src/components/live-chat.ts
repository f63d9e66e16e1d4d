import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import type { ChatRow, ChatState } from '../sdk/index.js';
import { nameOf } from './internal/chat-names.js';
import { chatRow } from './internal/chat-row.js';
import { FlyingTaps } from './internal/flying-taps.js';
import { chatIcons } from './internal/chat-icons.js';
import { icons } from './internal/icons.js';
import { loadView } from './internal/load-view.js';
import { LiveElement } from './internal/live-element.js';
import { PinnedScroll } from './internal/pinned-scroll.js';
import { StoreController } from './internal/store-controller.js';
import type { LiveChatComposerElement } from './live-chat-composer.js';
import type { LiveChatMenuElement } from './live-chat-menu.js';
import { chatStyles } from './live-chat.styles.js';

/** Rows in the page while the reader is at the end: what can be seen there, and a bit. */
const ROWS_AT_END = { over: 20, panel: 40 };
/** Authors just hidden that can be shown again from here; the settings have them all. */
const MAX_UNDO = 2;
/** A row that comes sooner after another one is one of a crowd. */
const CROWD_MS = 300;
/** A screen reader is told the last message this often: a busy chat read out in full is noise. */
const ANNOUNCE_EVERY_MS = 5000;

/**
 * The chat: over the lower part of an upright picture, or beside it as a panel.
 *
 * @csspart chat - Everything of it.
 * @csspart rows - The messages.
 * @csspart row - One message.
 * @csspart pinned - The pinned message.
 */
export class LiveChatElement extends LiveElement {
  static override styles = [LiveElement.styles, chatStyles];

  /** Beside the picture instead of over it. */
  @property({ type: Boolean, reflect: true }) panel = false;

  @state() private menuKey: string | null = null;
  @state() private replyTo: ChatRow | null = null;
  @state() private said = '';

  @query('.rows') private rows!: HTMLElement | null;
  @query('.air') private air!: HTMLElement | null;
  @query('live-chat-composer') private composer!: LiveChatComposerElement | null;
  @query('live-chat-menu') private menu!: LiveChatMenuElement | null;

  #chat = new StoreController(this, (room) => room.chat.store);
  #scroll = new PinnedScroll(this, () => this.rows);
  #flying = new FlyingTaps(() => this.air);
  #announceTimer: ReturnType<typeof setTimeout> | undefined;
  #lastKey: string | undefined;
  /** The row that came alone, and when the last one came. */
  #arriving: string | undefined;
  #arrivedAt = 0;
  /** Hidden before this was here. */
  #hiddenBefore: ReadonlySet<string> | undefined;
  #commands = {
    retry: (key: string) => void this.room?.chat.retry(key),
    discard: (key: string) => this.room?.chat.discard(key),
  };

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#announceTimer);
    this.#announceTimer = undefined;
  }

  protected override willUpdate(): void {
    const chat = this.#chat.state;
    if (!chat) return;
    this.#scroll.follow(chat.rows.map(({ key }) => key));
    this.#hiddenBefore ??= new Set(chat.blocked.map(({ id }) => id));
    // Deleted while it was looked at.
    if (!chat.rows.some(({ key }) => key === this.menuKey)) this.menuKey = null;
    const [before, last] = [chat.rows.at(-2)?.key, chat.rows.at(-1)?.key];
    if (last === this.#lastKey) return;
    this.#announceSoon();
    const now = performance.now();
    const alone = before === this.#lastKey && now - this.#arrivedAt > CROWD_MS;
    this.#arriving = alone ? last : undefined;
    this.#arrivedAt = now;
    this.#lastKey = last;
  }

  protected override updated(): void {
    const chat = this.#chat.state;
    if (!chat) return;
    this.#flying.follow(new Map([...Object.entries(chat.reactions), ['❤️', heartsOf(chat)]]));
  }

  #announceSoon(): void {
    if (!this.isConnected) return;
    this.#announceTimer ??= setTimeout(() => {
      this.#announceTimer = undefined;
      const row = this.#chat.state?.rows.at(-1);
      if (row && this.localizer && !row.own) {
        this.said = `${nameOf(row, this.localizer)}: ${row.text}`;
      }
    }, ANNOUNCE_EVERY_MS);
  }

  #rowAt(event: Event): HTMLElement | null {
    const found = event
      .composedPath()
      .find((each) => each instanceof HTMLElement && each.dataset['key'] !== undefined);
    return found instanceof HTMLElement ? found : null;
  }

  #handleTap(event: Event): void {
    const row = this.#rowAt(event);
    const [target] = event.composedPath();
    if (!row || (target instanceof Element && target.closest('button'))) return;
    // Somebody selects text to copy it.
    if (event.type === 'click' && getSelection()?.type === 'Range') return;
    event.preventDefault();
    void this.#openMenu(row.dataset['key'] ?? null);
  }

  #handleKey(event: KeyboardEvent): void {
    const row = this.#rowAt(event);
    const [target] = event.composedPath();
    if (target instanceof Element && target.closest('button')) return;
    switch (event.key) {
      case 'ArrowUp':
        this.#focusRow(row?.previousElementSibling ?? this.rows?.lastElementChild);
        break;
      case 'ArrowDown':
        this.#focusRow(row?.nextElementSibling);
        break;
      case 'End':
        this.#scroll.toEnd();
        this.#focusRow(this.rows?.lastElementChild);
        break;
      case 'Enter':
      case ' ':
      case 'ContextMenu':
        if (row) void this.#openMenu(row.dataset['key'] ?? null);
        break;
      default:
        return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  #focusRow(row: Element | null | undefined): void {
    if (row instanceof HTMLElement && row.dataset['key'] !== undefined) row.focus();
  }

  async #openMenu(key: string | null): Promise<void> {
    this.menuKey = key === this.menuKey ? null : key;
    if (this.menuKey === null) return;
    if (!(await loadView('live-chat-menu'))) {
      // Another tap asks for it again.
      this.menuKey = null;
      return;
    }
    await this.updateComplete;
    await this.menu?.updateComplete;
    this.menu?.focus();
  }

  #handleMenuClose(): void {
    const key = this.menuKey;
    this.menuKey = null;
    const row = [...(this.rows?.children ?? [])].find(
      (each) => each instanceof HTMLElement && each.dataset['key'] === key,
    );
    if (row instanceof HTMLElement) row.focus({ preventScroll: true });
  }

  async #handleReply(): Promise<void> {
    this.replyTo = this.#chat.state?.rows.find(({ key }) => key === this.menuKey) ?? null;
    this.menuKey = null;
    await this.updateComplete;
    this.composer?.focus();
  }

  #handleAnswered(): void {
    this.replyTo = null;
  }

  #handleTapped(): void {
    this.#flying.fly(this.composer?.tapped ?? '❤️');
  }

  #handleToEnd(): void {
    this.#scroll.toEnd();
  }

  protected override render(): unknown {
    const chat = this.#chat.state;
    if (!chat?.open || !this.localizer) return nothing;
    const { unseen, atEnd } = this.#scroll;
    return html`<section class="chat" part="chat" aria-label=${this.t('chat.label')}>
      ${this.panel ? html`<h2>${this.t('chat.label')}</h2>` : nothing}
      ${chat.pinned ? this.#renderPinned(chat.pinned) : nothing} ${this.#renderBlocked(chat)}
      <div class="list">
        <div
          class="rows"
          part="rows"
          role="log"
          aria-live="off"
          aria-label=${this.t('chat.label')}
          tabindex="0"
          @scroll=${this.#scroll.handleScroll}
          @click=${this.#handleTap}
          @contextmenu=${this.#handleTap}
          @keydown=${this.#handleKey}
        >
          ${this.#renderRows(atEnd ? chat.rows.slice(-this.#rowsAtEnd) : chat.rows)}
        </div>
        ${
          unseen > 0
            ? html`<button class="more" @click=${this.#handleToEnd}>
                ${this.t('chat.new', { count: unseen })}${icons.chevron}
              </button>`
            : nothing
        }
        <div class="air" aria-hidden="true"></div>
      </div>
      ${
        this.menuKey === null
          ? nothing
          : html`<live-chat-menu
              .row=${chat.rows.find(({ key }) => key === this.menuKey) ?? null}
              exportparts="menu"
              @close=${this.#handleMenuClose}
              @reply=${this.#handleReply}
            ></live-chat-menu>`
      }
      ${
        // Nobody writes into a recording.
        chat.mode.closed && this.room?.playback.store.current.live === false
          ? nothing
          : html`<live-chat-composer
              .replyTo=${this.replyTo}
              exportparts="entry"
              @answered=${this.#handleAnswered}
              @tapped=${this.#handleTapped}
            ></live-chat-composer>`
      }
      <p class="unseen" role="status">${this.said}</p>
    </section>`;
  }

  get #rowsAtEnd(): number {
    return this.panel ? ROWS_AT_END.panel : ROWS_AT_END.over;
  }

  #renderRows(rows: readonly ChatRow[]): unknown {
    const { localizer } = this;
    if (!localizer) return nothing;
    return repeat(
      rows,
      ({ key }) => key,
      (row) =>
        guard([row, localizer, row.key === this.menuKey, row.key === this.#arriving], () => {
          const { key, own, author, delivery } = row;
          const kinds = `${own ? 'own' : ''} ${author.role ?? ''} ${delivery}`;
          const chosen = key === this.menuKey ? 'chosen' : '';
          const states = key === this.#arriving ? `${chosen} arriving` : chosen;
          return html`<div class="row ${kinds} ${states}" part="row" data-key=${key} tabindex="-1">
            ${chatRow(row, localizer, this.#commands)}
          </div>`;
        }),
    );
  }

  #renderPinned(row: ChatRow): TemplateResult {
    return html`<div class="pinned" part="pinned">
      ${chatIcons.pin}<span class="unseen">${this.t('chat.pinned')}</span>
      <p>
        <b><bdi>${row.author.name || this.t('chat.viewer')}</bdi></b>
        <bdi lang=${row.language ?? nothing}>${row.text}</bdi>
      </p>
    </div>`;
  }

  #renderBlocked({ blocked }: Readonly<ChatState>): unknown {
    const undoable = blocked.filter(({ id }) => !this.#hiddenBefore?.has(id)).slice(-MAX_UNDO);
    if (undoable.length === 0) return nothing;
    return html`<p class="blocked">
      ${undoable.map(
        ({ id, name }) =>
          html`<button @click=${() => this.room?.chat.unblock(id)}>
            ${this.t('chat.unblock', { name: name || this.t('chat.viewer') })}
          </button>`,
      )}
    </p>`;
  }
}

/** Likes are hearts; those sent as a reaction fly for both. */
function heartsOf({ likes, reactions }: Readonly<ChatState>): number {
  return likes + (reactions['❤️'] ?? 0);
}

declare global {
  interface HTMLElementTagNameMap {
    'live-chat': LiveChatElement;
  }
}
