// @ts-check
/** The peer that can be run everywhere: Debian's `pocketsphinx` with `pocketsphinx-en-us`. */
import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const MODELS = '/usr/share/pocketsphinx/model/en-us';
const run = promisify(execFile);

/** @param {string} program */
const isThere = (program) => !spawnSync(program, ['-h']).error;

/**
 * What it understands of each clip; undefined where it is not installed.
 * @param {readonly { file: string }[]} clips
 */
export async function pocketsphinx(clips) {
  if (!isThere('pocketsphinx_batch') || !isThere('ffmpeg')) return undefined;
  const folder = await mkdtemp(join(tmpdir(), 'live-room-sphinx-'));
  try {
    for (const [index, { file }] of clips.entries()) {
      const raw = join(folder, `${index}.raw`);
      await run('ffmpeg', [
        '-v',
        'error',
        '-i',
        file,
        '-ac',
        '1',
        '-ar',
        '16000',
        '-f',
        's16le',
        raw,
      ]);
    }
    const control = join(folder, 'clips');
    await writeFile(control, clips.map((_, index) => `${index}\n`).join(''));
    const heard = join(folder, 'heard');
    await run(
      'pocketsphinx_batch',
      [
        ...['-adcin', 'yes', '-cepdir', folder, '-cepext', '.raw', '-ctl', control, '-hyp', heard],
        ...['-hmm', `${MODELS}/en-us`, '-lm', `${MODELS}/en-us.lm.bin`],
        ...['-dict', `${MODELS}/cmudict-en-us.dict`, '-logfn', '/dev/null'],
      ],
      { maxBuffer: 2 ** 26 },
    );
    const lines = (await readFile(heard, 'utf8')).trimEnd().split('\n');
    return lines.map((line) => line.replace(/ ?\([^()]*\)$/, ''));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
