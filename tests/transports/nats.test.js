// @ts-check
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { findProgram, missingProgram } from '../../demo/engines/find-program.js';
import { NatsPublisher } from '../../demo/engines/nats-publisher.js';
import { startNats } from '../../demo/engines/nats-servers.js';
import { importSource } from '../helpers/import-source.js';
import { transportContract } from './contract.js';
import { liveText, stateText, Viewer } from './viewer.js';

const skip = findProgram('nats-server') ? false : missingProgram('nats-server');
const loaded = importSource(`export * from './src/sdk/engines/nats-transport.js'`);
const load = async () => (await loaded).natsTransport;

describe('natsTransport, on one nats-server', { skip }, () => {
  transportContract({
    transport: load,
    async start() {
      const { url, close } = await startNats();
      return { url, close, publisher: (room) => NatsPublisher.open(url, room) };
    },
  });
});

describe('natsTransport, with a token', { skip }, () => {
  /** @type {Awaited<ReturnType<typeof startNats>>} */
  let servers;
  before(async () => (servers = await startNats({ token: 'secret' })));
  after(() => servers?.close());

  it('asks for a fresh one each time, and is refused with a wrong one', async () => {
    const publisher = await NatsPublisher.open(servers.url, 'studio', { token: 'secret' });
    const transport = await load();
    const tokens = ['expired', 'secret'];
    const dial = { url: servers.url, token: () => Promise.resolve(tokens.shift()) };
    const refused = new Viewer(transport, dial);
    await refused.closed;
    const viewer = new Viewer(transport, dial);
    await viewer.opened;
    publisher.live(liveText('l1'));
    await viewer.hears('l1');
    assert.deepEqual(refused.told, ['closed']);
    viewer.line.drop();
    await publisher.close();
  });

  it('carries an action and its answer, and probes of the clock', async () => {
    const publisher = await NatsPublisher.open(servers.url, 'asks', { token: 'secret' });
    publisher.onAction((text) => `{"answerTo":${text}}`);
    const viewer = new Viewer(await load(), {
      url: servers.url,
      ...publisher.realtime,
      token: () => Promise.resolve('secret'),
    });
    await viewer.opened;
    assert.equal(await viewer.line.request('{"id":1}'), '{"answerTo":{"id":1}}');
    viewer.line.send('{"type":"ping"}');
    await viewer.until(() => viewer.texts.length > 0, 'the probe is answered');
    assert.deepEqual(viewer.texts, ['{"answerTo":{"type":"ping"}}']);
    viewer.line.drop();
    await publisher.close();
  });
});

describe('natsTransport, on a cluster of three', { skip, timeout: 120_000 }, () => {
  /** @type {Awaited<ReturnType<typeof startNats>>} */
  let cluster;
  before(async () => (cluster = await startNats({ nodes: 3 })));
  after(() => cluster?.close());

  it('hears and fetches from the spare stream while another node has yet to lead the first', async (t) => {
    const publisher = await NatsPublisher.open(cluster.url, 'spare');
    // Also of a test that gives up: it would go on asking.
    t.after(() => publisher.close());
    const transport = await load();
    await publisher.state(stateText(1), 'e1-1');
    const leader = await publisher.settled();
    const led = cluster.nodes.find(({ name }) => name === leader);
    const others = cluster.nodes.filter((node) => node !== led);
    const dial = { url: others.map(({ url }) => url).join(), ...publisher.realtime };
    const viewer = new Viewer(transport, dial);
    await viewer.opened;
    await led?.server.stop('SIGKILL');
    for (const seq of [2, 3, 4]) await publisher.state(stateText(seq), `e1-${seq}`);
    await viewer.hears('e1-4');
    const again = new Viewer(transport, dial);
    await again.opened;
    const missed = await again.line.replay({ ep: 'e1', seq: 1 }, 50);
    assert.deepEqual(
      missed.flatMap((/** @type {string} */ text) => JSON.parse(text)).map(({ seq }) => seq),
      [2, 3, 4],
    );
    await led?.server.start();
    await publisher.settled();
    viewer.line.drop();
    again.line.drop();
  });

  it('goes on at another node, with what was missed, when its own is killed', async (t) => {
    const publisher = await NatsPublisher.open(cluster.url, 'studio');
    // Also of a test that gives up: it would go on asking.
    t.after(() => publisher.close());
    const transport = await load();
    await publisher.state(stateText(1), 'e1-1');
    const [{ url, server }] = cluster.nodes;
    const viewer = new Viewer(transport, { url, ...publisher.realtime });
    await viewer.opened;
    await publisher.state(stateText(2), 'e1-2');
    await viewer.hears('e1-2');
    await server.stop('SIGKILL');
    await viewer.closed;
    // Stored when the stream has a leader, which may have to be elected.
    await publisher.state(stateText(3), 'e1-3');
    const again = new Viewer(transport, { url: cluster.url, ...publisher.realtime });
    await again.opened;
    const missed = await again.line.replay({ ep: 'e1', seq: 2 }, 50);
    // Stored as a batch where two came together: then with one that was heard already.
    const places = missed.flatMap((/** @type {string} */ text) => JSON.parse(text));
    assert.deepEqual(
      places.flatMap(({ seq }) => (seq > 2 ? seq : [])),
      [3],
    );
    await publisher.state(stateText(4), 'e1-4');
    await again.hears('e1-4');
    again.line.drop();
  });
});
