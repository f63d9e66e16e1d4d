import { html, nothing } from 'lit';
import type { ReactiveController, ReactiveControllerHost, TemplateResult } from 'lit';
import type { Localizer } from './localize.js';
import { icons } from './icons.js';

/**
 * Lifts the picture out of the page into a corner of the window. The column becomes a popover:
 * in the top layer it escapes whatever clips or transforms the element on the page, and the video
 * stays where it is in the DOM, so it does not stop.
 */
export class MiniPlayer implements ReactiveController {
  #host: ReactiveControllerHost & HTMLElement;
  #active = false;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  get active(): boolean {
    return this.#active;
  }

  set active(active: boolean) {
    if (active === this.#active) return;
    this.#active = active;
    this.#host.requestUpdate();
  }

  hostUpdated(): void {
    const column = this.#host.shadowRoot?.querySelector<HTMLElement>('[popover]');
    // Where there are no popovers the column is merely fixed: good enough for most pages.
    if (!this.#active || !column?.isConnected || !('showPopover' in column)) return;
    if (!column.matches(':popover-open')) column.showPopover();
  }

  hostDisconnected(): void {
    this.active = false;
  }

  /** What stands in the page meanwhile. */
  renderPlaceholder(localizer: Localizer | null): unknown {
    if (!this.#active || !localizer) return nothing;
    return html`<div class="away">
      <p>${localizer.t('controls.minimized')}</p>
      <button class="solid" @click=${this.#handleRestore}>
        ${localizer.t('controls.restore')}
      </button>
    </div>`;
  }

  /** The buttons on the small picture. */
  renderBar(localizer: Localizer | null, stop: () => void): unknown {
    if (!this.#active || !localizer) return nothing;
    const button = (label: string, icon: TemplateResult, handler: () => void): TemplateResult =>
      html`<button class="icon" aria-label=${label} @click=${handler}>${icon}</button>`;
    return html`<div class="mini-bar">
      ${button(localizer.t('controls.restore'), icons.restore, this.#handleRestore)}
      ${button(localizer.t('sheet.close'), icons.close, stop)}
    </div>`;
  }

  #handleRestore = (): void => {
    this.active = false;
  };
}
