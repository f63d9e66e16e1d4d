/**
 * Workers live beside the bundle, at addresses that do not change, and are never bundled by a site.
 */

interface ScriptUrlPolicy {
  createScriptURL(url: string): unknown;
}

/** As far as TypeScript's DOM does not know it yet. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { readonly createScriptURL: (url: string) => string },
  ): ScriptUrlPolicy;
}

/** To be named in the `trusted-types` directive of a page that has one. */
const POLICY = 'live-room-worker';

let policy: ScriptUrlPolicy | undefined;

/** Workers by address; gone with `terminate()`. Throws where a policy of the page forbids them. */
export function spawnWorker(url: string, name: string): Worker {
  const { href, origin } = new URL(url, document.baseURI);
  if (origin === location.origin) return start(href, name);
  // A worker from another origin is refused; one of ours that imports it is not, given CORS.
  const line = new Blob([`import ${JSON.stringify(href)};`], { type: 'text/javascript' });
  const blob = URL.createObjectURL(line);
  const worker = start(blob, name);
  // Read by now or soon; a worker that never says anything keeps one line in memory.
  worker.addEventListener('message', () => URL.revokeObjectURL(blob), { once: true });
  return worker;
}

/**
 * The address of a worker of the old kind, for a library that makes it itself. Throws where a
 * policy of the page forbids it.
 */
export function scriptUrl(url: string): string {
  const { href, origin } = new URL(url, document.baseURI);
  if (origin === location.origin) return trusted(href);
  const line = new Blob([`importScripts(${JSON.stringify(href)});`], { type: 'text/javascript' });
  return trusted(URL.createObjectURL(line));
}

function start(url: string, name: string): Worker {
  return new Worker(trusted(url), { type: 'module', name });
}

function trusted(url: string): string {
  const types = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes;
  if (!types) return url;
  // Only addresses that were made here, from the folder of the assets, come this way.
  policy ??= types.createPolicy(POLICY, { createScriptURL: (address) => address });
  return policy.createScriptURL(url) as string;
}
