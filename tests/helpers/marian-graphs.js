// @ts-check
/**
 * Writes an encoder and a merged decoder with the signature of Marian's published ONNX exports,
 * around given or random weights. Used by the fixtures (a toy that was trained) and the bench (the
 * shape of a real student, random).
 */
import { ONNX, OnnxGraph } from '../../models/face/onnx.js';

/**
 * @typedef {object} MarianShape
 * @property {number} width @property {number} heads @property {number} inner
 * @property {number} encoder layers @property {number} decoder layers
 * @property {number} vocabulary @property {number} places
 *
 * @typedef {(name: string, shape: number[]) => Float32Array} Weights
 */

/** Operators since which a layer is normalised in one. */
const OPSET = 17;

/**
 * @param {MarianShape} shape @param {Weights} weights
 * @param {{ int8?: boolean }} [options] `int8`: matrices as the published `…_quantized.onnx` have them
 */
export function marianGraphs(shape, weights, { int8 = false } = {}) {
  return {
    encoder: encoder(new Network(shape, weights, int8)),
    decoder: decoder(new Network(shape, weights, int8)),
  };
}

class Network {
  graph = new OnnxGraph();
  /** @type {Map<string, string>} */
  #made = new Map();

  /** @param {MarianShape} shape @param {Weights} weights @param {boolean} int8 */
  constructor(shape, weights, int8) {
    this.shape = shape;
    this.weights = weights;
    this.int8 = int8;
  }

  /** @param {string} kind @param {string[]} inputs @param {Parameters<OnnxGraph['node']>[2]} [attributes] @param {string} [output] */
  add(kind, inputs, attributes, output) {
    return this.graph.node(kind, inputs, attributes, output);
  }

  /** @param {number[]} values */
  ints(...values) {
    return this.graph.integers(values);
  }

  /** @param {number} value */
  number(value) {
    return this.floats([], Float32Array.of(value));
  }

  /** @param {number[]} shape @param {Float32Array} values */
  floats(shape, values) {
    return this.graph.constant(shape, ONNX.FLOAT, Buffer.from(values.slice().buffer));
  }

  /** @param {string} name @param {number[]} shape */
  weight(name, shape) {
    const made = this.#made.get(name) ?? this.floats(shape, this.weights(name, shape));
    this.#made.set(name, made);
    return made;
  }

  /**
   * y = x Wᵀ + b, W as [out, in]; the bytes of `int8` are what dynamic quantisation makes of it.
   * @param {string} x @param {string} name @param {number} rows @param {number} columns
   */
  linear(x, name, rows, columns, bias = `${name}.bias`) {
    const turned = transposed(this.weights(`${name}.weight`, [rows, columns]), rows, columns);
    const made = this.int8
      ? this.#quantized(x, turned, [columns, rows])
      : this.add('MatMul', [x, this.floats([columns, rows], turned)]);
    return this.add('Add', [made, this.weight(bias, [rows])]);
  }

