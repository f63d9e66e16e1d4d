// @ts-check
/** Writes a three.js object as one `.glb` file: meshes, plain materials, vertex colours. */
import * as THREE from 'three';
import { mergeVertices } from 'three/addons/utils/BufferGeometryUtils.js';

const FLOAT = 5126;
const USHORT = 5123;

/** @param {import('three').Object3D} root whose parts are placed as they stand @returns {Buffer} */
export function glbOf(root) {
  root.updateMatrixWorld(true);
  /** @type {Buffer[]} */
  const chunks = [];
  let length = 0;
  const views = /** @type {object[]} */ ([]);
  const accessors = /** @type {object[]} */ ([]);
  const materials = /** @type {object[]} */ ([]);
  const primitives = /** @type {object[]} */ ([]);

  /** @param {Float32Array | Uint16Array} array @param {string} type @param {object} [more] */
  const add = (array, type, more = {}) => {
    const bytes = Buffer.from(array.buffer, array.byteOffset, array.byteLength);
    views.push({ buffer: 0, byteOffset: length, byteLength: bytes.length });
    // Floats begin at a multiple of four.
    const pad = Buffer.alloc(-bytes.length & 3);
    chunks.push(bytes, pad);
    length += bytes.length + pad.length;
    const width = type === 'VEC3' ? 3 : 1;
    const componentType = array instanceof Float32Array ? FLOAT : USHORT;
    accessors.push({
      bufferView: views.length - 1,
      componentType,
      count: array.length / width,
      type,
      ...more,
    });
    return accessors.length - 1;
  };

  root.traverse((part) => {
    if (!(part instanceof THREE.Mesh)) return;
    const whole = part.geometry.clone().applyMatrix4(part.matrixWorld);
    for (const name of ['uv', 'uv1']) whole.deleteAttribute(name);
    const geometry = mergeVertices(whole, 1e-6);
    geometry.computeBoundingBox();
    const { min, max } = geometry.boundingBox ?? new THREE.Box3();
    const position = geometry.getAttribute('position');
    const normal = geometry.getAttribute('normal');
    const color = part.material.vertexColors ? geometry.getAttribute('color') : undefined;
    const index = geometry.index?.array ?? [];
    materials.push(materialOf(part.material));
    primitives.push({
      attributes: {
        POSITION: add(Float32Array.from(position.array), 'VEC3', {
          min: min.toArray(),
          max: max.toArray(),
        }),
        NORMAL: add(Float32Array.from(normal.array), 'VEC3'),
        ...(color && { COLOR_0: add(Float32Array.from(color.array), 'VEC3') }),
      },
      indices: add(Uint16Array.from(index), 'SCALAR'),
      material: materials.length - 1,
    });
  });
  const json = {
    asset: { version: '2.0', generator: 'live-room demo' },
    scene: 0,
    scenes: [{ nodes: [0] }],
    nodes: [{ mesh: 0 }],
    meshes: [{ primitives }],
    materials,
    accessors,
    bufferViews: views,
    buffers: [{ byteLength: length }],
  };
  return packGlb(json, Buffer.concat(chunks));
}

/** @param {any} material */
function materialOf({ color, roughness = 0.8, metalness = 0, opacity, transparent }) {
  const { r, g, b } = /** @type {import('three').Color} */ (color);
  return {
    pbrMetallicRoughness: {
      baseColorFactor: [r, g, b, opacity],
      roughnessFactor: roughness,
      metallicFactor: metalness,
    },
    doubleSided: true,
    ...(transparent && { alphaMode: 'BLEND' }),
  };
}

/** A binary glTF of its description and its numbers. @param {object} description @param {Buffer} binary */
export function packGlb(description, binary) {
  const json = Buffer.from(JSON.stringify(description));
  const text = Buffer.concat([json, Buffer.alloc(-json.length & 3, ' ')]);
  const bytes = Buffer.concat([binary, Buffer.alloc(-binary.length & 3)]);
  const head = Buffer.alloc(20);
  head.write('glTF', 0, 'latin1');
  head.writeUInt32LE(2, 4);
  head.writeUInt32LE(28 + text.length + bytes.length, 8);
  head.writeUInt32LE(text.length, 12);
  head.write('JSON', 16, 'latin1');
  const second = Buffer.alloc(8);
  second.writeUInt32LE(bytes.length, 0);
  second.write('BIN\0', 4, 'latin1');
  return Buffer.concat([head, text, second, bytes]);
}
