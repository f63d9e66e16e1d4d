import {
  array,
  finite,
  integer,
  looseObject,
  maxLength,
  maxValue,
  minValue,
  number,
  object,
  optional,
  pipe,
  record,
  regex,
  string,
  unknown,
  type GenericSchema,
  type InferOutput,
} from 'valibot';

/** More draws than this are slow on every phone; shops' models have a dozen. */
const MOST_NODES = 4000;
const MOST_PARTS = 1000;
const MOST_ACCESSORS = 20_000;
const MOST_IMAGES = 128;
const MOST_VARIANTS = 200;
const MOST_KEYS = 64;

const index = pipe(number(), integer(), minValue(0), maxValue(1e6));
const byteCount = pipe(number(), integer(), minValue(0), maxValue(2 ** 31));
const name = optional(pipe(string(), maxLength(1000)), '');
const coordinates = optional(array(pipe(number(), finite('It is no number.'))));
const extensions = optional(record(string(), unknown()), {});
/** Inside the file only: a viewer of a shop asks no third party for anything. */
const inside = optional(pipe(string(), regex(/^data:/, 'It names another file.')));

const list = <Output>(schema: GenericSchema<unknown, Output>, most: number) =>
  optional(pipe(array(schema), maxLength(most, `More than ${most} are too many.`)), []);

const primitive = looseObject({
  attributes: record(string(), index),
  indices: optional(index),
  /** Triangles, unless it says otherwise. */
  mode: optional(pipe(number(), integer(), minValue(0), maxValue(6)), 4),
  extensions,
});

/** Of a glTF what decides whether it can be drawn; the rest is the loader's. */
export const modelSchema = looseObject({
  asset: looseObject({ version: pipe(string(), regex(/^2\.\d+$/, 'Only glTF 2 is understood.')) }),
  extensionsUsed: list(string(), MOST_KEYS),
  extensionsRequired: list(string(), MOST_KEYS),
  extensions,
  scene: optional(index, 0),
  scenes: list(looseObject({ nodes: list(index, MOST_NODES) }), MOST_KEYS),
  nodes: list(
    looseObject({
      children: list(index, MOST_NODES),
      mesh: optional(index),
      matrix: coordinates,
      translation: coordinates,
      rotation: coordinates,
      scale: coordinates,
      extensions,
    }),
    MOST_NODES,
  ),
  meshes: list(
    looseObject({ primitives: pipe(array(primitive), maxLength(MOST_PARTS)) }),
    MOST_PARTS,
  ),
  buffers: list(looseObject({ byteLength: byteCount, uri: inside, extensions }), MOST_KEYS),
  bufferViews: list(
    looseObject({
      buffer: index,
      byteLength: byteCount,
      byteOffset: optional(byteCount, 0),
      byteStride: optional(pipe(byteCount, maxValue(252))),
      extensions,
    }),
    MOST_ACCESSORS,
  ),
  accessors: list(
    looseObject({
      bufferView: optional(index),
      byteOffset: optional(byteCount, 0),
      componentType: pipe(number(), integer(), minValue(5120), maxValue(5126)),
      count: pipe(number(), integer(), minValue(0), maxValue(2 ** 31)),
      type: string(),
      min: coordinates,
      max: coordinates,
      sparse: optional(unknown()),
    }),
    MOST_ACCESSORS,
  ),
  images: list(
    looseObject({ uri: inside, bufferView: optional(index), mimeType: optional(string()) }),
    MOST_IMAGES,
  ),
  animations: list(looseObject({ name }), MOST_KEYS),
});

export type ModelJson = InferOutput<typeof modelSchema>;

/** `extensions` of the file, where it has variants of its materials. */
export const variantsSchema = object({
  KHR_materials_variants: object({
    variants: pipe(
      array(looseObject({ name: pipe(string(), maxLength(200)) })),
      maxLength(MOST_VARIANTS),
    ),
  }),
});

/** `extensions` of a view of a buffer that is packed. */
export const packedSchema = object({
  buffer: index,
  byteOffset: optional(byteCount, 0),
  byteLength: byteCount,
  byteStride: byteCount,
  count: byteCount,
});
