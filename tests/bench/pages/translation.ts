import { deviceTranslator } from '../../../src/sdk/engines/device-translator.js';
import { ModelStore } from '../../../src/sdk/engines/model-store.js';
import { spawnWorker } from '../../../src/sdk/engines/spawn-worker.js';
import { systemClock } from '../../../src/sdk/state/clock.js';

/** The page of the translation bench: a model in its worker, one text after the other. */

const query = new URLSearchParams(location.search);
const text = query.get('text') ?? '';
let look = (): void => undefined;
const left = new AbortController();
const translator = deviceTranslator({
  plan: { catalog: new URL(`/catalog-${query.get('tokens') ?? '12'}.json`, location.href).href },
  assets: '/assets/',
  signal: left.signal,
  fail: (error) => console.error(error.message),
  ready: () => look(),
  world: {
    clock: systemClock,
    fetch: (input: RequestInfo | URL, init?: RequestInit) => fetch(input, init),
    spawn: spawnWorker,
    store: new ModelStore(),
    metered: () => false,
    deviceMemory: undefined,
  },
});

async function open(): Promise<number> {
  const began = performance.now();
  await new Promise<void>((resolve) => {
    look = () => {
      translator.prepare?.('en', 'es');
      if (translator.canTranslate('en', 'es')) resolve();
    };
    look();
  });
  return performance.now() - began;
}

async function measure(runs: number): Promise<number[]> {
  const took: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const began = performance.now();
    // Refused at the end, after as many tokens: random weights come to none.
    await translator
      .translate(text, { from: 'en', to: 'es', signal: left.signal })
      .catch(() => undefined);
    took.push(performance.now() - began);
  }
  return took;
}

Object.assign(globalThis, { open, measure });