  /** @param {string} x @param {Float32Array} matrix @param {number[]} shape */
  #quantized(x, matrix, shape) {
    const { bytes, scale: most } = inBytes(matrix);
    const whole = this.graph.constant(shape, ONNX.INT8, Buffer.from(bytes.buffer));
    const zero = this.graph.constant([], ONNX.INT8, Buffer.from([0]));
    const [given, scale, middle] = this.graph.nodes('DynamicQuantizeLinear', [x], {}, [
      this.graph.name(),
      this.graph.name(),
      this.graph.name(),
    ]);
    const product = this.add('MatMulInteger', [given ?? '', whole, middle ?? '', zero]);
    const float = this.add('Cast', [product], { to: ONNX.FLOAT });
    return this.add('Mul', [float, this.add('Mul', [scale ?? '', this.number(most)])]);
  }

  /** @param {string} x @param {string} name */
  norm(x, name) {
    const { width } = this.shape;
    const parts = [this.weight(`${name}.weight`, [width]), this.weight(`${name}.bias`, [width])];
    return this.add('LayerNormalization', [x, ...parts]);
  }

  /** @param {string} x */
  heads(x) {
    const { heads, width } = this.shape;
    const apart = this.add('Reshape', [x, this.ints(0, -1, heads, width / heads)]);
    return this.add('Transpose', [apart], { perm: [0, 2, 1, 3] });
  }

  /** @param {string} x @param {string} name @param {string} keys @param {string} values @param {string} mask */
  attend(x, name, keys, values, mask) {
    const { heads, width } = this.shape;
    const query = this.heads(this.linear(x, `${name}.q`, width, width));
    const turned = this.add('Transpose', [keys], { perm: [0, 1, 3, 2] });
    const product = this.add('MatMul', [query, turned]);
    const scores = this.add('Mul', [product, this.number(1 / Math.sqrt(width / heads))]);
    const share = this.add('Softmax', [this.add('Add', [scores, mask])], { axis: -1 });
    const heard = this.add('Transpose', [this.add('MatMul', [share, values])], {
      perm: [0, 2, 1, 3],
    });
    const flat = this.add('Reshape', [heard, this.ints(0, -1, width)]);
    return this.linear(flat, `${name}.o`, width, width);
  }

  /** @param {string} x @param {string} name @param {'k' | 'v'} side */
  project(x, name, side) {
    const { width } = this.shape;
    return this.heads(this.linear(x, `${name}.${side}`, width, width));
  }

  /** @param {string} x @param {string} name */
  feed(x, name) {
    const { width, inner } = this.shape;
    const up = this.add('Relu', [this.linear(x, `${name}.up`, inner, width)]);
    return this.norm(
      this.add('Add', [x, this.linear(up, `${name}.down`, width, inner)]),
      `${name}.norm`,
    );
  }

  /** @param {Float32Array} table */
  #words(table) {
    const { vocabulary, width } = this.shape;
    const shape = [vocabulary, width];
    if (!this.int8)
      return this.add('Gather', [this.floats(shape, table), 'input_ids'], { axis: 0 });
    const { bytes, scale } = inBytes(table);
    const whole = this.graph.constant(shape, ONNX.INT8, Buffer.from(bytes.buffer));
    const picked = this.add('Gather', [whole, 'input_ids'], { axis: 0 });
    const float = this.add('Cast', [picked], { to: ONNX.FLOAT });
    return this.add('Mul', [float, this.number(scale)]);
  }

  /** Embedded, with places from `from` on. @param {string} from @param {string} to */
  begin(from, to) {
    const { vocabulary, width, places } = this.shape;
    const words = this.#words(this.weights('embed.weight', [vocabulary, width]));
    const scaled = this.add('Mul', [words, this.number(Math.sqrt(width))]);
    const rows = this.add('Range', [from, to, this.scalar(1)]);
    const place = this.add('Gather', [this.weight('places', [places, width]), rows], { axis: 0 });
    return this.add('Add', [scaled, place]);
  }

  /** @param {number} value */
  scalar(value) {
    const raw = Buffer.alloc(8);
    raw.writeBigInt64LE(BigInt(value));
    return this.graph.constant([], ONNX.INT64, raw);
  }

  /** A size as a number. @param {string} x @param {number} axis */
  size(x, axis) {
    return this.add('Gather', [this.add('Shape', [x]), this.scalar(axis)], { axis: 0 });
  }

  /** 1 → 0, 0 → a great negative number. @param {string} mask [rows, n] of integers */
  maskOf(mask) {
    const ones = this.add('Cast', [mask], { to: ONNX.FLOAT });
    const none = this.add('Mul', [this.add('Sub', [this.number(1), ones]), this.number(-1e9)]);
    return this.add('Unsqueeze', [none, this.ints(1, 2)]);
  }
}

/** @param {Network} net */
function encoder(net) {
  const { shape, graph } = net;
  graph.input('input_ids', ['rows', 'n'], ONNX.INT64);
  graph.input('attention_mask', ['rows', 'n'], ONNX.INT64);
  let x = net.begin(net.scalar(0), net.size('input_ids', 1));
  const mask = net.maskOf('attention_mask');
  for (let layer = 0; layer < shape.encoder; layer += 1) {
    const name = `encoder.${layer}`;
    const own = net.attend(
      x,
      `${name}.own`,
      net.project(x, `${name}.own`, 'k'),
      net.project(x, `${name}.own`, 'v'),
      mask,
    );
    x = net.feed(net.norm(net.add('Add', [x, own]), `${name}.own_norm`), name);
  }
  net.add('Identity', [x], {}, 'last_hidden_state');
  graph.output('last_hidden_state', ['rows', 'n', shape.width]);
  return graph.file('encoder', OPSET);
}

