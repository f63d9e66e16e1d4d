import { expect } from '@open-wc/testing';
import { decodeTranslation } from '../../../src/sdk/captions/translation/decode-translation.js';
import { Terms } from '../../../src/sdk/captions/translation/terms.js';
import {
  TranslationDesk,
  type NamedTranslator,
} from '../../../src/sdk/captions/translation/translation-desk.js';
import { TranslationMemory } from '../../../src/sdk/captions/translation/translation-memory.js';
import { httpTranslator } from '../../../src/sdk/engines/http-translator.js';
import { browserTranslator } from '../../../src/sdk/engines/browser-translator.js';
import type { TranslatorApi } from '../../../src/sdk/engines/browser-translator.js';
import type { ShowDocument } from '../../../src/sdk/show/show-document.js';
import { FakeClock, settle } from '../../helpers/fake-clock.js';
import { aShow } from '../../helpers/fake-room.js';

const glossaryOf = (...entries: object[]): Terms =>
  new Terms(decodeTranslation({ glossary: entries }, undefined).plan.glossary);

describe('the glossary', () => {
  it('mends whole words, and leaves what is right', () => {
    const terms = glossaryOf({ text: 'Aero Runner', heard: ['arrow runner'] });
    expect(terms.mend('the Arrow  runner is an arrow', 'en')).to.equal(
      'the Aero Runner is an arrow',
    );
    expect(terms.mend('the aero runner', 'en')).to.equal('the Aero Runner');
    expect(terms.mend('barrow runners', 'en')).to.equal('barrow runners');
  });

  it('does not grow when a term contains what it is heard as', () => {
    const terms = glossaryOf({ text: 'Aero Runner', heard: ['Runner'] });
    const once = terms.mend('a runner', 'en');
    expect(once).to.equal('a Aero Runner');
    expect(terms.mend(once, 'en')).to.equal(once);
  });

  it('refuses entries that lead back to each other, and keeps the others', () => {
    const terms = glossaryOf(
      { text: 'alpha', heard: ['beta'] },
      { text: 'beta', heard: ['gamma'] },
      { text: 'gamma', heard: ['alpha'] },
      { text: 'Delta', heard: ['delter'] },
    );
    expect([...terms.loops].sort()).to.deep.equal(['alpha', 'beta', 'gamma']);
    expect(terms.mend('alpha beta delter', 'en')).to.equal('alpha beta Delta');
  });

  it('keeps names and terms through a translation, and says when one was lost', () => {
    const terms = glossaryOf({ text: 'Trail Bottle' }, { text: { en: 'sole', de: 'Laufsohle' } });
    const shield = terms.shield('The Trail Bottle has no sole.', 'en', 'de');
    expect(shield.text).not.to.contain('Trail').and.not.to.contain('sole');
    expect(shield.restore('Die [1] hat keine [ 2 ].')).to.equal(
      'Die Trail Bottle hat keine Laufsohle.',
    );
    expect(shield.restore('Die Flasche hat keine [2].')).to.be.null;
  });

  it('finds terms in scripts without spaces', () => {
    const terms = glossaryOf({ text: { zh: '越野鞋', de: 'Geländeschuh' } });
    expect(terms.shield('这是越野鞋。', 'zh', 'de').restore('Das ist [1].')).to.equal(
      'Das ist Geländeschuh.',
    );
  });

  it('leaves out what it cannot read, and tells', () => {
    const { plan, warnings } = decodeTranslation(
      {
        glossary: [7, { text: '' }, { text: 'Good' }],
        memory: [{ en: 'only one' }],
        device: { catalog: 'javascript:2' },
        endpoint: 'javascript:1',
      },
      'https://shop.example/',
    );
    expect(plan.device).to.be.undefined;
    expect(plan.glossary).to.have.length(1);
    expect(plan.endpoint).to.be.undefined;
    expect(warnings).to.have.length(5);
    expect(decodeTranslation('nonsense', undefined).warnings).to.have.length(1);
  });
});

