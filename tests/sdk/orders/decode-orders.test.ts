import { expect } from '@open-wc/testing';
import { decodeBattle, decodeTally } from '../../../src/sdk/orders/decode-orders.js';
import { aBattle, aTally, BEGIN } from '../../helpers/orders.js';

const told = (data: unknown): string =>
  typeof data === 'object' ? Object.keys(data ?? {}).join(' ') : typeof data;
const refuses = (data: unknown): void => {
  const read = decodeTally(data);
  expect(read.ok, told(data)).to.be.false;
  if (!read.ok) {
    expect(read.error.family).to.equal('orders');
    expect(read.error.code).to.equal('realtime-message-invalid');
  }
};
const refusesBattle = (data: unknown): void => {
  expect(decodeBattle(data).ok, told(data)).to.be.false;
};

describe('decodeTally', () => {
  it('takes sums by country, and fills in what may be left out', () => {
    const { since, until, bucket, sums } = aTally({ KR: 12, JP: 30 });
    const least = { since, until, bucket, sums };
    expect(decodeTally(least)).to.deep.equal({ ok: true, value: aTally({ KR: 12, JP: 30 }) });
  });

  it('refuses whatever is finer than a country', () => {
    const tally = aTally({ KR: 12 });
    for (const finer of [
      { lat: 37.5, lon: 127 },
      { lat: 37.5 },
      { latitude: 37.5, longitude: 127 },
      { city: 'Seoul' },
      { cities: { Seoul: 12 } },
      { name: 'Min-jun' },
      { amount: '24.00' },
      { amounts: { KR: 1200 } },
      { orderedAt: BEGIN },
      { order: 'o-1' },
      { orders: [{ country: 'KR', at: BEGIN }] },
      { postcode: '04524' },
      { ip: '203.0.113.7' },
    ])
      refuses({ ...tally, ...finer });
    for (const code of ['KR-11', 'Seoul', 'kr', 'KOR', '410', '', 'K'])
      refuses({ ...tally, sums: { KR: 12, [code]: 12 } });
    refuses({ ...tally, sums: { KR: { count: 12, city: 'Seoul' } } });
  });

  it('refuses what is told more often than every five seconds, and a k that hides nobody', () => {
    refuses(aTally({ KR: 12 }, 1, { bucket: 1000 }));
    refuses(aTally({ KR: 12 }, 1, { bucket: 0 }));
    refuses(aTally({ KR: 12 }, 1, { k: 1 }));
  });

  it('refuses sums that cannot be', () => {
    for (const sum of [-1, 1.5, 1e13, NaN, Infinity, '12', null, true])
      refuses(aTally({ KR: sum as number }));
    refuses(aTally({ KR: 12 }, 1, { other: -3 }));
    refuses(aTally({}, 1, { sums: null }));
    refuses(aTally({}, 1, { sums: [] }));
    const every = Array.from({ length: 676 }, (_, index) => [
      String.fromCharCode(65 + Math.floor(index / 26), 65 + (index % 26)),
      12,
    ]);
    refuses(aTally(Object.fromEntries(every) as Record<string, number>));
  });

  it('refuses times that cannot be', () => {
    refuses(aTally({ KR: 12 }, 1, { until: BEGIN - 1 }));
    refuses(aTally({ KR: 12 }, 1, { until: 1_700_000_000 }));
    refuses(aTally({ KR: 12 }, 1, { since: 'yesterday' }));
  });

  it('survives whatever is not a tally', () => {
    const trap = {
      get sums(): never {
        throw new Error('gotcha');
      },
    };
    for (const data of [null, undefined, 7, 'x', [], {}, trap]) refuses(data);
  });
});

describe('decodeBattle', () => {
  it('takes a battle as it is told', () => {
    expect(decodeBattle(aBattle(5, 7))).to.deep.equal({ ok: true, value: aBattle(5, 7) });
  });

  it('refuses a battle without countries, against itself, or of one alone', () => {
    const alone = { country: 'KR', count: 5 };
    for (const sides of [[], [alone], [alone, alone], null, Array(9).fill(alone)])
      refusesBattle({ ...aBattle(5, 7), sides });
  });

  it('lets a goal be for one country, or for everybody', () => {
    const goals = [{ id: 'all', target: 1000 }];
    expect(decodeBattle({ ...aBattle(0, 0), kind: 'goal', sides: [], goals }).ok).to.be.true;
    refusesBattle({ ...aBattle(0, 0), kind: 'goal', sides: [], goals: [] });
  });

  it('refuses two deadlines, and one before the beginning', () => {
    const battle = aBattle(5, 7);
    refusesBattle({ ...battle, deadline: battle.endsAt });
    refusesBattle({ ...battle, endsAt: [battle.endsAt, battle.endsAt + 1] });
    refusesBattle({ ...battle, endsAt: battle.startsAt });
    refusesBattle({ ...battle, overtimeEndsAt: battle.endsAt });
    refusesBattle({ ...battle, endsAt: battle.startsAt + 90 * 86_400_000 });
  });

  it('refuses a winner who did not take part', () => {
    refusesBattle({ ...aBattle(5, 7), result: { winner: 'FR' } });
    expect(decodeBattle({ ...aBattle(5, 7), result: { winner: null } }).ok).to.be.true;
  });

  it('leaves out goals that can never be reached, and keeps rewards that refer to nothing', () => {
    const goals = [
      { id: 'foreign', country: 'FR', target: 10 },
      { id: 'zero', country: 'KR', target: 0 },
      { id: 'city', country: 'KR', target: 10, city: 'Seoul' },
      'nonsense',
      { id: 'bare', target: 10, reward: { kind: 'coupon' } },
      { id: 'none', target: 20 },
    ];
    const read = decodeBattle({ ...aBattle(5, 7), goals });
    if (!read.ok) throw read.error;
    expect(read.value.goals.map(({ id, reward }) => [id, reward?.ref])).to.deep.equal([
      ['bare', null],
      ['none', undefined],
    ]);
  });

  it('refuses whatever is finer than a country', () => {
    refusesBattle({ ...aBattle(5, 7), city: 'Seoul' });
    refusesBattle({
      ...aBattle(5, 7),
      sides: [
        { country: 'KR', count: 5, lat: 37 },
        { country: 'JP', count: 7 },
      ],
    });
  });
});
