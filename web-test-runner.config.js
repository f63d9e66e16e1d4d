import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { chromeLauncher } from '@web/test-runner-chrome';
import { assetsPlugin } from './tests/helpers/assets-plugin.js';
import { findBrowser } from './tests/helpers/find-browser.js';
import { originPlugin } from './tests/helpers/origin-plugin.js';
import { vendorPlugin } from './tests/helpers/vendors/vendor-plugin.js';

const { executablePath, args } = await findBrowser();

export default {
  files: 'tests/{sdk,components,engines}/**/*.test.ts',
  nodeResolve: true,
  plugins: [
    // Without the tsconfig, esbuild compiles decorators and class fields the other way.
    esbuildPlugin({ ts: true, tsconfig: fileURLToPath(new URL('tsconfig.json', import.meta.url)) }),
    originPlugin(),
    assetsPlugin(),
    vendorPlugin(),
  ],
  browsers: [
    chromeLauncher({
      launchOptions: {
        executablePath,
        args: [
          ...args,
          // Half faded in, a view has neither its colours nor its place: audits would be a gamble.
          '--force-prefers-reduced-motion',
          '--disable-renderer-backgrounding',
          '--disable-backgrounding-occluded-windows',
          '--disable-background-timer-throttling',
        ],
      },
      concurrency: 2,
      // A page in a tab behind another is hidden: no animation frames, no video.
      createPage: async ({ context }) => {
        const fresh = await context.browser().createBrowserContext();
        const page = await fresh.newPage();
        const session = await page.createCDPSession();
        await session.send('Emulation.setFocusEmulationEnabled', { enabled: true });
        return page;
      },
    }),
  ],
  browserStartTimeout: 60_000,
  // A file gets two minutes: the engines play real media, and CI has two cores.
  testsStartTimeout: 60_000,
  testsFinishTimeout: 120_000,
  testFramework: { config: { ui: 'bdd', timeout: '10000' } },
  // Lit says on every page that it runs in development mode.
  filterBrowserLogs: ({ args: [first] }) => !String(first).includes('Lit is in dev mode'),
};
