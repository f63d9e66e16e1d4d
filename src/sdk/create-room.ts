import type { MakeClip } from './clips/clip.js';
import { composeRoom, type RoomSettings, type RoomWorld } from './compose-room.js';
import type { ProductProvider } from './products/product-provider.js';
import type { MarketWish } from './markets/market-state.js';
import type { CartProvider } from './shop/cart-provider.js';
import { createShowLoader } from './show/load-show.js';
import type { Transport } from './realtime/transport.js';
import type { ShowDocument, TransportKind } from './show/show-document.js';
import { systemClock } from './state/clock.js';
import type { Room } from './room/room.js';

export interface CreateRoomOptions {
  /** Address of a show document, the document itself, or a bare stream: `{ stream: url }`. */
  readonly show: string | URL | ShowDocument | { readonly stream: string };
  /** BCP 47 tag; chooses texts and captions. */
  readonly language?: string;
  /** Captions at the start: a language, or off. */
  readonly captions?: string | null;
  readonly muted?: boolean;
  /** Start playing without a tap, muted if the browser asks for it. */
  readonly autoplay?: boolean;
  readonly cartProvider?: CartProvider | null;
  /** The shop's own product data, for this viewer. */
  readonly productProvider?: ProductProvider | null;
  /** Country, currency, rule packs of the site's own, and what the viewer has agreed to. */
  readonly market?: MarketWish;
  /** Folder of workers, models and wasm; `assets/` beside the bundle unless told otherwise. */
  readonly assets?: string | undefined;
  /** Angle to begin with. */
  readonly angle?: string;
  /** Asked for a fresh token whenever the channel is dialled, or an action is sent. */
  readonly realtimeToken?: (() => Promise<string>) | null;
  /** Comments fly over the picture, unless the viewer switches them off. Off unless told so. */
  readonly danmaku?: boolean;
}

/** Makes a room. Does nothing until `join()`; can be imported where there is no page. */
export function createRoom(options: CreateRoomOptions): Room {
  return composeRoom(settingsOf(options), pageWorld(options.assets));
}

function settingsOf(options: CreateRoomOptions): RoomSettings {
  return {
    source: sourceOf(options.show),
    language: options.language ?? (typeof navigator === 'undefined' ? 'en' : navigator.language),
    captions: options.captions ?? null,
    muted: options.muted ?? false,
    autoplay: options.autoplay ?? false,
    cartProvider: options.cartProvider ?? null,
    productProvider: options.productProvider ?? null,
    market: options.market ?? {},
    angle: options.angle,
    realtimeToken: options.realtimeToken ?? undefined,
    danmaku: options.danmaku ?? false,
  };
}

function sourceOf(show: CreateRoomOptions['show']): string | object {
  if (typeof show === 'string') return show;
  if (show instanceof URL) return show.href;
  if (!('stream' in show)) return show;
  // A bare stream is a show with one camera, on the air.
  const sources = [{ url: show.stream, role: 'primary' }];
  return { version: 1, id: 'stream', status: 'live', angles: [{ id: 'main', sources }] };
}

/** What a room takes from the page it is in. */
export function pageWorld(assets: string | undefined): RoomWorld {
  const inPage = typeof document !== 'undefined';
  return {
    clock: systemClock,
    random: Math.random,
    baseUrl: inPage ? document.baseURI : undefined,
    pageUrl: inPage ? location.href : undefined,
    // Asked for at the call: a page may have replaced fetch since.
    loadShow: createShowLoader((input, init) => fetch(input, init)),
    mediaEngines: async () => {
      const { createMediaEngineFactory } = await import('./engines/media-engine-factory.js');
      return createMediaEngineFactory();
    },
    channels: {
      channel: async () => {
        const { Channel } = await import('./realtime/channel.js');
        return (parts) => new Channel(parts);
      },
      transport: loadTransport,
      outbox: async () => {
        const { Outbox } = await import('./realtime/outbox.js');
        return (parts) => new Outbox(parts);
      },
      httpActions: async (url, token) => {
        const { httpActions } = await import('./engines/http-actions.js');
        return httpActions(url, token);
      },
    },
    speechListeners: async () => (await import('./open-speech.js')).openSpeech(assets),
    measures: async () => (await import('./captions/measures/measure-desk.js')).MeasureDesk,
    captionDesks: async () => (await import('./captions/caption-desk.js')).CaptionDesk,
    translationDesks: async () => (await import('./open-translation.js')).openTranslation(assets),
    carts: async () => (await import('./shop/cart-desk.js')).CartDesk,
    conversations: async () => (await import('./chat/conversation.js')).Conversation,
    catalogs: async () => (await import('./products/catalog.js')).Catalog,
    structuredData: async () => {
      if (!inPage) return [];
      return (await import('./engines/page-structured-data.js')).pageStructuredData();
    },
    orderBoards: async () => (await import('./orders/order-board.js')).OrderBoard,
    guestDesks: async (parts) => (await import('./open-guests.js')).openGuests(parts),
    prices: async () => (await import('./shop/price-desk.js')).PriceDesk,
    markets: async () => (await import('./markets/market-desk.js')).MarketDesk,
    gpc: () =>
      inPage && 'globalPrivacyControl' in navigator && navigator.globalPrivacyControl === true,
    around: async () => {
      const { openAround, loadLog } = await import('./open-around.js');
      const clips = async (): Promise<MakeClip> => {
        const { makeClip } = await import('./engines/clip-maker.js');
        return (media, wish, options) => makeClip(media, wish, { ...options, assets });
      };
      return (parts, stores) => openAround(parts, stores, { clips, loadLog });
    },
    interactionDesks: async () => (await import('./interactions/desk.js')).InteractionDesk,
    marketRules: async () => (await import('./markets/market-rules.js')).rulesFor(undefined),
    visible: () => !inPage || !document.hidden,
    onWake(wake, signal) {
      if (!inPage) return;
      import('./engines/page-signals.js').then(
        ({ onPageWake }) => {
          if (!signal.aborted) onPageWake(wake, signal);
        },
        // The watchdog and the retries do without, only later.
        () => undefined,
      );
    },
  };
}

/** Each engine is a chunk of its own: a viewer pays for the one that the show runs on. */
async function loadTransport(kind: TransportKind): Promise<Transport> {
  switch (kind) {
    case 'sse':
      return (await import('./engines/sse-transport.js')).sseTransport;
    case 'websocket':
      return (await import('./engines/websocket-transport.js')).webSocketTransport;
    case 'nats':
      return (await import('./engines/nats-transport.js')).natsTransport;
    case 'mqtt':
      return (await import('./engines/mqtt-transport.js')).mqttTransport;
    case 'centrifugo':
      return (await import('./engines/centrifugo-transport.js')).centrifugoTransport;
  }
}
