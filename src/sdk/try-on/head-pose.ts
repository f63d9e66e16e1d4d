/**
 * Where a head is before the camera, in centimetres: x to the right, y up, z towards the viewer, the
 * camera at the origin. By fitting the canonical face to the landmarks.
 */
export interface HeadPose {
  /** Rows of a 3×3 rotation. */
  readonly rotation: readonly number[];
  readonly position: readonly [x: number, y: number, z: number];
}

/** Vertical field of view that is assumed of every camera; a phone's are near to it. */
export const FIELD_OF_VIEW = (63 * Math.PI) / 180;

/**
 * Landmarks that hold still while one talks, with their weights: bridge of the nose, corners of the
 * eyes, forehead, temples, cheekbones. Eyes and bridge count most: glasses sit there.
 */
const ANCHORS: readonly (readonly [index: number, weight: number])[] = [
  ...[33, 133, 362, 263].map((index) => [index, 4] as const),
  ...[168, 6, 197].map((index) => [index, 3] as const),
  ...[195, 5, 8, 9, 151, 10].map((index) => [index, 1] as const),
  ...[127, 356, 162, 389, 234, 454, 93, 323, 50, 280].map((index) => [index, 1] as const),
];
const RIGHT_EYE = [33, 133] as const;
const LEFT_EYE = [362, 263] as const;
const ROUNDS = 4;

type Vector = readonly [number, number, number];

/** `canonical` in centimetres, `landmarks` in pixels of a picture of this size. */
export function headPose(
  canonical: Float32Array,
  landmarks: Float32Array,
  width: number,
  height: number,
): HeadPose | null {
  const focal = height / 2 / Math.tan(FIELD_OF_VIEW / 2);
  const seen = (index: number): Vector => [
    (landmarks[3 * index] ?? NaN) - width / 2,
    height / 2 - (landmarks[3 * index + 1] ?? NaN),
    -(landmarks[3 * index + 2] ?? NaN),
  ];
  const model = ANCHORS.map(([index]) => pointOf(canonical, index));
  const flat = ANCHORS.map(([index]) => seen(index));
  const weights = ANCHORS.map(([, weight]) => weight);
  // As if everything were equally far away; then each point in its own distance.
  let fit = similarity(model, flat, weights);
  if (!fit) return null;
  const pixels = fit.scale;
  let distance = focal / pixels;
  for (let round = 0; round < ROUNDS; round += 1) {
    const far = distance;
    const inSpace = flat.map(([x, y, z]): Vector => {
      const depth = far - z / pixels;
      return [(x * depth) / focal, (y * depth) / focal, -depth];
    });
    fit = similarity(model, inSpace, weights);
    if (!fit) return null;
    distance /= fit.scale;
  }
  const { scale, rotation, position } = fit;
  const pose = {
    rotation,
    position: position.map((value) => value / scale) as unknown as Vector,
  };
  return overEyes(pose, canonical, seen, focal);
}

/** Shifts the head so that its eyes lie over those of the picture: what the fit left is seen there most. */
function overEyes(
  pose: HeadPose,
  canonical: Float32Array,
  seen: (index: number) => Vector,
  focal: number,
): HeadPose {
  let [right, up] = [0, 0];
  for (const eye of [RIGHT_EYE, LEFT_EYE]) {
    const [x, y, z] = transform(pose, mean(eye.map((index) => pointOf(canonical, index))));
    const [seenX, seenY] = mean(eye.map(seen));
    right += (seenX * -z) / focal - x;
    up += (seenY * -z) / focal - y;
  }
  const [x, y, z] = pose.position;
  return { ...pose, position: [x + right / 2, y + up / 2, z] };
}

/** A point of the canonical face, before the camera. */
export function transform({ rotation: r, position: p }: HeadPose, [x, y, z]: Vector): Vector {
  const row = (index: number): number =>
    (r[3 * index] ?? 0) * x +
    (r[3 * index + 1] ?? 0) * y +
    (r[3 * index + 2] ?? 0) * z +
    (p[index] ?? 0);
  return [row(0), row(1), row(2)];
}

/** Middles of the eyes of the canonical face. */
export function canonicalEyes(canonical: Float32Array): readonly [Vector, Vector] {
  const eye = (corners: readonly number[]): Vector =>
    mean(corners.map((index) => pointOf(canonical, index)));
  return [eye(RIGHT_EYE), eye(LEFT_EYE)];
}

function pointOf(points: Float32Array, index: number): Vector {
  return [points[3 * index] ?? NaN, points[3 * index + 1] ?? NaN, points[3 * index + 2] ?? NaN];
}

