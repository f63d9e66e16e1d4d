import { css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { DanmakuState } from '../sdk/index.js';
import { LiveElement } from './internal/live-element.js';
import { MotionController } from './internal/motion.js';
import { sheetStyles } from './internal/sheet.styles.js';
import { StoreController } from './internal/store-controller.js';

/** Least and most of what the viewer can set, in steps of `STEP`. */
const SLIDERS = [
  ['area', 0.2, 1],
  ['density', 0, 1],
  ['speed', 0.5, 2],
  ['opacity', 0.2, 1],
  ['fontSize', 0.75, 2],
] as const satisfies readonly (readonly [keyof DanmakuState, number, number])[];
const STEP = 0.05;

/** How comments fly over the picture: a part of the settings. */
export class LiveDanmakuSettingsElement extends LiveElement {
  static override styles = [
    LiveElement.styles,
    sheetStyles,
    css`
      :host {
        display: block;
        position: static;
      }
      :host([hidden]) {
        display: none;
      }
      .switch {
        display: flex;
        align-items: center;
        gap: 10px;
        min-block-size: 44px;
        cursor: pointer;
      }
      .switch input {
        inline-size: 22px;
        block-size: 22px;
        margin: 0;
        accent-color: var(--_accent);
      }
      .slider {
        display: grid;
        grid-template-columns: minmax(7em, 2fr) 3fr 3.5em;
        align-items: center;
        gap: 10px;
        font-size: 0.9375rem;
      }
      .slider input {
        inline-size: 100%;
        min-inline-size: 0;
        block-size: 44px;
        margin: 0;
        accent-color: var(--_accent);
      }
      .slider span {
        font-variant-numeric: tabular-nums;
        text-align: end;
      }
    `,
  ];

  #motion = new MotionController(this);
  #danmaku = new StoreController(this, (room) => room.danmaku.store);
  #chat = new StoreController(
    this,
    (room) => room.chat.store,
    ({ open }) => [open],
  );

  #handleSwitch(event: Event): void {
    this.room?.danmaku.set({ on: (event.target as HTMLInputElement).checked });
  }

  protected override render(): unknown {
    const settings = this.#danmaku.state;
    if (!settings || !this.#chat.state?.open || !this.localizer) return nothing;
    return html`<fieldset>
      <legend>${this.t('danmaku.title')}</legend>
      ${
        this.#motion.allowed
          ? this.#renderFields(settings)
          : html`<p class="soft">${this.t('danmaku.still')}</p>`
      }
    </fieldset>`;
  }

  #renderFields(settings: Readonly<DanmakuState>): TemplateResult {
    return html`<label class="switch">
        <input type="checkbox" .checked=${settings.on} @change=${this.#handleSwitch} />${this.t(
          'danmaku.on',
        )}
      </label>
      ${settings.on ? SLIDERS.map((slider) => this.#renderSlider(slider, settings)) : nothing}`;
  }

  #renderSlider(
    [name, least, most]: (typeof SLIDERS)[number],
    settings: Readonly<DanmakuState>,
  ): TemplateResult {
    const value = settings[name];
    const words = new Intl.NumberFormat(this.localizer?.formatLocale, {
      style: 'percent',
      maximumFractionDigits: 0,
    }).format(value);
    const choose = (event: Event): void =>
      this.room?.danmaku.set({ [name]: (event.target as HTMLInputElement).valueAsNumber });
    return html`<label class="slider">
      ${this.t(`danmaku.${name}`)}
      <input
        type="range"
        min=${least}
        max=${most}
        step=${STEP}
        .value=${String(value)}
        aria-valuetext=${words}
        @input=${choose}
      />
      <span aria-hidden="true">${words}</span>
    </label>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'live-danmaku-settings': LiveDanmakuSettingsElement;
  }
}
