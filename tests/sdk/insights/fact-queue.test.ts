import { expect } from '@open-wc/testing';
import { FactQueue } from '../../../src/sdk/insights/fact-queue.js';
import type { Fact, FactContext } from '../../../src/sdk/insights/fact.js';
import type { RoomError } from '../../../src/sdk/room/room-error.js';
import { FakeClock, settle } from '../../helpers/fake-clock.js';
import { FakeCollector, FakeDevice } from '../../helpers/insights.js';

const CONTEXT: FactContext = {
  show: 'show',
  country: 'DE',
  language: 'en',
  device: 'phone',
  network: '4g',
};

const aFact = (n: number, params = {}): Fact => ({
  id: `visit.${n}`,
  visit: 'visit',
  n,
  name: 'live_test',
  at: Date.UTC(2026, 0, 1),
  params: { n, ...params },
  weight: 1,
});

function aQueue(store = new FakeDevice().page().store) {
  const clock = new FakeClock();
  const collector = new FakeCollector();
  let state: { waiting: number; taken: number; error: RoomError | null } = {
    waiting: 0,
    taken: 0,
    error: null,
  };
  const queue = new FactQueue({
    clock,
    random: () => 0.5,
    store,
    send: collector.send(),
    every: 60_000,
    changed: (change) => (state = change),
  });
  return { clock, collector, queue, state: () => state };
}

describe('FactQueue', () => {
  it('lets facts wait for company, and sends them in one batch', async () => {
    const { clock, collector, queue } = aQueue();
    for (let n = 1; n <= 20; n += 1) queue.take(aFact(n), CONTEXT);
    await clock.advance(59_000);
    expect(collector.bodies).to.have.length(0);
    await clock.advance(2000);
    expect(collector.bodies).to.have.length(1);
    expect(collector.records.size).to.equal(20);
  });

  it('tries again less and less often while the collector is down, and says so once', async () => {
    const { clock, collector, queue, state } = aQueue();
    let asked = 0;
    collector.fate = () => {
      asked += 1;
      return 'lost';
    };
    queue.take(aFact(1), CONTEXT);
    await clock.advance(3_600_000);
    expect(asked).to.be.within(10, 30);
    expect(state().error).to.include({ code: 'insights-unreachable', recoverable: true });
    collector.fate = () => 'taken';
    await queue.flush();
    expect(collector.records.size).to.equal(1);
    expect(state()).to.include({ waiting: 0, error: null });
  });

  it('finds the fact that a collector refuses, and brings the others', async () => {
    const { collector, queue, state } = aQueue();
    for (let n = 1; n <= 33; n += 1) queue.take(aFact(n, n === 13 ? { bad: true } : {}), CONTEXT);
    const send = collector.send();
    const strict = new FactQueue({
      clock: new FakeClock(),
      random: () => 0.5,
      store: new FakeDevice().page().store,
      send: (body, how) => (body.includes('bad') ? Promise.resolve('refused') : send(body, how)),
      every: 1000,
      changed: () => undefined,
    });
    for (let n = 1; n <= 33; n += 1) strict.take(aFact(n, n === 13 ? { bad: true } : {}), CONTEXT);
    await strict.flush();
    expect(collector.records.size).to.equal(32);
    expect(state().waiting).to.equal(33);
  });

  it('does not ask a collector that refuses everything once for each fact', async () => {
    const { clock, collector, queue, state } = aQueue();
    let asked = 0;
    collector.fate = () => {
      asked += 1;
      return 'refused';
    };
    for (let n = 1; n <= 500; n += 1) queue.take(aFact(n), CONTEXT);
    await queue.flush();
    // Seven halves find the first, and three are too many to be chance.
    expect(asked).to.be.at.most(10);
    expect(state().waiting).to.equal(497);
    expect(state().error).to.include({ code: 'insights-refused' });
    await clock.advance(3_600_000);
    expect(asked).to.be.within(15, 35);
    collector.fate = () => 'taken';
    await queue.flush();
    expect(state().waiting).to.equal(0);
    expect(collector.records.size).to.be.greaterThan(450);
  });

  it('takes over what an earlier visit could not deliver', async () => {
    const device = new FakeDevice();
    const first = aQueue(device.page().store);
    first.collector.fate = () => 'lost';
    for (let n = 1; n <= 5; n += 1) first.queue.take(aFact(n), CONTEXT);
    await first.queue.kept();
    const second = aQueue(device.page().store);
    await second.queue.open();
    await second.clock.advance(1);
    expect(second.collector.records.size).to.equal(5);
    await second.queue.kept();
    expect(device.kept.size).to.equal(0);
  });

  it('is not stopped by what an earlier version has kept and nobody can write', async () => {
    const device = new FakeDevice();
    const context = CONTEXT;
    for (const [n, said] of [1n, 2, 3].entries())
      device.kept.set(`old.${n}`, {
        ...{ id: `old.${n}`, visit: 'old', context },
        fact: [n + 1, Date.UTC(2026, 0, 1), 'live_test', { said: said as number }],
      });
    const { clock, collector, queue, state } = aQueue(device.page().store);
    await queue.open();
    await clock.advance(1);
    expect(collector.named('live_test').map(({ params }) => params['said'])).to.deep.equal([2, 3]);
    expect(state().waiting).to.equal(0);
    await queue.kept();
    expect(device.kept.size).to.equal(0);
  });

  it('goes on after a line that throws', async () => {
    const collector = new FakeCollector();
    const clock = new FakeClock();
    let broken = true;
    const queue = new FactQueue({
      clock,
      random: () => 0.5,
      store: new FakeDevice().page().store,
      send: (body, how) => {
        if (broken) throw new Error('no line');
        return collector.send()(body, how);
      },
      every: 60_000,
      changed: () => undefined,
    });
    queue.take(aFact(1), CONTEXT);
    await queue.flush();
    broken = false;
    await clock.advance(10_000);
    expect(collector.records.size).to.equal(1);
  });

  it('goes out with the page, in what browsers still send for one', async () => {
    const { collector, queue } = aQueue();
    for (let n = 1; n <= 900; n += 1) queue.take(aFact(n, { text: 'x'.repeat(400) }), CONTEXT);
    queue.flushLast();
    await settle();
    const bytes = collector.bodies.reduce((sum, body) => sum + body.length, 0);
    expect(bytes).to.be.within(30_000, 65_536);
  });

  it('lives without a store', async () => {
    const full = () => Promise.reject(new Error('full'));
    const { collector, queue } = aQueue({ put: full, read: full, remove: full, clear: full });
    await queue.open();
    queue.take(aFact(1), CONTEXT);
    await queue.flush();
    expect(collector.records.size).to.equal(1);
    queue.erase();
    await queue.kept();
  });
});
