// @ts-check
/** Modules of the sources in Node, compiled as the build compiles them. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { WebSocket } from 'ws';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/**
 * @param {string} exports the text of a module that exports what is wanted, from `./src/…`
 * @returns {Promise<any>}
 */
export async function importSource(exports) {
  // What Node 20 lacks of a browser.
  globalThis.WebSocket ??= /** @type {any} */ (QuietSocket);
  globalThis.CloseEvent ??= /** @type {any} */ (ClosedEvent);
  const folder = await mkdtemp(join(tmpdir(), 'live-room-module-'));
  try {
    const outfile = join(folder, 'module.mjs');
    await build({
      stdin: { contents: exports, resolveDir: ROOT, loader: 'ts' },
      outfile,
      bundle: true,
      format: 'esm',
      target: 'es2022',
      tsconfig: join(ROOT, 'tsconfig.json'),
      logLevel: 'error',
    });
    return await import(pathToFileURL(outfile).href);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** In a browser an error that nobody listens to is no exception. */
class QuietSocket extends WebSocket {
  /** @param {ConstructorParameters<typeof WebSocket>} address */
  constructor(...address) {
    super(...address);
    this.on('error', () => undefined);
  }
}

class ClosedEvent extends Event {
  /** @param {string} type @param {{ reason?: string }} [init] */
  constructor(type, { reason = '' } = {}) {
    super(type);
    this.reason = reason;
  }

  wasClean = false;
}