describe('TranslationMemory', () => {
  const memory = new TranslationMemory(
    [
      { en: 'The tote is 59 dollars.', es: 'La bolsa cuesta 59 dólares.' },
      { en: 'It comes in sage and in white.', es: 'Viene en salvia y en blanco.' },
    ],
    'en',
  );

  it('finds what is said a little otherwise', () => {
    expect(memory.find('So the tote costs fifty-nine dollars', 'en', 'es-MX')?.text).to.contain(
      '59',
    );
  });

  it('does not take another price, another colour or a no for the same', () => {
    for (const text of [
      'The tote is 95 dollars.',
      'The tote is not 59 dollars.',
      'It comes in sage and in black.',
    ])
      expect(memory.find(text, 'en', 'es'), text).to.be.null;
  });

  it('answers nothing in a language it does not have', () => {
    expect(memory.find('The tote is 59 dollars.', 'en', 'ja')).to.be.null;
  });
});

describe('TranslationDesk', () => {
  function aDesk(own: readonly NamedTranslator[], document: Partial<ShowDocument> = {}) {
    const clock = new FakeClock();
    const failures: string[] = [];
    const told: unknown[] = [];
    const left = new AbortController();
    const desk = new TranslationDesk(
      {
        clock,
        signal: left.signal,
        fail: ({ code }) => failures.push(code),
        changed: (change) => told.push(change),
      },
      () => own,
    );
    desk.setDocument(aShow({ spokenLanguage: 'en', ...document }), undefined);
    return { desk, clock, failures, left, told };
  }
  const translator = (by: 'browser' | 'service', answer: (text: string) => Promise<string>) => ({
    by,
    canTranslate: () => true,
    translate: answer,
  });

  it('offers a model that is asked for, says how it comes, and uses it before a service', async () => {
    let state: 'metered' | 'loading' | 'ready' = 'metered';
    const device: NamedTranslator = {
      by: 'device',
      canTranslate: () => state === 'ready',
      canDownload: () => state === 'metered',
      bytes: () => 38_000_000,
      loading: () => (state === 'loading' ? 0.5 : null),
      download: () => ((state = 'loading'), Promise.resolve(true)),
      translate: (text) => Promise.resolve(`de ${text}`),
    };
    const { desk, told } = aDesk([device]);
    expect(desk.line('Hello', 'en', 'de')).to.equal('none');
    const offer = { from: 'en', to: 'de', by: 'device', bytes: 38_000_000 };
    expect(told.at(-1)).to.deep.equal({ download: { ...offer, progress: null } });
    expect(await desk.download()).to.be.true;
    expect(desk.line('Hello', 'en', 'de')).to.equal('none');
    expect(told.at(-1)).to.deep.equal({ download: { ...offer, progress: 0.5 } });
    state = 'ready';
    expect(desk.line('Hello', 'en', 'de')).to.be.undefined;
    expect(told).to.deep.include({ download: null });
    await settle();
    expect(desk.line('Hello', 'en', 'de')).to.deep.equal({ text: 'de Hello', by: 'device' });
  });

  it('offers nothing any more where the model is gone, or the show has changed', () => {
    let state: 'metered' | 'loading' | 'none' = 'metered';
    const device: NamedTranslator = {
      by: 'device',
      canTranslate: () => false,
      canDownload: (from) => from === 'en' && state === 'metered',
      loading: (from) => (from === 'en' && state === 'loading' ? 0.4 : null),
      translate: () => Promise.reject(new Error('not there')),
    };
    const { desk, told } = aDesk([device]);
    const offer = { from: 'en', to: 'de', by: 'device', bytes: null };
    desk.line('Hello', 'en', 'de');
    expect(told.at(-1)).to.deep.equal({ download: { ...offer, progress: null } });
    const before = told.length;
    desk.line('Bonjour', 'fr', 'de');
    desk.line('Hello', 'en', 'de');
    expect(told.length, 'two who speak two languages do not take turns').to.equal(before);
    state = 'loading';
    desk.line('Hello', 'en', 'de');
    expect(told.at(-1)).to.deep.equal({ download: { ...offer, progress: 0.4 } });
    state = 'none';
    desk.line('Hello', 'en', 'de');
    expect(told.at(-1)).to.deep.equal({ download: null });
    state = 'metered';
    desk.line('Hello', 'en', 'de');
    const other = { translation: { glossary: [{ text: 'Tote' }] } };
    desk.setDocument(aShow({ spokenLanguage: 'en', ...other }), undefined);
    expect(told.slice(-2)).to.deep.include({ download: null });
  });

  it('has a model fetched for a text only, where nobody before it can or may be about to', () => {
    let browser: 'asking' | 'available' | 'unavailable' = 'asking';
    let prepared = 0;
    const { desk } = aDesk([
      {
        by: 'browser',
        asking: () => browser === 'asking',
        canTranslate: () => browser === 'available',
        translate: (text) => Promise.resolve(text),
      },
      {
        by: 'device',
        canTranslate: () => false,
        prepare: () => (prepared += 1),
        translate: () => Promise.reject(new Error('not there')),
      },
      translator('service', (text) => Promise.resolve(`de ${text}`)),
    ]);
    desk.line('Hello', 'en', 'de');
    browser = 'available';
    desk.line('Hello again', 'en', 'de');
    browser = 'unavailable';
    desk.canTranslate('en', 'de');
    expect(prepared).to.equal(0);
    desk.line('And again', 'en', 'de');
    expect(prepared).to.equal(1);
    const { signal } = new AbortController();
    void desk.translate('Goodbye', { from: 'en', to: 'de', signal });
    expect(prepared).to.equal(2);
    desk.site = { canTranslate: () => true, translate: (text) => Promise.resolve(text) };
    desk.line('The end', 'en', 'de');
    expect(prepared, 'the page’s own goes first').to.equal(2);
  });

  it('asks people’s work first, then the next that can, and remembers', async () => {
    let asked = 0;
    const { desk } = aDesk(
      [
        translator('browser', () => Promise.reject(new Error('broken'))),
        translator('service', (text) => ((asked += 1), Promise.resolve(`de ${text}`))),
      ],
      { script: [{ id: 'a', text: { en: 'Welcome to the show.', de: 'Willkommen.' } }] },
    );
    expect(desk.line('Welcome to the show', 'en', 'de')).to.deep.equal({
      text: 'Willkommen.',
      by: 'memory',
    });
    expect(desk.line('Something else', 'en', 'de')).to.be.undefined;
    await settle();
    expect(desk.line('Something else', 'en', 'de')).to.deep.equal({
      text: 'de Something else',
      by: 'service',
    });
    expect(asked).to.equal(1);
  });

  it('gives up on one that fails in the middle, says so, and tries again later', async () => {
    let works = false;
    const { desk, clock, failures } = aDesk([
      translator('service', (text) =>
        works ? Promise.resolve(`de ${text}`) : Promise.reject(new Error('no')),
      ),
    ]);
    desk.line('Hello', 'en', 'de');
    await settle();
    expect(desk.line('Hello', 'en', 'de')).to.equal('none');
    expect(failures).to.deep.equal(['translation-failed']);
    works = true;
    await clock.advance(30_000);
    desk.line('Hello', 'en', 'de');
    await settle();
    expect(desk.line('Hello', 'en', 'de')).to.deep.equal({ text: 'de Hello', by: 'service' });
  });

  it('does not wait for one that never answers', async () => {
    const { desk, clock } = aDesk([translator('service', () => new Promise(() => undefined))]);
    desk.line('Hello', 'en', 'de');
    await clock.advance(8000);
    expect(desk.line('Hello', 'en', 'de')).to.equal('none');
  });

  it('shows no translation rather than one that has lost a name', async () => {
    const { desk } = aDesk([translator('service', () => Promise.resolve('Die Flasche'))], {
      translation: { glossary: [{ text: 'Trail Bottle' }] },
    });
    desk.line('The Trail Bottle', 'en', 'de');
    await settle();
    expect(desk.line('The Trail Bottle', 'en', 'de')).to.equal('none');
  });

  it('goes on without a glossary that loops', () => {
    const { failures } = aDesk([], {
      translation: {
        glossary: [
          { text: 'a', heard: ['b'] },
          { text: 'b', heard: ['a'] },
        ],
      },
    });
    expect(failures).to.deep.equal(['glossary-invalid', 'glossary-invalid']);
  });

  it('leaves no timer behind', async () => {
    const { desk, clock, left } = aDesk([
      translator('service', () => Promise.reject(new Error('no'))),
    ]);
    desk.line('Hello', 'en', 'de');
    await settle();
    left.abort();
    expect(clock.pendingTimers).to.equal(0);
  });
});

