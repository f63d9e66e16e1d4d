import { expect } from '@open-wc/testing';
import { MarketDesk } from '../../../src/sdk/markets/market-desk.js';
import { Market } from '../../../src/sdk/markets/market.js';
import type { Consent } from '../../../src/sdk/markets/market-state.js';
import { FakeAnnouncer } from '../../helpers/fake-announcer.js';

const BASE = 'https://shop.example/shows/spring.json';

interface SetUp {
  market: Market;
  announcer: FakeAnnouncer;
  quoted: () => unknown;
  loads: () => number;
  granted: () => readonly Consent[];
  loaded: () => Promise<void>;
}

function setUp(options: { gpc?: boolean; fail?: number } = {}): SetUp {
  const announcer = new FakeAnnouncer();
  let loads = 0;
  let quoted: unknown;
  let loading: Promise<unknown> = Promise.resolve();
  const market = new Market({
    announcer,
    signal: new AbortController().signal,
    load: () => {
      loads += 1;
      const load =
        loads <= (options.fail ?? 0)
          ? Promise.reject(new Error('offline'))
          : Promise.resolve(MarketDesk);
      loading = load.catch(() => undefined);
      return load;
    },
    gpc: () => options.gpc ?? false,
    quote: (wish) => (quoted = wish),
  });
  return {
    market,
    announcer,
    quoted: () => quoted,
    loads: () => loads,
    granted: () => market.store.current.consent.granted,
    loaded: async () => {
      await loading;
      // The door hears of it a microtask after us.
      await Promise.resolve();
      await Promise.resolve();
    },
  };
}

describe('Market', () => {
  it('fetches nothing before the first picture, and nothing at all when nobody asks', async () => {
    const { market, loads, loaded } = setUp();
    market.set({ country: 'DE' });
    expect(loads()).to.equal(0);
    const other = setUp();
    other.market.set({});
    other.market.open(undefined, BASE);
    await other.loaded();
    expect(other.loads()).to.equal(0);
    market.open(undefined, BASE);
    await loaded();
    expect(market.store.current.rules?.market).to.equal('DE');
  });

  it('knows country and currency by their codes, and takes no others', async () => {
    const { market, quoted, loaded } = setUp();
    market.open(undefined, BASE);
    market.set({ country: ' de', currency: 'usd' });
    await loaded();
    expect(market.store.current).to.include({ country: 'DE', currency: 'USD' });
    expect(quoted()).to.deep.include({ currency: 'USD' });
    market.set({ country: 'Germany', currency: '$' });
    await loaded();
    expect(market.store.current).to.include({ country: null, currency: null });
    expect(market.store.current.rules?.market).to.equal('strictest');
  });

  it('reads what the show says about its shop, and leaves out what is wrong', async () => {
    const { market, announcer, loaded } = setUp();
    const asOf = '2026-11-27T00:00:00Z';
    market.open(
      {
        rates: [{ from: 'EUR', to: 'USD', rate: '1.1', source: 'ECB', asOf }, { rate: 7 }],
        delivery: [
          { to: ['EU'], label: 'Europe', days: { min: 2, max: 3 }, source: 'DHL', asOf },
          { to: ['DE'], days: { min: 5, max: 1 }, source: 'DHL', asOf },
        ],
        service: {
          tracking: '/orders',
          support: { url: 'javascript:alert(1)', email: 'help@shop.example', phone: '<b>' },
        },
        disclosures: { sponsor: { en: 'Example Ltd' }, aiHost: 'yes' },
      },
      BASE,
    );
    await loaded();
    const { facts } = market.store.current;
    expect(facts.rates).to.have.length(1);
    expect(facts.delivery).to.have.length(1);
    expect(facts.service.tracking).to.equal('https://shop.example/orders');
    expect(facts.service.support).to.include({ email: 'help@shop.example', url: undefined });
    expect(facts.disclosures).to.deep.include({ sponsor: { en: 'Example Ltd' } });
    expect(facts.disclosures.aiHost).to.equal(undefined);
    expect(announcer.errors.map(({ code }) => code)).to.include('show-invalid');
    expect(announcer.errors.every(({ recoverable }) => recoverable)).to.equal(true);
  });

  it('stays with the strictest when its code cannot be fetched, and asks again', async () => {
    const { market, announcer, loaded, loads } = setUp({ fail: 1 });
    market.open(undefined, BASE);
    market.set({ country: 'DE' });
    await loaded();
    expect(market.store.current.rules).to.equal(null);
    expect(announcer.errors.map(({ code }) => code)).to.deep.equal(['engine-unavailable']);
    market.set({ currency: 'EUR' });
    await loaded();
    expect(loads()).to.equal(2);
    expect(market.store.current.rules?.market).to.equal('DE');
  });

  it('tells of a rule pack that cannot be read', async () => {
    const { market, announcer, loaded } = setUp();
    market.open(undefined, BASE);
    market.set({ rulePacks: 'no list' });
    await loaded();
    expect(announcer.errors.map(({ code }) => code)).to.deep.equal(['rule-pack-invalid']);
  });
});

