import { expect } from '@open-wc/testing';
import { deviceMemory } from '../../src/sdk/engines/device-memory.js';
import { TranslationWorker } from '../../src/sdk/engines/translation-worker.js';
import { roomFor } from '../../src/sdk/captions/model-manifest.js';
import { TimeLimitError } from '../../src/sdk/state/time-limit.js';

describe('the worker that translates', () => {
  function aWorker() {
    const ended: string[] = [];
    const silent = Object.assign(new EventTarget(), {
      postMessage: () => undefined,
      terminate: () => undefined,
    });
    const worker = new TranslationWorker({
      order: {} as never,
      spawn: () => silent as unknown as Worker,
      progress: () => undefined,
      trouble: () => undefined,
      ended: ({ code }) => ended.push(code),
    });
    const callOff = async (reason: Error): Promise<void> => {
      const limit = new AbortController();
      const text = { text: 'Hello', from: 'en', to: 'es', prefix: undefined };
      const asked = worker.translate(text, limit.signal).catch(() => undefined);
      limit.abort(reason);
      await asked;
    };
    return { callOff, ended };
  }

  it('is given up where it does not answer in time, and not where nobody waits', async () => {
    const { callOff, ended } = aWorker();
    for (let turn = 0; turn < 8; turn += 1) await callOff(new Error('Called off.'));
    expect(ended).to.deep.equal([]);
    for (let turn = 0; turn < 4; turn += 1) await callOff(new TimeLimitError('8 s'));
    expect(ended).to.deep.equal(['engine-unavailable']);
  });
});

describe('the memory of a device', () => {
  it('is that of a small phone where a phone does not say', () => {
    expect(deviceMemory({ deviceMemory: 2 }, true)).to.equal(2);
    expect(roomFor(deviceMemory({}, true))).to.equal(512);
    expect(roomFor(deviceMemory({}, false))).to.equal(Infinity);
  });
});
