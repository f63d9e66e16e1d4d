import { expect } from '@open-wc/testing';
import { Channel } from '../../../src/sdk/realtime/channel.js';
import type { RoomMessage } from '../../../src/sdk/realtime/wire-format.js';
import { FakeClock, settle } from '../../helpers/fake-clock.js';
import { FakeEngine, type Abilities } from '../../helpers/fake-engine.js';

const DIAL = { url: 'https://shop.example/realtime', room: 'r', names: {} };

async function setUp(
  abilities: Abilities,
  random = 0.5,
): Promise<{
  engine: FakeEngine;
  clock: FakeClock;
  channel: Channel;
  heard: RoomMessage[];
  /** Places heard, each snapshot in brackets. */
  lane: () => string;
}> {
  const clock = new FakeClock();
  const engine = new FakeEngine(abilities);
  const heard: RoomMessage[] = [];
  const channel = new Channel({
    clock,
    random: () => random,
    deliver: (message) => heard.push(message),
    statusChanged: () => undefined,
    failed: () => undefined,
    counted: () => undefined,
  });
  channel.dial(DIAL, engine);
  await settle();
  const lane = (): string =>
    heard.map(({ type, seq }) => (type === 'snapshot' ? `[${seq}]` : `${seq}`)).join(' ');
  return { engine, clock, channel, heard, lane };
}

/** Loses the messages on these places. */
function losing(engine: FakeEngine, ...places: number[]): void {
  engine.mishap = (text) => {
    const { seq } = JSON.parse(text) as { seq: number };
    return places.includes(seq) ? [] : [text];
  };
}

describe('Recovery', () => {
  it('replays a gap over the line that is open, after a quarter of a second', async () => {
    const { engine, clock, lane } = await setUp({ replays: true, snapshots: true });
    losing(engine, 2, 3);
    for (let i = 0; i < 4; i += 1) engine.publish();
    await clock.advance(249);
    expect(lane()).to.equal('[0] 1');
    await clock.advance(101);
    expect(lane()).to.equal('[0] 1 2 3 4');
    expect(engine.dials).to.have.length(1);
    expect(engine.replays).to.equal(1);
  });

  it('notices by the tick that the last message was lost', async () => {
    const { engine, clock, lane } = await setUp({ replays: true, snapshots: true });
    losing(engine, 2);
    engine.publish();
    engine.publish();
    engine.mishap = (text) => [text];
    engine.tick();
    await clock.advance(400);
    expect(lane()).to.equal('[0] 1 2');
  });

  it('asks for what it missed when a line of an engine that does not send it is new', async () => {
    const { engine, clock, lane } = await setUp({ replays: true, snapshots: true });
    engine.publish();
    engine.cut();
    engine.publish();
    engine.publish();
    await clock.advance(1000);
    expect(engine.dials.at(-1)).to.deep.equal({ ep: 'e1', seq: 1 });
    expect(lane()).to.equal('[0] 1 2 3');
    expect(engine.snapshots, 'the first one').to.equal(1);
  });

  it('takes a snapshot, not all at once, when the memory does not reach back', async () => {
    const { engine, clock, lane } = await setUp({ replays: true, snapshots: true });
    engine.memory = 1;
    losing(engine, 2, 3);
    for (let i = 0; i < 4; i += 1) engine.publish();
    await clock.advance(1749);
    expect(lane()).to.equal('[0] 1');
    await clock.advance(102);
    expect(lane()).to.equal('[0] 1 [4]');
  });

  it('takes a snapshot instead of replaying more than five hundred', async () => {
    const { engine, clock, lane } = await setUp({ replays: true, snapshots: true }, 0);
    engine.mishap = () => [];
    for (let i = 0; i < 501; i += 1) engine.publish();
    engine.mishap = (text) => [text];
    engine.publish();
    await clock.advance(400);
    expect(engine.replays).to.equal(0);
    expect(lane()).to.equal('[0] [502]');
  });

  it('replays in portions what was missed in a long cut', async () => {
    const { engine, clock, heard } = await setUp({ replays: true, snapshots: true }, 0);
    engine.publish();
    engine.cut();
    for (let i = 0; i < 800; i += 1) engine.publish();
    await clock.advance(1000);
    expect(engine.replays).to.equal(2);
    const seqs = heard.flatMap(({ type, seq }) => (type === 'snapshot' ? [] : (seq ?? [])));
    expect(seqs).to.deep.equal(Array.from({ length: 801 }, (_, i) => i + 1));
  });

  it('dials from its position where there is no replay, then without, then goes on', async () => {
    const { engine, clock, lane } = await setUp({ resends: true }, 0);
    engine.mishap = (text) => (text.includes('"seq":1,') ? [] : [text]);
    engine.publish();
    engine.publish();
    await clock.advance(1000);
    expect(engine.dials).to.deep.equal([null, { ep: 'e1', seq: 0 }]);
    expect(lane()).to.equal('[0] 1 2');
  });

  for (const abilities of [{ resends: true }, { replays: true, snapshots: true }]) {
    const what = Object.keys(abilities).join(' and ');
    it(`begins anew with an epoch, within three seconds (an engine that ${what})`, async () => {
      const { engine, clock, lane } = await setUp(abilities);
      engine.publish();
      engine.renew('e2');
      engine.publish();
      engine.publish();
      await clock.advance(1400);
      expect(lane()).to.equal('[0] 1');
      await clock.advance(1100);
      expect(lane()).to.equal('[0] 1 [2]');
      engine.publish();
      await clock.advance(100);
      expect(lane()).to.equal('[0] 1 [2] 3');
    });
  }

  it('is not led back by a straggler, or a late snapshot, of the epoch before', async () => {
    const { engine, clock, lane } = await setUp({ replays: true, snapshots: true }, 0);
    engine.publish();
    const late = engine.snapshotText;
    engine.renew('e2');
    engine.publish();
    await clock.advance(500);
    expect(lane()).to.equal('[0] 1 [1]');
    engine.raw(JSON.stringify({ ep: 'e1', seq: 2, type: 'pin', data: { productId: 'old' } }));
    engine.raw(late);
    engine.publish();
    await clock.advance(500);
    expect(lane()).to.equal('[0] 1 [1] 2');
  });

  it('waits for no engine that does not answer', async () => {
    const { engine, clock, lane } = await setUp({ replays: true, snapshots: true }, 0);
    engine.publish();
    const never = new Promise<never>(() => undefined);
    const connect = engine.connect.bind(engine);
    engine.connect = (dial, events) => ({ ...connect(dial, events), replay: () => never });
    engine.cut();
    await clock.advance(400);
    losing(engine, 2);
    engine.publish();
    engine.publish();
    await clock.advance(5000);
    expect(lane()).to.equal('[0] 1 [3]');
  });

  it('goes on with what is pushed, without a line, and past what is missing', async () => {
    const clock = new FakeClock();
    const heard: RoomMessage[] = [];
    const channel = new Channel({
      clock,
      random: () => 0,
      deliver: (message) => heard.push(message),
      statusChanged: () => undefined,
      failed: () => undefined,
      counted: () => undefined,
    });
    const pin = (seq: number): object => ({ ep: 'e', seq, type: 'pin', data: { productId: 'a' } });
    channel.push([pin(3), pin(4)]);
    channel.push(pin(6));
    await clock.advance(1000);
    expect(heard.map(({ seq }) => seq)).to.deep.equal([3, 4, 6]);
    channel.close();
    expect(clock.pendingTimers).to.equal(0);
  });
});
