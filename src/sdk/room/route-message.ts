import type { Captions } from '../captions/captions.js';
import type { Chat } from '../chat/chat.js';
import type { Danmaku } from '../chat/danmaku.js';
import type { RoomMessage } from '../realtime/wire-format.js';
import type { Shop } from '../shop/shop.js';
import type { Show } from '../show/show.js';

/** Domains that hear from the channel. */
export interface Listeners {
  readonly show: Pick<Show, 'setStatus' | 'resetStatus'>;
  readonly shop: Pick<Shop, 'stage' | 'setStock'>;
  readonly captions: Pick<Captions, 'add'>;
  readonly chat: Pick<Chat, 'receive'>;
  readonly danmaku: Pick<Danmaku, 'setLayout'>;
}

/** Takes a message of the channel to the domain it is for. */
export function routeMessage(
  message: RoomMessage,
  { show, shop, captions, chat, danmaku }: Listeners,
  serverNow: number,
): void {
  // A message without a stage time belongs to the moment it was sent.
  const at = message.at ?? message.ts ?? serverNow;
  switch (message.type) {
    case 'snapshot': {
      const { status, pins, stock, cues } = message.data;
      if (status) show.resetStatus(status, at);
      shop.stage.resetPins(pins, at);
      shop.setStock(stock);
      captions.add(cues);
      break;
    }
    case 'status':
      show.setStatus(message.data.status, at);
      break;
    case 'pin':
      shop.stage.pin(message.data.productId, at);
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
    case 'tick':
    case 'pong':
      break;
  }
}
