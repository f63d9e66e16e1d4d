// @ts-check
// The two kinds of line that lead to the hub: a WebSocket, and a stream of server-sent events.

import { randomBytes } from 'node:crypto';

/** A client that reads nothing is let go before its queue fills the memory. */
const MAX_QUEUE_BYTES = 4 * 1024 * 1024;

const GARBAGE = [
  'not json',
  '{"v":1,"room":',
  'null',
  '[]',
  '{"v":99,"type":"pin"}',
  '{"v":1,"room":7,"seq":"x","type":"pin","data":null}',
];

/**
 * @typedef {object} Line
 * @property {(text: string) => void} send A frame: a message or an array of them.
 * @property {() => void} garbage Sends what no server of ours would say.
 * @property {() => void} cut Without a goodbye.
 * @property {(listener: () => void) => void} onClose
 */

/**
 * @param {import('ws').WebSocket} socket
 * @returns {Line}
 */
export function socketLine(socket) {
  socket.on('error', () => socket.terminate());
  return {
    send(text) {
      if (socket.bufferedAmount > MAX_QUEUE_BYTES) socket.terminate();
      else if (socket.readyState === socket.OPEN) socket.send(text);
    },
    garbage() {
      for (const text of GARBAGE) socket.send(text);
      socket.send(randomBytes(64));
    },
    cut: () => socket.terminate(),
    onClose: (listener) => socket.on('close', listener),
  };
}

/**
 * @param {import('node:http').ServerResponse} response
 * @returns {Line}
 */
export function streamLine(response) {
  const write = (/** @type {string} */ event) => {
    if (response.writableLength > MAX_QUEUE_BYTES) response.destroy();
    else if (!response.destroyed) response.write(event);
  };
  // So that a proxy, and the client, see that there is something.
  write(':\n\n');
  return {
    send(text) {
      const position = positionOf(text);
      write(`${position ? `id: ${position}\n` : ''}data: ${text}\n\n`);
    },
    garbage() {
      for (const text of GARBAGE) write(`data: ${text}\n\n`);
      write(`${randomBytes(64).toString('latin1')}\n\n`);
    },
    cut: () => response.destroy(),
    onClose: (listener) => response.on('close', listener),
  };
}

/**
 * Where the state lane is after a frame: what a client comes back with in `Last-Event-ID`.
 *
 * @param {string} text
 */
function positionOf(text) {
  let frame;
  try {
    frame = JSON.parse(text);
  } catch {
    // Injected by hand, to try a client.
    return undefined;
  }
  const last = [frame].flat().findLast((message) => Number.isInteger(message?.seq));
  return last && `${last.ep}:${last.seq}`;
}
