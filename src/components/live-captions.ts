import { css, html, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { directionOf } from './internal/language.js';
import { loadView } from './internal/lazy.js';
import { LiveElement } from './internal/live-element.js';
import { StoreController } from './internal/store-controller.js';
import { styled } from './internal/styled.js';

/**
 * What is said, in the viewer's language, with the picture it belongs to. Stands in the rows the
 * room keeps for it, so never under the product card or the controls.
 *
 * @csspart lines - Box around the lines.
 * @csspart line - One caption.
 */
export class LiveCaptionsElement extends LiveElement {
  static override styles = [
    LiveElement.styles,
    css`
      :host {
        display: block;
        contain: content;
        pointer-events: none;
        text-align: center;
      }
      .lines {
        display: flex;
        flex-direction: column;
        align-items: center;
        gap: 4px;
        font-size: calc(clamp(16px, 4.6cqi, 22px) * var(--size, 1));
        line-height: 1.3;
        font-weight: 550;
      }
      .line {
        max-inline-size: 100%;
        padding: 0.14em 0.5em;
        border-radius: 0.36em;
        background: var(--_caption-background);
        color: var(--_caption-text);
        text-wrap: balance;
        overflow-wrap: anywhere;
      }
    `,
  ];

  /** Also reads the captions to assistive technology, politely. Off: most hear the host. */
  @property({ type: Boolean }) announce = false;

  #captions = new StoreController(this, (room) => room.captions.store);

  protected override render(): unknown {
    const captions = this.#captions.state;
    if (!captions || captions.language === null) return nothing;
    const quiet = captions.recognizer !== null && captions.lines.length === 0;
    if (quiet) void loadView('live-caption-note');
    return html`${quiet ? html`<live-caption-note></live-caption-note>` : nothing}
      <div
        class="lines"
        part="lines"
        aria-live=${this.announce ? 'polite' : 'off'}
        ${styled({ '--size': String(captions.size) })}
      >
        ${repeat(
          captions.lines,
          (line) => line.id,
          (line) =>
            html`<p
              class="line"
              part="line"
              lang=${line.language}
              dir=${directionOf(line.language)}
            >
              ${line.text}
            </p>`,
        )}
      </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'live-captions': LiveCaptionsElement;
  }
}
