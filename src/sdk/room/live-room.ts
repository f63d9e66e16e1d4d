import type { Captions } from '../captions/captions.js';
import type { Measures } from '../captions/measures/measures.js';
import type { Translation } from '../captions/translation/translation.js';
import type { Around } from '../around/around.js';
import type { Action, ActionAnswer } from '../realtime/action.js';
import type { Chat } from '../chat/chat.js';
import type { Insights } from '../insights/insights-options.js';
import type { Danmaku } from '../chat/danmaku.js';
import type { Guests } from '../guests/guests.js';
import type { Orders } from '../orders/orders.js';
import type { Interactions } from '../interactions/interactions.js';
import type { Realtime } from '../realtime/realtime.js';
import type { RoomMessage } from '../realtime/wire-format.js';
import type { Products } from '../products/products.js';
import type { Market } from '../markets/market.js';
import type { Shop } from '../shop/shop.js';
import type { Show } from '../show/show.js';
import type { ShowDocument } from '../show/show-document.js';
import type { Clock } from '../state/clock.js';
import type { HostDoor } from '../virtual-host/host-door.js';
import { DisposalScope } from '../state/disposal-scope.js';
import type { Playback } from '../playback/playback.js';
import type { RequestAnswer, RoomAnnouncer } from './room-events.js';
import { RoomTarget } from './room-target.js';
import { routeMessage } from './route-message.js';
import type { SpeechStarter } from './speech-starter.js';
import { StageWatch } from './stage-watch.js';
import type { Room } from './room.js';

/** As long as the view waits with everything but the picture; see decisions/0001. */
const PICTURE_PATIENCE = 1200;

/** The domains of one room, made by the composition root. */
export interface RoomDomains {
  readonly show: Show;
  readonly playback: Playback;
  readonly captions: Captions;
  readonly measures: Measures;
  readonly translation: Translation;
  readonly shop: Shop;
  readonly products: Products;
  readonly market: Market;
  readonly chat: Chat;
  readonly danmaku: Danmaku;
  readonly orders: Orders;
  readonly guests: Guests;
  readonly interactions: Interactions;
  readonly around: Around;
  readonly virtualHost: HostDoor;
  readonly realtime: Realtime;
  readonly speech: SpeechStarter;
}

/** What a domain may know of the room it is in. */
export interface RoomSelf {
  readonly announcer: RoomAnnouncer;
  readonly scope: DisposalScope;
  readonly language: () => string;
  readonly insights: () => Insights | null;
  readonly onDocument: (document: ShowDocument, base: string | undefined) => void;
  readonly onMessage: (message: RoomMessage) => void;
}

export interface LiveRoomParts {
  readonly clock: Clock;
  readonly language: string;
  readonly start: {
    readonly muted: boolean;
    readonly autoplay: boolean;
    readonly angle?: string | undefined;
  };
  readonly readAnswer: (answer: unknown) => RequestAnswer | null;
  readonly build: (self: RoomSelf) => RoomDomains;
  /** The room is joined: heavy parts may be fetched, while the show document is on its way. */
  readonly prepare: () => void;
  /** Calls back when the page is back from sleep or from being offline. */
  readonly onWake: (wake: () => void, signal: AbortSignal) => void;
}

/** One viewer of one show: the place where the domains meet. */
export class LiveRoom extends RoomTarget implements Room {
  readonly show: Show;
  readonly playback: Playback;
  readonly captions: Captions;
  readonly measures: Measures;
  readonly translation: Translation;
  readonly shop: Shop;
  readonly products: Products;
  readonly market: Market;
  readonly chat: Chat;
  readonly danmaku: Danmaku;
  readonly orders: Orders;
  readonly guests: Guests;
  readonly interactions: Interactions;
  readonly replay: Room['replay'];
  readonly sharing: Room['sharing'];
  readonly attribution: Room['attribution'];
  readonly virtualHost: HostDoor;
  readonly realtime: Realtime;
  language: string;
  readonly #parts: LiveRoomParts;
  readonly #scope = new DisposalScope();
  readonly #announcer: RoomAnnouncer;
  readonly #stage: StageWatch;
  readonly #speech: SpeechStarter;
  readonly #around: Around;
  #joined: Promise<void> | undefined;
  #insights: Insights | null = null;
  #loadedAngles: ShowDocument['angles'] | undefined;

