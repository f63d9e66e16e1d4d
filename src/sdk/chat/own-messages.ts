import type { Action, ActionAnswer } from '../realtime/action.js';
import type { ChatLine } from '../realtime/chat-messages.js';
import type { RoomAnnouncer } from '../room/room-events.js';
import { randomId } from '../state/random-id.js';
import type { ChatRows } from './chat-rows.js';
import type { ChatAnswer, ChatMode, ChatReason, ChatRow } from './chat-state.js';
import { plainText } from './plain-text.js';

/** Takes an action of the viewer to the site, over any loss of the network. Never rejects. */
export type Act = (action: Action) => Promise<ActionAnswer>;

export interface OwnMessagesParts {
  readonly act: Act;
  /** 0 ≤ x < 1. */
  readonly random: () => number;
  readonly announcer: RoomAnnouncer;
  readonly rows: ChatRows;
  readonly serverNow: () => number;
  readonly language: () => string;
  readonly mode: () => ChatMode & { readonly following: boolean };
  readonly changed: () => void;
}

/** Written while there is no network; more would come out as a flood. */
const MAX_PENDING = 10;
/** Own messages whose echo may still come. */
const MAX_AWAITED = 50;

const REASONS: Readonly<Record<ChatReason, true>> = {
  empty: true,
  'slow-mode': true,
  'chat-closed': true,
  'followers-only': true,
  'not-allowed': true,
  offline: true,
  'out-of-stock': true,
  'login-required': true,
  'more-info-required': true,
  'region-restricted': true,
  'limit-reached': true,
  expired: true,
  'payment-pending': true,
  timeout: true,
  'custom-error': true,
};

/** An answer as the views know it. Reasons of our own making are not taken from outside. */
export function chatAnswer(answer: ActionAnswer): ChatAnswer {
  if (answer.status !== 'refused') return { ok: true };
  const { reason: given = '' } = answer;
  const reason = Object.hasOwn(REASONS, given) ? (given as ChatReason) : 'custom-error';
  const message = answer.message === undefined ? '' : plainText(answer.message);
  return { ok: false, reason, ...(message !== '' && { message }) };
}

/** What the viewer writes: shown at once as pending, then confirmed, or refused with a reason. */
export class OwnMessages {
  readonly #parts: OwnMessagesParts;
  /** Rows by the action that carries them. */
  readonly #awaited = new Map<string, string>();
  /** Actions by row, of which nobody knows whether they arrived. */
  readonly #unknown = new Map<string, string>();
  #pending = 0;
  #nextSendAt = 0;
  #lastSentAt = -Infinity;
  #written = 0;

  constructor(parts: OwnMessagesParts) {
    this.#parts = parts;
  }

  /** Server time from which on the next message may go out. */
  get nextSendAt(): number {
    return this.#nextSendAt;
  }

  /** Slow mode has another pace, also for who has just written. */
  modeChanged(): void {
    const { slowSeconds } = this.#parts.mode();
    this.#nextSendAt = slowSeconds === 0 ? 0 : this.#lastSentAt + slowSeconds * 1000;
  }

  async send(text: string, replyTo: string | undefined): Promise<ChatAnswer> {
    const { rows, serverNow, language, changed } = this.#parts;
    const clean = plainText(text);
    const refused = this.#refusal(clean);
    if (refused) return { ok: false, reason: refused };
    const answered = replyTo === undefined ? undefined : rows.byId(replyTo);
    const key = `own-${++this.#written}`;
    rows.addOwn({
      key,
      id: key,
      author: { id: 'self', name: '', role: null, country: null },
      text: clean,
      language: language(),
      reply: answered ? { id: answered.id, name: answered.author.name, text: answered.text } : null,
      sentAt: serverNow(),
      own: true,
      delivery: 'pending',
      refusal: null,
      translation: null,
    });
    const sending = this.#carry(key);
    changed();
    return sending;
  }

