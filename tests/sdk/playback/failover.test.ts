import { expect } from '@open-wc/testing';
import { Failover } from '../../../src/sdk/playback/failover.js';
import type { Source } from '../../../src/sdk/show/show-document.js';

const PRIMARY: Source = { url: 'https://a.example/live.m3u8', role: 'primary' };
const BACKUP: Source = { url: 'https://b.example/live.m3u8', role: 'backup' };

/** Pauses before the next `count` switches, when every source fails fatally at once. */
function pausesOf(failover: Failover, count: number): number[] {
  return Array.from({ length: count }, (_, index) => {
    const step = failover.miss(index * 10_000, true);
    return step.action === 'switch' ? step.afterMs : NaN;
  });
}

describe('Failover', () => {
  it('begins with the first source', () => {
    expect(new Failover([PRIMARY, BACKUP]).current).to.equal(PRIMARY);
    expect(new Failover([]).current).to.equal(undefined);
  });

  it('takes one miss for bad luck', () => {
    const failover = new Failover([PRIMARY, BACKUP]);
    expect(failover.miss(0, false)).to.deep.equal({ action: 'wait' });
    expect(failover.current).to.equal(PRIMARY);
  });

  it('goes over to the backup at once on the second miss within seconds', () => {
    const failover = new Failover([PRIMARY, BACKUP]);
    failover.miss(0, false);
    expect(failover.miss(5000, false)).to.deep.equal({
      action: 'switch',
      source: BACKUP,
      afterMs: 0,
    });
    expect(failover.current).to.equal(BACKUP);
  });

  it('does not add up misses that lie far apart', () => {
    const failover = new Failover([PRIMARY, BACKUP]);
    for (let now = 0; now < 100_000; now += 7000) {
      expect(failover.miss(now, false).action).to.equal('wait');
    }
  });

  it('forgets a miss when data arrives as it should', () => {
    const failover = new Failover([PRIMARY, BACKUP]);
    failover.miss(0, false);
    failover.healthy();
    expect(failover.miss(1000, false).action).to.equal('wait');
  });

  it('goes over at once when the engine has given up', () => {
    const failover = new Failover([PRIMARY, BACKUP]);
    expect(failover.miss(0, true)).to.deep.equal({ action: 'switch', source: BACKUP, afterMs: 0 });
  });

  it('counts the misses of the new source from the beginning', () => {
    const failover = new Failover([PRIMARY, BACKUP]);
    failover.miss(0, false);
    failover.miss(100, false);
    expect(failover.miss(200, false).action).to.equal('wait');
  });

  it('has more patience with a source that is the only one, and starts it over then', () => {
    const failover = new Failover([PRIMARY]);
    const steps = Array.from({ length: 6 }, (_, index) => failover.miss(index * 500, false));
    expect(steps.slice(0, 5).every(({ action }) => action === 'wait')).to.equal(true);
    expect(steps[5]).to.deep.include({ action: 'switch', source: PRIMARY });
  });

  it('lets the pauses grow when everything fails, but not for ever', () => {
    const pauses = pausesOf(new Failover([PRIMARY, BACKUP]), 8);
    expect(pauses[0]).to.equal(0);
    expect(pauses[1]).to.be.greaterThan(0);
    const sorted = [...pauses].sort((a, b) => a - b);
    expect(pauses).to.deep.equal(sorted);
    expect(pauses.at(-1)).to.equal(2000);
  });

  it('does not hammer a single source either', () => {
    const pauses = pausesOf(new Failover([PRIMARY]), 6);
    expect(pauses[0]).to.be.greaterThan(0);
    expect(pauses.at(-1)).to.equal(2000);
  });

  it('goes round all sources in turn', () => {
    const failover = new Failover([PRIMARY, BACKUP]);
    pausesOf(failover, 2);
    expect(failover.current).to.equal(PRIMARY);
  });

  it('knows when every source has been tried, until one is healthy', () => {
    const failover = new Failover([PRIMARY, BACKUP]);
    pausesOf(failover, 1);
    expect(failover.exhausted).to.equal(false);
    pausesOf(failover, 1);
    expect(failover.exhausted).to.equal(true);
    expect(failover.switchesInARow).to.equal(2);
    failover.healthy();
    expect(failover.exhausted).to.equal(false);
    expect(failover.switchesInARow).to.equal(0);
  });

  it('is quick again after a healthy moment', () => {
    const failover = new Failover([PRIMARY, BACKUP]);
    pausesOf(failover, 5);
    failover.healthy();
    expect(pausesOf(failover, 1)).to.deep.equal([0]);
  });

  it('waits when there is nothing to go over to', () => {
    expect(new Failover([]).miss(0, true)).to.deep.equal({ action: 'wait' });
  });
});
