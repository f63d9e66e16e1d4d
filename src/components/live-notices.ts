import { css, html, nothing } from 'lit';
import { state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Room, RoomEventOf } from '../sdk/index.js';
import type { Notice } from './internal/element-events.js';
import { icons } from './internal/icons.js';
import { LiveElement } from './internal/live-element.js';
import { StoreController } from './internal/store-controller.js';

/** Reading time of a short sentence, ms; refusals stay longer, they are news. */
const SHOWN_MS = { info: 4000, good: 3000, bad: 6000 } as const;

interface ShownNotice extends Notice {
  readonly id: number;
}

/**
 * Short words to the viewer, one after the other, two at most at a time: the backup took over,
 * the connection is back, something was added, or refused and why.
 *
 * @csspart notice - One notice.
 */
export class LiveNoticesElement extends LiveElement {
  static override styles = [
    LiveElement.styles,
    css`
      :host {
        display: block;
        contain: content;
        pointer-events: none;
      }
      .notices {
        display: grid;
        justify-items: start;
        gap: 6px;
        color: var(--_stage-text);
      }
      .notice {
        display: inline-flex;
        align-items: center;
        gap: 8px;
        min-block-size: 40px;
        max-inline-size: 100%;
        padding-block: 6px;
        padding-inline: 10px 14px;
        border-radius: 20px;
        font-size: 0.9375rem;
        font-weight: 550;
        animation: in 0.25s;
      }
      @keyframes in {
        from {
          opacity: 0;
          translate: 0 8px;
        }
      }
      .good,
      .bad {
        background: var(--_good);
        color: #fff;
        backdrop-filter: none;
      }
      .bad {
        background: var(--_bad);
      }
      svg {
        inline-size: 20px;
        block-size: 20px;
      }
    `,
  ];

  @state() private notices: readonly ShownNotice[] = [];

  #realtime = new StoreController(this, (room) => room.realtime.store);
  #room: Room | null = null;
  #lastId = 0;
  #wasLost = false;
  #internals = this.attachInternals();
  #timers = new Set<ReturnType<typeof setTimeout>>();

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#listenTo(null);
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
    this.notices = [];
  }

  /** Shows a notice for as long as it takes to read it. */
  show(notice: Notice): void {
    const shown = { ...notice, id: ++this.#lastId };
    this.notices = [...this.notices.slice(-1), shown];
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      this.notices = this.notices.filter(({ id }) => id !== shown.id);
    }, SHOWN_MS[notice.tone]);
    this.#timers.add(timer);
  }

  protected override willUpdate(): void {
    this.#listenTo(this.isConnected ? this.room : null);
    const status = this.#realtime.state?.status;
    if (status === 'reconnecting') this.#wasLost = true;
    if (status === 'open' && this.#wasLost) {
      this.#wasLost = false;
      this.show({ tone: 'info', key: 'notice.reconnected' });
    }
  }

  protected override updated(): void {
    if (this.notices.length > 0) this.#internals.states.add('showing');
    else this.#internals.states.delete('showing');
  }

  #listenTo(room: Room | null): void {
    if (room === this.#room) return;
    this.#room?.removeEventListener('source-changed', this.#handleSourceChanged);
    room?.addEventListener('source-changed', this.#handleSourceChanged);
    this.#room = room;
    // This view comes after the first picture, which the backup may have brought.
    const { phase, sourceRole } = room?.playback.store.current ?? {};
    if (phase === 'playing' && sourceRole === 'backup') this.#tellBackup();
  }

  #handleSourceChanged = (event: RoomEventOf<'source-changed'>): void => {
    if (event.detail.to === 'backup') this.#tellBackup();
  };

  #tellBackup(): void {
    this.show({ tone: 'info', key: 'notice.backup' });
  }

  protected override render(): unknown {
    return html`<div class="notices" role="status" aria-live="polite">
      ${repeat(
        this.notices,
        ({ id }) => id,
        ({ tone, key, message }) =>
          html`<p class="notice glass ${tone}" part="notice">
            ${tone === 'good' ? icons.check : tone === 'bad' ? icons.alert : nothing}
            <span>${message ?? this.t(key)}</span>
          </p>`,
      )}
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'live-notices': LiveNoticesElement;
  }
}
