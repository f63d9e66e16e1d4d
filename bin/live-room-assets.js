#!/usr/bin/env node
// @ts-check
/**
 * `npx live-room-assets public/live-room`: copies workers, wasm and models into a folder that the
 * site serves. Its address is the `assets` of the room. FFmpeg, and the runtime for WebGPU, go with
 * them where they are installed.
 */
import { cpSync, existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const [folder] = process.argv.slice(2);
if (folder === undefined || folder.startsWith('-')) {
  console.error('Where to? npx live-room-assets public/live-room');
  process.exit(2);
}
cpSync(fileURLToPath(new URL('../dist/assets', import.meta.url)), folder, { recursive: true });
// bin/assets.js is not part of the package: it builds.
for (const name of ['core', 'ffmpeg']) {
  const ffmpeg = resolve('node_modules/@ffmpeg', name, 'dist/esm');
  if (existsSync(ffmpeg)) cpSync(ffmpeg, resolve(folder, 'ffmpeg'), { recursive: true });
}
const webGpu = 'ort-wasm-simd-threaded.asyncify.wasm';
const runtime = resolve('node_modules/onnxruntime-web/dist', webGpu);
if (existsSync(runtime)) cpSync(runtime, resolve(folder, 'ort', webGpu));
console.log(`The assets of live-room are in ${resolve(folder)}.`);