/** @param {Network} net */
function decoder(net) {
  const { shape, graph } = net;
  const { heads, width } = shape;
  const head = width / heads;
  graph.input('encoder_attention_mask', ['rows', 'm'], ONNX.INT64);
  graph.input('input_ids', ['rows', 'n'], ONNX.INT64);
  graph.input('encoder_hidden_states', ['rows', 'm', width]);
  for (let layer = 0; layer < shape.decoder; layer += 1)
    for (const part of ['decoder.key', 'decoder.value', 'encoder.key', 'encoder.value'])
      graph.input(`past_key_values.${layer}.${part}`, [
        'rows',
        heads,
        part.startsWith('d') ? 'p' : 'c',
        head,
      ]);
  graph.input('use_cache_branch', [1], ONNX.BOOL);
  const past = net.size('past_key_values.0.decoder.key', 2);
  const end = net.add('Add', [past, net.size('input_ids', 1)]);
  let x = net.begin(past, end);
  const rows = net.add('Unsqueeze', [net.add('Range', [past, end, net.scalar(1)]), net.ints(1)]);
  const columns = net.add('Range', [net.scalar(0), end, net.scalar(1)]);
  const later = net.add('Cast', [net.add('Greater', [columns, rows])], { to: ONNX.FLOAT });
  const ownMask = net.add('Mul', [later, net.number(-1e9)]);
  const mask = net.maskOf('encoder_attention_mask');
  for (let layer = 0; layer < shape.decoder; layer += 1) {
    const name = `decoder.${layer}`;
    /** @type {Record<string, string>} */
    const kept = {};
    for (const [side, part] of /** @type {['k' | 'v', string][]} */ ([
      ['k', 'key'],
      ['v', 'value'],
    ])) {
      const before = `past_key_values.${layer}.decoder.${part}`;
      const out = `present.${layer}.decoder.${part}`;
      kept[side] = net.add(
        'Concat',
        [before, net.project(x, `${name}.own`, side)],
        { axis: 2 },
        out,
      );
      graph.output(out, ['rows', heads, 'q', head]);
    }
    const own = net.attend(x, `${name}.own`, kept.k ?? '', kept.v ?? '', ownMask);
    x = net.norm(net.add('Add', [x, own]), `${name}.own_norm`);
    const [keys = '', values = ''] = /** @type {['k' | 'v', string][]} */ ([
      ['k', 'key'],
      ['v', 'value'],
    ]).map(([side, part]) => {
      const given = `past_key_values.${layer}.encoder.${part}`;
      const out = `present.${layer}.encoder.${part}`;
      // As in the exports: with the cache the past is used, and what comes out for it is empty.
      const used = net.add('If', ['use_cache_branch'], {
        then_branch: branch(net, (inner, result) => inner.node('Identity', [given], {}, result)),
        else_branch: branch(net, (inner, result) => {
          const outer = net.graph;
          net.graph = inner;
          const made = net.project('encoder_hidden_states', `${name}.cross`, side);
          net.graph = outer;
          inner.node('Identity', [made], {}, result);
        }),
      });
      net.add(
        'If',
        ['use_cache_branch'],
        {
          then_branch: branch(net, (inner, result) =>
            inner.node(
              'Slice',
              [given, inner.integers([0]), inner.integers([0]), inner.integers([2])],
              {},
              result,
            ),
          ),
          else_branch: branch(net, (inner, result) => inner.node('Identity', [used], {}, result)),
        },
        out,
      );
      graph.output(out, ['rows', heads, 'c', head]);
      return used;
    });
    const heard = net.attend(x, `${name}.cross`, keys, values, mask);
    x = net.feed(net.norm(net.add('Add', [x, heard]), `${name}.cross_norm`), name);
  }
  const logits = net.linear(x, 'embed', shape.vocabulary, width, 'bias');
  net.add('Identity', [logits], {}, 'logits');
  graph.output('logits', ['rows', 'n', shape.vocabulary]);
  return graph.file('decoder', OPSET);
}

let branches = 0;

/** @param {Network} net @param {(inner: OnnxGraph, result: string) => void} fill */
function branch({ shape }, fill) {
  branches += 1;
  // Names are shared with the graph around it.
  const inner = new OnnxGraph(`b${branches}_`);
  const result = `branch${branches}`;
  fill(inner, result);
  inner.output(result, ['rows', shape.heads, 'c', shape.width / shape.heads]);
  return inner;
}

/** @param {Float32Array} values */
function inBytes(values) {
  const scale = values.reduce((high, value) => Math.max(high, Math.abs(value)), 1e-9) / 127;
  return { scale, bytes: Int8Array.from(values, (value) => Math.round(value / scale)) };
}

/** @param {Float32Array} matrix @param {number} rows @param {number} columns */
function transposed(matrix, rows, columns) {
  const turned = new Float32Array(matrix.length);
  for (let row = 0; row < rows; row += 1)
    for (let column = 0; column < columns; column += 1)
      turned[column * rows + row] = matrix[row * columns + column] ?? 0;
  return turned;
}
