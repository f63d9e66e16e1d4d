// @ts-check
/**
 * Measures in captions: a table of hand-written sentences in 13 languages, and 10,000 random ones
 * that must neither throw nor be converted twice.
 */
import { importSource } from '../../helpers/import-source.js';
import { report } from '../harness.js';

const COUNTRIES = ['DE', 'US', 'GB', 'JP', 'CN', 'KR', 'BR', 'RU', 'AE', 'TH', 'VN', 'ID', 'FR'];

/** @param {{ number(option: string, otherwise: number): number }} options */
export async function run({ number }) {
  const { MeasureWriter, SENTENCES, RATES, NAMES, NOW, randomSentence } = await importSource(`
    export * from './src/sdk/captions/measures/write-measures.ts';
    export * from './tests/fixtures/measures/rates.ts';
    export * from './tests/fixtures/measures/sentences.ts';
    export * from './tests/fixtures/measures/random-sentences.ts';
  `);
  const writer = (/** @type {string} */ country) =>
    new MeasureWriter({ country, rates: RATES, names: NAMES, now: NOW });
  const plain = (/** @type {string} */ text) =>
    text.replace(/[\u200e\u200f\u061c\u2066-\u2069]/g, '').replace(/\s/g, ' ');

  let [all, right] = [0, 0];
  for (const [language, sentences] of Object.entries(SENTENCES)) {
    for (const [country, marked] of sentences) {
      const { text } = writer(country).write(marked.replace(/\{.*?\}/g, ''), language);
      all += 1;
      if (plain(text) === plain(marked.replace(/[{}]/g, ''))) right += 1;
      else console.error(`${language} ${country}: ${text}`);
    }
  }
  report('captions', 'measures_right_pct', (100 * right) / all, '%', all);

  const writers = COUNTRIES.map(writer);
  const runs = number('sentences', 10_000);
  let [thrown, twice] = [0, 0];
  const started = performance.now();
  for (let seed = 0; seed < runs; seed += 1) {
    const { language, text } = randomSentence(seed);
    const one = writers[seed % writers.length];
    try {
      const once = one.write(text, language).text;
      if (one.write(once, language).text !== once) twice += 1;
    } catch {
      thrown += 1;
    }
  }
  report('captions', 'measures_thrown', thrown, 'sentences', runs);
  report('captions', 'measures_converted_twice', twice, 'sentences', runs);
  report('captions', 'measures_line_ms', (performance.now() - started) / runs / 2, 'ms', runs);
}
