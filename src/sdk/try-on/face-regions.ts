/** From what the two graphs say to places in a picture. Pixels of the picture, radians, y down. */

/** A square that turns with the face. */
export interface Region {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly turn: number;
}

export interface FoundFace {
  /** Centre and sides, in shares of the square that the detector saw. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly score: number;
  /** The viewer's right eye in the picture, then the left. */
  readonly eyes: readonly [x0: number, y0: number, x1: number, y1: number];
}

export const DETECTOR_SIZE = 128;
export const LANDMARK_SIZE = 256;
export const LANDMARKS = 478;

/** Rows of the detector's output: two anchors a cell at stride 8, six at stride 16. */
const GRIDS = [
  { cells: 16, anchors: 2 },
  { cells: 8, anchors: 6 },
] as const;
const LEAST_SCORE = 0.5;
/** Two boxes that share more than this are one face. */
const SAME_FACE = 0.3;
/** The landmarks want the whole head with some air around it. */
const AIR = 1.5;
/** Outer corners of the eyes. */
const [RIGHT_EYE, LEFT_EYE] = [33, 263];

/** Faces in the detector's square, the largest first. */
export function facesIn(boxes: Float32Array, scores: Float32Array): FoundFace[] {
  const found: FoundFace[] = [];
  let row = 0;
  for (const { cells, anchors } of GRIDS) {
    for (let cell = 0; cell < cells * cells; cell += 1) {
      const centreX = ((cell % cells) + 0.5) / cells;
      const centreY = (Math.floor(cell / cells) + 0.5) / cells;
      for (let anchor = 0; anchor < anchors; anchor += 1, row += 1) {
        const score = 1 / (1 + Math.exp(-(scores[row] ?? -100)));
        if (score < LEAST_SCORE) continue;
        const at = (index: number): number => (boxes[row * 16 + index] ?? 0) / DETECTOR_SIZE;
        found.push({
          x: at(0) + centreX,
          y: at(1) + centreY,
          width: at(2),
          height: at(3),
          score,
          eyes: [at(4) + centreX, at(5) + centreY, at(6) + centreX, at(7) + centreY],
        });
      }
    }
  }
  return merged(found).sort((a, b) => b.width * b.height - a.width * a.height);
}

/** Boxes of one face become one, each counting by its score. */
function merged(found: readonly FoundFace[]): FoundFace[] {
  let left = [...found].sort((a, b) => b.score - a.score);
  const faces: FoundFace[] = [];
  for (let [best] = left; best; [best] = left) {
    const first = best;
    const same = left.filter((face) => overlap(face, first) > SAME_FACE);
    left = left.filter((face) => overlap(face, first) <= SAME_FACE);
    if (same.length === 0) left = left.filter((face) => face !== first);
    const total = same.reduce((sum, { score }) => sum + score, 0);
    const mean = (pick: (face: FoundFace) => number): number =>
      same.reduce((sum, face) => sum + pick(face) * face.score, 0) / total;
    if (total > 0)
      faces.push({
        x: mean(({ x }) => x),
        y: mean(({ y }) => y),
        width: mean(({ width }) => width),
        height: mean(({ height }) => height),
        score: first.score,
        eyes: [0, 1, 2, 3].map((index) =>
          mean(({ eyes }) => eyes[index] ?? 0),
        ) as unknown as FoundFace['eyes'],
      });
  }
  return faces;
}

function overlap(a: FoundFace, b: FoundFace): number {
  const side = (p: number, pw: number, q: number, qw: number): number =>
    Math.max(0, Math.min(p + pw / 2, q + qw / 2) - Math.max(p - pw / 2, q - qw / 2));
  const shared = side(a.x, a.width, b.x, b.width) * side(a.y, a.height, b.y, b.height);
  const all = a.width * a.height + b.width * b.height - shared;
  return all > 0 ? shared / all : 0;
}

/** Where to look for the landmarks of a face that was found in a picture of this size. */
export function regionOfFace(face: FoundFace, width: number, height: number): Region {
  const side = Math.max(width, height);
  // The detector saw the picture in the middle of a square.
  const [left, top] = [(side - width) / 2, (side - height) / 2];
  const [x0, y0, x1, y1] = face.eyes;
  return {
    x: face.x * side - left,
    y: face.y * side - top,
    size: AIR * side * Math.max(face.width, face.height),
    turn: Math.atan2(y1 - y0, x1 - x0),
  };
}

/** Where the same face will be in the next picture. */
export function regionOfLandmarks(landmarks: Float32Array): Region {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let index = 0; index < landmarks.length; index += 3) {
    const [x = 0, y = 0] = landmarks.subarray(index, index + 2);
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  const at = (index: number): number => landmarks[index] ?? 0;
  return {
    x: (left + right) / 2,
    y: (top + bottom) / 2,
    size: AIR * Math.max(right - left, bottom - top),
    turn: Math.atan2(
      at(3 * LEFT_EYE + 1) - at(3 * RIGHT_EYE + 1),
      at(3 * LEFT_EYE) - at(3 * RIGHT_EYE),
    ),
  };
}

/** Landmarks in pixels of the region's crop become pixels of the picture; depth on the same scale. */
export function placeLandmarks(raw: Float32Array, { x, y, size, turn }: Region): Float32Array {
  const placed = new Float32Array(LANDMARKS * 3);
  const scale = size / LANDMARK_SIZE;
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  for (let index = 0; index < placed.length; index += 3) {
    const across = ((raw[index] ?? 0) - LANDMARK_SIZE / 2) * scale;
    const down = ((raw[index + 1] ?? 0) - LANDMARK_SIZE / 2) * scale;
    placed[index] = x + across * cos - down * sin;
    placed[index + 1] = y + across * sin + down * cos;
    placed[index + 2] = (raw[index + 2] ?? 0) * scale;
  }
  return placed;
}
