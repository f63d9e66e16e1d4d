import type {
  Action,
  ActionAnswer,
  AttributionState,
  CaptionsState,
  ChatAnswer,
  ChatState,
  GuestsState,
  OrdersState,
  MarketState,
  MeasuresState,
  InteractionsState,
  Move,
  MoveAnswer,
  PlaybackState,
  Product,
  ProductsState,
  ReadCaption,
  RealtimeState,
  ReplayState,
  RequestAnswer,
  Room,
  RoomRequestMap,
  SharingState,
  ShopState,
  ShowDocument,
  ShowState,
  TranslationState,
  StretchOfMedia,
} from '../../src/sdk/index.js';
import { RoomFactEvent, RoomRequestEvent } from '../../src/sdk/index.js';
import type { RoomFactMap } from '../../src/sdk/room/room-events.js';
import { Danmaku } from '../../src/sdk/chat/danmaku.js';
import { HostDoor } from '../../src/sdk/virtual-host/host-door.js';
import { NO_CHAT } from '../../src/sdk/chat/chat-state.js';
import { NO_GUESTS } from '../../src/sdk/guests/guest-state.js';
import { NO_ORDERS } from '../../src/sdk/orders/orders-state.js';
import { NO_INTERACTIONS } from '../../src/sdk/interactions/interaction.js';
import { NO_ATTRIBUTION, NO_REPLAY, NO_SHARING } from '../../src/sdk/around/around.js';
import { SnapshotStore } from '../../src/sdk/state/snapshot-store.js';

/** What the fake was told to do, oldest first: `['playback.seek', 1000]`. */
export type Call = readonly [command: string, ...args: unknown[]];

export const START = Date.UTC(2026, 10, 23, 18, 0, 0);

export function aProduct(overrides: Partial<Product> = {}): Product {
  return {
    id: 'mug',
    name: { en: 'Stoneware mug', ar: 'كوب خزفي', es: 'Taza de gres', zh: '粗陶杯' },
    images: [],
    options: [],
    variants: [
      {
        id: 'mug-1',
        options: {},
        price: { amount: '24.00', currency: 'EUR' },
        availability: 'InStock',
      },
    ],
    ...overrides,
  };
}

/** Two colours, two sizes; large blue does not exist, large red is sold out. */
export function aShirt(overrides: Partial<Product> = {}): Product {
  const price = { amount: '39.90', currency: 'EUR' };
  return aProduct({
    id: 'shirt',
    name: 'Linen shirt',
    url: 'https://shop.example/shirt',
    options: [
      {
        id: 'colour',
        name: 'Colour',
        values: [
          { id: 'red', name: 'Red', swatch: '#c2410c' },
          { id: 'blue', name: 'Blue', swatch: '#1d4ed8' },
        ],
      },
      {
        id: 'size',
        name: 'Size',
        values: [
          { id: 's', name: 'S' },
          { id: 'l', name: 'L' },
        ],
      },
    ],
    variants: [
      { id: 'red-s', options: { colour: 'red', size: 's' }, price, availability: 'InStock' },
      { id: 'red-l', options: { colour: 'red', size: 'l' }, price, availability: 'SoldOut' },
      { id: 'blue-s', options: { colour: 'blue', size: 's' }, price, availability: 'InStock' },
    ],
    ...overrides,
  });
}

export function aShow(overrides: Partial<ShowDocument> = {}): ShowDocument {
  return {
    version: 1,
    id: 'show',
    title: { en: 'Autumn table', ar: 'مائدة الخريف' },
    host: { name: 'Mia' },
    status: 'live',
    angles: [{ id: 'main', name: 'Main', sources: [] }],
    captions: { languages: ['en', 'ar'] },
    products: [aProduct()],
    script: [],
    ...overrides,
  };
}

