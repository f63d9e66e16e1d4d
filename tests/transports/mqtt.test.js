// @ts-check
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findProgram, missingProgram } from '../../demo/engines/find-program.js';
import { startMosquitto } from '../../demo/engines/mosquitto.js';
import { MqttPublisher, RING } from '../../demo/engines/mqtt-publisher.js';
import { importSource } from '../helpers/import-source.js';
import { transportContract } from './contract.js';
import { liveText, stateText, Viewer } from './viewer.js';

const skip = findProgram('mosquitto') ? false : missingProgram('mosquitto');
const loaded = importSource(`export * from './src/sdk/engines/mqtt-transport.js'`);
const load = async () => (await loaded).mqttTransport;

describe('mqttTransport, on mosquitto', { skip }, () => {
  transportContract({
    transport: load,
    async start() {
      const { url, close } = await startMosquitto();
      return { url, close, publisher: (room) => MqttPublisher.open(url, room) };
    },
  });

  it('keeps no more for whoever comes back than the ring', async () => {
    const { url, close } = await startMosquitto();
    const publisher = await MqttPublisher.open(url, 'ring');
    const dial = { url, ...publisher.realtime };
    for (let seq = 1; seq <= RING * 2; seq += 1) await publisher.state(stateText(seq));
    const viewer = new Viewer(await load(), dial);
    await viewer.opened;
    const missed = await viewer.line.replay({ ep: 'e1', seq: RING }, 500);
    assert.equal(missed.length, RING);
    assert.equal(await viewer.line.replay({ ep: 'e1', seq: RING - 1 }, 500), null);
    // A publisher that begins anew writes over the slots of the one before it.
    await publisher.state(stateText(1, { ep: 'e2' }));
    assert.deepEqual(await viewer.line.replay({ ep: 'e2', seq: 0 }, 500), [
      stateText(1, { ep: 'e2' }),
    ]);
    viewer.line.drop();
    await publisher.close();
    await close();
  });

  it('asks for a fresh token each time, and is refused with a wrong one', async () => {
    const login = { user: 'viewer', password: 'secret' };
    const { url, close } = await startMosquitto({ login });
    const publisher = await MqttPublisher.open(url, 'studio', { login });
    const tokens = ['expired', 'secret'];
    const dial = { url, token: () => Promise.resolve(tokens.shift()) };
    const refused = new Viewer(await load(), dial);
    await refused.closed;
    const viewer = new Viewer(await load(), dial);
    await viewer.opened;
    publisher.live(liveText('l1'));
    await viewer.hears('l1');
    assert.deepEqual(refused.told, ['closed']);
    viewer.line.drop();
    await publisher.close();
    await close();
  });
});
