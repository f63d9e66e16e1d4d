// @ts-check
/** Writes `show/show-script.json`: what is said and shown, as the origin's director reads it. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { duration, lines, moments } from './script.js';
import { mediaFolder } from './tools.js';

/** @param {number} seconds */
const rounded = (seconds) => Math.round(seconds * 100) / 100;

/** @param {readonly import('./speech.js').SpokenLine[]} spoken */
export function writeScriptFile(spoken) {
  const told = lines.map(({ id, product, text }) => {
    const line = spoken.find((candidate) => candidate.id === id);
    if (!line) throw new Error(`${id} was not spoken`);
    return { id, start: rounded(line.start), end: rounded(line.end), product, text };
  });
  mkdirSync(join(mediaFolder, 'show'), { recursive: true });
  const file = join(mediaFolder, 'show', 'show-script.json');
  writeFileSync(file, `${JSON.stringify({ duration, lines: told, moments }, null, 2)}\n`);
}
