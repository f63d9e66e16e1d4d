import { html, nothing } from 'lit';
import type { ReactiveController, ReactiveControllerHost, TemplateResult } from 'lit';
import type { Localizer } from './localize.js';
import { stageIcons } from './stage-icons.js';

export type MiniPlayerMode = 'off' | 'mini' | 'full';

/**
 * The mini player came, went (`closed` when the viewer stopped the show with it), or outlived the
 * part of the page it stood in (`adopted`).
 */
export class MiniPlayerEvent extends Event {
  static readonly type = 'live-mini-player-changed';
  declare readonly type: 'live-mini-player-changed';
  readonly detail: {
    readonly mode: MiniPlayerMode;
    readonly adopted: boolean;
    readonly closed: boolean;
  };

  constructor(detail: MiniPlayerEvent['detail']) {
    super(MiniPlayerEvent.type, { bubbles: true, composed: true });
    this.detail = detail;
  }
}

/**
 * Lifts the picture out of the page into a corner of the window. The column becomes a popover:
 * in the top layer it escapes whatever clips or transforms the element on the page, and the video
 * stays where it is in the DOM, so it does not stop.
 *
 * When a router takes away the part of the page the element stands in, the mini player goes on: the
 * element moves to the body. Taken out by itself, the element is gone, as anywhere else.
 */
export class MiniPlayer implements ReactiveController {
  #host: ReactiveControllerHost & HTMLElement;
  #mode: MiniPlayerMode = 'off';
  #adopted = false;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  get mode(): MiniPlayerMode {
    return this.#mode;
  }

  minimize(): void {
    this.#change('mini');
  }

  /** Back to its place; one that has lost it fills the window, unless the page takes it back. */
  restore(): void {
    const lost = this.#adopted && this.#host.parentNode === document.body;
    this.#change(lost ? 'full' : 'off');
  }

  /** The viewer has seen enough. An element nobody has a place for goes altogether. */
  close(): void {
    const lost = this.#adopted && this.#host.parentNode === document.body;
    this.#change('off', true);
    if (lost) this.#host.remove();
  }

  hostUpdated(): void {
    const column = this.#host.shadowRoot?.querySelector<HTMLElement>('[popover]');
    // Where there are no popovers the column is merely fixed: good enough for most pages.
    if (this.#mode === 'off' || !column?.isConnected || !('showPopover' in column)) return;
    if (!column.matches(':popover-open')) column.showPopover();
  }

  hostDisconnected(): void {
    const host = this.#host;
    if (this.#mode === 'off' || host.isConnected) return;
    if (host.parentNode === null) {
      this.#mode = 'off';
      return;
    }
    this.#adopted = true;
    document.body.append(host);
    this.#tell();
  }

  /** What stands in the page meanwhile. */
  renderPlaceholder(localizer: Localizer | null): unknown {
    if (this.#mode === 'off' || this.#adopted || !localizer) return nothing;
    return html`<div class="away">
      <p>${localizer.t('controls.minimized')}</p>
      <button class="solid" @click=${this.#handleRestore}>
        ${localizer.t('controls.restore')}
      </button>
    </div>`;
  }

  /** The buttons on the small picture. */
  renderBar(localizer: Localizer | null, stop: () => void): unknown {
    if (this.#mode !== 'mini' || !localizer) return nothing;
    const button = (label: string, icon: TemplateResult, handler: () => void): TemplateResult =>
      html`<button class="icon" aria-label=${label} @click=${handler}>${icon}</button>`;
    return html`<div class="mini-bar">
      ${button(localizer.t('controls.restore'), stageIcons.restore, this.#handleRestore)}
      ${button(localizer.t('sheet.close'), stageIcons.close, stop)}
    </div>`;
  }

  #change(mode: MiniPlayerMode, closed = false): void {
    if (mode === this.#mode) return;
    this.#mode = mode;
    if (mode === 'off') this.#adopted = false;
    this.#host.requestUpdate();
    this.#tell(closed);
  }

  #tell(closed = false): void {
    const detail = { mode: this.#mode, adopted: this.#adopted, closed };
    this.#host.dispatchEvent(new MiniPlayerEvent(detail));
  }

  #handleRestore = (): void => this.restore();
}
