import { expect } from '@open-wc/testing';
import {
  deviceTranslator,
  type DeviceTranslationWorld,
} from '../../src/sdk/engines/device-translator.js';
import type { FromTranslator, ToTranslator } from '../../src/sdk/engines/translation/protocol.js';
import { FakeClock, settle } from '../helpers/fake-clock.js';

const CATALOG = new URL('./fixtures/translation/catalog.json', import.meta.url).href;

/** There at once: a real one is read when the browser finds the time. */
const answer = (models: unknown): Promise<Response> =>
  Promise.resolve({ ok: models !== null, json: () => Promise.resolve(models) } as Response);

/** A worker that says what the test has it say. */
class FakeWorker extends EventTarget {
  readonly orders: ToTranslator[] = [];
  ended = false;
  postMessage(order: ToTranslator): void {
    this.orders.push(order);
  }
  terminate(): void {
    this.ended = true;
  }
  say(data: FromTranslator): void {
    this.dispatchEvent(new MessageEvent('message', { data }));
  }
  get model(): string {
    const [start] = this.orders;
    return start.type === 'start' ? start.manifest.name : '';
  }
}

describe('a model on its way to the translator on the device', () => {
  let left: AbortController;
  beforeEach(() => (left = new AbortController()));
  afterEach(() => left.abort());

  async function aTranslator(world: Partial<DeviceTranslationWorld> = {}) {
    const [entry] = (await (await fetch(CATALOG)).json()) as [Record<string, unknown>];
    const models = [entry, { ...entry, name: 'toy-en-fr', pairs: [{ from: 'en', to: 'fr' }] }];
    const clock = new FakeClock();
    const workers: FakeWorker[] = [];
    const codes: string[] = [];
    const translator = deviceTranslator({
      plan: { catalog: 'https://shop.example/catalog.json' },
      assets: undefined,
      signal: left.signal,
      fail: ({ code }) => codes.push(code),
      ready: () => undefined,
      world: {
        clock,
        fetch: () => answer(models),
        spawn: () => {
          const worker = new FakeWorker();
          workers.push(worker);
          return worker as unknown as Worker;
        },
        store: { has: () => Promise.resolve(true) },
        metered: () => false,
        deviceMemory: 8,
        ...world,
      },
    });
    const prepare = async (from: string, to: string): Promise<void> => {
      translator.prepare?.(from, to);
      await settle();
    };
    return { translator, clock, workers, codes, prepare };
  }

  it('is fetched for a text, and not for a question', async () => {
    let fetched = 0;
    const { translator, workers, prepare } = await aTranslator({
      fetch: () => ((fetched += 1), answer([])),
    });
    translator.canTranslate('en', 'es');
    translator.canDownload?.('en', 'es');
    translator.bytes?.('en', 'es');
    translator.loading?.('en', 'es');
    await settle();
    expect(fetched).to.equal(0);
    await prepare('en', 'es');
    expect(fetched).to.equal(1);
    expect(workers).to.have.length(0);
  });

  it('may take as long as it likes', async () => {
    const { translator, clock, workers, prepare } = await aTranslator();
    await prepare('en', 'es');
    for (let minute = 1; minute <= 5; minute += 1) {
      await clock.advance(60_000);
      workers[0].say({ type: 'loading', loaded: minute, total: 10 });
    }
    await clock.advance(300_000);
    expect(workers.map(({ ended }) => ended)).to.deep.equal([false]);
    workers[0].say({ type: 'ready' });
    await settle();
    await clock.advance(100_000);
    expect(translator.canTranslate('en', 'es')).to.be.true;
    expect(
      workers.map(({ ended }) => ended),
      'two minutes from when it was there',
    ).to.deep.equal([false]);
    await clock.advance(150_000);
    expect(workers.map(({ ended }) => ended)).to.deep.equal([true]);
  });

  it('is not given up for another, which comes when it is asked for in its turn', async () => {
    const { translator, clock, workers, prepare } = await aTranslator();
    await Promise.all([prepare('en', 'es'), prepare('en', 'fr')]);
    await clock.advance(60_000);
    await prepare('en', 'fr');
    expect(workers.map(({ model }) => model)).to.deep.equal(['toy-en-es']);
    workers[0].say({ type: 'ready' });
    await settle();
    await prepare('en', 'fr');
    expect(workers).to.have.length(1);
    await clock.advance(20_000);
    await prepare('en', 'fr');
    expect(workers.map(({ model, ended }) => [model, ended])).to.deep.equal([
      ['toy-en-es', true],
      ['toy-en-fr', false],
    ]);
    expect(translator.canTranslate('en', 'es'), 'while the other is on its way').to.be.false;
    workers[1].say({ type: 'ready' });
    await settle();
    await clock.advance(20_000);
    expect(translator.canTranslate('en', 'es')).to.be.true;
    expect(translator.canTranslate('en', 'fr')).to.be.true;
  });

  it('waits, where the viewer has agreed to it, for the one before', async () => {
    let metered = false;
    const { translator, workers, clock, prepare } = await aTranslator({
      metered: () => metered,
      store: { has: () => Promise.resolve(false) },
    });
    metered = true;
    await prepare('en', 'fr');
    expect(translator.canDownload?.('en', 'fr')).to.be.true;
    metered = false;
    await prepare('en', 'es');
    const done = translator.download?.('en', 'fr', () => undefined);
    await settle();
    expect(workers.map(({ model, ended }) => [model, ended])).to.deep.equal([['toy-en-es', false]]);
    workers[0].say({ type: 'ready' });
    await settle();
    workers[1].say({ type: 'ready' });
    expect(await done).to.be.true;
    await clock.advance(20_000);
    expect(translator.canTranslate('en', 'fr')).to.be.true;
    expect(translator.canTranslate('en', 'es'), 'not kept: it would be fetched anew').to.be.false;
  });

  it('is one for all regions of its languages', async () => {
    const { translator, workers, prepare } = await aTranslator();
    await prepare('en', 'es');
    await prepare('en-US', 'es-MX');
    workers[0].say({ type: 'ready' });
    await settle();
    await prepare('en-GB', 'es');
    expect(workers).to.have.length(1);
    expect(translator.canTranslate('en', 'es')).to.be.true;
    const asked = translator.translate('Hello', { from: 'en', to: 'es', signal: left.signal });
    await settle();
    workers[0].say({ type: 'translated', id: 1, text: 'Hola' });
    expect(await asked).to.equal('Hola');
  });

  it('is looked for again after the catalogue could not be read once', async () => {
    const models = (await (await fetch(CATALOG)).json()) as unknown;
    let works = false;
    const { translator, clock, codes, prepare } = await aTranslator({
      fetch: () => answer(works ? models : null),
      metered: () => true,
      store: { has: () => Promise.resolve(false) },
    });
    await prepare('en', 'es');
    expect(codes).to.deep.equal(['model-unreachable']);
    works = true;
    await clock.advance(60_000);
    await prepare('en', 'es');
    expect(translator.canDownload?.('en', 'es')).to.be.true;
  });
});
