import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { ChatRow, ChatState, Room } from '../sdk/index.js';
import { nameOf, refusalKey } from './internal/chat-names.js';
import { NoticeEvent } from './internal/element-events.js';
import { chatIcons } from './internal/chat-icons.js';
import { icons } from './internal/icons.js';
import { KeyboardInset } from './internal/keyboard-inset.js';
import { loadView } from './internal/load-view.js';
import { LiveElement } from './internal/live-element.js';
import { StoreController } from './internal/store-controller.js';
import { composerStyles } from './live-chat-composer.styles.js';

const REACTIONS = ['❤️', '🔥', '👏', '😍', '😂'] as const;
/** As many characters as the SDK keeps of a message. */
const MAX_LENGTH = 120;

/** What was being written, over a turn of the phone: the element is made anew then. */
const drafts = new WeakMap<Room, string>();

/**
 * Where the viewer writes and taps. Announces `answered` when the reply is over, and `tapped` when
 * the viewer liked or reacted; neither bubbles.
 *
 * @csspart entry - The row of the field and the buttons.
 */
export class LiveChatComposerElement extends LiveElement {
  static override styles = [LiveElement.styles, composerStyles];

  /** The message that is being answered. */
  @property({ attribute: false }) replyTo: ChatRow | null = null;

  @state() private draft = '';
  @state() private reacting = false;
  @state() private waitSeconds = 0;

  @query('input') private input!: HTMLInputElement | null;

  /** Not the rows, and of the likes only what can be seen: a busy chat is no work here. */
  #chat = new StoreController(
    this,
    (room) => room.chat.store,
    ({ mode, following, nextSendAt, likes }) => [mode, following, nextSendAt, this.#brief(likes)],
  );
  #counts: { readonly locale: string; readonly format: Intl.NumberFormat } | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #draftsRoom: Room | null = null;
  /** The last sign the viewer tapped: what flies up for it. */
  tapped = '❤️';

  constructor() {
    super();
    new KeyboardInset(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  override focus(): void {
    this.input?.focus({ preventScroll: true });
  }

  protected override willUpdate(): void {
    const { room } = this;
    if (room && room !== this.#draftsRoom) {
      this.#draftsRoom = room;
      this.draft = drafts.get(room) ?? '';
    }
    this.#countDown();
  }

  protected override firstUpdated(): void {
    void loadView('live-share-button');
  }

  /** Looks at the server's clock once a second, while there is something to wait for. */
  #countDown(): void {
    clearTimeout(this.#timer);
    const wait = this.room?.chat.sendableIn() ?? 0;
    this.waitSeconds = Math.ceil(wait / 1000);
    if (wait <= 0 || !this.isConnected) return;
    this.#timer = setTimeout(() => this.requestUpdate(), wait % 1000 || 1000);
  }

  #handleInput(): void {
    this.draft = this.input?.value ?? '';
    if (this.room) drafts.set(this.room, this.draft);
  }

  /** A form's submission: never in the middle of a word that an input method is composing. */
  #handleSubmit(event: Event): void {
    event.preventDefault();
    void this.#send();
  }

