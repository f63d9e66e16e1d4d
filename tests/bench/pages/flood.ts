/** The real tag and the real room in a flood of messages; what comes of it. */
import { CaptionDesk } from '../../../src/sdk/captions/caption-desk.js';
import '../../../src/components/define.js';
import { Catalog } from '../../../src/sdk/products/catalog.js';
import { Conversation } from '../../../src/sdk/chat/conversation.js';
import { OrderBoard } from '../../../src/sdk/orders/order-board.js';
import { openGuests } from '../../../src/sdk/open-guests.js';
import { CartDesk } from '../../../src/sdk/shop/cart-desk.js';
import { composeRoom } from '../../../src/sdk/compose-room.js';
import { sseTransport } from '../../../src/sdk/engines/sse-transport.js';
import { Channel } from '../../../src/sdk/realtime/channel.js';
import { Outbox } from '../../../src/sdk/realtime/outbox.js';
import type { RoomMessage } from '../../../src/sdk/realtime/wire-format.js';
import { systemClock } from '../../../src/sdk/state/clock.js';

const query = new URLSearchParams(location.search);

let channel: Channel | undefined;
let last = -1;
let skipped = 0;
let delivered = 0;
let largestSize = 0;

function count({ type, seq }: RoomMessage): void {
  delivered += 1;
  largestSize = Math.max(largestSize, channel?.size ?? 0);
  if (seq === undefined) return;
  if (type !== 'snapshot' && seq !== last + 1) skipped += 1;
  last = seq;
}

const products = Array.from({ length: 20 }, (_, index) => ({
  id: `p${String(index)}`,
  name: `Product ${String(index)}`,
  variants: [
    {
      id: `v${String(index)}`,
      price: { amount: '10.00', currency: 'EUR' },
      availability: 'InStock',
    },
  ],
}));

const room = composeRoom(
  {
    source: {
      version: 1,
      id: 'flood',
      title: 'Flood',
      status: 'live',
      realtime: { url: query.get('channel') },
      products,
    },
    language: 'en',
    captions: null,
    muted: true,
    autoplay: false,
    cartProvider: null,
    productProvider: null,
    angle: undefined,
    realtimeToken: undefined,
    // As the tag comes; flying comments have a bench of their own.
    danmaku: false,
    market: {},
  },
  {
    clock: systemClock,
    random: Math.random,
    baseUrl: location.href,
    pageUrl: location.href,
    loadShow: () => Promise.reject(new Error('There is no address.')),
    mediaEngines: () => Promise.reject(new Error('There is no picture here.')),
    captionDesks: async () => CaptionDesk,
    measures: () => Promise.reject(new Error('not here')),
    translationDesks: () => Promise.reject(new Error('Nothing translates here.')),
    channels: {
      channel: async () => (parts) => {
        const deliver = (message: RoomMessage): void => {
          count(message);
          parts.deliver(message);
        };
        channel = new Channel({ ...parts, deliver });
        return channel;
      },
      transport: async () => sseTransport,
      outbox: async () => (parts) => new Outbox(parts),
      httpActions: () => Promise.reject(new Error('Nobody acts here.')),
    },
    speechListeners: () => Promise.reject(new Error('Nobody listens here.')),
    carts: async () => CartDesk,
    conversations: async () => Conversation,
    catalogs: async () => Catalog,
    structuredData: async () => [],
    orderBoards: async () => OrderBoard,
    guestDesks: async (parts) => openGuests(parts),
    prices: () => Promise.reject(new Error('not here')),
    markets: () => Promise.reject(new Error('not here')),
    gpc: () => false,
    around: () => Promise.reject(new Error('not here')),
    interactionDesks: () => Promise.reject(new Error('not here')),
    marketRules: () => Promise.reject(new Error('not here')),
    visible: () => true,
    onWake: () => undefined,
  },
);

const element = document.createElement('live-room');
element.room = room;
document.querySelector('#stage')?.append(element);
void room.join();

/** Ms between two frames, the largest since it was asked last, and those an eye can see. */
let largestGap = 0;
let gaps = 0;
let frames = 0;
let before = performance.now();
const frame = (now: number): void => {
  largestGap = Math.max(largestGap, now - before);
  if (now - before > 50.5) gaps += 1;
  frames += 1;
  before = now;
  requestAnimationFrame(frame);
};
requestAnimationFrame(frame);

Object.assign(globalThis, {
  bench: {
    take: () => {
      const taken = { largestGap, gaps, frames, delivered, skipped, last, largestSize };
      largestGap = 0;
      gaps = 0;
      frames = 0;
      return { ...taken, ...room.realtime.store.current };
    },
  },
});
