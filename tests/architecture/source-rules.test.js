import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import ts from 'typescript';
import { ROOT, copySources, runTool } from '../helpers/source-copy.js';

const MAX_LINES = 400;

describe('the sources', () => {
  const files = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => ({ name, text: readFileSync(join(ROOT, 'src', name), 'utf8') }));

  it(`have no file over ${MAX_LINES} lines`, (t) => {
    const lengths = files
      .map(({ name, text }) => ({ name, lines: text.trimEnd().split('\n').length }))
      .sort((a, b) => a.lines - b.lines);
    const middle = lengths[Math.floor(lengths.length / 2)];
    const longest = lengths.at(-1);
    t.diagnostic(
      `${lengths.length} files, median ${middle?.lines} lines, longest ${longest?.name} ${longest?.lines}`,
    );
    assert.deepEqual(
      lengths.filter(({ lines }) => lines > MAX_LINES),
      [],
    );
  });

  it('say `any` nowhere', () => {
    const found = files.flatMap(({ name, text }) =>
      anyKeywords(name, text).map((line) => `${name}:${line}`),
    );
    assert.deepEqual(found, []);
  });

  it('use only module forms that every bundler and the browser know', () => {
    const tied = /import\.meta\.(env|glob|hot)|from '[^']*\?(worker|url|raw|inline)/;
    assert.deepEqual(
      files.filter(({ text }) => tied.test(text)).map(({ name }) => name),
      [],
    );
  });
});

/**
 * Text → which message the linter gives for it. The file name decides which rules hold.
 * @type {Record<string, [text: string, expected: RegExp]>}
 */
const LINTED = {
  'src/sdk/shop/planted-date.ts': ['export const now = Date.now();', /Clock/],
  'src/sdk/shop/planted-timer.ts': ['setTimeout(() => undefined, 5);', /Clock/],
  'src/sdk/shop/planted-random.ts': ['export const luck = Math.random();', /source of chance/],
  'src/sdk/shop/planted-document.ts': ['export const title = document.title;', /no page/],
  'src/sdk/shop/planted-lit.ts': ["export { html } from 'lit';", /without a view/],
  'src/sdk/shop/planted-heavy.ts': ["export { Events } from 'hls.js';", /engines\/ only/],
  'src/sdk/shop/planted-sideways.ts': ["export * from '../show/show-document.js';", /sideways/],
  'src/sdk/planted-static.ts': ["export * from './engines/planted.js';", /import\(\) only/],
  'src/components/planted-inside.ts': ["export * from '../sdk/shop/shop.js';", /public SDK/],
  'src/components/planted-default.ts': ['export default 1;', /by name/],
  'src/components/planted-html.ts': [
    "export function fill(node: Element): void {\n  node.innerHTML = 'x';\n}",
    /markup from strings/,
  ],
  'src/components/planted-unsafe.ts': [
    "export { unsafeHTML } from 'lit/directives/unsafe-html.js';",
    /text bindings/,
  ],
  'src/components/planted-alt.ts': [
    "import { html } from 'lit';\nexport const picture = html`<img src='a.png' />`;",
    /alt/,
  ],
  'src/components/planted-any.ts': ['export const loose: any = 1;', /any/],
  'src/components/planted-promise.ts': [
    'export function go(): void {\n  Promise.resolve();\n}',
    /Promises must be awaited/,
  ],
  'src/components/planted-long.ts': ['export {};\n'.padEnd(420, '\n'), /too many lines/],
};

describe('a planted fault', () => {
  let copy;
  before(() => {
    copy = copySources({
      'src/sdk/engines/planted.ts': 'export const engine = 1;',
      ...Object.fromEntries(Object.entries(LINTED).map(([path, [text]]) => [path, text])),
    });
  });
  after(() => copy.remove());

  it('`document` in a domain does not compile', () => {
    const { stdout } = runTool(copy.folder, 'typescript/bin/tsc', ['-p', 'src/sdk']);
    assert.match(stdout, /planted-document\.ts\(1,22\): error TS2584: Cannot find name 'document'/);
  });

  describe('is seen by the linter', () => {
    let messages;
    before(() => {
      const { stdout, stderr } = runTool(copy.folder, 'eslint/bin/eslint.js', [
        ...['--format', 'json'],
        ...Object.keys(LINTED),
      ]);
      assert.ok(stdout.startsWith('['), stderr);
      messages = new Map(
        JSON.parse(stdout).map((file) => [
          file.filePath.replaceAll('\\', '/'),
          file.messages.map(({ message }) => message).join('\n'),
        ]),
      );
    });

    for (const [path, [, expected]] of Object.entries(LINTED)) {
      it(path.replace(/.*planted-|\.ts$/g, ''), () => {
        const [, said] = [...messages].find(([name]) => name.endsWith(path)) ?? [];
        assert.match(said ?? '', expected);
      });
    }
  });
});

/** @returns {number[]} lines, from 1 */
function anyKeywords(name, text) {
  const source = ts.createSourceFile(name, text, ts.ScriptTarget.ES2022, true);
  const lines = [];
  const visit = (node) => {
    if (node.kind === ts.SyntaxKind.AnyKeyword) {
      lines.push(source.getLineAndCharacterOfPosition(node.pos).line + 1);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return lines;
}
