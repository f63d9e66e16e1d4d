// @ts-check
/** The translation memory on lines that are said otherwise, and on lines that only look alike. */
import { readFile } from 'node:fs/promises';
import { importSource } from '../../helpers/import-source.js';
import { median, report } from '../harness.js';

const PAIRS = new URL('../../fixtures/captions/paraphrases.json', import.meta.url);

export async function memory() {
  const { TranslationMemory } = await importSource(
    "export { TranslationMemory } from './src/sdk/captions/translation/translation-memory.js';",
  );
  const { right, wrong, positives, times, pairs } = await measureMemory(TranslationMemory, PAIRS);
  report('captions', 'tm_precision_pct', (100 * right) / (right + wrong), '%', pairs);
  report('captions', 'tm_recall_pct', (100 * right) / positives, '%', pairs);
  report('captions', 'tm_lookup_ms', median(times), 'ms', pairs);
}

/**
 * Every sentence is looked up among all lines of the file. Right is only the very line it is a
 * paraphrase of; any answer to one that is none is wrong.
 *
 * @param {any} TranslationMemory @param {URL} file
 */
export async function measureMemory(TranslationMemory, file) {
  const { lines, pairs } = JSON.parse(await readFile(file, 'utf8'));
  const entries = Object.entries(lines).map(([id, en]) => ({ en, es: id }));
  const known = new TranslationMemory(entries, 'en');
  let [right, wrong, positives] = [0, 0, 0];
  const times = [];
  for (const [sentence, expected] of pairs) {
    const from = performance.now();
    const found = known.find(sentence, 'en', 'es');
    times.push(performance.now() - from);
    if (expected !== null) positives += 1;
    if (found && found.text === expected) right += 1;
    else if (found) wrong += 1;
  }
  return { right, wrong, positives, times, pairs: pairs.length };
}
