import { expect } from '@open-wc/testing';
import { Realtime } from '../../../src/sdk/realtime/realtime.js';
import type { RoomMessage } from '../../../src/sdk/realtime/wire-format.js';
import type { RoomError } from '../../../src/sdk/room/room-error.js';
import { DisposalScope } from '../../../src/sdk/state/disposal-scope.js';
import { FakeClock } from '../../helpers/fake-clock.js';
import { channelEngines, FakeTransport, stateMessage } from '../../helpers/fake-transport.js';

const LINK = {
  transport: 'websocket',
  url: 'wss://shop.example/realtime?room=r',
  room: 'r',
  names: {},
} as const;

function snapshot(seq: number, rest: object = {}): object {
  return stateMessage(seq, 'snapshot', { status: 'live', pins: [], stock: [], cues: [] }, rest);
}

function pin(seq: number, rest: object = {}): object {
  return stateMessage(seq, 'pin', { productId: `p${seq}` }, rest);
}

async function setUp(token?: () => Promise<string>): Promise<{
  clock: FakeClock;
  transport: FakeTransport;
  realtime: Realtime;
  scope: DisposalScope;
  heard: RoomMessage[];
  /** Places of what was delivered, once all of it is. */
  seqs: () => Promise<(number | undefined)[]>;

  errors: RoomError[];
}> {
  const clock = new FakeClock();
  const transport = new FakeTransport();
  const scope = new DisposalScope();
  const heard: RoomMessage[] = [];
  const errors: RoomError[] = [];
  const realtime = new Realtime({
    clock,
    random: () => 0,
    scope,
    announcer: { fail: (error) => errors.push(error), request: async () => undefined },
    engines: channelEngines(transport),
    token,
    deliver: (message) => heard.push(message),
  });
  await realtime.connect(LINK);
  const seqs = async (): Promise<(number | undefined)[]> => {
    await clock.advance(100);
    return heard.map((message) => message.seq);
  };
  return { clock, transport, realtime, scope, heard, errors, seqs };
}

