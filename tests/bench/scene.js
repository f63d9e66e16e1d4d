// @ts-check
/**
 * 3D, the host somewhere else, and trying things on, `npm run bench -- scene [--rounds N]
 * [--only view|stream|key|face]`: each group of figures is a file of tests/bench/scene/. Models are found
 * by LIVE_ROOM_GLTF, a folder of sample files; without one, their figures are left out. Chromium
 * here has no GPU: WebGL is SwiftShader, in software, and ratios are what to read.
 */
import { measureFace } from './scene/face.js';
import { measureKey } from './scene/key.js';
import { measureStream } from './scene/stream.js';
import { measureViews } from './scene/view.js';

const GROUPS = { view: measureViews, stream: measureStream, key: measureKey, face: measureFace };

/** @param {{ number(option: string, otherwise: number): number }} options */
export async function run(options) {
  const only = process.argv[process.argv.indexOf('--only') + 1] ?? '';
  for (const [name, measure] of Object.entries(GROUPS))
    if (!Object.hasOwn(GROUPS, only) || only === name) await measure(options);
}
