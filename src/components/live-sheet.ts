import { css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import { SheetEvent } from './internal/element-events.js';
import { icons } from './internal/icons.js';
import { LiveElement } from './internal/live-element.js';

/**
 * A sheet over the room: a dialog that covers the room, not the page. Escape, the button and a
 * tap beside it close it.
 *
 * @slot - Content; it scrolls.
 * @slot footer - Stays in view below it.
 * @csspart sheet - The dialog.
 */
export class LiveSheetElement extends LiveElement {
  static override styles = [
    LiveElement.styles,
    css`
      :host {
        position: absolute;
        inset: 0;
        display: grid;
        align-items: end;
        overflow: hidden;
      }
      .scrim {
        position: absolute;
        inset: 0;
        background: rgb(0 0 0 / 0.45);
        animation: fade 0.2s;
      }
      dialog {
        position: relative;
        inset: auto;
        display: flex;
        flex-direction: column;
        inline-size: 100%;
        max-inline-size: none;
        max-block-size: 82%;
        min-block-size: 0;
        margin: 0;
        padding: 0;
        border: 0;
        border-start-start-radius: 22px;
        border-start-end-radius: 22px;
        background: var(--_surface);
        color: var(--_text);
        box-shadow: 0 -8px 40px #0005;
        animation: rise 0.28s cubic-bezier(0.2, 0.8, 0.2, 1);
        overflow: hidden;
      }
      :host([full]) dialog {
        max-block-size: 100%;
        block-size: 100%;
        border-radius: 0;
      }
      @keyframes fade {
        from {
          opacity: 0;
        }
      }
      @keyframes rise {
        from {
          translate: 0 40%;
          opacity: 0;
        }
      }
      .head {
        display: flex;
        align-items: center;
        padding: 8px;
        padding-inline-start: 18px;
      }
      h2 {
        flex: 1;
        min-inline-size: 0;
        font-size: 1.125rem;
        font-weight: 700;
        overflow-wrap: anywhere;
      }
      .body {
        flex: 1;
        min-block-size: 0;
        overflow-y: auto;
        overscroll-behavior: contain;
        padding: 4px 18px 18px;
      }
      :focus-visible {
        outline-color: var(--_accent);
        box-shadow: none;
      }
      @media (hover: hover) {
        .icon:hover {
          background: var(--_surface-raised);
        }
      }
    `,
  ];

  @property() heading = '';
  /** Over the whole room. */
  @property({ type: Boolean, reflect: true }) full = false;

  @query('dialog') private dialog!: HTMLDialogElement;

  protected override firstUpdated(): void {
    this.dialog.show();
    // No handler in the template: the keyboard has Escape and the button.
    this.dialog.previousElementSibling?.addEventListener('click', () => this.#close());
  }

  #close(): void {
    this.dispatchEvent(new SheetEvent(null));
  }

  #handleKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    // The page's own dialog around us stays open.
    event.stopPropagation();
    event.preventDefault();
    this.#close();
  }

  protected override render(): TemplateResult {
    return html`
      <div class="scrim"></div>
      <dialog part="sheet" aria-labelledby="heading" @keydown=${this.#handleKey}>
        <div class="head">
          <h2 id="heading"><bdi>${this.heading}</bdi></h2>
          <button class="icon" aria-label=${this.t('sheet.close')} @click=${this.#close}>
            ${icons.close}
          </button>
        </div>
        <div class="body" tabindex=${this.full ? 0 : nothing}><slot></slot></div>
        <slot name="footer"></slot>
      </dialog>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'live-sheet': LiveSheetElement;
  }
}
