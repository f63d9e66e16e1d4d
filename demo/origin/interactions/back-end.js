// @ts-check
// The interactions of one room: takes viewers' moves, keeps the times, tells the channel. Whatever
// is answered is on disk before, so that an end in the middle loses nothing and grants nothing twice.

import { codeFor } from './kinds-giving.js';
import { createHash } from 'node:crypto';
import { noJournal, openJournal } from './journal.js';
import { KINDS } from './kinds.js';
import { Ledger, refuse } from './ledger.js';

/** @typedef {import('./ledger.js').Answer} Answer */
/** @typedef {import('./ledger.js').Command} Command */
/** @typedef {import('./ledger.js').Interaction} Interaction */
/** @typedef {import('./ledger.js').Phase} Phase */
/** @typedef {import('./ledger.js').Plan} Plan */

/** Counts on the channel change so often at most; more is of no use to anybody. */
const TELL_EVERY_MS = 1000;
/** What is over stays so long for late-comers, and for who still has to hear of his prize. */
const KEEP_MS = 60_000;
/** A reveal belongs to a picture, and is sent ahead of it; never before the close. */
const LEAD_MS = 2000;

export class InteractionBackEnd {
  /**
   * @param {object} options
   * @param {() => number} options.now
   * @param {(data: object, rest: { at?: number, key: string }) => void} options.tell On the state lane.
   * @param {string} [options.folder] Where it is kept; nowhere unless told.
   */
  static async open({ now, tell, folder }) {
    const ledger = new Ledger();
    const journal =
      folder === undefined
        ? noJournal()
        : await openJournal(folder, {
            restore: (snapshot) => ledger.restore(snapshot),
            replay: (command) => void ledger.apply(command),
            snapshot: () => ledger.snapshot(),
          });
    return new InteractionBackEnd(ledger, journal, now, tell);
  }

  /**
   * @param {Ledger} ledger
   * @param {import('./journal.js').Journal} journal
   * @param {() => number} now
   * @param {(data: object, rest: { at?: number, key: string }) => void} tell
   */
  constructor(ledger, journal, now, tell) {
    this.#ledger = ledger;
    this.#journal = journal;
    this.#now = now;
    this.#tell = tell;
  }

  #ledger;
  #journal;
  #now;
  #tell;
  /** @type {Map<string, number>} Whose counts have changed, and when they may be told. */
  #stale = new Map();
  /** @type {Map<string, Promise<Answer>>} Actions whose answer is on its way to the disk. */
  #deciding = new Map();
  /** @type {unknown} Why nothing is granted any more. */
  #broken;
  /** @type {Promise<void>} */
  #advancing = Promise.resolve();

