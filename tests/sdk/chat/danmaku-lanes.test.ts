import { expect } from '@open-wc/testing';
import fc from '../../helpers/property.js';
import { DanmakuLanes } from '../../../src/sdk/chat/danmaku-lanes.js';
import type { Flight, LaneComment, LaneLayout } from '../../../src/sdk/chat/danmaku-lanes.js';

interface Comment extends LaneComment {
  readonly width: number;
}

const LAYOUT: LaneLayout = {
  width: 400,
  height: 600,
  laneHeight: 30,
  area: 0.3,
  density: 1,
  speed: 0.1,
  gap: 20,
  entry: 'right',
  avoid: [],
};
const widthOf = ({ width }: Comment): number => width;

let made = 0;
const aComment = (overrides: Partial<Comment> = {}): Comment => ({
  id: `comment ${(made += 1)}`,
  first: false,
  width: 100,
  ...overrides,
});

/** Head and tail as distances from the edge where comments come in. */
function place({ start, width, speed }: Flight<Comment>, air: number): [number, number] {
  const head = speed * (air - start);
  return [head - width, head];
}

/** Which lane, where all are 30 px high. */
const laneOf = ({ top }: Flight<Comment>): number => top / 30;

/** Pairs that overlap on a stage of this width. */
function overlaps(flights: readonly Flight<Comment>[], air: number, width: number): number {
  const spans = flights.map((flight) => {
    const [tail, head] = place(flight, air);
    const { top, height } = flight;
    return { top, bottom: top + height, tail: Math.max(0, tail), head: Math.min(width, head) };
  });
  const visible = spans.filter(({ tail, head }) => head > tail);
  return visible.filter((a, index) =>
    visible.some(
      (b, other) =>
        other > index &&
        a.top < b.bottom &&
        b.top < a.bottom &&
        a.tail < b.head - 1e-6 &&
        b.tail < a.head - 1e-6,
    ),
  ).length;
}

