import type { CaptionPosition, CaptionsState } from '../captions/captions.js';
import type { ChatCommands, ChatFilter, ChatState, TakenBack } from '../chat/chat-state.js';
import type { DanmakuSettings, DanmakuState, SettingsKeeper } from '../chat/danmaku.js';
import type { Translator } from '../chat/translator.js';
import type { PlaybackState } from '../playback/playback-state.js';
import type { ShowTimeline } from '../playback/show-timeline.js';
import type { StageHost } from '../playback/media-engine.js';
import type { Action, ActionAnswer } from '../realtime/action.js';
import type { RealtimeState } from '../realtime/realtime-state.js';
import type { CartProvider } from '../shop/cart-provider.js';
import type { ShopCommands, ShopState } from '../shop/shop.js';
import type { ShowDocument, ShowStatus } from '../show/show-document.js';
import type { ReadableStore } from '../state/snapshot-store.js';
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
    retry(): void;
  };
  readonly timeline: ShowTimeline;
  readonly captions: {
    readonly store: ReadableStore<CaptionsState>;
    selectLanguage(language: string | null): void;
    setSize(factor: number): void;
    setPosition(position: CaptionPosition): void;
    /** Recognised captions in time with their words (default), or the lowest delay of the picture. */
    setSynced(synced: boolean): void;
    /** Recognise speech after all: after a failure, or on a metered link. */
    listenAgain(): void;
  };
  readonly shop: ShopCommands & {
    readonly store: ReadableStore<ShopState>;
    cartProvider: CartProvider | null;
  };
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
  };
  /** Comments that fly over the picture. */
  readonly danmaku: {
    readonly store: ReadableStore<DanmakuState>;
    set(change: Partial<DanmakuSettings>): void;
    /** Keeps the settings over visits, once the viewer has agreed to that. Null: no longer. */
    keepWith(keeper: SettingsKeeper | null): void;
  };
  readonly realtime: { readonly store: ReadableStore<RealtimeState> };
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
