import { css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { download } from './internal/download.js';
import { NoticeEvent } from './internal/element-events.js';
import { icons } from './internal/icons.js';
import { loadView } from './internal/load-view.js';
import { LiveElement } from './internal/live-element.js';
import { StoreController } from './internal/store-controller.js';

/**
 * The time before the show, and a reminder of it.
 *
 * @csspart countdown - Everything.
 * @csspart remind - The reminder button.
 */
export class LiveCountdownElement extends LiveElement {
  static override styles = [
    LiveElement.styles,
    css`
      :host {
        display: block;
        color: var(--_stage-text);
      }
      .countdown {
        display: grid;
        justify-items: center;
        gap: 14px;
        padding: 20px 22px;
        border-radius: calc(var(--_radius) + 6px);
        text-align: center;
      }
      .title {
        font-weight: 600;
      }
      .units {
        display: flex;
        gap: 14px;
      }
      .unit {
        display: grid;
        min-inline-size: 52px;
      }
      .number {
        font-size: 2.125rem;
        line-height: 1.1;
        font-weight: 700;
        font-variant-numeric: tabular-nums;
      }
      .word {
        font-size: 0.75rem;
      }
      .actions {
        display: flex;
        align-items: center;
        gap: 8px;
      }
      .when {
        font-size: 0.875rem;
        opacity: 0.9;
      }
      .solid {
        display: inline-flex;
        align-items: center;
        gap: 8px;
      }
      .solid:disabled {
        background: rgb(255 255 255 / 0.16);
        color: inherit;
      }
      .solid svg {
        inline-size: 20px;
        block-size: 20px;
      }
    `,
  ];

  #show = new StoreController(this, (room) => room.show.store);
  #sharing = new StoreController(this, (room) => room.sharing.store);

  @state() private now = Date.now();
  @state() private reminded = false;
  @state() private asking = false;

  #ticker: ReturnType<typeof setInterval> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.now = Date.now();
    this.#ticker = setInterval(() => (this.now = Date.now()), 1000);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#ticker);
  }

  protected override updated(): void {
    void loadView('live-share-button');
    if (this.#sharing.state?.teaser) void loadView('live-teaser');
  }

  async #handleRemind(): Promise<void> {
    const { room } = this;
    if (!room || this.asking) return;
    this.asking = true;
    const result = await room.show.remind().catch(() => null);
    this.asking = false;
    if (!this.isConnected) return;
    const answer = result && 'answer' in result ? result.answer : null;
    if (result && 'ics' in result)
      download(result.ics, 'reminder.ics', 'text/calendar;charset=utf-8');
    if (!result) this.dispatchEvent(NoticeEvent.refused({ reason: 'custom-error' }));
    else if (answer && !answer.ok) this.dispatchEvent(NoticeEvent.refused(answer));
    else this.reminded = true;
  }

  protected override render(): unknown {
    const startsAt = this.#show.state?.document?.startsAt;
    if (!this.localizer) return nothing;
    const left = startsAt === undefined ? 0 : Math.max(0, startsAt - this.now);
    return html`<div class="countdown glass" part="countdown">
      ${
        startsAt === undefined
          ? html`<p class="title">${this.t('countdown.title')}</p>`
          : left === 0
            ? html`<p class="title">${this.t('countdown.anyMoment')}</p>`
            : html`<p class="title">${this.t('countdown.startsIn')}</p>
                ${this.#renderUnits(Math.ceil(left / 1000))}
                <p class="when">
                  ${this.t('countdown.startsAt', { when: this.#formatDate(startsAt) })}
                </p>`
      }
      <live-teaser exportparts="teaser"></live-teaser>
      <div class="actions">
        ${left > 0 ? this.#renderRemind() : nothing}
        <live-share-button></live-share-button>
      </div>
    </div>`;
  }

  #formatDate(time: number): string {
    return new Intl.DateTimeFormat(this.localizer?.formatLocale, {
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      hour: 'numeric',
      minute: '2-digit',
    }).format(time);
  }

  #renderUnits(seconds: number): TemplateResult {
    const units = [
      ['days', Math.floor(seconds / 86400)],
      ['hours', Math.floor(seconds / 3600) % 24],
      ['minutes', Math.floor(seconds / 60) % 60],
      ['seconds', seconds % 60],
    ] as const;
    const number = new Intl.NumberFormat(this.localizer?.formatLocale, { minimumIntegerDigits: 2 });
    return html`<div class="units" role="timer">
      ${units
        .filter(([unit, count]) => unit !== 'days' || count > 0)
        .map(
          ([unit, count]) =>
            html`<span class="unit">
              <span class="number">${number.format(count)}</span>
              <span class="word">${this.t(`countdown.${unit}`, { count })}</span>
            </span>`,
        )}
    </div>`;
  }

  #renderRemind(): TemplateResult {
    return html`<button
      class="solid"
      part="remind"
      ?disabled=${this.reminded}
      aria-busy=${this.asking ? 'true' : 'false'}
      @click=${this.#handleRemind}
    >
      ${this.reminded ? icons.check : icons.bell}
      ${this.t(this.reminded ? 'countdown.reminded' : 'countdown.remind')}
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'live-countdown': LiveCountdownElement;
  }
}
