// @ts-check
/**
 * The model that finds faces: `npm run models -- face-landmarker [--from FOLDER]`. Its weights are
 * published as a bundle of TensorFlow Lite graphs; a browser's runtime wants ONNX, so they are
 * converted. `--from` takes files that somebody has converted already, by their checksums.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const RECIPE = new URL('face-landmarker.json', import.meta.url);
const FETCHED = fileURLToPath(new URL('../fetched', import.meta.url));

export const NAME = 'face-landmarker';

/** @param {Uint8Array} bytes */
const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

/** Whether it is here already. */
export const hasFaceModel = () => existsSync(join(FETCHED, `${NAME}.json`));

/** @param {string | undefined} folder with the converted files; otherwise the network */
export async function fetchFaceModel(folder) {
  const recipe = JSON.parse(readFileSync(RECIPE, 'utf8'));
  const { sources, files, ...about } = recipe;
  const contents = folder
    ? takeFrom(folder, files)
    : await (await import('./convert-face.js')).convert(await Promise.all(sources.map(download)));
  await mkdir(join(FETCHED, NAME), { recursive: true });
  const listed = [];
  for (const { role, name } of files) {
    const bytes = contents[name];
    if (!bytes) throw new Error(`The conversion has made no ${name}.`);
    await writeFile(join(FETCHED, NAME, name), bytes);
    const url = `fetched/${NAME}/${name}`;
    listed.push({ role, url, bytes: bytes.length, sha256: sha256(bytes) });
  }
  // Last: what has a manifest is whole.
  const manifest = { ...about, files: listed };
  await writeFile(join(FETCHED, `${NAME}.json`), JSON.stringify(manifest, null, 2));
}

/** @param {string} folder @param {{ name: string, sha256: string }[]} files */
function takeFrom(folder, files) {
  return Object.fromEntries(
    files.map(({ name, sha256: wanted }) => {
      const bytes = readFileSync(join(folder, name));
      if (sha256(bytes) !== wanted)
        throw new Error(`${name} in ${folder} is not what it should be.`);
      return [name, bytes];
    }),
  );
}

/** @param {{ url: string, sha256: string }} source */
async function download({ url, sha256: wanted }) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answers ${response.status}`);
  const bytes = Buffer.from(await response.arrayBuffer());
  if (sha256(bytes) !== wanted) throw new Error(`${url} is not what it was.`);
  return { name: basename(new URL(url).pathname), bytes };
}
