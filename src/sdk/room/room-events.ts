import type { Cart } from '../shop/cart-provider.js';
import type { SourceRole } from '../show/show-document.js';
import type { ShowStatus } from '../show/show-document.js';
import type { CaptionCue } from '../captions/caption-timeline.js';
import type { ChatReason } from '../chat/chat-state.js';
import type { ChatPulse } from '../chat/pulse.js';
import type { RoomError } from './room-error.js';

/** Why a request was refused; hosts answer with these, views show them. */
export type Reason =
  | 'out-of-stock'
  | 'login-required'
  | 'more-info-required'
  | 'region-restricted'
  | 'limit-reached'
  | 'expired'
  | 'payment-pending'
  | 'timeout'
  | 'custom-error';

export type RequestAnswer = { ok: true } | { ok: false; reason: Reason; message?: string };

/** Facts: something has just happened. */
export interface RoomFactMap {
  /** The show's status as of the picture on screen. */
  'status-changed': { status: ShowStatus; previous: ShowStatus };
  /** Anything that went wrong; the room goes on with whatever still works. */
  'room-failed': { error: RoomError };
  /** First picture of the show is on screen. `afterMs` counts from join. */
  'playback-started': { afterMs: number };
  /** Another source carries the picture now, e.g. the backup took over. */
  'source-changed': { angleId: string; from: SourceRole; to: SourceRole; gapMs: number };
  'angle-changed': { angleId: string; previous: string };
  /** A pin has reached the picture on screen. Times are stage times in epoch ms. */
  'product-pinned': { productId: string; stageTime: number };
  'product-unpinned': { productId: string; stageTime: number };
  'product-viewed': { productId: string };
  'cart-changed': { cart: Cart };
  'caption-shown': { cue: CaptionCue; language: string };
  /** An own message was taken by the site. */
  'chat-message-sent': { text: string };
  'chat-message-refused': { text: string; reason: ChatReason; message?: string | undefined };
  /** The viewer's report of a message was taken by the site. */
  'chat-reported': { messageId: string; authorId: string; reason: string };
  /** The viewer reads this author no more. Local: the site may keep it for the next visit. */
  'chat-author-blocked': { authorId: string };
  'follow-changed': { following: boolean };
  /** How the chat goes, every five seconds in which anything happened. */
  'chat-pulse': ChatPulse;
}

/** Requests: the host may take them over with `event.respondWith(promise)`. */
export interface RoomRequestMap {
  'add-to-cart-requested': { productId: string; variantId: string; quantity: number };
  'checkout-requested': { cart: Cart | null };
  'product-open-requested': { productId: string; url: string | null };
  /** What a viewer does goes to the site by itself, unless the host takes it over. */
  'action-requested': { type: string; data: unknown };
  'reminder-requested': { showId: string; title: string; startsAt: number };
}

export type RoomEventMap = RoomFactMap & RoomRequestMap;

/** A fact of the room. Not cancelable: it has happened. */
export class RoomFactEvent<Type extends keyof RoomFactMap> extends Event {
  declare readonly type: Type;
  readonly detail: RoomFactMap[Type];

  constructor(type: Type, detail: RoomFactMap[Type]) {
    super(type);
    this.detail = detail;
  }
}

/** A request of the viewer. Whoever answers first carries it out; later answers are ignored. */
export class RoomRequestEvent<Type extends keyof RoomRequestMap> extends Event {
  declare readonly type: Type;
  readonly detail: RoomRequestMap[Type];
  #answer: Promise<RequestAnswer> | undefined;

  constructor(type: Type, detail: RoomRequestMap[Type]) {
    super(type, { cancelable: true });
    this.detail = detail;
  }

  /** Takes the request over. Also prevents the room's own way of carrying it out. */
  respondWith(answer: PromiseLike<RequestAnswer> | RequestAnswer): void {
    if (this.#answer) return;
    this.#answer = Promise.resolve(answer);
    this.preventDefault();
  }

  /** The host's answer, if it gave one. */
  get answer(): Promise<RequestAnswer> | undefined {
    return this.#answer;
  }
}

export type RoomEventOf<Type extends keyof RoomEventMap> = Type extends keyof RoomFactMap
  ? RoomFactEvent<Type>
  : Type extends keyof RoomRequestMap
    ? RoomRequestEvent<Type>
    : never;

/** How a domain tells the room what happened, without knowing the room. */
export interface RoomAnnouncer {
  announce<Type extends keyof RoomFactMap>(type: Type, detail: RoomFactMap[Type]): void;
  /** Asks the host; undefined when nobody took the request over. */
  request<Type extends keyof RoomRequestMap>(
    type: Type,
    detail: RoomRequestMap[Type],
  ): Promise<RequestAnswer | undefined>;
  /** Reports an error: as the fact `room-failed`. */
  fail(error: RoomError): void;
}
