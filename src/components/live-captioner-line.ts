import { css, html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import type { Captioner, StudioLine, StudioPhase } from '../sdk/index.js';
import type { TextKey } from './locales/en.js';
import { directionOf } from './internal/language.js';
import { languageName } from './internal/format.js';
import { LiveElement } from './internal/live-element.js';
import { styled } from './internal/styled.js';

const PHASES = {
  hearing: 'captioner.phase.hearing',
  slack: 'captioner.phase.slack',
  held: 'captioner.phase.held',
  sending: 'captioner.phase.sending',
  waiting: 'captioner.phase.waiting',
  sent: 'captioner.phase.sent',
  conflict: 'captioner.phase.conflict',
  refused: 'captioner.phase.refused',
  dropped: 'captioner.phase.dropped',
  late: 'captioner.phase.late',
} as const satisfies Record<StudioPhase, TextKey>;

const SOURCES = {
  human: 'captions.from.human',
  script: 'captions.from.script',
  studio: 'captioner.recognized',
} as const satisfies Record<StudioLine['source'], TextKey>;

/**
 * One line at the studio's desk. Enter sends what was mended, Escape takes it back.
 *
 * @fires next-line - Enter was pressed: the operator wants the next one.
 */
export class LiveCaptionerLineElement extends LiveElement {
  static override styles = [
    LiveElement.styles,
    css`
      :host {
        display: block;
      }
      .line {
        position: relative;
        display: grid;
        gap: 6px;
        padding: 10px 12px;
        border: 1.5px solid var(--_line);
        border-radius: 14px;
        background: var(--_surface);
        overflow: clip;
      }
      .line.slack,
      .line.held {
        border-color: #b26a00;
      }
      .line.waiting,
      .line.conflict,
      .line.refused {
        border-color: #d92d20;
      }
      .line.dropped,
      .line.late {
        opacity: 0.65;
      }
      .head {
        display: flex;
        flex-wrap: wrap;
        gap: 2px 10px;
        font-size: 0.75rem;
        color: var(--_text-soft);
      }
      .phase {
        font-weight: 700;
        color: var(--_text);
      }
      textarea {
        inline-size: 100%;
        min-block-size: 44px;
        padding: 9px 10px;
        border: 1.5px solid transparent;
        border-radius: 10px;
        background: var(--_surface-raised);
        color: inherit;
        font: inherit;
        line-height: 1.35;
        resize: none;
        field-sizing: content;
      }
      textarea:focus {
        border-color: var(--_accent);
      }
      .actions {
        display: flex;
        flex-wrap: wrap;
        gap: 6px;
      }
      .actions button {
        padding-inline: 14px;
        border-radius: 22px;
        background: var(--_surface-raised);
        font-size: 0.875rem;
        font-weight: 600;
      }
      .actions button.solid {
        background: var(--_accent);
      }
      .countdown {
        position: absolute;
        inset-block-start: 0;
        inset-inline: 0;
        block-size: 3px;
        background: #b26a00;
        transform-origin: var(--from, left);
        animation: run var(--for) linear forwards;
      }
      @keyframes run {
        to {
          transform: scaleX(0);
        }
      }
      details {
        font-size: 0.875rem;
      }
      summary {
        min-block-size: 32px;
        cursor: pointer;
        color: var(--_text-soft);
        font-size: 0.8125rem;
      }
      dl {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: 4px 12px;
        margin: 0;
      }
      dt {
        color: var(--_text-soft);
      }
      dd {
        margin: 0;
        overflow-wrap: anywhere;
      }
      .theirs {
        padding: 8px 10px;
        border-radius: 10px;
        background: #b4231818;
        font-size: 0.9375rem;
      }
    `,
  ];

  static override texts = 'captioner' as const;

  @property({ attribute: false }) line: StudioLine | null = null;
  @property({ attribute: false }) spoken = 'en';
  @property({ attribute: false }) operator = '';
  @property({ attribute: false }) captioner: Captioner | null = null;

  /** What the operator has written and not sent yet; null while it is as it came. */
  @state() private mended: string | null = null;

  @query('textarea') private field!: HTMLTextAreaElement | null;

  override focus(): void {
    this.field?.focus();
    this.field?.select();
  }

  protected override willUpdate(changes: PropertyValues): void {
    const before = changes.get('line') as StudioLine | null | undefined;
    // Another line has come into this place.
    if (before && before.id !== this.line?.id) this.mended = null;
  }

  #handleInput(): void {
    this.mended = this.field?.value ?? null;
  }

  #handleKey(event: KeyboardEvent): void {
    if (event.key === 'Escape') {
      this.mended = null;
      event.stopPropagation();
    }
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.#handleSend();
    this.dispatchEvent(new Event('next-line', { bubbles: true, composed: true }));
  }

  #handleSend(): void {
    const { line, captioner, mended } = this;
    if (!line) return;
    if (mended === null || mended.trim() === line.text) captioner?.confirm(line.id);
    else captioner?.correct(line.id, mended);
    this.mended = null;
  }

  protected override render(): unknown {
    const { line } = this;
    if (!line || !this.localizer?.has('captioner')) return nothing;
    const { phase, theirs } = line;
    const gone = phase === 'dropped' || phase === 'late';
    return html`<div class="line ${phase}">
      ${phase === 'slack' ? this.#renderCountdown(line) : nothing}
      <div class="head">
        <span class="phase">${this.t(PHASES[phase])}</span>
        <span>${this.#timeOf(line.start)}</span>
        <span>${this.t(SOURCES[line.source])}</span>
        ${line.by && line.by !== this.operator ? html`<bdi>${line.by}</bdi>` : nothing}
        ${line.reason ? html`<code>${line.reason}</code>` : nothing}
      </div>
      ${
        theirs
          ? html`<p class="theirs">
              ${this.t('captioner.theirs', { by: theirs.by })}
              <q lang=${this.spoken}>${theirs.text}</q>
            </p>`
          : nothing
      }
      <textarea
        rows="1"
        lang=${this.spoken}
        dir=${directionOf(this.spoken)}
        aria-label=${this.t('captioner.text')}
        maxlength="300"
        ?disabled=${gone}
        .value=${live(this.mended ?? line.text)}
        @input=${this.#handleInput}
        @keydown=${this.#handleKey}
      ></textarea>
      ${gone ? nothing : this.#renderActions(line)}
      ${line.translations.length + line.failed.length > 0 ? this.#renderLanguages(line) : nothing}
    </div>`;
  }

  /** Runs from the moment it is first drawn; the studio's clock decides, and not this bar. */
  #renderCountdown({ dueAt }: StudioLine): unknown {
    if (dueAt === null) return nothing;
    const left = Math.max(0, dueAt - (this.room?.interactions.serverNow() ?? dueAt));
    return html`<span class="countdown" ${styled({ '--for': `${Math.round(left)}ms` })}></span>`;
  }

  #renderActions(line: StudioLine): TemplateResult {
    const { captioner } = this;
    if (line.theirs) {
      return html`<div class="actions">
        <button class="solid" @click=${() => captioner?.resolve(line.id, 'theirs')}>
          ${this.t('captioner.takeTheirs')}
        </button>
        <button @click=${() => captioner?.resolve(line.id, 'mine')}>
          ${this.t('captioner.sendMine')}
        </button>
      </div>`;
    }
    const early = line.rev === 0 && ['hearing', 'slack', 'held'].includes(line.phase);
    const changed = this.mended !== null && this.mended.trim() !== line.text;
    return html`<div class="actions">
      ${
        changed || line.source !== 'human'
          ? html`<button class="solid" @click=${this.#handleSend}>
              ${this.t(changed ? 'captioner.sendMended' : 'captioner.confirm')}
            </button>`
          : nothing
      }
      ${
        early
          ? html`<button @click=${() => captioner?.hold(line.id, line.phase !== 'held')}>
              ${this.t(line.phase === 'held' ? 'captioner.release' : 'captioner.hold')}
            </button>`
          : nothing
      }
      <button @click=${() => captioner?.drop(line.id)}>
        ${this.t(early ? 'captioner.drop' : 'captioner.takeBack')}
      </button>
    </div>`;
  }

  #renderLanguages({ translations, failed }: StudioLine): TemplateResult {
    const locale = this.localizer?.formatLocale ?? 'en';
    const made = translations.map(
      ({ language, text, machine }) =>
        html`<dt>${languageName(language, locale)}${machine ? ' *' : ''}</dt>
          <dd lang=${language} dir=${directionOf(language)}>${text}</dd>`,
    );
    const missing = failed.map(
      (language) =>
        html`<dt>${languageName(language, locale)}</dt>
          <dd>${this.t('captioner.untranslated')}</dd>`,
    );
    return html`<details>
      <summary>${this.t('captioner.languages', { count: translations.length })}</summary>
      <dl>${made}${missing}</dl>
    </details>`;
  }

  #timeOf(start: number): string {
    const { formatLocale } = this.localizer ?? {};
    return new Intl.DateTimeFormat(formatLocale, { timeStyle: 'medium' }).format(start);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'live-captioner-line': LiveCaptionerLineElement;
  }
}
