import { html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { loadTryOn } from '../sdk/index.js';
import type { TryOnItem, TryOnSession, TryOnState, TryOnTrouble } from '../sdk/index.js';
import { downloadFile } from './internal/download.js';
import { LiveElement } from './internal/live-element.js';
import { tryOnIcons } from './internal/try-on-icons.js';
import { tryOnStyles } from './live-try-on.styles.js';
import type { TextKey } from './locales/en.js';

const REASONS = {
  'camera-refused': 'tryOn.refused',
  'camera-taken': 'tryOn.taken',
  'camera-missing': 'tryOn.noCamera',
  'photo-invalid': 'tryOn.photoInvalid',
  'model-missing': 'tryOn.modelMissing',
  'item-missing': 'tryOn.itemMissing',
  'no-webgl': 'tryOn.noWebgl',
  failed: 'tryOn.failed',
} as const satisfies Record<TryOnTrouble, TextKey>;

/**
 * A mirror in which the viewer wears a product: with their camera, asked for by a tap and let go of
 * at once, or on a photo. Nothing leaves the device.
 *
 * @csspart mirror - The picture.
 */
export class LiveTryOnElement extends LiveElement {
  static override styles = [LiveElement.styles, tryOnStyles];
  static override texts = 'tryOn' as const;

  /** What is worn. */
  @property({ attribute: false }) item: TryOnItem | null = null;
  /** What it is called. */
  @property() name = '';
  /** Folder of workers and models, where it is not beside the bundle. */
  @property() assets: string | null = null;

  @state() private session: Readonly<TryOnState> | null = null;
  @query('.mirror') private mirror!: HTMLElement;

  #opening: Promise<TryOnSession | null> | null = null;
  #open: TryOnSession | null = null;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#open?.dispose();
    this.#open = this.#opening = null;
    this.session = null;
  }

  protected override updated(changes: PropertyValues<this>): void {
    if (changes.has('item') && this.item) void this.#open?.wear(this.item);
  }

  /** The code of it comes with the first tap. */
  #session(): Promise<TryOnSession | null> {
    this.#opening ??= loadTryOn().then(
      (tryOn) => {
        if (!this.isConnected) return null;
        const session = tryOn.open({ host: this.mirror, assets: this.#assets });
        const look = (): void => void (this.session = session.store.current);
        session.store.subscribe(look);
        this.#open = session;
        if (this.item) void session.wear(this.item);
        return session;
      },
      () => {
        this.#opening = null;
        this.session = {
          phase: 'idle',
          progress: 0,
          faces: null,
          trouble: 'failed',
        };
        return null;
      },
    );
    return this.#opening;
  }

  /** As the room around has it. */
  get #assets(): string | undefined {
    for (let root = this.getRootNode(); root instanceof ShadowRoot; root = root.host.getRootNode())
      if (root.host.localName === 'live-room')
        return this.assets ?? root.host.getAttribute('assets') ?? undefined;
    return this.assets ?? undefined;
  }

  async #handleCamera(): Promise<void> {
    await (await this.#session())?.useCamera();
  }

  async #handlePhoto(event: Event): Promise<void> {
    const input = event.target as HTMLInputElement;
    const [photo] = input.files ?? [];
    // The same photo again is a choice as well.
    input.value = '';
    if (photo) await (await this.#session())?.usePhoto(photo);
  }

  async #handleSnapshot(): Promise<void> {
    const picture = await this.#open?.snapshot();
    if (!picture) return;
    const file = new File([picture], 'try-on.jpg', { type: picture.type });
    const share = { files: [file], title: this.name };
    // Not everywhere, and not for files everywhere.
    const { canShare } = navigator as Partial<Navigator>;
    if (canShare?.call(navigator, share)) {
      // Thought better of it.
      await navigator.share(share).catch(() => undefined);
    } else downloadFile(picture, file.name);
  }

  protected override render(): unknown {
    const phase = this.session?.phase ?? 'idle';
    const seen = phase === 'running' || phase === 'still';
    const ready = this.localizer?.has('tryOn') ?? false;
    // The mirror stays: its canvases are the session's.
    return html`<div class="frame">
        <div
          class="mirror"
          part="mirror"
          role="img"
          aria-label=${this.t('tryOn.wearing', { name: this.name })}
          ?hidden=${!seen}
        ></div>
        ${ready && !seen ? this.#renderBefore(phase) : nothing}
        ${ready && seen ? this.#renderTools(phase) : nothing}
        <p class="word glass" role="status" ?hidden=${!seen || this.#word === ''}>
          ${seen ? this.#word : ''}
        </p>
      </div>
      <p class="private">${tryOnIcons.lock}${this.t('tryOn.private')}</p>`;
  }

  /** What is to be known beside the picture. */
  get #word(): string {
    const { phase, faces, trouble } = this.session ?? { phase: 'idle', faces: null, trouble: null };
    if (trouble) return this.t(REASONS[trouble]);
    if (faces === 0) return this.t(phase === 'still' ? 'tryOn.noFacePhoto' : 'tryOn.noFace');
    return faces !== null && faces > 1 ? this.t('tryOn.twoFaces') : '';
  }

  #renderBefore(phase: TryOnState['phase']): TemplateResult {
    const busy = phase === 'loading' || phase === 'asking';
    const percent = Math.round((this.session?.progress ?? 0) * 100);
    const word =
      phase === 'asking' && percent === 0
        ? this.t('tryOn.asking')
        : busy
          ? this.t('tryOn.loading', { percent })
          : this.#word;
    return html`<div class="before">
      <span class="face">${tryOnIcons.face}</span>
      <p role="status">${busy ? html`<span class="spinner"></span>` : nothing}${word}</p>
      <div class="ways">
        <button class="solid" ?disabled=${busy} @click=${this.#handleCamera}>
          ${this.t('tryOn.camera')}
        </button>
        ${this.#renderPhoto('way')}
      </div>
    </div>`;
  }

  #renderTools(phase: TryOnState['phase']): TemplateResult {
    return html`<div class="tools">
      ${
        phase === 'running'
          ? html`<button
              class="round glass"
              aria-label=${this.t('tryOn.stop')}
              @click=${() => this.#open?.stop()}
            >
              ${tryOnIcons.stop}
            </button>`
          : html`<button
              class="round glass"
              aria-label=${this.t('tryOn.camera')}
              @click=${this.#handleCamera}
            >
              ${tryOnIcons.camera}
            </button>`
      }
      <button
        class="shutter"
        aria-label=${this.t('tryOn.snapshot')}
        @click=${this.#handleSnapshot}
      ></button>
      ${this.#renderPhoto('round glass')}
    </div>`;
  }

  #renderPhoto(look: string): TemplateResult {
    return html`<label class=${look}>
      <input
        type="file"
        accept="image/*"
        aria-label=${this.t('tryOn.photo')}
        @change=${this.#handlePhoto}
      />
      ${look === 'way' ? this.t('tryOn.photo') : tryOnIcons.photo}
    </label>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'live-try-on': LiveTryOnElement;
  }
}
