import { expect } from '@open-wc/testing';
import { OrderBoard, type OrderMessage } from '../../../src/sdk/orders/order-board.js';
import { Orders } from '../../../src/sdk/orders/orders.js';
import type { OrdersState } from '../../../src/sdk/index.js';
import { NO_ORDERS } from '../../../src/sdk/orders/orders-state.js';
import { DisposalScope } from '../../../src/sdk/state/disposal-scope.js';
import { FakeAnnouncer } from '../../helpers/fake-announcer.js';
import { FakeClock, settle } from '../../helpers/fake-clock.js';
import { aBattle, battle, BEGIN, orders } from '../../helpers/orders.js';

function aBoard() {
  const clock = new FakeClock();
  const announcer = new FakeAnnouncer();
  const scope = new DisposalScope();
  let state: OrdersState = NO_ORDERS;
  let picture = -Infinity;
  const board = new OrderBoard({
    clock,
    scope,
    announcer,
    serverNow: () => clock.now(),
    changed: (change) => (state = { ...state, ...change }),
  });
  return {
    board,
    clock,
    announcer,
    scope,
    get state() {
      return state;
    },
    /** The picture plays up to the end of this bucket; the server is there, too. */
    async reach(bucket: number) {
      const end = BEGIN + bucket * 5000;
      await clock.advance(Math.max(0, end - clock.now()));
      picture = picture < end ? Math.max(picture, BEGIN) : end;
      for (; picture < end; picture += 1000) board.advance(picture);
      board.advance((picture = end));
    },
    jump(bucket: number) {
      board.advance((picture = BEGIN + bucket * 5000));
    },
    take: (...messages: OrderMessage[]) => messages.forEach((message) => board.receive(message)),
  };
}

