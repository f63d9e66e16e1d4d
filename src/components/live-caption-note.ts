import { css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { languageName } from './internal/format.js';
import { LiveElement } from './internal/live-element.js';
import { StoreController } from './internal/store-controller.js';
import type { TextKey } from './locales/en.js';

/** Why there are no captions, in the viewer's words; the code is for who is asked for help. */
function reasonOf(code: string): TextKey {
  if (code.startsWith('audio-')) return 'captions.noSound';
  if (code === 'model-missing') return 'captions.noModel';
  if (code === 'model-memory') return 'captions.noMemory';
  return 'captions.failed';
}

/**
 * Stands where captions would be while the recogniser in this page loads, asks for leave to, hears
 * nothing, does not understand, or has failed.
 *
 * @csspart note - The note.
 */
export class LiveCaptionNoteElement extends LiveElement {
  static override styles = [
    LiveElement.styles,
    css`
      :host {
        display: block;
        text-align: center;
      }
      .note {
        display: inline-flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: center;
        gap: 4px 10px;
        padding: 4px 12px;
        border-radius: 14px;
        background: var(--_caption-background);
        color: var(--_caption-text);
        font-size: 14px;
        line-height: 1.4;
      }
      button {
        min-block-size: 44px;
        padding-inline: 12px;
        border-radius: 22px;
        color: inherit;
        font-weight: 650;
        text-decoration: underline;
        pointer-events: auto;
      }
    `,
  ];

  static override texts = 'captions' as const;

  #captions = new StoreController(this, (room) => room.captions.store);
  #translation = new StoreController(this, (room) => room.translation.store);

  protected override render(): unknown {
    const { recognizer, language, lines, untranslated } = this.#captions.state ?? {};
    if (language == null || lines?.length) return nothing;
    if (untranslated) return this.#renderUntranslated(untranslated);
    if (!recognizer) return nothing;
    switch (recognizer.phase) {
      case 'listening':
        return nothing;
      case 'no-speech':
        return this.#renderNote(this.t('captions.noSpeech'));
      case 'unclear':
        return this.#renderNote(this.t('captions.unclear'));
      case 'loading': {
        const { loaded, total } = recognizer;
        const percent = total > 0 ? Math.floor((100 * loaded) / total) : 0;
        return this.#renderNote(this.t('captions.loading', { percent }));
      }
      case 'failed':
        return this.#renderFailure(recognizer.error);
    }
  }

  #renderFailure({
    code,
    cause,
    recoverable,
  }: {
    code: string;
    cause?: unknown;
    recoverable: boolean;
  }): TemplateResult {
    if (code === 'model-metered') {
      const bytes: unknown = cause instanceof Object ? Reflect.get(cause, 'bytes') : undefined;
      const size = Math.ceil(Number(bytes) / 1e6) || 1;
      return this.#renderNote(this.t('captions.metered', { size }), 'captions.load');
    }
    return this.#renderNote(this.t(reasonOf(code)), recoverable ? 'stage.retry' : undefined);
  }

  /** Says plainly that there is nothing to read, and offers what there is. */
  #renderUntranslated({ from, to }: { from: string; to: string }): TemplateResult {
    const locale = this.localizer?.formatLocale ?? 'en';
    const names = { from: languageName(from, locale), to: languageName(to, locale) };
    const { download: offer } = this.#translation.state ?? {};
    // It may be for what somebody else says.
    const download = offer?.from === from && offer.to === to ? offer : null;
    if (download?.progress != null) {
      const percent = Math.floor(100 * download.progress);
      return html`<div class="note" part="note" role="status">
        <span>${this.t('captions.translatorLoading', { percent })}</span>
      </div>`;
    }
    return html`<div class="note" part="note" role="status">
      <span>${this.t('captions.untranslated', names)}</span>
      ${
        download
          ? html`<button @click=${this.#handleDownload}>${this.#offerOf(download.bytes)}</button>`
          : nothing
      }
      <button @click=${() => this.room?.captions.selectLanguage(from)}>
        ${this.t('captions.readOriginal', names)}
      </button>
    </div>`;
  }

  /** With its size, where that is known. */
  #offerOf(bytes: number | null): string {
    if (bytes === null) return this.t('captions.loadTranslator');
    return this.t('captions.loadTranslatorSize', { size: Math.ceil(bytes / 1e6) || 1 });
  }

  #handleDownload(): void {
    void this.room?.translation.download();
  }

  #renderNote(text: string, action?: TextKey): TemplateResult {
    return html`<div class="note" part="note" role="status">
      <span>${text}</span>
      ${action ? html`<button @click=${this.#handleClick}>${this.t(action)}</button>` : nothing}
    </div>`;
  }

  #handleClick(): void {
    this.room?.captions.listenAgain();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'live-caption-note': LiveCaptionNoteElement;
  }
}
