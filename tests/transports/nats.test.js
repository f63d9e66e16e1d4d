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

  it('goes on at another node, with what was missed, when its own is killed', async () => {
    const publisher = await NatsPublisher.open(cluster.url, 'studio');
    const transport = await load();
    await publisher.state(stateText(1), 'e1-1');
    const [{ url, server }] = cluster.nodes;
    const viewer = new Viewer(transport, { url });
    await viewer.opened;
    await publisher.state(stateText(2), 'e1-2');
    await viewer.hears('e1-2');
    await server.stop('SIGKILL');
    await viewer.closed;
    // Stored when the stream has a leader, which may have to be elected.
    await publisher.state(stateText(3), 'e1-3');
    const again = new Viewer(transport, { url: cluster.url });
    await again.opened;
    assert.deepEqual(await again.line.replay({ ep: 'e1', seq: 2 }, 50), [stateText(3)]);
    await publisher.state(stateText(4), 'e1-4');
    await again.hears('e1-4');
    again.line.drop();
    await publisher.close();
  });
});
