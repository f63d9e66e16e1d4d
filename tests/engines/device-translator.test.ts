import { expect } from '@open-wc/testing';
import {
  deviceTranslator,
  type DeviceTranslationWorld,
  type DeviceTranslatorParts,
} from '../../src/sdk/engines/device-translator.js';
import { ModelStore } from '../../src/sdk/engines/model-store.js';
import { spawnWorker } from '../../src/sdk/engines/spawn-worker.js';
import { systemClock } from '../../src/sdk/state/clock.js';
import { FakeClock } from '../helpers/fake-clock.js';

const CATALOG = new URL('./fixtures/translation/catalog.json', import.meta.url).href;

describe('the translator on the device', function () {
  this.timeout(30_000);
  let left: AbortController;
  let codes: string[];
  let spawned: number;
  let look: () => void;

  beforeEach(async () => {
    await new ModelStore().forget();
    left = new AbortController();
    codes = [];
    spawned = 0;
    look = () => undefined;
  });
  afterEach(() => left.abort());

  const make = (
    world: Partial<DeviceTranslationWorld> = {},
    plan: DeviceTranslatorParts['plan'] = { catalog: CATALOG },
  ) =>
    deviceTranslator({
      plan,
      assets: undefined,
      signal: left.signal,
      fail: ({ code }) => {
        codes.push(code);
        look();
      },
      ready: () => look(),
      world: {
        clock: systemClock,
        fetch: (input: RequestInfo | URL, init?: RequestInit) => fetch(input, init),
        spawn: (url, name) => ((spawned += 1), spawnWorker(url, name)),
        store: new ModelStore(),
        metered: () => false,
        deviceMemory: 8,
        ...world,
      },
    });
  const until = (condition: () => boolean): Promise<void> =>
    new Promise((resolve) => {
      look = () => {
        if (condition()) resolve();
      };
      look();
    });
  /** As captions do: it is told that there is a text, and asked whether it can. */
  const wants = (translator: ReturnType<typeof make>, from: string, to: string): boolean => {
    translator.prepare?.(from, to);
    return translator.canTranslate(from, to);
  };
  const ask = (translator: ReturnType<typeof make>, text: string, to = 'es') =>
    translator.translate(text, { from: 'en', to, signal: left.signal });

  it('loads a model when it is first wanted, and translates in a worker', async () => {
    const translator = make();
    expect(translator.canTranslate('en', 'es')).to.be.false;
    expect(spawned).to.equal(0);
    await until(() => wants(translator, 'en', 'es'));
    expect(await ask(translator, 'The red shoe is new.')).to.equal('El zapato rojo es nuevo.');
  });

  it('translates many at once, each sentence of a text by itself', async () => {
    const translator = make();
    await until(() => wants(translator, 'en-GB', 'es-MX'));
    const all = await Promise.all([
      translator.translate('The white bag is new. This black hat is for you.', {
        from: 'en-GB',
        to: 'es-MX',
        signal: left.signal,
      }),
      translator.translate('We have 7 of the red lamp.', {
        from: 'en-GB',
        to: 'es-MX',
        signal: left.signal,
      }),
    ]);
    expect(all).to.deep.equal([
      'La bolsa blanca es nueva. Este sombrero negro es para ti.',
      'Tenemos 7 de la lámpara roja.',
    ]);
    expect(spawned).to.equal(1);
  });

  it('says how much is here while it loads', async () => {
    const translator = make();
    const shares: number[] = [];
    await until(() => {
      const share = translator.loading?.('en', 'es');
      if (share != null) shares.push(share);
      return wants(translator, 'en', 'es');
    });
    expect(shares.length).to.be.greaterThan(1);
    expect(shares).to.deep.equal([...shares].sort((a, b) => a - b));
    expect(translator.loading?.('en', 'es')).to.be.null;
  });

  it('asks before it loads on a metered link, and not once the model is here', async () => {
    const translator = make({ metered: () => true });
    translator.prepare?.('en', 'es');
    await until(() => translator.canDownload?.('en', 'es') === true);
    expect(spawned).to.equal(0);
    expect(translator.bytes?.('en', 'es')).to.be.greaterThan(100_000);
    expect(await translator.download?.('en', 'es', () => undefined)).to.be.true;
    expect(await ask(translator, 'Who wants a blue hat?')).to.equal(
      '¿Quién quiere un sombrero azul?',
    );
    left.abort();
    left = new AbortController();
    const again = make({ metered: () => true });
    await until(() => wants(again, 'en', 'es'));
  });

  for (const [what, to, deviceMemory] of [
    ['other languages', 'ja', 8],
    ['a device that is too small', 'es', 0.5],
  ] as const) {
    it(`has nothing for ${what}`, async () => {
      const translator = make({ deviceMemory });
      const told = new Promise<void>((resolve) => (look = resolve));
      expect(wants(translator, 'en', to)).to.be.false;
      await told;
      expect(translator.canTranslate('en', to)).to.be.false;
      expect(translator.canDownload?.('en', to)).to.be.false;
      expect(translator.canTranslate(null, to)).to.be.false;
      expect(spawned).to.equal(0);
      expect(codes).to.deep.equal([]);
    });
  }

  it('gives the memory back when nothing has been said for a while, and is back at once', async () => {
    const clock = new FakeClock();
    const workers: Worker[] = [];
    let ended = 0;
    const translator = make({
      clock,
      spawn: (url, name) => {
        const worker = spawnWorker(url, name);
        const terminate = worker.terminate.bind(worker);
        worker.terminate = () => {
          ended += 1;
          terminate();
        };
        workers.push(worker);
        return worker;
      },
    });
    await until(() => wants(translator, 'en', 'es'));
    await clock.advance(130_000);
    expect(ended).to.equal(1);
    expect(translator.canTranslate('en', 'es')).to.be.true;
    expect(await ask(translator, 'This red hat is for you.')).to.equal(
      'Este sombrero rojo es para ti.',
    );
    expect(workers.length).to.equal(2);
    left.abort();
    expect(ended).to.equal(2);
    expect(clock.pendingTimers).to.equal(0);
  });

  it('rejects what is called off, and goes on', async () => {
    const translator = make();
    await until(() => wants(translator, 'en', 'es'));
    const off = new AbortController();
    const first = translator.translate('The white bag is new.', {
      from: 'en',
      to: 'es',
      signal: off.signal,
    });
    off.abort();
    const answer = await first.then(
      () => 'translated',
      () => 'called off',
    );
    expect(answer).to.equal('called off');
    expect(await ask(translator, 'The white bag is new.')).to.equal('La bolsa blanca es nueva.');
  });

  for (const [what, plan, code] of [
    ['no catalogue', { catalog: '/nowhere/catalog.json' }, 'model-unreachable'],
    ['a catalogue that is none', { catalog: 'data:application/json,{}' }, 'model-unreachable'],
    [
      'a manifest that is broken',
      {
        catalog: `data:application/json,${encodeURIComponent(
          JSON.stringify([7, null, { kind: 'translation-marian', pairs: 'all' }]),
        )}`,
      },
      'model-invalid',
    ],
  ] as const) {
    it(`says so where there is ${what}, and never throws`, async () => {
      const translator = make({}, plan);
      expect(wants(translator, 'en', 'es')).to.be.false;
      await until(() => codes.length > 0);
      expect(codes).to.deep.equal([code]);
      expect(translator.canTranslate('en', 'es')).to.be.false;
    });
  }

  it('says so where a model has other bytes than its manifest says', async () => {
    const [entry] = (await (await fetch(CATALOG)).json()) as {
      files: { url: string; sha256: string }[];
    }[];
    const files = entry.files.map((file) => ({
      ...file,
      url: new URL(file.url, CATALOG).href,
      sha256: file.sha256.replace(/^./, (letter) => (letter === '0' ? '1' : '0')),
    }));
    const catalog = `data:application/json,${encodeURIComponent(JSON.stringify([{ ...entry, files }]))}`;
    const translator = make({}, { catalog });
    translator.prepare?.('en', 'es');
    await until(() => codes.length > 0);
    expect(codes).to.deep.equal(['model-corrupt']);
    expect(translator.canTranslate('en', 'es')).to.be.false;
  });

  it('says so where workers are forbidden', async () => {
    const translator = make({
      spawn: () => {
        throw new DOMException('The policy forbids it.', 'SecurityError');
      },
    });
    translator.prepare?.('en', 'es');
    await until(() => codes.length > 0);
    expect(codes).to.deep.equal(['engine-unavailable']);
  });
});
