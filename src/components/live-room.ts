import { ContextProvider } from '@lit/context';
import { html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { ProductProvider, Room, ShowDocument } from '../sdk/index.js';
import { renderBackdrop } from './internal/backdrop.js';
import { baseStyles } from './internal/base.styles.js';
import { ABOUT, CHAT, CHAT_BESIDE, ChatPlace } from './internal/chat-place.js';
import { FirstPicture } from './internal/first-picture.js';
import type { LiveEventMap } from './internal/forward-events.js';
import { loadView } from './internal/load-view.js';
import { MarketElement } from './internal/market-element.js';
import { MiniPlayer, type MiniPlayerEvent } from './internal/mini-player.js';
import { InsideEvents } from './internal/inside-events.js';
import { languageAround } from './internal/language.js';
import {
  namesAnotherShow,
  passOn,
  passOnCaptionStyle,
  roomOptions,
} from './internal/room-attributes.js';
import { roomContext } from './internal/room-context.js';
import { RoomKeeper } from './internal/room-keeper.js';
import { renderHeader } from './internal/room-header.js';
import { renderSheet } from './internal/room-sheets.js';
import { SheetController } from './internal/sheet-controller.js';
import { SlotController } from './internal/slot-controller.js';
import { showStates } from './internal/show-states.js';
import { StoreController } from './internal/store-controller.js';
import { TextsController } from './internal/texts-controller.js';
import type { CardChangedEvent } from './internal/card-teller.js';
import type { InteractionChangedEvent } from './internal/interaction-changed.js';
import { roomStyles } from './live-room.styles.js';

/**
 * A live-shopping room: the show, captions, controls and the products on the stage. Everything
 * the room announces is re-dispatched here as `live-<name>`; it bubbles and crosses shadow trees.
 * What concerns the cart, the market and consent is listed on `MarketElement`.
 *
 * @fires live-status-changed - The show has another status: scheduled, preshow, live …
 * @fires live-room-failed - Something went wrong; the room goes on with what still works.
 * @fires live-playback-started - The first picture is on screen.
 * @fires live-source-changed - Another source carries the picture, e.g. the backup.
 * @fires live-angle-changed - Another camera is on screen.
 * @fires live-product-pinned - A product has come onto the stage.
 * @fires live-product-unpinned - A product has left the stage.
 * @fires live-product-viewed - The viewer looks at a product.
 * @fires live-caption-shown - A caption is on screen.
 * @fires live-chat-message-sent - A message of the viewer was taken by the site.
 * @fires live-chat-message-refused - A message of the viewer was refused, and why.
 * @fires live-chat-reported - The viewer’s report of a message was taken by the site.
 * @fires live-chat-author-blocked - The viewer reads an author no more.
 * @fires live-follow-changed - The viewer follows the host, or no longer.
 * @fires live-order-milestone - So many orders in the show, a round number.
 * @fires live-order-leader-changed - Another country has the most orders.
 * @fires live-goal-unlocked - A goal of a battle was reached, and what it gives.
 * @fires live-battle-won - A battle is decided.
 * @fires live-guest-joined - A co-host from another place is on the stage.
 * @fires live-guest-left - A co-host has left it: `told`, or `lost` with their picture.
 * @fires live-versus-won - A battle of hosts is decided.
 * @fires live-interaction-opened - An activity is open for this viewer.
 * @fires live-interaction-closed - It takes no more moves.
 * @fires live-interaction-revealed - What was sealed before a draw is open.
 * @fires live-interaction-cancelled - It will not go on.
 * @fires live-interaction-moved - A move of the viewer was taken by the site.
 * @fires live-interaction-refused - A move of the viewer was refused, and why.
 * @fires live-coupon-claimed - The viewer has a coupon, with its code.
 * @fires live-box-drawn - What was in the viewer's blind box, with the receipt.
 * @fires live-fairness-failed - What was revealed does not hold against what was promised.
 * @fires live-clip-made - A clip was cut.
 * @fires live-shared - The viewer has handed on a link or a clip.
 * @fires live-mini-player-changed - `{ mode: 'off' | 'mini' | 'full', adopted, closed }`: `adopted` when
 *   it has outlived its part of the page, `closed` when the viewer stopped the show with it.
 * @fires live-chat-pulse - How the chat goes: rate, taps, valence of emoji. Every five seconds.
 * @fires live-product-open-requested - Cancelable; the viewer follows a product's link.
 * @fires live-action-requested - Cancelable; what a viewer does goes to the site by itself otherwise.
 * @fires live-interaction-requested - Cancelable; a move in an activity.
 * @fires live-help-requested - Cancelable; the page takes over with what it has to know.
 * @fires live-reminder-requested - Cancelable; the page may answer with `respondWith`.
 *
 * @slot poster - Stands in for the picture until there is one.
 * @slot fallback - Shown when nothing can be played.
 * @slot header - Beside the live badge.
 * @slot actions - In the action bar, before the cart.
 * @slot express-checkout - The site's own quick payment buttons, above the checkout button.
 * @slot product-card - The page's own card; it hears `live-card-changed`.
 * @slot product-reviews - The page's reviews, in a product's sheet; they hear it too.
 * @slot interaction - The page's own view of activities; it hears `live-interaction-changed`.
 *
 * @csspart column - The upright picture with everything on it.
 * @csspart header - Top row.
 * @csspart air - Where comments fly.
 * @csspart pill - Orders of the show, or its battle, at a glance.
 * @csspart moment - What has just happened to them.
 * @csspart captions - Captions.
 * @csspart feed - Who is on, notices, and the chat.
 * @csspart side - The chat beside the picture.
 * @csspart pins - Products on the stage.
 * @csspart controls - Action bar.
 *
 * @cssprop [--live-accent=#e11d48] - Colour of what matters most.
 * @cssprop [--live-accent-text=#fff] - Text on it.
 * @cssprop [--live-font=system-ui] - Typeface.
 * @cssprop [--live-radius=14px] - Roundness of cards.
 * @cssprop [--live-gap=12px] - Distance to the edges.
 * @cssprop [--live-fit=cover] - How the picture fills the stage: `cover` or `contain`.
 * @cssprop [--live-stage-background=#0b0b0f] - Behind the picture.
 * @cssprop [--live-stage-text=#fff] - Text over the picture.
 * @cssprop [--live-glass] - Background of what floats over the picture.
 * @cssprop [--live-surface] - Background of sheets.
 * @cssprop [--live-surface-raised] - Background of controls in sheets.
 * @cssprop [--live-text] - Text in sheets.
 * @cssprop [--live-text-soft] - Less important text in sheets.
 * @cssprop [--live-line] - Lines in sheets.
 * @cssprop [--live-good] - Background of good news.
 * @cssprop [--live-bad] - Background of bad news.
 * @cssprop [--live-caption-background] - Behind captions.
 * @cssprop [--live-caption-text=#fff] - Text of captions.
 *
 * @cssstate live - The picture is live.
 * @cssstate playing - The picture moves.
 * @cssstate minimized - It plays in the mini player.
 * @cssstate failed - It cannot be played.
 */
export class LiveRoomElement extends MarketElement {
  static override styles = [baseStyles, roomStyles];

  /** Address of the show document. */
  @property() src: string | null = null;
  /** Address of a bare HLS stream, without a show. */
  @property() stream: string | null = null;
  /** The show document itself. */
  @property({ attribute: false }) show: ShowDocument | null = null;
  /** BCP 47; otherwise the nearest `lang`, then the browser's. */
  @property() language: string | null = null;
  /** A language, or "off". Without it: the viewer's language where the show has captions in it. */
  @property() captions: string | null = null;
  @property({ attribute: 'caption-position' }) captionPosition: string | null = null;
  /** Factor on the text size, 0.75–2. */
  @property({ attribute: 'caption-size', type: Number }) captionSize: number | null = null;
  /** Also read captions to assistive technology. */
  @property({ attribute: 'announce-captions', type: Boolean }) announceCaptions = false;
  @property({ type: Boolean, reflect: true }) muted = false;
  @property({ type: Boolean }) autoplay = false;
  /** Camera to begin with. */
  @property() angle: string | null = null;
  @property() poster: string | null = null;
  /** Lets comments fly over the picture, until the viewer switches them off. */
  @property({ type: Boolean }) danmaku = false;
  /** Folder of workers and models, for a site that keeps them elsewhere than beside the bundle. */
  @property() assets: string | null = null;
  /** Offers the mini player. */
  @property({ attribute: 'mini-player', type: Boolean }) miniPlayer = false;
  /** The shop's own product data, for this viewer. */
  @property({ attribute: false }) productProvider: ProductProvider | null = null;
  /** Gives a fresh token whenever the channel is dialled, or an action is sent. */
  @property({ attribute: false }) realtimeToken: (() => Promise<string>) | null = null;

  /** The room on show. Set one to keep it in your own hands: it is neither joined nor left. */
  @property({ attribute: false })
  get room(): Room | null {
    return this.#keeper.room;
  }
  set room(room: Room | null) {
    this.#keeper.give(room);
  }

  #keeper = new RoomKeeper(this);
  #firstPicture = new FirstPicture(this);
  #texts = new TextsController(this);
  #sheets = new SheetController(this);
  #slots = new SlotController(this);
  #mini = new MiniPlayer(this);
  #chatPlace = new ChatPlace(this);
  #playback = new StoreController(this, (room) => room.playback.store);
  #captions = new StoreController(this, (room) => room.captions.store);
  #showState = new StoreController(this, (room) => room.show.store);
  #orders = new StoreController(this, (room) => room.orders.store);
  #guests = new StoreController(this, (room) => room.guests.store);
  #interactions = new StoreController(this, (room) => room.interactions.store);
  #provider = new ContextProvider(this, {
    context: roomContext,
    initialValue: { room: null, localizer: null },
  });
  #internals = this.attachInternals();

  #mutedSeen: boolean | null = null;
  #shownRoom: Room | null = null;

  constructor() {
    super();
    new InsideEvents(this);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // Where the element is now decides the language, and whether there is a room.
    this.requestUpdate();
  }

  play(): void {
    this.room?.playback.play();
  }

  pause(): void {
    this.#keeper.forgetMove();
    this.room?.playback.pause();
  }

  goLive(): void {
    this.room?.playback.goLive();
  }

  /** Answers whether the picture is in its own window now. Needs a tap of the viewer. */
  async requestPictureInPicture(): Promise<boolean> {
    return (await this.room?.playback.requestPictureInPicture().catch(() => false)) ?? false;
  }

  /** Plays in a small picture at the corner of the window, while the page goes on. */
  minimize(): void {
    if (!this.room || !this.isConnected) return;
    this.#sheets.close();
    this.#mini.minimize();
  }

  restore(): void {
    this.#mini.restore();
  }

  /** Opens a product of the show. */
  openProduct(productId: string): void {
    this.#sheets.open('product', productId);
  }

  /** Opens the products and the cart. */
  openShelf(): void {
    this.#sheets.open('shelf');
  }

  /** Opens an activity of the show; without an id, the list of all. */
  openInteraction(id = ''): void {
    this.#sheets.open('interaction', id);
  }

  protected override willUpdate(changes: PropertyValues<this>): void {
    if (!this.isConnected) return;
    const language = this.language ?? languageAround(this);
    this.#settleRoom(changes, language);
    if (this.#firstPicture.isPast) {
      this.#texts.ask(language, this.country, this.strings);
      void loadView('front-views');
      this.followMarket();
      this.#chatPlace.follow(this.room);
    }
    const { room } = this;
    const { localizer } = this.#texts;
    const scope = this.#provider.value;
    if (scope.room !== room || scope.localizer !== localizer)
      this.#provider.setValue({ room, localizer });
    this.#followPlayback();
    this.#keeper.resumeIfMoved();
  }

  #settleRoom(changes: PropertyValues<this>, language: string): void {
    const keeper = this.#keeper;
    if (!this.room || (keeper.hasOwn && namesAnotherShow(changes))) {
      const options = roomOptions(this, language);
      if (options || keeper.hasOwn) keeper.make(options);
    }
    keeper.settle();
    const { room } = this;
    if (!room) return;
    const isNew = room !== this.#shownRoom;
    this.#shownRoom = room;
    if (isNew) this.#mutedSeen = room.playback.store.current.muted;
    // A room of our own has them among its options.
    if (!isNew || !keeper.hasOwn) passOn(this, changes, room);
    if (isNew || changes.has('captionPosition') || changes.has('captionSize'))
      passOnCaptionStyle(this, room);
    if (changes.has('language') && room.language !== language) room.language = language;
  }

  /** `muted` mirrors what the viewer did; states are for the page's styles. */
  #followPlayback(): void {
    const playback = this.#playback.state;
    // After the first picture: until then every byte counts, and there is nothing to say.
    if (playback?.phase === 'playing') void loadView('live-notices');
    if (this.#orders.state?.open) void loadView('live-orders');
    if (this.#guests.state?.open) void loadView('live-guests');
    if (this.#interactions.state?.open) void loadView('live-interaction');
    if (playback && playback.muted !== this.#mutedSeen) {
      this.#mutedSeen = playback.muted;
      this.muted = playback.muted;
    }
    showStates(this.#internals, {
      live: this.#showState.state?.status === 'live',
      playing: playback?.phase === 'playing',
      failed: playback?.phase === 'failed',
      minimized: this.#mini.mode === 'mini',
    });
  }

  #handlePip = (): void => {
    void this.requestPictureInPicture();
  };

  #handleStop = (): void => {
    this.pause();
    this.#mini.close();
  };

  protected override render(): TemplateResult {
    const { localizer } = this.#texts;
    const sheet = this.#sheets.current;
    const { mode } = this.#mini;
    // A picture in its own window of the page has nothing beside it.
    const chatPlace =
      mode !== 'off' && this.#chatPlace.name === 'beside' ? 'over' : this.#chatPlace.name;
    return html`
      <div
        class="frame ${mode} ${chatPlace}"
        dir=${localizer?.direction ?? nothing}
        lang=${localizer?.locale ?? nothing}
        role="region"
        aria-label=${localizer?.t('room.label') ?? nothing}
      >
        <div class="backdrop" aria-hidden="true">
          ${renderBackdrop(this.poster, this.#showState.state?.document)}
        </div>
        ${this.#mini.renderPlaceholder(localizer)}
        <div class="column" part="column" popover=${mode === 'off' ? nothing : 'manual'}>
          <live-stage
            .poster=${this.poster}
            ?bare=${mode === 'mini'}
            ?inert=${sheet !== null}
            exportparts="picture, poster, status"
          >
            ${this.#renderSlot('poster', 'poster')} ${this.#renderSlot('fallback', 'fallback')}
          </live-stage>
          <div class="overlay" ?inert=${sheet !== null}>
            <live-danmaku ?paused=${sheet !== null} exportparts="air"></live-danmaku>
            <live-ornament></live-ornament>
            ${renderHeader({
              about: chatPlace === 'over',
              localizer,
              pip: this.#playback.state?.phase === 'playing' ? this.#handlePip : null,
              minimize: this.miniPlayer || mode === 'full' ? () => this.minimize() : null,
            })}
            <live-orders exportparts="pill, moment"></live-orders>
            <live-guests></live-guests>
            <live-disclosure exportparts="disclosure"></live-disclosure>
            <live-captions
              class=${this.#captions.state?.position ?? 'bottom'}
              part="captions"
              exportparts="lines, line"
              ?announce=${this.announceCaptions}
            ></live-captions>
            <div class="feed" part="feed">
              ${chatPlace === 'over' ? nothing : ABOUT}
              <live-notices exportparts="notice"></live-notices>
              ${chatPlace === 'over' ? CHAT : nothing}
            </div>
            <live-interaction exportparts="activity, activity-card, activity-panel, activity-chip">
              ${this.#renderSlot('interaction', 'view')}
            </live-interaction>
            <live-pins exportparts="pins, card, image, name, price, stock, add">
              ${this.#renderSlot('product-card', 'card')}
            </live-pins>
            <live-controls part="controls" exportparts="bar, timeline, cart">
              <slot name="actions"></slot>
            </live-controls>
          </div>
          <live-virtual-host ?inert=${sheet !== null}></live-virtual-host>
          <live-consent exportparts="consent"></live-consent>
          ${renderSheet(sheet, (name) => this.#renderSlot(name, name))}
          ${this.#mini.renderBar(localizer, this.#handleStop)}
        </div>
        ${chatPlace === 'beside' ? CHAT_BESIDE : nothing}
      </div>
    `;
  }

  /** Hands a slot on to an inner element, if the page fills it. */
  #renderSlot(name: string, inner: string): unknown {
    if (!this.#slots.has(name)) return nothing;
    return html`<slot name=${name} slot=${inner}></slot>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'live-room': LiveRoomElement;
  }
  interface HTMLElementEventMap extends LiveEventMap {
    'live-mini-player-changed': MiniPlayerEvent;
    'live-card-changed': CardChangedEvent;
    'live-interaction-changed': InteractionChangedEvent;
  }
}
