import { expect } from '@open-wc/testing';
import type { LevelDetails } from 'hls.js';
import { ProgressWatch, type ProgressSample } from '../../src/sdk/engines/progress-watch.js';
import { StageClock } from '../../src/sdk/engines/stage-clock.js';

describe('ProgressWatch', () => {
  let watch: ProgressWatch;
  let now: number;

  beforeEach(() => {
    watch = new ProgressWatch();
    now = 1000;
  });

  function look(bufferedEnd: number, overrides: Partial<ProgressSample> = {}): string {
    now += 100;
    return watch.look({
      now,
      bufferedEnd,
      due: true,
      partTarget: 0.2,
      targetDuration: 2,
      floor: 0.15,
      ...overrides,
    });
  }

  /** What is told while the end of the buffer stands still for so long. */
  function standing(ms: number, overrides: Partial<ProgressSample> = {}): string[] {
    return Array.from({ length: ms / 100 }, () => look(10, overrides));
  }

  it('sees progress whenever the end of the buffer moves', () => {
    look(10);
    expect([look(10.2), look(10.4)]).to.deep.equal(['progress', 'progress']);
  });

  it('says nothing while a part is a little late', () => {
    look(10);
    expect(standing(400)).not.to.include('late');
  });

  it('tells when nothing has come for longer than parts may take', () => {
    look(10);
    expect(standing(700)).to.include('late');
  });

  it('tells again for as long as nothing comes', () => {
    look(10);
    const misses = standing(3000).filter((told) => told === 'late').length;
    expect(misses).to.be.within(3, 7);
  });

  it('waits for whole segments where there are no parts', () => {
    look(10, { partTarget: 0 });
    expect(standing(2900, { partTarget: 0 })).not.to.include('late');
    expect(standing(400, { partTarget: 0 })).to.include('late');
  });

  it('is more patient on a network that has been slow', () => {
    look(10, { floor: 1.5 });
    expect(standing(900, { floor: 1.5 })).not.to.include('late');
    expect(standing(400, { floor: 1.5 })).to.include('late');
  });

  it('finds nothing late when nothing is due, and begins to count afresh afterwards', () => {
    look(10);
    expect(standing(5000, { due: false })).not.to.include('late');
    expect(standing(500)).not.to.include('late');
    expect(standing(300)).to.include('late');
  });

  it('finds nothing late once it is stopped', () => {
    look(10);
    watch.stop();
    expect(standing(5000)).not.to.include('late');
  });
});

describe('StageClock', () => {
  const NOON = Date.UTC(2026, 0, 1, 12);

  function details(
    fragments: { start: number; programDateTime: number | null }[],
    discontinuities = 0,
  ): LevelDetails {
    return { startCC: 0, endCC: discontinuities, fragments } as unknown as LevelDetails;
  }

  it('knows no stage time before there is a playlist, nor in one without dates', () => {
    const clock = new StageClock();
    expect(clock.at(5)).to.equal(null);
    expect(clock.mediaTimeOf(NOON)).to.equal(null);
    clock.update(details([{ start: 0, programDateTime: null }]));
    expect(clock.at(5)).to.equal(null);
    expect(clock.mediaTimeOf(NOON)).to.equal(null);
  });

  it('turns media time into stage time and back', () => {
    const clock = new StageClock();
    clock.update(
      details([
        { start: 20, programDateTime: NOON },
        { start: 22, programDateTime: NOON + 2000 },
      ]),
    );
    expect(clock.at(23.5)).to.equal(NOON + 3500);
    expect(clock.mediaTimeOf(NOON + 3500)).to.equal(23.5);
    expect(clock.at(10)).to.equal(NOON - 10_000);
  });

  it('follows the dates across a discontinuity', () => {
    const clock = new StageClock();
    clock.update(
      details(
        [
          { start: 0, programDateTime: NOON },
          { start: 2, programDateTime: NOON + 60_000 },
        ],
        1,
      ),
    );
    expect(clock.at(1)).to.equal(NOON + 1000);
    expect(clock.at(3)).to.equal(NOON + 61_000);
    expect(clock.mediaTimeOf(NOON + 1000)).to.equal(1);
    expect(clock.mediaTimeOf(NOON + 61_000)).to.equal(3);
  });
});
