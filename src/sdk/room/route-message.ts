import type { Captions } from '../captions/captions.js';
import type { Chat } from '../chat/chat.js';
import type { Danmaku } from '../chat/danmaku.js';
import type { Guests } from '../guests/guests.js';
import type { Orders } from '../orders/orders.js';
import type { Products } from '../products/products.js';
import type { Interactions } from '../interactions/interactions.js';
import type { RoomMessage } from '../realtime/wire-format.js';
import type { Shop } from '../shop/shop.js';
import type { Show } from '../show/show.js';
import type { HostDoor } from '../virtual-host/host-door.js';

/** Domains that hear from the channel. */
export interface Listeners {
  readonly show: Pick<Show, 'setStatus' | 'resetStatus'>;
  readonly products: Pick<Products, 'receive'>;
  readonly shop: Pick<Shop, 'stage' | 'setStock' | 'setRates'>;
  readonly captions: Pick<Captions, 'add'>;
  readonly chat: Pick<Chat, 'receive'>;
  readonly danmaku: Pick<Danmaku, 'setLayout'>;
  readonly orders: Pick<Orders, 'receive'>;
  readonly guests: Pick<Guests, 'receive'>;
  readonly interactions: Pick<Interactions, 'receive'>;
  readonly virtualHost: Pick<HostDoor, 'receive'>;
}

/** Takes a message of the channel to the domain it is for. */
export function routeMessage(
  message: RoomMessage,
  {
    show,
    shop,
    products,
    captions,
    chat,
    danmaku,
    interactions,
    orders,
    guests,
    virtualHost,
  }: Listeners,
  serverNow: number,
): void {
  // A message without a stage time belongs to the moment it was sent.
  const at = message.at ?? message.ts ?? serverNow;
  switch (message.type) {
    case 'snapshot': {
      const { status, pins, stock, cues } = message.data;
      if (status) show.resetStatus(status, at);
      shop.stage.resetPins(pins, at);
      products.receive(message, at);
      shop.setStock(stock);
      captions.add(cues);
      break;
    }
    case 'status':
      show.setStatus(message.data.status, at);
      break;
    case 'pin':
      shop.stage.pin(message.data.productId, at);
      products.receive(message, at);
      break;
    case 'view':
      products.receive(message, at);
      break;
    case 'host':
      virtualHost.receive(message.data, at);
      break;
    case 'unpin':
      shop.stage.unpin(message.data.productId, at);
      break;
    case 'highlight':
      shop.stage.highlight(message.data.productId, message.data.options, at);
      break;
    case 'stock':
      shop.setStock([message.data]);
      break;
    case 'rates':
      shop.setRates(message.data.rates);
      break;
    case 'cue':
      captions.add([message.data]);
      break;
    case 'stage.layout':
      danmaku.setLayout(message.data.avoid, at);
      break;
    case 'chat':
    case 'chat.delete':
    case 'chat.clear':
    case 'chat.pin':
    case 'chat.mode':
    case 'reactions':
    case 'likes':
      chat.receive(message);
      break;
    case 'orders':
    case 'battle':
    case 'viewers':
      orders.receive(message);
      break;
    case 'guest':
    case 'versus':
      guests.receive(message);
      break;
    case 'interaction':
      interactions.receive(message);
      break;
    case 'tick':
    case 'pong':
      break;
  }
}
