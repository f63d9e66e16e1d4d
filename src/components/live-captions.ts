import { css, html, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Room } from '../sdk/index.js';
import { directionOf } from './internal/language.js';
import { loadView } from './internal/load-view.js';
import { LiveElement } from './internal/live-element.js';
import { StoreController } from './internal/store-controller.js';
import { styled } from './internal/styled.js';

/**
 * What is said, in the viewer's language, with the picture it belongs to. Stands in the rows the
 * room keeps for it, so never under the product card or the controls.
 *
 * @csspart lines - Box around the lines.
 * @csspart line - One caption.
 */
export class LiveCaptionsElement extends LiveElement {
  static override styles = [
    LiveElement.styles,
    css`
      :host {
        display: block;
        contain: content;
        pointer-events: none;
        text-align: center;
      }
      .lines {
        display: flex;
        flex-direction: column;
        align-items: center;
        gap: 4px;
        font-size: calc(clamp(16px, 4.6cqi, 22px) * var(--size, 1));
        line-height: 1.3;
        font-weight: 550;
        font-family: var(--_caption-font, inherit);
      }
      .line {
        max-inline-size: 100%;
        padding: 0.14em 0.5em;
        border-radius: 0.36em;
        background: var(--_caption-box, var(--_caption-background));
        color: var(--_caption-ink, var(--_caption-text));
        text-shadow: var(--_caption-edge, none);
        text-wrap: balance;
        overflow-wrap: anywhere;
      }
      :host([single]) :is(.line, live-caption-source):not(:last-of-type) {
        display: none;
      }
      /* What the system says holds until the viewer says otherwise. */
      @media (prefers-contrast: more), (prefers-reduced-transparency: reduce) {
        :host {
          --_caption-background: #000;
          --_caption-text: #fff;
        }
      }
      @media (forced-colors: active) {
        .line {
          border: 1px solid;
        }
      }
    `,
  ];

  /** Also reads the captions to assistive technology, politely. Off: most hear the host. */
  @property({ type: Boolean }) announce = false;

  #captions = new StoreController(this, (room) => room.captions.store);
  #show = new StoreController(
    this,
    (room) => room.show.store,
    ({ status }) => [status],
  );
  #playback = new StoreController(
    this,
    (room) => room.playback.store,
    ({ phase }) => [phase],
  );

  protected override willUpdate(): void {
    const captions = this.#captions.state;
    // It stands in the stage's thanks, whose code comes with the first picture and is short of room.
    if (this.#isOver) void loadView('live-said-link');
    if (!captions?.lines.length) return;
    if (captions.showSource || captions.showOriginal) void loadView('live-caption-source');
  }

  get #isOver(): boolean {
    return this.#show.state?.status === 'ended' || this.#playback.state?.phase === 'ended';
  }

  #dressedIn: Room | null = null;

  /** How the viewer wants them is fetched with the first line. */
  protected override updated(): void {
    const { room } = this;
    if (!room || room === this.#dressedIn || !this.#captions.state?.lines.length) return;
    this.#dressedIn = room;
    import('./internal/caption-look.js').then(
      ({ wearCaptionLook }) => wearCaptionLook(room, this),
      () => (this.#dressedIn = null),
    );
  }

  protected override render(): unknown {
    const captions = this.#captions.state;
    if (!captions || captions.language === null) return nothing;
    // The last line would stand over the thanks for ever.
    if (this.#isOver) return nothing;
    const silent = captions.lines.length === 0;
    const quiet = silent && (captions.recognizer !== null || captions.untranslated !== null);
    if (quiet) void loadView('live-caption-note');
    return html`${quiet ? html`<live-caption-note></live-caption-note>` : nothing}
      <div
        class="lines"
        part="lines"
        aria-live=${this.announce ? 'polite' : 'off'}
        ${styled({ '--size': String(captions.size) })}
      >
        ${repeat(
          captions.lines,
          (line) => line.slot,
          (line) =>
            html`${
                captions.showSource || captions.showOriginal
                  ? html`<live-caption-source .line=${line}></live-caption-source>`
                  : nothing
              }
              <p class="line" part="line" lang=${line.language} dir=${directionOf(line.language)}>
                ${this.#guestOf(line.guest)}${line.text}
              </p>`,
        )}
      </div>`;
  }

  /** Who says it, unless that is the host; set apart, whichever way the name is read. */
  #guestOf(id: string | undefined): string {
    const name = id && this.textOf(this.room?.guests.store.current.names[id]);
    return name ? `\u2068${name}\u2069: ` : '';
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'live-captions': LiveCaptionsElement;
  }
}
