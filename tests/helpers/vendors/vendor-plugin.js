// @ts-check
import { startShopify } from './shopify-server.js';
import { startWooCommerce } from './woocommerce-server.js';

/**
 * Gives the unit tests servers that speak the APIs of shops, on ports of their own as the real
 * ones are: `vendor('shopify')` of vendor.ts. Each call starts a fresh one.
 * @returns {import('@web/test-runner').TestRunnerPlugin}
 */
export function vendorPlugin() {
  /** @type {{ url: string, close(): void }[]} */
  const running = [];
  return {
    name: 'vendors',
    async serve({ path }) {
      const name = /^\/__vendor\/(\w+)\.json$/.exec(path)?.[1];
      if (!name) return undefined;
      const server = await (name === 'shopify' ? startShopify() : startWooCommerce());
      running.push(server);
      return { type: 'json', body: JSON.stringify({ url: server.url }) };
    },
    serverStop() {
      for (const server of running) server.close();
    },
  };
}
