// @ts-check
// The chat of one room: scripted viewers, the visitors of the demo, and who moderates them.

import { AUTHORS, chatBetween, crowdTaps } from './chat-script.js';

/** @typedef {import('./clock.js').Clock} Clock */
/** @typedef {import('./chat-script.js').Author} Author */
/** @typedef {Record<string, any>} Envelope */

/**
 * @typedef {object} Answer
 * @property {'accepted' | 'refused' | 'pending'} status
 * @property {string} [reason]
 * @property {string} [message]
 */

/** Lines a late-comer reads first. */
const HISTORY = 30;
const MAX_TEXT = 400;
/** Answers remembered, for an action that is asked about again. */
const MAX_ANSWERS = 500;
/** A word that this desk does not let through, to show a refusal. */
const BANNED = /\bscam\b/i;

export class ChatDesk {
  /**
   * @param {object} options
   * @param {Clock} options.clock
   * @param {number} options.epoch Stage time of the show's loop 0.
   * @param {number} options.loopMs
   * @param {(type: string, data: unknown) => Envelope} options.say Outside the state lane.
   * @param {(type: string, data: unknown, key: string) => Envelope} options.state On it.
   */
  constructor({ clock, epoch, loopMs, say, state }) {
    this.#clock = clock;
    this.#epoch = epoch;
    this.#loopMs = loopMs;
    this.#say = say;
    this.#state = state;
  }

  #clock;
  #epoch;
  #loopMs;
  #say;
  #state;
  /** @type {Envelope[]} */
  #history = [];
  /** @type {Map<string, Envelope>} What stands: mode and pin, by key. */
  #standing = new Map();
  #mode = { slowSeconds: 0, followersOnly: false, closed: false };
  /** @type {Map<string, number>} When each visitor wrote last. */
  #wroteAt = new Map();
  /** @type {Set<string>} */
  #banned = new Set();
  /** @type {Map<string, Answer>} */
  #answers = new Map();
  #ownLikes = 0;
  /** @type {Map<string, number>} */
  #ownReactions = new Map();
  /** @type {Set<string>} */
  #followers = new Set();
  #made = 0;

  /** Nobody was here for long: the lines from before are of another moment. */
  restart() {
    this.#history = [];
  }

