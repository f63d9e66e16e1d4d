// @ts-check
import { serveAsset } from '../../bin/assets.js';

/**
 * Gives the unit tests what lies beside the bundle: workers, wasm, models.
 * @returns {import('@web/test-runner').TestRunnerPlugin}
 */
export function assetsPlugin() {
  /** @type {Map<string, ReturnType<typeof serveAsset>>} */
  const served = new Map();
  return {
    name: 'assets',
    // Before the plugin that compiles TypeScript: a worker is one file already.
    async serve({ path }) {
      if (!path.includes('/sdk/engines/assets/')) return undefined;
      const asset = served.get(path) ?? serveAsset(path);
      served.set(path, asset);
      // The types say text; what Koa takes is bytes as well.
      return /** @type {any} */ (await asset);
    },
  };
}
