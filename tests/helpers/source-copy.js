// @ts-check
/**
 * A copy of the sources outside the checkout, in which a test may break a rule to see it caught.
 */
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** @param {Record<string, string>} planted path → text of the files to add */
export function copySources(planted) {
  const folder = mkdtempSync(join(tmpdir(), 'live-room-sources-'));
  const config = ['package.json', 'tsconfig.json', 'eslint.config.js', '.dependency-cruiser.cjs'];
  for (const path of [...config, 'tests/tsconfig.json', 'src']) {
    if (existsSync(join(ROOT, path))) {
      cpSync(join(ROOT, path), join(folder, path), { recursive: true });
    }
  }
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'junction');
  for (const [path, text] of Object.entries(planted)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/**
 * Runs a tool of node_modules by its program file.
 * @param {string} cwd
 * @param {string} program path inside node_modules
 * @param {string[]} args
 */
export function runTool(cwd, program, args) {
  const { status, stdout, stderr, error } = spawnSync(
    process.execPath,
    [join(ROOT, 'node_modules', program), ...args],
    { cwd, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  );
  if (error) throw error;
  return { status, stdout, stderr };
}
