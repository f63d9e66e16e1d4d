// @ts-check
// Posters, product pictures and models from the media directory.

import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { errorReply } from './http.js';

const TYPES = /** @type {Record<string, string>} */ ({
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.svg': 'image/svg+xml',
  '.json': 'application/json; charset=utf-8',
  '.mp4': 'video/mp4',
  '.vtt': 'text/vtt; charset=utf-8',
  '.glb': 'model/gltf-binary',
  '.vrm': 'model/gltf-binary',
  '.gltf': 'model/gltf+json',
  '.usdz': 'model/vnd.usdz+zip',
  '.hdr': 'image/vnd.radiance',
  '.ktx2': 'image/ktx2',
  '.bin': 'application/octet-stream',
  '.txt': 'text/plain; charset=utf-8',
});

/**
 * @param {string} root
 * @param {string[]} path Decoded segments below the root.
 * @param {string | undefined} range Value of the `Range` header.
 * @returns {Promise<import('./http.js').Reply>}
 */
export async function staticFile(root, path, range) {
  const type = TYPES[extname(path.at(-1) ?? '').toLowerCase()];
  // Decoded segments may hold slashes, dots or a NUL; plain names are all that is served.
  const plain = path.length > 0 && path.every((name) => /^[\w-][\w.-]{0,99}$/.test(name));
  if (!type || !plain) return errorReply(404, 'no such file');
  const file = join(root, ...path);
  const stats = await stat(file).catch(() => undefined);
  if (!stats?.isFile()) return errorReply(404, 'no such file');
  /** @type {Record<string, string>} */
  const headers = {
    'content-type': type,
    'cache-control': 'public, max-age=300',
    'accept-ranges': 'bytes',
  };
  const [start, end] = readRange(range, stats.size);
  if (start === undefined || end === undefined) {
    return { status: 416, headers: { 'content-range': `bytes */${stats.size}` } };
  }
  const partial = end - start + 1 < stats.size;
  if (partial) headers['content-range'] = `bytes ${start}-${end}/${stats.size}`;
  headers['content-length'] = String(Math.max(0, end - start + 1));
  return {
    status: partial ? 206 : 200,
    headers,
    stream: (response) => {
      if (response.req.method === 'HEAD' || stats.size === 0) return void response.end();
      const bytes = createReadStream(file, { start, end });
      bytes.on('error', () => response.destroy());
      response.on('close', () => bytes.destroy());
      bytes.pipe(response);
    },
  };
}

/**
 * @param {string | undefined} header
 * @param {number} size
 * @returns {[number, number] | []} Inclusive bounds; nothing when they cannot be met.
 */
function readRange(header, size) {
  const [, from = '', to = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '') ?? [];
  // No range, or one in a form that we do not serve: the whole file is a right answer.
  if (from === '' && to === '') return [0, size - 1];
  const start = from === '' ? Math.max(0, size - Number(to)) : Number(from);
  const end = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
  return start <= end ? [start, end] : [];
}
