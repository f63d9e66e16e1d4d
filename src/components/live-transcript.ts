import { html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { TranscriptLine, TranscriptTools } from '../sdk/index.js';
import { loadTranscriptTools, pickText } from '../sdk/index.js';
import { formatClock, languageName } from './internal/format.js';
import { directionOf } from './internal/language.js';
import { LiveElement } from './internal/live-element.js';
import { sheetStyles } from './internal/sheet.styles.js';
import { StoreController } from './internal/store-controller.js';
import { transcriptStyles } from './live-transcript.styles.js';

/** A page of a book; nobody reads further without searching. */
const MOST = 400;

/**
 * What was said so far, to read, to search, to jump to and to save. Says what captions say: what
 * nobody captioned is not in it.
 *
 * @csspart said - One line of it.
 */
export class LiveTranscriptElement extends LiveElement {
  static override styles = [LiveElement.styles, sheetStyles, transcriptStyles];
  static override texts = 'transcript' as const;

  /** BCP 47; otherwise what the viewer reads captions in. */
  @property() language: string | null = null;

  @state() private wanted = '';
  @state() private tools: TranscriptTools | null = null;

  #captions = new StoreController(this, (room) => room.captions.store);
  #playback = new StoreController(
    this,
    (room) => room.playback.store,
    ({ seekable }) => [seekable],
  );
  #addresses: string[] = [];

  override connectedCallback(): void {
    super.connectedCallback();
    loadTranscriptTools().then(
      (tools) => (this.tools = tools),
      // Without them there is nothing to read; opened again, they are asked for again.
      () => undefined,
    );
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const address of this.#addresses.splice(0)) URL.revokeObjectURL(address);
  }

  protected override willUpdate(_changes: PropertyValues<this>): void {
    if (this.language !== null || !this.tools || !this.room) return;
    const languages = this.#languages(this.tools);
    const { language } = this.room.captions.store.current;
    this.language = languages.find((tag) => tag === language) ?? languages[0] ?? null;
  }

  protected override render(): unknown {
    const { room, tools } = this;
    if (!room || !tools || !this.#captions.state || !this.localizer?.has('transcript'))
      return nothing;
    const lines = this.#lines(tools);
    if (lines.length === 0) return html`<p class="soft">${this.t('transcript.empty')}</p>`;
    const wanted = this.wanted.trim();
    const hits =
      wanted === '' ? lines : lines.filter((line) => this.#found(tools, line).length > 0);
    const shown = wanted === '' ? hits.slice(-MOST) : hits.slice(0, MOST);
    const format = new Intl.NumberFormat(this.localizer.formatLocale);
    const from = this.#from(lines);
    return html`
      ${this.#renderTools(tools, lines)}
      <p class="soft" role="status">
        ${
          wanted === ''
            ? nothing
            : hits.length === 0
              ? this.t('transcript.nothing')
              : this.t('transcript.found', { shown: format.format(hits.length) })
        }
      </p>
      <ol class="lines">
        ${repeat(
          shown,
          (line) => `${line.start} ${line.id}`,
          (line) => this.#renderLine(tools, line, from),
        )}
      </ol>
    `;
  }

  #languages(tools: TranscriptTools): string[] {
    const { room } = this;
    if (!room) return [];
    return tools.languagesOf(room.captions.cues, this.#spoken());
  }

  #spoken(): string | undefined {
    return this.room?.show.store.current.document?.spokenLanguage;
  }

  #lines(tools: TranscriptTools): readonly TranscriptLine[] {
    const { room, language } = this;
    if (!room || language === null) return [];
    return tools.transcriptOf(room.captions.cues, language, this.#spoken());
  }

  #found(tools: TranscriptTools, line: TranscriptLine): readonly (readonly [number, number])[] {
    return tools.findInText(line.text, this.wanted, line.language);
  }

  /** Where 0:00 is: the show's beginning, if the picture reaches back to it. */
  #from(lines: readonly TranscriptLine[]): number {
    const first = lines[0]?.start ?? 0;
    const begin = this.room?.show.store.current.document?.startsAt;
    return begin !== undefined && begin <= first ? begin : first;
  }

  #renderTools(tools: TranscriptTools, lines: readonly TranscriptLine[]): TemplateResult {
    const languages = this.#languages(tools);
    const locale = this.localizer?.formatLocale ?? 'en';
    return html`<div class="tools">
      <input
        type="search"
        .value=${this.wanted}
        placeholder=${this.t('transcript.search')}
        aria-label=${this.t('transcript.search')}
        @input=${(event: Event) => (this.wanted = (event.target as HTMLInputElement).value)}
      />
      ${
        languages.length > 1
          ? html`<select
              aria-label=${this.t('transcript.language')}
              @change=${(event: Event) =>
                (this.language = (event.target as HTMLSelectElement).value)}
            >
              ${languages.map(
                (tag) =>
                  html`<option value=${tag} ?selected=${tag === this.language}>
                    ${languageName(tag, locale)}
                  </option>`,
              )}
            </select>`
          : nothing
      }
      <div class="saves">
        ${(['WebVTT', 'SRT'] as const).map(
          (format) =>
            html`<button @click=${() => this.#save(tools, lines, format)}>
              ${this.t('transcript.save', { format })}
            </button>`,
        )}
      </div>
    </div>`;
  }

  #renderLine(tools: TranscriptTools, line: TranscriptLine, from: number): TemplateResult {
    const time = formatClock((line.start - from) / 1000);
    const seekable = this.#playback.state?.seekable;
    const reachable =
      seekable != null && line.start >= seekable.start - 500 && line.start <= seekable.end;
    return html`<li part="said">
      ${
        reachable
          ? html`<button
              class="time"
              aria-label=${this.t('transcript.jump', { time })}
              @click=${() => this.room?.playback.seek(line.start)}
            >
              ${time}
            </button>`
          : html`<span class="time">${time}</span>`
      }
      <span lang=${line.language} dir=${directionOf(line.language)}
        >${this.#renderText(tools, line)}</span
      >
    </li>`;
  }

  #renderText(tools: TranscriptTools, line: TranscriptLine): unknown {
    if (this.wanted.trim() === '') return line.text;
    let at = 0;
    const parts: unknown[] = [];
    for (const [start, end] of this.#found(tools, line)) {
      parts.push(line.text.slice(at, start), html`<mark>${line.text.slice(start, end)}</mark>`);
      at = end;
    }
    return [...parts, line.text.slice(at)];
  }

  #save(tools: TranscriptTools, lines: readonly TranscriptLine[], format: 'WebVTT' | 'SRT'): void {
    const show = this.room?.show.store.current.document;
    const title = pickText(show?.title, this.language ?? 'en');
    const options = { from: this.#from(lines), title };
    const text = format === 'SRT' ? tools.toSrt(lines, options) : tools.toWebVtt(lines, options);
    const type = format === 'SRT' ? 'application/x-subrip' : 'text/vtt';
    const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
    this.#addresses.push(address);
    const link = document.createElement('a');
    link.href = address;
    link.download = `${show?.id ?? 'show'}.${this.language ?? 'en'}.${format === 'SRT' ? 'srt' : 'vtt'}`;
    link.click();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'live-transcript': LiveTranscriptElement;
  }
}
