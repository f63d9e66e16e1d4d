// @ts-check
// The demo as `npm start` runs it, with its shows on a real engine.

import { parseArgs } from 'node:util';
import { fileURLToPath } from 'node:url';
import { SHOWS } from '../origin/show-list.js';
import { startDemo } from '../start.js';
import { Bridge } from './bridge.js';
import { findProgram, missingProgram } from './find-program.js';
import { startMosquitto } from './mosquitto.js';
import { MqttPublisher } from './mqtt-publisher.js';
import { NatsPublisher } from './nats-publisher.js';
import { startNats } from './nats-servers.js';

/** @typedef {{ realtime: object, close: () => unknown }} Publisher */

const ENGINES = {
  nats: {
    program: 'nats-server',
    what: 'a nats-server cluster of three',
    start: () => startNats({ nodes: 3 }),
    /** @param {string} url @param {string} room @returns {Promise<any>} */
    publisher: (url, room) => NatsPublisher.open(url, room, { replicas: 3 }),
  },
  mqtt: {
    program: 'mosquitto',
    what: 'mosquitto',
    start: () => startMosquitto(),
    /** @param {string} url @param {string} room @returns {Promise<any>} */
    publisher: (url, room) => MqttPublisher.open(url, room),
  },
};

/**
 * Rejects with advice when the engine's program is not there.
 *
 * @param {'nats' | 'mqtt'} kind
 * @param {Parameters<typeof startDemo>[0]} [options]
 */
export async function startEngineDemo(kind, options = {}) {
  const engine = ENGINES[kind];
  if (!findProgram(engine.program)) throw new Error(missingProgram(engine.program));
  /** @type {(() => unknown)[]} What has been started. */
  const started = [];
  const close = async () => {
    for (const end of started.splice(0).reverse()) await end();
  };
  try {
    const servers = await engine.start();
    started.push(servers.close);
    /** @type {Map<string, any>} */
    const publishers = new Map();
    for (const room of Object.keys(SHOWS)) {
      const publisher = await engine.publisher(servers.url, room);
      started.push(() => publisher.close());
      publishers.set(room, publisher);
    }
    const demo = await startDemo({
      ...options,
      engine: {
        sockets: servers.url.split(','),
        realtime: (id) => ({ ...publishers.get(id)?.realtime, url: servers.url }),
      },
    });
    started.push(() => demo.close());
    for (const [room, publisher] of publishers) {
      const hub = `${demo.originUrl.replace('http', 'ws')}/realtime?room=${room}`;
      const bridge = new Bridge(hub, publisher);
      started.push(() => bridge.close());
      publisher.onAction?.(answerer(demo.originUrl, room));
    }
    return { ...demo, servers, what: engine.what, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/**
 * Answers what viewers send over the engine: probes of the clock here, the rest as the site does.
 *
 * @param {string} originUrl
 * @param {string} room
 * @returns {(text: string) => string | Promise<string>}
 */
function answerer(originUrl, room) {
  return async (text) => {
    const said = JSON.parse(text);
    if (said.type === 'ping') {
      return JSON.stringify({ v: 1, type: 'pong', data: { t0: said.t0, t1: Date.now() } });
    }
    const response = await fetch(`${originUrl}/realtime/actions?room=${room}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: text,
    });
    return response.text();
  };
}

async function main() {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { port: { type: 'string' }, 'origin-port': { type: 'string' } },
  });
  const kind = positionals[0] === 'mqtt' ? 'mqtt' : 'nats';
  const demo = await startEngineDemo(kind, {
    port: Number(values.port ?? 5173),
    originPort: Number(values['origin-port'] ?? 8787),
  }).catch((error) => {
    console.error(`\n  ${error.message}\n`);
    process.exit(1);
  });
  console.log(`
  live-room demo on ${demo.what}

    storefront    ${demo.url}/storefront/
    engine        ${demo.servers.url}

  Ctrl-C ends everything.
`);
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
    process.once(signal, () => void demo.close().then(() => process.exit(0)));
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
