// @ts-check
/** Folders, outside programs and small file helpers shared by the makers. */
import { execFile } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const exec = promisify(execFile);

export const makeFolder = dirname(fileURLToPath(import.meta.url));
export const mediaFolder = dirname(makeFolder);
export const repositoryRoot = dirname(dirname(mediaFolder));

/** Large intermediate files stay out of the repository. */
export const workFolder = process.env['LIVE_ROOM_MEDIA_WORK'] ?? join(tmpdir(), 'live-room-media');

/** @param {...string} names folder below the work folder; created when missing */
export function workPath(...names) {
  const path = join(workFolder, ...names);
  mkdirSync(dirname(path), { recursive: true });
  return path;
}

/** @type {Readonly<Record<string, string>>} */
const hints = {
  ffmpeg: 'install ffmpeg built with libx264',
  ffprobe: 'install ffmpeg',
  festival: 'install festival and the voice package festvox-us-slt-hts',
  sox: 'install sox',
};

/**
 * Runs a program found by PATH to its end.
 * @param {string} program
 * @param {readonly string[]} args
 * @returns {Promise<string>} its standard output; rejects with what to install if it is missing
 */
export async function run(program, args) {
  try {
    const { stdout } = await exec(program, [...args], { maxBuffer: 1 << 28 });
    return stdout;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ENOENT') {
      throw new Error(`${program} is not on the PATH: ${hints[program] ?? 'install it'}`);
    }
    throw error;
  }
}
