import { html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import type { Room } from '../sdk/index.js';
import {
  captionLook,
  COLOURS,
  EDGES,
  FONTS,
  keepCaptionLook,
  mayKeep,
  resetCaptionLook,
  setCaptionLook,
  wearCaptionLook,
  type CaptionLook,
} from './internal/caption-look.js';
import { spokenSample } from './internal/caption-samples.js';
import { directionOf } from './internal/language.js';
import { LiveElement } from './internal/live-element.js';
import { sheetStyles } from './internal/sheet.styles.js';
import { StoreController } from './internal/store-controller.js';
import { styled } from './internal/styled.js';
import { captionLookStyles } from './live-caption-look.styles.js';

const names = <Table extends object>(table: Table): (keyof Table & string)[] =>
  Object.keys(table) as (keyof Table & string)[];

/** How captions look, with a preview, and whose units they speak in: a part of the settings. */
export class LiveCaptionLookElement extends LiveElement {
  static override styles = [LiveElement.styles, sheetStyles, captionLookStyles];
  static override texts = 'look' as const;

  #captions = new StoreController(this, (room) => room.captions.store);
  #measures = new StoreController(this, (room) => room.measures.store);
  #market = new StoreController(this, (room) => room.market.store);
  #worn: { room: Room; element: HTMLElement; end: () => void } | null = null;
  #seen = '';

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#worn?.end();
    this.#worn = null;
  }

  protected override updated(_changes: PropertyValues<this>): void {
    const element = this.renderRoot.querySelector<HTMLElement>('.preview');
    const { room } = this;
    if (!room || !element) return;
    if (this.#worn?.element !== element || this.#worn.room !== room) {
      this.#worn?.end();
      this.#worn = { room, element, end: wearCaptionLook(room, element) };
    }
    // Size and place are set in the fields above this one; they are kept with the rest.
    const { size, position } = room.captions.store.current;
    const seen = `${size} ${position}`;
    if (this.#seen !== '' && seen !== this.#seen) keepCaptionLook(room);
    this.#seen = seen;
  }

  #change(change: Partial<CaptionLook>): void {
    if (this.room) setCaptionLook(this.room, change);
    this.requestUpdate();
  }

  #showOriginal(original: boolean): void {
    const { room } = this;
    if (!room) return;
    room.captions.explain({ original });
    keepCaptionLook(room);
  }

  #reset = (): void => {
    if (this.room) resetCaptionLook(this.room);
    this.requestUpdate();
  };

  protected override render(): unknown {
    const { room } = this;
    const captions = this.#captions.state;
    if (!room || !captions || !this.localizer?.has('look')) return nothing;
    const look = captionLook(room);
    return html`
      <p class="stage" aria-hidden="true">
        <span class="preview ${captions.position}" ${styled({ '--size': String(captions.size) })}>
          ${captions.showOriginal ? this.#renderOriginal() : nothing}
          <span class="line">${this.t('look.preview')}</span>
        </span>
      </p>
      <fieldset>
        <legend>${this.t('look.pair')}</legend>
        <div class="choices">
          ${([false, true] as const).map(
            (both) =>
              html`<label class="choice">
                <input
                  type="radio"
                  name="pair"
                  .checked=${captions.showOriginal === both}
                  @change=${() => this.#showOriginal(both)}
                />
                ${this.t(both ? 'look.pairBoth' : 'look.pairOne')}
              </label>`,
          )}
        </div>
      </fieldset>
      ${this.#renderChoices(this.t('look.font'), 'font', look.font, names(FONTS))}
      ${this.#renderChoices(this.t('look.colour'), 'colour', look.colour, names(COLOURS), true)}
      ${this.#renderChoices(
        this.t('look.background'),
        'background',
        look.background,
        names(COLOURS),
        true,
      )}
      ${this.#renderOpacity(look.opacity)}
      ${this.#renderChoices(this.t('look.edge'), 'edge', look.edge, names(EDGES))}
      ${this.#renderLines(look.lines)} ${this.#renderMeasures()}
      <button class="reset" @click=${this.#reset}>${this.t('look.reset')}</button>
      ${
        this.#market.state && !mayKeep(room)
          ? html`<p class="soft">${this.t('look.notKept')}</p>`
          : nothing
      }
    `;
  }

  /** As it stands above a translation; in the language of the show's host. */
  #renderOriginal(): TemplateResult {
    const spoken = this.room?.show.store.current.document?.spokenLanguage ?? 'en';
    const { text, language } = spokenSample(spoken, this.localizer?.locale ?? 'en');
    return html`<span class="line original" lang=${language} dir=${directionOf(language)}
      >${text}</span
    >`;
  }

  #renderChoices<Name extends 'font' | 'colour' | 'background' | 'edge'>(
    legend: string,
    name: Name,
    chosen: string,
    options: readonly (CaptionLook[Name] & string)[],
    swatches = false,
  ): TemplateResult {
    return html`<fieldset>
      <legend>${legend}</legend>
      <div class="choices">
        ${options.map(
          (option) =>
            html`<label class="choice">
              <input
                type="radio"
                name=${name}
                .checked=${option === chosen}
                @change=${() => this.#change({ [name]: option })}
              />
              ${
                swatches
                  ? html`<i
                      class="swatch"
                      ${styled({ '--swatch': `rgb(${COLOURS[option as keyof typeof COLOURS]})` })}
                    ></i>`
                  : nothing
              }
              ${this.t(`look.${option}`)}
            </label>`,
        )}
      </div>
    </fieldset>`;
  }

  #renderOpacity(opacity: number): TemplateResult {
    const words = this.#percent(opacity);
    return html`<label class="slider">
      <span class="label">${this.t('look.opacity')}</span>
      <input
        type="range"
        min="0"
        max="1"
        step="0.05"
        .value=${String(opacity)}
        aria-valuetext=${words}
        @input=${(event: Event) =>
          this.#change({ opacity: (event.target as HTMLInputElement).valueAsNumber })}
      />
      <span aria-hidden="true">${words}</span>
    </label>`;
  }

  #renderLines(chosen: 1 | 2): TemplateResult {
    const format = new Intl.NumberFormat(this.localizer?.formatLocale);
    return html`<fieldset>
      <legend>${this.t('look.lines')}</legend>
      <div class="choices">
        ${([1, 2] as const).map(
          (lines) =>
            html`<label class="choice">
              <input
                type="radio"
                name="lines"
                .checked=${lines === chosen}
                @change=${() => this.#change({ lines })}
              />${format.format(lines)}
            </label>`,
        )}
      </div>
    </fieldset>`;
  }

  #renderMeasures(): unknown {
    const measures = this.#measures.state;
    // Where nobody has said where the viewer is, nobody knows their units.
    if (!measures || this.#market.state?.country == null) return nothing;
    const { formatLocale = 'en' } = this.localizer ?? {};
    const day = new Intl.DateTimeFormat(formatLocale, { dateStyle: 'medium', timeStyle: 'short' });
    const number = new Intl.NumberFormat(formatLocale, { maximumSignificantDigits: 6 });
    return html`<fieldset>
      <legend>${this.t('measures.title')}</legend>
      <label class="switch">
        <input
          type="checkbox"
          .checked=${measures.on}
          @change=${(event: Event) =>
            this.room?.measures.set((event.target as HTMLInputElement).checked)}
        />
        <span>${this.t('measures.on')}</span>
      </label>
      ${measures.rates.map(
        ({ from, to, rate, source, asOf }) =>
          html`<p class="soft">
            ${this.t('measures.rate', {
              from,
              to,
              rate: number.format(Number(rate)),
              source,
              when: day.format(asOf),
            })}
          </p>`,
      )}
    </fieldset>`;
  }

  #percent(value: number): string {
    return new Intl.NumberFormat(this.localizer?.formatLocale, { style: 'percent' }).format(value);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'live-caption-look': LiveCaptionLookElement;
  }
}
