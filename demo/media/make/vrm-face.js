// @ts-check
/**
 * The face of the drawn host: flat shapes on a round head, and where their corners go when she
 * speaks, blinks or smiles. Drawn like the printed face of the show (scene/face.js), in its units:
 * 512 of them are 110 degrees of the head's front.
 */

/** @typedef {import('./vrm.js').Skin} Skin */
/** @typedef {{ x: number, y: number }} Dot */

const UNITS = 512;
const SPAN = 1.92;

/** @typedef {object} Head @property {readonly [number, number, number]} middle @property {number} radius @property {readonly [number, number, number]} stretch */

/** @param {Head} head @param {Dot} dot @param {number} lift metres above the skin */
function onHead({ middle, radius, stretch }, { x, y }, lift) {
  const lon = ((x - UNITS / 2) / UNITS) * SPAN;
  const lat = (-(y - UNITS / 2) / UNITS) * SPAN;
  const out = [Math.sin(lon) * Math.cos(lat), Math.sin(lat), Math.cos(lon) * Math.cos(lat)];
  return {
    at: out.map(
      (each, axis) => (middle[axis] ?? 0) + each * (radius + lift) * (stretch[axis] ?? 1),
    ),
    normal: out,
  };
}

/** A shape by rows of corners: neighbours of two rows make its cells. */
class Patch {
  /** @param {Head} head @param {string[]} shapes */
  constructor(head, shapes) {
    this.#head = head;
    this.#names = shapes;
    /** @type {Skin & { shapes: Record<string, number[]> }} */
    this.skin = {
      positions: [],
      normals: [],
      colors: [],
      indices: [],
      shapes: Object.fromEntries(shapes.map((shape) => [shape, []])),
    };
  }

  #head;
  #names;

