import { expect } from '@open-wc/testing';
import { assign } from '../../../src/sdk/experiments/assign.js';
import { experimentReport } from '../../../src/sdk/experiments/experiment-report.js';
import { decodeExperiments, type Experiment } from '../../../src/sdk/experiments/experiment.js';
import { Experiments } from '../../../src/sdk/experiments/experiments.js';
import { lift, wilson } from '../../../src/sdk/experiments/lift.js';
import type { FactRecord } from '../../../src/sdk/insights/decode-batch.js';

const COUPON = { id: 'coupon', arms: [{ id: 'late' }, { id: 'early' }] };

function read(definition: object): Experiment {
  const all = decodeExperiments([definition], (message) => {
    throw new Error(message);
  });
  const experiment = all.at(0);
  if (!experiment) throw new Error('nothing was read');
  return experiment;
}

function aVisit(unit = 'viewer', definitions: unknown = [COUPON]) {
  const exposed: string[] = [];
  const warnings: string[] = [];
  const experiments = new Experiments({
    unit,
    exposed: (experiment, arm) => exposed.push(`${experiment}=${arm}`),
    warn: (message) => warnings.push(message),
  });
  experiments.set(definitions);
  return { experiments, exposed, warnings };
}

/** A viewer who is in this arm. */
const unitIn = (arm: string): string => {
  const experiment = read(COUPON);
  for (let each = 0; ; each += 1)
    if (assign(experiment, `viewer-${each}`)?.id === arm) return `viewer-${each}`;
};

describe('assign', () => {
  it('gives a viewer the same arm, whoever asks and how often', () => {
    for (let each = 0; each < 100; each += 1)
      expect(assign(read(COUPON), `v${each}`)).to.deep.equal(assign(read(COUPON), `v${each}`));
  });

  it('keeps to the weights', () => {
    const experiment = read({
      id: 'x',
      arms: [{ id: 'a', weight: 8 }, { id: 'b' }, { id: 'c', weight: 1 }, { id: 'd', weight: 0 }],
    });
    const counts: Record<string, number> = { a: 0, b: 0, c: 0, d: 0 };
    for (let each = 0; each < 10_000; each += 1) {
      const arm = assign(experiment, `viewer-${each}`)?.id ?? 'none';
      counts[arm] = (counts[arm] ?? 0) + 1;
    }
    expect(counts['a']).to.be.within(7850, 8150);
    expect(counts['b']).to.be.within(880, 1120);
    expect(counts['d']).to.equal(0);
  });

  it('shuffles anew for another experiment', () => {
    let same = 0;
    for (let each = 0; each < 10_000; each += 1) {
      const unit = `viewer-${each}`;
      if (assign(read(COUPON), unit)?.id === assign(read({ ...COUPON, id: 'other' }), unit)?.id)
        same += 1;
    }
    expect(same).to.be.within(4800, 5200);
  });

  it('lets a share take part, evenly over the arms', () => {
    const experiment = read({ ...COUPON, share: 0.2 });
    const arms: string[] = [];
    for (let each = 0; each < 10_000; each += 1)
      arms.push(assign(experiment, `v-${each}`)?.id ?? '');
    const inside = arms.filter(Boolean);
    expect(inside.length).to.be.within(1850, 2150);
    expect(inside.filter((arm) => arm === 'early').length / inside.length).to.be.within(0.45, 0.55);
  });
});

