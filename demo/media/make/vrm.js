// @ts-check
/**
 * Writes a figure as a VRM 1.0 file: bones as nodes, one mesh with vertex colours on each, and faces
 * whose shapes are morph targets.
 */
import { packGlb } from './glb.js';

const COMPONENTS = new Map(
  /** @type {[Function, number][]} */ ([
    [Int8Array, 5120],
    [Uint8Array, 5121],
    [Int16Array, 5122],
    [Uint16Array, 5123],
  ]),
);
/** Numbers are packed small (KHR_mesh_quantization): a fiftieth of a millimetre. */
const STEP = 2e-5;

/** Every three numbers with a fourth. @param {number[]} values @param {number} fourth */
const padded = (values, fourth) =>
  values.flatMap((value, index) => (index % 3 === 2 ? [value, fourth] : [value]));

/**
 * @typedef {object} Skin A mesh. All lists are flat.
 * @property {number[]} positions
 * @property {number[]} normals
 * @property {number[]} colors linear red, green, blue; 0–1
 * @property {number[]} indices
 * @property {Record<string, number[]>} [shapes] by name: where the corners are then
 *
 * @typedef {object} Bone
 * @property {string} name as VRM has it
 * @property {readonly [number, number, number]} at in the figure, metres
 * @property {Skin[]} skins in the figure, too
 * @property {Bone[]} children
 */

/**
 * @param {Bone} root
 * @param {{ name: string, expressions: Record<string, Record<string, number>>, meta: object }} figure
 *   `expressions`: by preset, the shapes of the face and their weights
 * @returns {Buffer}
 */
export function vrmOf(root, { name, expressions, meta }) {
  /** @type {Buffer[]} */
  const chunks = [];
  let length = 0;
  const bufferViews = /** @type {object[]} */ ([]);
  const accessors = /** @type {object[]} */ ([]);
  const meshes = /** @type {object[]} */ ([]);
  const nodes = /** @type {object[]} */ ([]);
  /** @type {Record<string, { node: number }>} */
  const humanBones = {};
  /** Where each shape is. @type {{ node: number, index: number, shape: string }[]} */
  const shapes = [];

  /**
   * @param {Int16Array | Uint16Array | Int8Array | Uint8Array} array
   * @param {number} width numbers of one entry
   * @param {number} stride in the array: entries begin at multiples of four bytes
   * @param {object} [more]
   */
  const add = (array, width, stride, more = {}) => {
    const bytes = Buffer.from(array.buffer, array.byteOffset, array.byteLength);
    const byteStride = stride > 1 && { byteStride: stride * array.BYTES_PER_ELEMENT };
    bufferViews.push({ buffer: 0, byteOffset: length, byteLength: bytes.length, ...byteStride });
    const pad = Buffer.alloc(-bytes.length & 3);
    chunks.push(bytes, pad);
    length += bytes.length + pad.length;
    accessors.push({
      bufferView: bufferViews.length - 1,
      componentType: COMPONENTS.get(array.constructor),
      count: array.length / stride,
      type: { 1: 'SCALAR', 3: 'VEC3', 4: 'VEC4' }[width],
      ...more,
    });
    return accessors.length - 1;
  };
  /** Metres, as whole steps. @param {number[]} values */
  const vectors = (values) => {
    const steps = values.map((value) => Math.round(value / STEP));
    const axis = (/** @type {number} */ at) => steps.filter((_, index) => index % 3 === at);
    const min = [0, 1, 2].map((at) => Math.min(...axis(at)));
    const max = [0, 1, 2].map((at) => Math.max(...axis(at)));
    if (Math.max(...max) > 32767 || Math.min(...min) < -32768) throw new RangeError('too far out');
    return add(Int16Array.from(padded(steps, 0)), 3, 4, { min, max });
  };

  /** @param {Skin} skin @param {readonly number[]} origin @param {number} node */
  const meshOf = (skin, origin, node) => {
    const near = (/** @type {number[]} */ values) =>
      values.map((value, index) => value - (origin[index % 3] ?? 0));
    const bytes = (/** @type {number[]} */ values, /** @type {number} */ one) =>
      values.map((value) => Math.round(value * one));
    const named = Object.entries(skin.shapes ?? {});
    named.forEach(([shape], index) => shapes.push({ node, index, shape }));
    meshes.push({
      primitives: [
        {
          attributes: {
            POSITION: vectors(near(skin.positions)),
            NORMAL: add(Int8Array.from(padded(bytes(skin.normals, 127), 0)), 3, 4, {
              normalized: true,
            }),
            COLOR_0: add(Uint8Array.from(padded(bytes(skin.colors, 255), 255)), 4, 4, {
              normalized: true,
            }),
          },
          indices: add(Uint16Array.from(skin.indices), 1, 1),
          material: 0,
          ...(named.length > 0 && {
            targets: named.map(([, moved]) => ({
              POSITION: vectors(moved.map((value, at) => value - (skin.positions[at] ?? 0))),
            })),
          }),
        },
      ],
      ...(named.length > 0 && { extras: { targetNames: named.map(([shape]) => shape) } }),
    });
    return meshes.length - 1;
  };

  /** @param {Bone} bone @param {readonly number[]} origin of its parent @returns {number} */
  const nodeOf = ({ name: boneName, at, skins, children }, origin) => {
    const index = nodes.length;
    /** @type {any} */
    const node = {
      name: boneName,
      translation: at.map((each, axis) => each - (origin[axis] ?? 0)),
    };
    nodes.push(node);
    humanBones[boneName] = { node: index };
    const inside = skins.map((skin) => {
      const own = nodes.length;
      nodes.push({
        name: `${boneName}-mesh-${String(own)}`,
        mesh: meshOf(skin, at, own),
        scale: [STEP, STEP, STEP],
      });
      return own;
    });
    node.children = [...inside, ...children.map((child) => nodeOf(child, at))];
    if (node.children.length === 0) delete node.children;
    return index;
  };
  const top = nodeOf(root, [0, 0, 0]);

  const preset = Object.fromEntries(
    Object.entries(expressions).map(([expression, weights]) => [
      expression,
      {
        morphTargetBinds: shapes
          .filter(({ shape }) => weights[shape] !== undefined)
          .map(({ node, index, shape }) => ({ node, index, weight: weights[shape] })),
      },
    ]),
  );
  return packGlb(
    {
      asset: { version: '2.0', generator: 'live-room demo' },
      extensionsUsed: ['KHR_mesh_quantization', 'VRMC_vrm'],
      extensionsRequired: ['KHR_mesh_quantization'],
      extensions: {
        VRMC_vrm: { specVersion: '1.0', meta, humanoid: { humanBones }, expressions: { preset } },
      },
      scene: 0,
      scenes: [{ name, nodes: [top] }],
      nodes,
      meshes,
      materials: [{ pbrMetallicRoughness: { roughnessFactor: 0.72, metallicFactor: 0 } }],
      accessors,
      bufferViews,
      buffers: [{ byteLength: length }],
    },
    Buffer.concat(chunks),
  );
}
