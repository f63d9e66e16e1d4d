// @ts-check
/**
 * What lies beside the bundle in `assets/` and is fetched by address: the workers, each built into
 * one file, the runtime's wasm, the models. Used by the build, the demo's server and the tests.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { cp, mkdir, writeFile } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, transform } from 'esbuild';

const at = (/** @type {string} */ path) => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** Name in `assets/` → source, and the build of the runtime that goes into it. */
const WORKERS = {
  'translation-worker.js': { source: 'src/sdk/engines/translation/worker.ts', runtime: 'wasm' },
  'face-worker.js': { source: 'src/sdk/engines/face/worker.ts', runtime: 'wasm' },
  'speech-worker.js': { source: 'src/sdk/engines/speech/worker.ts', runtime: 'wasm' },
  'speech-worker-webgpu.js': { source: 'src/sdk/engines/speech/worker.ts', runtime: 'webgpu' },
};

const RUNTIME = 'onnxruntime-web';

/** Decoders of 3D models, from the library that the views are drawn with. */
const THREE = 'node_modules/three/examples/jsm';
/** Name → its wrapper and wasm, and the loader whose worker it runs in. */
const DECODERS = {
  draco: { library: 'draco/gltf/draco_wasm_wrapper.js', wasm: 'draco/gltf/draco_decoder.wasm' },
  basis: { library: 'basis/basis_transcoder.js', wasm: 'basis/basis_transcoder.wasm' },
};

/** Models by their kind: ours first, since the first that fits is taken. */
const KINDS = [
  'ctc-streaming',
  'whisper',
  'moonshine',
  'moonshine-streaming',
  'face-landmarker',
  'translation-marian',
];

const TYPES = /** @type {Record<string, string>} */ ({
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
});

/**
 * A file by its path, a text as it is, or a worker that is built when it is asked for.
 * @typedef {{ source: string, runtime: string }} WorkerSource
 * @typedef {keyof typeof DECODERS} Decoder
 * @typedef {{ file: string } | { text: string } | { worker: WorkerSource } | { decoder: Decoder }} Asset
 */

/** @returns {Map<string, Asset>} by the path under `assets/` */
export function listAssets() {
  /** @type {Map<string, Asset>} */
  const assets = new Map();
  for (const [name, worker] of Object.entries(WORKERS)) assets.set(name, { worker });
  const wasm = 'ort-wasm-simd-threaded.wasm';
  assets.set(`ort/${wasm}`, { file: at(`node_modules/${RUNTIME}/dist/${wasm}`) });
  for (const [name, { wasm }] of Object.entries(DECODERS)) {
    assets.set(`${name}-worker.js`, { decoder: /** @type {Decoder} */ (name) });
    assets.set(`${name}.wasm`, { file: at(`${THREE}/libs/${wasm}`) });
  }
  assets.set('LICENSES.txt', { text: licences() });
  assets.set('light/studio.bin', { file: at('models/light/studio.bin') });
  const models = localModels();
  assets.set('models/catalog.json', { text: JSON.stringify(models) });
  for (const { files } of models) {
    for (const { url } of files) assets.set(`models/${url}`, { file: at(`models/${url}`) });
  }
  return assets;
}

/** What must be said to whoever is given a copy: whose it is, and the licences in full. */
function licences() {
  const texts = ['docs/licenses/assets.txt', 'LICENSE', 'docs/licenses/Apache-2.0.txt'];
  return texts.map((path) => readFileSync(at(path), 'utf8')).join('\n');
}

/**
 * The runtime for WebGPU. 27 MB that nearly nobody needs: served where it is installed, and copied
 * by `live-room-assets`.
 * @param {string} modules a `node_modules`
 * @returns {Map<string, Asset>}
 */
export function listWebGpu(modules) {
  const wasm = 'ort-wasm-simd-threaded.asyncify.wasm';
  const file = join(modules, RUNTIME, 'dist', wasm);
  return new Map(existsSync(file) ? [[`ort/${wasm}`, { file }]] : []);
}

/**
 * FFmpeg for sound that a browser cannot decode. Not ours to give away (its core is under the GPL):
 * served where it is installed, and copied by `live-room-assets`.
 * @param {string} modules a `node_modules`
 * @returns {Map<string, Asset>}
 */
export function listFfmpeg(modules) {
  /** @type {Map<string, Asset>} */
  const assets = new Map();
  for (const name of ['core', 'ffmpeg']) {
    const folder = join(modules, '@ffmpeg', name, 'dist/esm');
    for (const file of existsSync(folder) ? readdirSync(folder) : []) {
      if (/\.(js|wasm)$/.test(file)) assets.set(`ffmpeg/${file}`, { file: join(folder, file) });
    }
  }
  return assets;
}

