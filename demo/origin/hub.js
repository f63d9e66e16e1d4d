// @ts-check
// The realtime hub: WebSockets and event streams into rooms, and the faults that meet them.

import { STATUS_CODES } from 'node:http';
import { join } from 'node:path';
import { WebSocketServer } from 'ws';
import { holdUntil } from './clock.js';
import { faultOfQuery } from './faults.js';
import { errorReply, HttpError, jsonReply, readJson, readRequest, visitorOf } from './http.js';
import { socketLine, streamLine } from './hub-lines.js';
import { InteractionBackEnd } from './interactions/back-end.js';
import { withHost } from './host-programme.js';
import { Room } from './room.js';
import { SHOWS } from './show-list.js';
import { VOD_EPOCH } from './stream-routes.js';

/** @typedef {import('./faults.js').Fault} Fault */
/** @typedef {import('./http.js').Request} Request */
/** @typedef {import('./http.js').Reply} Reply */
/** @typedef {import('./hub-lines.js').Line} Line */
/** @typedef {import('node:stream').Duplex} Duplex */
/** @typedef {{ room: Room, fault: Fault | undefined, until: number }} Admission */

/** Clients only ever send a ping or a request for what they missed. */
const MAX_MESSAGE_BYTES = 16 * 1024;
const MAX_ROOMS = 100;
const ROOM = /^[\w-]{1,64}$/;

