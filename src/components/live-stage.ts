import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import type { Room, RoomError, ShowDocument } from '../sdk/index.js';
import type { TextKey } from './locales/en.js';
import { hideBroken, showLoaded } from './internal/broken-images.js';
import { stageIcons } from './internal/stage-icons.js';
import { loadView } from './internal/load-view.js';
import { LiveElement } from './internal/live-element.js';
import { imageUrl } from './internal/safe-url.js';
import { stageView } from './internal/stage-view.js';
import { StoreController } from './internal/store-controller.js';
import { stageStyles } from './live-stage.styles.js';

/** What the viewer is told, by error code; families have one text each. */
function errorText(error: RoomError | null): TextKey {
  if (error?.code === 'stream-unsupported' || error?.code === 'engine-unavailable')
    return 'error.unsupported';
  if (error?.family === 'show') return 'error.show';
  return error?.family === 'playback' ? 'error.stream' : 'error.other';
}

/**
 * The picture, and over it whatever the viewer should know or do: loading, a tap to play, a lost
 * connection, the time before and after the show, an error.
 *
 * @slot poster - Stands in for the picture until there is one.
 * @slot fallback - Shown instead of the error when nothing can be played.
 * @csspart picture - Box that holds the video.
 * @csspart poster - Picture shown while there is no video.
 * @csspart status - What lies over the picture.
 */
export class LiveStageElement extends LiveElement {
  static override styles = [LiveElement.styles, stageStyles];

  /** Poster of the page; wins over the show's own. */
  @property() poster: string | null = null;
  /** Only the picture: no words over it (mini player). */
  @property({ type: Boolean, reflect: true }) bare = false;

  #show = new StoreController(this, (room) => room.show.store);
  #playback = new StoreController(this, (room) => room.playback.store);

  @query('.picture') private picture!: HTMLElement;

  #mountedRoom: Room | null = null;
  #pictureSeen = false;

  /** What is said over the picture now. */
  get signs(): readonly Element[] {
    return [...this.renderRoot.querySelectorAll('.chip, .status')];
  }

  protected override firstUpdated(): void {
    // No handler in the template: whatever a tap on the picture does has a button, too.
    this.picture.addEventListener('click', () => this.#handlePictureClick());
  }

  protected override updated(): void {
    const { room } = this;
    if (room && room !== this.#mountedRoom) {
      this.#mountedRoom = room;
      this.#pictureSeen = false;
      this.picture.replaceChildren();
      room.playback.mount(this.picture);
    }
    if (this.#view === 'before-show') void loadView('live-countdown');
  }

  get #view() {
    return stageView(this.#show.state, this.#playback.state);
  }

  #handlePictureClick(): void {
    const playback = this.#playback.state;
    if (this.#view === 'tap-to-play' || this.#view === 'paused') this.room?.playback.play();
    else if (playback?.muted && this.#view === 'picture') this.room?.playback.setMuted(false);
  }

  #handlePlay(): void {
    this.room?.playback.play();
  }

  #handleUnmute(): void {
    this.room?.playback.setMuted(false);
  }

  #handleRetry(): void {
    if (this.#show.state?.phase === 'failed') this.room?.show.retry();
    else this.room?.playback.retry();
  }

  #handleReplay(): void {
    const { room } = this;
    const start = this.#playback.state?.seekable?.start;
    if (start !== undefined) room?.playback.seek(start);
    room?.playback.play();
  }

  protected override render(): TemplateResult {
    const view = this.#view;
    if (view === 'picture') this.#pictureSeen = true;
    const posterShown =
      !this.#pictureSeen || view === 'before-show' || view === 'ended' || view === 'failed';
    return html`
      <div class="picture" part="picture"></div>
      <div class="poster" part="poster" ?hidden=${!posterShown}>
        <slot name="poster">${this.#renderPoster()}</slot>
      </div>
      <div class="shade"></div>
      ${this.bare ? nothing : this.#renderView(view)}
    `;
  }

  #renderPoster(): unknown {
    const document = this.#show.state?.document;
    const poster =
      imageUrl(this.poster) ?? imageUrl(document?.poster) ?? imageUrl(document?.angles[0]?.poster);
    return poster
      ? html`<img src=${poster} alt="" @error=${hideBroken} @load=${showLoaded} />`
      : nothing;
  }

  #renderView(view: ReturnType<typeof stageView>): unknown {
    const document = this.#show.state?.document ?? null;
    switch (view) {
      case 'loading':
        return html`<div class="status quiet" part="status" role="status">
          <span class="spinner"></span><span class="unseen">${this.t('stage.loading')}</span>
        </div>`;
      case 'buffering':
      case 'reconnecting':
        return html`<div class="chip glass" part="status" role="status">
          <span class="spinner"></span>${this.t(`stage.${view}`)}
        </div>`;
      case 'tap-to-play':
        return this.#renderPlay(this.t('stage.tapToPlay'));
      case 'paused':
        return this.#renderPlay(this.t('stage.resume'));
      case 'intermission':
        return html`<div class="status" part="status" role="status">
          <p class="title">${this.t('stage.intermission')}</p>
        </div>`;
      case 'before-show':
        return html`<div class="status" part="status">
          <live-countdown></live-countdown>
        </div>`;
      case 'ended':
        return this.#renderEnded(document);
      case 'failed':
        return this.#renderFailed();
      case 'picture':
        return this.#playback.state?.muted ? this.#renderUnmute() : nothing;
    }
  }

  #renderPlay(label: string): TemplateResult {
    return html`<div class="status brief" part="status">
      <button class="big glass" @click=${this.#handlePlay} aria-label=${label}>
        ${stageIcons.play}
      </button>
    </div>`;
  }

  #renderUnmute(): TemplateResult {
    return html`<button class="chip unmute" @click=${this.#handleUnmute}>
      ${stageIcons.muted}${this.t('stage.unmute')}
    </button>`;
  }

  #renderEnded(document: ShowDocument | null): TemplateResult {
    return html`<div class="status card glass" part="status" role="status">
      <p class="title">${this.t('stage.ended')}</p>
      ${document?.products.length ? html`<p>${this.t('stage.endedMore')}</p>` : nothing}
      ${
        document?.recording
          ? html`<button class="solid row" @click=${this.#handleReplay}>
              ${stageIcons.replay}${this.t('stage.replay')}
            </button>`
          : nothing
      }
      <live-said-link></live-said-link>
    </div>`;
  }

  #renderFailed(): TemplateResult {
    const error = this.#show.state?.error ?? this.#playback.state?.error ?? null;
    return html`<slot name="fallback" class="fallback">
      <div class="status card glass" part="status" role="alert">
        ${stageIcons.alert}
        <p class="title">${this.t(errorText(error))}</p>
        ${error ? html`<p class="code">${this.t('error.code', { code: error.code })}</p>` : nothing}
        <button class="solid row" @click=${this.#handleRetry}>
          ${stageIcons.replay}${this.t('stage.retry')}
        </button>
      </div>
    </slot>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'live-stage': LiveStageElement;
  }
}
