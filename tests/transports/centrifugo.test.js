// @ts-check
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { importSource } from '../helpers/import-source.js';
import { transportContract } from './contract.js';
import { startFakeCentrifugo } from './fake-centrifugo.js';
import { liveText, Viewer } from './viewer.js';

const loaded = importSource(`export * from './src/sdk/engines/centrifugo-transport.js'`);
const load = async () => (await loaded).centrifugoTransport;

describe('centrifugoTransport (experimental), on a fake of the server', () => {
  transportContract({ transport: load, start: startFakeCentrifugo });

  it('asks for a fresh token each time, and is refused with a wrong one', async () => {
    const server = await startFakeCentrifugo({ token: 'secret' });
    const publisher = await server.publisher('studio');
    const tokens = ['expired', 'secret'];
    const dial = { url: server.url, token: () => Promise.resolve(tokens.shift()) };
    const refused = new Viewer(await load(), dial);
    await refused.closed;
    const viewer = new Viewer(await load(), dial);
    await viewer.opened;
    publisher.live(liveText('l1'));
    await viewer.hears('l1');
    assert.deepEqual(refused.told, ['closed']);
    viewer.line.drop();
    await server.close();
  });

  it('carries an action and its answer', async () => {
    const server = await startFakeCentrifugo();
    const names = { actions: 'act' };
    const viewer = new Viewer(await load(), { url: server.url, names });
    await viewer.opened;
    assert.equal(await viewer.line.request('{"id":"a1"}'), '{"method":"act","said":{"id":"a1"}}');
    viewer.line.drop();
    await server.close();
  });
});