function mean(points: readonly Vector[]): Vector {
  const sum = (axis: 0 | 1 | 2): number =>
    points.reduce((total, point) => total + point[axis], 0) / points.length;
  return [sum(0), sum(1), sum(2)];
}

interface Fit {
  readonly scale: number;
  readonly rotation: readonly number[];
  readonly position: Vector;
}

/** Rotation, scale and shift that bring `from` nearest to `to` (Horn 1987); null for what is no shape. */
function similarity(
  from: readonly Vector[],
  to: readonly Vector[],
  weights: readonly number[],
): Fit | null {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const centre = (points: readonly Vector[], axis: 0 | 1 | 2): number =>
    points.reduce((sum, point, index) => sum + point[axis] * (weights[index] ?? 0), 0) / total;
  const axes = [0, 1, 2] as const;
  const [a, b] = [axes.map((axis) => centre(from, axis)), axes.map((axis) => centre(to, axis))];
  const s = new Float64Array(9);
  let [spread, target] = [0, 0];
  for (const [index, weight] of weights.entries()) {
    const p = axes.map((axis) => (from[index]?.[axis] ?? NaN) - (a[axis] ?? 0));
    const q = axes.map((axis) => (to[index]?.[axis] ?? NaN) - (b[axis] ?? 0));
    for (const i of axes) {
      spread += weight * (p[i] ?? 0) ** 2;
      target += weight * (q[i] ?? 0) ** 2;
      for (const j of axes) s[3 * i + j] = (s[3 * i + j] ?? 0) + weight * (p[i] ?? 0) * (q[j] ?? 0);
    }
  }
  const scale = Math.sqrt(target / spread);
  if (!(scale > 0) || !Number.isFinite(scale)) return null;
  const r = rotationOf(largest(hornMatrix(s)));
  const shift = axes.map(
    (axis) =>
      (b[axis] ?? 0) -
      scale * axes.reduce<number>((sum, k) => sum + (r[3 * axis + k] ?? 0) * (a[k] ?? 0), 0),
  );
  return { scale, rotation: r, position: [shift[0] ?? 0, shift[1] ?? 0, shift[2] ?? 0] };
}

function hornMatrix(s: Float64Array): number[][] {
  const [xx = 0, xy = 0, xz = 0, yx = 0, yy = 0, yz = 0, zx = 0, zy = 0, zz = 0] = s;
  return [
    [xx + yy + zz, yz - zy, zx - xz, xy - yx],
    [yz - zy, xx - yy - zz, xy + yx, zx + xz],
    [zx - xz, xy + yx, yy - xx - zz, yz + zy],
    [xy - yx, zx + xz, yz + zy, zz - xx - yy],
  ];
}

/** The eigenvector of the largest eigenvalue of a symmetric 4×4 matrix, by squaring it. */
function largest(matrix: readonly (readonly number[])[]): readonly number[] {
  // Shifted, so that the largest is the one of largest size as well.
  const bound = matrix.reduce(
    (most, row) =>
      Math.max(
        most,
        row.reduce((sum, v) => sum + Math.abs(v), 0),
      ),
    0,
  );
  let m = matrix.map((row, i) =>
    row.map((value, j) => (value + (i === j ? bound : 0)) / (2 * bound || 1)),
  );
  for (let round = 0; round < 20; round += 1) {
    const once = m;
    const squared = once.map((row) =>
      once.map((_, j) => row.reduce((sum, value, k) => sum + value * (once[k]?.[j] ?? 0), 0)),
    );
    const trace = squared.reduce((sum, row, i) => sum + (row[i] ?? 0), 0) || 1;
    m = squared.map((row) => row.map((value) => value / trace));
  }
  // By now every column is the vector; the longest is the safest.
  const columns = m.map((_, j) => m.map((row) => row[j] ?? 0));
  const length = (vector: readonly number[]): number => Math.hypot(...vector);
  const best = columns.reduce((a, b) => (length(b) > length(a) ? b : a));
  return best.map((value) => value / (length(best) || 1));
}

function rotationOf([w = 1, x = 0, y = 0, z = 0]: readonly number[]): number[] {
  return [
    1 - 2 * (y * y + z * z),
    2 * (x * y - w * z),
    2 * (x * z + w * y),
    2 * (x * y + w * z),
    1 - 2 * (x * x + z * z),
    2 * (y * z - w * x),
    2 * (x * z - w * y),
    2 * (y * z + w * x),
    1 - 2 * (x * x + y * y),
  ];
}
