import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { PlaybackPhase, PlaybackState, ShowStatus } from '../sdk/index.js';
import type { TextKey } from './locales/en.js';
import { SheetEvent } from './internal/element-events.js';
import { formatClock } from './internal/format.js';
import { icons } from './internal/icons.js';
import { loadView } from './internal/load-view.js';
import { LiveElement } from './internal/live-element.js';
import { StoreController } from './internal/store-controller.js';
import { controlsStyles } from './live-controls.styles.js';

/** Nothing to control before the show, after it, and where it cannot be played. */
function canPlay(status: ShowStatus | undefined, phase: PlaybackPhase): boolean {
  return status !== 'scheduled' && phase !== 'failed' && phase !== 'ended';
}

/**
 * The action bar: play, rewind, sound, captions, camera angles, settings, cart. Away from the
 * live edge it grows a seek bar.
 *
 * @slot - More actions of the page, before the cart.
 * @csspart bar - The row of buttons.
 * @csspart timeline - The row of the seek bar.
 * @csspart cart - The cart button.
 */
export class LiveControlsElement extends LiveElement {
  static override styles = [LiveElement.styles, controlsStyles];

  #playback = new StoreController(this, (room) => room.playback.store);
  #captions = new StoreController(this, (room) => room.captions.store);
  #shop = new StoreController(
    this,
    (room) => room.shop.store,
    ({ cart }) => [cart],
  );
  #show = new StoreController(this, (room) => room.show.store);

  @state() private anglesOpen = false;

  /** What the captions button turns on again. */
  #lastLanguage: string | null = null;

  #handlePlay(): void {
    const playback = this.room?.playback;
    if (this.#playing) playback?.pause();
    else playback?.play();
  }

  #handleRewind(): void {
    this.room?.playback.skip(-10);
  }

  #handleMute(): void {
    this.room?.playback.setMuted(!this.#playback.state?.muted);
  }

  #handleCaptions(): void {
    const { room } = this;
    const captions = this.#captions.state;
    if (!room || !captions) return;
    if (captions.language !== null) {
      this.#lastLanguage = captions.language;
      room.captions.selectLanguage(null);
      return;
    }
    const base = room.language.split('-')[0];
    const language =
      this.#lastLanguage ??
      captions.languages.find((tag) => tag === room.language) ??
      captions.languages.find((tag) => tag.split('-')[0] === base) ??
      captions.languages[0];
    if (language !== undefined) room.captions.selectLanguage(language);
  }

  #handleAngles(): void {
    this.anglesOpen = !this.anglesOpen;
    if (this.anglesOpen) void loadView('live-angles');
  }

  #handleSettings(): void {
    this.dispatchEvent(new SheetEvent('settings'));
  }

  #handleCart(): void {
    this.dispatchEvent(new SheetEvent('shelf'));
  }

  #handleSeek(event: Event): void {
    this.room?.playback.seek(Number((event.target as HTMLInputElement).value));
  }

  #handleEscape(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || !this.anglesOpen) return;
    event.stopPropagation();
    this.anglesOpen = false;
    this.renderRoot.querySelector<HTMLElement>('[aria-expanded]')?.focus();
  }

  get #playing(): boolean {
    const phase = this.#playback.state?.phase;
    return phase === 'playing' || phase === 'buffering' || phase === 'reconnecting';
  }

  protected override updated(): void {
    if (this.#playback.state?.live === false) void loadView('live-timeline');
    // It draws from the first picture on, where the show wants that.
    if (this.#show.state?.document?.backdrop && this.#playing) void loadView('live-backdrop');
    if (this.#show.state?.document?.virtualHost) void loadView('live-virtual-host');
  }

  protected override render(): unknown {
    const playback = this.#playback.state;
    if (!playback || !this.localizer) return nothing;
    const captions = this.#captions.state;
    const playable = canPlay(this.#show.state?.status, playback.phase);
    const cameras = playback.angles.length > 1;
    const backdrop = this.#show.state?.document?.backdrop !== undefined;
    const angles = playable && (cameras || backdrop);
    const captionsOn = captions?.language != null;
    return html`
      <div class="area" @keydown=${this.#handleEscape}>
        ${angles && cameras && this.anglesOpen ? html`<live-angles></live-angles>` : nothing}
        ${backdrop ? html`<live-backdrop ?open=${angles && this.anglesOpen}></live-backdrop>` : nothing}
        ${playable ? this.#renderTimeline(playback) : nothing}
        <div class="bar glass" part="bar" role="group" aria-label=${this.t('controls.label')}>
          ${
            playable
              ? html`${this.#renderButton(
                  this.#playing ? 'controls.pause' : 'controls.play',
                  this.#playing ? icons.pause : icons.play,
                  this.#handlePlay,
                )}
                ${
                  playback.seekable
                    ? this.#renderButton('controls.rewind', icons.rewind, this.#handleRewind)
                    : nothing
                }
                ${this.#renderButton(
                  playback.muted ? 'controls.unmute' : 'controls.mute',
                  playback.muted ? icons.muted : icons.sound,
                  this.#handleMute,
                  playback.muted ? 'loud' : '',
                )}`
              : nothing
          }
          ${
            playable && captions?.languages.length
              ? html`<button
                  class="icon"
                  aria-label=${this.t('controls.captions')}
                  aria-pressed=${captionsOn ? 'true' : 'false'}
                  @click=${this.#handleCaptions}
                >
                  ${captionsOn ? icons.captions : icons.captionsOff}
                </button>`
              : nothing
          }
          ${
            angles
              ? html`<button
                  class="icon"
                  aria-label=${(cameras ? '' : this.t('backdrop.title')) || this.t('controls.angles')}
                  aria-expanded=${this.anglesOpen ? 'true' : 'false'}
                  @click=${this.#handleAngles}
                >
                  ${icons.angles}
                </button>`
              : nothing
          }
          ${this.#renderButton('controls.settings', icons.settings, this.#handleSettings)}
          <span class="space"></span>
          <slot></slot>
          ${this.#renderCart()}
        </div>
      </div>
    `;
  }

  #renderButton(
    label: TextKey,
    icon: TemplateResult,
    handler: () => void,
    extra = '',
  ): TemplateResult {
    return html`<button class="icon ${extra}" aria-label=${this.t(label)} @click=${handler}>
      ${icon}
    </button>`;
  }

  #renderTimeline(playback: Readonly<PlaybackState>): unknown {
    const { seekable, position, live } = playback;
    if (!live) return html`<live-timeline exportparts="timeline, chapter"></live-timeline>`;
    const away = playback.phase === 'paused' || !playback.atLiveEdge;
    if (!seekable || position === null || !away || seekable.end - seekable.start < 5000)
      return nothing;
    const time = formatClock(Math.round((seekable.end - position) / 1000));
    // Media time runs from left to right in every script.
    return html`<div class="timeline" part="timeline" dir="ltr">
      <input
        type="range"
        min=${seekable.start}
        max=${seekable.end}
        step="1000"
        .value=${String(position)}
        aria-label=${this.t('controls.seek')}
        aria-valuetext=${this.t('badge.behind', { time })}
        @change=${this.#handleSeek}
      />
      <span class="time" aria-hidden="true">−${time}</span>
    </div>`;
  }

  #renderCart(): unknown {
    const shop = this.#shop.state;
    if (!shop || (shop.products.length === 0 && !this.#show.state?.document)) return nothing;
    const count = shop.cart?.totalQuantity ?? 0;
    return html`<button
      class="cart"
      part="cart"
      aria-label=${this.t('controls.cart', { count })}
      @click=${this.#handleCart}
    >
      ${icons.cart}
      ${count > 0 ? html`<span class="count" aria-hidden="true">${count}</span>` : nothing}
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'live-controls': LiveControlsElement;
  }
}
