// @ts-check
/**
 * The face landmarker as it is published, a zip of TensorFlow Lite graphs, becomes two ONNX graphs:
 * the same operators, weights in half precision as they are. Pictures go in and out with channels
 * last; inside they are first, as ONNX has them.
 */
import { ONNX, OnnxGraph } from './onnx.js';
import { FLOAT16, FLOAT32, readLite } from './tflite.js';

const GRAPHS = {
  'face_detector.onnx': 'face_detector.tflite',
  'face_landmarks_detector.onnx': 'face_landmarks_detector.tflite',
};
const TO_FIRST = [0, 3, 1, 2];
const TO_LAST = [0, 2, 3, 1];
/** TensorFlow's numbers. */
const SAME = 0;
const ACTIVATIONS = /** @type {Record<number, string>} */ ({ 1: 'Relu' });

/** @param {{ name: string, bytes: Buffer }[]} sources @returns {Promise<Record<string, Buffer>>} by name */
export async function convert(sources) {
  const find = (/** @type {string} */ end) => sources.find(({ name }) => name.endsWith(end))?.bytes;
  const [bundle, face] = [find('.task'), find('.obj')];
  if (!bundle || !face) throw new Error('The sources of the face model are not whole.');
  const entries = unzip(bundle);
  /** @type {Record<string, Buffer>} */
  const made = { 'canonical_face_model.obj': face };
  for (const [name, source] of Object.entries(GRAPHS)) {
    const lite = entries[source];
    if (!lite) throw new Error(`There is no ${source} in the bundle.`);
    made[name] = toOnnx(lite, name.replace('.onnx', ''));
  }
  return made;
}

/** Files of a zip that are stored as they are. @param {Buffer} zip */
function unzip(zip) {
  const end = zip.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'));
  /** @type {Record<string, Buffer>} */
  const entries = {};
  if (end < 0) throw new Error('This is no zip.');
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [method, size] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 20)];
    const nameLength = zip.readUInt16LE(at + 28);
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength);
    const local = zip.readUInt32LE(at + 42);
    const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    if (method !== 0) throw new Error(`${name} is compressed.`);
    entries[name] = zip.subarray(from, from + size);
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return entries;
}

/** @param {number[]} shape @param {readonly number[]} order */
const permuted = (shape, order) => order.map((axis) => shape[axis] ?? 1);

/** @param {Buffer} data @param {number[]} shape @param {readonly number[]} order @param {number} width bytes of a number */
function permute(data, shape, order, width) {
  const target = permuted(shape, order);
  const strides = shape.map((_, axis) => shape.slice(axis + 1).reduce((a, b) => a * b, 1));
  const out = Buffer.alloc(data.length);
  const count = data.length / width;
  for (let index = 0; index < count; index += 1) {
    let [rest, from] = [index, 0];
    for (let axis = target.length - 1; axis >= 0; axis -= 1) {
      const size = target[axis] ?? 1;
      from += (rest % size) * (strides[order[axis] ?? 0] ?? 0);
      rest = Math.floor(rest / size);
    }
    data.copy(out, index * width, from * width, (from + 1) * width);
  }
  return out;
}

