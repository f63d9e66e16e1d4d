// @ts-check
/**
 * Gives the unit tests the demo's LL-HLS origin: `import { originUrl } from
 * '../helpers/origin-url.js'`. It starts with the first test file that asks for it.
 * @returns {import('@web/test-runner').TestRunnerPlugin}
 */
export function originPlugin() {
  /** @type {Promise<{ url: string, close(): Promise<void> | void }> | undefined} */
  let origin;
  return {
    name: 'demo-origin',
    async serve({ path }) {
      if (path !== '/__origin.json') return undefined;
      origin ??= startOrigin();
      const { url } = await origin;
      return { type: 'json', body: JSON.stringify({ url }) };
    },
    async serverStop() {
      await (await origin)?.close();
    },
  };
}

async function startOrigin() {
  // Built at run time: the types of the demo are the business of the demo's own check.
  const address = new URL('../../demo/origin/origin.js', import.meta.url).href;
  return (await import(address)).startOrigin({ port: 0 });
}
