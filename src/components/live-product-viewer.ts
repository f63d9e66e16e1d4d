import { html, nothing } from 'lit';
import type { PropertyValues } from 'lit';
import { query, state } from 'lit/decorators.js';
import { loadViewTools } from '../sdk/index.js';
import type { ModelFacts, RoomError, ViewTools } from '../sdk/index.js';
import { ArController, type ArOptions } from './internal/ar-controller.js';
import { languageAround } from './internal/language.js';
import { LiveElement } from './internal/live-element.js';
import type { Localizer } from './internal/localize.js';
import { MotionController } from './internal/motion.js';
import { NearScreen } from './internal/near-screen.js';
import { OrbitGestures } from './internal/orbit-gestures.js';
import { fileUrl, imageUrl } from './internal/safe-url.js';
import { SceneController } from './internal/scene-controller.js';
import { TextsController } from './internal/texts-controller.js';
import {
  lengthWords,
  placePoints,
  renderDimensions,
  renderHotspots,
} from './internal/view-overlay.js';
import {
  renderHint,
  renderInRoom,
  renderPlace,
  renderPoster,
  renderProgress,
  renderTools,
  renderTrouble,
} from './internal/view-parts.js';
import { renderVariantRow } from './internal/variant-row.js';
import { ViewerAttributes } from './internal/viewer-attributes.js';
import { productViewerStyles } from './live-product-viewer.styles.js';

/** Degrees a second, as `<model-viewer>` turns. */
const TURNING = 11.25;

/**
 * A product in three dimensions, to be turned, measured and placed in one's room. Stands alone on
 * any page; its attributes are those of `<model-viewer>` where they mean the same.
 *
 * @csspart view - The picture.
 * @csspart poster - What is seen before it.
 * @csspart hotspot - A point that says something.
 * @csspart ar-button - Into one's own room.
 * @csspart variants - What can be chosen.
 * @csspart dimensions - The lengths.
 * @csspart progress - How much of it is there.
 *
 * @slot ar-actions - What can be done while it stands in the room: a button that buys it.
 *
 * @fires load - The model is in the picture; `detail.url`.
 * @fires error - It is not; `detail.sourceError` is a `RoomError`.
 * @fires progress - `detail.totalProgress`, 0–1.
 * @fires camera-change - The camera moves; `detail.source` is `user-interaction` or `none`.
 * @fires ar-status - `detail.status`: session-started, object-placed, not-presenting, failed.
 * @fires variant-chosen - The viewer wants another variant; `detail.variantName`.
 * @fires variant-applied - Another variant is shown; `detail.variantName`.
 */
export class LiveProductViewerElement extends ViewerAttributes {
  static override styles = [LiveElement.styles, productViewerStyles];
  static override texts = 'view' as const;

