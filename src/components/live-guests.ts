import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Room, RoomEventOf, StageGuest } from '../sdk/index.js';
import { cornerByKey, nextCorner, startCornerDrag } from './internal/corner-drag.js';
import { NoticeEvent } from './internal/element-events.js';
import { FreeSpace } from './internal/free-space.js';
import { guestIcons, icons } from './internal/guest-icons.js';
import {
  arrange,
  HOST,
  type Arrangement,
  type Corner,
  type GuestWish,
  type Place,
} from './internal/guest-places.js';
import { GuestStage, roomStyles, wear } from './internal/guest-stage.js';
import { LiveElement } from './internal/live-element.js';
import { showStates } from './internal/show-states.js';
import { stagePicture } from './internal/stage-picture.js';
import { StoreController } from './internal/store-controller.js';
import { guestsStyles } from './live-guests.styles.js';
import type { TextKey } from './locales/en.js';

/**
 * Co-hosts from other places: their pictures beside the host's or in a window, who they are, and
 * what the viewer can do with each. The battle of the hosts stands above them.
 *
 * @csspart guest - What can be done with a guest's picture.
 * @cssstate shown - Somebody is on the stage.
 */
export class LiveGuestsElement extends LiveElement {
  static override styles = [LiveElement.styles, guestsStyles];
  static override texts = 'guests' as const;

  /** What the viewer wants, by guest; as long as they stay. */
  @state() private wishes: ReadonlyMap<string, GuestWish> = new Map();
  /** Who has the host's place. */
  @state() private swapped: string | null = null;
  /** Whose options are open. */
  @state() private open: string | null = null;
  @state() private said = '';

