import { DEFAULT_FIELD_OF_VIEW, type Vector } from './camera-orbit.js';

/** What has to fit into the picture. */
export interface Frame {
  /** The middle of the model's box. */
  readonly target: Vector;
  /** From there to the farthest point of the model, metres. */
  readonly radius: number;
  /** Width over height that its outline needs, whichever way it is turned. */
  readonly aspect: number;
}

/**
 * The frame of a cloud of points: x, y, z after each other. Null where there is nothing, or
 * something that is no number.
 */
export function frameOf(points: ArrayLike<number>, target: Vector): Frame | null {
  let farthest = 0;
  eachPoint(points, target, (flat, y) => {
    // Stays NaN once it is.
    farthest = Math.max(farthest, flat * flat + y * y);
  });
  if (!(farthest > 0) || !Number.isFinite(farthest)) return null;
  const radius = Math.sqrt(farthest);
  const distance = wholeDistance(radius, DEFAULT_FIELD_OF_VIEW);
  let widest = 0;
  // Each point as seen from the side that it is nearest to.
  eachPoint(points, target, (flat, y) => {
    widest = Math.max(widest, flat / (distance - Math.abs(y)));
  });
  return { target, radius, aspect: widest / Math.tan(DEFAULT_FIELD_OF_VIEW / 2) };
}

/** From how far a ball of this radius is seen whole. */
export function wholeDistance(radius: number, fieldOfView: number): number {
  return radius / Math.sin(fieldOfView / 2);
}

/** The upright field of view at which a picture too narrow for the model still shows its width. */
export function fittedFieldOfView(fieldOfView: number, needed: number, aspect: number): number {
  return 2 * Math.atan(Math.tan(fieldOfView / 2) * Math.max(1, needed / Math.max(0.01, aspect)));
}

function eachPoint(
  points: ArrayLike<number>,
  [x, y, z]: Vector,
  told: (flat: number, y: number) => void,
): void {
  for (let index = 0; index + 2 < points.length; index += 3) {
    const [dx, dz] = [(points[index] ?? NaN) - x, (points[index + 2] ?? NaN) - z];
    told(Math.sqrt(dx * dx + dz * dz), (points[index + 1] ?? NaN) - y);
  }
}
