// @ts-check
/**
 * A link between browser and origin with a delay and a rate, as a TCP proxy: it runs on every
 * machine, without root. Packet loss is modelled on what it does to TCP, not by losing packets.
 */
import { createServer, connect } from 'node:net';

/**
 * @typedef {object} Link
 * @property {number} roundTripMs
 * @property {number} [jitterMs] each way, ±
 * @property {number} downBitsPerSecond
 * @property {number} [loss] share of packets, 0–1
 */

const PACKET = 1460;
const LEAST_TIMEOUT_MS = 200;

/**
 * @param {string} target origin address
 * @param {Link} link
 * @returns {Promise<{ url: string, close(): Promise<void> }>}
 */
export async function startLink(target, link) {
  const { hostname, port } = new URL(target);
  /** @type {Set<import('node:net').Socket>} */
  const sockets = new Set();
  /** When the shared downlink is free again. */
  const down = { freeAt: 0 };
  const server = createServer({ noDelay: true }, (client) => {
    const upstream = connect({ host: hostname, port: Number(port), noDelay: true });
    sockets.add(client).add(upstream);
    const drop = () => {
      client.destroy();
      upstream.destroy();
      sockets.delete(client);
      sockets.delete(upstream);
    };
    for (const socket of [client, upstream]) socket.on('error', drop).on('close', drop);
    // A new connection pays one more round trip before its first byte: the handshake.
    carry(client, upstream, link, { freeAt: 0 }, link.roundTripMs);
    carry(upstream, client, link, down, 0);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const address = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    url: `http://127.0.0.1:${address.port}`,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/**
 * @param {import('node:net').Socket} from
 * @param {import('node:net').Socket} to
 * @param {Link} link
 * @param {{ freeAt: number }} lane
 * @param {number} setUpMs
 */
function carry(from, to, link, lane, setUpMs) {
  let setUp = setUpMs;
  let lastArrival = 0;
  from.on('data', (chunk) => {
    const now = performance.now();
    const onWire = (chunk.length * 8000) / link.downBitsPerSecond;
    lane.freeAt = Math.max(lane.freeAt, now) + onWire;
    const jitter = (Math.random() * 2 - 1) * (link.jitterMs ?? 0);
    const arrival =
      lane.freeAt + link.roundTripMs / 2 + jitter + setUp + lossDelay(chunk.length, link);
    setUp = 0;
    // TCP delivers in order: what comes after a lost packet waits for it.
    lastArrival = Math.max(lastArrival, arrival);
    setTimeout(() => to.writable && to.write(chunk), lastArrival - now);
  });
  from.on('end', () => setTimeout(() => to.end(), Math.max(0, lastArrival - performance.now())));
}

/**
 * What losing packets of a burst costs: a round trip when later packets reveal the hole, a
 * retransmission time-out when the lost one was the last; and again when the repeat is lost.
 * @param {number} bytes
 * @param {Link} link
 */
function lossDelay(bytes, { loss = 0, roundTripMs }) {
  if (loss === 0) return 0;
  const packets = Math.ceil(bytes / PACKET);
  let delay = 0;
  for (let i = 0; i < packets; i += 1) {
    let timeout = LEAST_TIMEOUT_MS + roundTripMs;
    let first = true;
    while (Math.random() < loss) {
      const revealed = first && packets - i > 3;
      delay = Math.max(delay, revealed ? roundTripMs : timeout);
      if (!revealed) timeout *= 2;
      first = false;
    }
  }
  return delay;
}
