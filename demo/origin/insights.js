// @ts-check
// `/insights`: a collector of facts, as docs/insights.md describes one. It counts each fact once,
// and gives them all to the desk.

import { errorReply, HttpError, jsonReply, readJson } from './http.js';

/** @typedef {import('./http.js').Request} Request */
/** @typedef {import('./http.js').Reply} Reply */
/** @typedef {[n: number, at: number, name: string, params: Record<string, unknown>, weight?: number]} WireFact */

/** A thousand viewers of an hour. */
const MOST_FACTS = 400_000;
const MOST_BATCHES = 200;
const MOST_IN_BATCH = 1000;
const MOST_CHARACTERS = 4000;

/** Facts of one scope, in memory. */
export class FactBook {
  /** @type {Map<string, { context: object, facts: Map<number, WireFact> }>} by visit */
  #visits = new Map();
  #count = 0;
  #repeats = 0;

  get count() {
    return this.#count;
  }

  /** Facts that came again, and were not counted again. */
  get repeats() {
    return this.#repeats;
  }

  /**
   * @param {ReturnType<typeof readBatch>} batch
   * @throws {HttpError} 503 when there is no room.
   */
  take({ visit, context, facts }) {
    if (this.#count + facts.length > MOST_FACTS) throw new HttpError(503, 'the book is full');
    const known = this.#visits.get(visit) ?? { context, facts: new Map() };
    this.#visits.set(visit, known);
    for (const fact of facts) {
      if (known.facts.has(fact[0])) {
        this.#repeats += 1;
        continue;
      }
      known.facts.set(fact[0], fact);
      this.#count += 1;
    }
  }

  /** Everything, as batches again: one a visit. */
  batches() {
    return [...this.#visits].map(([visit, { context, facts }]) => ({
      v: 1,
      visit,
      context,
      facts: [...facts.values()],
    }));
  }

  clear() {
    this.#visits.clear();
    this.#count = 0;
    this.#repeats = 0;
  }
}

/**
 * POST takes a batch, or `{ batches }` with several. GET gives all there are, DELETE forgets them;
 * a site asks who is there before it answers either.
 *
 * @param {Request} request
 * @param {FactBook} book
 * @returns {Promise<Reply>}
 */
export async function insightsRoute(request, book) {
  const { method, path } = request;
  if (path.length > 1) return errorReply(404, 'no such route');
  if (method === 'DELETE') {
    book.clear();
    return { status: 204 };
  }
  if (method === 'GET' || method === 'HEAD') {
    return jsonReply({ count: book.count, repeats: book.repeats, batches: book.batches() });
  }
  if (method !== 'POST') return errorReply(405, 'GET, POST or DELETE');
  const json = await readJson(request);
  const batches = json.batches ?? [json];
  if (!Array.isArray(batches) || batches.length > MOST_BATCHES) {
    return errorReply(400, 'batches are a list of two hundred at most');
  }
  // All of them are read before one is taken.
  for (const batch of batches.map(readBatch)) book.take(batch);
  return { status: 204 };
}

/**
 * @param {any} batch
 * @returns {{ visit: string, context: object, facts: WireFact[] }}
 */
function readBatch(batch) {
  const { v, visit, context, facts } = batch ?? {};
  if (v !== 1) throw new HttpError(400, 'a batch is of version 1');
  if (typeof visit !== 'string' || !/^[\w-]{1,64}$/.test(visit)) {
    throw new HttpError(400, 'a visit has a name of 1 to 64 letters');
  }
  if (!isRecord(context) || JSON.stringify(context).length > MOST_CHARACTERS) {
    throw new HttpError(400, 'a context is a short object');
  }
  if (!Array.isArray(facts) || facts.length > MOST_IN_BATCH || !facts.every(isFact)) {
    throw new HttpError(400, 'facts are a list of [n, at, name, params, weight?]');
  }
  return { visit, context, facts };
}

/** @param {any} fact */
function isFact(fact) {
  if (!Array.isArray(fact)) return false;
  const [n, at, name, params, weight = 1] = fact;
  return (
    Number.isSafeInteger(n) &&
    n > 0 &&
    Number.isFinite(at) &&
    typeof name === 'string' &&
    /^[a-z][a-z0-9_]{0,39}$/.test(name) &&
    isRecord(params) &&
    JSON.stringify(params).length <= MOST_CHARACTERS &&
    weight >= 1
  );
}

/** @param {unknown} value */
function isRecord(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
