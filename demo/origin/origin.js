// @ts-check
// The demo's origin: one HTTP server for streams, faults, show documents, realtime and the shop.

import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { systemClock } from './clock.js';
import { faultOfQuery, Faults } from './faults.js';
import {
  errorReply,
  HttpError,
  jsonReply,
  preflightReply,
  readJson,
  readRequest,
  sendReply,
} from './http.js';
import { MediaLibrary } from './media-library.js';
import { misbehave, truncated } from './misbehave.js';
import { staticFile } from './static-files.js';
import { createStreamRoutes, SOURCES, streamTarget } from './stream-routes.js';
import { Timeline } from './timeline.js';

/** @typedef {import('./http.js').Request} Request */
/** @typedef {import('./http.js').Reply} Reply */

const MEDIA_DIR = fileURLToPath(new URL('../media', import.meta.url));

/**
 * @typedef {object} Origin
 * @property {string} url Without a slash at its end.
 * @property {number} port
 * @property {() => Promise<void>} close Ends sockets, held requests and timers.
 */

/**
 * Starts an origin.
 *
 * @param {object} [options]
 * @param {number} [options.port] 0 picks a free one.
 * @param {string} [options.host]
 * @param {string} [options.mediaDir]
 * @param {import('./clock.js').Clock} [options.clock]
 * @param {boolean} [options.quiet] Prints nothing.
 * @returns {Promise<Origin>}
 */
export async function startOrigin({
  port = 0,
  host = '127.0.0.1',
  mediaDir = MEDIA_DIR,
  clock = systemClock,
  quiet = false,
} = {}) {
  const warn = (/** @type {string} */ message) => quiet || console.warn(`[origin] ${message}`);
  const closing = new AbortController();
  const startedAt = clock.now();
  const timeline = new Timeline(startedAt);
  const library = new MediaLibrary(mediaDir, warn);
  const faults = new Faults(clock);
  const streams = createStreamRoutes({ library, timeline, clock });

  /**
   * @param {Request} request
   * @returns {Promise<Reply>}
   */
  async function route(request) {
    const [first = '', ...rest] = request.path;
    if (first === 'faults') return faultRoutes(request, rest);
    const reading = request.method === 'GET' || request.method === 'HEAD';
    if (!reading) return errorReply(405, 'this address is only read');
    if (SOURCES.includes(first)) return streams(request);
    if (first === 'media') return staticFile(mediaDir, rest, request.message.headers.range);
    if (first === '')
      return jsonReply({
        name: 'live-room demo origin',
        now: clock.now(),
        epoch0: timeline.epoch0,
      });
    return errorReply(404, 'no such route');
  }

  /**
   * @param {Request} request
   * @param {string[]} path
   */
  async function faultRoutes(request, [id, extra]) {
    if (extra !== undefined) return errorReply(404, 'no such route');
    if (request.method === 'POST' && id === undefined) {
      const fault = faults.add(await readJson(request), request.scope);
      return typeof fault === 'string' ? errorReply(400, fault) : jsonReply({ id: fault.id }, 201);
    }
    if (request.method === 'GET' && id === undefined) return jsonReply(faults.list());
    if (request.method === 'DELETE' && id === undefined) {
      const scope = request.query.get('scope') ?? (request.scope || undefined);
      return jsonReply({ removed: faults.clear(scope) });
    }
    if (request.method === 'DELETE' && id !== undefined) {
      return faults.remove(id) ? jsonReply({ removed: 1 }) : errorReply(404, 'no such fault');
    }
    return errorReply(405, 'GET, POST or DELETE');
  }

  /**
   * Answers a request, by a fault where one meets it.
   *
   * @param {Request} request
   * @returns {Promise<Reply | 'gone'>}
   */
  async function answer(request) {
    if (request.method === 'OPTIONS') return preflightReply();
    const subject = subjectOf(request);
    if (!subject) return route(request);
    let fault = faultOfQuery(request.query, startedAt) ?? faults.take(subject);
    if (fault) {
      const instead = await misbehave(fault, request, subject.target, clock);
      if (instead !== 'proceed') return instead;
    }
    let reply = await route(request);
    if (request.held && !fault && !request.signal.aborted) {
      // The source may have died while it kept this request waiting.
      fault = faults.take(subject);
      if (fault) {
        const instead = await misbehave(fault, request, subject.target, clock);
        if (instead !== 'proceed') return instead;
        if (fault.kind === 'freeze') reply = await route(request);
      }
    }
    return fault?.kind === 'truncate' ? truncated(reply) : reply;
  }

  const server = createServer((message, response) => {
    const gone = new AbortController();
    response.on('close', () => gone.abort());
    const signal = AbortSignal.any([gone.signal, closing.signal]);
    const run = async () => answer(readRequest(message, signal));
    run().then(
      (reply) => {
        if (reply !== 'gone') sendReply(response, reply, message.method ?? 'GET');
      },
      (error) => {
        const known = error instanceof HttpError;
        if (!known && !signal.aborted) warn(`${message.url}: ${error?.stack ?? error}`);
        const reply = errorReply(known ? error.status : 500, known ? error.message : 'failed');
        // What is left of a refused body is not read: the connection ends with the answer.
        if (!message.complete) reply.headers = { ...reply.headers, connection: 'close' };
        sendReply(response, reply, message.method ?? 'GET');
      },
    );
  });
  server.on('clientError', (_error, socket) => {
    if (socket.writable) socket.end('HTTP/1.1 400 Bad Request\r\nconnection: close\r\n\r\n');
    else socket.destroy();
  });
  // Longer than any player's pause between two requests, so that connections are reused.
  server.keepAliveTimeout = 65_000;

  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve(undefined));
  });
  server.on('error', (error) => warn(String(error)));
  const bound = /** @type {import('node:net').AddressInfo} */ (server.address()).port;

  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${bound}`,
    port: bound,
    close: async () => {
      if (closing.signal.aborted) return;
      closing.abort();
      faults.clear();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

/**
 * What a fault may meet of a request; nothing for the routes that steer the faults.
 *
 * @param {Request} request
 * @returns {import('./faults.js').Subject | undefined}
 */
function subjectOf({ scope, path }) {
  const [first = '', , angle] = path;
  if (first === 'faults' || first === 'control') return undefined;
  if (SOURCES.includes(first)) {
    return { scope, source: first, angle: angle ?? '', target: streamTarget(path) };
  }
  const target = first === 'shows' ? 'show' : first;
  return { scope, target };
}