  /**
   * @param {number[]} color linear
   * @param {number} lift
   * @param {(shape: string) => Dot[][]} rows of equal length; '' is the face at rest
   */
  add(color, lift, rows) {
    const { skin } = this;
    const first = skin.positions.length / 3;
    const rest = rows('');
    const across = rest[0]?.length ?? 0;
    for (const dot of rest.flat()) {
      const { at, normal } = onHead(this.#head, dot, lift);
      skin.positions.push(...at);
      skin.normals.push(...normal);
      skin.colors.push(...color);
    }
    for (const shape of this.#names)
      for (const dot of rows(shape).flat())
        skin.shapes[shape]?.push(...onHead(this.#head, dot, lift).at);
    for (let row = 0; row + 1 < rest.length; row += 1)
      for (let i = 0; i + 1 < across; i += 1) {
        const a = first + row * across + i;
        const b = a + across;
        // Rows go down, corners to the right: seen from outside against the clock.
        skin.indices.push(a, b, b + 1, a, b + 1, a + 1);
      }
  }
}

/** @param {number} x @param {number} y @param {number} rx @param {number} ry @param {number} [steps] */
function disc(x, y, rx, ry, steps = 6) {
  const rows = [];
  for (let row = 0; row <= steps; row += 1) {
    const down = -Math.cos((Math.PI * row) / steps);
    const half = Math.sqrt(Math.max(0, 1 - down * down)) * rx;
    rows.push([-1, -0.4, 0.4, 1].map((share) => ({ x: x + share * half, y: y + down * ry })));
  }
  return rows;
}

/** A line of a certain width through three points, as a quadratic curve. @param {Dot} from @param {Dot} by @param {Dot} to @param {number} width @param {number} [steps] */
function stroke(from, by, to, width, steps = 8) {
  /** @type {Dot[]} */
  const middle = [];
  for (let i = 0; i <= steps; i += 1) {
    const t = i / steps;
    const mix = (/** @type {'x' | 'y'} */ axis) =>
      (1 - t) ** 2 * from[axis] + 2 * t * (1 - t) * by[axis] + t * t * to[axis];
    middle.push({ x: mix('x'), y: mix('y') });
  }
  // Ends come to a point, as a brush makes them.
  const half = middle.map((_, i) => (width / 2) * (0.35 + 0.65 * Math.sin((Math.PI * i) / steps)));
  return [-1, 1].map((side) => middle.map(({ x, y }, i) => ({ x, y: y + side * (half[i] ?? 0) })));
}

/** How far open, how wide, how much of a smile. */
const MOUTHS = /** @type {Record<string, readonly [number, number, number]>} */ ({
  '': [0, 0.25, 0.5],
  aa: [0.95, 0.35, 0.25],
  ih: [0.3, 0.5, 0.4],
  ou: [0.36, -0.62, 0],
  ee: [0.34, 0.95, 0.55],
  oh: [0.66, -0.3, 0.05],
  happy: [0.3, 0.7, 1.25],
  sad: [0, 0.1, -0.7],
  surprised: [0.55, -0.35, 0],
});

/** @param {Head} head @param {Record<'lip' | 'dark' | 'teeth' | 'tongue', number[]>} colors @returns {Skin} */
export function mouth(head, colors) {
  const patch = new Patch(head, Object.keys(MOUTHS).filter(Boolean));
  const edges = (/** @type {string} */ shape) => {
    const [open, wide, smile] = MOUTHS[shape] ?? [0, 0, 0];
    const half = 38 + 30 * wide + 12 * Math.max(0, smile);
    const y = 360;
    const corner = y - 14 * smile;
    const tall = 76 * open;
    /** @param {number} depth of the middle below the corners' line */
    const line = (depth) =>
      Array.from({ length: 11 }, (_, i) => {
        const share = i / 5 - 1;
        const bow = Math.sqrt(Math.max(0, 1 - share * share));
        const middle = y + depth;
        return {
          x: 256 + share * half,
          y: corner + (middle - corner) * (0.45 * bow + 0.55 * bow * bow),
        };
      });
    return { upper: line(3 - 0.14 * tall), lower: line(3.5 + tall), tall };
  };
  const between = (
    /** @type {string} */ shape,
    /** @type {number} */ from,
    /** @type {number} */ to,
  ) => {
    const { upper, lower } = edges(shape);
    return [from, to].map((share) =>
      upper.map(({ x, y }, i) => ({ x, y: y + ((lower[i]?.y ?? y) - y) * share })),
    );
  };
  patch.add(colors.dark, 0.0016, (shape) => between(shape, 0, 1));
  patch.add(colors.tongue, 0.0022, (shape) => {
    const [top = [], low = []] = between(shape, 0.62, 1);
    return [top, low].map((row) => row.slice(2, 9));
  });
  patch.add(colors.teeth, 0.0024, (shape) => between(shape, 0, 0.24));
  for (const side of /** @type {const} */ (['upper', 'lower']))
    patch.add(colors.lip, 0.0034, (shape) => {
      const line = edges(shape)[side];
      const width = side === 'upper' ? 3.4 : 4.2;
      return [-1, 1].map((to) =>
        line.map(({ x, y }, i) => ({
          x,
          y: y + to * width * (0.5 + 0.5 * Math.sin((Math.PI * i) / 10)),
        })),
      );
    });
  return patch.skin;
}

/** How tall the eyes are, and how far the lid's line hangs, by shape. */
const LIDS = /** @type {Record<string, readonly [number, number]>} */ ({
  '': [1, 0],
  blink: [0.04, 1],
  happy: [0.72, 0.12],
  relaxed: [0.8, 0.2],
  surprised: [1.14, -0.1],
});

/** @param {Head} head @param {Record<'white' | 'rim' | 'iris' | 'pupil' | 'lash', number[]>} colors @returns {Skin} */
export function eyes(head, colors) {
  const patch = new Patch(head, Object.keys(LIDS).filter(Boolean));
  for (const side of [-1, 1]) {
    const [x, y] = [256 + side * 92, 232];
    const round =
      (
        /** @type {number} */ dx,
        /** @type {number} */ dy,
        /** @type {number} */ rx,
        /** @type {number} */ ry,
        steps = 6,
      ) =>
      (/** @type {string} */ shape) => {
        const [tall] = LIDS[shape] ?? [1];
        return disc(x + dx, y + 3 + (dy - 3) * tall, rx, ry * tall, steps);
      };
    patch.add(colors.white, 0.0014, round(0, 0, 38, 45));
    patch.add(colors.rim, 0.002, round(-side * 3, 2, 31, 34));
    patch.add(colors.iris, 0.0026, round(-side * 3, 3, 26, 29));
    patch.add(colors.pupil, 0.0032, round(-side * 3, 2, 16, 19));
    patch.add(colors.white, 0.0038, round(-13, -10, 8.5, 9.5, 4));
    patch.add(colors.white, 0.0038, round(7, 13, 4, 4.5, 3));
    patch.add(colors.lash, 0.0044, (shape) => {
      const [, hangs] = LIDS[shape] ?? [1, 0];
      const low = y + 2 + 6 * hangs;
      const bend = y - 82 + 116 * hangs;
      return stroke({ x: x - 42, y: low }, { x, y: bend }, { x: x + 42, y: low }, 10);
    });
  }
  return patch.skin;
}

/** What does not move. @param {Head} head @param {number[]} color @returns {Skin} */
export function cheeks(head, color) {
  const patch = new Patch(head, []);
  for (const side of [-1, 1]) patch.add(color, 0.0008, () => disc(256 + side * 124, 312, 36, 22));
  return patch.skin;
}

/** How far up, and how the inner end moves, by shape. */
const BROWS = /** @type {Record<string, readonly [number, number]>} */ ({
  '': [0, 0],
  happy: [7, 0],
  sad: [2, 13],
  angry: [-10, -13],
  surprised: [17, 2],
});

/** @param {Head} head @param {number[]} color @returns {Skin} */
export function brows(head, color) {
  const patch = new Patch(head, Object.keys(BROWS).filter(Boolean));
  for (const side of [-1, 1])
    patch.add(color, 0.003, (shape) => {
      const [up, inner] = BROWS[shape] ?? [0, 0];
      const [x, y] = [256 + side * 92, 156 - up];
      const ends = [
        { x: x - 32, y: y + (side > 0 ? 2 - inner : 8) },
        { x: x + 32, y: y + (side > 0 ? 8 : 2 - inner) },
      ];
      return stroke(
        /** @type {Dot} */ (ends[0]),
        { x, y: y - 18 },
        /** @type {Dot} */ (ends[1]),
        14,
      );
    });
  return patch.skin;
}

/** By preset of VRM: which shapes show, and how much. Names are the same on all parts of the face. */
export const expressions = Object.fromEntries(
  [...new Set([MOUTHS, LIDS, BROWS].flatMap((table) => Object.keys(table)))]
    .filter(Boolean)
    .map((shape) => [shape, { [shape]: 1 }]),
);
