// @ts-check
/**
 * Reads the CDN build: which files load at once, which later, and what each weighs.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { ROOT } from './source-copy.js';

export const DIST = join(ROOT, 'dist');
export const ENTRY = 'src/components/define.ts';

/**
 * @typedef {object} Chunk as in Vite's manifest; the key is the source module or the chunk's name
 * @property {string} file
 * @property {boolean} [isEntry]
 * @property {boolean} [isDynamicEntry]
 * @property {string[]} [imports]
 * @property {string[]} [dynamicImports]
 */

/**
 * Throws with advice when nothing is built.
 * @returns {Record<string, Chunk>}
 */
export function readManifest() {
  const path = join(DIST, 'manifest.json');
  if (!existsSync(path)) throw new Error('There is no build yet: npm run build');
  return JSON.parse(readFileSync(path, 'utf8'));
}

/**
 * The files that come with these modules: themselves and what they import statically.
 * @param {Record<string, Chunk>} manifest
 * @param {string[]} keys
 * @returns {Set<string>}
 */
export function filesOf(manifest, keys) {
  /** @type {Set<string>} */
  const files = new Set();
  /** @param {string} key */
  const visit = (key) => {
    const chunk = manifest[key];
    if (!chunk) throw new Error(`The build has no chunk for ${key}.`);
    if (files.has(chunk.file)) return;
    files.add(chunk.file);
    chunk.imports?.forEach(visit);
  };
  keys.forEach(visit);
  return files;
}

/** @type {Map<string, number>} */
const weights = new Map();

/**
 * Brotli at its best, as a CDN keeps it, in kB of 1000 bytes.
 * @param {Iterable<string>} files
 */
export function brotliKB(files) {
  let bytes = 0;
  for (const file of files) {
    let size = weights.get(file);
    if (size === undefined) {
      size = brotliCompressSync(readFileSync(join(DIST, file))).length;
      weights.set(file, size);
    }
    bytes += size;
  }
  return bytes / 1000;
}