  /**
   * Says what viewers did in a stretch of time. Where nobody was listening, only the lines that a
   * late-comer would still read.
   *
   * @param {number} after
   * @param {number} until
   */
  advance(after, until) {
    for (const { type, at, data } of chatBetween(this.#epoch, this.#loopMs, after, until)) {
      if (type === 'chat') this.#line({ ...data }, at);
      else this.#tellSums();
    }
  }

  /** @param {number} now When there is something to say next. */
  nextAt(now) {
    return chatBetween(this.#epoch, this.#loopMs, now, now + this.#loopMs)[0]?.at;
  }

  /**
   * What a late-comer has to know: how the chat stands, and its last lines.
   *
   * @param {number} now
   * @returns {Envelope[]}
   */
  kept(now) {
    if (this.#history.length === 0) {
      for (const { type, data, at } of chatBetween(
        this.#epoch,
        this.#loopMs,
        now - this.#loopMs / 2,
        now,
      )) {
        if (type === 'chat') this.#remember({ v: 1, ts: at, type: 'chat', data });
      }
    }
    const { likes, counts } = this.#sums();
    const head = { v: 1, ts: now };
    const mode = this.#standing.get('chat.mode') ?? {
      ...head,
      type: 'chat.mode',
      data: this.#mode,
    };
    return [
      mode,
      ...[...this.#standing.values()].filter((envelope) => envelope !== mode),
      ...this.#history,
      { ...head, type: 'likes', data: { total: likes } },
      { ...head, type: 'reactions', data: { counts } },
    ];
  }

  /**
   * A visitor does something. Asked again under the same id, the answer is the same.
   *
   * @param {{ id?: unknown, type?: unknown, data?: any }} action
   * @param {string} visitor
   * @returns {Answer | undefined} Nothing for what is no matter of the chat.
   */
  act({ id, type, data }, visitor) {
    const key = `${visitor} ${String(id)}`;
    const known = this.#answers.get(key);
    if (known) return known;
    const answer = this.#decide(String(type), data ?? {}, visitor, String(id));
    if (!answer) return undefined;
    this.#answers.set(key, answer);
    const [oldest] = this.#answers.keys();
    if (this.#answers.size > MAX_ANSWERS && oldest !== undefined) this.#answers.delete(oldest);
    return answer;
  }

  /** @param {string} visitor */
  follows(visitor) {
    return this.#followers.has(visitor);
  }

  /**
   * What a moderator does, through `/control`.
   *
   * @param {any} order `delete`, `clear`, `pin`, `mode`, `ban` or `say`.
   * @returns {string | undefined} What is wrong with it.
   */
  moderate(order) {
    const { delete: id, clear, pin, mode, ban, say } = order ?? {};
    if (typeof id === 'string') {
      this.#history = this.#history.filter(({ data }) => data.id !== id);
      this.#state('chat.delete', { id }, `chat.delete:${id}`);
    } else if (clear !== undefined) {
      const authorId = typeof clear === 'string' ? clear : undefined;
      this.#history = this.#history.filter(
        ({ data }) => authorId !== undefined && data.author.id !== authorId,
      );
      this.#state('chat.clear', authorId === undefined ? {} : { authorId }, '');
    } else if (pin !== undefined) {
      const message = typeof pin === 'string' ? this.#written(AUTHORS.mira, pin) : null;
      this.#stand('chat.pin', { message });
    } else if (mode !== undefined) {
      this.#mode = { slowSeconds: 0, followersOnly: false, closed: false, ...mode };
      this.#stand('chat.mode', this.#mode);
    } else if (typeof ban === 'string') {
      this.#banned.add(ban);
      this.moderate({ clear: ban });
    } else if (typeof say?.text === 'string') {
      this.#line({ ...this.#written(say.author ?? AUTHORS.noor, say.text), ...say.data });
    } else {
      return 'delete, clear, pin, mode, ban or say is missing';
    }
    return undefined;
  }

  /**
   * @param {string} type
   * @param {any} data
   * @param {string} visitor
   * @param {string} action
   * @returns {Answer | undefined}
   */
  #decide(type, data, visitor, action) {
    switch (type) {
      case 'chat.send':
        return this.#take(data, visitor, action);
      case 'chat.report':
        return { status: 'accepted' };
      case 'follow':
        if (data.following === false) this.#followers.delete(visitor);
        else this.#followers.add(visitor);
        return { status: 'accepted' };
      case 'like':
        this.#ownLikes += taps(data.count);
        return { status: 'accepted' };
      case 'reaction':
        for (const [kind, count] of Object.entries(data.counts ?? {}).slice(0, 8)) {
          if (kind.length > 16 || Object.hasOwn(Object.prototype, kind)) continue;
          this.#ownReactions.set(kind, (this.#ownReactions.get(kind) ?? 0) + taps(count));
        }
        return { status: 'accepted' };
      default:
        return undefined;
    }
  }

  /**
   * @param {any} data
   * @param {string} visitor
   * @param {string} action
   * @returns {Answer}
   */
  #take({ text, language, replyTo }, visitor, action) {
    const now = this.#clock.now();
    const { closed, followersOnly, slowSeconds } = this.#mode;
    const refuse = (/** @type {string} */ reason) =>
      /** @type {Answer} */ ({ status: 'refused', reason });
    if (typeof text !== 'string' || text.trim() === '') return refuse('empty');
    if (closed) return refuse('chat-closed');
    if (followersOnly && !this.#followers.has(visitor)) return refuse('followers-only');
    if (this.#banned.has(visitor) || BANNED.test(text)) return refuse('not-allowed');
    // A clock's tick of grace: the visitor counted from when the message was taken.
    const since = now - (this.#wroteAt.get(visitor) ?? -Infinity);
    if (since < slowSeconds * 1000 - 250) return refuse('slow-mode');
    this.#wroteAt.set(visitor, now);
    this.#line({
      ...this.#written({ id: visitor, name: guestName(visitor) }, text),
      ...(typeof language === 'string' && { language }),
      ...(typeof replyTo === 'string' && { replyTo }),
      action,
    });
    return { status: 'accepted' };
  }

  /**
   * @param {Author | undefined} author
   * @param {string} text
   */
  #written(author, text) {
    return { id: `w${++this.#made}`, author, text: text.slice(0, MAX_TEXT) };
  }

  /**
   * @param {Record<string, unknown>} data
   * @param {number} [at]
   */
  #line(data, at = this.#clock.now()) {
    // Someone who was banned is not heard again, whoever writes under that name.
    if (this.#banned.has(/** @type {any} */ (data.author)?.id)) return;
    this.#remember({ ...this.#say('chat', data), ts: at });
  }

  /** @param {Envelope} envelope */
  #remember(envelope) {
    this.#history.push(envelope);
    if (this.#history.length > HISTORY) this.#history.shift();
  }

  /**
   * @param {string} type
   * @param {unknown} data
   */
  #stand(type, data) {
    this.#standing.set(type, this.#state(type, data, type));
  }

  #sums() {
    const { likes, counts } = crowdTaps(this.#epoch, this.#loopMs, this.#clock.now());
    const all = new Map(Object.entries(counts));
    for (const [kind, count] of this.#ownReactions) all.set(kind, (all.get(kind) ?? 0) + count);
    return { likes: likes + this.#ownLikes, counts: Object.fromEntries(all) };
  }

  #tellSums() {
    const { likes, counts } = this.#sums();
    this.#say('likes', { total: likes });
    this.#say('reactions', { counts });
  }
}

/** @param {string} visitor A session, or an address that is nobody's business. */
function guestName(visitor) {
  let sum = 0;
  for (const character of visitor) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 9000;
  return `Guest ${1000 + sum}`;
}

/** @param {unknown} count */
function taps(count) {
  return Number.isInteger(count) ? Math.min(30, Math.max(0, Number(count))) : 0;
}
