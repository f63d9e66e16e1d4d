/**
 * The peer: word error rate of Debian's pocketsphinx (packages pocketsphinx, pocketsphinx-en-us; its
 * default acoustic, language model and dictionary) on the same lists as evaluate.mjs.
 *
 *   node pocketsphinx.mjs --list FILE.json [--list …]
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { wordErrors, words } from './word-errors.mjs';

const { values: options } = parseArgs({
  options: { list: { type: 'string', multiple: true, default: [] } },
});
const model = '/usr/share/pocketsphinx/model/en-us';

for (const list of options.list) {
  const rows = JSON.parse(readFileSync(list, 'utf8')).filter((row) => (row.lang ?? 'en') === 'en');
  const folder = mkdtempSync(join(tmpdir(), 'sphinx-'));
  let seconds = 0;
  rows.forEach((row, i) => {
    const raw = execFileSync(
      'ffmpeg',
      // Half a second of quiet at the end, as the other recogniser gets it.
      [
        '-v',
        'error',
        '-i',
        resolve(dirname(list), row.file),
        '-af',
        'apad=pad_dur=0.5',
        '-f',
        's16le',
        '-ac',
        '1',
        '-ar',
        '16000',
        '-',
      ],
      { maxBuffer: 1e9 },
    );
    seconds += raw.length / 32000;
    writeFileSync(join(folder, `${i}.raw`), raw);
  });
  writeFileSync(join(folder, 'control'), rows.map((_, i) => i).join('\n') + '\n');
  const began = performance.now();
  execFileSync(
    'pocketsphinx_batch',
    [
      '-adcin',
      'yes',
      '-cepdir',
      folder,
      '-cepext',
      '.raw',
      '-ctl',
      join(folder, 'control'),
      '-hmm',
      `${model}/en-us`,
      '-lm',
      `${model}/en-us.lm.bin`,
      '-dict',
      `${model}/cmudict-en-us.dict`,
      '-hyp',
      join(folder, 'heard'),
      '-logfn',
      '/dev/null',
    ],
    { stdio: 'ignore' },
  );
  const took = (performance.now() - began) / 1000;
  const heard = readFileSync(join(folder, 'heard'), 'utf8').trimEnd().split('\n');
  const sets = new Map();
  rows.forEach((row, i) => {
    const text = heard[i].replace(/\s*\([^()]*\)$/, '').replaceAll(/\(\d+\)/g, '');
    const { errors, count } = wordErrors(words(row.text), words(text));
    const name = row.set ?? 'all';
    const sum = sets.get(name) ?? { clips: 0, errors: 0, words: 0 };
    sets.set(name, { clips: sum.clips + 1, errors: sum.errors + errors, words: sum.words + count });
  });
  for (const [set, sum] of sets) {
    const wer = Math.round((1000 * sum.errors) / sum.words) / 10;
    console.log(
      JSON.stringify({
        list,
        set,
        clips: sum.clips,
        words: sum.words,
        wer,
        realTimeFactor: Math.round((1000 * took) / seconds) / 1000,
      }),
    );
  }
}
