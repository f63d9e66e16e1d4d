// @ts-check
/** Small servers for pages that a test makes up, and for the CDN build. */
import { createReadStream, existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { basename, join } from 'node:path';
import { DIST } from './cdn-build.js';

/**
 * A shop with one page.
 * @param {() => { html: string, headers?: Record<string, string> }} page asked at each request
 */
export function servePage(page) {
  return serve((request, response) => {
    if (request.url !== '/') return void response.writeHead(204).end();
    const { html, headers } = page();
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...headers });
    response.end(html);
  });
}

/** A CDN with the build in its root. */
export function serveBuild() {
  return serve((request, response) => {
    const file = join(DIST, basename(new URL(request.url ?? '/', 'http://cdn').pathname));
    if (!existsSync(file)) return void response.writeHead(404).end();
    response.writeHead(200, {
      'content-type': 'text/javascript',
      'access-control-allow-origin': '*',
    });
    createReadStream(file).pipe(response);
  });
}

/** @param {import('node:http').RequestListener} listener */
async function serve(listener) {
  const server = createServer(listener);
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    url: `http://127.0.0.1:${port}`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
