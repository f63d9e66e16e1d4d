// @ts-check
// Meshes into a binary glTF: numbers packed small (KHR_mesh_quantization), materials with variants.

/**
 * @typedef {object} Surface
 * @property {number[]} positions x, y, z after each other, metres
 * @property {number[]} normals
 * @property {number[]} indices
 *
 * @typedef {object} Paint
 * @property {number[]} color linear red, green, blue, alpha
 * @property {number} [rough]
 * @property {number} [metal]
 * @property {boolean} [clear] seen through
 *
 * @typedef {object} Part
 * @property {string} name
 * @property {Surface} surface
 * @property {Paint} paint
 * @property {Record<string, Paint>} [variants] by the name of the variant
 */

/** A colour as designers write it, as light is counted. @param {string} hex @param {number} [alpha] */
export function color(hex, alpha = 1) {
  const channel = (/** @type {number} */ at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5), alpha];
}

/** @param {Part[]} parts @returns {Buffer} */
export function writeGlb(parts) {
  /** @type {Buffer[]} */
  const chunks = [];
  const views = /** @type {object[]} */ ([]);
  const accessors = /** @type {object[]} */ ([]);
  const materials = /** @type {object[]} */ ([]);
  const variants = [...new Set(parts.flatMap((part) => Object.keys(part.variants ?? {})))];
  let length = 0;
  const store = (
    /** @type {Buffer} */ bytes,
    /** @type {object} */ view,
    /** @type {object} */ accessor,
  ) => {
    const padded = Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);
    views.push({ buffer: 0, byteOffset: length, byteLength: bytes.length, ...view });
    accessors.push({ bufferView: views.length - 1, ...accessor });
    chunks.push(padded);
    length += padded.length;
    return accessors.length - 1;
  };
  const material = (/** @type {Paint} */ { color: base, rough = 0.8, metal = 0, clear }) => {
    materials.push({
      pbrMetallicRoughness: {
        baseColorFactor: base.map((each) => Number(each.toFixed(4))),
        roughnessFactor: rough,
        metallicFactor: metal,
      },
      ...(clear && { alphaMode: 'BLEND', doubleSided: true }),
    });
    return materials.length - 1;
  };

  const meshes = parts.map(({ name, surface, paint, variants: painted = {} }) => {
    const mappings = Object.entries(painted).map(([variant, other]) => ({
      material: material(other),
      variants: [variants.indexOf(variant)],
    }));
    const packed = pack(surface.positions);
    return {
      node: { name, translation: packed.low, scale: [packed.step, packed.step, packed.step] },
      mesh: {
        name,
        primitives: [
          {
            attributes: {
              POSITION: store(
                packed.bytes,
                { byteStride: 8, target: 34962 },
                {
                  componentType: 5123,
                  count: surface.positions.length / 3,
                  type: 'VEC3',
                  min: [0, 0, 0],
                  max: packed.high,
                },
              ),
              NORMAL: store(
                packNormals(surface.normals),
                { byteStride: 4, target: 34962 },
                {
                  componentType: 5120,
                  normalized: true,
                  count: surface.normals.length / 3,
                  type: 'VEC3',
                },
              ),
            },
            indices: store(
              Buffer.from(Uint16Array.from(surface.indices).buffer),
              { target: 34963 },
              { componentType: 5123, count: surface.indices.length, type: 'SCALAR' },
            ),
            material: material(paint),
            ...(mappings.length > 0 && { extensions: { KHR_materials_variants: { mappings } } }),
          },
        ],
      },
    };
  });

  const json = {
    asset: { version: '2.0', generator: 'live-room demo', copyright: 'CC0 1.0' },
    extensionsUsed: [
      'KHR_mesh_quantization',
      ...(variants.length ? ['KHR_materials_variants'] : []),
    ],
    extensionsRequired: ['KHR_mesh_quantization'],
    ...(variants.length && {
      extensions: { KHR_materials_variants: { variants: variants.map((name) => ({ name })) } },
    }),
    scene: 0,
    scenes: [{ nodes: meshes.map((_, index) => index) }],
    nodes: meshes.map(({ node }, index) => ({ ...node, mesh: index })),
    meshes: meshes.map(({ mesh }) => mesh),
    materials,
    accessors,
    bufferViews: views,
    buffers: [{ byteLength: length }],
  };
  const text = JSON.stringify(json);
  const head = Buffer.from(text.padEnd(Math.ceil(text.length / 4) * 4));
  const body = Buffer.concat(chunks);
  const words = (/** @type {number[]} */ ...values) => Buffer.from(Uint32Array.from(values).buffer);
  return Buffer.concat([
    words(0x46546c67, 2, 12 + 8 + head.length + 8 + body.length),
    words(head.length, 0x4e4f534a),
    head,
    words(body.length, 0x004e4942),
    body,
  ]);
}

/** Sixteen bits for the longest side: hundredths of a millimetre. @param {number[]} positions */
function pack(positions) {
  const axis = (/** @type {number} */ at) => positions.filter((_, index) => index % 3 === at);
  const low = [0, 1, 2].map((at) => Math.min(...axis(at)));
  const high = [0, 1, 2].map((at) => Math.max(...axis(at)));
  const step = Math.max(...high.map((value, at) => value - (low[at] ?? 0))) / 65535;
  const whole = positions.map((value, index) => Math.round((value - (low[index % 3] ?? 0)) / step));
  const bytes = Buffer.alloc((positions.length / 3) * 8);
  whole.forEach((value, index) =>
    bytes.writeUInt16LE(value, Math.floor(index / 3) * 8 + (index % 3) * 2),
  );
  const most = [0, 1, 2].map((at) => Math.max(...whole.filter((_, index) => index % 3 === at)));
  return { bytes, low, step, high: most };
}

/** @param {number[]} normals */
function packNormals(normals) {
  const bytes = Buffer.alloc((normals.length / 3) * 4);
  normals.forEach((value, index) =>
    bytes.writeInt8(Math.round(value * 127), Math.floor(index / 3) * 4 + (index % 3)),
  );
  return bytes;
}
