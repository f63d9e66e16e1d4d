import type { Cart } from '../shop/cart-provider.js';
import type { Requote } from '../shop/quotes.js';
import type { Consent } from '../markets/market-state.js';
import type { Payment } from '../shop/payment.js';
import type { SourceRole } from '../show/show-document.js';
import type { ShowStatus } from '../show/show-document.js';
import type { CaptionCue } from '../captions/caption-timeline.js';
import type { Reward } from '../orders/orders-state.js';
import type { ChatReason } from '../chat/chat-state.js';
import type { ChatPulse } from '../chat/pulse.js';
import type { DrawReceipt } from '../interactions/fairness/receipt.js';
import type { InteractionKind, Move, MoveReason, Proof } from '../interactions/interaction.js';
import type { HelpDetail, Touch } from '../sharing/sharing-state.js';
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

export type RequestAnswer =
  | {
      ok: true;
      /** Of a viewer's action: what the site tells this viewer alone. */
      result?: unknown;
    }
  | { ok: false; reason: Reason; message?: string; result?: undefined };

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
  /** A rate has moved too far, and prices were quoted anew in the viewer's currency. */
  'price-requoted': { requotes: readonly Requote[] };
  /** What is agreed to has changed; what was kept for what is withdrawn is erased. */
  'consent-changed': {
    granted: readonly Consent[];
    withdrawn: readonly Consent[];
    by: 'nobody' | 'page' | 'viewer';
  };
  /** A payment that takes its time: pending, paid, failed or expired. */
  'payment-changed': { payment: Payment };
  'caption-shown': { cue: CaptionCue; language: string };
  /** An own message was taken by the site. */
  'chat-message-sent': { text: string };
  'chat-message-refused': { text: string; reason: ChatReason; message?: string | undefined };
  /** The viewer's report of a message was taken by the site. */
  'chat-reported': { messageId: string; authorId: string; reason: string };
  /** The viewer reads this author no more. Local: the site may keep it for the next visit. */
  'chat-author-blocked': { authorId: string };
  'follow-changed': { following: boolean };
  /** So many orders in the show, a round number. */
  'order-milestone': { count: number };
  /** Another country has the most orders. ISO 3166-1 alpha-2. */
  'order-leader-changed': { country: string; previous: string };
  /** A goal was reached; once each. `late`: it was before this viewer saw the battle. */
  'goal-unlocked': {
    battleId: string;
    goalId: string;
    country: string | null;
    reward: Reward | null;
    late: boolean;
  };
  /** A battle is decided; once each. Without a winner it is a draw. */
  'battle-won': { battleId: string; winner: string | null; late: boolean };
  /** A co-host from another place is on the stage, or back on it. */
  'guest-joined': { guestId: string };
  /** `told`: the show says so; `lost`: no picture comes any more. */
  'guest-left': { guestId: string; reason: 'told' | 'lost' };
  /** A battle of hosts is decided; once each. `host` is the show's own; null is a draw. */
  'versus-won': { versusId: string; winner: string | null; late: boolean };
  /** How the chat goes, every five seconds in which anything happened. */
  'chat-pulse': ChatPulse;
  /** An interaction has opened for this viewer, with his picture. */
  'interaction-opened': { interactionId: string; kind: InteractionKind };
  'interaction-closed': { interactionId: string; kind: InteractionKind };
  'interaction-revealed': { interactionId: string; kind: InteractionKind; proof: Proof };
  'interaction-cancelled': { interactionId: string; kind: InteractionKind };
  /** The site has taken a move of the viewer. */
  'interaction-moved': { interactionId: string; kind: InteractionKind; move: Move };
  'interaction-refused': {
    interactionId: string;
    kind: InteractionKind;
    move: Move;
    reason: MoveReason;
    message?: string | undefined;
  };
  'coupon-claimed': { interactionId: string; code: string };
  'box-drawn': { interactionId: string; itemId: string; receipt: DrawReceipt };
  /** A clip was cut; stage times of its beginning and its end. */
  'clip-made': { from: number; to: number; mode: 'cut' | 'burnt' };
  /** The viewer has handed on a link or a clip, with the referral code in it. */
  shared: { what: 'link' | 'clip'; referral: string | null };
  /** Through whom the visit came; only where the viewer agrees to measuring. */
  'visit-attributed': { touches: readonly Touch[] };
  /** The same of an order, once each: codes of the newest touch of each kind, and the last of all. */
  'order-attributed': {
    orderId: string;
    total: unknown;
    host: string | null;
    partner: string | null;
    share: string | null;
    last: Touch | null;
  };
  /** What was revealed does not hold against what was promised, or nothing was revealed in time. */
  'fairness-failed': { interactionId: string; kind: InteractionKind; proof: Proof };
}

/** Requests: the host may take them over with `event.respondWith(promise)`. */
export interface RoomRequestMap {
  'add-to-cart-requested': { productId: string; variantId: string; quantity: number };
  /** Another quantity of a line; 0 removes it. */
  'cart-update-requested': { lineId: string; variantId: string | null; quantity: number };
  /** A discount code is to be applied, or removed. */
  'code-requested': { code: string; remove: boolean };
  'checkout-requested': { cart: Cart | null };
  'product-open-requested': { productId: string; url: string | null };
  /** What a viewer does goes to the site by itself, unless the host takes it over. */
  'action-requested': { type: string; data: unknown };
  /** A move in an interaction; `result` of the answer is the viewer's own part afterwards. */
  'interaction-requested': {
    interactionId: string;
    kind: InteractionKind;
    move: Move;
    data: unknown;
  };
  /** The viewer asks for help; the site takes over with what it has to know. */
  'help-requested': HelpDetail;
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
