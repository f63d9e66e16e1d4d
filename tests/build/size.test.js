import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ENTRY, filesOf, readManifest } from '../helpers/cdn-build.js';
import { lazyKeys, sizeReport } from '../helpers/size-report.js';

describe('the size of the CDN build', () => {
  for (const { name, kB, maxKB } of sizeReport()) {
    it(`${name.trim()}: ${kB.toFixed(1)} kB, at most ${maxKB}`, () => {
      assert.ok(kB <= maxKB, `${kB.toFixed(2)} kB is over the budget of ${maxKB} kB`);
    });
  }

  it('has nothing lazy in the initial load', () => {
    const manifest = readManifest();
    const initial = filesOf(manifest, [ENTRY]);
    const eager = lazyKeys(manifest, 'src/').filter((key) => initial.has(manifest[key].file));
    assert.deepEqual(eager, []);
  });
});
