import { html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { ClipJob, type ClipState } from './internal/clip-job.js';
import { downloadFile } from './internal/download.js';
import { formatClock } from './internal/format.js';
import { LiveElement } from './internal/live-element.js';
import { replayIcons } from './internal/replay-icons.js';
import { sheetStyles } from './internal/sheet.styles.js';
import { StoreController } from './internal/store-controller.js';
import { styled } from './internal/styled.js';
import type { TextKey } from './locales/en.js';
import { clipStyles } from './live-clip.styles.js';

/** Seconds a viewer can choose. */
const CLIP_LENGTHS = [15, 30, 60] as const;
/** How long a button says that it worked, ms. */
const COPIED_MS = 2000;

const FAILURES: Readonly<Record<string, TextKey>> = {
  'clip-no-media': 'replay.noMedia',
  'clip-memory': 'replay.noMemory',
  'clip-engine-missing': 'replay.noEngine',
  'engine-unavailable': 'replay.noEngine',
};

/**
 * Shares the moment: a link that opens the show there, and a clip of the last seconds, made on the
 * viewer's device.
 *
 * @csspart sheet - The dialog.
 */
export class LiveClipElement extends LiveElement {
  static override texts = 'replay' as const;
  static override styles = [LiveElement.styles, sheetStyles, clipStyles];

  #sharing = new StoreController(this, (room) => room.sharing.store);
  #show = new StoreController(this, (room) => room.show.store);
  #job = new ClipJob(this, () => this.room);

  /** The moment the sheet was opened at: what is shared, whatever the picture does meanwhile. */
  #at: number | null = null;
  #copyTimer: ReturnType<typeof setTimeout> | undefined;

  @state() private fromHere = true;
  @state() private link = '';
  @state() private copied = false;
  @state() private seconds: number = CLIP_LENGTHS[0];
  @state() private burnt = true;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#copyTimer);
  }

  protected override willUpdate(changes: PropertyValues): void {
    const { room } = this;
    if (!room) return;
    const first = this.#at === null;
    this.#at ??= room.timeline.now ?? room.playback.store.current.position;
    if (first || changes.has('fromHere')) void this.#makeLink();
  }

  async #makeLink(): Promise<void> {
    const { room, fromHere } = this;
    const link = (await room?.sharing.link(fromHere ? this.#at : null)) ?? '';
    if (fromHere === this.fromHere) this.link = link;
  }

  async #handleCopy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.link);
      void this.room?.sharing.shared('link');
    } catch {
      // Forbidden here: the field holds it, selected.
      this.renderRoot.querySelector('input')?.select();
      return;
    }
    this.copied = true;
    clearTimeout(this.#copyTimer);
    this.#copyTimer = setTimeout(() => (this.copied = false), COPIED_MS);
  }

  async #handleSend(files: readonly File[] = []): Promise<void> {
    const title = this.textOf(this.#show.state?.document?.title);
    try {
      await navigator.share({ title, url: this.link, ...(files.length && { files: [...files] }) });
      void this.room?.sharing.shared(files.length > 0 ? 'clip' : 'link');
    } catch {
      // Changed their mind.
    }
  }

  #handleSave(blob: Blob, name: string): void {
    downloadFile(blob, name);
    void this.room?.sharing.shared('clip');
  }

  #handleStart(): void {
    if (this.#at === null) return;
    const { seconds, burnt } = this;
    void this.#job.start({ to: this.#at, seconds, burnt, card: burnt });
  }

  protected override render(): unknown {
    if (!this.localizer?.has('replay')) return nothing;
    const clips = this.#sharing.state?.clips ?? true;
    return html`<live-sheet .heading=${this.t('replay.share')} exportparts="sheet">
      ${this.#renderLink()} ${clips ? this.#renderClip(this.#job.state) : nothing}
      ${this.#sharing.state?.help ? this.#renderHelp() : nothing}
    </live-sheet>`;
  }

  #renderLink(): TemplateResult {
    const startsAt = this.#show.state?.document?.startsAt;
    const seconds =
      this.#at === null || startsAt === undefined ? null : (this.#at - startsAt) / 1000;
    const canSend = typeof navigator.share === 'function';
    return html`<section>
      <div class="link">
        <input
          readonly
          dir="ltr"
          .value=${this.link}
          aria-label=${this.t(this.fromHere ? 'replay.link' : 'replay.linkShow')}
          @focus=${(event: Event) => (event.target as HTMLInputElement).select()}
        />
        <button class="solid" @click=${this.#handleCopy}>
          ${this.copied ? nothing : replayIcons.copy}
          <span role="status">${this.t(this.copied ? 'replay.copied' : 'replay.copy')}</span>
        </button>
      </div>
      <div class="row">
        <label class="choice"
          ><input
            type="checkbox"
            .checked=${this.fromHere}
            @change=${() => (this.fromHere = !this.fromHere)}
          />${
            seconds !== null && seconds >= 0 && seconds < 86_400
              ? this.t('replay.fromHere', { time: formatClock(seconds) })
              : this.t('replay.link')
          }</label
        >
        ${
          canSend
            ? html`<button class="plain" @click=${() => this.#handleSend()}>
                ${replayIcons.share}${this.t('replay.send')}
              </button>`
            : nothing
        }
      </div>
    </section>`;
  }

  #renderClip(job: ClipState): TemplateResult {
    return html`<section aria-labelledby="clip">
      <h3 id="clip">${this.t('replay.clip')}</h3>
      <p class="soft">${this.t('replay.clipAbout')}</p>
      ${
        job.phase === 'making'
          ? this.#renderProgress(job)
          : job.phase === 'ready'
            ? this.#renderReady(job)
            : this.#renderWishes(job.phase === 'failed' ? job.code : null)
      }
    </section>`;
  }

  #renderWishes(code: string | null): TemplateResult {
    return html`
      <fieldset>
        <legend>${this.t('replay.length')}</legend>
        <div class="choices">
          ${CLIP_LENGTHS.map((seconds) =>
            this.#renderChoice(
              'length',
              this.#secondsOf(seconds),
              this.seconds === seconds,
              () => (this.seconds = seconds),
            ),
          )}
        </div>
      </fieldset>
      <div class="choices">
        ${this.#renderChoice('mode', this.t('replay.burnt'), this.burnt, () => (this.burnt = true))}
        ${this.#renderChoice('mode', this.t('replay.quick'), !this.burnt, () => (this.burnt = false))}
      </div>
      ${
        code !== null
          ? html`<p class="bad" role="alert">${this.t(FAILURES[code] ?? 'replay.failed')}</p>`
          : nothing
      }
      <button class="solid wide" @click=${this.#handleStart}>
        ${replayIcons.scissors}${this.t('replay.start')}
      </button>
    `;
  }

  #secondsOf(seconds: number): string {
    const unit = { style: 'unit', unit: 'second', unitDisplay: 'short' } as const;
    return new Intl.NumberFormat(this.localizer?.formatLocale, unit).format(seconds);
  }

  #renderProgress({ step, share }: Extract<ClipState, { phase: 'making' }>): TemplateResult {
    const percent = Math.round(share * 100);
    return html`
      <div
        class="progress"
        role="progressbar"
        aria-label=${this.t('replay.clip')}
        aria-valuenow=${step === 'cutting' ? percent : nothing}
        aria-valuemin="0"
        aria-valuemax="100"
      >
        <span ${styled({ 'inline-size': `${Math.max(3, percent)}%` })}></span>
      </div>
      <div class="row">
        <p role="status">${this.t(`replay.${step}`, { percent })}</p>
        <button class="plain" @click=${() => this.#job.cancel()}>${this.t('replay.cancel')}</button>
      </div>
    `;
  }

  #renderReady({ clip, url, poster }: Extract<ClipState, { phase: 'ready' }>): TemplateResult {
    const file = new File([clip.video], 'clip.mp4', { type: 'video/mp4' });
    const canSend = 'canShare' in navigator && navigator.canShare({ files: [file] });
    return html`
      <p class="unseen" role="status">${this.t('replay.ready')}</p>
      <video
        src=${url}
        poster=${poster ?? nothing}
        controls
        playsinline
        loop
        aria-label=${this.t('replay.ready')}
      ></video>
      <div class="choices">
        <button class="solid" @click=${() => this.#handleSave(clip.video, 'clip.mp4')}>
          ${replayIcons.save}${this.t('replay.save')}
        </button>
        ${
          canSend
            ? html`<button class="solid" @click=${() => this.#handleSend([file])}>
                ${replayIcons.share}${this.t('replay.sendClip')}
              </button>`
            : nothing
        }
        ${
          clip.preview
            ? html`<button
                class="plain"
                @click=${() => clip.preview && this.#handleSave(clip.preview, 'clip.gif')}
              >
                ${this.t('replay.saveGif')}
              </button>`
            : nothing
        }
        <button class="plain" @click=${() => this.#job.cancel()}>${this.t('replay.again')}</button>
      </div>
    `;
  }

  #renderHelp(): TemplateResult {
    return html`<button class="plain" @click=${() => void this.room?.sharing.help()}>
      ${replayIcons.help}${this.t('replay.help')}
    </button>`;
  }

  #renderChoice(name: string, label: string, checked: boolean, choose: () => void): TemplateResult {
    return html`<label class="choice">
      <input type="radio" name=${name} .checked=${checked} @change=${choose} />${label}
    </label>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'live-clip': LiveClipElement;
  }
}
