import { expect } from '@open-wc/testing';
import {
  FIRST_FLOOR,
  LEAST_FLOOR,
  LiveEdgeControl,
  type LiveEdgeDecision,
} from '../../../src/sdk/playback/live-edge.js';

const TICK_MS = 100;
const PART = 0.2;

/** A player that consumes parts as they arrive, steered by the control ten times a second. */
class Simulation {
  readonly control = new LiveEdgeControl();
  muted = false;
  /** Seconds a part comes late. */
  late = 0;
  buffer: number;
  stalls = 0;
  rates: number[] = [];
  skipped = 0;
  #now = 1_000_000;
  #captured = 0;
  #arrived = 0;
  #rate = 1;
  #stalled = false;

  constructor(buffer: number) {
    this.buffer = buffer;
  }

  run(seconds: number): void {
    for (let tick = 0; tick < seconds * 10; tick += 1) this.#tick();
  }

  /** The least buffer of the next seconds: what is really spare. */
  leastOver(seconds: number): number {
    let least = Infinity;
    for (let tick = 0; tick < seconds * 10; tick += 1) {
      this.#tick();
      least = Math.min(least, this.buffer);
    }
    return least;
  }

  #tick(): void {
    this.#now += TICK_MS;
    this.#captured += TICK_MS / 1000;
    const due = Math.floor((this.#captured - this.late) / PART + 1e-9);
    if (due > this.#arrived) {
      this.buffer += (due - this.#arrived) * PART;
      this.#arrived = due;
    }
    const wanted = (TICK_MS / 1000) * this.#rate;
    if (this.#stalled && this.buffer > PART / 2) this.#stalled = false;
    else if (!this.#stalled && this.buffer < wanted) {
      this.#stalled = true;
      this.stalls += 1;
    }
    if (!this.#stalled) this.buffer -= wanted;
    const decision = this.control.decide({
      now: this.#now,
      forwardBuffer: this.buffer,
      muted: this.muted,
      stalled: this.#stalled,
      cadence: 0.2,
    });
    this.#rate = decision.rate;
    this.rates.push(decision.rate);
    this.buffer -= decision.skip;
    this.skipped += decision.skip;
  }
}

/** What a control says of a buffer that has been this full for a while. */
function settledAt(
  forwardBuffer: number,
  { muted = false, control = new LiveEdgeControl() } = {},
): LiveEdgeDecision {
  const sample = { forwardBuffer, muted, stalled: false, cadence: 0.2 };
  control.decide({ ...sample, now: 700 });
  return control.decide({ ...sample, now: 1000 });
}

describe('LiveEdgeControl', () => {
  describe('with parts that come every 200 ms', () => {
    it('comes down to its floor and stays there without a stall', () => {
      const player = new Simulation(1.5);
      player.run(60);
      expect(player.leastOver(10)).to.be.within(0.05, LEAST_FLOOR + 0.1);
      expect(player.stalls).to.equal(0);
      expect(player.skipped).to.equal(0);
    });

    it('comes up to its floor from below', () => {
      const player = new Simulation(0.25);
      player.control.floor = 0.6;
      player.run(15);
      expect(player.leastOver(3)).to.be.within(0.5, 0.75);
      expect(player.stalls).to.equal(0);
    });

    it('plays at the natural speed once it is where it wants to be', () => {
      const player = new Simulation(0.5);
      player.run(30);
      player.rates = [];
      player.run(20);
      const natural = player.rates.filter((rate) => Math.abs(rate - 1) < 0.07).length;
      expect(natural / player.rates.length).to.be.greaterThan(0.9);
    });

    it('rises above a network that holds every part back for a while', () => {
      const player = new Simulation(0.4);
      player.run(20);
      player.late = 0.8;
      player.run(4);
      const { stalls } = player;
      expect(stalls).to.be.greaterThan(0);
      player.late = 0;
      player.run(20);
      for (let round = 0; round < 4; round += 1) {
        player.late = 0.3;
        player.run(1);
        player.late = 0;
        player.run(4);
      }
      expect(player.stalls).to.equal(stalls);
    });
  });

  it('plays faster when the buffer is fuller than need be, and faster still while muted', () => {
    const audible = settledAt(1.5).rate;
    const muted = settledAt(1.5, { muted: true }).rate;
    expect(audible).to.be.within(1.02, 1.08);
    expect(muted).to.be.greaterThan(audible).and.at.most(1.5);
  });

  it('plays slower below its floor, and slowest when hardly anything is left', () => {
    const below = settledAt(FIRST_FLOOR - 0.08).rate;
    const almostEmpty = settledAt(0.03).rate;
    expect(below).to.be.lessThan(1);
    expect(almostEmpty).to.be.lessThan(below).and.at.least(0.8);
  });

  it('skips what it could not catch up within reason, and no more than that', () => {
    expect(settledAt(3.5).skip).to.equal(0);
    const { skip, rate } = settledAt(6);
    expect(skip).to.be.closeTo(6 - FIRST_FLOOR, 0.01);
    expect(rate).to.equal(1);
  });

  it('is not misled by the parts just arrived: the least of the last seconds counts', () => {
    const control = new LiveEdgeControl();
    let rate = 1;
    for (let tick = 0; tick < 30; tick += 1) {
      const forwardBuffer = tick % 10 === 0 ? LEAST_FLOOR + 0.02 : 1.2;
      ({ rate } = control.decide({
        now: tick * TICK_MS,
        forwardBuffer,
        muted: false,
        stalled: false,
        cadence: 0.2,
      }));
    }
    expect(rate).to.equal(1);
  });

  it('waits for a whole segment before it believes that anything is spare', () => {
    const control = new LiveEdgeControl();
    const sample = { muted: false, stalled: false, cadence: 6 };
    for (let now = 0; now < 6000; now += TICK_MS) {
      const { rate, skip } = control.decide({ ...sample, now, forwardBuffer: 9 - now / 1000 });
      expect(skip).to.equal(0);
      expect(rate).to.equal(1);
    }
    expect(control.decide({ ...sample, now: 6000, forwardBuffer: 9 }).rate).to.be.greaterThan(1);
  });

  it('leaves the speed alone while the picture waits for data', () => {
    const control = new LiveEdgeControl();
    settledAt(1, { control });
    expect(
      control.decide({ now: 2000, forwardBuffer: 0, muted: false, stalled: true, cadence: 0.2 }),
    ).to.deep.equal({ rate: 1, skip: 0 });
  });

  describe('the floor', () => {
    /** Feeds an even buffer for some seconds. */
    function calm(control: LiveEdgeControl, from: number, seconds: number, level = 0.5): number {
      let now = from;
      for (; now < from + seconds * 1000; now += TICK_MS) {
        control.decide({ now, forwardBuffer: level, muted: false, stalled: false, cadence: 0.2 });
      }
      return now;
    }

    function stall(control: LiveEdgeControl, from: number, ms: number): number {
      for (let now = from; now < from + ms; now += TICK_MS) {
        control.decide({ now, forwardBuffer: 0, muted: false, stalled: true, cadence: 0.2 });
      }
      return from + ms;
    }

    it('begins a little above its least, which only a calm network is given', () => {
      const control = new LiveEdgeControl();
      expect(control.floor).to.equal(FIRST_FLOOR);
      calm(control, 0, 60);
      expect(control.floor).to.equal(LEAST_FLOOR);
    });

    it('rises with the length of a stall, within bounds', () => {
      const rises = [100, 600, 5000].map((ms) => {
        const control = new LiveEdgeControl();
        calm(control, stall(control, calm(control, 0, 1), ms), 1);
        return control.floor - FIRST_FLOOR;
      });
      expect(rises[0]).to.be.closeTo(0.2, 0.001);
      expect(rises[1]).to.be.within(0.4, 0.6);
      expect(rises[2]).to.be.closeTo(0.8, 0.001);
    });

    it('rises a little after a near miss, once for each', () => {
      const control = new LiveEdgeControl();
      const now = calm(control, 0, 5);
      const floor = control.floor;
      calm(control, now, 0.5, 0.02);
      expect(control.floor).to.be.closeTo(floor + 0.05, 0.001);
    });

    it('sinks slowly after a calm while, and for ten minutes not to where it stalled', () => {
      const control = new LiveEdgeControl();
      let now = calm(control, stall(control, calm(control, 0, 1), 1000), 18);
      const raised = control.floor;
      expect(raised).to.be.greaterThan(0.8);
      now = calm(control, now, 8, 2);
      expect(control.floor).to.be.lessThan(raised);
      expect(control.floor).to.be.greaterThan(raised - 0.2);
      now = calm(control, now, 120, 2);
      expect(control.floor).to.be.closeTo(FIRST_FLOOR + 0.08, 0.001);
      calm(control, now, 600, 2);
      expect(control.floor).to.equal(LEAST_FLOOR);
    });

    it('never rises above three seconds', () => {
      const control = new LiveEdgeControl();
      let now = 0;
      for (let round = 0; round < 10; round += 1)
        now = calm(control, stall(control, now, 3000), 0.2);
      expect(control.floor).to.equal(3);
    });

    it('stays above what somebody needs to have in hand', () => {
      const control = new LiveEdgeControl();
      control.holdBack = 0.9;
      expect(control.floor).to.equal(0.9);
      control.floor = 0.2;
      calm(control, 0, 120, 3);
      expect(control.floor).to.equal(0.9);
      expect(control.holdBack).to.equal(0.9);
    });

    it('may sink again when nothing is needed any more', () => {
      const control = new LiveEdgeControl();
      control.holdBack = 0.9;
      control.holdBack = 0;
      expect(control.floor).to.equal(0.9);
      calm(control, 0, 120, 3);
      expect(control.floor).to.equal(LEAST_FLOOR);
    });

    it('outlives a reset, while what was measured does not', () => {
      const control = new LiveEdgeControl();
      control.floor = 0.6;
      let now = calm(control, 0, 3, 0.1);
      control.reset();
      now += 100;
      expect(control.floor).to.be.at.least(0.6);
      const full = { forwardBuffer: 1.5, muted: false, stalled: false, cadence: 0.2 };
      control.decide({ ...full, now });
      expect(control.decide({ ...full, now: now + 300 }).rate).to.be.greaterThan(1);
    });
  });
});
