import type {
  CaptionPosition,
  CaptionPreference,
  CaptionsState,
  ReadCaption,
} from '../captions/caption-state.js';
import type { CaptionCue } from '../captions/caption-timeline.js';
import type { MeasuresState } from '../captions/measures/measures.js';
import type {
  BlockListKeeper,
  ChatCommands,
  ChatFilter,
  ChatState,
  TakenBack,
} from '../chat/chat-state.js';
import type { DanmakuSettings, DanmakuState, SettingsKeeper } from '../chat/danmaku.js';
import type { Insights } from '../insights/insights-options.js';
import type { Translator } from '../captions/translation/translator.js';
import type {
  TranslationCommands,
  TranslationState,
} from '../captions/translation/translation-state.js';
import type { GuestCommands, GuestsState } from '../guests/guest-state.js';
import type { OrderMapOptions, OrdersState } from '../orders/orders-state.js';
import type {
  AgeAssurance,
  InteractionCommands,
  InteractionsState,
} from '../interactions/interaction.js';
import type { PlaybackState } from '../playback/playback-state.js';
import type { ShowTimeline } from '../playback/show-timeline.js';
import type { StageHost, StretchOfMedia } from '../playback/media-engine.js';
import type { Action, ActionAnswer } from '../realtime/action.js';
import type { RealtimeState } from '../realtime/realtime-state.js';
import type { ProductProvider } from '../products/product-provider.js';
import type { ProductsState } from '../products/products-state.js';
import type { MarketCommands, MarketState } from '../markets/market-state.js';
import type { CartProvider } from '../shop/cart-provider.js';
import type { ShopCommands, ShopState } from '../shop/shop.js';
import type { ShowDocument, ShowStatus } from '../show/show-document.js';
import type {
  AttributionCommands,
  AttributionState,
  SharingCommands,
  SharingState,
} from '../sharing/sharing-state.js';
import type { ReplayState } from '../replay/replay-state.js';
import type { ReadableStore } from '../state/snapshot-store.js';
import type { HostDoor } from '../virtual-host/host-door.js';
import type { RequestAnswer, RoomEventMap, RoomEventOf } from './room-events.js';
import type { RoomError } from './room-error.js';

export interface ShowState {
  readonly phase: 'idle' | 'loading' | 'ready' | 'failed';
  readonly document: ShowDocument | null;
  /** As of the picture on screen. */
  readonly status: ShowStatus;
  readonly error: RoomError | null;
}

