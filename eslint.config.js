import js from '@eslint/js';
import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import wc from 'eslint-plugin-wc';
import globals from 'globals';
import tseslint from 'typescript-eslint';

/** Folders of src/sdk that know no page: state in, state out. */
const DOMAINS = ['src/sdk/*/**/*.ts'];
const NOT_DOMAINS = ['src/sdk/engines/**', 'src/sdk/state/clock.ts'];

const CLOCK = 'Take the room’s Clock as a parameter: tests turn it by hand.';
const PAGE = 'A domain knows no page. Put this behind a port and into src/sdk/engines/.';

const restrictedGlobals = [
  ...['Date', 'performance', 'setTimeout', 'setInterval', 'clearTimeout', 'clearInterval'].map(
    (name) => ({ name, message: CLOCK }),
  ),
  ...['requestAnimationFrame', 'requestIdleCallback'].map((name) => ({ name, message: CLOCK })),
  ...['window', 'document', 'navigator', 'location', 'localStorage', 'sessionStorage', 'self'].map(
    (name) => ({ name, message: PAGE }),
  ),
];

const restrictedProperties = [
  ...['Date', 'performance'].map((property) => ({
    object: 'globalThis',
    property,
    message: CLOCK,
  })),
  ...['setTimeout', 'setInterval'].map((property) => ({
    object: 'globalThis',
    property,
    message: CLOCK,
  })),
  ...['window', 'document'].map((property) => ({ object: 'globalThis', property, message: PAGE })),
  { object: 'Math', property: 'random', message: 'Take the source of chance as a parameter.' },
  { object: 'crypto', property: 'randomUUID', message: 'Take the source of ids as a parameter.' },
];

/** The same dependency rule as .dependency-cruiser.cjs, so that the editor shows it at once. */
const UNSAFE_DIRECTIVES = {
  regex: '^lit(-html)?/(directives/unsafe-|static-html)',
  message: 'Text of users and shops goes through text bindings only.',
};
const HEAVY_LIBRARIES = {
  regex: '^(hls\\.js|three|onnxruntime-web|@ffmpeg/|@huggingface/|@pixiv/)',
  message: 'Heavy libraries are imported in src/sdk/engines/ only.',
};
const VIEWS = {
  regex: '^(lit|@lit/|i18next)|/components/',
  message: 'The SDK is the product without a view.',
};
const ENGINES = {
  regex: '/engines/',
  message: 'An engine is reached by import() only, from the composition root.',
  allowTypeImports: true,
};
const SDK_INSIDE = {
  regex: '/sdk/(?!index\\.js$)',
  message: 'Components use the public SDK. If a view needs more, the SDK lacks something.',
};
const SIDEWAYS = {
  regex: '^\\.\\./(?!state/|room/room-error\\.js$)',
  message: 'Domains meet in room/room.ts and create-room.ts, never sideways (types may).',
  allowTypeImports: true,
};
/** From a folder inside a domain, one step up is still the domain. */
const SIDEWAYS_FROM_INSIDE = {
  ...SIDEWAYS,
  regex: '^\\.\\./\\.\\./(?!state/|room/room-error\\.js$)',
};
const forbidImports = (...patterns) => ['error', { patterns: [UNSAFE_DIRECTIVES, ...patterns] }];

const NO_DEFAULT_EXPORT = [
  {
    selector: 'ExportDefaultDeclaration, ExportSpecifier[exported.name="default"]',
    message: 'Export by name: one thing has one name everywhere.',
  },
];
const NO_HTML_STRINGS = [
  {
    selector: 'MemberExpression[property.name=/^(innerHTML|outerHTML|insertAdjacentHTML)$/]',
    message: 'No markup from strings: Lit text bindings, or DOM methods.',
  },
];

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', '.cache/', 'tests/**/fixtures/'] },

  {
    files: ['src/**/*.ts', 'tests/**/*.ts'],
    extends: [js.configs.recommended, ...tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: {
        project: ['tsconfig.json', 'tests/tsconfig.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      // Numbers in messages and addresses read well as they are.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // `() => store.set(…)` is the house form of a short handler.
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // `string | 'auto'` tells the reader which word is special.
      '@typescript-eslint/no-redundant-type-constituents': 'off',
      // The public classes are handles; Lit controllers are used for their effect.
      '@typescript-eslint/no-extraneous-class': 'off',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', caughtErrors: 'none' },
      ],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'object-shorthand': 'error',
      'prefer-template': 'error',
    },
  },

  {
    files: ['src/**/*.ts'],
    rules: {
      'max-lines': ['error', { max: 400 }],
      'no-console': 'error',
      'no-eval': 'error',
      'no-new-func': 'error',
      'no-restricted-syntax': ['error', ...NO_DEFAULT_EXPORT, ...NO_HTML_STRINGS],
    },
  },

  {
    // Declarations of other people's modules take those as they are.
    files: ['src/**/*.d.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },

  {
    files: DOMAINS,
    ignores: NOT_DOMAINS,
    rules: {
      'no-restricted-globals': ['error', ...restrictedGlobals],
      'no-restricted-properties': ['error', ...restrictedProperties],
    },
  },
  {
    files: ['src/sdk/**/*.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': forbidImports(VIEWS, HEAVY_LIBRARIES, ENGINES),
    },
  },
  {
    files: DOMAINS,
    ignores: ['src/sdk/engines/**', 'src/sdk/room/room.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': forbidImports(
        VIEWS,
        HEAVY_LIBRARIES,
        ENGINES,
        SIDEWAYS,
      ),
    },
  },
  {
    files: ['src/sdk/*/*/**/*.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': forbidImports(
        HEAVY_LIBRARIES,
        VIEWS,
        ENGINES,
        SIDEWAYS_FROM_INSIDE,
      ),
    },
  },
  {
    files: ['src/sdk/engines/**/*.ts'],
    rules: { '@typescript-eslint/no-restricted-imports': forbidImports(VIEWS) },
  },

  {
    files: ['src/components/**/*.ts'],
    extends: [lit.configs['flat/recommended'], wc.configs['flat/best-practice']],
    plugins: { 'lit-a11y': litA11y },
    rules: {
      ...litA11y.configs.recommended.rules,
      'lit/no-legacy-imports': 'error',
      'lit/no-value-attribute': 'error',
      'lit/no-template-map': 'off',
      '@typescript-eslint/no-restricted-imports': forbidImports(SDK_INSIDE, HEAVY_LIBRARIES),
      // Lit binds the listeners of a template to the element.
      '@typescript-eslint/unbound-method': 'off',
    },
  },

  {
    files: ['tests/**/*.ts'],
    languageOptions: { globals: { ...globals.mocha } },
    rules: {
      // `expect(x).to.be.true` is a statement; fakes answer what the test needs and no more.
      '@typescript-eslint/no-unused-expressions': 'off',
      // By its types every chai assertion is a promise, since one of them, `accessible()`, is.
      '@typescript-eslint/no-floating-promises': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-empty-function': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },

  {
    files: ['**/*.{js,cjs}', 'vite.config.ts'],
    extends: [js.configs.recommended],
    languageOptions: { globals: { ...globals.node, ...globals.browser, ...globals.mocha } },
    rules: {
      'no-unused-vars': ['error', { argsIgnorePattern: '^_', caughtErrors: 'none' }],
      'prefer-const': 'error',
      'preserve-caught-error': 'off',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  {
    files: ['vite.config.ts'],
    languageOptions: { parser: tseslint.parser },
    // Names of parameters in types look unused to the rule for JavaScript.
    rules: { 'no-unused-vars': 'off' },
  },
);