/** A room without a stream or a network: tests patch its stores and read its calls. */
export class FakeRoom implements Room {
  #events = new EventTarget();
  readonly calls: Call[] = [];
  readonly stores = {
    show: new SnapshotStore<ShowState>({
      phase: 'ready',
      document: aShow(),
      status: 'live',
      error: null,
    }),
    playback: new SnapshotStore<PlaybackState>({
      phase: 'playing',
      muted: false,
      volume: 1,
      gestureNeeded: false,
      live: true,
      atLiveEdge: true,
      behindLive: 0,
      seekable: { start: START, end: START + 600_000 },
      position: START + 600_000,
      angles: [{ id: 'main', name: 'Main' }],
      angleId: 'main',
      pendingAngleId: null,
      sourceRole: 'primary',
      renditions: [],
      rendition: 'auto',
      activeRendition: null,
      pictureInPicture: false,
      firstPictureMs: null,
      error: null,
    }),
    measures: new SnapshotStore<MeasuresState>({ on: true, country: null, rates: [] }),
    captions: new SnapshotStore<CaptionsState>({
      languages: ['en', 'ar'],
      language: 'en',
      lines: [],
      size: 1,
      position: 'bottom',
      recognizer: null,
      synced: true,
      prefer: 'best',
      showSource: false,
      showOriginal: false,
      sent: false,
      untranslated: null,
    }),
    translation: new SnapshotStore<TranslationState>({ revision: 0, by: [], download: null }),
    shop: new SnapshotStore<ShopState>({
      products: [aProduct()],
      pins: [],
      highlights: {},
      stock: {},
      banned: [],
      mixed: false,
      requotes: {},
      rates: [],
      cart: null,
      pendingChanges: 0,
      payments: [],
    }),
    products: new SnapshotStore<ProductsState>({
      phase: 'ready',
      shown: {},
      since: null,
      views: {},
    }),
    market: new SnapshotStore<MarketState>({
      country: null,
      currency: null,
      rules: null,
      facts: { rates: [], delivery: [], service: {}, disclosures: {} },
      consent: { granted: ['essential'], by: 'nobody', gpc: false, mode: 'opt-in', asking: false },
    }),
    chat: new SnapshotStore<ChatState>(NO_CHAT),
    orders: new SnapshotStore<OrdersState>(NO_ORDERS),
    guests: new SnapshotStore<GuestsState>(NO_GUESTS),
    interactions: new SnapshotStore<InteractionsState>(NO_INTERACTIONS),
    sharing: new SnapshotStore<SharingState>(NO_SHARING),
    attribution: new SnapshotStore<AttributionState>(NO_ATTRIBUTION),
    replay: new SnapshotStore<ReplayState>(NO_REPLAY),
    realtime: new SnapshotStore<RealtimeState>({
      status: 'open',
      rejectedMessages: 0,
      ignoredMessages: 0,
      droppedMessages: 0,
    }),
  };

  /** What the shop answers; replace it to refuse or to wait. */
  answer: () => Promise<RequestAnswer & { url?: string | null }> = async () => ({ ok: true });
  language = 'en';
  left = false;

