import { css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { ChatRow } from '../sdk/index.js';
import { matchLanguage } from '../sdk/index.js';
import type { TextKey } from './locales/en.js';
import { nameOf } from './internal/chat-names.js';
import { NoticeEvent } from './internal/element-events.js';
import { chatIcons } from './internal/chat-icons.js';
import { icons } from './internal/icons.js';
import { LiveElement } from './internal/live-element.js';
import { StoreController } from './internal/store-controller.js';

/** What a viewer may say against a message; the site gets the first word. */
const REPORTS = [
  ['spam', 'chat.reportSpam'],
  ['rude', 'chat.reportRude'],
  ['scam', 'chat.reportScam'],
  ['other', 'chat.reportOther'],
] as const satisfies readonly (readonly [string, TextKey])[];

/**
 * What can be done with one message: answer, translate, copy, hide its author, report. Announces
 * `close` when it is over, and `reply` when the viewer wants to answer; neither bubbles.
 *
 * @csspart menu - The row of actions.
 */
export class LiveChatMenuElement extends LiveElement {
  static override styles = [
    LiveElement.styles,
    css`
      :host {
        display: block;
        contain: content;
      }
      .menu {
        padding: 6px;
        border-radius: 18px;
        background: var(--_surface);
        color: var(--_text);
        box-shadow: 0 6px 28px #0007;
        animation: rise 0.18s;
      }
      @keyframes rise {
        from {
          opacity: 0;
          translate: 0 10px;
        }
      }
      .about {
        display: flex;
        align-items: center;
        gap: 8px;
        padding-inline: 10px 0;
        font-size: 0.8125rem;
        color: var(--_text-soft);
      }
      .about bdi {
        flex: 1;
        min-inline-size: 0;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .actions {
        display: flex;
        gap: 2px;
      }
      .none {
        padding: 8px 12px;
        font-size: 0.875rem;
        opacity: 0.8;
      }
      .actions button {
        flex: 1 1 0;
        min-inline-size: 0;
        display: grid;
        justify-items: center;
        align-content: center;
        gap: 3px;
        min-block-size: 58px;
        padding-inline: 2px;
        border-radius: 14px;
        font-size: 0.75rem;
        font-weight: 550;
        overflow: hidden;
        overflow-wrap: anywhere;
      }
      .actions button:focus-visible,
      .about button:focus-visible {
        outline-color: var(--_accent);
        outline-offset: -3px;
        box-shadow: none;
      }
      @media (hover: hover) {
        .actions button:hover,
        .about button:hover {
          background: var(--_surface-raised);
        }
      }
    `,
  ];

  @property({ attribute: false }) row: ChatRow | null = null;

  @state() private reporting = false;

  static override texts = 'captions' as const;

  // What can be translated is known a moment after it was asked for.
  #translation = new StoreController(this, (room) => room.translation.store);
  #chat = new StoreController(
    this,
    (room) => room.chat.store,
    ({ translatable }) => [translatable],
  );

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('.actions button')?.focus();
  }

  #close(): void {
    this.dispatchEvent(new Event('close'));
  }

  #handleReply(): void {
    this.dispatchEvent(new Event('reply'));
  }

  #handleTranslate(): void {
    if (this.row) void this.room?.chat.translate(this.row.key);
    this.#close();
  }

  async #handleCopy(): Promise<void> {
    const { row } = this;
    const say = this.#teller();
    this.#close();
    const copied =
      row !== null &&
      (await navigator.clipboard.writeText(row.text).then(
        () => true,
        () => false,
      ));
    if (copied) say('good', 'chat.copied');
    else say('bad', 'reason.custom-error');
  }

  #handleBlock(): void {
    if (this.row) this.room?.chat.block(this.row.author);
    this.#close();
  }

  async #handleReport(reason: string): Promise<void> {
    const { row, room } = this;
    const say = this.#teller();
    this.#close();
    if (!row || !room) return;
    const { ok } = await room.chat.report(row.id, reason);
    if (ok) say('good', 'chat.reported');
    else say('bad', 'reason.custom-error');
  }

  async #startReport(): Promise<void> {
    this.reporting = true;
    await this.updateComplete;
    this.focus();
  }

  /** The menu will be gone when there is something to say; what it stands in will not. */
  #teller(): (tone: 'good' | 'bad', key: TextKey) => void {
    const root = this.getRootNode();
    const teller = root instanceof ShadowRoot ? root.host : this;
    return (tone, key) => teller.dispatchEvent(new NoticeEvent({ tone, key }));
  }

  #handleKey(event: KeyboardEvent): void {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (event.key === 'Escape') this.#close();
    else if (step === undefined) return;
    else this.#moveFocus(step * (this.matches(':dir(rtl)') && /t$/.test(event.key) ? -1 : 1));
    event.stopPropagation();
    event.preventDefault();
  }

  #moveFocus(step: number): void {
    const items = [...this.renderRoot.querySelectorAll<HTMLElement>('.actions button')];
    const now = items.findIndex((item) => item === this.shadowRoot?.activeElement);
    items.at((now + step) % items.length)?.focus();
  }

  protected override render(): unknown {
    const { row, localizer } = this;
    if (!row || !localizer) return nothing;
    const name = nameOf(row, localizer);
    return html`<div
      class="menu"
      part="menu"
      role="group"
      aria-label=${this.t('chat.actions', { name })}
      @keydown=${this.#handleKey}
    >
      <p class="about">
        <bdi>${this.reporting ? this.t('chat.reportWhy') : `${name}: ${row.text}`}</bdi>
        <button class="icon" aria-label=${this.t('sheet.close')} @click=${this.#close}>
          ${icons.close}
        </button>
      </p>
      <div class="actions">
        ${this.reporting ? this.#renderReports() : this.#renderActions(row)}
      </div>
    </div>`;
  }

  #renderActions({ own, author, delivery }: ChatRow): TemplateResult {
    const theirs = !own && author.role === null;
    const translatable = this.#chat.state?.translatable && this.room?.chat.translator;
    return html`
      ${
        delivery === 'confirmed'
          ? this.#renderAction('chat.reply', chatIcons.reply, this.#handleReply)
          : nothing
      }
      ${
        translatable && this.#canTranslate
          ? this.#renderAction('chat.translate', chatIcons.translate, this.#handleTranslate)
          : this.#isForeign
            ? html`<p class="none">${this.t('captions.noTranslation')}</p>`
            : nothing
      }
      ${this.#renderAction('chat.copy', chatIcons.copy, this.#handleCopy)}
      ${theirs ? this.#renderAction('chat.block', chatIcons.block, this.#handleBlock) : nothing}
      ${theirs ? this.#renderAction('chat.report', chatIcons.flag, this.#startReport) : nothing}
    `;
  }

  /** In a language that the viewer has not asked for: then it is said that nothing translates it. */
  get #isForeign(): boolean {
    const { room, row } = this;
    if (!room || !row?.language || row.own) return false;
    return matchLanguage([row.language], room.language) === undefined;
  }

  get #canTranslate(): boolean {
    const { room, row } = this;
    // Read, so that the menu hears of a translator that has become ready.
    if (!this.#translation.state || !room?.chat.translator || !row || row.own) return false;
    try {
      return room.chat.translator.canTranslate(row.language, room.language);
    } catch {
      // The page's translator; what cannot say what it can do, cannot.
      return false;
    }
  }

  #renderReports(): TemplateResult {
    return html`${REPORTS.map(
      ([reason, key]) =>
        html`<button @click=${() => void this.#handleReport(reason)}>${this.t(key)}</button>`,
    )}`;
  }

  #renderAction(
    label: TextKey,
    icon: TemplateResult,
    handler: () => void | Promise<void>,
  ): TemplateResult {
    return html`<button @click=${() => void handler.call(this)}>${icon}${this.t(label)}</button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'live-chat-menu': LiveChatMenuElement;
  }
}
