// @ts-check
// What every route shares: reading a request, sending a reply, open CORS.

/**
 * A request as the routes see it.
 *
 * @typedef {object} Request
 * @property {string} method
 * @property {string[]} path Decoded segments, without the scope.
 * @property {string} scope Name of the scoped session, '' for none.
 * @property {URLSearchParams} query
 * @property {import('node:http').IncomingMessage} message
 * @property {AbortSignal} signal Fires when the client has gone or the origin closes.
 * @property {boolean} held Set by a route that kept the request waiting.
 * @property {number} [frozenAt] Time at which a `freeze` fault stopped the playlists.
 */

/**
 * @typedef {object} Reply
 * @property {number} [status]
 * @property {Record<string, string>} [headers]
 * @property {Buffer | string} [body]
 * @property {(response: import('node:http').ServerResponse) => void} [stream] Writes the body itself.
 */

export const MAX_BODY_BYTES = 64 * 1024;

/** A reply in the form of an exception, for code that is deep in reading a request. */
export class HttpError extends Error {
  /**
   * @param {number} status
   * @param {string} message
   */
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

const CORS = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'x-session, content-length, content-range, date, location, age',
  'cross-origin-resource-policy': 'cross-origin',
  'timing-allow-origin': '*',
};

const PREFLIGHT = {
  'access-control-allow-methods': 'GET, HEAD, POST, PATCH, DELETE, OPTIONS',
  'access-control-allow-headers':
    'content-type, x-session, range, cache-control, authorization, last-event-id, idempotency-key',
  'access-control-max-age': '600',
};

/**
 * Who acts, as far as the demo tells people apart: a session, or an address.
 *
 * @param {import('node:http').IncomingMessage} message
 */
export function visitorOf(message) {
  return String(message.headers['x-session'] ?? message.socket.remoteAddress);
}

/**
 * @param {import('node:http').IncomingMessage} message
 * @param {AbortSignal} signal
 * @returns {Request}
 * @throws {HttpError} 400 when the address cannot be read.
 */
export function readRequest(message, signal) {
  const url = message.url ?? '';
  const mark = url.indexOf('?');
  const pathname = mark < 0 ? url : url.slice(0, mark);
  if (!pathname.startsWith('/')) throw new HttpError(400, 'the address is not a path');
  /** @type {string[]} */
  let path;
  try {
    path = pathname.slice(1).split('/').map(decodeURIComponent);
  } catch {
    throw new HttpError(400, 'the address is not properly escaped');
  }
  let scope = '';
  if (path[0]?.startsWith('~')) {
    scope = path[0].slice(1);
    if (!/^[\w-]{1,64}$/.test(scope)) throw new HttpError(400, 'a scope is 1 to 64 letters');
    path = path.slice(1);
  }
  const query = new URLSearchParams(mark < 0 ? '' : url.slice(mark + 1));
  return { method: message.method ?? 'GET', path, scope, query, message, signal, held: false };
}

/**
 * @param {Request} request
 * @returns {Promise<any>} The JSON object of the body; an absent body reads as `{}`.
 * @throws {HttpError} 400 or 413.
 */
export async function readJson(request) {
  const text = await readText(request);
  if (text === '') return {};
  let json;
  try {
    json = JSON.parse(text);
  } catch {
    throw new HttpError(400, 'the body is not JSON');
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    throw new HttpError(400, 'the body is not an object');
  }
  return json;
}

/**
 * What a page's form has sent.
 *
 * @param {Request} request
 * @throws {HttpError} 413.
 */
export async function readForm(request) {
  return new URLSearchParams(await readText(request));
}

/** @param {Request} request */
async function readText({ message }) {
  const chunks = [];
  let size = 0;
  for await (const chunk of message) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) throw new HttpError(413, 'the body is too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/**
 * @param {unknown} value
 * @param {number} [status]
 * @param {Record<string, string>} [headers]
 * @returns {Reply}
 */
export function jsonReply(value, status = 200, headers = {}) {
  return {
    status,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
      ...headers,
    },
    body: JSON.stringify(value),
  };
}

/**
 * @param {number} status
 * @param {string} reason
 */
export function errorReply(status, reason) {
  return jsonReply({ error: reason }, status);
}

/** @returns {Reply} */
export function preflightReply() {
  return { status: 204, headers: PREFLIGHT };
}

/**
 * @param {import('node:http').ServerResponse} response
 * @param {Reply} reply
 * @param {string} method
 */
export function sendReply(response, { status = 200, headers = {}, body = '', stream }, method) {
  if (response.headersSent || response.destroyed) return;
  if (stream) {
    response.writeHead(status, { ...CORS, ...headers });
    stream(response);
    return;
  }
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  response.writeHead(status, { ...CORS, ...headers, 'content-length': String(bytes.length) });
  response.end(method === 'HEAD' ? undefined : bytes);
}