describe('Realtime', () => {
  it('is open once the line is, and delivers what it hears', async () => {
    const { transport, realtime, seqs } = await setUp();
    expect(realtime.store.current.status).to.equal('connecting');
    transport.line.open(snapshot(5), pin(6));
    expect(realtime.store.current.status).to.equal('open');
    expect(await seqs()).to.deep.equal([5, 6]);
  });

  describe('keeps the state lane in order', () => {
    it('delivers each message once', async () => {
      const { transport, seqs } = await setUp();
      transport.line.open(snapshot(5), pin(6), pin(6), pin(4), pin(7));
      expect(await seqs()).to.deep.equal([5, 6, 7]);
    });

    it('puts messages that overtook each other back in order', async () => {
      const { transport, seqs } = await setUp();
      transport.line.open(snapshot(5), pin(8), pin(7), pin(6));
      expect(await seqs()).to.deep.equal([5, 6, 7, 8]);
    });

    it('holds what came before its snapshot', async () => {
      const { transport, seqs } = await setUp();
      transport.line.open(pin(6), snapshot(5), pin(7));
      expect(await seqs()).to.deep.equal([5, 6, 7]);
    });

    it('asks again from its position when a gap stays for a quarter of a second', async () => {
      const { clock, transport, seqs } = await setUp();
      transport.line.open(snapshot(5), pin(7));
      await clock.advance(249);
      expect(transport.lines).to.have.length(1);
      await clock.advance(1);
      expect(transport.line.dropped).to.equal(true);
      await clock.advance(1000);
      expect(transport.lines).to.have.length(2);
      expect(transport.line.dial.since).to.deep.equal({ ep: 'e1', seq: 5 });
      transport.line.open(pin(6), pin(7));
      expect(await seqs()).to.deep.equal([5, 6, 7]);
    });

    it('says nothing to the viewer about a gap', async () => {
      const { clock, transport, errors } = await setUp();
      transport.line.open(snapshot(5), pin(7));
      await clock.advance(300);
      expect(errors).to.deep.equal([]);
    });

    it('goes on without a message that the server cannot send again', async () => {
      const { clock, transport, seqs } = await setUp();
      transport.line.open(snapshot(5), pin(7));
      await clock.advance(1000);
      transport.line.open(pin(7), pin(8));
      await clock.advance(300);
      // Its position is kept, in case that there is no snapshot either.
      await clock.advance(1000);
      expect(transport.line.dial.since, 'a snapshot').to.equal(null);
      transport.line.open(pin(7), pin(8));
      await clock.advance(250);
      expect(await seqs()).to.deep.equal([5, 7, 8]);
      expect(transport.lines).to.have.length(3);
    });

    it('takes a new snapshot when the server has lost count', async () => {
      const { clock, transport, seqs } = await setUp();
      transport.line.open(snapshot(50), pin(2, { ep: 'e2' }));
      await clock.advance(1000);
      expect(transport.line.dial.since).to.equal(null);
      transport.line.open(snapshot(2, { ep: 'e2' }), pin(3, { ep: 'e2' }));
      expect(await seqs()).to.deep.equal([50, 2, 3]);
    });

    it('lets pass what is outside the lane, each id once', async () => {
      const { clock, transport, heard } = await setUp();
      const cue = {
        type: 'cue',
        id: 'x',
        data: { id: 'c', start: Date.UTC(2026, 0, 1), end: Date.UTC(2026, 0, 2), text: 'Hi' },
      };
      transport.line.open(cue, cue);
      await clock.advance(100);
      expect(heard).to.have.length(1);
    });

    it('drops what is no longer worth showing', async () => {
      const { clock, transport, seqs } = await setUp();
      const old = clock.now() - 5000;
      transport.line.open(
        snapshot(5, { ts: clock.now() }),
        pin(6, { ts: old, ttl: 1000 }),
        pin(7, { ts: old, ttl: 10_000 }),
      );
      expect(await seqs()).to.deep.equal([5, 7]);
    });
  });

  describe('with a token', () => {
    it('asks for a fresh one for every line', async () => {
      let asked = 0;
      const { clock, transport } = await setUp(async () => `t${(asked += 1)}`);
      expect(await transport.line.dial.token?.()).to.equal('t1');
      transport.line.open(snapshot(5));
      // The server ends a line whose token has run out.
      transport.line.close();
      await clock.advance(500);
      expect(await transport.line.dial.token?.()).to.equal('t2');
    });

    it('tells of a page that has none to give, and asks again less and less often', async () => {
      const { clock, transport, errors } = await setUp(() => Promise.reject(new Error('log in')));
      const dials = async (): Promise<number> => {
        const before = transport.lines.length;
        const end = clock.now() + 10_000;
        while (clock.now() < end) {
          const { line } = transport;
          await line.dial.token?.().catch(() => line.close());
          await clock.advance(50);
        }
        return transport.lines.length - before;
      };
      const first = await dials();
      await dials();
      expect(await dials()).to.be.below(first / 2);
      expect(errors.map(({ code, recoverable }) => [code, recoverable])).to.deep.equal([
        ['realtime-token-failed', true],
      ]);
    });

    it('does not believe a token that is no text', async () => {
      const { transport } = await setUp((async () => undefined) as never);
      const answer = await transport.line.dial.token?.().catch((error: unknown) => error);
      expect(answer).to.be.an('error');
    });
  });

  describe('keeps the line alive', () => {
    it('drops a silent line after two and a half ticks and dials anew', async () => {
      const { clock, transport, realtime } = await setUp();
      transport.line.open(snapshot(5));
      await clock.advance(7499);
      expect(transport.line.dropped).to.equal(false);
      const [silent] = transport.lines;
      await clock.advance(1);
      expect(silent.dropped).to.equal(true);
      expect(realtime.store.current.status).to.equal('reconnecting');
      expect(transport.lines).to.have.length(2);
    });

    it('stays with a line that ticks', async () => {
      const { clock, transport } = await setUp();
      transport.line.open(snapshot(5));
      for (let i = 0; i < 10; i += 1) {
        await clock.advance(3000);
        transport.line.say({ v: 1, type: 'tick', data: {} });
      }
      expect(transport.lines).to.have.length(1);
    });

    it('listens no more to a line it has dropped', async () => {
      const { clock, transport, seqs } = await setUp();
      const [first] = transport.lines;
      transport.line.open(snapshot(5));
      await clock.advance(8000);
      first.say(pin(6));
      first.close();
      expect(await seqs()).to.deep.equal([5]);
      expect(transport.lines).to.have.length(2);
    });

    it('dials every second at first, then ever less often, but at least every 15 s', async () => {
      const { clock, transport } = await setUp();
      const waits: number[] = [];
      for (let i = 0; i < 33; i += 1) {
        const before = transport.lines.length;
        const from = clock.now();
        transport.line.close();
        while (transport.lines.length === before) await clock.advance(50);
        waits.push(clock.now() - from);
      }
      expect(Math.max(...waits.slice(0, 25))).to.equal(400);
      expect(waits.slice(-7)).to.deep.equal([500, 1000, 2000, 4000, 7500, 7500, 7500]);
    });

    it('tells of a server that is down once, and again only after it was back', async () => {
      const { clock, transport, errors } = await setUp();
      for (let i = 0; i < 4; i += 1) {
        transport.line.close();
        await clock.advance(15_000);
      }
      expect(errors.map(({ code, recoverable }) => [code, recoverable])).to.deep.equal([
        ['realtime-unreachable', true],
      ]);
      while (transport.line.dropped) await clock.advance(100);
      transport.line.open(snapshot(5));
      transport.line.close();
      await clock.advance(300);
      expect(errors, 'a short cut').to.have.length(1);
      transport.line.close();
      expect(errors).to.have.length(2);
    });

    it('counts garbage, and takes a server that says nothing else for down', async () => {
      const { clock, transport, realtime, errors } = await setUp();
      transport.line.open();
      for (let i = 0; i < 8; i += 1) {
        transport.line.sayRaw('not json');
        await clock.advance(1000);
      }
      expect(realtime.store.current.rejectedMessages).to.equal(8);
      expect(errors.map(({ code }) => code)).to.deep.equal(['realtime-unreachable']);
    });

    it('dials at once when the page is back, instead of waiting', async () => {
      const { clock, transport, realtime } = await setUp();
      for (let i = 0; i < 6; i += 1) {
        transport.line.close();
        await clock.advance(15_000);
      }
      transport.line.close();
      const before = transport.lines.length;
      realtime.wake();
      expect(transport.lines).to.have.length(before + 1);
    });

    it('leaves nothing behind', async () => {
      const { clock, transport, realtime, scope } = await setUp();
      transport.line.open(snapshot(5), pin(7));
      scope.dispose();
      expect(transport.line.dropped).to.equal(true);
      expect(realtime.store.current.status).to.equal('closed');
      expect(clock.pendingTimers).to.equal(0);
      await clock.advance(60_000);
      expect(transport.lines).to.have.length(1);
    });
  });

  it("knows the server's time from the fastest of its probes", async () => {
    const { clock, transport, realtime } = await setUp();
    const AHEAD = 90_000;
    transport.line.open(snapshot(5));
    const delays = [140, 20, 100];
    for (const delay of delays) {
      const sent = transport.line.sent.length;
      const { t0 } = JSON.parse(transport.line.sent.at(-1) ?? '') as { t0: number };
      // All of the delay on the way back: the probe is wrong by a half of it.
      await clock.advance(delay);
      transport.line.say({ v: 1, type: 'pong', data: { t0, t1: t0 + AHEAD } });
      while (transport.line.sent.length === sent) await clock.advance(10);
    }
    // A correction slides in.
    await clock.advance(2000);
    expect(realtime.serverNow() - clock.now()).to.be.closeTo(AHEAD, 11);
  });
});