describe('the tally', () => {
  it('shows a statement when the picture gets there, and undoes it with a rewind', async () => {
    const own = aBoard();
    await own.reach(0);
    own.take(orders({ KR: 20, JP: 10 }, 1), orders({ KR: 30, JP: 40 }, 2));
    expect(own.state.tally).to.be.null;
    await own.reach(1);
    expect(own.state.tally?.total).to.equal(30);
    expect(own.state.tally?.countries.map(({ code }) => code)).to.deep.equal(['KR', 'JP']);
    await own.reach(2);
    expect(own.state.tally?.total).to.equal(70);
    expect(own.state.tally?.countries.map(({ code, fresh }) => [code, fresh])).to.deep.equal([
      ['JP', 30],
      ['KR', 10],
    ]);
    own.jump(1);
    expect(own.state.tally?.total).to.equal(30);
  });

  it('pools countries below k once more, and says of nobody that there was one new', async () => {
    const own = aBoard();
    await own.reach(0);
    own.take(orders({ KR: 20, MT: 9 }, 1, { other: 4 }), orders({ KR: 20, MT: 10 }, 2));
    await own.reach(1);
    expect(own.state.tally?.countries.map(({ code }) => code)).to.deep.equal(['KR']);
    expect(own.state.tally?.other).to.equal(13);
    expect(own.state.tally?.total).to.equal(33);
    await own.reach(2);
    expect(own.state.tally?.countries[1]).to.include({ code: 'MT', count: 10, fresh: 0 });
  });

  it('counts codes that nobody knows with the others, and keeps XK for a page that names it', async () => {
    const own = aBoard();
    await own.reach(0);
    own.take(orders({ KR: 20, QQ: 50, EU: 30, XK: 15, AA: 11 }, 1));
    await own.reach(1);
    const { tally } = own.state;
    expect(tally?.countries.map(({ code }) => code)).to.deep.equal(['KR']);
    expect(tally?.unlisted.map(({ code, count }) => [code, count])).to.deep.equal([['XK', 15]]);
    expect([tally?.total, tally?.other]).to.deep.equal([126, 106]);
  });

  it('tells the rate of the last minute, and none after a new beginning', async () => {
    const own = aBoard();
    await own.reach(0);
    for (let bucket = 1; bucket <= 24; bucket += 1) {
      own.take(orders({ KR: bucket * bucket * 10 }, bucket));
      await own.reach(bucket);
    }
    expect(own.state.tally?.rate).to.equal((24 * 24 - 12 * 12) * 10);
    own.take(orders({ KR: 10 }, 25, { since: BEGIN + 24 * 5000 }));
    await own.reach(25);
    expect(own.state.tally?.total).to.equal(10);
    expect(own.state.tally?.rate).to.equal(0);
  });

  it('refuses buckets of a clock that is off, and goes on with what comes after', async () => {
    const own = aBoard();
    await own.reach(2);
    own.take({ ...orders({ KR: 99 }, 1000), ts: BEGIN + 10_000, at: BEGIN });
    own.take(orders({ KR: 20 }, 2), { type: 'orders', data: { city: 'Seoul' } });
    expect(own.state.tally?.total).to.equal(20);
    expect(own.state.refused).to.equal(2);
  });

  it('celebrates round numbers and another leader in step with the picture, and nothing found', async () => {
    const own = aBoard();
    await own.reach(0);
    own.take(orders({ KR: 90, JP: 80 }, 1), orders({ KR: 100, JP: 160 }, 2));
    await own.reach(1);
    expect(own.state.moments).to.be.empty;
    expect(own.announcer.facts).to.be.empty;
    await own.reach(2);
    expect(own.state.moments.map(({ kind }) => kind)).to.deep.equal(['leader', 'milestone']);
    expect(own.announcer.detailsOf('order-leader-changed')).to.deep.equal([
      { country: 'JP', previous: 'KR' },
    ]);
    expect(own.announcer.detailsOf('order-milestone')).to.deep.equal([{ count: 250 }]);
  });

  it('celebrates nothing that a cut or a jump has brought', async () => {
    const own = aBoard();
    await own.reach(0);
    own.take(orders({ KR: 90 }, 1));
    await own.reach(1);
    await own.reach(6);
    // The line is back: this was twenty seconds ago.
    own.take(orders({ KR: 200, JP: 300 }, 2));
    expect(own.state.tally?.total).to.equal(500);
    own.take(orders({ KR: 5000, JP: 300 }, 40));
    own.jump(40);
    expect(own.state.tally?.total).to.equal(5300);
    expect(own.state.moments).to.be.empty;
  });

  it('keeps who watches apart from who orders', async () => {
    const own = aBoard();
    await own.reach(1);
    own.take({ ...orders({ KR: 300, US: 700 }, 1), type: 'viewers' });
    expect(own.state.viewers?.countries[0]?.code).to.equal('US');
    expect(own.state.tally).to.be.null;
  });
});

