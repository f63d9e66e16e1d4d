// @ts-check
/** How the figure stands after a seek is how it stands for who played on, whatever came when. */
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import fc from '../helpers/property.js';
import { importSource } from '../helpers/import-source.js';

const AT = 1_795_503_600_000;
const weight = fc.double({ min: 0, max: 1, noNaN: true });
const shape = fc.record(
  {
    after: fc.integer({ min: 0, max: 3000 }),
    aa: weight,
    ih: weight,
    ou: weight,
    ee: weight,
    oh: weight,
  },
  { requiredKeys: ['after'] },
);
const message = fc.record({
  // No two at one time: which of them is the later one, the channel's order says.
  at: fc.integer({ min: 0, max: 20_000 }),
  data: fc.record(
    {
      mouth: fc.array(shape, { minLength: 1, maxLength: 12 }),
      expression: fc.option(
        fc.record({ name: fc.constantFrom('happy', 'sad', 'surprised'), weight }),
      ),
      gesture: fc.record({ name: fc.constantFrom('wave', 'nod', 'bow', 'point', 'show-product') }),
    },
    { requiredKeys: [] },
  ),
});
const messages = fc.uniqueArray(message, { selector: ({ at }) => at, maxLength: 25 });

describe('the virtual host', () => {
  /** @type {any} */
  let source;
  before(async () => {
    source = await importSource(
      `export * from './src/sdk/virtual-host/host-cues.js';
       export * from './src/sdk/virtual-host/pose-at.js';`,
    );
  });

  /** @param {any} cues @param {number} now */
  const poseOf = (cues, now) => {
    const word = cues.at(now);
    return source.poseAt(now, word, (/** @type {number} */ at) => source.mouthByCues(word, at));
  };

  it('stands after a seek as by playing, in whatever order its messages came', () => {
    fc.assert(
      fc.property(
        messages,
        fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
        fc.array(fc.integer({ min: -500, max: 24_000 }), { minLength: 1, maxLength: 8 }),
        (all, luck, seeks) => {
          // One viewer hears each in its time, and plays through.
          const live = new source.HostCues();
          const sorted = [...all].sort((a, b) => a.at - b.at);
          /** @type {Map<number, unknown>} */
          const seen = new Map();
          const looks = [...seeks].sort((a, b) => a - b);
          for (const look of looks) {
            for (const { at, data } of sorted.splice(0, sorted.filter((m) => m.at <= look).length))
              live.add(data, AT + at);
            seen.set(look, poseOf(live, AT + look));
          }
          // The other has everything at once, shuffled, and jumps about.
          const late = new source.HostCues();
          const shuffled = all.map((one) => ({ one, by: luck.next().value ?? 0 }));
          shuffled.sort((a, b) => a.by - b.by);
          for (const { one } of shuffled) late.add(one.data, AT + one.at);
          for (const look of seeks) assert.deepEqual(poseOf(late, AT + look), seen.get(look));
        },
      ),
      { numRuns: 200 },
    );
  });

  it('has a mouth and bones at any time, and none of their numbers is none', () => {
    fc.assert(
      fc.property(messages, fc.integer({ min: -5000, max: 40_000 }), (all, look) => {
        const cues = new source.HostCues();
        for (const { at, data } of all) cues.add(data, AT + at);
        const { mouth, expressions, bones } = poseOf(cues, AT + look);
        for (const value of [...Object.values(mouth), ...Object.values(expressions)])
          assert.ok(value >= 0 && value <= 1, String(value));
        for (const angle of Object.values(bones).flat()) assert.ok(Math.abs(angle) < Math.PI);
      }),
      { numRuns: 300 },
    );
  });

  it('takes anything from the channel without a throw', () => {
    fc.assert(
      fc.property(fc.anything(), (data) => {
        const cues = new source.HostCues();
        const said = cues.add(data, AT);
        assert.ok(said === null || said.length > 0);
        poseOf(cues, AT + 100);
      }),
      { numRuns: 500 },
    );
  });
});
