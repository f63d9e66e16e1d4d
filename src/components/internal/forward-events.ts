import type {
  RequestAnswer,
  Room,
  RoomEventMap,
  RoomFactMap,
  RoomRequestMap,
} from '../../sdk/index.js';
import { RoomRequestEvent } from '../../sdk/index.js';

/** By hand, because types are gone at run time; the compiler misses a name nobody listed. */
const EVENTS = {
  'status-changed': true,
  'room-failed': true,
  'playback-started': true,
  'source-changed': true,
  'angle-changed': true,
  'product-pinned': true,
  'product-unpinned': true,
  'product-viewed': true,
  'cart-changed': true,
  'price-requoted': true,
  'consent-changed': true,
  'payment-changed': true,
  'caption-shown': true,
  'chat-message-sent': true,
  'chat-message-refused': true,
  'chat-reported': true,
  'chat-author-blocked': true,
  'follow-changed': true,
  'chat-pulse': true,
  'order-milestone': true,
  'order-leader-changed': true,
  'goal-unlocked': true,
  'battle-won': true,
  'guest-joined': true,
  'guest-left': true,
  'versus-won': true,
  'interaction-opened': true,
  'interaction-closed': true,
  'interaction-revealed': true,
  'interaction-cancelled': true,
  'interaction-moved': true,
  'interaction-refused': true,
  'coupon-claimed': true,
  'box-drawn': true,
  'fairness-failed': true,
  'clip-made': true,
  shared: true,
  'visit-attributed': true,
  'order-attributed': true,
  'action-requested': true,
  'interaction-requested': true,
  'add-to-cart-requested': true,
  'cart-update-requested': true,
  'code-requested': true,
  'checkout-requested': true,
  'product-open-requested': true,
  'reminder-requested': true,
  'help-requested': true,
} as const satisfies Record<keyof RoomEventMap, true>;

const ACROSS = { bubbles: true, composed: true } as const;

/** A fact of the room, as the page hears it from the element. */
export class LiveFactEvent<Type extends keyof RoomFactMap> extends Event {
  declare readonly type: `live-${Type}`;
  readonly detail: RoomFactMap[Type];

  constructor(type: Type, detail: RoomFactMap[Type]) {
    super(`live-${type}`, ACROSS);
    this.detail = detail;
  }
}

/** A request of the viewer, as the page hears it from the element. */
export class LiveRequestEvent<Type extends keyof RoomRequestMap> extends Event {
  declare readonly type: `live-${Type}`;
  readonly detail: RoomRequestMap[Type];
  #respond: (answer: PromiseLike<RequestAnswer> | RequestAnswer) => void;

  constructor(
    type: Type,
    detail: RoomRequestMap[Type],
    respond: (answer: PromiseLike<RequestAnswer> | RequestAnswer) => void,
  ) {
    super(`live-${type}`, { ...ACROSS, cancelable: true });
    this.detail = detail;
    this.#respond = respond;
  }

  /** Takes the request over; the first answer counts. Call it while the event is dispatched. */
  respondWith(answer: PromiseLike<RequestAnswer> | RequestAnswer): void {
    this.preventDefault();
    this.#respond(answer);
  }
}

export type LiveEventMap = {
  [Type in keyof RoomFactMap as `live-${Type}`]: LiveFactEvent<Type>;
} & {
  [Type in keyof RoomRequestMap as `live-${Type}`]: LiveRequestEvent<Type>;
};

/** Tells the page, through `target`, everything the room announces. Returns the way out. */
export function forwardEvents(room: Room, target: EventTarget): () => void {
  const abort = new AbortController();
  for (const type of Object.keys(EVENTS) as (keyof RoomEventMap)[]) {
    const forward = (event: Event & { readonly detail: unknown }): void => {
      if (!(event instanceof RoomRequestEvent)) {
        target.dispatchEvent(
          new LiveFactEvent(
            type as keyof RoomFactMap,
            event.detail as RoomFactMap[keyof RoomFactMap],
          ),
        );
        return;
      }
      const request = event as RoomRequestEvent<keyof RoomRequestMap>;
      const forwarded = new LiveRequestEvent(request.type, request.detail, (answer) =>
        request.respondWith(answer),
      );
      target.dispatchEvent(forwarded);
      if (forwarded.defaultPrevented) request.preventDefault();
    };
    room.addEventListener(type, forward, { signal: abort.signal });
  }
  return () => abort.abort();
}