describe('Experiments', () => {
  it('tells of an exposure once, and of none before anything was shown', () => {
    const { experiments, exposed } = aVisit();
    const arm = experiments.arm('coupon');
    expect(exposed).to.deep.equal([]);
    experiments.expose('coupon');
    expect(experiments.expose('coupon')).to.deep.equal(arm);
    expect(exposed).to.have.length(1);
  });

  it('gives the control of an experiment that was withdrawn', () => {
    const { experiments, exposed } = aVisit(unitIn('early'), [{ ...COUPON, withdrawn: true }]);
    expect(experiments.expose('coupon')?.id).to.equal('late');
    expect(exposed).to.deep.equal([]);
  });

  it('takes back what was not seen yet, and leaves what was: never two arms in one visit', () => {
    const unit = unitIn('early');
    const before = aVisit(unit);
    expect(before.experiments.arm('coupon')?.id).to.equal('early');
    before.experiments.set([{ ...COUPON, withdrawn: true }]);
    expect(before.experiments.expose('coupon')?.id).to.equal('late');

    const after = aVisit(unit);
    after.experiments.expose('coupon');
    for (const definitions of [
      [{ ...COUPON, withdrawn: true }],
      [{ ...COUPON, arms: [{ id: 'late' }, { id: 'early', weight: 0 }] }],
      [],
    ]) {
      after.experiments.set(definitions);
      expect(after.experiments.arm('coupon')?.id).to.equal('early');
      expect(after.experiments.expose('coupon')?.id).to.equal('early');
    }
    expect(after.exposed).to.deep.equal(['coupon=early']);
  });

  it('shows a layout from the start', () => {
    const { exposed, experiments } = aVisit('viewer', [{ ...COUPON, atStart: true }]);
    expect(exposed).to.have.length(1);
    expect(experiments.store.current.arms).to.have.property('coupon');
  });

  it('leaves out what is no experiment, says so, and runs the others', () => {
    const { experiments, warnings } = aVisit('viewer', [
      { id: 'alone', arms: [{ id: 'a' }] },
      { id: 'twins', arms: [{ id: 'a' }, { id: 'a' }] },
      {
        id: 'empty',
        arms: [
          { id: 'a', weight: 0 },
          { id: 'b', weight: 0 },
        ],
      },
      'nonsense',
      COUPON,
      COUPON,
    ]);
    expect(warnings).to.have.length(5);
    expect(experiments.arm('coupon')).to.not.equal(null);
    expect(experiments.arm('alone')).to.equal(null);
  });
});

describe('lift', () => {
  it('has the interval that Newcombe’s paper has', () => {
    // Statistics in Medicine 17 (1998), table II, row (a), method 10: 56/70 − 48/80.
    const found = lift({ visits: 80, successes: 48 }, { visits: 70, successes: 56 });
    expect(found?.difference).to.be.closeTo(0.2, 1e-9);
    expect(found?.differenceInterval.low).to.be.closeTo(0.0524, 5e-5);
    expect(found?.differenceInterval.high).to.be.closeTo(0.3339, 5e-5);
    expect(found?.significant).to.equal(true);
  });

  it('has Wilson’s interval at the ends, too', () => {
    expect(wilson({ visits: 10, successes: 0 }, 1.959964).low).to.equal(0);
    expect(wilson({ visits: 10, successes: 0 }, 1.959964).high).to.be.closeTo(0.2775, 1e-4);
    expect(wilson({ visits: 10, successes: 10 }, 1.959964).high).to.equal(1);
  });

  it('says nothing of nothing', () => {
    expect(lift({ visits: 0, successes: 0 }, { visits: 5, successes: 1 })).to.equal(null);
    expect(lift({ visits: 5, successes: 9 }, { visits: 5, successes: 1 })).to.equal(null);
    const none = lift({ visits: 100, successes: 0 }, { visits: 100, successes: 3 });
    expect(none?.relative).to.equal(null);
    expect(none?.significant).to.equal(false);
  });
});

describe('experimentReport', () => {
  const fact = (visit: string, name: string, at: number, params = {}): FactRecord => ({
    id: `${visit}.${name}.${at}`,
    visit,
    name,
    at,
    params,
    weight: 1,
    context: { show: 's', country: null, language: 'en', device: 'phone', network: '4g' },
  });
  const shown = (visit: string, arm: string, at = 10): FactRecord =>
    fact(visit, 'live_experiment', at, { experiment: 'coupon', arm });
  const question = { experiment: 'coupon', control: 'late', goal: 'purchase' };

  it('counts what came after the exposure, and visits of two arms in neither', () => {
    const { arms, mixed } = experimentReport(
      [
        shown('a', 'late'),
        fact('a', 'purchase', 5),
        shown('b', 'late'),
        fact('b', 'purchase', 20),
        fact('b', 'purchase', 30),
        shown('c', 'early'),
        fact('c', 'purchase', 40),
        shown('d', 'early'),
        shown('e', 'early'),
        shown('e', 'late', 50),
        fact('f', 'purchase', 1),
      ],
      question,
    );
    expect(mixed).to.equal(1);
    expect(arms.map(({ arm, visits, successes }) => [arm, visits, successes])).to.deep.equal([
      ['late', 2, 1],
      ['early', 2, 1],
    ]);
    expect(arms[0]?.lift).to.equal(null);
    expect(arms[1]?.lift?.difference).to.equal(0);
  });
});
