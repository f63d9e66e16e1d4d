// @ts-check
// The realtime hub: WebSockets into rooms, and the faults that meet them.

import { randomBytes } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import { WebSocketServer } from 'ws';
import { holdUntil } from './clock.js';
import { faultOfQuery } from './faults.js';
import { HttpError, readRequest } from './http.js';
import { Room } from './room.js';
import { SHOWS } from './show-list.js';
import { VOD_EPOCH } from './stream-routes.js';

/** @typedef {import('./faults.js').Fault} Fault */
/** @typedef {import('./http.js').Request} Request */
/** @typedef {import('ws').WebSocket} WebSocket */
/** @typedef {import('node:stream').Duplex} Duplex */

/** Clients only ever send a ping or a request for what they missed. */
const MAX_MESSAGE_BYTES = 16 * 1024;
/** A client that reads nothing is let go before its queue fills the memory. */
const MAX_QUEUE_BYTES = 4 * 1024 * 1024;
const MAX_ROOMS = 100;

const GARBAGE = [
  'not json',
  '{"v":1,"room":',
  'null',
  '[]',
  '{"v":99,"type":"pin"}',
  '{"v":1,"room":7,"seq":"x","type":"pin","data":null}',
];

export class Hub {
  /**
   * @param {object} origin
   * @param {import('./clock.js').Clock} origin.clock
   * @param {import('./faults.js').Faults} origin.faults
   * @param {import('./media-library.js').MediaLibrary} origin.library
   * @param {import('./scopes.js').Scopes} origin.scopes
   * @param {import('./timeline.js').Timeline} origin.timeline
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
  /** @type {Map<WebSocket, string>} Every open socket with its scope. */
  #sockets = new Map();
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
      const roomId = request.query.get('room') ?? '';
      if (request.path.join('/') !== 'realtime') return refuse(socket, 404);
      if (!/^[\w-]{1,64}$/.test(roomId)) return refuse(socket, 400);
      const { faults, clock } = this.#origin;
      const subject = { scope: request.scope, target: 'realtime' };
      const fault = faultOfQuery(request.query, clock.now()) ?? faults.take(subject);
      if (fault?.kind === 'reset') return void socket.destroy();
      if (fault?.kind === '404' || fault?.kind === '500') return refuse(socket, Number(fault.kind));
      if (fault?.kind === 'slow') {
        await holdUntil(clock, clock.now() + fault.delayMs, request.signal);
      }
      const room = await this.room(request.scope, roomId);
      if (socket.destroyed || this.#closing.signal.aborted) return void socket.destroy();
      this.#server.handleUpgrade(message, socket, head, (webSocket) =>
        this.#welcome(webSocket, room, request, fault),
      );
    } catch (error) {
      refuse(socket, error instanceof HttpError ? error.status : 400);
    }
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
    const script = show?.uncaptioned ? { ...written, lines: [] } : written;
    const scope = scopes.get(scopeName);
    let room = scope.rooms.get(id);
    if (room) return room;
    room = new Room({
      id,
      clock,
      script,
      epoch: recorded ? VOD_EPOCH : timeline.epoch0,
      status: (time) => scope.statusOf(id, time),
      startsAt: () => scope.startsAt.get(id),
      ...(show?.sells && { shop: scope.shop }),
      recorded,
    });
    for (const [other, candidate] of scope.rooms) {
      if (scope.rooms.size < MAX_ROOMS) break;
      if (candidate.empty) scope.rooms.delete(other);
    }
    scope.rooms.set(id, room);
    if (show?.sells) {
      const talking = room;
      scope.shop.onStock((/** @type {any} */ change) =>
        talking.publish('stock', change, { key: `stock:${change.variantId}` }),
      );
    }
    return room;
  }

  /**
   * Cuts every socket of a scope, or of one of its rooms.
   *
   * @param {string} scopeName
   * @param {string} [roomId]
   */
  drop(scopeName, roomId) {
    let dropped = 0;
    for (const [id, room] of this.#origin.scopes.get(scopeName).rooms) {
      if (roomId !== undefined && roomId !== id) continue;
      for (const member of room.members) {
        /** @type {any} */ (member).socket.terminate();
        dropped += 1;
      }
    }
    return dropped;
  }

  close() {
    this.#closing.abort();
    for (const scope of this.#origin.scopes.all()) {
      for (const room of scope.rooms.values()) room.close();
    }
    for (const socket of this.#sockets.keys()) socket.terminate();
    this.#server.close();
  }

  /**
   * @param {WebSocket} socket
   * @param {Room} room
   * @param {Request} request
   * @param {Fault | undefined} fault
   */
  #welcome(socket, room, request, fault) {
    const { scope } = request;
    const { faults } = this.#origin;
    this.#sockets.set(socket, scope);
    const silent = fault?.kind === 'stall';
    const member = {
      socket,
      send: (/** @type {string} */ text) => {
        const muting = faults.peek({ scope, target: 'realtime' });
        if (silent || (muting?.kind === 'stall' && muting.left === Infinity)) return;
        if (socket.bufferedAmount > MAX_QUEUE_BYTES) socket.terminate();
        else if (socket.readyState === socket.OPEN) socket.send(text);
      },
    };
    // What is stalled for one connection stays so until the fault is taken away.
    fault?.over.signal.addEventListener('abort', () => silent && socket.terminate());
    socket.on('error', () => socket.terminate());
    socket.on('close', () => {
      this.#sockets.delete(socket);
      room.leave(member);
    });
    socket.on('message', (data, binary) => {
      if (binary) return;
      const message = readMessage(String(data));
      if (message?.type === 'ping') member.send(room.pong(message.t0));
      if (message?.type === 'replay') room.bringUpToDate(member, String(message.since));
    });
    if (fault?.kind === 'garbage') sendGarbage(socket);
    room.join(member, request.query.get('since'));
  }

  /**
   * A fault begins while sockets are open.
   *
   * @param {Fault} fault
   */
  #meetAll(fault) {
    // One with a count is for connections to come.
    if (fault.left !== Infinity || !['realtime', 'everything'].includes(fault.target)) return;
    for (const [socket, scope] of this.#sockets) {
      if (scope !== fault.scope) continue;
      if (fault.kind === 'reset') socket.terminate();
      if (fault.kind === 'garbage') sendGarbage(socket);
    }
  }
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

/** @param {WebSocket} socket */
function sendGarbage(socket) {
  for (const text of GARBAGE) socket.send(text);
  socket.send(randomBytes(64));
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
