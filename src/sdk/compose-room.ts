import { Around, type AroundParts } from './around/around.js';
import { Captions, type CaptionsParts } from './captions/captions.js';
import { Translation, type TranslationParts } from './captions/translation/translation.js';
import { Measures, type MeasuresParts } from './captions/measures/measures.js';
import { Chat, type ChatParts } from './chat/chat.js';
import { Danmaku } from './chat/danmaku.js';
import { Guests } from './guests/guests.js';
import type { GuestDesk } from './guests/guest-desk.js';
import type { OpenGuestsParts } from './open-guests.js';
import { Interactions, type InteractionsParts } from './interactions/interactions.js';
import type { MediaEngineFactory } from './playback/media-engine.js';
import { Playback } from './playback/playback.js';
import { Orders, type OrdersParts } from './orders/orders.js';
import type { ChannelLink } from './realtime/channel.js';
import { Realtime, type ChannelEngines } from './realtime/realtime.js';
import { Market, type MarketParts } from './markets/market.js';
import type { MarketWish } from './markets/market-state.js';
import { LiveRoom } from './room/live-room.js';
import { engineMissing } from './room/room-error.js';
import { SpeechStarter, type SpeechListeners } from './room/speech-starter.js';
import { decodeAnswer } from './shop/decode-answer.js';
import type { CartProvider } from './shop/cart-provider.js';
import { Products, type ProductsParts } from './products/products.js';
import type { ProductProvider } from './products/product-provider.js';
import type { PriceDesk } from './shop/price-desk.js';
import { Shop, type ShopParts } from './shop/shop.js';
import type { ShowLoader } from './show/load-show.js';
import { Show, type ShowSource } from './show/show.js';
import type { Clock } from './state/clock.js';
import { HostDoor } from './virtual-host/host-door.js';

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
  /** What writes measures in the viewer's own units. Asked for when their market is known. */
  readonly measures: MeasuresParts['load'];
  /** What makes lines of cues. Asked for with the first one. */
  readonly captionDesks: CaptionsParts['load'];
  /** What translates. Asked for when something is to be read in another language. */
  readonly translationDesks: TranslationParts['load'];
  /** What a cart is made with. Asked for when the page has one, or a viewer adds something. */
  readonly carts: ShopParts['loadCart'];
  /** What a chat is made with. Asked for with its first message. */
  readonly conversations: ChatParts['load'];
  /** What products are read with. Asked for after the first picture. */
  readonly catalogs: ProductsParts['load'];
  /** The page's JSON-LD. */
  readonly structuredData: ProductsParts['structuredData'];
  /** What keeps the tally. Asked for with the first message about orders. */
  readonly orderBoards: OrdersParts['load'];
  /** What guests are received with. Asked for with the first of them. */
  readonly guestDesks: (parts: OpenGuestsParts) => Promise<GuestDesk>;
  /** What prices are made with for a market. Asked for when there is one. */
  readonly prices: () => Promise<typeof PriceDesk>;
  /** What a market asks for. Asked for when there is one, after the first picture. */
  readonly markets: MarketParts['load'];
  readonly gpc: MarketParts['gpc'];
  /** Replay, links, clips. Asked for when document or address say something about them. */
  readonly around: AroundParts['load'];
  /** What interactions are run with. Asked for with the first one. */
  readonly interactionDesks: InteractionsParts['load'];
  /** The strictest rules, for where the viewer's market is not known. */
  readonly marketRules: InteractionsParts['rules'];
  /** Whether the page is in view. */
  readonly visible: () => boolean;
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
  readonly productProvider: ProductProvider | null;
  readonly market: MarketWish;
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
    build({ announcer, scope, language, insights, onDocument, onMessage }) {
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
      const translation = new Translation({
        clock,
        signal,
        load: world.translationDesks,
        fail: (error) => announcer.fail(error),
      });
      const captions = new Captions({
        announcer,
        translation,
        load: world.captionDesks,
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
      const shop = new Shop({
        clock,
        random,
        signal,
        announcer,
        language,
        loadCart: world.carts,
        prices: async () => new (await world.prices())(() => realtime.serverNow()),
      });
      shop.cartProvider = settings.cartProvider;
      const products = new Products({
        clock,
        signal,
        announcer,
        language,
        market: () => market.store.current,
        pageUrl: world.baseUrl,
        load: world.catalogs,
        structuredData: world.structuredData,
        apply: (all) => shop.setProducts(all),
      });
      products.provider = settings.productProvider;
      const market = new Market({
        announcer,
        signal,
        load: world.markets,
        gpc: world.gpc,
        quote: (wish) => void shop.quote(wish),
      });
      const measures = new Measures({
        announcer,
        signal,
        market: market.store,
        shop: shop.store,
        reword: (rewording) => captions.reword(rewording),
        now: () => realtime.serverNow(),
        load: world.measures,
      });
      market.set(settings.market);
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
        translation,
        load: () => {
          realtime.prepareActions();
          return world.conversations();
        },
        serverNow: () => realtime.serverNow(),
        act: (action) => realtime.act(action),
      });
      const orders = new Orders({
        clock,
        scope,
        announcer,
        load: world.orderBoards,
        // A battle of a recording is decided when the picture says so.
        serverNow: () =>
          (playback.store.current.live ? null : playback.timeline.now) ?? realtime.serverNow(),
      });
      const guests = new Guests(announcer, (store) =>
        world.guestDesks({ store, clock, scope, announcer, playback, captions, realtime, engines }),
      );
      const interactions = new Interactions({
        clock,
        random,
        scope,
        announcer,
        load: () => {
          realtime.prepareActions();
          return world.interactionDesks();
        },
        serverNow: () => realtime.serverNow(),
        act: (action) => realtime.act(action),
        rules: async () => market.store.current.rules ?? world.marketRules(),
        baseUrl: world.baseUrl,
        cart: shop,
        insights,
        watching: () => world.visible() && playback.store.current.phase === 'playing',
      });
      const around = new Around({
        clock,
        scope,
        announcer,
        language,
        playback,
        load: world.around,
        pageUrl: world.pageUrl,
        serverNow: () => realtime.serverNow(),
        market: market.store,
        shop: shop.store,
        deliver: onMessage,
      });
      market.store.subscribe(() => interactions.rulesChanged());
      return {
        show,
        playback,
        captions,
        measures,
        translation,
        shop,
        products,
        market,
        chat,
        danmaku,
        interactions,
        orders,
        guests,
        around,
        virtualHost: new HostDoor((how) => playback.soundtrack.share(how)),
        realtime,
        speech,
      };
    },
  });
}

/** Asks `load` once, and again only after a failure. */
function once(load: () => Promise<MediaEngineFactory>): () => Promise<MediaEngineFactory> {
  let loading: Promise<MediaEngineFactory> | undefined;
  return () => {
    loading ??= load().catch((cause: unknown) => {
      loading = undefined;
      throw engineMissing('playback', cause);
    });
    return loading;
  };
}
