import { css, html, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import type { CaptionLine, TranslatedBy } from '../sdk/index.js';
import type { TextKey } from './locales/en.js';
import { directionOf } from './internal/language.js';
import { LiveElement } from './internal/live-element.js';
import { StoreController } from './internal/store-controller.js';

const SOURCES = {
  human: 'captions.from.human',
  script: 'captions.from.script',
  studio: 'captions.from.studio',
  'in-band': 'captions.from.stream',
  recognizer: 'captions.from.device',
} as const satisfies Record<CaptionLine['source'], TextKey>;

const TRANSLATORS = {
  studio: 'captions.by.studio',
  memory: 'captions.by.memory',
  site: 'captions.by.site',
  browser: 'captions.by.browser',
  device: 'captions.by.device',
  service: 'captions.by.service',
} as const satisfies Record<TranslatedBy, TextKey>;

/**
 * Above a caption, for who asked: where the line comes from, and what was said before it was
 * translated.
 *
 * @csspart source - The note.
 * @csspart original - The line in the language that is spoken.
 */
export class LiveCaptionSourceElement extends LiveElement {
  static override styles = [
    LiveElement.styles,
    css`
      :host {
        display: flex;
        flex-direction: column;
        align-items: center;
        gap: 3px;
        max-inline-size: 100%;
        font-weight: 500;
      }
      .source {
        padding: 1px 9px;
        border-radius: 10px;
        background: var(--_caption-background);
        color: var(--_caption-text);
        font-size: max(11px, 0.6em);
        line-height: 1.4;
      }
      .original {
        padding: 0.1em 0.5em;
        border-radius: 0.36em;
        background: var(--_caption-background);
        color: var(--_caption-text);
        font-size: 0.8em;
        line-height: 1.3;
        text-wrap: balance;
        overflow-wrap: anywhere;
      }
    `,
  ];

  static override texts = 'captions' as const;

  @property({ attribute: false }) line: CaptionLine | null = null;

  #captions = new StoreController(this, (room) => room.captions.store);

  protected override render(): unknown {
    const { line } = this;
    const captions = this.#captions.state;
    if (!line || !captions) return nothing;
    const { source, original, translatedBy } = line;
    const parts = [this.t(SOURCES[source])];
    if (translatedBy) parts.push(this.t(TRANSLATORS[translatedBy]));
    return html`${
      captions.showSource
        ? html`<span class="source" part="source">${parts.filter(Boolean).join(' · ')}</span>`
        : nothing
    }
    ${
      captions.showOriginal && original
        ? html`<span
            class="original"
            part="original"
            lang=${original.language}
            dir=${directionOf(original.language)}
            >${original.text}</span
          >`
        : nothing
    }`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'live-caption-source': LiveCaptionSourceElement;
  }
}
