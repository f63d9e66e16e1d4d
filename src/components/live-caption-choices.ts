import { css, html, nothing } from 'lit';
import type { CaptionPreference, Room } from '../sdk/index.js';
import type { TextKey } from './locales/en.js';
import { keepCaptionLook } from './internal/caption-look.js';
import { LiveElement } from './internal/live-element.js';
import { sheetStyles } from './internal/sheet.styles.js';
import { StoreController } from './internal/store-controller.js';

const PREFERENCES = {
  best: ['captions.prefer.best', 'captions.prefer.bestMore'],
  checked: ['captions.prefer.checked', 'captions.prefer.checkedMore'],
  sent: ['captions.prefer.sent', 'captions.prefer.sentMore'],
} as const satisfies Record<CaptionPreference, readonly [TextKey, TextKey]>;

/** Which captions the viewer wants, and what stands beside them: a part of the settings. */
export class LiveCaptionChoicesElement extends LiveElement {
  static override styles = [
    LiveElement.styles,
    sheetStyles,
    css`
      :host {
        display: block;
        position: static;
      }
      .rows {
        display: grid;
        gap: 4px;
      }
      .row {
        display: grid;
        grid-template-columns: auto 1fr;
        align-items: center;
        column-gap: 12px;
        min-block-size: 44px;
        padding-block: 4px;
        cursor: pointer;
      }
      .row input {
        inline-size: 20px;
        block-size: 20px;
        margin: 0;
        accent-color: var(--_accent);
      }
      .more {
        display: block;
        font-size: 0.8125rem;
        opacity: 0.75;
      }
    `,
  ];

  static override texts = 'captions' as const;

  #captions = new StoreController(this, (room) => room.captions.store);

  protected override render(): unknown {
    const captions = this.#captions.state;
    if (!captions || !this.localizer?.has('captions')) return nothing;
    return html`<fieldset>
      <legend>${this.t('captions.prefer.title')}</legend>
      <div class="rows">
        ${Object.entries(PREFERENCES).map(
          ([prefer, [label, more]]) =>
            html`<label class="row">
              <input
                type="radio"
                name="prefer"
                .checked=${captions.prefer === prefer}
                @change=${() =>
                  this.#choose(({ captions: chosen }) =>
                    chosen.setPreference(prefer as CaptionPreference),
                  )}
              />
              <span>${this.t(label)}<span class="more">${this.t(more)}</span></span>
            </label>`,
        )}
        <label class="row">
          <input
            type="checkbox"
            .checked=${captions.showSource}
            @change=${(event: Event) =>
              this.#choose(({ captions: chosen }) =>
                chosen.explain({ source: (event.target as HTMLInputElement).checked }),
              )}
          />
          <span>${this.t('captions.showSource')}</span>
        </label>
      </div>
    </fieldset>`;
  }

  /** It is kept for the next visit with how captions look, where the viewer agrees to that. */
  #choose(set: (room: Room) => void): void {
    const { room } = this;
    if (!room) return;
    set(room);
    keepCaptionLook(room);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'live-caption-choices': LiveCaptionChoicesElement;
  }
}
