// @ts-check
/** The translation memory on lines that are said otherwise: what docs/translation.md promises. */
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { measureMemory } from '../bench/captions/memory.js';
import { importSource } from '../helpers/import-source.js';

const fixture = (/** @type {string} */ name) =>
  new URL(`../fixtures/captions/${name}.json`, import.meta.url);

describe('the translation memory', () => {
  /** @type {any} */
  let TranslationMemory;
  before(async () => {
    ({ TranslationMemory } = await importSource(
      "export { TranslationMemory } from './src/sdk/captions/translation/translation-memory.js';",
    ));
  });

  for (const name of ['paraphrases-tune', 'paraphrases'])
    it(`answers rightly where it answers, and mostly answers: ${name}`, async (t) => {
      const { right, wrong, positives, pairs } = await measureMemory(
        TranslationMemory,
        fixture(name),
      );
      const precision = right / (right + wrong);
      const recall = right / positives;
      t.diagnostic(
        `precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}, ${pairs} pairs`,
      );
      assert.ok(precision >= 0.95, `${precision}`);
      assert.ok(recall >= 0.8, `${recall}`);
    });
});
