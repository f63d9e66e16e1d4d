// @ts-check
/** Where an interaction stands, whatever comes in, in whatever order. */
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import fc from '../helpers/property.js';
import { importSource } from '../helpers/import-source.js';

const PHASES = [
  'scheduled',
  'countdown',
  'open',
  'closed',
  'drawing',
  'revealed',
  'settled',
  'cancelled',
];
const NOW = Date.UTC(2026, 0, 1);

const instant = fc.integer({ min: NOW - 7_200_000, max: NOW + 7_200_000 });
const statement = fc.record({
  revision: fc.nat(20),
  phase: fc.constantFrom(...PHASES),
  opensAt: fc.option(instant),
  windowMs: fc.option(fc.integer({ min: 1, max: 60_000 })),
  closesAt: fc.option(instant),
});

describe('the phase of an interaction', () => {
  /** @type {any} */
  let sdk;
  before(async () => {
    sdk = await importSource("export * from './src/sdk/interactions/phase.js';");
  });
  const told = (/** @type {any[]} */ statements) => {
    /** @type {any} */
    let held;
    for (const one of statements) held = sdk.follow(held, one);
    return held;
  };

  it('follows a table: forward, off from everywhere but the end, and never back', () => {
    for (const [at, phase] of PHASES.entries()) {
      for (const [to, next] of PHASES.entries()) {
        const allowed =
          next === 'cancelled' ? phase !== 'settled' : phase !== 'cancelled' && to >= at;
        assert.equal(sdk.mayFollow(phase, next), allowed, `${phase} → ${next}`);
      }
    }
  });

  it('never goes back, whatever is told', () => {
    fc.assert(
      fc.property(fc.array(statement, { maxLength: 20 }), (statements) => {
        let last = -1;
        for (let count = 1; count <= statements.length; count += 1) {
          const { phase } = told(statements.slice(0, count));
          assert.ok(PHASES.indexOf(phase) >= last);
          last = PHASES.indexOf(phase);
        }
      }),
    );
  });

  it('is the same however often a statement is told', () => {
    fc.assert(
      fc.property(fc.array(statement, { minLength: 1, maxLength: 10 }), (statements) => {
        const doubled = statements.flatMap((one) => [one, one]);
        assert.deepEqual(told(doubled), told(statements));
        assert.deepEqual(told([...statements, ...statements]), told(statements));
      }),
    );
  });

  it('ends with the newest of a run that the site has told in order, in whatever order it comes', () => {
    const run = fc
      .tuple(fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1 }), fc.boolean())
      .map(([steps, off]) =>
        [...steps.sort((a, b) => a - b), ...(off && !steps.includes(6) ? [7] : [])].map(
          (step, revision) => ({
            revision,
            phase: PHASES[step],
            opensAt: null,
            windowMs: null,
            closesAt: null,
          }),
        ),
      );
    fc.assert(
      fc.property(
        run.chain((steps) =>
          fc.tuple(fc.constant(steps), fc.shuffledSubarray(steps, { minLength: steps.length })),
        ),
        ([steps, mixed]) => assert.deepEqual(told(mixed), steps.at(-1)),
      ),
    );
  });

  it('is never open to anybody from the close on, whatever his picture or his own clock say', () => {
    fc.assert(
      fc.property(statement, instant, instant, (said, stage, server) => {
        const phase = sdk.phaseAt(said, { stage, server });
        if (said.closesAt !== null && server >= said.closesAt) {
          assert.ok(!['scheduled', 'countdown', 'open'].includes(phase));
        }
      }),
    );
  });

  it('opens with the picture and not before', () => {
    fc.assert(
      fc.property(instant, instant, (opensAt, stage) => {
        const said = { revision: 1, phase: 'countdown', opensAt, windowMs: null, closesAt: null };
        const phase = sdk.phaseAt(said, { stage, server: NOW });
        assert.equal(phase, stage >= opensAt ? 'open' : 'countdown');
      }),
    );
  });

  it('gives each viewer his whole window, as far as the close for all allows', () => {
    const said = {
      revision: 1,
      phase: 'countdown',
      opensAt: NOW,
      windowMs: 10_000,
      closesAt: NOW + 23_000,
    };
    for (const delay of [500, 8000, 12_000]) {
      const at = (/** @type {number} */ stage) =>
        sdk.phaseAt(said, { stage, server: stage + delay });
      assert.equal(at(NOW - 1), 'countdown');
      assert.equal(at(NOW), 'open');
      assert.equal(at(NOW + 9999), 'open');
      assert.equal(at(NOW + 10_000), 'closed');
    }
    assert.equal(sdk.phaseAt(said, { stage: NOW + 5000, server: NOW + 23_000 }), 'closed');
  });
});