describe('DanmakuLanes', () => {
  it('fills the lanes of its area from the top, and lets the next in once there is a gap', () => {
    const lanes = new DanmakuLanes<Comment>(LAYOUT);
    for (let count = 0; count < 8; count += 1) lanes.offer(aComment(), 0);
    expect(lanes.take(0, widthOf).map(laneOf)).to.deep.equal([0, 1, 2, 3, 4, 5]);
    // 100 px of comment and 20 of gap at 0.1 px a millisecond, on the lane that set out at once.
    expect(lanes.untilNext(0)).to.be.closeTo(1200, 1e-6);
    lanes.offer(aComment({ first: true }), 1100);
    expect(lanes.take(1199, widthOf)).to.be.empty;
    expect(lanes.take(1200, widthOf).map(laneOf)).to.deep.equal([0]);
  });

  it('lets the viewer’s own and the host’s in before all others, and never drops them early', () => {
    const lanes = new DanmakuLanes<Comment>({ ...LAYOUT, area: 0 });
    for (let count = 0; count < 100; count += 1) lanes.offer(aComment(), 0);
    const own = aComment({ first: true });
    lanes.offer(own, 0);
    expect(lanes.take(0, widthOf).map(({ comment }) => comment)).to.deep.equal([own]);
  });

  it('drops what found no lane in time, and counts it', () => {
    const lanes = new DanmakuLanes<Comment>({ ...LAYOUT, area: 0 });
    for (let count = 0; count < 1000; count += 1) lanes.offer(aComment(), 0);
    expect(lanes.take(0, widthOf)).to.have.lengthOf(1);
    expect(lanes.take(1200, widthOf)).to.be.empty;
    expect(lanes.counters).to.deep.equal({ shown: 1, dropped: 999, waiting: 0 });
  });

  it('keeps lanes free that an obstacle touches, and takes down what would meet it', () => {
    const lanes = new DanmakuLanes<Comment>(LAYOUT);
    const [ahead, past] = [aComment(), aComment()];
    lanes.offer(past, 0);
    lanes.take(0, widthOf);
    lanes.offer(ahead, 3000);
    lanes.take(3000, widthOf);
    // The first lane, between 60 % and 70 % of the stage from the left: 160 px from the right.
    const avoid = [{ x: 0.6, y: 0, width: 0.1, height: 0.01 }];
    const down = lanes.setLayout({ avoid }, 3100);
    expect(down.map(({ comment }) => comment)).to.deep.equal([ahead]);
    expect(lanes.flights.map(({ comment }) => comment)).to.deep.equal([past]);
    for (let count = 0; count < 8; count += 1) lanes.offer(aComment(), 3100);
    expect(lanes.take(3100, widthOf).map(laneOf)).to.deep.equal([1, 2, 3, 4, 5]);
  });

  it('lets what flies go on in its own size when the viewer chooses another, and keeps clear', () => {
    const lanes = new DanmakuLanes<Comment>(LAYOUT);
    for (let count = 0; count < 6; count += 1) lanes.offer(aComment(), 0);
    const before = lanes.take(0, widthOf);
    expect(lanes.setLayout({ laneHeight: 50 }, 300)).to.be.empty;
    expect(lanes.flights).to.have.members(before);
    // 180 px are three lanes of 50 now, each with two of the old ones; the first is free again when
    // both have entered.
    for (let count = 0; count < 6; count += 1) lanes.offer(aComment(), 700);
    expect(lanes.take(1100, widthOf)).to.be.empty;
    for (let count = 0; count < 6; count += 1) lanes.offer(aComment(), 2000);
    const next = lanes.take(2000, widthOf);
    expect(next.map(({ top, height }) => [top, height])).to.deep.equal([
      [0, 50],
      [50, 50],
      [100, 50],
    ]);
    expect(lanes.flights).to.have.lengthOf(9);
  });

  it('takes comments back, waiting or flying', () => {
    const lanes = new DanmakuLanes<Comment>({ ...LAYOUT, area: 0 });
    const [flying, waiting] = [aComment(), aComment()];
    lanes.offer(flying, 0);
    lanes.offer(waiting, 0);
    lanes.take(0, widthOf);
    expect(lanes.remove(() => true).map(({ comment }) => comment)).to.deep.equal([flying]);
    expect(lanes.counters.waiting).to.equal(0);
    expect(lanes.flights).to.be.empty;
  });

  it('lets nothing catch up with a slower one, also when the stage grows', () => {
    const lanes = new DanmakuLanes<Comment>({ ...LAYOUT, area: 0 });
    const [slow, fast] = [aComment(), aComment()];
    lanes.offer(slow, 0);
    lanes.take(0, widthOf);
    lanes.setLayout({ speed: 0.2 }, 0);
    // The slow one is gone after 5 s; to be 20 px behind it there, the fast one may start at 3.1 s.
    lanes.offer(fast, 3050);
    expect(lanes.untilNext(3050)).to.be.closeTo(50, 1e-6);
    expect(lanes.take(3100, widthOf)).to.have.lengthOf(1);
    const down = lanes.setLayout({ width: 800 }, 3200);
    expect(down.map(({ comment }) => comment)).to.deep.equal([fast]);
  });

  it('stands still while it is paused', () => {
    const lanes = new DanmakuLanes<Comment>({ ...LAYOUT, area: 0 });
    lanes.offer(aComment(), 0);
    lanes.take(0, widthOf);
    lanes.pause(500);
    expect(lanes.airTime(9000)).to.equal(500);
    lanes.offer(aComment(), 9000);
    expect(lanes.take(9000, widthOf)).to.be.empty;
    lanes.resume(10_500);
    expect(lanes.shift).to.equal(10_000);
    lanes.offer(aComment({ first: true }), 10_500);
    expect(lanes.untilNext(10_500)).to.be.closeTo(700, 1e-6);
  });

  describe('whatever happens', () => {
    const rect = fc.record({
      x: fc.double({ min: 0, max: 1, noNaN: true }),
      y: fc.double({ min: 0, max: 1, noNaN: true }),
      width: fc.double({ min: 0, max: 1, noNaN: true }),
      height: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    const change = fc.oneof(
      fc.record({ speed: fc.double({ min: 0.02, max: 0.6, noNaN: true }) }),
      fc.record({ density: fc.double({ min: 0, max: 1, noNaN: true }) }),
      fc.record({ area: fc.double({ min: 0, max: 1, noNaN: true }) }),
      fc.record({ width: fc.integer({ min: 0, max: 1400 }), height: fc.integer({ max: 900 }) }),
      fc.record({ laneHeight: fc.integer({ min: 18, max: 60 }) }),
      fc.record({ entry: fc.constantFrom('left' as const, 'right' as const) }),
      fc.record({ avoid: fc.array(rect, { maxLength: 3 }) }),
    );
    const step = fc.oneof(
      {
        weight: 6,
        arbitrary: fc.record({
          offers: fc.array(
            fc.record({ width: fc.integer({ min: 1, max: 900 }), first: fc.boolean() }),
            { maxLength: 30 },
          ),
        }),
      },
      { weight: 2, arbitrary: fc.record({ change }) },
      { weight: 1, arbitrary: fc.record({ pause: fc.boolean() }) },
      { weight: 1, arbitrary: fc.record({ removeOdd: fc.constant(true) }) },
    );
    const script = fc.array(fc.tuple(fc.integer({ min: 0, max: 2500 }), step), { maxLength: 60 });

    it('no two comments overlap, none meets an obstacle, and no queue grows', () => {
      fc.assert(
        fc.property(script, (steps) => {
          let layout = LAYOUT;
          let now = 0;
          const lanes = new DanmakuLanes<Comment>(layout);
          for (const [wait, what] of steps) {
            // Between two steps nothing is decided: the start, the end and a few moments between.
            for (let part = 0; part <= 4; part += 1) {
              const air = lanes.airTime(now + (wait * part) / 4);
              expect(overlaps(lanes.flights, air, layout.width)).to.equal(0);
            }
            now += wait;
            if ('offers' in what)
              for (const offer of what.offers) lanes.offer(aComment(offer), now);
            if ('pause' in what) lanes[what.pause ? 'pause' : 'resume'](now);
            if ('removeOdd' in what) lanes.remove(({ width }) => width % 2 === 1);
            if ('change' in what) {
              lanes.setLayout(what.change, now);
              layout = { ...layout, ...what.change };
            }
            const taken = lanes.take(now, widthOf);
            expect(lanes.counters.waiting).to.be.at.most(60);
            for (const flight of [...taken, ...lanes.flights]) {
              const [tail] = place(flight, lanes.airTime(now));
              const meets = layout.avoid.some(
                ({ x, y, width, height }) =>
                  width > 0 &&
                  y * layout.height < flight.top + flight.height &&
                  (y + height) * layout.height > flight.top &&
                  tail < (layout.entry === 'right' ? 1 - x : x + width) * layout.width,
              );
              expect(meets).to.be.false;
            }
          }
        }),
        { numRuns: 500 },
      );
    });

    it('a flood is admitted at the rate that the stage has room for', () => {
      const lanes = new DanmakuLanes<Comment>(LAYOUT);
      let shown = 0;
      for (let now = 0; now < 10_000; now += 100) {
        for (let count = 0; count < 100; count += 1) lanes.offer(aComment(), now);
        shown += lanes.take(now, widthOf).length;
      }
      // 6 lanes, one comment of 120 px with its gap each 1.2 s, in steps of 100 ms.
      expect(shown).to.be.within(45, 54);
      expect(lanes.counters.dropped + lanes.counters.waiting + shown).to.equal(10_000);
    });
  });
});
