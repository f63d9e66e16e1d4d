// @ts-check
/**
 * As much of a Centrifugo server as the transport needs, written from the documentation of its
 * client protocol (JSON over WebSocket): commands and replies are objects on lines of their own.
 */
import { once } from 'node:events';
import { WebSocketServer } from 'ws';

const TOKEN_INVALID = 3500;

/** @param {{ token?: string }} [options] without it nobody is let in */
export async function startFakeCentrifugo({ token } = {}) {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await once(server, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  /** @type {Map<string, { data: any, offset: number }[]>} */
  const histories = new Map();
  /** @type {Map<import('ws').WebSocket, Set<string>>} */
  const clients = new Map();

  server.on('connection', (socket) => {
    clients.set(socket, new Set());
    socket.on('close', () => clients.delete(socket));
    socket.on('message', (text) => {
      for (const line of String(text).split('\n').filter(Boolean)) answer(socket, JSON.parse(line));
    });
  });

  /** @param {import('ws').WebSocket} socket @param {any} command */
  function answer(socket, { id, connect, subscribe, history, rpc }) {
    // An empty object is the answer to a ping.
    if (id === undefined) return;
    const reply = (/** @type {object} */ body) => socket.send(JSON.stringify({ id, ...body }));
    if (connect) {
      if (token !== undefined && connect.token !== token) {
        socket.close(TOKEN_INVALID, 'invalid token');
        return;
      }
      reply({ connect: { client: 'c1', version: '6.0.0', ping: 25, pong: true } });
    } else if (subscribe) {
      clients.get(socket)?.add(subscribe.channel);
      reply({ subscribe: { epoch: 'x' } });
    } else if (history) {
      const { channel, limit = 0, reverse = false } = history;
      const all = [...(histories.get(channel) ?? [])];
      const publications = (reverse ? all.reverse() : all).slice(0, limit);
      reply({ history: { publications, epoch: 'x', offset: all.length } });
    } else if (rpc) {
      reply({ rpc: { data: { method: rpc.method, said: rpc.data } } });
    } else {
      reply({ error: { code: 104, message: 'method not found' } });
    }
  }

  /** @param {string} channel @param {any} data @param {number} keep publications of its history */
  function publish(channel, data, keep) {
    const history = histories.get(channel) ?? [];
    const publication = { data, offset: (history.at(-1)?.offset ?? 0) + 1 };
    if (keep > 0) histories.set(channel, [...history, publication].slice(-keep));
    for (const [socket, channels] of clients) {
      if (channels.has(channel)) {
        socket.send(JSON.stringify({ push: { channel, pub: publication } }));
      }
    }
  }

  return {
    url: `ws://127.0.0.1:${port}`,
    /** @param {string} room */
    publisher: (room) =>
      Promise.resolve({
        realtime: { transport: 'centrifugo', room, names: {} },
        state: (/** @type {string} */ text) => publish(`state:${room}`, JSON.parse(text), 60),
        live: (/** @type {string} */ text) => publish(`live:${room}`, JSON.parse(text), 0),
        snapshot: (/** @type {string} */ text) => publish(`snapshot:${room}`, JSON.parse(text), 1),
        close: () => undefined,
      }),
    async close() {
      for (const socket of clients.keys()) socket.terminate();
      server.close();
      await once(server, 'close');
    },
  };
}