  /** @param {Plan} plan Announced with its time; known already, it is left as it is. */
  async plan(plan) {
    if (this.#ledger.get(plan.id)) return;
    await this.#do({ t: 'plan', plan });
  }

  /** @param {string} id */
  has(id) {
    return this.#ledger.get(id) !== undefined;
  }

  /** @param {string} code What the shop takes off for it; undefined where no viewer was granted it. */
  couponOf(code) {
    for (const { plan, data } of this.#ledger.all) {
      if (plan.kind !== 'coupon') continue;
      if (!Object.keys(data.claims).some((viewer) => codeFor(plan, viewer) === code)) continue;
      const { percent, minimum, validMs = 0 } = plan.details;
      return { percent, minimum, expiresAt: plan.closesAt + validMs };
    }
    return undefined;
  }

  /** @param {string} id It does not take place, or ends here. */
  async cancel(id) {
    const interaction = this.#ledger.get(id);
    if (!interaction || interaction.phase === 'settled') return;
    await this.#do({ t: 'phase', id, phase: 'cancelled' });
    this.#say(id);
  }

  /**
   * A viewer's move, or a look at his own part. Asked again under the same key, the answer is the
   * same. Nothing for what is no matter of interactions.
   *
   * @param {{ id?: unknown, type?: unknown, data?: any }} action
   * @param {string} visitor
   * @returns {Promise<Answer | undefined>}
   */
  async act({ id: key, type, data }, visitor) {
    const [, move] = /^interaction\.([a-z]+)$/.exec(String(type)) ?? [];
    if (move === undefined) return undefined;
    const viewer = viewerOf(visitor);
    if (move === 'own') return this.#ownOf(data, viewer);
    const id = String(data?.id ?? '');
    const asked = `${viewer} ${String(key)}`;
    const deciding = this.#deciding.get(asked) ?? this.#decide(id, viewer, String(key), move, data);
    this.#deciding.set(asked, deciding);
    return deciding.finally(() => this.#deciding.delete(asked));
  }

  /** Does what is due by now. One at a time, so that nothing is told out of order. */
  advance() {
    this.#advancing = this.#advancing.then(() => this.#catchUp()).catch(() => undefined);
    return this.#advancing;
  }

  async #catchUp() {
    const now = this.#now();
    for (const { plan } of this.#ledger.all) {
      const target = phaseOf(plan, now);
      for (let next = this.#next(plan.id, target); next; next = this.#next(plan.id, target)) {
        await this.#do({ t: 'phase', id: plan.id, phase: next });
        this.#say(plan.id);
      }
      if (now > plan.settleAt + KEEP_MS) this.#ledger.forget(plan.id);
    }
    for (const [id, due] of this.#stale) if (due <= now) this.#say(id);
  }

  /** @param {number} now When there is something to do next. */
  nextAt(now) {
    const times = this.#ledger.all.flatMap(({ plan, phase }) =>
      phase === 'cancelled' ? [] : timesOf(plan).map(([, at]) => at),
    );
    const coming = [...times, ...this.#stale.values()].filter((at) => at > now);
    return coming.length > 0 ? Math.min(...coming) : undefined;
  }

  /** What a late-comer has to know, as envelopes of the channel. */
  kept() {
    const ts = this.#now();
    return this.#ledger.all
      .filter(({ plan }) => plan.announceAt <= ts)
      .map((interaction) => ({
        v: 1,
        ts,
        type: 'interaction',
        data: this.#ledger.publicOf(interaction),
        ...this.#rest(interaction),
      }));
  }

  /** Everything that is known, for who wants to count it. */
  get ledger() {
    return this.#ledger;
  }

  async close() {
    await this.#advancing;
    await this.#journal.close();
  }

  /**
   * @param {string} id
   * @param {string} viewer
   * @param {string} key
   * @param {string} move
   * @param {any} data
   * @returns {Promise<Answer>}
   */
  async #decide(id, viewer, key, move, data) {
    if (this.#broken) throw this.#broken;
    const known = this.#ledger.answered(viewer, key);
    if (known) return known;
    const interaction = this.#ledger.get(id);
    if (!interaction) return refuse('expired');
    const read = KINDS[interaction.plan.kind]?.read?.(
      interaction,
      viewer,
      move,
      data,
      this.#ledger,
    );
    if (read !== undefined) return { status: 'accepted', result: read };
    /** @type {Extract<Command, { t: 'act' }>} */
    const command = { t: 'act', id, viewer, key, move, data, now: this.#now() };
    const { answer, changes } = this.#ledger.decide(command);
    if (!changes) {
      this.#ledger.remember(viewer, key, answer);
      return answer;
    }
    const given = await this.#do(command);
    if (!this.#stale.has(id)) this.#stale.set(id, this.#now() + TELL_EVERY_MS);
    return given ?? refuse('custom-error');
  }

  /**
   * Decided at once, so that the next one sees it; told only when it cannot be lost any more.
   *
   * @param {Command} command
   */
  async #do(command) {
    // What cannot be kept is not granted: only a restart from what is on disk mends it.
    if (this.#broken) throw this.#broken;
    const answer = this.#ledger.apply(command);
    try {
      await this.#journal.append(command);
    } catch (error) {
      this.#broken = error;
      throw error;
    }
    return answer;
  }

  /** @param {string} id @param {Phase} target */
  #next(id, target) {
    const interaction = this.#ledger.get(id);
    if (!interaction || interaction.phase === 'cancelled') return undefined;
    const steps = timesOf(interaction.plan).map(([phase]) => phase);
    const at = steps.indexOf(interaction.phase);
    return at < steps.indexOf(target) ? steps[at + 1] : undefined;
  }

  /** @param {string} id */
  #say(id) {
    this.#stale.delete(id);
    const interaction = this.#ledger.get(id);
    if (interaction) this.#tell(this.#ledger.publicOf(interaction), this.#rest(interaction));
  }

  /** @param {Interaction} interaction */
  #rest({ plan, phase }) {
    const key = `interaction:${plan.id}`;
    // What belongs to a picture waits for it on every screen; a close is for everybody at once.
    if (phase === 'open') return { key, at: plan.opensAt };
    if (phase === 'revealed') return { key, at: plan.revealAt };
    return phase === 'settled' ? { key, at: plan.settleAt } : { key };
  }

  /**
   * @param {any} data
   * @param {string} viewer
   * @returns {Answer}
   */
  #ownOf(data, viewer) {
    const ids = Array.isArray(data?.ids) ? data.ids.slice(0, 50).map(String) : [];
    const own = Object.fromEntries(
      ids
        .map((/** @type {string} */ id) => [id, this.#ledger.own(id, viewer)])
        .filter((/** @type {unknown[]} */ [, part]) => part !== undefined),
    );
    return { status: 'accepted', result: { own } };
  }
}

/** @param {Plan} plan @returns {[Phase, number][]} Its phases in order, by the server's clock. */
function timesOf({ kind, announceAt, opensAt, closesAt, revealAt, settleAt }) {
  const revealing = kind === 'quiz' || kind === 'giveaway' || kind === 'blind-box';
  // Sent ahead of its picture, but never before nobody can move any more.
  const tellAt = Math.max(closesAt, revealAt - LEAD_MS);
  return [
    ['scheduled', -Infinity],
    ['countdown', announceAt],
    ['open', opensAt],
    ['closed', closesAt],
    .../** @type {[Phase, number][]} */ (kind === 'giveaway' ? [['drawing', closesAt]] : []),
    .../** @type {[Phase, number][]} */ (revealing ? [['revealed', tellAt]] : []),
    ['settled', settleAt],
  ];
}

/** @param {Plan} plan @param {number} now @returns {Phase} */
function phaseOf(plan, now) {
  const due = timesOf(plan).filter(([, at]) => at <= now);
  return due.at(-1)?.[0] ?? 'scheduled';
}

/** @param {string} visitor Neither a key that every object has, nor anybody's session in a file. */
export function viewerOf(visitor) {
  return `v${createHash('sha256').update(visitor).digest('hex').slice(0, 24)}`;
}