describe('the translators of a page', () => {
  function aService(answer: (order: { texts: string[] }) => Response) {
    const clock = new FakeClock();
    const orders: { texts: string[] }[] = [];
    const one = httpTranslator({
      url: 'https://shop.example/translate',
      clock,
      signal: new AbortController().signal,
      ready: () => undefined,
      fetch: async (_url: unknown, init?: RequestInit) => {
        const body = typeof init?.body === 'string' ? init.body : '';
        const order = JSON.parse(body) as { texts: string[] };
        orders.push(order);
        return answer(order);
      },
    });
    const ask = (text: string): Promise<string> =>
      one.translate(text, { from: 'en', to: 'de', signal: new AbortController().signal });
    return { one, ask, clock, orders };
  }

  it('sends what comes together in one request', async () => {
    const { ask, clock, orders } = aService(({ texts }) =>
      Response.json({ texts: texts.map((text) => `de ${text}`) }),
    );
    const asked = Promise.all([ask('a'), ask('b')]);
    await clock.advance(50);
    expect(await asked).to.deep.equal(['de a', 'de b']);
    expect(orders).to.have.length(1);
  });

  for (const [name, answer] of Object.entries({
    'too few texts': () => Response.json({ texts: [] }),
    'a page of somebody’s Wi-Fi': () => new Response('<html>'),
    'an error': () => new Response('', { status: 500 }),
  }))
    it(`takes ${name} for a failure, and leaves the service alone after three`, async () => {
      const { one, ask, clock } = aService(answer);
      for (let turn = 0; turn < 3; turn += 1) {
        const asked = ask('a').catch(() => 'failed');
        await clock.advance(50);
        await settle();
        expect(await asked).to.equal('failed');
      }
      expect(one.canTranslate('en', 'de')).to.be.false;
      await clock.advance(30_000);
      expect(one.canTranslate('en', 'de')).to.be.true;
    });

  it('remembers the pairs that a service does not know', async () => {
    const { one, ask, clock } = aService(() => new Response('', { status: 422 }));
    const asked = ask('a').catch(() => 'failed');
    await clock.advance(50);
    await settle();
    expect(await asked).to.equal('failed');
    expect(one.canTranslate('en', 'de')).to.be.false;
    expect(one.canTranslate('en', 'fr')).to.be.true;
  });

  it('uses the browser’s for pairs that are there, and fetches others in a tap only', async () => {
    const made: string[] = [];
    const api: TranslatorApi = {
      availability: ({ targetLanguage }) =>
        Promise.resolve(targetLanguage === 'de' ? 'available' : 'downloadable'),
      create: ({ targetLanguage }) => {
        made.push(targetLanguage);
        return Promise.resolve({
          translate: (text) => Promise.resolve(`${targetLanguage} ${text}`),
          destroy: () => undefined,
        });
      },
    };
    const { signal } = new AbortController();
    const one = browserTranslator(api, { signal, ready: () => undefined });
    expect(one.canTranslate('en', 'de')).to.be.false;
    one.canTranslate('en', 'fr');
    await settle();
    expect(one.canTranslate('en', 'de')).to.be.true;
    expect(one.canTranslate('en', 'fr')).to.be.false;
    expect(one.canDownload?.('en', 'fr')).to.be.true;
    expect(made).to.deep.equal([]);
    expect(await one.translate('a', { from: 'en', to: 'de', signal })).to.equal('de a');
    await one.download?.('en', 'fr', () => undefined);
    expect(one.canTranslate('en', 'fr')).to.be.true;
  });
});