describe('consent', () => {
  const open = async (country: string, options: { gpc?: boolean } = {}): Promise<SetUp> => {
    const all = setUp(options);
    all.market.open(undefined, BASE);
    all.market.set({ country });
    await all.loaded();
    return all;
  };

  it('is not there before anybody has given it', async () => {
    const { granted } = await open('DE');
    expect(granted()).to.deep.equal(['essential']);
    expect((await open('XX')).granted()).to.deep.equal(['essential']);
    expect(setUp().granted()).to.deep.equal(['essential']);
  });

  it('is what the market takes silence for, and the browser’s own no is heard', async () => {
    expect((await open('US')).granted()).to.include.members(['functional', 'targeting']);
    expect((await open('US', { gpc: true })).granted()).not.to.include('targeting');
  });

  it('comes from the page, and is told', async () => {
    const { market, announcer, granted } = await open('DE');
    market.set({ consent: ['functional', 'performance'] });
    await Promise.resolve();
    expect(granted()).to.deep.equal(['essential', 'functional', 'performance']);
    expect(announcer.detailsOf('consent-changed')).to.deep.equal([
      { granted: ['essential', 'functional', 'performance'], withdrawn: [], by: 'page' },
    ]);
  });

  it('is withdrawn, and what is withdrawn is named', async () => {
    const { market, announcer, granted } = await open('DE');
    market.set({ consent: ['functional', 'targeting'] });
    await Promise.resolve();
    market.set({ consent: [] });
    await Promise.resolve();
    expect(granted()).to.deep.equal(['essential']);
    expect(announcer.detailsOf('consent-changed').at(-1)).to.deep.equal({
      granted: ['essential'],
      withdrawn: ['functional', 'targeting'],
      by: 'page',
    });
  });

  it('does not take a page’s yes for the viewer’s where the browser says no', async () => {
    const { market, granted } = await open('DE', { gpc: true });
    market.set({ consent: ['functional', 'targeting'] });
    await Promise.resolve();
    expect(granted()).to.deep.equal(['essential', 'functional']);
  });

  it('is asked for here until somebody has said, and again when the viewer wishes', async () => {
    const { market, granted } = await open('DE', { gpc: true });
    const asking = (): boolean => market.store.current.consent.asking;
    market.set({ askConsent: true });
    await Promise.resolve();
    expect(asking()).to.equal(true);
    market.decideConsent(['functional', 'targeting']);
    await Promise.resolve();
    expect(asking()).to.equal(false);
    // The viewer's own word, given here and now, counts more than a standing signal.
    expect(granted()).to.deep.equal(['essential', 'functional', 'targeting']);
    market.reviewConsent();
    await Promise.resolve();
    expect(asking()).to.equal(true);
    market.decideConsent([]);
    await Promise.resolve();
    expect(granted()).to.deep.equal(['essential']);
  });

  it('reads no consent out of rubbish', async () => {
    const { market, granted } = await open('DE');
    market.set({ consent: ['all', 'yes'] as unknown as Consent[] });
    await Promise.resolve();
    expect(granted()).to.deep.equal(['essential']);
  });
});
