import { expect } from '@open-wc/testing';
import type { Rewording } from '../../../src/sdk/captions/caption-state.js';
import { MeasureDesk } from '../../../src/sdk/captions/measures/measure-desk.js';
import { Measures } from '../../../src/sdk/captions/measures/measures.js';
import type { MarketState, ShopState } from '../../../src/sdk/index.js';
import { SnapshotStore } from '../../../src/sdk/state/snapshot-store.js';
import { FakeAnnouncer } from '../../helpers/fake-announcer.js';
import { aProduct, FakeRoom } from '../../helpers/fake-room.js';
import { NOW, RATES } from '../../fixtures/measures/rates.js';

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

function aDesk(load: () => Promise<typeof MeasureDesk> = async () => MeasureDesk) {
  const { market: said, shop: sold } = new FakeRoom().stores;
  const facts = { ...said.current.facts, rates: RATES };
  const market = new SnapshotStore<MarketState>({ ...said.current, country: null, facts });
  const shop = new SnapshotStore<ShopState>({ ...sold.current, products: [] });
  const leave = new AbortController();
  const announcer = new FakeAnnouncer();
  let rewording: Rewording | null = null;
  const measures = new Measures({
    announcer,
    market,
    shop,
    load,
    signal: leave.signal,
    now: () => NOW,
    reword: (next) => (rewording = next),
  });
  const say = (text: string): string => rewording?.(text, 'en') ?? text;
  return { measures, market, shop, leave, announcer, say };
}

describe('measures of a room', () => {
  it('are not fetched before it is known where the viewer is', async () => {
    let loads = 0;
    const { market, say } = aDesk(async () => {
      loads += 1;
      return MeasureDesk;
    });
    market.patch({ currency: 'EUR' });
    await settled();
    expect(loads).to.equal(0);
    expect(say('It weighs 5 pounds.')).to.equal('It weighs 5 pounds.');
    market.patch({ country: 'DE' });
    await settled();
    market.patch({ currency: null });
    await settled();
    expect(loads).to.equal(1);
    expect(say('It weighs 5 pounds.')).to.equal('It weighs 5 pounds (2.27 kg).');
  });

  it('follow the market, the products, and what the viewer wants', async () => {
    const { measures, market, shop, say } = aDesk();
    market.patch({ country: 'DE' });
    await settled();
    expect(say('The 5 Pound Tote holds 3 kg.')).to.contain('5 Pound (2.27 kg) Tote');
    shop.patch({ products: [aProduct({ name: '5 Pound Tote' })] });
    await settled();
    expect(say('The 5 Pound Tote holds 3 kg.')).to.equal('The 5 Pound Tote holds 3 kg.');
    market.patch({ country: 'US' });
    await settled();
    expect(say('The 5 Pound Tote holds 3 kg.')).to.contain('3 kg (6.61 lb)');
    measures.set(false);
    await settled();
    expect(say('It holds 3 kg.')).to.equal('It holds 3 kg.');
    measures.set(true);
    await settled();
    expect(say('It holds 3 kg.')).to.contain('6.61 lb');
  });

  it('tell which rates were used, from whom and of when', async () => {
    const { measures, market, say } = aDesk();
    market.patch({ country: 'DE' });
    await settled();
    expect(measures.store.current.rates).to.be.empty;
    expect(say('Only $199 today.')).to.contain('≈ €183');
    say('And $20 less.');
    await settled();
    expect(measures.store.current.rates).to.deep.equal([RATES[0]]);
  });

  it('take what the channel tells since, the newest of a pair, and say whose it is', async () => {
    const { measures, market, shop, say } = aDesk();
    market.patch({ country: 'DE' });
    await settled();
    expect(say('Only $100 today.')).to.contain('≈ €92');
    await settled();
    const told = { from: 'USD', to: 'EUR', rate: '0.5', source: 'The shop’s bank', asOf: NOW };
    shop.patch({ rates: [told] });
    await settled();
    expect(say('Only $100 today.')).to.contain('≈ €50');
    await settled();
    expect(measures.store.current.rates).to.deep.equal([told]);
    shop.patch({ rates: [{ ...told, rate: '0.1', asOf: NOW - 86_400_000 }] });
    await settled();
    expect(say('Only $100 today.')).to.contain('≈ €92');
  });

  it('ask again after a failure, and say nothing after the end', async () => {
    let fails = true;
    const { market, leave, announcer, say } = aDesk(async () => {
      if (fails) throw new Error('offline');
      return MeasureDesk;
    });
    market.patch({ country: 'DE' });
    await settled();
    expect(announcer.errors.map(({ code }) => code)).to.deep.equal(['engine-unavailable']);
    fails = false;
    market.patch({ country: 'FR' });
    await settled();
    expect(say('5 lb')).to.equal('5 lb (2.27 kg)');
    leave.abort();
    market.patch({ country: 'US' });
    await settled();
    expect(say('3 kg')).to.equal('3 kg');
  });
});
