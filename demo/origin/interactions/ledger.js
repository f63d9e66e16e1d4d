// @ts-check
// What has happened in all interactions of a room. Every change is a command with its time; the same
// commands give the same state, so that what is on disk is only the commands.

import { KINDS } from './kinds.js';

/**
 * @typedef {object} Answer
 * @property {'accepted' | 'refused' | 'pending'} status
 * @property {string} [reason]
 * @property {unknown} [result] For this viewer alone.
 */

/**
 * @typedef {'scheduled' | 'countdown' | 'open' | 'closed' | 'drawing' | 'revealed' | 'settled' | 'cancelled'} Phase
 */

/**
 * What is planned, before anything happens. Secrets are part of it and never leave the back end
 * before their time.
 *
 * @typedef {object} Plan
 * @property {string} id
 * @property {string} kind
 * @property {string} room
 * @property {unknown} title
 * @property {unknown} [text]
 * @property {string} [rulesUrl]
 * @property {string} [verifyUrl]
 * @property {number} announceAt Server time from which on viewers know of it.
 * @property {number} opensAt Stage time, and no viewer's picture is earlier than the server's clock.
 * @property {number} [windowMs]
 * @property {number} closesAt Server time.
 * @property {number} revealAt
 * @property {number} settleAt
 * @property {string} seed Hex, 32 bytes of chance.
 * @property {any} details What its kind needs.
 */

/**
 * @typedef {object} Interaction
 * @property {Plan} plan
 * @property {Phase} phase
 * @property {number} revision
 * @property {any} data What its kind keeps.
 */

/** @typedef {{ t: 'plan', plan: Plan } | { t: 'phase', id: string, phase: Phase } | { t: 'act', id: string, viewer: string, key: string, move: string, data: any, now: number }} Command */

/** Answers remembered for who asks again; far more than ten minutes' worth in a demo. */
const MAX_ANSWERS = 200_000;

export class Ledger {
  /** @type {Map<string, Interaction>} */
  #interactions = new Map();
  /** @type {Map<string, Answer>} */
  #answers = new Map();
  /** @type {Map<string, { score: number, streak: number, out: boolean, name: string }>} Of the quizzes. */
  #players = new Map();

  get all() {
    return [...this.#interactions.values()];
  }

  /** @param {string} id */
  get(id) {
    return this.#interactions.get(id);
  }

  get players() {
    return this.#players;
  }

  /** @param {string} viewer @param {string} key */
  answered(viewer, key) {
    return this.#answers.get(`${viewer} ${key}`);
  }

  /**
   * What would be answered, and whether that changes anything.
   *
   * @param {Extract<Command, { t: 'act' }>} command
   * @returns {{ answer: Answer, changes: boolean }}
   */
  decide({ id, viewer, move, data, now }) {
    const interaction = this.#interactions.get(id);
    if (!interaction) return { answer: refuse('expired'), changes: false };
    const kind = KINDS[interaction.plan.kind];
    const reason = kind?.refusal(interaction, viewer, move, data ?? {}, now, this);
    if (reason === undefined) return { answer: refuse('not-allowed'), changes: false };
    if (reason !== null) {
      const result = kind?.own(interaction, viewer, this);
      return { answer: { ...refuse(reason), result }, changes: false };
    }
    return { answer: { status: 'accepted' }, changes: true };
  }

  /**
   * Makes a command part of what has happened.
   *
   * @param {Command} command
   * @returns {Answer | undefined}
   */
  apply(command) {
    if (command.t === 'plan') {
      const { plan } = command;
      const data = KINDS[plan.kind]?.fresh(plan) ?? {};
      this.#interactions.set(plan.id, { plan, phase: 'scheduled', revision: 0, data });
      return undefined;
    }
    const interaction = this.#interactions.get(command.id);
    if (!interaction) return undefined;
    const kind = KINDS[interaction.plan.kind];
    if (command.t === 'phase') {
      interaction.phase = command.phase;
      interaction.revision += 1;
      kind?.reached?.(interaction, this);
      return undefined;
    }
    const { viewer, key, move, data, now } = command;
    const result = kind?.take(interaction, viewer, move, data ?? {}, now, this);
    interaction.revision += 1;
    /** @type {Answer} */
    const answer = { status: 'accepted', result };
    this.remember(viewer, key, answer);
    return answer;
  }

  /** @param {string} viewer @param {string} key @param {Answer} answer */
  remember(viewer, key, answer) {
    this.#answers.set(`${viewer} ${key}`, answer);
    const [oldest] = this.#answers.keys();
    if (this.#answers.size > MAX_ANSWERS && oldest !== undefined) this.#answers.delete(oldest);
  }

  /** @param {string} id It is over for good, and nobody asks for it any more. */
  forget(id) {
    this.#interactions.delete(id);
  }

  /** @param {string} id @param {string} viewer What this viewer alone may know. */
  own(id, viewer) {
    const interaction = this.#interactions.get(id);
    return interaction && KINDS[interaction.plan.kind]?.own(interaction, viewer, this);
  }

  /** @param {Interaction} interaction What everybody may know, as a message's `data`. */
  publicOf({ plan, phase, revision, data }) {
    const { id, kind, title, text, rulesUrl, verifyUrl, opensAt, windowMs, closesAt } = plan;
    const details = KINDS[kind]?.publicDetails({ plan, phase, revision, data }) ?? {};
    const face = { id, kind, revision, phase, title, text, rulesUrl, verifyUrl };
    return { ...face, opensAt, windowMs, closesAt, details };
  }

  snapshot() {
    return {
      interactions: [...this.#interactions.values()],
      answers: [...this.#answers],
      players: [...this.#players],
    };
  }

  /** @param {ReturnType<Ledger['snapshot']>} snapshot */
  restore({ interactions, answers, players }) {
    this.#interactions = new Map(interactions.map((one) => [one.plan.id, one]));
    this.#answers = new Map(answers);
    this.#players = new Map(players);
  }
}

/** @param {string} reason @returns {Answer} */
export function refuse(reason) {
  return { status: 'refused', reason };
}
