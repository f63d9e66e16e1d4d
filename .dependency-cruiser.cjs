/**
 * The dependency rule of src/README.md, kept by a machine. Each rule here has a planted violation
 * in tests/architecture/dependency-rule.test.js.
 */

/** `import type` leaves nothing in the program: domains may know each other's words. */
const atRunTime = { dependencyTypesNot: ['type-only'] };

const HEAVY = '(hls\\.js|three|onnxruntime-(web|common)|@ffmpeg|@huggingface|@pixiv)';
const heavyLibraries = `(^|node_modules/)${HEAVY}(/|$)`;
const compositionRoot = '^src/sdk/(create-room|room/room)\\.ts$';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'components-use-the-public-sdk',
      comment: 'If a view needs more than src/sdk/index.ts, the SDK lacks something.',
      severity: 'error',
      from: { path: '^src/components/' },
      to: { path: '^src/sdk/', pathNot: '^src/sdk/index\\.ts$' },
    },
    {
      name: 'sdk-has-no-view',
      comment: 'The SDK is the product without a view: no components, no Lit, no i18next.',
      severity: 'error',
      from: { path: '^src/sdk/' },
      to: { path: '^src/components/|(^|node_modules/)(lit|lit-[a-z]+|@lit|i18next)(/|$)' },
    },
    {
      name: 'domains-never-sideways',
      comment:
        'A domain imports state/, room/room-error.ts and types. Domains meet in room/room.ts and ' +
        'create-room.ts.',
      severity: 'error',
      from: { path: '^src/sdk/([^/]+)/', pathNot: [compositionRoot, '^src/sdk/engines/'] },
      to: {
        path: '^src/sdk/',
        pathNot: ['^src/sdk/$1/', '^src/sdk/state/', '^src/sdk/room/room-error\\.ts$'],
        ...atRunTime,
      },
    },
    {
      name: 'state-stands-alone',
      comment: 'Everything rests on state/, so it rests on nothing.',
      severity: 'error',
      from: { path: '^src/sdk/state/' },
      to: { path: '^src/sdk/', pathNot: '^src/sdk/(state/|room/room-error\\.ts$)', ...atRunTime },
    },
    {
      name: 'heavy-libraries-in-engines-only',
      comment: 'An engine imports its library by name, so that it tree-shakes; nobody else does.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/sdk/engines/' },
      to: { path: heavyLibraries },
    },
    {
      name: 'engines-by-dynamic-import',
      comment: 'What is heavy is not loaded until it is used.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/sdk/engines/' },
      to: {
        path: '^src/sdk/engines/',
        dependencyTypesNot: ['type-only', 'dynamic-import'],
      },
    },
    {
      name: 'engines-fill-ports',
      comment: 'An engine knows its port and state/; it calls no domain and no composition root.',
      severity: 'error',
      from: { path: '^src/sdk/engines/' },
      to: {
        path: '^src/sdk/[^/]+\\.ts$|^src/sdk/room/room\\.ts$',
        ...atRunTime,
      },
    },
    {
      name: 'nobody-imports-tests-or-demo',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(tests|demo)/' },
    },
    {
      name: 'demo-never-imports-tests',
      severity: 'error',
      from: { path: '^demo/' },
      to: { path: '^tests/' },
    },
    {
      name: 'demo-uses-public-entries',
      comment: 'A shop has no src/: import from live-room, live-room/define or live-room/sdk.',
      severity: 'error',
      from: { path: '^demo/' },
      to: { path: '^src/|^\\.\\./|^(\\.\\./)+src/' },
    },
    {
      name: 'no-cycles',
      comment: 'Two files that need each other at once are one file, or lack a third.',
      severity: 'error',
      from: { path: '^src/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only', 'dynamic-import'] } },
    },
    {
      name: 'everything-resolves',
      severity: 'error',
      from: { path: '^src/' },
      to: { couldNotResolve: true },
    },
    {
      name: 'only-declared-dependencies',
      comment:
        'A package that only happens to be in node_modules is missing at the shop. What a worker ' +
        'imports is built into it.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/sdk/engines/speech/' },
      to: {
        dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'],
        dependencyTypesNot: ['type-only'],
      },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|node_modules/\\.cache)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'browser', 'default', 'types'],
      extensions: ['.ts', '.js', '.d.ts'],
    },
  },
};