  readonly show: Room['show'] = {
    store: this.stores.show,
    retry: () => this.#call('show.retry'),
    remind: async () => {
      this.#call('show.remind');
      return { ics: 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n' };
    },
  };

  /** Where the stream's files lie. */
  media: StretchOfMedia | null = null;

  readonly playback: Room['playback'] = {
    store: this.stores.playback,
    mount: (host) => this.#call('playback.mount', host),
    play: () => this.#call('playback.play'),
    pause: () => this.#call('playback.pause'),
    setMuted: (muted) => {
      this.#call('playback.setMuted', muted);
      this.stores.playback.patch({ muted });
    },
    setVolume: (volume) => this.#call('playback.setVolume', volume),
    seek: (stageTime) => this.#call('playback.seek', stageTime),
    skip: (seconds) => this.#call('playback.skip', seconds),
    goLive: () => this.#call('playback.goLive'),
    selectAngle: (id) => this.#call('playback.selectAngle', id),
    prepareAngle: (id) => this.#call('playback.prepareAngle', id),
    selectRendition: (id) => this.#call('playback.selectRendition', id),
    requestPictureInPicture: async () => {
      this.#call('playback.requestPictureInPicture');
      return true;
    },
    media: () => this.media,
    retry: () => this.#call('playback.retry'),
  };

  readonly timeline: Room['timeline'] = { now: null, onFrame: () => () => undefined };

  /** What was said. */
  cues: readonly ReadCaption[] = [];

  readonly measures: Room['measures'] = {
    store: this.stores.measures,
    set: (on) => {
      this.#call('measures.set', on);
      this.stores.measures.patch({ on });
    },
  };
  readonly captions: Room['captions'] = {
    store: this.stores.captions,
    cues: [],
    selectLanguage: (language) => {
      this.#call('captions.selectLanguage', language);
      this.stores.captions.patch({ language });
    },
    between: (from, to) => this.cues.filter(({ start, end }) => start < to && end > from),
    setSize: (size) => {
      this.#call('captions.setSize', size);
      this.stores.captions.patch({ size });
    },
    setPosition: (position) => {
      this.#call('captions.setPosition', position);
      this.stores.captions.patch({ position });
    },
    setSynced: (synced) => {
      this.#call('captions.setSynced', synced);
      this.stores.captions.patch({ synced });
    },
    listenAgain: () => this.#call('captions.listenAgain'),
    setPreference: (prefer) => {
      this.#call('captions.setPreference', prefer);
      this.stores.captions.patch({ prefer });
    },
    explain: ({ source, original }) => {
      this.#call('captions.explain', { source, original });
      if (source !== undefined) this.stores.captions.patch({ showSource: source });
      if (original !== undefined) this.stores.captions.patch({ showOriginal: original });
    },
  };

  readonly translation: Room['translation'] = {
    store: this.stores.translation,
    translator: null,
    canTranslate: () => this.stores.translation.current.by.length > 0,
    translate: async (text, { to }) => `${to}: ${text}`,
    download: async () => {
      this.#call('translation.download');
      return true;
    },
  };

  readonly shop: Room['shop'] = {
    store: this.stores.shop,
    cartProvider: null,
    add: (line) => {
      this.#call('shop.add', line);
      return this.answer();
    },
    update: (line) => {
      this.#call('shop.update', line);
      return this.answer();
    },
    remove: (line) => {
      this.#call('shop.remove', line);
      return this.answer();
    },
    applyCode: (code) => {
      this.#call('shop.applyCode', code);
      return this.answer();
    },
    removeCode: (code) => {
      this.#call('shop.removeCode', code);
      return this.answer();
    },
    tellPayment: (payment) => this.#call('shop.tellPayment', payment),
    checkout: () => {
      this.#call('shop.checkout');
      return this.answer();
    },
    view: (productId) => this.#call('shop.view', productId),
    setRates: (rates) => this.#call('shop.setRates', rates),
  };

  readonly market: Room['market'] = {
    store: this.stores.market,
    set: (wish) => this.#call('market.set', wish),
    decideConsent: (granted) => this.#call('market.decideConsent', granted),
    reviewConsent: () => this.#call('market.reviewConsent'),
  };

  readonly products: Room['products'] = {
    store: this.stores.products,
    provider: null,
    refresh: async () => this.#call('products.refresh'),
  };

  /** The real one: it has no world around it. */
  readonly danmaku = new Danmaku();

  /** What the chat answers; replace it to refuse or to wait. */
  chatAnswer: () => Promise<ChatAnswer> = async () => ({ ok: true });
  /** What the chat lets the viewer wait for, ms. */
  sendableIn = 0;
  readonly takeBack = new Set<Parameters<Room['chat']['onTakenBack']>[0]>();

  readonly chat: Room['chat'] = {
    store: this.stores.chat,
    filter: null,
    translator: null,
    sendableIn: () => this.sendableIn,
    onTakenBack: (listener) => {
      this.takeBack.add(listener);
      return () => this.takeBack.delete(listener);
    },
    send: (text, options) => {
      this.#call('chat.send', text, options?.replyTo);
      return this.chatAnswer();
    },
    retry: (key) => {
      this.#call('chat.retry', key);
      return this.chatAnswer();
    },
    discard: (key) => this.#call('chat.discard', key),
    like: () => this.#call('chat.like'),
    react: (kind) => this.#call('chat.react', kind),
    follow: (following) => {
      this.#call('chat.follow', following);
      this.stores.chat.patch({ following });
      return this.chatAnswer();
    },
    report: (messageId, reason) => {
      this.#call('chat.report', messageId, reason);
      return this.chatAnswer();
    },
    block: ({ id }) => this.#call('chat.block', id),
    unblock: (id) => this.#call('chat.unblock', id),
    keepWith: (keeper) => this.#call('chat.keepWith', keeper !== null),
    translate: async (key) => this.#call('chat.translate', key),
  };

  /** What the server's clock says. */
  serverNow = START;

  readonly orders: Room['orders'] = {
    store: this.stores.orders,
    mapOptions: {},
    timeUntil: (deadline) => Math.max(0, deadline - this.serverNow),
  };

  /** Where guests' pictures are to be played, by id. */
  readonly guestHosts = new Map<string, unknown>();

  readonly guests: Room['guests'] = {
    store: this.stores.guests,
    desk: {
      mount: (guestId, host) => {
        this.guestHosts.set(guestId, host);
        return () => this.guestHosts.delete(guestId);
      },
      setMuted: (guestId, muted) => this.#call('guests.setMuted', guestId, muted),
      load: (guestId) => this.#call('guests.load', guestId),
      offsetOf: () => null,
      timeUntil: (deadline) => Math.max(0, deadline - this.serverNow),
    },
  };

  /** What the site answers to a move; replace it to refuse, or to wait. */
  moveAnswer: (id: string, move: Move) => Promise<MoveAnswer> = async () => ({ ok: true });

  readonly interactions: Room['interactions'] = {
    store: this.stores.interactions,
    ageAssurance: null,
    serverNow: () => START + 600_000,
    do: (id, move) => {
      this.#call('interactions.do', id, move);
      return this.moveAnswer(id, move);
    },
  };

  insights: Room['insights'] = null;
  /** How a clip comes out; replace it to fail, or to wait. */
  makeClip: Room['sharing']['clip'] = async ({ from, to }) => ({
    ...{ from, to },
    video: new Blob(['clip'], { type: 'video/mp4' }),
    preview: null,
  });

  readonly sharing: Room['sharing'] = {
    store: this.stores.sharing,
    set: async (options) => this.#call('sharing.set', options),
    link: async (at) => `https://shop.example/live?t=${String(at ?? '')}`,
    clip: (wish, options) => {
      this.#call('sharing.clip', wish);
      return this.makeClip(wish, options);
    },
    shared: async (what) => this.#call('sharing.shared', what),
    help: (about) => {
      this.#call('sharing.help', about);
      return this.answer();
    },
  };

  readonly attribution: Room['attribution'] = {
    store: this.stores.attribution,
    ordered: async (order) => this.#call('attribution.ordered', order),
    keepWith: async (keeper) => this.#call('attribution.keepWith', keeper !== null),
  };

  readonly replay: Room['replay'] = { store: this.stores.replay };

  /** The real one: it has no world around it. */
  readonly virtualHost = new HostDoor(() => this.#call('virtualHost.share'));

  readonly realtime: Room['realtime'] = { store: this.stores.realtime };

  /** What the site answers to an action. */
  actionAnswer: () => Promise<ActionAnswer> = async () => ({ status: 'accepted' });

  push(envelopes: unknown): void {
    this.#call('push', envelopes);
  }

  act(action: Action): Promise<ActionAnswer> {
    this.#call('act', action);
    return this.actionAnswer();
  }

  async join(): Promise<void> {
    this.#call('join');
  }

  leave(): void {
    this.left = true;
    this.#call('leave');
  }

  announce<Type extends keyof RoomFactMap>(type: Type, detail: RoomFactMap[Type]): void {
    this.#events.dispatchEvent(new RoomFactEvent(type, detail));
  }

  /** Asks as the room would; answers what the page answered. */
  ask<Type extends keyof RoomRequestMap>(
    type: Type,
    detail: RoomRequestMap[Type],
  ): RoomRequestEvent<Type> {
    const event = new RoomRequestEvent(type, detail);
    this.#events.dispatchEvent(event);
    return event;
  }

  /** Whether a command was given, with these arguments if any are named. */
  was(command: string, ...args: unknown[]): boolean {
    return this.calls.some(
      ([name, ...given]) => name === command && args.every((arg, index) => given[index] === arg),
    );
  }

  addEventListener: Room['addEventListener'] = (type, listener, options) =>
    this.#events.addEventListener(type, listener as (event: Event) => void, options);

  removeEventListener: Room['removeEventListener'] = (type, listener) =>
    this.#events.removeEventListener(type, listener as (event: Event) => void);

  #call(...call: Call): void {
    this.calls.push(call);
  }
}
