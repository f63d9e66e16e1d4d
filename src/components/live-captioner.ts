import { ContextProvider } from '@lit/context';
import { html, LitElement, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Captioner, RoomError, StudioInput, StudioState } from '../sdk/index.js';
import { openCaptioner } from '../sdk/index.js';
import { baseStyles } from './internal/base.styles.js';
import { languageName } from './internal/format.js';
import { languageAround } from './internal/language.js';
import type { Localizer } from './internal/localize.js';
import { roomContext } from './internal/room-context.js';
import { captionerStyles } from './live-captioner.styles.js';
import type { TextKey } from './locales/en.js';

const INPUTS = {
  stream: 'captioner.input.stream',
  microphone: 'captioner.input.microphone',
  off: 'captioner.input.off',
} as const satisfies Record<StudioInput, TextKey>;

/**
 * The studio's desk for captions: hears the show or a microphone, shows each line before viewers see
 * it, lets a person mend it, translates it, and sends it to everybody.
 *
 * @csspart desk - Everything.
 * @csspart lines - The lines, the newest last.
 */
export class LiveCaptionerElement extends LitElement {
  static override styles = [baseStyles, captionerStyles];

  /** Address of the show document. */
  @property() src: string | null = null;
  /** Who is at the desk; others at the same show see it. */
  @property() operator: string | null = null;
  /** Languages that lines are translated into, with spaces between; otherwise the show's. */
  @property() targets: string | null = null;
  /** Part of the show's delay in which lines can be mended before anybody sees them, 0–0.9. */
  @property({ type: Number }) slack = 0.15;
  /** Language of the desk. */
  @property() language: string | null = null;
  /** Folder of workers and models. */
  @property() assets: string | null = null;
  /** Asked for a token whenever the channel is dialled or a line is sent. */
  @property({ attribute: false }) realtimeToken: (() => Promise<string>) | null = null;

  /** Makes the captioner; a page may bring one with a way of its own to send lines. */
  @property({ attribute: false }) open: typeof openCaptioner = openCaptioner;

  @state() private desk: Readonly<StudioState> | null = null;
  @state() private localizer: Localizer | null = null;
  @state() private error: RoomError | null = null;
  @state() private muted = true;

  @query('.picture-host') private picture!: HTMLElement | null;
  @query('.lines') private list!: HTMLElement | null;

