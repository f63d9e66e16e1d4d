import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { chromeLauncher } from '@web/test-runner-chrome';
import { findBrowser } from './tests/helpers/find-browser.js';
import { originPlugin } from './tests/helpers/origin-plugin.js';

const { executablePath, args } = await findBrowser();

export default {
  files: 'tests/{sdk,components,engines}/**/*.test.ts',
  nodeResolve: true,
  plugins: [
    // Without the tsconfig, esbuild compiles decorators and class fields the other way.
    esbuildPlugin({ ts: true, tsconfig: fileURLToPath(new URL('tsconfig.json', import.meta.url)) }),
    originPlugin(),
  ],
  browsers: [chromeLauncher({ launchOptions: { executablePath, args }, concurrency: 2 })],
  browserStartTimeout: 60_000,
  // A file gets two minutes: the engines play real media, and CI has two cores.
  testsStartTimeout: 60_000,
  testsFinishTimeout: 120_000,
  testFramework: { config: { ui: 'bdd', timeout: '10000' } },
  // Lit says on every page that it runs in development mode.
  filterBrowserLogs: ({ args: [first] }) => !String(first).includes('Lit is in dev mode'),
};