  #texts = new TextsController(this);
  #motion = new MotionController(this);
  #gestures = new OrbitGestures(this, (step) => this.#handleStep(step));
  #scene = new SceneController(this, {
    progress: (share) => this.#handleProgress(share),
    loaded: (facts) => this.#handleLoaded(facts),
    failed: (error) => this.#handleFailed(error),
    drawn: (points) => placePoints(this.renderRoot, points, this.clientWidth),
    moved: (_, by) =>
      this.#tell('camera-change', { source: by === 'viewer' ? 'user-interaction' : 'none' }),
    lost: (isLost) => (this.lost = isLost),
  });

  #ar = new ArController(
    this,
    () => this.#scene.view,
    (status) => this.#tell('ar-status', { status }),
  );

  @state() private phase: 'waiting' | 'loading' | 'ready' | 'failed' = 'waiting';
  @state() private share = 0;
  @state() private error: RoomError | null = null;
  @state() private lost = false;
  @state() private touched = false;
  @state() private measuring = false;
  @state() private playing = false;
  @state() private openSpot: string | null = null;
  @state() private viewTools: ViewTools | null = null;

  @query('.view') private box!: HTMLElement | null;

  #facts: ModelFacts | null = null;
  #loadedSrc = '';
  #cueAt: number | null = null;
  #isNews = false;
  #screen = new NearScreen(this);

  override get localizer(): Localizer | null {
    return super.localizer ?? this.#texts.localizer;
  }

  /** The model is in the picture. */
  get loaded(): boolean {
    return this.phase === 'ready';
  }

  get availableVariants(): readonly string[] {
    return this.#facts?.variants ?? [];
  }

  get availableAnimations(): readonly string[] {
    return this.#facts?.animations ?? [];
  }

  /** Metres, along x, y and z. */
  getDimensions(): { x: number; y: number; z: number } | null {
    const [x, y, z] = this.#facts?.size ?? [];
    return x === undefined || y === undefined || z === undefined ? null : { x, y, z };
  }

  /** Where it is looked at from; null before it is there. */
  getCameraOrbit(): { theta: number; phi: number; radius: number } | null {
    return this.loaded ? (this.#scene.view?.orbit() ?? null) : null;
  }

  /** A picture of it as it is now. */
  async toBlob(options: { mimeType?: string; qualityArgument?: number } = {}): Promise<Blob> {
    const blob = await this.#scene.view?.picture(options.mimeType, options.qualityArgument);
    if (!blob) throw new Error('There is no picture yet.');
    return blob;
  }

  /** The model as USDZ, in the variant that is shown. */
  async toUsdz(): Promise<Blob> {
    if (!this.#scene.view || !this.loaded) throw new Error('There is no model yet.');
    return this.#scene.view.usdz();
  }

  /** Whether `activateAR` would do anything here. */
  get canActivateAR(): boolean {
    return this.ar && this.loaded && this.#ar.mode !== null;
  }

  /** Into the viewer's room, by the best way there is. In answer to a tap. */
  activateAR = async (): Promise<void> => {
    const over = this.renderRoot.querySelector('.over');
    if (!this.canActivateAR || !this.viewTools || !over) return;
    await this.#ar.enter(this.viewTools, this.#arOptions, over);
  };

  get #arOptions(): ArOptions {
    return {
      modes: this.arModes,
      src: this.#loadedSrc,
      iosSrc: this.iosSrc,
      title: this.alt ?? '',
      placement: this.arPlacement,
    };
  }

  protected override willUpdate(changes: PropertyValues<this>): void {
    if (!super.localizer) this.#texts.ask(languageAround(this), null);
    if (changes.has('dimensions')) this.measuring = this.dimensions;
    if (changes.has('autoplay') && this.autoplay) this.playing = this.#motion.allowed;
    this.#isNews = this.#hears();
    const wanted = this.#wanted;
    if (wanted === this.#loadedSrc) return;
    this.#loadedSrc = wanted;
    this.#facts = null;
    this.error = null;
    this.share = 0;
    this.openSpot = null;
    this.phase = wanted === '' ? 'waiting' : 'loading';
  }

  /** What is to be shown now; empty while it is too far away. */
  get #wanted(): string {
    if (this.loading !== 'eager' && !this.#screen.near) return this.#loadedSrc;
    return fileUrl(this.src) ?? '';
  }

  protected override updated(changes: PropertyValues<this>): void {
    if (this.box) this.#scene.attach(this.box);
    const speed = Number.parseFloat(this.rotationPerSecond ?? '') || TURNING;
    this.#scene.set({
      orbit: this.cue?.orbit ?? this.cameraOrbit ?? undefined,
      target: this.cameraTarget ?? undefined,
      fieldOfView: this.fieldOfView ?? undefined,
      turning: this.autoRotate && !this.touched && this.#motion.allowed ? speed : 0,
      exposure: this.exposure,
      shadow: this.shadowIntensity,
      still: !this.#motion.allowed,
      points: [
        ...this.hotspots.map(({ id, ...rest }) => ({ ...rest, id: `hotspot-${id}` })),
        ...(this.#measured?.points ?? []),
      ],
    });
    if (this.phase === 'loading' && this.#task !== this.#loadedSrc) this.#load();
    if (this.phase === 'waiting' && this.#task !== '') {
      this.#task = '';
      this.#scene.clear();
    }
    if (changes.has('variantName') && this.loaded) void this.#applyVariant();
    if (this.ar && this.loaded && this.viewTools) this.#ar.look(this.viewTools, this.#arOptions);
    if (this.loaded) {
      const name = this.animationName ?? this.availableAnimations[0] ?? null;
      this.#scene.view?.animate(name, { paused: !this.playing });
      if (this.#isNews && this.cue)
        this.#scene.view?.spin(this.cue.turns, this.cue.seconds, this.cue.elapsed);
    }
  }

  #task = '';

  #load(): void {
    this.#task = this.#loadedSrc;
    loadViewTools().then(
      (tools) => (this.viewTools = tools),
      () => undefined,
    );
    void this.#scene.load({
      src: this.#loadedSrc,
      assets: this.assets ?? undefined,
      variant: this.variantName,
    });
  }

  get #measured(): ReturnType<ViewTools['dimensionsOf']> | null {
    const facts = this.#facts;
    if (!this.measuring || !facts || !this.viewTools) return null;
    return this.viewTools.dimensionsOf(facts.corner, facts.size);
  }

  /** The host's last word, once each; answers whether there is a new one. */
  #hears(): boolean {
    const { cue } = this;
    if (!this.loaded || !cue || cue.at === this.#cueAt) return false;
    this.#cueAt = cue.at;
    this.touched = false;
    if (cue.dimensions !== undefined) this.measuring = cue.dimensions;
    if (cue.hotspot !== undefined) this.openSpot = cue.hotspot;
    if (cue.animation !== undefined) this.playing = cue.animation !== null;
    return true;
  }

  async #applyVariant(): Promise<void> {
    const name = this.variantName;
    await this.#scene.view?.setVariant(name);
    if (name === this.variantName) this.#tell('variant-applied', { variantName: name });
  }

  #handleProgress(share: number): void {
    this.share = share;
    this.#tell('progress', { totalProgress: share });
  }

  #handleLoaded(facts: ModelFacts): void {
    this.#facts = facts;
    this.phase = 'ready';
    this.#handleProgress(1);
    this.#tell('load', { url: this.#loadedSrc });
  }

  #handleFailed(error: RoomError): void {
    this.error = error;
    this.phase = 'failed';
    this.#tell('error', { type: 'loadfailure', sourceError: error });
  }

  #handleStep(step: Parameters<NonNullable<SceneController['view']>['turn']>[0]): void {
    if (!this.cameraControls || !this.loaded) return;
    this.touched = true;
    this.#scene.view?.turn(step);
  }

  #handleRetry(): void {
    this.#loadedSrc = '';
    this.#task = '';
    this.requestUpdate();
  }

  #handleSpot(id: string): void {
    this.openSpot = this.openSpot === id ? null : id;
  }

  #handleVariant(variantName: string): void {
    this.variantName = variantName;
    this.#tell('variant-chosen', { variantName });
  }

  #tell(type: string, detail: object): void {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }

  protected override render(): unknown {
    const { phase } = this;
    const turns = this.cameraControls && phase === 'ready';
    const label = this.t('view.label', { name: this.alt || this.t('view.product') });
    return html`
      <div
        class="view ${turns ? 'turnable' : ''}"
        part="view"
        role=${this.cameraControls ? 'application' : 'img'}
        tabindex=${this.cameraControls ? 0 : nothing}
        aria-label=${turns ? `${label}. ${this.t('view.help')}` : label}
        @pointerdown=${this.#gestures.down}
        @pointermove=${this.#gestures.move}
        @pointerup=${this.#gestures.up}
        @pointercancel=${this.#gestures.up}
        @wheel=${this.#gestures.wheel}
        @keydown=${this.#gestures.key}
      ></div>
      ${
        this.#ar.stream
          ? html`<video
              class="room"
              autoplay
              muted
              playsinline
              .srcObject=${this.#ar.stream}
            ></video>`
          : nothing
      }
      ${renderPoster(imageUrl(this.poster), phase === 'ready' && !this.lost)}
      <div class="over">${this.#renderOver()}</div>
    `;
  }

  #renderOver(): unknown {
    const { phase, error } = this;
    const t = this.t.bind(this);
    const inRoom = this.#ar.phase;
    if (inRoom !== 'off')
      return renderInRoom(inRoom, t, () => this.#ar.leave(), this.#renderVariants());
    if (phase === 'loading') return renderProgress(this.share, t);
    if (phase === 'failed' && error) return renderTrouble(error, t, () => this.#handleRetry());
    if (phase !== 'ready') return nothing;
    if (this.lost) return html`<div class="trouble" role="status">${t('view.lost')}</div>`;
    const hint = this.touched || !this.cameraControls ? nothing : renderHint(this.cue !== null, t);
    return html`${this.#renderDimensions()}
      ${renderHotspots(this.hotspots, this.openSpot, (id) => this.#handleSpot(id))}
      ${this.credit ? html`<span class="credit"><bdi>${this.credit}</bdi></span>` : nothing}
      ${this.#ar.error ? renderTrouble(this.#ar.error, t, null) : hint} ${this.#renderVariants()}
      <div class="tools">
        ${this.tools ? this.#renderTools(t) : nothing}
        ${this.ar && this.#ar.mode ? renderPlace(() => void this.activateAR(), t) : nothing}
      </div>`;
  }

  #renderVariants(): unknown {
    if (!this.variantPicker) return nothing;
    return renderVariantRow({
      names: this.availableVariants,
      labels: this.variantLabels,
      chosen: this.variantName,
      label: this.t('view.variants'),
      choose: (name) => this.#handleVariant(name),
    });
  }

  #renderDimensions(): unknown {
    const lines = this.#measured?.lines;
    if (!lines || !this.viewTools) return nothing;
    const { lengthParts } = this.viewTools;
    const locale = this.localizer?.formatLocale ?? 'en';
    return renderDimensions(lines, ({ axis, metres }) =>
      this.t(`view.${axis}`, { length: lengthWords(lengthParts, metres, locale) }),
    );
  }

  #renderTools(t: typeof this.t): unknown {
    return renderTools(
      {
        measuring: this.measuring,
        measure: () => (this.measuring = !this.measuring),
        reset: () => {
          this.touched = false;
          this.#scene.view?.spin(0, 0);
        },
        playing: this.availableAnimations.length > 0 ? this.playing : null,
        play: () => (this.playing = !this.playing),
      },
      t,
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'live-product-viewer': LiveProductViewerElement;
  }
}