describe('battles', () => {
  it('pass through their phases by the server’s clock, without a message', async () => {
    const own = aBoard();
    own.take(battle(0, 0, 0, { startsAt: BEGIN + 10_000, until: BEGIN }));
    await own.reach(1);
    expect(own.state.battles[0]?.phase).to.equal('soon');
    await own.reach(3);
    expect(own.state.battles[0]?.phase).to.equal('running');
    await own.clock.advance(60_000);
    expect(own.state.battles[0]?.phase).to.equal('counting');
  });

  it('tell of overtime, a winner and a draw as the site decides', async () => {
    const own = aBoard();
    await own.reach(0);
    own.take(battle(40, 40, 12, { overtimeEndsAt: BEGIN + 80_000 }));
    await own.reach(12);
    expect(own.state.battles[0]?.phase).to.equal('overtime');
    expect(own.state.battles[0]?.endsAt).to.equal(BEGIN + 80_000);
    own.take(battle(40, 41, 13, { overtimeEndsAt: BEGIN + 80_000, result: { winner: 'JP' } }));
    await own.reach(13);
    expect(own.state.battles[0]).to.include({ phase: 'over', winner: 'JP' });
    expect(own.announcer.detailsOf('battle-won')).to.deep.equal([
      { battleId: 'kr-jp', winner: 'JP', late: false },
    ]);
  });

  it('announce each unlock and winner once, also to who comes late or rewinds', async () => {
    const own = aBoard();
    const over = battle(120, 40, 12, { result: { winner: 'KR' } });
    await own.reach(0);
    own.take(battle(20, 20, 1), battle(110, 30, 6), over, over, battle(110, 30, 6));
    for (const bucket of [1, 6, 12]) await own.reach(bucket);
    own.jump(1);
    expect(own.state.battles[0]?.goals[0]?.unlockedAt).to.be.null;
    await own.reach(12);
    expect(own.announcer.detailsOf('goal-unlocked')).to.have.length(1);
    expect(own.announcer.detailsOf('battle-won')).to.have.length(1);
    // Who watches it again sees it again.
    const kinds = own.state.moments.map(({ kind }) => kind);
    expect(kinds).to.deep.equal(['unlock', 'won', 'unlock', 'won']);

    const late = aBoard();
    await late.reach(12);
    late.take(over);
    expect(late.announcer.detailsOf('goal-unlocked')).to.deep.equal([
      {
        battleId: 'kr-jp',
        goalId: 'gift',
        country: 'KR',
        reward: { kind: 'coupon', ref: 'tote', limit: null },
        late: true,
      },
    ]);
    expect(late.state.moments).to.be.empty;
  });

  it('say that a deadline was moved, and follow the newest', async () => {
    const own = aBoard();
    await own.reach(0);
    own.take(battle(20, 20, 1), battle(30, 20, 2, { endsAt: BEGIN + 90_000 }));
    await own.reach(1);
    expect(own.state.battles[0]).to.include({ moved: false, endsAt: BEGIN + 60_000 });
    await own.reach(2);
    expect(own.state.battles[0]).to.include({ moved: true, endsAt: BEGIN + 90_000 });
  });

  it('show no count below k, and are bounded', async () => {
    const own = aBoard();
    await own.reach(1);
    own.take(battle(9, 10, 1));
    expect(own.state.battles[0]?.sides.map(({ count }) => count)).to.deep.equal([0, 10]);
    for (let index = 0; index < 50; index += 1) {
      const startsAt = BEGIN + index;
      const data = aBattle(20, 20, 1, { id: `b${index}`, startsAt });
      own.take({ type: 'battle', data, ts: BEGIN, at: BEGIN });
    }
    expect(own.state.battles).to.have.length(8);
    expect(own.state.battles.at(-1)?.id).to.equal('b49');
  });
});

describe('Orders', () => {
  it('fetches nothing until there is something to count, and then loses nothing', async () => {
    const clock = new FakeClock();
    const scope = new DisposalScope();
    let arrive: () => void = () => undefined;
    let asked = 0;
    const door = new Orders({
      clock,
      scope,
      announcer: new FakeAnnouncer(),
      serverNow: () => clock.now() + 10_000,
      load: () => {
        asked += 1;
        return new Promise((resolve) => (arrive = () => resolve(OrderBoard)));
      },
    });
    door.advance(BEGIN);
    expect(asked).to.equal(0);
    door.receive(orders({ KR: 20 }, 1));
    door.receive(orders({ KR: 25 }, 2));
    arrive();
    await settle();
    door.advance(BEGIN + 10_000);
    expect(door.store.current.tally?.total).to.equal(25);
    expect(asked).to.equal(1);
    scope.dispose();
    expect(clock.pendingTimers).to.equal(0);
  });

  it('says so when its code cannot be had', async () => {
    const announcer = new FakeAnnouncer();
    const clock = new FakeClock();
    const door = new Orders({
      clock,
      announcer,
      scope: new DisposalScope(),
      serverNow: () => clock.now(),
      load: () => Promise.reject(new Error('offline')),
    });
    door.receive(orders({ KR: 20 }));
    await settle();
    expect(announcer.errors.map(({ family, code }) => [family, code])).to.deep.equal([
      ['orders', 'engine-unavailable'],
    ]);
  });
});