/** @param {Buffer} bytes @param {string} title */
function toOnnx(bytes, title) {
  const lite = readLite(bytes);
  const graph = new OnnxGraph();
  /** Name in the new graph by tensor; those of four axes have channels first. @type {Map<number, string>} */
  const names = new Map();
  /** Weights in half precision, by the tensor they are unpacked into. @type {Map<number, number>} */
  const packed = new Map();
  const tensor = (/** @type {number} */ index) => {
    const found = lite.tensors[index];
    if (!found) throw new Error(`${title} has no tensor ${index}.`);
    return found;
  };
  const weights = (
    /** @type {number} */ index,
    /** @type {readonly number[] | null} */ order,
    /** @type {number[]} */ shape = [],
  ) => {
    const { data, type, shape: own } = tensor(packed.get(index) ?? index);
    if (!data || (type !== FLOAT16 && type !== FLOAT32)) throw new Error('A weight is missing.');
    const half = type === FLOAT16;
    const raw = order ? permute(data, own, order, half ? 2 : 4) : data;
    const size = shape.length > 0 ? shape : order ? permuted(own, order) : own;
    const name = graph.constant(size, half ? ONNX.FLOAT16 : ONNX.FLOAT, raw);
    return half ? graph.node('Cast', [name], { to: ONNX.FLOAT }) : name;
  };
  const value = (/** @type {number} */ index) => {
    const name = names.get(index);
    if (name === undefined) throw new Error(`${title}: tensor ${index} comes from nowhere.`);
    return name;
  };

  for (const index of lite.inputs) {
    graph.input('input', tensor(index).shape);
    names.set(index, graph.node('Transpose', ['input'], { perm: TO_FIRST }));
  }
  for (const { kind, inputs, outputs, option } of lite.operators) {
    const [a = -1, b = -1, c = -1] = inputs;
    const [out = -1] = outputs;
    const size = (/** @type {number} */ index) => option(index) || 1;
    const auto = option(0, true) === SAME ? 'SAME_UPPER' : 'VALID';
    const set = (/** @type {string} */ name, activation = 0) => {
      const act = ACTIVATIONS[activation];
      if (activation !== 0 && !act) throw new Error(`${title}: activation ${activation}`);
      names.set(out, act ? graph.node(act, [name]) : name);
    };
    switch (kind) {
      case 'DEQUANTIZE':
        packed.set(out, a);
        break;
      case 'CONV_2D':
      case 'DEPTHWISE_CONV_2D': {
        const deep = kind === 'DEPTHWISE_CONV_2D';
        const shape = tensor(b).shape;
        const [dw, dh] = deep ? [size(5), size(6)] : [size(4), size(5)];
        set(
          graph.node(
            'Conv',
            [
              value(a),
              // From output, height, width, input; a deep one from 1, height, width, channel.
              weights(b, deep ? [3, 0, 1, 2] : TO_FIRST),
              ...(c >= 0 ? [weights(c, null)] : []),
            ],
            {
              auto_pad: auto,
              strides: [size(2), size(1)],
              dilations: [dh, dw],
              kernel_shape: [shape[1] ?? 1, shape[2] ?? 1],
              group: deep ? (shape[3] ?? 1) : 1,
            },
          ),
          option(deep ? 4 : 3, true),
        );
        break;
      }
      case 'MAX_POOL_2D':
        set(
          graph.node('MaxPool', [value(a)], {
            auto_pad: auto,
            strides: [size(2), size(1)],
            kernel_shape: [size(4), size(3)],
          }),
          option(5, true),
        );
        break;
      case 'ADD':
        set(graph.node('Add', [value(a), value(b)]), option(0, true));
        break;
      case 'RELU':
        set(graph.node('Relu', [value(a)]));
        break;
      case 'LOGISTIC':
        set(graph.node('Sigmoid', [value(a)]));
        break;
      case 'PRELU': {
        const channels = tensor(packed.get(b) ?? b).shape.at(-1) ?? 1;
        set(graph.node('PRelu', [value(a), weights(b, null, [channels, 1, 1])]));
        break;
      }
      case 'PAD': {
        const { data, shape } = tensor(b);
        const pads = Array.from(
          { length: 2 * (shape[0] ?? 0) },
          (_, i) => data?.readInt32LE(4 * i) ?? 0,
        );
        const before = permuted(
          pads.filter((_, i) => i % 2 === 0),
          TO_FIRST,
        );
        const after = permuted(
          pads.filter((_, i) => i % 2 === 1),
          TO_FIRST,
        );
        set(graph.node('Pad', [value(a), graph.integers([...before, ...after])]));
        break;
      }
      case 'RESHAPE': {
        const last =
          tensor(a).shape.length === 4
            ? graph.node('Transpose', [value(a)], { perm: TO_LAST })
            : value(a);
        const shape = tensor(out).shape;
        const plain = graph.node('Reshape', [last, graph.integers(shape)]);
        set(shape.length === 4 ? graph.node('Transpose', [plain], { perm: TO_FIRST }) : plain);
        break;
      }
      case 'CONCATENATION': {
        const axis = option(0);
        const four = tensor(out).shape.length === 4;
        const at = four ? TO_FIRST.indexOf(axis < 0 ? axis + 4 : axis) : axis;
        set(graph.node('Concat', inputs.map(value), { axis: at }), option(1, true));
        break;
      }
      default:
        throw new Error(`${title}: there is no way to convert ${kind}.`);
    }
  }
  for (const index of lite.outputs) {
    const { name, shape } = tensor(index);
    if (shape.length === 4) graph.node('Transpose', [value(index)], { perm: TO_LAST }, name);
    else graph.node('Identity', [value(index)], {}, name);
    graph.output(name, shape);
  }
  return graph.file(title);
}
