import { expect } from '@open-wc/testing';
import { ServerClock } from '../../../src/sdk/realtime/server-clock.js';
import { FakeClock } from '../../helpers/fake-clock.js';

/** Asks, and answers after a way there and a way back. */
async function ask(
  server: ServerClock,
  clock: FakeClock,
  ahead: number,
  [there, back]: readonly [number, number],
): Promise<void> {
  const { t0 } = JSON.parse(server.probe()) as { t0: number };
  await clock.advance(there);
  const t1 = clock.now() + ahead;
  await clock.advance(back);
  server.answer({ t0, t1 });
}

describe('ServerClock', () => {
  let clock: FakeClock;
  let server: ServerClock;
  const offset = (): number => server.now() - clock.now();

  beforeEach(() => {
    clock = new FakeClock();
    server = new ServerClock(clock);
  });

  it("is the viewer's own clock, until a message says more", () => {
    expect(offset()).to.equal(0);
    server.stamped(clock.now() + 5000);
    expect(offset()).to.equal(5000);
  });

  it('believes the probe with the least round trip of the last eight', async () => {
    await ask(server, clock, 1000, [10, 10]);
    for (let i = 0; i < 7; i += 1) await ask(server, clock, 1000, [0, 400]);
    await clock.advance(10_000);
    expect(offset()).to.equal(1000);
    await ask(server, clock, 1000, [0, 400]);
    await clock.advance(10_000);
    expect(offset(), 'the ninth').to.equal(800);
  });

  it('slides by at most fifty milliseconds a second, and never runs backwards', async () => {
    await ask(server, clock, 1000, [50, 50]);
    expect(offset()).to.equal(1000);
    await ask(server, clock, 400, [10, 10]);
    let before = server.now();
    for (let ms = 0; ms < 10_000; ms += 100) {
      const was = offset();
      await clock.advance(100);
      expect(server.now()).to.be.above(before);
      expect(Math.abs(offset() - was)).to.be.at.most(5.001);
      before = server.now();
    }
    await clock.advance(3000);
    expect(offset()).to.be.closeTo(400, 0.001);
  });

  it('steps over a mistake of more than two seconds', async () => {
    await ask(server, clock, 0, [50, 50]);
    await ask(server, clock, 60_000, [10, 10]);
    expect(offset()).to.equal(60_000);
  });

  it('forgets what it measured before the page slept', async () => {
    await ask(server, clock, 0, [1, 1]);
    server.wake();
    await ask(server, clock, 30_000, [100, 100]);
    expect(offset()).to.equal(30_000);
  });

  it('forgets a probe that is a quarter of an hour old', async () => {
    await ask(server, clock, 0, [1, 1]);
    await clock.advance(900_000);
    await ask(server, clock, 100, [50, 50]);
    await clock.advance(10_000);
    expect(offset()).to.equal(100);
  });

  it('ignores answers to what it has not asked', () => {
    server.answer({ t0: clock.now(), t1: clock.now() + 90_000 });
    expect(offset()).to.equal(0);
  });
});
