// @ts-check
// Faults that a test or a visitor of the demo switches on, each for one scoped session.

import { setMaxListeners } from 'node:events';

/** @typedef {import('./clock.js').Clock} Clock */

/** What a request is for, as far as faults tell requests apart. */
export const TARGETS = /** @type {const} */ ([
  'master',
  'playlist',
  'init',
  'part',
  'segment',
  'subs',
  'media',
  'any',
  'realtime',
  'show',
  'shop',
  'insights',
  'everything',
]);
export const KINDS = /** @type {const} */ ([
  '404',
  '500',
  'stall',
  'garbage',
  'truncate',
  'html',
  'freeze',
  'reset',
  'slow',
]);
const SOURCES = ['live', 'backup', 'vod', '*'];
const MEDIA = ['init', 'part', 'segment'];
const STREAM = ['master', 'playlist', 'subs', ...MEDIA];
/** A forgotten test must not fill the memory: the oldest faults go first. */
const MAX_FAULTS = 500;

/**
 * @typedef {object} Subject What a request touches.
 * @property {string} scope
 * @property {string} target
 * @property {string} [source]
 * @property {string} [angle]
 */

/**
 * @typedef {object} Fault
 * @property {string} id
 * @property {string} scope
 * @property {string} source
 * @property {string | undefined} angle
 * @property {string} target
 * @property {string} kind
 * @property {number} left How many more requests it meets.
 * @property {number} delayMs
 * @property {number} since Epoch milliseconds at which it begins.
 * @property {AbortController} over Aborted when it is taken away; what it stalls ends then.
 */

export class Faults {
  /** @param {Clock} clock */
  constructor(clock) {
    this.#clock = clock;
  }

  #clock;
  /** @type {Map<string, Fault>} */
  #faults = new Map();
  #made = 0;
  /** @type {Set<(fault: Fault) => void>} */
  #onStart = new Set();

  /** @param {(fault: Fault) => void} listener Hears of every fault when it begins. */
  onStart(listener) {
    this.#onStart.add(listener);
  }

  /**
   * @param {any} spec As posted.
   * @param {string} scope Used when the specification names none.
   * @returns {Fault | string} What is wrong, when it cannot be.
   */
  add(spec, scope) {
    const { kind, target, source = '*', angle, count, afterMs = 0, forMs, delayMs = 1000 } = spec;
    const own = spec.scope ?? scope;
    if (typeof own !== 'string' || !/^[\w-]{0,64}$/.test(own)) return 'scope is 1 to 64 letters';
    if (!KINDS.includes(kind)) return `kind is one of ${KINDS.join(' ')}`;
    if (!TARGETS.includes(target)) return `target is one of ${TARGETS.join(' ')}`;
    if (!SOURCES.includes(source)) return `source is one of ${SOURCES.join(' ')}`;
    if (angle !== undefined && typeof angle !== 'string') return 'angle is a name';
    for (const number of [count, afterMs, forMs, delayMs]) {
      if (number !== undefined && !(Number.isFinite(number) && number >= 0 && number < 2 ** 31)) {
        return 'count, afterMs, forMs and delayMs are numbers from 0';
      }
    }
    /** @type {Fault} */
    const fault = {
      id: `f${++this.#made}`,
      scope: own,
      source,
      angle,
      target,
      kind,
      left: count ?? Infinity,
      delayMs,
      since: this.#clock.now() + afterMs,
      over: new AbortController(),
    };
    // Every request that it stalls listens for its end.
    setMaxListeners(0, fault.over.signal);
    for (const id of this.#faults.keys()) {
      if (this.#faults.size < MAX_FAULTS) break;
      this.remove(id);
    }
    this.#faults.set(fault.id, fault);
    this.#later(fault, afterMs, () => this.#onStart.forEach((listener) => listener(fault)));
    if (forMs !== undefined) this.#later(fault, afterMs + forMs, () => this.remove(fault.id));
    return fault;
  }

  /** @param {string} id */
  remove(id) {
    const fault = this.#faults.get(id);
    if (!fault) return false;
    this.#faults.delete(id);
    fault.over.abort();
    return true;
  }

  /** @param {string} [scope] Takes away all of a scope, or all there are. */
  clear(scope) {
    let removed = 0;
    for (const fault of this.#faults.values()) {
      if (scope === undefined || fault.scope === scope) removed += Number(this.remove(fault.id));
    }
    return removed;
  }

  list() {
    return [...this.#faults.values()].map(({ over: _, left, ...fault }) => ({
      ...fault,
      left: left === Infinity ? null : left,
    }));
  }

  /**
   * The oldest active fault that meets a request, counted as used.
   *
   * @param {Subject} subject
   */
  take(subject) {
    const fault = this.peek(subject);
    if (fault) fault.left -= 1;
    return fault;
  }

  /**
   * The same without counting.
   *
   * @param {Subject} subject
   */
  peek(subject) {
    const now = this.#clock.now();
    for (const fault of this.#faults.values()) {
      if (fault.left > 0 && fault.since <= now && meets(fault, subject)) return fault;
    }
    return undefined;
  }

  /**
   * @param {Fault} fault
   * @param {number} ms
   * @param {() => void} run
   */
  #later(fault, ms, run) {
    if (ms === 0) return run();
    const timer = this.#clock.setTimer(run, ms);
    fault.over.signal.addEventListener('abort', () => this.#clock.clearTimer(timer), {
      once: true,
    });
  }
}

/**
 * @param {Fault} fault
 * @param {Subject} subject
 */
function meets(fault, subject) {
  if (fault.scope !== subject.scope) return false;
  if (fault.target === 'everything') return true;
  if (fault.source !== '*' && subject.source && fault.source !== subject.source) return false;
  if (fault.angle !== undefined && fault.angle !== subject.angle) return false;
  if (fault.target === 'any') return STREAM.includes(subject.target);
  if (fault.target === 'media') return MEDIA.includes(subject.target);
  return fault.target === subject.target;
}

/**
 * A fault asked for by the address itself (`?fault=404`).
 *
 * @param {URLSearchParams} query
 * @param {number} since
 * @returns {Fault | undefined}
 */
export function faultOfQuery(query, since) {
  const kind = query.get('fault');
  if (kind === null || !KINDS.includes(/** @type {any} */ (kind))) return undefined;
  const delayMs = Number(query.get('delayMs') ?? 1000);
  return {
    id: 'query',
    scope: '',
    source: '*',
    angle: undefined,
    target: 'any',
    kind,
    left: 1,
    delayMs: Number.isFinite(delayMs) ? Math.min(Math.max(delayMs, 0), 60_000) : 1000,
    since,
    over: new AbortController(),
  };
}