  constructor(parts: LiveRoomParts) {
    super();
    this.#parts = parts;
    this.language = parts.language;
    const scope = this.#scope;
    this.#announcer = this.announcerFor(scope, parts.clock, parts.readAnswer);
    const domains = parts.build({
      announcer: this.#announcer,
      scope,
      language: () => this.language,
      insights: () => this.#insights,
      onDocument: (document, base) => this.#setDocument(document, base),
      onMessage: (message) => this.#route(message),
    });
    this.show = domains.show;
    this.playback = domains.playback;
    this.captions = domains.captions;
    this.measures = domains.measures;
    this.translation = domains.translation;
    this.shop = domains.shop;
    this.products = domains.products;
    this.market = domains.market;
    this.chat = domains.chat;
    this.danmaku = domains.danmaku;
    this.orders = domains.orders;
    this.guests = domains.guests;
    this.interactions = domains.interactions;
    this.#around = domains.around;
    this.replay = this.#around.replay;
    this.sharing = this.#around.sharing;
    this.attribution = this.#around.attribution;
    this.virtualHost = domains.virtualHost;
    this.realtime = domains.realtime;
    this.#speech = domains.speech;
    this.#stage = new StageWatch({
      clock: parts.clock,
      scope,
      timeline: this.timeline,
      serverNow: () => this.realtime.serverNow(),
      phase: () => this.playback.store.current.phase,
      status: () => this.show.store.current.status,
      advance: (stageTime) => this.#advance(stageTime),
    });
  }

  get insights(): Insights | null {
    return this.#insights;
  }

  set insights(insights: Insights | null) {
    this.#insights = insights;
    // Ends with the room; at once, where that has ended already.
    if (insights) this.#scope.add(() => insights.stop());
  }

  get timeline(): Room['timeline'] {
    return this.playback.timeline;
  }

  join(options: { signal?: AbortSignal } = {}): Promise<void> {
    const { signal } = options;
    if (signal?.aborted) this.leave();
    signal?.addEventListener('abort', () => this.leave(), {
      once: true,
      signal: this.#scope.signal,
    });
    this.#joined ??= this.#join();
    return this.#joined;
  }

  leave(): void {
    this.#scope.dispose();
  }

  push(envelopes: unknown): void {
    this.realtime.push(envelopes);
  }

  act(action: Action): Promise<ActionAnswer> {
    return this.realtime.act(action);
  }

  async #join(): Promise<void> {
    if (this.#scope.disposed) return;
    this.#parts.prepare();
    this.#parts.onWake(() => this.#wake(), this.#scope.signal);
    this.playback.join();
    this.#stage.start();
    this.#scope.add(this.show.store.subscribe(() => this.#followStatus()));
    await this.show.load();
  }

  #setDocument(document: ShowDocument, base: string | undefined): void {
    this.translation.setDocument(document, base);
    this.captions.setDocument(document);
    this.#speech.setDocument(document);
    const { id, angles, realtime, host } = document;
    if (host?.following !== undefined) this.chat.setFollowing(host.following);
    // Read again around a scheduled start, the same cameras need no new start.
    if (JSON.stringify(angles) !== JSON.stringify(this.#loadedAngles)) {
      this.#loadedAngles = angles;
      const { status } = this.show.store.current;
      this.playback.load({ ...document, status }, this.#parts.start);
    }
    this.#afterPicture(() => {
      void this.products.open(document.products, base);
      this.market.open(document.shop, base);
      this.shop.join();
      this.#around.open(document, base);
      const { guests } = document;
      if (guests) this.guests.receive({ type: 'planned', data: guests, base });
      if (realtime) void this.realtime.connect({ ...realtime, room: realtime.room ?? id });
    });
    this.#stage.check();
  }

  /** With the first picture, or where none comes: until then it has the network to itself. */
  #afterPicture(act: () => void): void {
    const waiting = this.#scope.child();
    const go = (): void => {
      if (waiting.disposed) return;
      waiting.dispose();
      act();
    };
    const look = (): void => {
      if (this.playback.store.current.phase !== 'loading') go();
    };
    waiting.add(this.playback.store.subscribe(look));
    waiting.add(this.#parts.clock.after(PICTURE_PATIENCE, go));
    look();
  }

  #status: string | undefined;

  #followStatus(): void {
    const { status, document } = this.show.store.current;
    if (!document || status === this.#status) return;
    const known = this.#status !== undefined;
    this.#status = status;
    this.captions.statusChanged(status);
    if (known) this.playback.statusChanged(status);
  }

  #route(message: RoomMessage): void {
    routeMessage(message, this, this.realtime.serverNow());
    this.#stage.check();
  }

  #advance(stageTime: number): void {
    this.realtime.advance(stageTime);
    this.#around.advance(stageTime);
    this.show.advance(stageTime);
    this.shop.stage.advance(stageTime);
    this.products.advance(stageTime);
    this.captions.advance(stageTime);
    this.chat.advance(stageTime);
    this.danmaku.advance(stageTime);
    this.orders.advance(stageTime);
    this.guests.advance(stageTime);
    this.interactions.advance(stageTime);
  }

  #wake(): void {
    this.realtime.wake();
    if (this.show.store.current.error?.recoverable) this.show.retry();
  }
}
