// @ts-check
/** A page of a shop that runs a worker of the CDN build from another origin. */
import { join } from 'node:path';
import { build } from 'esbuild';
import { ROOT } from './source-copy.js';

/** What docs/csp.md asks for, with the assets on another origin. @param {string} cdn */
export const workerPolicy = (cdn) =>
  [
    "default-src 'none'",
    `script-src ${cdn} 'nonce-page' 'wasm-unsafe-eval'`,
    `worker-src ${cdn} blob:`,
    `connect-src ${cdn}`,
    "require-trusted-types-for 'script'",
    'trusted-types live-room-worker',
  ].join('; ');

/**
 * An engine as a module of its own: in the build it is a chunk without a name that lasts.
 * @param {string} path
 */
export async function engineModule(path) {
  const { outputFiles } = await build({
    entryPoints: [join(ROOT, path)],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
  });
  return outputFiles[0]?.text ?? '';
}