  async retry(key: string): Promise<ChatAnswer> {
    const row = this.#parts.rows.get(key);
    if (row?.delivery !== 'refused') return { ok: false, reason: 'expired' };
    const reason = this.#refusal(row.text);
    if (reason) return { ok: false, reason };
    this.#parts.rows.change(key, { delivery: 'pending', refusal: null });
    const sending = this.#carry(key, this.#unknown.get(key));
    this.#unknown.delete(key);
    this.#parts.changed();
    return sending;
  }

  /** Whether the message on the channel is an own one, which is confirmed by it then. */
  isEcho(line: ChatLine, sentAt: number): boolean {
    const key = this.#awaited.get(line.action ?? line.id);
    if (key === undefined) return false;
    this.#awaited.delete(line.action ?? line.id);
    const { rows } = this.#parts;
    // Twice on the channel, or taken away by the viewer meanwhile: the row is there only once.
    if (!rows.get(key) || rows.byId(line.id)) return false;
    rows.confirm(key, line, sentAt);
    return true;
  }

  #refusal(text: string): ChatReason | null {
    const { mode, serverNow } = this.#parts;
    const { closed, followersOnly, following } = mode();
    if (text === '') return 'empty';
    if (closed) return 'chat-closed';
    if (followersOnly && !following) return 'followers-only';
    if (serverNow() < this.#nextSendAt) return 'slow-mode';
    return this.#pending >= MAX_PENDING ? 'limit-reached' : null;
  }

  async #carry(key: string, id = randomId(this.#parts.random)): Promise<ChatAnswer> {
    const { act, rows, announcer, serverNow, changed } = this.#parts;
    const row = rows.get(key);
    if (!row) return { ok: false, reason: 'expired' };
    const { text, language, reply } = row;
    this.#await(id, key);
    this.#pending += 1;
    const before = this.#lastSentAt;
    this.#lastSentAt = serverNow();
    this.modeChanged();
    const outcome = await act({
      id,
      type: 'chat.send',
      data: {
        text,
        ...(language !== null && { language }),
        ...(reply && { replyTo: reply.id }),
      },
    });
    this.#pending -= 1;
    const answer = answerTo(outcome);
    if (!answer.ok) {
      // Nobody knows whether it arrived: asked again under the same id, it is not said twice.
      if (answer.reason === 'timeout') this.#unknown.set(key, id);
      else this.#awaited.delete(id);
      // Only what was heard counts for slow mode, and the server knows when that was.
      if (answer.reason !== 'slow-mode') this.#lastSentAt = before;
      this.modeChanged();
      rows.change(key, { delivery: 'refused', refusal: refusalOf(answer) });
      announcer.announce('chat-message-refused', { text, ...refusalOf(answer) });
    } else if (outcome.status === 'accepted') {
      // Its echo may be lost, or may have been here already.
      if (rows.get(key)?.delivery === 'pending') rows.change(key, { delivery: 'confirmed' });
      announcer.announce('chat-message-sent', { text });
    }
    changed();
    return answer.ok ? answer : { ...answer, key };
  }

  /** The channel may bring this action back as a message. */
  #await(id: string, key: string): void {
    this.#awaited.set(id, key);
    const [oldest] = this.#awaited.keys();
    if (this.#awaited.size > MAX_AWAITED && oldest !== undefined) this.#awaited.delete(oldest);
  }
}

/** Undecided by the site is as good as taken; undecided by the network is not. */
function answerTo(outcome: ActionAnswer): ChatAnswer {
  const lost = outcome.status === 'pending' && outcome.reason === 'timeout';
  return lost ? { ok: false, reason: 'timeout' } : chatAnswer(outcome);
}

function refusalOf({
  reason,
  message,
}: Extract<ChatAnswer, { ok: false }>): NonNullable<ChatRow['refusal']> {
  return { reason, ...(message !== undefined && { message }) };
}
