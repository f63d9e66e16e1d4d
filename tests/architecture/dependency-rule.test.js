import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { ROOT, copySources, runTool } from '../helpers/source-copy.js';

const config = createRequire(import.meta.url)('../../.dependency-cruiser.cjs');

/** Rule → a file that breaks it, with what it needs to do so. */
const PLANTED = {
  'components-use-the-public-sdk': {
    'src/components/planted-shortcut.ts': "export { planted } from '../sdk/shop/planted.js';",
  },
  'sdk-has-no-view': {
    'src/sdk/shop/planted-view.ts': "import { html } from 'lit';\nexport const view = html``;",
  },
  'domains-never-sideways': {
    'src/sdk/show/planted-sideways.ts': "export { planted } from '../shop/planted.js';",
    'src/sdk/show/planted-behind-a-type.ts':
      "import type { Planted } from '../shop/planted.js';\n" +
      "import { planted } from '../shop/planted.js';\nexport const b: Planted = { a: planted };",
    'src/sdk/show/planted-mixed.ts':
      "import { type Planted, planted } from '../shop/planted.js';\n" +
      'export const b: Planted = { a: planted };',
  },
  'state-stands-alone': {
    'src/sdk/state/planted-lean.ts': "export { planted } from '../shop/planted.js';",
  },
  'heavy-libraries-in-engines-only': {
    'src/sdk/playback/planted-heavy.ts': "import Hls from 'hls.js';\nexport const hls = new Hls();",
  },
  'engines-by-dynamic-import': {
    'src/sdk/planted-static.ts': "export { engine } from './engines/planted.js';",
    'src/sdk/planted-both.ts':
      "export { engine } from './engines/planted.js';\n" +
      "export const later = () => import('./engines/planted.js');",
  },
  'engines-fill-ports': {
    'src/sdk/engines/planted-caller.ts': "export * from '../create-room.js';",
  },
  'nobody-imports-tests-or-demo': {
    'src/components/planted-demo.ts': "export { page } from '../../demo/planted.js';",
  },
  'demo-never-imports-tests': {
    'demo/planted-test.js': "export { probe } from '../tests/planted.js';",
  },
  'demo-uses-public-entries': {
    'demo/planted-inside.js': "export { planted } from '../src/sdk/shop/planted.ts';",
  },
  'no-cycles': {
    'src/sdk/shop/planted-cycle.ts':
      "import { b } from './planted-other-half.js';\nexport const a = () => b;",
    'src/sdk/shop/planted-other-half.ts':
      "import { a } from './planted-cycle.js';\nexport const b = () => a;",
  },
  'everything-resolves': {
    'src/sdk/shop/planted-missing.ts': "export { nothing } from './planted-nowhere.js';",
  },
  'only-declared-dependencies': {
    'src/components/planted-tool.ts': "import axe from 'axe-core';\nexport const tool = axe;",
  },
};

/** What the planted files point at, and neighbours that keep the rule. */
const INNOCENT = {
  'src/sdk/shop/planted.ts': 'export const planted = 1;\nexport interface Planted { a: 1 }',
  'src/sdk/engines/planted.ts': "import Hls from 'hls.js';\nexport const engine = new Hls();",
  'src/sdk/planted-dynamic.ts': "export const engine = () => import('./engines/planted.js');",
  'src/sdk/show/planted-type.ts':
    "import type { Planted } from '../shop/planted.js';\nexport type Known = Planted;",
  'demo/planted.js': "import 'live-room/define';\nexport const page = 1;",
  'tests/planted.js': 'export const probe = 1;',
};

describe('the dependency rule', () => {
  it('holds in the sources and the demo', (t) => {
    const report = cruise(ROOT);
    t.diagnostic(`${report.summary.totalCruised} modules`);
    assert.deepEqual(report.summary.violations.map(describeViolation), []);
  });

  describe('notices a planted violation of', () => {
    let copy;
    let violations;
    before(() => {
      copy = copySources(Object.assign({}, INNOCENT, ...Object.values(PLANTED)));
      violations = cruise(copy.folder).summary.violations;
    });
    after(() => copy.remove());

    for (const { name } of config.forbidden) {
      it(name, () => {
        const culprits = Object.keys(PLANTED[name] ?? {});
        assert.ok(culprits.length > 0, `no violation of ${name} is planted`);
        const caught = violations.filter((violation) => violation.rule.name === name);
        for (const culprit of culprits) {
          // A cycle is told once, from one of its files.
          const told = ({ from, cycle = [] }) =>
            from === culprit || cycle.some(({ name: file }) => file === culprit);
          assert.ok(caught.some(told), `${culprit} passed`);
        }
      });
    }

    it('nothing else: the neighbours that keep the rule pass', () => {
      const accused = violations.filter(({ from }) => from in INNOCENT);
      assert.deepEqual(accused.map(describeViolation), []);
    });
  });
});

function cruise(folder) {
  const roots = ['src', 'demo'].filter((path) => existsSync(join(folder, path)));
  const { stdout, stderr } = runTool(folder, 'dependency-cruiser/bin/dependency-cruise.mjs', [
    ...roots,
    '--config',
    '.dependency-cruiser.cjs',
    '--output-type',
    'json',
  ]);
  assert.ok(stdout.startsWith('{'), stderr);
  return JSON.parse(stdout);
}

function describeViolation({ rule, from, to }) {
  return `${rule.name}: ${from} → ${to}`;
}
