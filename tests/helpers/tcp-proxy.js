// @ts-check
/** A network between a viewer and a server that can be cut, or fall silent. */
import { once } from 'node:events';
import { connect, createServer } from 'node:net';

/** @param {string} url of a server on this machine, `ws:` or `http:` */
export async function startProxy(url) {
  const target = new URL(url);
  /** @type {Set<{ sockets: import('node:net').Socket[], silent: boolean }>} */
  const lines = new Set();
  let isCut = false;
  let dialled = 0;

  const server = createServer((near) => {
    dialled += 1;
    if (isCut) return void near.resetAndDestroy();
    const far = connect(Number(target.port), target.hostname);
    const line = { sockets: [near, far], silent: false };
    lines.add(line);
    const end = () => {
      lines.delete(line);
      for (const socket of line.sockets) socket.destroy();
    };
    for (const [from, to] of [
      [near, far],
      [far, near],
    ]) {
      from.setNoDelay(true);
      // Bytes of a silent line vanish; neither side is told.
      from.on('data', (bytes) => line.silent || to.write(bytes));
      from.on('error', () => undefined);
      from.on('close', () => line.silent || end());
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  const proxied = new URL(url);
  proxied.port = String(port);

  const destroyAll = () => {
    for (const { sockets } of lines) for (const socket of sockets) socket.resetAndDestroy();
    lines.clear();
  };
  return {
    /** The server's address, by way of the proxy; without a slash at its end. */
    url: proxied.href.replace(/\/$/, ''),
    /** Lines opened so far, those that were refused too. */
    get dialled() {
      return dialled;
    },
    /** Lines that are open now and carry something. */
    get open() {
      return [...lines].filter(({ silent }) => !silent).length;
    },
    /** Ends every line, and refuses new ones until `mend()`. */
    cut() {
      isCut = true;
      destroyAll();
    },
    mend() {
      isCut = false;
    },
    /** Lines that are open now say nothing any more; new ones work: as from Wi-Fi to mobile. */
    silence() {
      for (const line of lines) line.silent = true;
    },
    async close() {
      destroyAll();
      server.close();
      await once(server, 'close');
    },
  };
}