/** The running thing in a page: one viewer of one show. */
export interface Room {
  readonly show: {
    readonly store: ReadableStore<ShowState>;
    /** Loads the show document again after a failure. */
    retry(): void;
    /** Asks the host first (`reminder-requested`); otherwise answers with an .ics file's text. */
    remind(): Promise<{ answer: RequestAnswer } | { ics: string }>;
  };
  readonly playback: {
    readonly store: ReadableStore<PlaybackState>;
    mount(host: StageHost): void;
    play(): void;
    pause(): void;
    setMuted(muted: boolean): void;
    setVolume(volume: number): void;
    /** Stage time, epoch ms. */
    seek(stageTime: number): void;
    /** Seconds, negative to rewind. */
    skip(seconds: number): void;
    goLive(): void;
    selectAngle(id: string): void;
    /** The viewer is about to choose this angle: gets it ready, muted and small. */
    prepareAngle(id: string): void;
    selectRendition(id: string | 'auto'): void;
    requestPictureInPicture(): Promise<boolean>;
    /** Where the media of this stretch of stage time lie, as far as they can still be had. */
    media(from: number, to: number): StretchOfMedia | null;
    retry(): void;
  };
  readonly timeline: ShowTimeline;
  readonly captions: {
    readonly store: ReadableStore<CaptionsState>;
    /** Every cue so far, a list for each source, the most believed first. See `loadTranscriptTools`. */
    readonly cues: readonly (readonly CaptionCue[])[];
    selectLanguage(language: string | null): void;
    /** What was to be read in this stretch of stage time, in the viewer's language. */
    between(from: number, to: number): readonly ReadCaption[];
    setSize(factor: number): void;
    setPosition(position: CaptionPosition): void;
    /** Recognised captions in time with their words (default), or the lowest delay of the picture. */
    setSynced(synced: boolean): void;
    /** Recognise speech after all: after a failure, or on a metered link. */
    listenAgain(): void;
    /** Which sources the viewer wants to read. */
    setPreference(prefer: CaptionPreference): void;
    /** What stands beside a line: where it comes from, and the words before the translation. */
    explain(wish: { source?: boolean; original?: boolean }): void;
  };
  /** Numbers with units, sizes and money in captions, in what the viewer's country uses. */
  readonly measures: {
    readonly store: ReadableStore<MeasuresState>;
    set(on: boolean): void;
  };
  /** Other languages, for captions and messages; see docs/translation.md. */
  readonly translation: TranslationCommands & { readonly store: ReadableStore<TranslationState> };
  readonly shop: ShopCommands & {
    readonly store: ReadableStore<ShopState>;
    cartProvider: CartProvider | null;
    /** New exchange rates, as in `shop.rates` of the show document. */
    setRates(rates: readonly unknown[]): void;
  };
  /** Where the products come from, and when they were on the stage. What is sold is in `shop`. */
  readonly products: {
    readonly store: ReadableStore<ProductsState>;
    /** The shop's own product data; asked anew when it is set. */
    provider: ProductProvider | null;
    /** Reads the products again: after a failure, or for another market. */
    refresh(): Promise<void>;
  };
  /** What holds where the viewer is: rules, consent, and what the shop says about itself. */
  readonly market: MarketCommands & { readonly store: ReadableStore<MarketState> };
  /** What viewers and hosts write, and what they tap. */
  readonly chat: ChatCommands & {
    readonly store: ReadableStore<ChatState>;
    /** The host's own second look at messages. */
    filter: ChatFilter | null;
    translator: Translator | null;
    /** Ms until the viewer may write again, by the server's clock. */
    sendableIn(): number;
    /** Hears of messages that may not be seen any more. Returns the way out. */
    onTakenBack(listener: (what: TakenBack) => void): () => void;
    /** Keeps over visits whom the viewer hides, once they have agreed to that. Null: no longer. */
    keepWith(keeper: BlockListKeeper | null): void;
  };
  /** Comments that fly over the picture. */
  readonly danmaku: {
    readonly store: ReadableStore<DanmakuState>;
    set(change: Partial<DanmakuSettings>): void;
    /** Keeps the settings over visits, once the viewer has agreed to that. Null: no longer. */
    keepWith(keeper: SettingsKeeper | null): void;
  };
  /** Where the orders of the show come from, battles of countries, and who watches. */
  readonly orders: {
    readonly store: ReadableStore<OrdersState>;
    /** What the page says of the map; set before it is opened. */
    mapOptions: OrderMapOptions;
    /** Ms until a deadline of a battle, by the server's clock. */
    timeUntil(deadline: number): number;
  };
  /** Co-hosts from other places, and what they battle for. */
  readonly guests: {
    readonly store: ReadableStore<GuestsState>;
    /** What can be done with them; null until the first has been told of. */
    readonly desk: GuestCommands | null;
  };
  /** Polls, quizzes, draws, coupons …: what viewers take part in. */
  readonly interactions: InteractionCommands & {
    readonly store: ReadableStore<InteractionsState>;
    /** Wall time of the server, epoch ms: what `closesAt` counts in. */
    serverNow(): number;
    /** How the page makes sure of a viewer's age, where a market asks for it. */
    ageAssurance: AgeAssurance | null;
  };
  /** Chapters, and what was recorded beside the picture of a show that is over. */
  readonly replay: { readonly store: ReadableStore<ReplayState> };
  /** Links to moments of the show, clips, help, and what is to come. */
  readonly sharing: SharingCommands & { readonly store: ReadableStore<SharingState> };
  /** Through whom the visit and its orders came, as far as the viewer agrees. */
  readonly attribution: AttributionCommands & { readonly store: ReadableStore<AttributionState> };
  /** What the figure needs that stands for the host; for `loadVirtualHost`. */
  readonly virtualHost: Pick<HostDoor, 'read' | 'share'>;
  readonly realtime: { readonly store: ReadableStore<RealtimeState> };
  /** What is measured; null until `startInsights`. */
  insights: Insights | null;
  /** Language of texts and captions, BCP 47; country ISO 3166-1 alpha-2; currency ISO 4217. */
  language: string;

  /** Does nothing until called. Resolves when the show document is there or has failed. */
  join(options?: { signal?: AbortSignal }): Promise<void>;
  /**
   * Takes messages of the channel from a line of the page's own: an envelope or an array of them,
   * as docs/protocol.md describes. What cannot be read is counted, never thrown.
   */
  push(envelopes: unknown): void;
  /** Takes a viewer's action to the site, over any loss of the network. Never rejects. */
  act(action: Action): Promise<ActionAnswer>;
  /** Ends everything: sockets, timers, pictures. Idempotent. */
  leave(): void;

  addEventListener<Type extends keyof RoomEventMap>(
    type: Type,
    listener: (event: RoomEventOf<Type>) => void,
    options?: AddEventListenerOptions | boolean,
  ): void;
  removeEventListener<Type extends keyof RoomEventMap>(
    type: Type,
    listener: (event: RoomEventOf<Type>) => void,
  ): void;
}
