/** Models for the tests: as small as they can be, and wrong in one way each. */

type Json = Record<string, unknown>;

const JSON_CHUNK = 0x4e4f534a;
const BINARY_CHUNK = 0x004e4942;

/** A triangle a metre wide, with everything a model needs. */
export function aModel(overrides: Json = {}): Json {
  return {
    asset: { version: '2.0' },
    scene: 0,
    scenes: [{ nodes: [0] }],
    nodes: [{ mesh: 0 }],
    meshes: [{ primitives: [{ attributes: { POSITION: 0 } }] }],
    buffers: [{ byteLength: 36 }],
    bufferViews: [{ buffer: 0, byteLength: 36 }],
    accessors: [
      {
        bufferView: 0,
        componentType: 5126,
        count: 3,
        type: 'VEC3',
        min: [0, 0, 0],
        max: [1, 1, 0],
      },
    ],
    ...overrides,
  };
}

export const CORNERS = [0, 0, 0, 1, 0, 0, 0, 1, 0];

/** The file of a model. */
export function glb(json: unknown, corners: readonly number[] = CORNERS): Uint8Array<ArrayBuffer> {
  const text = new TextEncoder().encode(JSON.stringify(json));
  const binary = new Uint8Array(new Float32Array(corners).buffer);
  const chunks: [number, Uint8Array, number][] = [
    [JSON_CHUNK, text, 0x20],
    [BINARY_CHUNK, binary, 0],
  ];
  const padded = (size: number): number => Math.ceil(size / 4) * 4;
  const length = chunks.reduce((sum, [, data]) => sum + 8 + padded(data.length), 12);
  const file = new Uint8Array(length);
  const view = new DataView(file.buffer);
  [0x46546c67, 2, length].forEach((word, at) => view.setUint32(at * 4, word, true));
  let at = 12;
  for (const [type, data, filler] of chunks) {
    view.setUint32(at, padded(data.length), true);
    view.setUint32(at + 4, type, true);
    file.fill(filler, at + 8, at + 8 + padded(data.length));
    file.set(data, at + 8);
    at += 8 + padded(data.length);
  }
  return file;
}