export class Hub {
  /**
   * @param {object} origin
   * @param {import('./clock.js').Clock} origin.clock
   * @param {import('./faults.js').Faults} origin.faults
   * @param {import('./media-library.js').MediaLibrary} origin.library
   * @param {import('./scopes.js').Scopes} origin.scopes
   * @param {import('./timeline.js').Timeline} origin.timeline
   * @param {(token: string | undefined) => number | null} [origin.access]
   * @param {string} [origin.stateDir] Where interactions are kept over a restart.
   */
  constructor(origin) {
    this.#origin = origin;
    origin.faults.onStart((fault) => this.#meetAll(fault));
  }

  #origin;
  #server = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_MESSAGE_BYTES,
    perMessageDeflate: false,
  });
  /** @type {Map<Line, string>} Every open line with its scope. */
  #lines = new Map();
  #closing = new AbortController();

  /**
   * @param {import('node:http').IncomingMessage} message
   * @param {Duplex} socket
   * @param {Buffer} head
   */
  async upgrade(message, socket, head) {
    socket.on('error', () => socket.destroy());
    try {
      const request = readRequest(message, this.#closing.signal);
      if (request.path.join('/') !== 'realtime') return refuse(socket, 404);
      const admitted = await this.#admit(request);
      if (admitted === 'gone') return void socket.destroy();
      if (typeof admitted === 'number') return refuse(socket, admitted);
      if (socket.destroyed || this.#closing.signal.aborted) return void socket.destroy();
      this.#server.handleUpgrade(message, socket, head, (webSocket) => {
        const { send } = this.#welcome(socketLine(webSocket), request, admitted);
        webSocket.on('message', (data, binary) => {
          const said = binary ? undefined : readMessage(String(data));
          if (said?.type === 'ping') send(admitted.room.pong(said.t0));
          if (said?.type === 'replay') admitted.room.bringUpToDate({ send }, String(said.since));
        });
      });
    } catch (error) {
      refuse(socket, error instanceof HttpError ? error.status : 400);
    }
  }

  /**
   * `GET /realtime`: the same as an event stream. `POST /realtime/actions`: what a viewer does.
   *
   * @param {Request} request
   * @param {string[]} path Below `/realtime`.
   * @returns {Promise<Reply | 'gone'>}
   */
  async route(request, path) {
    if (path[0] === 'actions' && path.length === 1) return this.#act(request);
    if (path.length > 0) return errorReply(404, 'no such route');
    if (request.method !== 'GET') return errorReply(405, 'GET');
    const admitted = await this.#admit(request);
    if (typeof admitted === 'number') return errorReply(admitted, 'not let in');
    if (admitted === 'gone') {
      request.message.socket.resetAndDestroy();
      return 'gone';
    }
    const headers = {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      // nginx and its kind would keep the events until there are enough of them.
      'x-accel-buffering': 'no',
    };
    return {
      headers,
      stream: (response) => void this.#welcome(streamLine(response), request, admitted),
    };
  }

  /**
   * Takes a viewer's action. The room remembers its answers, so that one which is sent again is
   * answered as before.
   *
   * @param {Request} request
   * @returns {Promise<Reply>}
   */
  async #act(request) {
    const { query, message, method, scope } = request;
    if (method !== 'POST') return errorReply(405, 'POST');
    const roomId = query.get('room') ?? '';
    if (!ROOM.test(roomId)) return errorReply(400, 'room is missing');
    const { id, type, data } = await readJson(request);
    const key = message.headers['idempotency-key'] ?? id;
    if (typeof key !== 'string' || !/^[\x21-\x7e]{1,200}$/.test(key) || typeof type !== 'string') {
      return errorReply(400, 'an action has a type and a key');
    }
    const room = await this.room(scope, roomId);
    const visitor = visitorOf(message);
    const action = { id: key, type, data };
    const answer =
      room.cues.act(action) ??
      (await room.interactions?.act(action, visitor)) ??
      room.chat?.act(action, visitor);
    return jsonReply(answer ?? { status: 'refused', reason: 'not-allowed' });
  }

  /**
   * Whether a line may be opened, after the faults that meet it: otherwise the status to refuse
   * it with, or 'gone' when it is to be cut.
   *
   * @param {Request} request
   * @returns {Promise<Admission | number | 'gone'>}
   */
  async #admit(request) {
    const { faults, clock } = this.#origin;
    const roomId = request.query.get('room') ?? '';
    if (!ROOM.test(roomId)) return 400;
    const subject = { scope: request.scope, target: 'realtime' };
    const fault = faultOfQuery(request.query, clock.now()) ?? faults.take(subject);
    if (fault?.kind === 'reset') return 'gone';
    if (fault?.kind === '404' || fault?.kind === '500') return Number(fault.kind);
    if (fault?.kind === 'slow') await holdUntil(clock, clock.now() + fault.delayMs, request.signal);
    const { access = () => Infinity } = this.#origin;
    const until = access(tokenOf(request));
    if (until === null || until <= clock.now()) return 401;
    return { room: await this.room(request.scope, roomId), fault, until };
  }

  /**
   * @param {string} scopeName
   * @param {string} id
   */
  async room(scopeName, id) {
    const { clock, library, scopes, timeline } = this.#origin;
    const show = Object.hasOwn(SHOWS, id) ? SHOWS[id] : undefined;
    const recorded = show?.status === 'replay';
    const written = await library.script(show?.stream ?? '');
    const played = show?.virtualHost ? withHost(written) : written;
    const script = show?.uncaptioned ? { ...played, lines: [] } : played;
    const scope = scopes.get(scopeName);
    let room = scope.rooms.get(id);
    if (room) {
      await room.ready;
      return room;
    }
    room = new Room({
      id,
      clock,
      script,
      epoch: recorded ? VOD_EPOCH : timeline.epoch0,
      status: (time) => scope.statusOf(id, time),
      startsAt: () => scope.startsAt.get(id),
      ...(show?.sells && { shop: scope.shop, chatty: true }),
      recorded,
      ...(show?.plays && { playful: true }),
      ...(show?.visited && { visited: true }),
    });
    room.ready = this.#openInteractions(room, scopeName, id);
    for (const [other, candidate] of scope.rooms) {
      if (scope.rooms.size < MAX_ROOMS) break;
      if (!candidate.empty) continue;
      scope.rooms.delete(other);
      void candidate.close();
    }
    scope.rooms.set(id, room);
    if (show?.sells) {
      const talking = room;
      scope.shop.onStock((/** @type {any} */ change) =>
        talking.publish('stock', change, { key: `stock:${change.variantId}` }),
      );
      scope.shop.onOrder((country) => talking.orders?.order(country, clock.now()));
    }
    await room.ready;
    return room;
  }

  /**
   * @param {Room} room
   * @param {string} scopeName
   * @param {string} id
   */
  async #openInteractions(room, scopeName, id) {
    const { clock, stateDir } = this.#origin;
    room.interactions = await InteractionBackEnd.open({
      now: () => clock.now(),
      tell: (data, rest) => void room.publish('interaction', data, rest),
      ...(stateDir !== undefined && { folder: join(stateDir, scopeName || '_', id) }),
    });
  }

  /**
   * Cuts every line of a scope, or of one of its rooms.
   *
   * @param {string} scopeName
   * @param {string} [roomId]
   */
  drop(scopeName, roomId) {
    let dropped = 0;
    for (const [id, room] of this.#origin.scopes.get(scopeName).rooms) {
      if (roomId !== undefined && roomId !== id) continue;
      for (const member of room.members) {
        /** @type {any} */ (member).cut();
        dropped += 1;
      }
    }
    return dropped;
  }

  async close() {
    this.#closing.abort();
    for (const scope of this.#origin.scopes.all()) {
      for (const room of scope.rooms.values()) await room.close();
    }
    for (const line of this.#lines.keys()) line.cut();
    this.#server.close();
  }

  /**
   * @param {Line} line
   * @param {Request} request
   * @param {Admission} admitted
   */
  #welcome(line, { scope, query, message }, { room, fault, until }) {
    const { faults, clock } = this.#origin;
    this.#lines.set(line, scope);
    const silent = fault?.kind === 'stall';
    const member = {
      // A site asks for more than a word in the address.
      runsTheShow: query.get('desk') === 'open',
      cut: line.cut,
      send: (/** @type {string} */ text) => {
        const muting = faults.peek({ scope, target: 'realtime' });
        if (silent || (muting?.kind === 'stall' && muting.left === Infinity)) return;
        line.send(text);
      },
    };
    // What is stalled for one connection stays so until the fault is taken away.
    fault?.over.signal.addEventListener('abort', () => silent && line.cut());
    // A token that runs out ends the line, whatever it was good for when it was dialled.
    const limit = until < Infinity && clock.setTimer(line.cut, until - clock.now());
    line.onClose(() => {
      if (limit) clock.clearTimer(limit);
      this.#lines.delete(line);
      room.leave(member);
    });
    if (fault?.kind === 'garbage') line.garbage();
    const lastEventId = message.headers['last-event-id'];
    room.join(member, query.get('since') ?? (lastEventId === undefined ? null : `${lastEventId}`));
    return member;
  }

  /**
   * A fault begins while lines are open.
   *
   * @param {Fault} fault
   */
  #meetAll(fault) {
    // One with a count is for connections to come.
    if (fault.left !== Infinity || !['realtime', 'everything'].includes(fault.target)) return;
    for (const [line, scope] of this.#lines) {
      if (scope !== fault.scope) continue;
      if (fault.kind === 'reset') line.cut();
      if (fault.kind === 'garbage') line.garbage();
    }
  }
}

/** @param {Request} request A socket has no headers, so that its token is in the address. */
function tokenOf({ query, message }) {
  const bearer = /^Bearer (.+)$/.exec(message.headers.authorization ?? '')?.[1];
  return query.get('access_token') ?? bearer;
}

/** @param {string} text */
function readMessage(text) {
  try {
    const message = JSON.parse(text);
    return typeof message === 'object' && message !== null ? message : undefined;
  } catch {
    return undefined;
  }
}

/**
 * @param {Duplex} socket
 * @param {number} status
 */
function refuse(socket, status) {
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? 'Error'}\r\n` +
      'access-control-allow-origin: *\r\nconnection: close\r\ncontent-length: 0\r\n\r\n',
  );
}
