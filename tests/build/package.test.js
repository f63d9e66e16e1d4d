import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { build as esbuild } from 'esbuild';
import { build as vite } from 'vite';
import { readManifest } from '../helpers/cdn-build.js';
import { ROOT, runTool } from '../helpers/source-copy.js';

const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));

describe('the npm package', () => {
  let folder;
  let tarball;
  /** A project of somebody else, with nothing but our package in it. */
  let project;

  before(() => {
    readManifest();
    folder = mkdtempSync(join(tmpdir(), 'live-room-package-'));
    tarball = pack(folder);
    project = join(folder, 'shop');
    install(project, tarball);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('holds the builds and the reading matter, and no sources, tests or demo', () => {
    const installed = join(project, 'node_modules/live-room');
    for (const path of ['dist/live-room.js', 'custom-elements.json', 'LICENSE', 'README.md']) {
      assert.ok(existsSync(join(installed, path)), `${path} is missing`);
    }
    for (const path of ['src', 'tests', 'demo', 'models']) {
      assert.ok(!existsSync(join(installed, path)), `${path} is packed`);
    }
  });

  it('keeps its dependencies bare, so that a shop shares them', () => {
    const { dependencies } = JSON.parse(
      readFileSync(join(project, 'node_modules/live-room/package.json'), 'utf8'),
    );
    for (const name of Object.keys(dependencies)) {
      assert.ok(existsSync(join(project, 'node_modules', name)), `${name} is not installed`);
    }
  });

  describe('in Node, where there is no page', () => {
    it('live-room imports', () => {
      assert.ok(node("console.log(Object.keys(await import('live-room')))").includes('Element'));
    });

    it('live-room/define imports, and registers nothing that is not there', () => {
      node("await import('live-room/define')");
    });

    it('live-room/sdk imports, makes a room and leaves no timer behind', () => {
      const said = node(`
        import { createRoom } from 'live-room/sdk';
        const room = createRoom({ show: { stream: 'https://shop.example/live.m3u8' } });
        room.leave();
        console.log(typeof room.join);
      `);
      assert.equal(said.trim(), 'function');
    });

    it('no Lit comes with the SDK', () => {
      const said = node(`
        await import('live-room/sdk');
        console.log(globalThis.litElementVersions ?? 'none');
      `);
      assert.equal(said.trim(), 'none');
    });
  });

  describe('in a page of one line', () => {
    it('builds with Vite, and the engine stays apart', async () => {
      writeFileSync(
        join(project, 'index.html'),
        '<!doctype html><script type="module" src="/page.js"></script><live-room></live-room>',
      );
      writeFileSync(join(project, 'page.js'), "import 'live-room/define';\n");
      await vite({ root: project, configFile: false, logLevel: 'error' });
      assertEngineApart(join(project, 'dist/assets'));
    });

    it('builds with esbuild, and the engine stays apart', async () => {
      const { warnings } = await esbuild({
        stdin: { contents: "import 'live-room/define';", resolveDir: project },
        outdir: join(project, 'esbuild'),
        bundle: true,
        splitting: true,
        minify: true,
        format: 'esm',
        logLevel: 'silent',
      });
      assert.deepEqual(warnings, []);
      assertEngineApart(join(project, 'esbuild'));
    });

    it('leaves nothing of the SDK where it is imported and not used', async () => {
      const { outputFiles } = await esbuild({
        stdin: { contents: "import { createRoom } from 'live-room/sdk';", resolveDir: project },
        bundle: true,
        format: 'esm',
        write: false,
        logLevel: 'silent',
      });
      assert.ok(outputFiles[0].text.length < 100, outputFiles[0].text.slice(0, 500));
    });
  });

  describe('has types', () => {
    it('that a strict project compiles, in both ways of resolving', () => {
      writeFileSync(
        join(project, 'shop.mts'),
        `import 'live-room/define';
         import { LiveRoomElement } from 'live-room';
         import { createRoom } from 'live-room/sdk';
         const tag: LiveRoomElement | null = document.querySelector('live-room');
         const room = createRoom({ show: 'https://shop.example/show.json' });
         room.leave();
         export { tag, room };`,
      );
      const flags = ['--noEmit', '--strict', '--target', 'es2022', 'shop.mts'];
      for (const [module, resolution] of [
        ['nodenext', 'nodenext'],
        ['esnext', 'bundler'],
      ]) {
        const { status, stdout } = runTool(project, 'typescript/bin/tsc', [
          ...['--module', module, '--moduleResolution', resolution],
          ...flags,
        ]);
        assert.equal(status, 0, stdout);
      }
    });

    it('that are not wrong (attw)', () => {
      const { status, stdout, stderr } = runTool(folder, '@arethetypeswrong/cli/dist/index.js', [
        tarball,
        ...['--profile', 'esm-only', '--format', 'ascii', '--no-color', '--no-emoji'],
        ...['--exclude-entrypoints', './custom-elements.json'],
      ]);
      assert.equal(status, 0, stdout + stderr);
    });
  });

  it('has a package.json without faults (publint)', () => {
    const { status, stdout, stderr } = runTool(folder, 'publint/src/cli.js', [
      ...['run', tarball, '--strict', '--pack', 'false'],
    ]);
    assert.equal(status, 0, stdout + stderr);
  });

  it('describes its elements for editors', () => {
    const { modules } = JSON.parse(
      readFileSync(join(project, 'node_modules/live-room/custom-elements.json'), 'utf8'),
    );
    const tags = modules.flatMap(({ exports = [] }) =>
      exports.filter(({ kind }) => kind === 'custom-element-definition').map(({ name }) => name),
    );
    assert.ok(tags.includes('live-room'), `tags: ${tags.join(', ')}`);
  });

  function node(code) {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['--input-type=module', '--eval', code],
      { cwd: project, encoding: 'utf8', timeout: 20_000 },
    );
    assert.equal(status, 0, stderr || 'it did not end by itself');
    return stdout;
  }
});

/** The build before this section made dist/, so scripts are not run again. */
function pack(folder) {
  npm(ROOT, ['pack', '--ignore-scripts', '--pack-destination', folder]);
  return join(
    folder,
    readdirSync(folder).find((name) => name.endsWith('.tgz')),
  );
}

/**
 * A real `npm install`, without the registry: the dependencies come from the folder the tests run
 * in, packed again, so a range that they do not satisfy still fails.
 */
function install(project, tarball) {
  mkdirSync(project, { recursive: true });
  writeFileSync(
    join(project, 'package.json'),
    '{ "name": "shop", "private": true, "type": "module" }',
  );
  const folders = dependencyFolders(manifest, ROOT);
  npm(project, [
    'install',
    ...['--offline', '--install-links', '--ignore-scripts', '--no-audit', '--no-fund'],
    tarball,
    ...[...folders].map((path) => `file:${path}`),
  ]);
}

/** Where the dependencies of a package lie, and theirs. */
function dependencyFolders({ dependencies = {} }, from, found = new Set()) {
  for (const name of Object.keys(dependencies)) {
    const nested = join(from, 'node_modules', name);
    const path = existsSync(nested) ? nested : join(ROOT, 'node_modules', name);
    if (found.has(path)) continue;
    found.add(path);
    dependencyFolders(JSON.parse(readFileSync(join(path, 'package.json'), 'utf8')), path, found);
  }
  return found;
}

function npm(cwd, args) {
  const shell = process.platform === 'win32';
  const { status, stdout, stderr } = spawnSync('npm', args, { cwd, encoding: 'utf8', shell });
  assert.equal(status, 0, `npm ${args[0]}: ${stdout}${stderr}`);
}

function assertEngineApart(folder) {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.js'))
    .map((name) => readFileSync(join(folder, name), 'utf8'));
  const registering = files.filter((code) => /customElements/.test(code));
  const playing = files.filter(
    (code) => /EXT-X-PART|EXTINF/.test(code) && /MediaSource/.test(code),
  );
  assert.ok(registering.length > 0, 'no file registers the tag');
  assert.ok(playing.length > 0, 'no file holds the engine');
  assert.ok(!playing.some((code) => registering.includes(code)), 'the engine is in the entry');
}
