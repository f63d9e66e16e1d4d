import { expect } from '@open-wc/testing';
import { settle } from '../../helpers/fake-clock.js';
import { aDesk, aStatement } from '../../helpers/interaction-desk.js';

/** A desk whose viewer is in this arm of every experiment. */
function inArm(arm: string | null) {
  const asked: string[] = [];
  const all = aDesk({
    insights: () => ({
      experiments: {
        expose(experiment: string) {
          asked.push(experiment);
          return arm === null ? null : { id: arm };
        },
      },
    }),
  });
  return { ...all, asked, ids: () => all.list.map(({ id }) => id) };
}

const early = { id: 'early', only: { experiment: 'coupon-time', arm: 'early' } };
const late = { id: 'late', only: { experiment: 'coupon-time', arm: 'late', unassigned: true } };

describe('An interaction for one arm of an experiment', () => {
  for (const [arm, seen] of [
    ['early', ['early', 'all']],
    ['late', ['late', 'all']],
    ['another', ['all']],
    [null, ['late', 'all']],
  ] as const)
    it(`is seen by a viewer in ${String(arm)}: ${seen.join(', ')}`, async () => {
      const { desk, clock, hear, ids } = inArm(arm);
      desk.advance(clock.now());
      await hear(aStatement('coupon', early));
      await hear(aStatement('coupon', late));
      await hear(aStatement('coupon', { id: 'all' }));
      expect(ids()).to.deep.equal(seen);
    });

  it('decides nothing before its picture has come', async () => {
    const { desk, clock, hear, asked } = inArm('early');
    desk.advance(clock.now() - 30_000);
    await hear(aStatement('coupon', early), clock.now());
    expect(asked).to.deep.equal([]);
    desk.advance(clock.now() + 1000);
    await settle();
    expect(new Set(asked)).to.deep.equal(new Set(['coupon-time']));
  });

  it('is refused where it does not say which arm', async () => {
    const { desk, clock, hear, ids, announcer } = inArm('early');
    desk.advance(clock.now());
    await hear(aStatement('coupon', { only: { experiment: 'coupon-time' } }));
    expect(ids()).to.deep.equal([]);
    expect(announcer.errors.map(({ code }) => code)).to.deep.equal(['interaction-invalid']);
  });
});
