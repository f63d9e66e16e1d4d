// @ts-check
/** Writes an ONNX file: the messages of its protocol buffer that our networks need. */

/** Kinds of tensors, as ONNX numbers them. */
export const ONNX = { FLOAT: 1, UINT8: 2, INT8: 3, INT64: 7, BOOL: 9, FLOAT16: 10 };
const OPSET = 16;

/** @typedef {number | number[] | string | OnnxGraph} Attribute */

/** @param {number} value */
function varint(value) {
  const out = [];
  let rest = BigInt.asUintN(64, BigInt(value));
  do {
    out.push(Number(rest & 127n) | (rest > 127n ? 128 : 0));
    rest >>= 7n;
  } while (rest > 0n);
  return Buffer.from(out);
}

/** @param {number} field @param {number} value */
const int = (field, value) => Buffer.concat([varint(field << 3), varint(value)]);

/** @param {number} field @param {Buffer | string} content */
function block(field, content) {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  return Buffer.concat([varint((field << 3) | 2), varint(bytes.length), bytes]);
}

/** @param {string} name @param {Attribute} value whole numbers, a text, or a branch */
function attribute(name, value) {
  const head = block(1, name);
  if (typeof value === 'string') return Buffer.concat([head, block(4, value), int(20, 3)]);
  if (value instanceof OnnxGraph)
    return Buffer.concat([head, block(6, value.content(name)), int(20, 5)]);
  if (typeof value === 'number') return Buffer.concat([head, int(3, value), int(20, 2)]);
  return Buffer.concat([head, ...value.map((each) => int(8, each)), int(20, 7)]);
}

/** @param {string} name @param {(number | string)[]} shape a name for what differs @param {number} type */
function valueInfo(name, shape, type) {
  const dims = shape.map((size) =>
    block(1, typeof size === 'number' ? int(1, size) : block(2, size)),
  );
  const tensor = Buffer.concat([int(1, type), block(2, Buffer.concat(dims))]);
  return Buffer.concat([block(1, name), block(2, block(1, tensor))]);
}

/** Collects a graph. */
export class OnnxGraph {
  /** @type {Buffer[]} */
  #nodes = [];
  /** @type {Buffer[]} */
  #initializers = [];
  /** @type {Buffer[]} */
  #ends = [];
  #count = 0;
  #space;

  /** @param {string} [space] begins all names: those of a branch must not be those around it */
  constructor(space = '') {
    this.#space = space;
  }

  /** @param {string} [prefix] */
  name(prefix = 't') {
    this.#count += 1;
    return `${this.#space}${prefix}${this.#count}`;
  }

  /**
   * @param {string} kind @param {string[]} inputs
   * @param {Record<string, Attribute>} [attributes]
   * @param {string} [output]
   */
  node(kind, inputs, attributes = {}, output = this.name()) {
    this.nodes(kind, inputs, attributes, [output]);
    return output;
  }

  /**
   * One with several outputs.
   * @param {string} kind @param {string[]} inputs
   * @param {Record<string, Attribute>} attributes @param {string[]} outputs
   */
  nodes(kind, inputs, attributes, outputs) {
    this.#nodes.push(
      Buffer.concat([
        ...inputs.map((input) => block(1, input)),
        ...outputs.map((output) => block(2, output)),
        block(4, kind),
        ...Object.entries(attributes).map(([key, value]) => block(5, attribute(key, value))),
      ]),
    );
    return outputs;
  }

  /** @param {number[]} shape @param {number} type @param {Buffer} raw little-endian */
  constant(shape, type, raw) {
    const name = this.name('w');
    const dims = shape.map((size) => int(1, size));
    this.#initializers.push(Buffer.concat([...dims, int(2, type), block(8, name), block(9, raw)]));
    return name;
  }

  /** @param {number[]} values */
  integers(values) {
    const raw = Buffer.alloc(8 * values.length);
    values.forEach((value, index) => raw.writeBigInt64LE(BigInt(value), 8 * index));
    return this.constant([values.length], ONNX.INT64, raw);
  }

  /** @param {string} name @param {(number | string)[]} shape @param {number} [type] */
  input(name, shape, type = ONNX.FLOAT) {
    this.#ends.push(block(11, valueInfo(name, shape, type)));
  }

  /** @param {string} name @param {(number | string)[]} shape @param {number} [type] */
  output(name, shape, type = ONNX.FLOAT) {
    this.#ends.push(block(12, valueInfo(name, shape, type)));
  }

  /** @param {string} name */
  content(name) {
    return Buffer.concat([
      ...this.#nodes.map((node) => block(1, node)),
      block(2, name),
      ...this.#initializers.map((tensor) => block(5, tensor)),
      ...this.#ends,
    ]);
  }

  /** @param {string} name @param {number} [version] of the operators */
  file(name, version = OPSET) {
    const opset = Buffer.concat([block(1, ''), int(2, version)]);
    return Buffer.concat([
      int(1, 8),
      block(2, 'live-room'),
      block(7, this.content(name)),
      block(8, opset),
    ]);
  }
}
