import { expect } from '@open-wc/testing';
import { CommitQueue, MAX_QUEUED } from '../../../src/sdk/realtime/commit-queue.js';
import type { RoomMessage } from '../../../src/sdk/realtime/wire-format.js';
import { FakeClock } from '../../helpers/fake-clock.js';

const likes = (total: number): RoomMessage => ({ type: 'likes', data: { total } });
const pin = (seq: number, at?: number): RoomMessage => ({
  type: 'pin',
  seq,
  at,
  data: { productId: 'shoe' },
});
const line = (id: string, role?: 'host'): RoomMessage => ({
  type: 'chat',
  data: { id, author: { id: 'a', name: 'A', role }, text: id },
});
const taken = (id: string): RoomMessage => ({ type: 'chat.delete', data: { id } });

/** @param cost ms that the page takes for a message */
function setUp(cost = 0): {
  queue: CommitQueue;
  clock: FakeClock;
  heard: RoomMessage[];
  dropped: () => number;
  take: (...messages: RoomMessage[]) => void;
} {
  const clock = new FakeClock();
  const heard: RoomMessage[] = [];
  let dropped = 0;
  let spent = 0;
  const queue = new CommitQueue({
    clock: { ...bound(clock), now: () => clock.now() + spent },
    deliver: (message) => {
      spent += cost;
      heard.push(message);
    },
    dropped: (count) => (dropped += count),
  });
  const take = (...messages: RoomMessage[]): void => {
    for (const message of messages) queue.push(message);
    queue.settle();
  };
  return { queue, clock, heard, dropped: () => dropped, take };
}

function bound(clock: FakeClock): Pick<FakeClock, 'after' | 'every'> {
  return { after: clock.after.bind(clock), every: clock.every.bind(clock) };
}

describe('CommitQueue', () => {
  it('shows at once what comes after a pause, and the rest ten times a second', async () => {
    const { clock, heard, take } = setUp();
    take(pin(1));
    expect(heard).to.have.length(1);
    let commits = 0;
    let before = heard.length;
    for (let ms = 0; ms < 1000; ms += 5) {
      take(pin(ms + 2));
      await clock.advance(5);
      if (heard.length > before) commits += 1;
      before = heard.length;
    }
    expect(commits).to.equal(10);
    expect(heard).to.have.length(201);
  });

  it('brings a message with its picture, in the middle of the beat', () => {
    const { queue, heard, take } = setUp();
    take(pin(1));
    take(pin(2, 5000), pin(3));
    queue.reached(4999);
    expect(heard).to.have.length(1);
    queue.reached(5000);
    expect(heard.map(({ seq }) => seq)).to.deep.equal([1, 2, 3]);
  });

  it('stops after four milliseconds, and goes on with the next beat', async () => {
    const { clock, heard, take } = setUp(1);
    take(pin(1), pin(2), pin(3), pin(4), pin(5), pin(6));
    expect(heard).to.have.length(4);
    await clock.advance(100);
    expect(heard).to.have.length(6);
  });

  it('takes the state lane first', () => {
    const { heard, take } = setUp(4);
    take(taken('a'), pin(1));
    expect(heard.map(({ type }) => type)).to.deep.equal(['pin']);
  });

  it('keeps of sums, and of values with a key, only the last', () => {
    const { heard, take } = setUp();
    const [first, second] = [taken('a'), taken('b')].map((said) => ({ ...said, key: 'k' }));
    take(likes(1), first, likes(2), second, taken('c'));
    expect(heard).to.deep.equal([likes(2), second, taken('c')]);
  });

  it('drops the oldest of the ephemeral lane beyond its bound, and counts them', async () => {
    const { queue, clock, heard, dropped, take } = setUp();
    take(pin(1));
    for (let i = 0; i < 5000; i += 1) take(taken(`l${i}`));
    expect(queue.size).to.equal(MAX_QUEUED);
    expect(dropped()).to.equal(3000);
    await clock.advance(100);
    const last = heard.at(-1);
    expect(last?.type === 'chat.delete' && last.data.id).to.equal('l4999');
  });

  it('loses nothing of a state lane beyond all bounds, and still keeps its own', async () => {
    const { queue, clock, heard, dropped, take } = setUp();
    take(pin(0));
    for (let seq = 1; seq <= 10_000; seq += 1) take(pin(seq), taken(`l${seq}`));
    expect(queue.size).to.be.at.most(MAX_QUEUED);
    await clock.advance(100);
    const seqs = heard.flatMap(({ seq }) => seq ?? []);
    expect(seqs).to.deep.equal(Array.from({ length: 10_001 }, (_, seq) => seq));
    expect(dropped()).to.be.above(0);
  });

  it('lets thirty lines of viewers a second through, the newest, and all of the host', async () => {
    const { clock, heard, dropped, take } = setUp();
    take(pin(1));
    take(...Array.from({ length: 200 }, (_, i) => line(`l${i}`)), line('host', 'host'));
    expect(dropped()).to.equal(170);
    await clock.advance(100);
    const ids = (): string[] => heard.flatMap((m) => (m.type === 'chat' ? m.data.id : []));
    expect(ids()).to.deep.equal(['host', 'l170', 'l171', 'l172']);
    await clock.advance(1000);
    expect(ids().at(-1)).to.equal('l199');
    expect(clock.pendingTimers).to.equal(0);
  });

  it('leaves nothing behind', () => {
    const { queue, clock, take } = setUp();
    take(pin(1));
    take(pin(2));
    queue.dispose();
    expect(clock.pendingTimers).to.equal(0);
    expect(queue.size).to.equal(0);
  });
});
