import { expect } from '@open-wc/testing';
import { decodeBatch, type FactRecord } from '../../../src/sdk/insights/decode-batch.js';
import { reportOf } from '../../../src/sdk/insights/report.js';

const NOW = Date.UTC(2026, 0, 1);
const CONTEXT = {
  show: 's',
  country: 'DE',
  language: 'en',
  device: 'phone',
  network: '4g',
} as const;

function batch(visit: string, ...facts: (readonly [string, object?, number?])[]) {
  return {
    v: 1,
    visit,
    context: CONTEXT,
    facts: facts.map(([name, params = {}, weight = 1], index) => [
      index + 1,
      NOW + index,
      name,
      params,
      weight,
    ]),
  };
}

function records(...batches: object[]): FactRecord[] {
  return batches.flatMap((each) => {
    const read = decodeBatch(each);
    if (!read.ok) throw read.error;
    return [...read.value];
  });
}

describe('reportOf', () => {
  const all = records(
    batch('a', ['live_join'], ['video_start'], ['live_watch', { seconds: 60 }]),
    batch(
      'b',
      ['live_join'],
      ['view_item_list'],
      ['view_item'],
      ['add_to_cart'],
      ['begin_checkout'],
      ['purchase', { currency: 'EUR', value: 12.5 }],
      ['live_watch', { seconds: 180 }],
    ),
    batch('c', ['live_join'], ['view_item'], ['live_chat']),
    batch('d', ['live_join']),
  );

  it('gives the indicators of a show', () => {
    const report = reportOf(all);
    expect(report.visits).to.equal(4);
    expect(report.watchSeconds).to.equal(60);
    expect(report.interactionRate).to.equal(0.25);
    expect(report.conversion).to.equal(0.25);
    expect(report.revenue).to.deep.equal({ EUR: 12.5 });
    expect(report.countries).to.deep.equal({ DE: 4 });
  });

  it('has a funnel in which nobody comes from nowhere', () => {
    const { funnel } = reportOf(all);
    expect(funnel.map(({ visits }) => visits)).to.deep.equal([3, 2, 2, 1, 1, 1]);
    expect(funnel[0]?.dropOff).to.equal(0.25);
    expect(funnel[3]?.dropOff).to.equal(0.5);
  });

  it('counts a fact that came twice once', () => {
    expect(reportOf([...all, ...all])).to.deep.equal(reportOf(all));
  });

  it('counts visits by facts of the show where health is a sample of them', () => {
    const visits = Array.from({ length: 1000 }, (_none, n) =>
      batch(
        `v${n}`,
        ['live_join'],
        ['live_watch', { seconds: 60 }],
        // The others are in no sample of health.
        ...(n < 100 ? [['live_health', {}, 10] as const] : []),
        ...(n < 500 ? [['purchase', { currency: 'EUR', value: 1 }] as const] : []),
      ),
    );
    const report = reportOf(records(...visits));
    expect(report).to.deep.include({ visits: 1000, watchSeconds: 60, conversion: 0.5 });
    expect(report.countries).to.deep.equal({ DE: 1000 });
    expect(report.revenue).to.deep.equal({ EUR: 500 });
  });

  it('counts each step by the sample that its own facts are', () => {
    const shown: readonly [string, object, number][] = [
      ['live_join', {}, 10],
      ['video_start', {}, 10],
    ];
    const shopped: readonly [string][] = [['view_item'], ['add_to_cart']];
    const visits = Array.from({ length: 100 }, (_none, n) =>
      batch(`v${n}`, ...(n % 10 === 0 ? shown : []), ...(n % 2 === 0 ? shopped : [])),
    );
    const { visits: all, countries, funnel } = reportOf(records(...visits));
    expect(all).to.equal(100);
    expect(countries).to.deep.equal({ DE: 100 });
    expect(funnel.map(({ visits }) => visits)).to.deep.equal([100, 50, 50, 50, 0, 0]);
    expect(funnel.map(({ share }) => share)).to.deep.equal([1, 0.5, 0.5, 0.5, 0, 0]);
  });

  it('has nobody leave where two samples disagree by chance', () => {
    const one = batch('a', ['live_join'], ['video_start'], ['view_item', {}, 4]);
    const { funnel } = reportOf(records(one));
    expect(funnel[1]).to.deep.equal({ step: 'saw', visits: 4, share: 1, dropOff: 0 });
  });

  it('takes for a currency only what looks like one', () => {
    const money = ['EUR', 'toString', '__proto__', 'eur', 'EURO', 5].map(
      (currency) => ['purchase', { currency, value: 2 }] as const,
    );
    const { revenue } = reportOf(records(batch('a', ['live_join'], ...money)));
    expect(revenue).to.deep.equal({ EUR: 2 });
  });

  it('counts what was bought once, however often it is told', () => {
    const bought = ['purchase', { transaction_id: 'A1', currency: 'EUR', value: 9 }] as const;
    const nameless = ['purchase', { transaction_id: '', currency: 'EUR', value: 1 }] as const;
    const report = reportOf(
      records(
        batch('a', ['live_join'], bought, bought, nameless, nameless),
        batch('b', ['live_join'], bought),
      ),
    );
    expect(report.revenue).to.deep.equal({ EUR: 11 });
    expect(report.conversion, 'nobody bought in the second visit').to.equal(0.5);
  });

  it('says nothing of nobody', () => {
    const report = reportOf([]);
    expect(report).to.include({ visits: 0, conversion: 0, watchSeconds: 0 });
    expect(report.funnel.every(({ dropOff }) => dropOff === 0)).to.equal(true);
  });

  it('sorts health by device and network', () => {
    const health = { seconds: 60, stalls: 2, stall_ms: 600, latency_ms: 3000, network: '3g' };
    const { health: rows } = reportOf(
      records(batch('a', ['live_health', health], ['live_health', { ...health, network: '4g' }])),
    );
    expect(rows.map(({ network }) => network)).to.have.members(['3g', '4g']);
    expect(rows[0]).to.include({ device: 'phone', stallsAnHour: 120, stalled: 0.01 });
  });
});

describe('decodeBatch', () => {
  const good = batch('a', ['live_join']);
  for (const [what, bad] of Object.entries({
    'no object': 'facts',
    'another version': { ...good, v: 2 },
    'a visit with a space': { ...good, visit: 'a b' },
    'a name that is none': { ...good, facts: [[1, NOW, '<script>', {}]] },
    'a number that is none': { ...good, facts: [[0, NOW, 'live_join', {}]] },
    'a time in seconds': { ...good, facts: [[1, 1_700_000_000, 'live_join', {}]] },
    'a list for an object': { ...good, facts: [[1, NOW, 'live_join', []]] },
    'a country of three letters': { ...good, context: { ...CONTEXT, country: 'DEU' } },
  }))
    it(`refuses ${what}`, () => {
      expect(decodeBatch(bad)).to.have.property('ok', false);
    });
});
