/** Where the demo's origin listens while the unit tests run. See origin-plugin.js. */
export const originUrl = await ask();

async function ask(): Promise<string> {
  const { url } = (await (await fetch('/__origin.json')).json()) as { url: string };
  return url;
}