/** @param {string} name under `assets/` */
function findAsset(name) {
  const modules = at('node_modules');
  return listAssets().get(name) ?? listFfmpeg(modules).get(name) ?? listWebGpu(modules).get(name);
}

/** Writes them all. @param {string} folder */
export async function writeAssets(folder) {
  for (const [name, asset] of listAssets()) {
    const path = join(folder, name);
    await mkdir(dirname(path), { recursive: true });
    if ('file' in asset) await cp(asset.file, path);
    else await writeFile(path, await contentOf(asset, true));
  }
}

/**
 * Answers for `…/sdk/engines/assets/`, where the sources look for their assets.
 * @param {string} path of a request
 */
export async function serveAsset(path) {
  const [, name = ''] = /\/sdk\/engines\/assets\/([^?]+)/.exec(path) ?? [];
  const asset = findAsset(name);
  if (!asset) return undefined;
  const type = TYPES[extname(name)] ?? 'application/octet-stream';
  return { type, body: await contentOf(asset, false) };
}

/**
 * @param {Asset} asset
 * @param {boolean} minify
 */
async function contentOf(asset, minify) {
  if ('file' in asset) return readFileSync(asset.file);
  if ('text' in asset) return Buffer.from(asset.text);
  if ('decoder' in asset) return buildDecoder(asset.decoder, minify);
  return buildWorker(asset.worker, minify);
}

/**
 * The library's loaders make their workers of text at run time, which policies forbid: here the
 * same text is a file.
 * @param {Decoder} name
 * @param {boolean} minify
 */
async function buildDecoder(name, minify) {
  const library = readFileSync(at(`${THREE}/libs/${DECODERS[name].library}`), 'utf8');
  const { code } = await transform(`${library}\n${await workerOf(name)}`, {
    minifyWhitespace: minify,
    minifySyntax: minify,
    legalComments: 'eof',
  });
  return Buffer.from(code);
}

/** @param {Decoder} name */
async function workerOf(name) {
  const inside = (/** @type {string} */ text) =>
    text.slice(text.indexOf('{') + 1, text.lastIndexOf('}'));
  if (name === 'basis') {
    const { KTX2Loader } = await import('three/addons/loaders/KTX2Loader.js');
    const tables = ['EngineFormat', 'EngineType', 'TranscoderFormat', 'BasisFormat'];
    const constants = tables.map(
      (table) => `let _${table} = ${JSON.stringify(/** @type {any} */ (KTX2Loader)[table])};`,
    );
    return `${constants.join('\n')}\n${inside(String(/** @type {any} */ (KTX2Loader).BasisWorker))}`;
  }
  const loader = readFileSync(at(`${THREE}/loaders/DRACOLoader.js`), 'utf8');
  const [, worker] = loader.split(/^function DRACOWorker\(\) /m);
  if (!worker) throw new Error('three.js has moved the worker of Draco.');
  return inside(worker.slice(0, worker.lastIndexOf('export {')));
}

/**
 * @param {WorkerSource} worker
 * @param {boolean} minify
 */
async function buildWorker({ source, runtime }, minify) {
  const { outputFiles } = await build({
    entryPoints: [at(source)],
    alias: { [`${RUNTIME}/wasm`]: `${RUNTIME}/${runtime}` },
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    minify,
    tsconfig: at('tsconfig.json'),
    // The runtime has a way for Node, which a browser never takes.
    external: ['module', 'node:*', 'fs', 'path', 'worker_threads'],
    legalComments: 'eof',
    logLevel: 'error',
  });
  return Buffer.from(outputFiles[0]?.contents ?? []);
}

/**
 * The manifests whose files are here: ours, and those that `npm run models` has fetched.
 * @returns {{ kind: string, files: { url: string }[] }[]}
 */
function localModels() {
  const folders = ['models', 'models/fetched'].filter((folder) => existsSync(at(folder)));
  return folders
    .flatMap((folder) =>
      readdirSync(at(folder))
        .filter((name) => name.endsWith('.json'))
        .map((name) => JSON.parse(readFileSync(at(`${folder}/${name}`), 'utf8'))),
    )
    .filter(({ files }) => files?.every((/** @type {{ url: string }} */ { url }) => isHere(url)))
    .sort((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind));
}

/** @param {string} url */
function isHere(url) {
  return !/^[a-z]+:/i.test(url) && existsSync(at(`models/${url}`));
}
