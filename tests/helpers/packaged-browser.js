// @ts-check
/**
 * Unpacks the browser inside the npm package `@sparticuz/chromium` into `node_modules/.cache`,
 * once, together with the libraries and fonts that a bare machine lacks.
 */
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const CACHE = fileURLToPath(new URL('../../node_modules/.cache/live-room/', import.meta.url));

/**
 * Rejects where the package cannot run.
 * @returns {Promise<string>} path of a start script: it sets the library and font paths, and then
 *   becomes the browser, so that callers need no environment of their own
 */
export async function unpackBrowser() {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      'No browser found. Install Chrome, Chromium or Edge, or set CHROME_PATH to one.',
    );
  }
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  const packageFolder = join(dirname(entry), '../..');
  const { version } = JSON.parse(await readFile(join(packageFolder, 'package.json'), 'utf8'));
  const home = join(CACHE, `chromium-${version}`);
  const start = join(home, 'start.sh');
  if (!existsSync(start)) await unpack(join(packageFolder, 'bin'), home);
  return start;
}

/**
 * @param {string} bin folder of the archives
 * @param {string} home appears only when complete: an interrupted run leaves nothing half done
 */
async function unpack(bin, home) {
  await mkdir(CACHE, { recursive: true });
  const draft = await mkdtemp(join(CACHE, 'unpacking-'));
  try {
    await inflateInto(draft, bin);
    await writeFile(join(draft, 'fonts/fonts.conf'), fontsConfig(home));
    await writeFile(
      join(draft, 'start.sh'),
      `#!/bin/sh
home='${home}'
export LD_LIBRARY_PATH="$home/al2023/lib\${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"
export FONTCONFIG_PATH="$home/fonts"
exec "$home/chromium" "$@"
`,
    );
    await chmod(join(draft, 'start.sh'), 0o755);
    await rename(draft, home);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    // Another process was quicker: its copy is as good as ours.
    if (!existsSync(join(home, 'start.sh'))) throw error;
  }
}

/**
 * The package unpacks into the folder of temporary files, where it would take any file called
 * `chromium` for its own; a private folder keeps it apart.
 * @param {string} folder
 * @param {string} bin
 */
async function inflateInto(folder, bin) {
  const { inflate } = await import('@sparticuz/chromium');
  const before = process.env.TMPDIR;
  process.env.TMPDIR = folder;
  try {
    await Promise.all(
      ['chromium.br', 'fonts.tar.br', 'swiftshader.tar.br', 'al2023.tar.br'].map((archive) =>
        inflate(join(bin, archive)),
      ),
    );
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
}

/**
 * The fonts of the machine first, so that scripts the package lacks are not boxes.
 * @param {string} home
 */
function fontsConfig(home) {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>/usr/share/fonts</dir>
  <dir>/usr/local/share/fonts</dir>
  <dir prefix="xdg">fonts</dir>
  <dir>${home}/fonts</dir>
  <cachedir>${home}/fonts-cache</cachedir>
</fontconfig>
`;
}
