// @ts-check
// Which shows, angles and renditions there are: `<mediaDir>/<show>/<angle>-<rendition>.mp4`.

import { readFile, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { loadMediaFile } from './media-file.js';

/** @typedef {import('./media-file.js').MediaFile} MediaFile */

/**
 * @typedef {object} ScriptLine
 * @property {string} id
 * @property {number} start Seconds from the start of the loop.
 * @property {number} end
 * @property {string} [product]
 * @property {Record<string, string>} text By language.
 */

/**
 * @typedef {object} ScriptMoment
 * @property {number} at Seconds from the start of the loop.
 * @property {string} type
 * @property {string} [product]
 * @property {Record<string, unknown>} [data] Of a `host` moment: what the drawn host is told.
 * @property {string} [option] Of a `variant` moment, with its `value`.
 * @property {string} [value]
 * @property {Record<string, string>} [options] The same for several options at once.
 * @property {string} [orbit] Of a `view` moment: how the host holds the product in 3D.
 */

/**
 * @typedef {object} Script
 * @property {number} duration Seconds.
 * @property {ScriptLine[]} lines
 * @property {ScriptMoment[]} moments
 */

/** Streams that may be served; other folders of the media directory are plain files. */
export const STREAMS = ['show', 'clock'];

/** @type {Script} */
const EMPTY_SCRIPT = { duration: 96, lines: [], moments: [] };

export class MediaLibrary {
  /**
   * @param {string} root
   * @param {(message: string) => void} warn
   */
  constructor(root, warn) {
    this.root = root;
    this.#warn = warn;
  }

  #warn;
  /** @type {Map<string, { names: string[], readAt: number }>} */
  #listings = new Map();
  /** @type {Map<string, MediaFile>} */
  #opened = new Map();

  /**
   * Renditions of an angle by name, largest picture first; empty when there is no such angle.
   *
   * @param {string} show
   * @param {string} angle
   * @returns {Promise<[string, MediaFile][]>}
   */
  async renditions(show, angle) {
    /** @type {[string, MediaFile][]} */
    const found = [];
    for (const name of await this.#files(show)) {
      const [, ownAngle, rendition] = /^([a-z0-9]+)-(\d+p)\.mp4$/.exec(name) ?? [];
      if (!rendition || ownAngle !== angle) continue;
      const file = await this.#load(join(this.root, show, name));
      if (file) found.push([rendition, file]);
    }
    return found.sort((a, b) => parseInt(b[0]) - parseInt(a[0]));
  }

  /**
   * Names of an angle's renditions, without reading their files.
   *
   * @param {string} show
   * @param {string} angle
   */
  async renditionNames(show, angle) {
    const names = await this.#files(show);
    return names
      .map((name) => /^([a-z0-9]+)-(\d+p)\.mp4$/.exec(name))
      .flatMap((match) => (match?.[1] === angle && match[2] ? [match[2]] : []));
  }

  /**
   * @param {string} show
   * @param {string} angle
   * @param {string} rendition
   * @returns {Promise<MediaFile | undefined>}
   */
  async rendition(show, angle, rendition) {
    if (!STREAMS.includes(show) || !/^[a-z0-9]+$/.test(angle) || !/^\d+p$/.test(rendition)) {
      return undefined;
    }
    return this.#load(join(this.root, show, `${angle}-${rendition}.mp4`));
  }

  /** @param {string} show Names of the angles that have at least one file. */
  async angles(show) {
    const names = (await this.#files(show)).map(
      (name) => /^([a-z0-9]+)-\d+p\.mp4$/.exec(name)?.[1],
    );
    return [...new Set(names.filter((name) => name !== undefined))];
  }

  /** @param {string} show What is said and shown in a loop; empty for a stream without a script. */
  async script(show) {
    if (!STREAMS.includes(show)) return EMPTY_SCRIPT;
    try {
      const path = join(this.root, show, `${show}-script.json`);
      return decodeScript(JSON.parse(await readFile(path, 'utf8')));
    } catch (error) {
      const missing = /** @type {NodeJS.ErrnoException} */ (error).code === 'ENOENT';
      if (!missing) this.#warn(`script of ${show}: ${String(error)}`);
      return EMPTY_SCRIPT;
    }
  }

  /** @param {string} show */
  async #files(show) {
    if (!STREAMS.includes(show)) return [];
    // Every playlist names its sibling renditions; one look at the folder a second is enough.
    const known = this.#listings.get(show);
    if (known && performance.now() - known.readAt < 1000) return known.names;
    const names = await readdir(join(this.root, show)).catch(() => []);
    this.#listings.set(show, { names, readAt: performance.now() });
    return names;
  }

  /** @param {string} path */
  async #load(path) {
    const opened = this.#opened.get(path);
    if (opened) return opened;
    try {
      const { size, mtimeMs } = await stat(path);
      const file = await loadMediaFile(path, `${size} ${mtimeMs}`);
      this.#opened.set(path, file);
      return file;
    } catch (error) {
      const missing = /** @type {NodeJS.ErrnoException} */ (error).code === 'ENOENT';
      if (!missing) this.#warn(`${path}: ${String(error)}`);
      return undefined;
    }
  }
}

/**
 * Takes from a script file what the director needs; a file under edit must not stop the origin.
 *
 * @param {any} json
 * @returns {Script}
 */
function decodeScript(json) {
  const list = (/** @type {unknown} */ value) => (Array.isArray(value) ? value : []);
  return {
    duration: Number(json?.duration) >= 1 ? Number(json.duration) : EMPTY_SCRIPT.duration,
    lines: list(json?.lines).filter(
      (line) => typeof line?.id === 'string' && line.end > line.start && line.text?.en,
    ),
    moments: list(json?.moments)
      .filter((moment) => typeof moment?.type === 'string' && Number.isFinite(moment.at))
      .sort((a, b) => a.at - b.at),
  };
}
