// @ts-check
/**
 * A line that is mended within its slack is the only text that any viewer ever reads, whatever the
 * network does on either side; and all viewers end with the same words.
 */
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { loadStage, playSchedule } from '../helpers/caption-schedules.js';

const SCHEDULES = 1000;

describe('corrections', () => {
  /** @type {any} */
  let source;
  before(async () => {
    source = await loadStage();
  });

  it(`are all that viewers see, in ${SCHEDULES} random schedules`, async (t) => {
    let mended = 0;
    let read = 0;
    for (let seed = 1; seed <= SCHEDULES; seed += 1) {
      const result = await playSchedule(source, seed);
      assert.deepEqual(result.violations, [], `seed ${seed}`);
      assert.deepEqual(result.different, [], `seed ${seed}`);
      mended += result.mended;
      read += result.read;
    }
    t.diagnostic(`${mended} corrections within the slack, ${read} different lines on screens`);
    // A test in which nothing is mended, or nothing is seen, would prove nothing.
    assert.ok(mended > SCHEDULES, `${mended}`);
    assert.ok(read > SCHEDULES * 3, `${read}`);
  });

  it('would be told if the slack were not kept', async () => {
    let violations = 0;
    for (let seed = 1; seed <= 40; seed += 1) {
      const result = await playSchedule(source, seed, { leak: true });
      violations += result.violations.length;
    }
    assert.ok(violations > 10, `${violations}`);
  });
});
