// @ts-check
// How a fault answers in place of a route.

import { randomBytes } from 'node:crypto';
import { holdUntil } from './clock.js';
import { errorReply } from './http.js';

/** @typedef {import('./faults.js').Fault} Fault */
/** @typedef {import('./http.js').Reply} Reply */
/** @typedef {import('./http.js').Request} Request */

/** More than a parser needs to notice, less than a segment. */
const GARBAGE_BYTES = 4096;

const CONTENT_TYPES = /** @type {Record<string, string>} */ ({
  master: 'application/vnd.apple.mpegurl',
  playlist: 'application/vnd.apple.mpegurl',
  init: 'video/mp4',
  part: 'video/mp4',
  segment: 'video/mp4',
  subs: 'text/vtt',
});

/**
 * Acts a fault out.
 *
 * @param {Fault} fault
 * @param {Request} request
 * @param {string} target What the request is for.
 * @param {import('./clock.js').Clock} clock
 * @returns {Promise<Reply | 'gone' | 'proceed'>} `gone` when nothing is left to answer, `proceed`
 *   when the route shall answer after all.
 */
export async function misbehave(fault, request, target, clock) {
  const noStore = { 'cache-control': 'no-store' };
  switch (fault.kind) {
    case '404':
    case '500':
      return errorReply(Number(fault.kind), 'a fault that was asked for');
    case 'html':
      return {
        headers: { ...noStore, 'content-type': 'text/html; charset=utf-8' },
        body: '<!doctype html><title>Sign in</title><h1>Please sign in to this network</h1>\n',
      };
    case 'garbage':
      return {
        headers: { ...noStore, 'content-type': CONTENT_TYPES[target] ?? 'application/json' },
        body: randomBytes(GARBAGE_BYTES),
      };
    case 'reset':
      request.message.socket.resetAndDestroy();
      return 'gone';
    case 'stall': {
      await eitherAborts(request.signal, fault.over.signal);
      request.message.socket.destroy();
      return 'gone';
    }
    case 'slow':
      await holdUntil(clock, clock.now() + fault.delayMs, request.signal);
      return 'proceed';
    case 'freeze':
      request.frozenAt = fault.since;
      return 'proceed';
    default:
      return 'proceed';
  }
}

/** @param {AbortSignal[]} signals */
function eitherAborts(...signals) {
  return new Promise((resolve) => {
    const settle = () => {
      for (const signal of signals) signal.removeEventListener('abort', settle);
      resolve(undefined);
    };
    for (const signal of signals) signal.addEventListener('abort', settle);
    if (signals.some(({ aborted }) => aborted)) settle();
  });
}

/**
 * Leaves half of a body, under a length that says so: only its contents show the damage.
 *
 * @param {Reply} reply
 * @returns {Reply}
 */
export function truncated(reply) {
  if (reply.body === undefined) return reply;
  const bytes = Buffer.from(reply.body);
  return {
    ...reply,
    headers: { ...reply.headers, 'cache-control': 'no-store' },
    body: bytes.subarray(0, Math.floor(bytes.length / 2)),
  };
}