  async #send(): Promise<void> {
    const { room, draft, replyTo } = this;
    if (!room || draft.trim() === '' || this.waitSeconds > 0) return;
    const sending = room.chat.send(draft, replyTo ? { replyTo: replyTo.id } : {});
    this.draft = '';
    drafts.delete(room);
    this.#endReply();
    const answer = await sending;
    if (answer.ok || answer.key !== undefined || !this.isConnected) return;
    // No row says it, so this does; and what was written is still here.
    this.draft ||= draft;
    const message = answer.message ?? this.t(refusalKey(answer.reason));
    this.dispatchEvent(new NoticeEvent({ tone: 'bad', key: 'chat.refused.custom-error', message }));
  }

  #handleFieldKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    if (this.replyTo) this.#endReply();
    else this.input?.blur();
  }

  #endReply(): void {
    if (this.replyTo) this.dispatchEvent(new Event('answered'));
  }

  #handleLike(): void {
    this.room?.chat.like();
    this.#tell('❤️');
  }

  #handleReaction(kind: string): void {
    this.room?.chat.react(kind);
    this.#tell(kind);
  }

  #tell(sign: string): void {
    this.tapped = sign;
    this.dispatchEvent(new Event('tapped'));
  }

  #handleReactions(): void {
    this.reacting = !this.reacting;
  }

  #handleReactionsKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || !this.reacting) return;
    event.stopPropagation();
    this.reacting = false;
    this.renderRoot.querySelector<HTMLElement>('.react')?.focus();
  }

  #handleFollow(): void {
    void this.room?.chat.follow(true);
  }

  protected override render(): unknown {
    const chat = this.#chat.state;
    if (!chat || !this.localizer) return nothing;
    return html`
      ${this.replyTo ? this.#renderReply(this.replyTo) : nothing}
      <div class="entry" part="entry" @keydown=${this.#handleReactionsKey}>
        ${this.#renderField(chat)}
        <button
          class="icon react"
          aria-label=${this.t('chat.react')}
          aria-expanded=${this.reacting ? 'true' : 'false'}
          @click=${this.#handleReactions}
        >
          ${chatIcons.smile}
        </button>
        <button
          class="icon like"
          aria-label=${this.t('chat.like', { count: chat.likes })}
          @click=${this.#handleLike}
        >
          ${chatIcons.heart}<span class="count" aria-hidden="true">${this.#brief(chat.likes)}</span>
        </button>
        ${chat.mode.closed ? nothing : html`<live-share-button></live-share-button>`}
        ${this.reacting ? this.#renderReactions() : nothing}
      </div>
    `;
  }

  #renderReply(row: ChatRow): TemplateResult {
    const name = this.localizer ? nameOf(row, this.localizer) : '';
    return html`<p class="reply">
      ${chatIcons.reply}<bdi>${this.t('chat.replyingTo', { name })}</bdi>
      <button class="icon" aria-label=${this.t('chat.cancelReply')} @click=${this.#endReply}>
        ${icons.close}
      </button>
    </p>`;
  }

  #renderField({ mode, following }: Readonly<ChatState>): TemplateResult {
    if (mode.closed) return html`<p class="closed">${this.t('chat.closed')}</p>`;
    if (mode.followersOnly && !following) {
      return html`<button class="follow" @click=${this.#handleFollow}>
        ${this.t('chat.followFirst')}
      </button>`;
    }
    const waiting = this.waitSeconds > 0;
    const wait = this.t('chat.wait', { seconds: this.waitSeconds });
    return html`<form @submit=${this.#handleSubmit}>
      <input
        type="text"
        .value=${this.draft}
        maxlength=${MAX_LENGTH}
        placeholder=${waiting ? wait : this.t('chat.say')}
        aria-label=${this.t('chat.say')}
        enterkeyhint="send"
        autocomplete="off"
        dir=${this.draft === '' ? nothing : 'auto'}
        @input=${this.#handleInput}
        @keydown=${this.#handleFieldKey}
      />
      ${
        waiting
          ? html`<span class="wait" role="timer" aria-label=${wait}>${this.waitSeconds}</span>`
          : html`<button
              class="icon send"
              type="submit"
              aria-label=${this.t('chat.send')}
              ?disabled=${this.draft.trim() === ''}
            >
              ${chatIcons.send}
            </button>`
      }
    </form>`;
  }

  #renderReactions(): TemplateResult {
    return html`<div class="reactions" role="group" aria-label=${this.t('chat.react')}>
      ${REACTIONS.map(
        (kind) =>
          html`<button
            class="icon"
            aria-label=${this.t('chat.reactWith', { kind })}
            @click=${() => this.#handleReaction(kind)}
          >
            ${kind}
          </button>`,
      )}
    </div>`;
  }

  /** 12,345 → 12K, in the viewer's own digits. */
  #brief(count: number): string {
    if (count === 0) return '';
    const locale = this.localizer?.formatLocale ?? 'en';
    // Made once: that takes longer than everything else here.
    if (this.#counts?.locale !== locale) {
      this.#counts = { locale, format: new Intl.NumberFormat(locale, { notation: 'compact' }) };
    }
    return this.#counts.format.format(count);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'live-chat-composer': LiveChatComposerElement;
  }
}
