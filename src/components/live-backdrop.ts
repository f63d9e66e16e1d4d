import { html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { loadBackdrop } from '../sdk/index.js';
import type { BackdropDesk, BackdropState, BackdropTrouble } from '../sdk/index.js';
import { hideBroken, showLoaded } from './internal/broken-images.js';
import { DeskController } from './internal/desk-controller.js';
import { LiveElement } from './internal/live-element.js';
import { PickController } from './internal/pick-controller.js';
import { pictureTileStyles } from './internal/picture-tiles.styles.js';
import { imageUrl } from './internal/safe-url.js';
import { backdropIcons } from './internal/backdrop-icons.js';
import { backdropStyles } from './live-backdrop.styles.js';
import type { TextKey } from './locales/en.js';

const REASONS = {
  'no-webgl': 'backdrop.noWebgl',
  'weak-device': 'backdrop.weak',
  'too-slow': 'backdrop.slow',
  'context-lost': 'backdrop.lost',
  'picture-closed': 'backdrop.closed',
  'background-failed': 'backdrop.missing',
  'engine-unavailable': 'backdrop.unavailable',
} as const satisfies Record<BackdropTrouble, TextKey>;

/**
 * Where the host is: puts another place behind them while it is in the room, and, when open, lets the
 * viewer choose one, and say which colour the screen has.
 */
export class LiveBackdropElement extends LiveElement {
  static override styles = [LiveElement.styles, pictureTileStyles, backdropStyles];
  static override texts = 'backdrop' as const;

  /** Shows what there is to choose. */
  @property({ type: Boolean, reflect: true }) open = false;

  #picker = new PickController(this, (x, y) => this.#desk?.pick(x, y) ?? false);
  #backdrop = new DeskController<BackdropState, BackdropDesk>(this, loadBackdrop, () =>
    this.#picker.stop(),
  );

  protected override willUpdate(changes: PropertyValues<this>): void {
    if (changes.has('open') && !this.open) this.#picker.stop();
  }

  get #desk(): BackdropDesk | null {
    return this.#backdrop.desk;
  }

  #handleColour(event: Event): void {
    const { value } = event.target as HTMLInputElement;
    const at = (index: number): number => parseInt(value.slice(index, index + 2), 16) / 255;
    this.#picker.answer(this.#desk?.setKey({ colour: [at(1), at(3), at(5)] }) ?? false);
  }

  #handleSoftness(event: Event): void {
    this.#desk?.setKey({ softness: Number((event.target as HTMLInputElement).value) });
  }

  protected override render(): unknown {
    const backdrop = this.#backdrop.state;
    if (!this.open || !backdrop?.options || !this.localizer?.has('backdrop')) return nothing;
    const { chosen, options, phase } = backdrop;
    return html`<div class="panel glass">
      <div class="places" role="group" aria-label=${this.t('backdrop.title')}>
        ${this.#renderPlace(null, this.t('backdrop.asFilmed'), null, chosen === null)}
        ${repeat(
          options.backgrounds,
          ({ id }) => id,
          ({ id, name, url }) =>
            this.#renderPlace(id, this.textOf(name), imageUrl(url), chosen === id),
        )}
      </div>
      ${phase === 'on' ? this.#renderTools(backdrop) : nothing}
      <p class="word" role="status">${this.#word(backdrop)}</p>
    </div>`;
  }

  #word({ trouble }: Readonly<BackdropState>): string {
    if (trouble) return this.t(REASONS[trouble]);
    if (this.#picker.phase === 'picking') return this.t('backdrop.picking');
    return this.#picker.phase === 'missed' ? this.t('backdrop.grey') : '';
  }

  #renderPlace(id: string | null, name: string, url: string | null, on: boolean): TemplateResult {
    const busy = on && this.#backdrop.state?.phase === 'starting';
    return html`<button
      class="place tile"
      aria-pressed=${on ? 'true' : 'false'}
      aria-busy=${busy ? 'true' : 'false'}
      @click=${() => this.#desk?.choose(id)}
    >
      ${url ? html`<img src=${url} alt="" @error=${hideBroken} @load=${showLoaded} />` : nothing}
      ${id === null ? html`<span class="film">${backdropIcons.host}</span>` : nothing}
      <bdi class="name">${name}</bdi>
      <span class="ring"></span>
      ${busy ? html`<span class="spinner"></span>` : nothing}
    </button>`;
  }

  #renderTools({ key }: Readonly<BackdropState>): unknown {
    if (!key) return nothing;
    const hex = key.colour.map((part) =>
      Math.round(part * 255)
        .toString(16)
        .padStart(2, '0'),
    );
    const picking = this.#picker.phase === 'picking';
    return html`<div class="tools">
      <button
        class="pick"
        aria-pressed=${picking ? 'true' : 'false'}
        @click=${() => (picking ? this.#picker.stop() : this.#picker.start())}
      >
        ${backdropIcons.dropper}${this.t('backdrop.pick')}
      </button>
      <input
        type="color"
        .value=${`#${hex.join('')}`}
        aria-label=${this.t('backdrop.colour')}
        @change=${this.#handleColour}
      />
      <label class="soft">
        ${this.t('backdrop.softness')}
        <input
          type="range"
          min="0.05"
          max="0.8"
          step="0.05"
          .value=${String(key.softness)}
          @input=${this.#handleSoftness}
        />
      </label>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'live-backdrop': LiveBackdropElement;
  }
}
