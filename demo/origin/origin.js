// @ts-check
// The demo's origin: one HTTP server for streams, faults, show documents, realtime and the shop.

import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { systemClock } from './clock.js';
import { controlRoute } from './control.js';
import { faultRoute } from './fault-routes.js';
import { faultOfQuery, Faults } from './faults.js';
import {
  errorReply,
  HttpError,
  jsonReply,
  preflightReply,
  readRequest,
  sendReply,
} from './http.js';
import { Hub } from './hub.js';
import { insightsRoute } from './insights.js';
import { MediaLibrary } from './media-library.js';
import { misbehave, truncated } from './misbehave.js';
import { Scopes } from './scopes.js';
import { shopRoute } from './shop-routes.js';
import { showDocument } from './show-documents.js';
import { SHOWS } from './show-list.js';
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
 * @param {string} [options.stateDir] Where interactions are kept over a restart; nowhere unless told.
 * @param {(showId: string) => object} [options.realtime] The engine that shows run on, outside of
 *   scopes; the hub, unless told otherwise.
 * @param {(token: string | undefined) => number | null} [options.access] Until when who brings this
 *   token may stay on the channel, epoch ms; null: not at all. Everybody may, unless told otherwise.
 * @returns {Promise<Origin>}
 */
export async function startOrigin({
  port = 0,
  host = '127.0.0.1',
  mediaDir = MEDIA_DIR,
  clock = systemClock,
  quiet = false,
  realtime,
  access,
  stateDir,
} = {}) {
  const warn = (/** @type {string} */ message) => quiet || console.warn(`[origin] ${message}`);
  let closed = false;
  const startedAt = clock.now();
  const timeline = new Timeline(startedAt);
  const library = new MediaLibrary(mediaDir, warn);
  const faults = new Faults(clock);
  const scopes = new Scopes(clock.now);
  const streams = createStreamRoutes({ library, timeline, clock });
  const hub = new Hub({ clock, faults, library, scopes, timeline, access, stateDir });
  /** @type {Set<AbortController>} Requests that are being answered. */
  const pending = new Set();

  /**
   * @param {Request} request
   * @returns {Promise<Reply | 'gone'>}
   */
  async function route(request) {
    const [first = '', ...rest] = request.path;
    if (first === 'faults') return faultRoute(request, rest, faults);
    if (first === 'control') return controlRoute(request, hub, scopes);
    if (first === 'realtime') return hub.route(request, rest);
    if (first === 'shop') return shopRoute(request, rest, scopes.get(request.scope).shop, clock);
    if (first === 'insights') return insightsRoute(request, scopes.get(request.scope).facts);
    const reading = request.method === 'GET' || request.method === 'HEAD';
    if (!reading) return errorReply(405, 'this address is only read');
    if (SOURCES.includes(first)) return streams(request);
    if (first === 'shows') {
      const scope = scopes.get(request.scope);
      return showDocument(request, { scope, library, timeline, now: clock.now(), realtime });
    }
    if (first === 'media') return staticFile(mediaDir, rest, request.message.headers.range);
    if (first === '' && rest.length === 0) {
      const shows = Object.keys(SHOWS).map((id) => `shows/${id}.json`);
      return jsonReply({ now: clock.now(), epoch0: timeline.epoch0, shows });
    }
    return errorReply(404, 'no such route');
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
    if (reply === 'gone') return reply;
    if (request.held && !fault && !request.signal.aborted) {
      // The source may have died while it kept this request waiting.
      fault = faults.take(subject);
      if (fault) {
        const instead = await misbehave(fault, request, subject.target, clock);
        if (instead !== 'proceed') return instead;
        if (fault.kind === 'freeze') reply = await route(request);
        if (reply === 'gone') return reply;
      }
    }
    return fault?.kind === 'truncate' ? truncated(reply) : reply;
  }

  const server = createServer((message, response) => {
    const gone = new AbortController();
    const { signal } = gone;
    pending.add(gone);
    response.on('error', () => response.destroy());
    response.on('close', () => {
      pending.delete(gone);
      gone.abort();
    });
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
  server.on('upgrade', (message, socket, head) => void hub.upgrade(message, socket, head));
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
      if (closed) return;
      closed = true;
      const quiet = hub.close();
      faults.clear();
      const ended = new Promise((resolve) => server.close(resolve));
      for (const gone of pending) gone.abort();
      server.closeAllConnections();
      await Promise.all([ended, quiet]);
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
  // The hub acts its faults out itself: a line has more ways to go wrong than a request.
  if (first === 'realtime' && path.length === 1) return undefined;
  if (SOURCES.includes(first)) {
    return { scope, source: first, angle: angle ?? '', target: streamTarget(path) };
  }
  const target = first === 'shows' ? 'show' : first;
  return { scope, target };
}