  readonly #scope = new ContextProvider(this, {
    context: roomContext,
    initialValue: { room: null, localizer: null },
  });
  #captioner: Captioner | null = null;
  #life: AbortController | null = null;
  #mounted: Captioner | null = null;
  /** The operator reads further up: new lines must not pull the list away. */
  #pinned = true;

  /** The SDK's captioner, once the show is there. */
  get captioner(): Captioner | null {
    return this.#captioner;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#loadTexts();
    if (this.hasUpdated) this.#open();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#close();
  }

  protected override willUpdate(changes: PropertyValues<this>): void {
    if (changes.has('src') || changes.has('operator')) this.#open();
    if (changes.has('slack')) this.#captioner?.setSlack(this.slack);
    if (changes.has('language') && this.hasUpdated) void this.#loadTexts();
  }

  protected override updated(): void {
    if (this.picture && this.#captioner && this.#mounted !== this.#captioner) {
      this.#mounted = this.#captioner;
      this.picture.replaceChildren();
      this.#captioner.room.playback.mount(this.picture);
    }
    if (this.#pinned && this.list) this.list.scrollTop = this.list.scrollHeight;
  }

  #open(): void {
    this.#close();
    if (!this.isConnected || this.src === null) return;
    const life = (this.#life = new AbortController());
    const { operator, targets, assets, realtimeToken } = this;
    const options = {
      show: new URL(this.src, document.baseURI),
      operator: operator ?? 'studio',
      targets: targets?.split(/[\s,]+/).filter(Boolean),
      slack: this.slack,
      assets: assets ?? undefined,
      realtimeToken: realtimeToken ?? undefined,
      failed: (error: RoomError) => {
        // What the room gets over by itself is no news for an operator, and a line says of itself
        // that it has no translation.
        if (error.code === 'translation-failed') return;
        if (error.family === 'captions' || !error.recoverable) this.error = error;
      },
    };
    void this.open(options).then(async (captioner) => {
      if (life.signal.aborted) {
        captioner.close();
        return;
      }
      this.#captioner = captioner;
      const stop = captioner.store.subscribe(() => (this.desk = captioner.store.current));
      life.signal.addEventListener('abort', () => {
        stop();
        captioner.close();
      });
      await captioner.join();
      if (this.#life !== life) return;
      this.desk = captioner.store.current;
      this.#share();
    });
  }

  #close(): void {
    this.#life?.abort();
    this.#life = null;
    this.#captioner = null;
    this.#mounted = null;
    this.desk = null;
    this.error = null;
  }

  async #loadTexts(): Promise<void> {
    // As everywhere: a chunk of its own.
    const { loadLocalizer } = await import('./internal/localize.js');
    const localizer = await loadLocalizer(this.language ?? languageAround(this));
    await Promise.all([localizer.need('captioner'), localizer.need('captions')]).catch(
      () => undefined,
    );
    if (!this.isConnected) return;
    this.localizer = localizer;
    this.#share();
  }

  #share(): void {
    const room = this.#captioner?.room ?? null;
    this.#scope.setValue({ room, localizer: this.localizer });
  }

  #t(key: TextKey, values?: Readonly<Record<string, string | number>>): string {
    return this.localizer?.t(key, values) ?? '';
  }

  #handleScroll(): void {
    const { list } = this;
    if (list) this.#pinned = list.scrollHeight - list.scrollTop - list.clientHeight < 80;
  }

  #handleInput(input: StudioInput): void {
    this.error = null;
    void this.#captioner?.listen(input);
  }

  #handleSlack(event: Event): void {
    this.#captioner?.setSlack(Number((event.target as HTMLInputElement).value) / 100);
  }

  #handleSound(): void {
    this.muted = !this.muted;
    this.#captioner?.room.playback.setMuted(this.muted);
  }

  #handleType(event: SubmitEvent): void {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const input = form.elements.namedItem('typed') as HTMLInputElement;
    this.#captioner?.type(input.value);
    input.value = '';
    this.#pinned = true;
  }

  /** Enter in one line goes on to the next. */
  #handleNext(event: Event): void {
    const lines = [...(this.list?.querySelectorAll('live-captioner-line') ?? [])];
    const next = lines[lines.indexOf(event.target as (typeof lines)[number]) + 1];
    if (next) next.focus();
  }

  protected override render(): unknown {
    if (!this.localizer) return nothing;
    const { desk } = this;
    return html`<div
      class="desk"
      part="desk"
      dir=${this.localizer.direction}
      lang=${this.localizer.locale}
    >
      <section class="side" aria-label=${this.#t('captioner.show')}>
        <div class="picture">
          <div class="picture-host"></div>
          <button class="sound" @click=${this.#handleSound} aria-pressed=${String(!this.muted)}>
            ${this.#t(this.muted ? 'captioner.unmute' : 'captioner.mute')}
          </button>
        </div>
        ${desk ? this.#renderSide(desk) : nothing}
      </section>
      <section class="main" aria-label=${this.#t('captioner.lines')}>
        ${desk ? this.#renderLines(desk) : html`<p class="empty">${this.#t('captioner.opening')}</p>`}
      </section>
    </div>`;
  }

  #renderSide(desk: Readonly<StudioState>): TemplateResult {
    const seconds = (ms: number): string =>
      new Intl.NumberFormat(this.localizer?.formatLocale, {
        style: 'unit',
        unit: 'second',
        minimumFractionDigits: 1,
        maximumFractionDigits: 1,
      }).format(ms / 1000);
    const slack = { slack: seconds(desk.slackMs), delay: seconds(desk.delayMs) };
    return html`
      <fieldset>
        <legend>${this.#t('captioner.input.title')}</legend>
        <div class="inputs">
          ${Object.entries(INPUTS).map(
            ([input, label]) =>
              html`<label>
                <input
                  type="radio"
                  name="input"
                  .checked=${desk.input === input}
                  @change=${() => this.#handleInput(input as StudioInput)}
                />${this.#t(label)}
              </label>`,
          )}
        </div>
      </fieldset>
      <label class="slack">
        <span class="label"
          >${this.#t('captioner.slack')}
          <output>${this.#t('captioner.slackOf', slack)}</output></span
        >
        <input
          type="range"
          min="0"
          max="90"
          step="5"
          .value=${String(Math.round(desk.slackShare * 100))}
          @input=${this.#handleSlack}
        />
      </label>
      <div role="status">${this.#renderState(desk)}</div>
      ${
        desk.targets.length > 0
          ? html`<div>
              <span class="label">${this.#t('captioner.targets')}</span>
              <div class="targets">
                ${desk.targets.map(
                  (tag) =>
                    html`<span>${languageName(tag, this.localizer?.formatLocale ?? 'en')}</span>`,
                )}
              </div>
            </div>`
          : nothing
      }
    `;
  }

  #renderState(desk: Readonly<StudioState>): TemplateResult {
    const said = this.#ofState(desk);
    const others = desk.others.join(', ');
    return html`<p class="state ${said.bad ? 'bad' : ''}">
        <span class="dot ${said.bad ? 'bad' : desk.input === 'off' ? '' : 'on'}"></span>
        <span>${said.text}</span>
      </p>
      ${others ? html`<p class="state">${this.#t('captioner.others', { others })}</p>` : nothing}`;
  }

  #ofState({ link, waiting, recognizer, input }: Readonly<StudioState>): {
    readonly text: string;
    readonly bad: boolean;
  } {
    if (link === 'waiting') {
      return { text: this.#t('captioner.offline', { count: waiting }), bad: true };
    }
    const { error } = this;
    if (recognizer?.phase === 'failed') {
      const { code } = recognizer.error;
      return { text: this.#t('captioner.failed', { code }), bad: true };
    }
    if (error) return { text: this.#t('captioner.failed', { code: error.code }), bad: true };
    if (input === 'off') return { text: this.#t('captioner.idle'), bad: false };
    switch (recognizer?.phase) {
      case 'loading': {
        const { loaded, total } = recognizer;
        const percent = total > 0 ? Math.floor((100 * loaded) / total) : 0;
        return { text: this.#t('captions.loading', { percent }), bad: false };
      }
      case 'unclear':
        return { text: this.#t('captions.unclear'), bad: false };
      case 'no-speech':
        return { text: this.#t('captions.noSpeech'), bad: false };
      default:
        return { text: this.#t('captioner.listening'), bad: false };
    }
  }

  #renderLines(desk: Readonly<StudioState>): TemplateResult {
    return html`${
        desk.lines.length > 0
          ? html`<div class="lines" part="lines" role="list" @scroll=${this.#handleScroll}>
              ${repeat(
                desk.lines,
                ({ id }) => id,
                (line) =>
                  html`<live-captioner-line
                    role="listitem"
                    .line=${line}
                    .spoken=${desk.spoken}
                    .operator=${desk.operator}
                    .captioner=${this.#captioner}
                    @next-line=${this.#handleNext}
                  ></live-captioner-line>`,
              )}
            </div>`
          : html`<p class="empty">${this.#t('captioner.nothing')}</p>`
      }
      <form @submit=${this.#handleType}>
        <input
          name="typed"
          autocomplete="off"
          maxlength="300"
          aria-label=${this.#t('captioner.type')}
          placeholder=${this.#t('captioner.type')}
        />
        <button class="solid">${this.#t('captioner.send')}</button>
      </form>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'live-captioner': LiveCaptionerElement;
  }
}
