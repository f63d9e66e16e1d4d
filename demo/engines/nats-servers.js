// @ts-check
// nats-server with JetStream and WebSocket: one, or a cluster.

import { freePorts, ServerProcess } from './server-process.js';

/**
 * @typedef {object} NatsServers
 * @property {string} url of all of them, as a show document names them
 * @property {{ url: string, name: string, server: ServerProcess }[]} nodes
 * @property {() => Promise<void>} close
 */

/**
 * @param {object} [options]
 * @param {number} [options.nodes]
 * @param {string} [options.token] without it nobody is let in
 * @param {string} [options.trust] lines of the configuration: whose word on users counts
 * @param {string} [options.host]
 * @returns {Promise<NatsServers>}
 */
export async function startNats({ nodes: count = 1, token, trust = '', host = '127.0.0.1' } = {}) {
  const ports = await freePorts(count * 3);
  const routes = ports.slice(count * 2).map((port) => `nats://127.0.0.1:${port}`);
  const nodes = Array.from({ length: count }, (_, index) => {
    const [client, webSocket, route] = [0, 1, 2].map((kind) => ports[kind * count + index] ?? 0);
    const name = `node-${index + 1}`;
    const plan = (/** @type {string} */ folder) => ({
      port: /** @type {number} */ (webSocket),
      args: (/** @type {string} */ file) => ['-c', file],
      config: `
        server_name: ${name}
        listen: 127.0.0.1:${client}
        jetstream { store_dir: ${JSON.stringify(folder)} }
        websocket { listen: "${host}:${webSocket}", no_tls: true }
        ${trust}
        ${token === undefined ? '' : `authorization { token: ${JSON.stringify(token)} }`}
        ${
          count > 1
            ? `cluster { name: live, listen: 127.0.0.1:${route}, routes: ${JSON.stringify(routes)} }`
            : ''
        }
      `,
    });
    return {
      name,
      url: `ws://127.0.0.1:${webSocket}`,
      server: new ServerProcess('nats-server', plan),
    };
  });
  const close = async () => void (await Promise.all(nodes.map(({ server }) => server.close())));
  try {
    await Promise.all(nodes.map(({ server }) => server.start()));
  } catch (error) {
    await close();
    throw error;
  }
  return { url: nodes.map(({ url }) => url).join(','), nodes, close };
}
