import { safeParse } from 'valibot';
import { packedSchema, type ModelJson } from './model-schema.js';

const BYTES_OF = new Map([
  [5120, 1],
  [5121, 1],
  [5122, 2],
  [5123, 2],
  [5125, 4],
  [5126, 4],
]);
const NUMBERS_OF = new Map([
  ['SCALAR', 1],
  ['VEC2', 2],
  ['VEC3', 3],
  ['VEC4', 4],
  ['MAT2', 4],
  ['MAT3', 9],
  ['MAT4', 16],
]);
/** What all numbers of a model take when they are unpacked: a few bytes may claim a gigabyte. */
const MOST_UNPACKED = 256 * 1024 * 1024;
const PACKINGS = ['EXT_meshopt_compression', 'KHR_meshopt_compression'];

/** What is wrong with where the numbers lie; undefined where nothing is. */
export function dataFault(model: ModelJson, binary: number): string | undefined {
  const { buffers, bufferViews, accessors, meshes, images } = model;
  const isThere = buffers.map(({ byteLength, uri, extensions }, at) =>
    // Stands for what an extension unpacks.
    uri !== undefined || PACKINGS.some((name) => name in extensions)
      ? true
      : at === 0 && byteLength <= binary + 3,
  );
  const missing = isThere.indexOf(false);
  if (missing >= 0) return `buffers.${missing}: its data are missing.`;
  let unpacked = 0;
  for (const [at, view] of bufferViews.entries()) {
    const buffer = buffers[view.buffer];
    if (!buffer || view.byteOffset + view.byteLength > buffer.byteLength)
      return `bufferViews.${at}: it lies outside its buffer.`;
    for (const name of PACKINGS) {
      if (!(name in view.extensions)) continue;
      const packed = safeParse(packedSchema, view.extensions[name]);
      if (!packed.success) return `bufferViews.${at}: it cannot be unpacked.`;
      const { output } = packed;
      const from = buffers[output.buffer];
      if (!from || output.byteOffset + output.byteLength > from.byteLength)
        return `bufferViews.${at}: it lies outside its buffer.`;
      if (output.count * output.byteStride > view.byteLength)
        return `bufferViews.${at}: it unpacks to more than it says.`;
    }
  }
  for (const [at, { bufferView, byteOffset, componentType, count, type }] of accessors.entries()) {
    const size = (BYTES_OF.get(componentType) ?? 0) * (NUMBERS_OF.get(type) ?? 0);
    if (size === 0) return `accessors.${at}: such numbers do not exist.`;
    unpacked += size * count;
    if (unpacked > MOST_UNPACKED) return 'accessors: unpacked, they are too large.';
    if (bufferView === undefined) continue;
    const view = bufferViews[bufferView];
    const step = view?.byteStride ?? size;
    if (
      !view ||
      step < size ||
      (count > 0 && byteOffset + (count - 1) * step + size > view.byteLength)
    )
      return `accessors.${at}: it lies outside its data.`;
  }
  for (const [at, { primitives }] of meshes.entries()) {
    for (const { attributes, indices } of primitives) {
      const used = [...Object.values(attributes), ...(indices === undefined ? [] : [indices])];
      if (attributes.POSITION === undefined || used.some((accessor) => !accessors[accessor]))
        return `meshes.${at}: a part of it is missing.`;
    }
  }
  const lost = images.findIndex(
    ({ uri, bufferView }) => uri === undefined && !bufferViews[bufferView ?? -1],
  );
  return lost < 0 ? undefined : `images.${lost}: its data are missing.`;
}
