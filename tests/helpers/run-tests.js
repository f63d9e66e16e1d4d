// @ts-check
/**
 * `npm test`: every check of the project, in the order of what fails fastest, stopping at the
 * first section that fails. `node tests/helpers/run-tests.js build journeys` runs only those.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** @typedef {{ npm?: string, node?: string, tests?: string[], again?: boolean }} Section */

/**
 * Section → what it runs: a script of package.json, a program, or the test files of some folders;
 * `again`: visits in a browser, which a busy machine can spoil, have a second try.
 * @type {Record<string, Section>}
 */
const SECTIONS = {
  typecheck: { npm: 'typecheck' },
  lint: { npm: 'lint' },
  architecture: { tests: ['tests/architecture'] },
  properties: { tests: ['tests/properties'] },
  browser: { node: 'tests/helpers/find-browser.js' },
  unit: { npm: 'test:unit' },
  build: { npm: 'build' },
  transports: { tests: ['tests/transports'] },
  'package, origin and journeys': {
    tests: ['tests/build', 'tests/origin', 'tests/journeys'],
    again: true,
  },
};

/**
 * Parts of the last section by themselves.
 * @type {Record<string, Section>}
 */
const PARTS = {
  package: { tests: ['tests/build'], again: true },
  origin: { tests: ['tests/origin'], again: true },
  journeys: { tests: ['tests/journeys'], again: true },
};

const asked = process.argv.slice(2);
const names = asked.length > 0 ? asked : Object.keys(SECTIONS);
const started = performance.now();

for (const [index, name] of names.entries()) {
  const section = SECTIONS[name] ?? PARTS[name];
  if (!section) {
    const known = Object.keys({ ...SECTIONS, ...PARTS }).join(', ');
    console.error(`There is no section “${name}”. There are: ${known}.`);
    process.exit(2);
  }
  console.log(`\n── ${index + 1}/${names.length} ${name} ${'─'.repeat(60 - name.length)}\n`);
  const status = run(section);
  if (status !== 0) {
    console.error(
      `\n✖ ${name} failed. Again, by itself: node tests/helpers/run-tests.js ${quote(name)}`,
    );
    process.exit(status);
  }
}
console.log(`\n✔ ${names.join(', ')}: all passed in ${seconds(performance.now() - started)}.`);

/** @param {Section} section */
function run(section) {
  if (section.npm) return execute('npm', ['run', '--silent', section.npm]);
  if (section.node) return execute(process.execPath, [section.node]);
  const files = (section.tests ?? []).flatMap(testFiles);
  if (files.length === 0) {
    console.log('No test files yet.');
    return 0;
  }
  return section.again ? testOneByOne(files) : test(files);
}

/** One file at a time: journeys measure time to the first picture, and CI has two cores. */
function test(/** @type {string[]} */ files) {
  const options = ['--test', '--test-concurrency=1', '--test-reporter=spec'];
  return execute(process.execPath, [...options, ...files]);
}

/** What fails has a second try by itself; what passed only then is named, not forgotten. */
function testOneByOne(/** @type {string[]} */ files) {
  const failed = files.filter((file) => test([file]) !== 0);
  const broken = failed.filter((file) => test([file]) !== 0);
  const unsteady = failed.filter((file) => !broken.includes(file));
  if (unsteady.length > 0) console.error(`\n↻ Passed only at a second try: ${unsteady.join(', ')}`);
  if (broken.length > 0) console.error(`\n✖ Failed twice: ${broken.join(', ')}`);
  return broken.length > 0 ? 1 : 0;
}

/**
 * Found here, not by node: what `--test` makes of a folder differs between Node 20 and 22.
 * @param {string} folder
 */
function testFiles(folder) {
  if (!existsSync(join(ROOT, folder))) return [];
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.js') && !name.includes('fixtures'))
    .sort()
    .map((name) => join(folder, name));
}

/**
 * @param {string} command
 * @param {string[]} args
 */
function execute(command, args) {
  const shell = command === 'npm' && process.platform === 'win32';
  const { status, error } = spawnSync(command, args, { cwd: ROOT, stdio: 'inherit', shell });
  if (error) throw error;
  return status ?? 1;
}

/** @param {string} name */
function quote(name) {
  return name.includes(' ') ? `'${name}'` : name;
}

/** @param {number} ms */
function seconds(ms) {
  return `${(ms / 1000).toFixed(0)} s`;
}
