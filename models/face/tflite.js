// @ts-check
/** Reads a TensorFlow Lite file: the tables of its FlatBuffer that a network of convolutions has. */

/** Kinds of tensors. */
export const FLOAT32 = 0;
export const FLOAT16 = 1;

/** @type {Record<number, string>} Codes of `BuiltinOperator`. */
const OPERATORS = {
  0: 'ADD',
  2: 'CONCATENATION',
  3: 'CONV_2D',
  4: 'DEPTHWISE_CONV_2D',
  6: 'DEQUANTIZE',
  14: 'LOGISTIC',
  17: 'MAX_POOL_2D',
  19: 'RELU',
  22: 'RESHAPE',
  34: 'PAD',
  54: 'PRELU',
};

/**
 * @typedef {{ shape: number[], type: number, name: string, data: Buffer | null }} LiteTensor
 * @typedef {{ kind: string, inputs: number[], outputs: number[], option: (field: number, byte?: boolean) => number }} LiteOperator
 */

/**
 * @param {Buffer} bytes
 * @returns {{ tensors: LiteTensor[], inputs: number[], outputs: number[], operators: LiteOperator[] }}
 */
export function readLite(bytes) {
  /** Follows an offset. @param {number} at */
  const follow = (at) => at + bytes.readUInt32LE(at);
  /** Where a field of a table is; 0 when it has its default. @param {number} table @param {number} index */
  const field = (table, index) => {
    const vtable = table - bytes.readInt32LE(table);
    const at = 4 + 2 * index;
    const offset = at < bytes.readUInt16LE(vtable) ? bytes.readUInt16LE(vtable + at) : 0;
    return offset && table + offset;
  };
  /** @template T @param {number} table @param {number} index @param {(at: number) => T} read @param {number} size @returns {T[]} */
  const list = (table, index, read, size) => {
    const at = field(table, index);
    if (at === 0) return [];
    const vector = follow(at);
    return Array.from({ length: bytes.readUInt32LE(vector) }, (_, k) =>
      read(vector + 4 + k * size),
    );
  };
  const int = (/** @type {number} */ at) => bytes.readInt32LE(at);
  const root = follow(0);
  const codes = list(root, 1, follow, 4).map((table) => {
    const [old, code] = [field(table, 0), field(table, 3)];
    return OPERATORS[Math.max(old && bytes.readInt8(old), code && int(code))] ?? 'unknown';
  });
  const buffers = list(root, 4, follow, 4).map((table) => {
    const at = field(table, 0);
    if (at === 0) return null;
    const vector = follow(at);
    return bytes.subarray(vector + 4, vector + 4 + bytes.readUInt32LE(vector));
  });
  const [graph = 0] = list(root, 2, follow, 4);
  const tensors = list(graph, 0, follow, 4).map((table) => {
    const [type, buffer, name] = [field(table, 1), field(table, 2), field(table, 3)];
    const text = name && follow(name);
    return {
      shape: list(table, 0, int, 4),
      type: type && bytes.readInt8(type),
      name: text ? bytes.toString('utf8', text + 4, text + 4 + bytes.readUInt32LE(text)) : '',
      data: buffers[buffer && bytes.readUInt32LE(buffer)] ?? null,
    };
  });
  const operators = list(graph, 3, follow, 4).map((table) => {
    const [code, options] = [field(table, 0), field(table, 4)];
    const chosen = options && follow(options);
    return {
      kind: codes[code && bytes.readUInt32LE(code)] ?? 'unknown',
      inputs: list(table, 1, int, 4),
      outputs: list(table, 2, int, 4),
      option: (/** @type {number} */ index, byte = false) => {
        const at = chosen && field(chosen, index);
        return at && (byte ? bytes.readInt8(at) : int(at));
      },
    };
  });
  return { tensors, inputs: list(graph, 1, int, 4), outputs: list(graph, 2, int, 4), operators };
}
