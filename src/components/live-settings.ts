import { css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { CaptionPosition, CaptionsState, PlaybackState } from '../sdk/index.js';
import type { TextKey } from './locales/en.js';
import { languageName } from './internal/format.js';
import { LiveElement } from './internal/live-element.js';
import { sheetStyles } from './internal/sheet.styles.js';
import { StoreController } from './internal/store-controller.js';

const SIZES = [
  [0.75, 'settings.small'],
  [1, 'settings.medium'],
  [1.4, 'settings.large'],
  [2, 'settings.huge'],
] as const satisfies readonly (readonly [number, TextKey])[];

const POSITIONS = ['top', 'middle', 'bottom'] as const satisfies readonly CaptionPosition[];

/**
 * What the viewer can set: captions and picture quality.
 *
 * @csspart sheet - The dialog.
 */
export class LiveSettingsElement extends LiveElement {
  static override styles = [
    LiveElement.styles,
    sheetStyles,
    css`
      live-sheet > * + * {
        margin-block-start: 20px;
      }
      .field {
        display: block;
      }
      select {
        inline-size: 100%;
        min-block-size: 48px;
        padding-inline: 12px;
        border: 1.5px solid var(--_line);
        border-radius: 12px;
        background: var(--_surface);
        color: inherit;
        font: inherit;
      }
      .choice {
        flex: 1 1 auto;
      }
    `,
  ];

  #captions = new StoreController(this, (room) => room.captions.store);
  #playback = new StoreController(this, (room) => room.playback.store);

  #handleLanguage(event: Event): void {
    const { value } = event.target as HTMLSelectElement;
    this.room?.captions.selectLanguage(value === '' ? null : value);
  }

  #handleSynced(event: Event): void {
    this.room?.captions.setSynced((event.target as HTMLInputElement).checked);
  }

  #handleQuality(event: Event): void {
    this.room?.playback.selectRendition((event.target as HTMLSelectElement).value);
  }

  protected override render(): unknown {
    const [captions, playback] = [this.#captions.state, this.#playback.state];
    if (!captions || !playback || !this.localizer) return nothing;
    return html`<live-sheet .heading=${this.t('settings.title')} exportparts="sheet">
      ${captions.languages.length > 0 ? this.#renderCaptions(captions) : nothing}
      ${captions.recognizer ? this.#renderSynced(captions.synced) : nothing}
      ${playback.renditions.length > 1 ? this.#renderQuality(playback) : nothing}
      <live-danmaku-settings></live-danmaku-settings>
    </live-sheet>`;
  }

  #renderCaptions(captions: Readonly<CaptionsState>): TemplateResult {
    const locale = this.localizer?.formatLocale ?? 'en';
    return html`
      <label class="field">
        <span class="label">${this.t('settings.captions')}</span>
        <select @change=${this.#handleLanguage}>
          <option value="" ?selected=${captions.language === null}>
            ${this.t('captions.off')}
          </option>
          ${captions.languages.map(
            (tag) =>
              html`<option value=${tag} ?selected=${captions.language === tag}>
                ${languageName(tag, locale)}
              </option>`,
          )}
        </select>
      </label>
      <fieldset>
        <legend>${this.t('settings.size')}</legend>
        <div class="choices">
          ${SIZES.map(([size, label]) =>
            this.#renderChoice('size', this.t(label), captions.size === size, () =>
              this.room?.captions.setSize(size),
            ),
          )}
        </div>
      </fieldset>
      <fieldset>
        <legend>${this.t('settings.position')}</legend>
        <div class="choices">
          ${POSITIONS.map((position) =>
            this.#renderChoice(
              'position',
              this.t(`settings.${position}`),
              captions.position === position,
              () => this.room?.captions.setPosition(position),
            ),
          )}
        </div>
      </fieldset>
    `;
  }

  #renderSynced(synced: boolean): TemplateResult {
    return html`<label class="choice">
      <input type="checkbox" .checked=${synced} @change=${this.#handleSynced} />${this.t(
        'settings.synced',
      )}
    </label>`;
  }

  #renderChoice(name: string, label: string, checked: boolean, choose: () => void): TemplateResult {
    return html`<label class="choice">
      <input type="radio" name=${name} .checked=${checked} @change=${choose} />${label}
    </label>`;
  }

  #renderQuality(playback: Readonly<PlaybackState>): TemplateResult {
    return html`<label class="field">
      <span class="label">${this.t('settings.quality')}</span>
      <select @change=${this.#handleQuality}>
        <option value="auto" ?selected=${playback.rendition === 'auto'}>
          ${this.t('settings.auto')}
        </option>
        ${[...playback.renditions]
          .sort((a, b) => b.bitrate - a.bitrate)
          .map(
            ({ id, width, height, bitrate }) =>
              html`<option value=${id} ?selected=${playback.rendition === id}>
                ${Math.min(width, height)}p · ${(bitrate / 1_000_000).toFixed(1)} Mbit/s
              </option>`,
          )}
      </select>
    </label>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'live-settings': LiveSettingsElement;
  }
}
