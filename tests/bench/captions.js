// @ts-check
/**
 * `npm run bench -- captions`: corrections, languages at once, the translation memory, and what
 * captions cost. Each group is a file of its own in `captions/`.
 */
import { corrections } from './captions/corrections.js';
import { languages } from './captions/languages.js';
import { run as measures } from './captions/measures.js';
import { memory } from './captions/memory.js';
import { run as overlap } from './captions/overlap.js';
import { run as translation } from './captions/translation.js';

/** One line for a further group. */
const GROUPS = [measures, overlap, memory, corrections, languages, translation];

/** @param {{ number: (option: string, otherwise: number) => number }} options */
export async function run(options) {
  for (const group of GROUPS) await group(options);
}
