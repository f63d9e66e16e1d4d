import { css, html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { CaptionPosition, CaptionsState, ChatState, PlaybackState } from '../sdk/index.js';
import type { TextKey } from './locales/en.js';
import { SheetEvent } from './internal/element-events.js';
import { languageName } from './internal/format.js';
import { loadView } from './internal/load-view.js';
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
 * What the viewer can set: captions, picture quality, flying comments; and whom they hid in the chat.
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
      .review {
        text-decoration: underline;
      }
      .hidden {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
      }
      .hidden button {
        min-block-size: 44px;
        max-inline-size: 100%;
        padding-inline: 14px;
        border-radius: 22px;
        background: var(--_surface-raised);
        overflow-wrap: anywhere;
      }
    `,
  ];

  static override texts = 'market' as const;

  /** `said`: opens with what was said, and nothing else. */
  @property({ attribute: false }) about = '';

  @state() private reading = false;

  #captions = new StoreController(this, (room) => room.captions.store);
  #playback = new StoreController(this, (room) => room.playback.store);
  #market = new StoreController(this, (room) => room.market.store);

  #handleReview(): void {
    this.room?.market.reviewConsent();
    this.dispatchEvent(new SheetEvent(null));
  }
  #chat = new StoreController(
    this,
    (room) => room.chat.store,
    ({ blocked }) => [blocked],
  );

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

  protected override willUpdate(changes: PropertyValues<this>): void {
    if (changes.has('about') && this.about === 'said') this.#read(true);
  }

  protected override updated(_changes: PropertyValues<this>): void {
    const { localizer } = this;
    if (!localizer || localizer.has('transcript')) return;
    // Two features in one sheet; without the words there is no way to the transcript.
    localizer.need('transcript').then(
      () => this.requestUpdate(),
      () => undefined,
    );
  }

  /** What was said lies in the same sheet, one step further in. */
  #read(reading: boolean): void {
    this.reading = reading;
    if (reading) void loadView('live-transcript');
  }

  protected override render(): unknown {
    const [captions, playback] = [this.#captions.state, this.#playback.state];
    if (!captions || !playback || !this.localizer) return nothing;
    if (this.reading)
      return html`<live-sheet .heading=${this.t('transcript.title')} exportparts="sheet">
        ${
          this.about === 'said'
            ? nothing
            : html`<button class="review" @click=${() => this.#read(false)}>
                ${this.t('settings.title')}
              </button>`
        }
        <live-transcript exportparts="said"></live-transcript>
      </live-sheet>`;
    return html`<live-sheet .heading=${this.t('settings.title')} exportparts="sheet">
      ${captions.languages.length > 0 ? this.#renderCaptions(captions) : nothing}
      ${captions.languages.length > 0 ? html`<live-caption-look></live-caption-look>` : nothing}
      ${
        captions.languages.length > 0 && this.localizer.has('transcript')
          ? html`<button class="review" @click=${() => this.#read(true)}>
              ${this.t('transcript.open')}
            </button>`
          : nothing
      }
      ${captions.languages.length > 0 ? html`<live-caption-choices></live-caption-choices>` : nothing}
      ${captions.recognizer ? this.#renderSynced(captions.synced) : nothing}
      ${playback.renditions.length > 1 ? this.#renderQuality(playback) : nothing}
      <live-danmaku-settings></live-danmaku-settings>
      ${
        this.#market.state?.consent.by === 'viewer' && this.localizer.has('market')
          ? html`<button class="review" @click=${this.#handleReview}>
              ${this.t('consent.review')}
            </button>`
          : nothing
      }
      ${this.#renderHidden(this.#chat.state?.blocked ?? [])}
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

  #renderHidden(hidden: ChatState['blocked']): unknown {
    if (hidden.length === 0) return nothing;
    return html`<fieldset>
      <legend>${this.t('settings.hidden')}</legend>
      <div class="hidden">
        ${hidden.map(({ id, name }) => {
          const label = this.t('chat.unblock', { name: name || this.t('chat.viewer') });
          return html`<button @click=${() => this.room?.chat.unblock(id)}>${label}</button>`;
        })}
      </div>
    </fieldset>`;
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
