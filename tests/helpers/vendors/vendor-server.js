// @ts-check
/** What the stand-ins for vendors share: a small server on a port of its own, open to all pages. */
import { createServer } from 'node:http';

/**
 * @typedef {object} VendorReply
 * @property {number} [status]
 * @property {Record<string, string>} [headers]
 * @property {unknown} [body] as JSON; a string as it is
 */
/**
 * @typedef {object} VendorRequest
 * @property {string} method
 * @property {string} path
 * @property {import('node:http').IncomingHttpHeaders} headers
 * @property {any} body
 */

/**
 * @param {(request: VendorRequest) => VendorReply | Promise<VendorReply>} answer
 * @param {{ allow: string, expose: string }} cors headers that pages may send, and may read
 */
export async function startVendor(answer, { allow, expose }) {
  const server = createServer(async (message, response) => {
    const cors = {
      'Access-Control-Allow-Origin': message.headers.origin ?? '*',
      'Access-Control-Allow-Headers': allow,
      'Access-Control-Expose-Headers': expose,
    };
    if (message.method === 'OPTIONS') return void response.writeHead(204, cors).end();
    const text = await read(message);
    const { pathname } = new URL(message.url ?? '/', 'http://vendor');
    const {
      status = 200,
      headers = {},
      body,
    } = await answer({
      method: message.method ?? 'GET',
      path: pathname,
      headers: message.headers,
      body: text === '' ? undefined : JSON.parse(text),
    });
    response.writeHead(status, { 'Content-Type': 'application/json', ...cors, ...headers });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => void (server.closeAllConnections(), server.close()),
  };
}

/** @param {import('node:http').IncomingMessage} message */
async function read(message) {
  let text = '';
  for await (const part of message) text += part;
  return text;
}
