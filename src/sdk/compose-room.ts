import { Captions } from './captions/captions.js';
import { Chat, type ChatParts } from './chat/chat.js';
import { Danmaku } from './chat/danmaku.js';
import type { MediaEngineFactory } from './playback/media-engine.js';
import { Playback } from './playback/playback.js';
import type { ChannelLink } from './realtime/channel.js';
import { Realtime, type ChannelEngines } from './realtime/realtime.js';
import { LiveRoom } from './room/live-room.js';
import { RoomError } from './room/room-error.js';
import { SpeechStarter, type SpeechListeners } from './room/speech-starter.js';
import { decodeAnswer } from './shop/decode-cart.js';
import type { CartProvider } from './shop/cart-provider.js';
import { Shop } from './shop/shop.js';
import type { ShowLoader } from './show/load-show.js';
import { Show, type ShowSource } from './show/show.js';
import type { Clock } from './state/clock.js';

/** What a room takes from the world around it. A test gives its own. */
export interface RoomWorld {
  readonly clock: Clock;
  /** 0 ≤ x < 1. */
  readonly random: () => number;
  /** What relative addresses are relative to. */
  readonly baseUrl: string | undefined;
  readonly pageUrl: string | undefined;
  readonly loadShow: ShowLoader;
  readonly mediaEngines: () => Promise<MediaEngineFactory>;
  /** What channels are made with. Asked for when a show has one. */
  readonly channels: ChannelEngines;
  /** Listens to the stream. Asked for when a show wants it and the viewer reads captions. */
  readonly speechListeners: SpeechListeners;
  /** What a chat is made with. Asked for with its first message. */
  readonly conversations: ChatParts['load'];
  readonly onWake: (wake: () => void, signal: AbortSignal) => void;
}

/** What a room is made with, all of it decided. */
export interface RoomSettings {
  readonly source: ShowSource;
  readonly language: string;
  readonly captions: string | null;
  readonly muted: boolean;
  readonly autoplay: boolean;
  readonly cartProvider: CartProvider | null;
  readonly angle: string | undefined;
  readonly realtimeToken: ChannelLink['token'];
  readonly danmaku: boolean;
}

/** Wires the domains to each other and to the world. Nothing is fetched before `join()`. */
export function composeRoom(settings: RoomSettings, world: RoomWorld): LiveRoom {
  const { clock, random } = world;
  const engines = once(world.mediaEngines);
  return new LiveRoom({
    clock,
    language: settings.language,
    start: settings,
    readAnswer: decodeAnswer,
    onWake: world.onWake,
    prepare() {
      // Beside the show document, not after it: the picture needs both. A failure is told by the
      // playback, which asks again.
      engines().then(
        (factory) => factory.preload(),
        () => undefined,
      );
    },
    build({ announcer, scope, language, onDocument, onMessage }) {
      const { signal } = scope;
      const realtime = new Realtime({
        clock,
        random,
        scope,
        announcer,
        engines: world.channels,
        token: settings.realtimeToken,
        deliver: onMessage,
      });
      const playback = new Playback({ clock, announcer, scope, factory: engines });
      const captions = new Captions({
        announcer,
        language: settings.captions,
        languageSelected: (tag) => playback.selectTextTrack(tag),
        listenAgain: () => speech.retry(),
      });
      playback.onInBandCue((cue) => captions.addInBand(cue));
      playback.selectTextTrack(settings.captions);
      const speech = new SpeechStarter({
        captions,
        signal,
        load: world.speechListeners,
        listen: (sink) => playback.listen(sink),
        holdBack: (seconds) => playback.holdBack(seconds),
        fail: (error) => announcer.fail(error),
      });
      const shop = new Shop({ clock, signal, announcer, language });
      shop.cartProvider = settings.cartProvider;
      const show = new Show({
        source: settings.source,
        baseUrl: world.baseUrl,
        pageUrl: world.pageUrl,
        load: world.loadShow,
        clock,
        random,
        announcer,
        scope,
        serverNow: () => realtime.serverNow(),
        language,
        onDocument,
      });
      const danmaku = new Danmaku({ on: settings.danmaku });
      const chat = new Chat({
        clock,
        random,
        scope,
        announcer,
        language,
        load: () => {
          realtime.prepareActions();
          return world.conversations();
        },
        serverNow: () => realtime.serverNow(),
        act: (action) => realtime.act(action),
      });
      return { show, playback, captions, shop, chat, danmaku, realtime, speech };
    },
  });
}

/** Asks `load` once, and again only after a failure. */
function once(load: () => Promise<MediaEngineFactory>): () => Promise<MediaEngineFactory> {
  let loading: Promise<MediaEngineFactory> | undefined;
  return () => {
    loading ??= load().catch((cause: unknown) => {
      loading = undefined;
      throw engineMissing(cause);
    });
    return loading;
  };
}

function engineMissing(cause: unknown): RoomError {
  return new RoomError(
    'playback',
    'engine-unavailable',
    'A part of the room could not be loaded.',
    {
      cause,
    },
  );
}