  #guests = new StoreController(this, (room) => room.guests.store);
  #captions = new StoreController(
    this,
    (room) => room.captions.store,
    ({ position }) => [position],
  );
  #stage: GuestStage | null = null;
  #room: Room | null = null;
  #leaveRoot: (() => void) | null = null;
  #mounted = new Map<string, () => void>();
  #space = new FreeSpace(this);
  #internals = this.attachInternals();

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // A room that is moved in the page keeps its guests, as it keeps its own picture.
    queueMicrotask(() => {
      if (!this.isConnected) this.#release();
    });
  }

  /** What of this lies over the picture, for what flies there. */
  get signs(): readonly Element[] {
    return [...this.renderRoot.querySelectorAll('.frame, .options, live-versus')];
  }

  get #middle(): boolean {
    return this.#captions.state?.position === 'middle';
  }

  get #arrangement(): Arrangement {
    const { guests = [] } = this.#guests.state ?? {};
    return arrange(guests, this.wishes, this.swapped, this.#space.cramped);
  }

  protected override willUpdate(): void {
    const guests = this.#guests.state?.guests ?? [];
    const isThere = (id: string | null): boolean => guests.some((guest) => guest.id === id);
    if (this.swapped !== null && !isThere(this.swapped)) this.swapped = null;
    if (this.open !== null && !isThere(this.open)) this.open = null;
  }

  protected override updated(): void {
    const { room } = this;
    if (room !== this.#room) this.#release();
    if (!room || !this.isConnected) return;
    if (!this.#room) {
      this.#room = room;
      room.addEventListener('guest-joined', this.#handleJoined);
      room.addEventListener('guest-left', this.#handleLeft);
    }
    // Of windows there is no row of tools; with nobody on the stage there is neither.
    const spaces = this.renderRoot.querySelectorAll<HTMLElement>('.space, .space ~ .row');
    this.#space.watch([...spaces]);
    this.#leaveRoot ??= wear(this.getRootNode(), roomStyles);
    const { guests = [], versus = null } = this.#guests.state ?? {};
    showStates(this.#internals, { shown: guests.length > 0 || versus !== null });
    if (guests.length > 0) this.#stage ??= this.#openStage();
    this.#stage?.show(guests, this.#arrangement, this.#middle);
    this.#mount(room, guests);
    if (guests.length > 0) return;
    // The stage is the host's alone again.
    this.#stage?.dispose();
    this.#stage = null;
  }

  #openStage(): GuestStage | null {
    const picture = stagePicture(this);
    return picture && new GuestStage(picture.box);
  }

  #mount(room: Room, guests: readonly StageGuest[]): void {
    for (const [id, leave] of this.#mounted) {
      if (guests.some((guest) => guest.id === id)) continue;
      leave();
      this.#mounted.delete(id);
    }
    for (const { id } of guests) {
      const box = this.#stage?.boxOf(id);
      const leave = box && !this.#mounted.has(id) && room.guests.desk?.mount(id, box);
      if (leave) this.#mounted.set(id, leave);
    }
  }

  #release(): void {
    this.#room?.removeEventListener('guest-joined', this.#handleJoined);
    this.#room?.removeEventListener('guest-left', this.#handleLeft);
    this.#room = null;
    for (const leave of this.#mounted.values()) leave();
    this.#mounted.clear();
    this.#stage?.dispose();
    this.#stage = null;
    this.#leaveRoot?.();
    this.#leaveRoot = null;
  }

  #nameOf(id: string): string {
    const { names = {} } = this.#guests.state ?? {};
    return this.textOf(names[id]) || this.t('guests.someone');
  }

  #handleJoined = ({ detail }: RoomEventOf<'guest-joined'>): void => {
    this.said = this.t('guests.joined', { name: this.#nameOf(detail.guestId) });
  };

  #handleLeft = ({ detail: { guestId, reason } }: RoomEventOf<'guest-left'>): void => {
    const name = this.#nameOf(guestId);
    const key: TextKey = reason === 'lost' ? 'guests.lost' : 'guests.left';
    const message = this.t(key, { name });
    if (reason === 'told') this.said = message;
    // What fails is told to everybody; the notice speaks, too.
    else if (message) this.dispatchEvent(new NoticeEvent({ tone: 'info', key, message }));
  };

  #wish(id: string, change: GuestWish): void {
    this.wishes = new Map(this.wishes).set(id, { ...this.wishes.get(id), ...change });
  }

  #toggleOptions(id: string): void {
    this.open = this.open === id ? null : id;
  }

  /** The window: that of the guest, or the host's, whose place they have. */
  #windowOf(id: string): string {
    return this.swapped === id ? HOST : id;
  }

  #handleGrip(event: PointerEvent, id: string): void {
    const frame = (event.currentTarget as HTMLElement).parentElement;
    const box = this.#stage?.boxOf(id);
    startCornerDrag(event, {
      area: () => this,
      moved: (by) => {
        const value = by ? `${by.x.toFixed(0)}px ${by.y.toFixed(0)}px` : '';
        for (const each of [frame, box]) each?.style.setProperty('--_drag', value);
      },
      dropped: (corner) => this.#wish(id, { corner }),
    });
  }

  #handleKey(event: KeyboardEvent, windowId: string, id: string): void {
    // The browser's: Alt with an arrow goes back in the history.
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Escape' && this.open !== null) {
      event.stopPropagation();
      this.#closeOptions(id);
      return;
    }
    const from = this.#arrangement.corners.get(windowId);
    const rtl = this.localizer?.direction === 'rtl';
    const corner = from && cornerByKey(event.key, from, rtl);
    if (!corner) return;
    // The room's own shortcuts seek with the arrows.
    event.preventDefault();
    event.stopPropagation();
    this.#wish(windowId, { corner });
  }

  protected override render(): unknown {
    const { room } = this;
    const guests = this.#guests.state;
    if (!room || !guests || !this.localizer?.has('guests')) return nothing;
    const shown = guests.guests.filter(({ phase }) => phase !== 'lost');
    const arrangement = this.#arrangement;
    const cornerOf = ({ id }: StageGuest): Corner | undefined =>
      arrangement.corners.get(this.#windowOf(id));
    // Whose window the host has now is not in it.
    const inRow = shown.filter((guest) => !cornerOf(guest) || guest.id === this.swapped);
    const open = shown.find(({ id }) => id === this.open);
    return html`
      ${guests.versus ? html`<live-versus></live-versus>` : nothing}
      ${shown.length > 0 ? html`<div class="space"></div>` : nothing}
      <div class="row" ?hidden=${inRow.length === 0}>
        ${repeat(
          inRow,
          ({ id }) => id,
          (guest) =>
            this.#renderFrame(guest, arrangement.guests.get(guest.id) ?? 'gone', undefined),
        )}
      </div>
      ${repeat(
        shown.filter((guest) => cornerOf(guest)),
        ({ id }) => id,
        (guest) => this.#renderFrame(guest, 'window', cornerOf(guest)),
      )}
      ${open ? this.#renderOptions(open, this.#windowOf(open.id), cornerOf(open)) : nothing}
      <p class="unseen" role="status">${this.said}</p>
    `;
  }

  /** What lies over a window, or stands in the row above the pictures. */
  #renderFrame(guest: StageGuest, place: Place, corner: Corner | undefined): TemplateResult {
    const { id, phase } = guest;
    const windowId = this.#windowOf(id);
    return html`<div
      class="frame"
      data-place=${place}
      data-corner=${corner ?? nothing}
      ?data-middle=${this.#middle}
      @keydown=${(event: KeyboardEvent) => this.#handleKey(event, windowId, id)}
    >
      ${
        corner
          ? html`<div
              class="grip"
              @pointerdown=${(event: PointerEvent) => this.#handleGrip(event, windowId)}
            ></div>`
          : nothing
      }
      ${corner && id === this.swapped ? nothing : this.#renderInside(guest, this.#nameOf(id))}
      ${
        phase === 'retrying'
          ? html`<span class="unseen" role="status">${this.t('guests.retrying')}</span>`
          : nothing
      }
    </div>`;
  }

  #renderInside({ id, phase, muted }: StageGuest, name: string): TemplateResult {
    const hidden = this.wishes.get(id)?.hidden ?? false;
    return html`
      ${
        phase === 'offered' && !hidden
          ? html`<button class="load" @click=${() => this.room?.guests.desk?.load(id)}>
              <span class="unseen">${this.t('guests.load', { name })}</span>
              <span aria-hidden="true">${this.t('guests.show')}</span>
            </button>`
          : nothing
      }
      <div class="tools glass" part="guest" role="group" aria-label=${name}>
        ${phase === 'loading' || phase === 'retrying' ? html`<span class="spinner"></span>` : nothing}
        <bdi class="name">${name}</bdi>
        ${
          hidden
            ? html`<button
                aria-label=${this.t('guests.restore', { name })}
                @click=${() => this.#wish(id, { hidden: false })}
              >
                ${guestIcons.person}
              </button>`
            : nothing
        }
        <button
          aria-label=${this.t(muted ? 'guests.unmute' : 'guests.mute', { name })}
          @click=${() => this.room?.guests.desk?.setMuted(id, !muted)}
        >
          ${muted ? icons.muted : icons.sound}
        </button>
        <button
          data-of=${id}
          aria-label=${this.t('guests.options', { name })}
          aria-expanded=${this.open === id ? 'true' : 'false'}
          @click=${() => this.#toggleOptions(id)}
        >
          ${guestIcons.more}
        </button>
      </div>
    `;
  }

  #renderOptions(guest: StageGuest, windowId: string, corner: Corner | undefined): TemplateResult {
    const { id } = guest;
    const layout = this.wishes.get(id)?.layout ?? guest.layout;
    const option = (key: TextKey, act: () => void): TemplateResult =>
      html`<button
        @click=${() => {
          act();
          this.#closeOptions(id);
        }}
      >
        ${this.t(key)}
      </button>`;
    // Opposite a window, and under the tools of a half.
    const after = corner?.endsWith('start') ?? true;
    return html`<div
      class="options glass ${after ? 'after' : ''}"
      role="group"
      aria-label=${this.t('guests.options', { name: this.#nameOf(id) })}
      @keydown=${(event: KeyboardEvent) => this.#handleKey(event, windowId, id)}
    >
      ${
        layout === 'inside'
          ? option('guests.larger', () => this.#wish(id, { layout: 'beside' }))
          : option('guests.smaller', () => this.#wish(id, { layout: 'inside' }))
      }
      ${option('guests.swap', () => (this.swapped = this.swapped === id ? null : id))}
      ${
        corner
          ? option('guests.move', () => this.#wish(windowId, { corner: nextCorner(corner) }))
          : nothing
      }
      ${option('guests.hide', () => this.#wish(id, { hidden: true }))}
    </div>`;
  }

  /** The keyboard goes on where the options were opened. */
  #closeOptions(id: string): void {
    this.open = null;
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>(`[data-of="${CSS.escape(id)}"]`)?.focus(),
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'live-guests': LiveGuestsElement;
  }
}
