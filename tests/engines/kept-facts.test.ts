import { expect } from '@open-wc/testing';
import { keptFacts } from '../../src/sdk/engines/kept-facts.js';
import type { WaitingFact } from '../../src/sdk/insights/fact-store.js';

const aFact = (n: number): WaitingFact => ({
  id: `visit.${n}`,
  visit: 'visit',
  context: { show: 's', country: null, language: 'en', device: 'phone', network: '4g' },
  fact: [n, Date.UTC(2026, 0, 1), 'live_test', { n, items: [{ item_id: 'mug' }] }],
});

const names = async (): Promise<(string | undefined)[]> =>
  (await indexedDB.databases()).map(({ name }) => name);

describe('keptFacts', () => {
  afterEach(() => keptFacts().clear());

  it('keeps facts over pages, until they are delivered', async () => {
    await keptFacts().put([1, 2, 3].map(aFact));
    const next = keptFacts();
    expect(await next.read(10)).to.deep.equal([1, 2, 3].map(aFact));
    expect(await next.read(2)).to.have.length(2);
    await next.remove(['visit.1', 'visit.3', 'visit.9']);
    expect(await keptFacts().read(10)).to.deep.equal([aFact(2)]);
  });

  it('leaves nothing behind when it is erased, not even a name, and can be used again', async () => {
    const store = keptFacts();
    const other = keptFacts();
    await store.put([aFact(1)]);
    expect(await other.read(10)).to.have.length(1);
    await store.clear();
    expect(await names()).to.not.include('live-room:insights');
    expect(await other.read(10)).to.have.length(0);
    await other.put([aFact(2)]);
    expect(await other.read(10)).to.have.length(1);
  });

  it('makes no database to find out that there is nothing to erase', async () => {
    await keptFacts().clear();
    expect(await names()).to.not.include('live-room:insights');
  });
});
