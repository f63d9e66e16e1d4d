/** Metres. */
export type Vector = readonly [x: number, y: number, z: number];

/** A place to look from: angles in radians, distance in metres. */
export interface CameraOrbit {
  /** Around the upright axis, from the front (+z) towards the model's left (+x). */
  readonly theta: number;
  /** From straight above (0) to straight below (π). */
  readonly phi: number;
  readonly radius: number;
}

/** A length as a page writes it: metres, or a share of what is enough to see the model whole. */
export type Distance = { readonly metres: number } | { readonly share: number };

/** `camera-orbit` as it was written. Null: `auto`. */
export interface WrittenOrbit {
  readonly theta: number | null;
  readonly phi: number | null;
  readonly radius: Distance | null;
}

/** From the front, a little above, with some room around: as `<model-viewer>` begins. */
export const DEFAULT_ORBIT = {
  theta: 0,
  phi: (75 * Math.PI) / 180,
  radius: { share: 1.05 },
} as const satisfies WrittenOrbit;

export const DEFAULT_FIELD_OF_VIEW = (30 * Math.PI) / 180;
/** Looked at from exactly above, a camera does not know which way is up. */
const NEARLY_ABOVE = Math.PI / 8;
const NEARLY_BELOW = Math.PI - NEARLY_ABOVE;
/** A shop's models are things, not landscapes. */
const LONGEST = 1000;
const NUMBER = '([+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:e[+-]?\\d+)?)';
const ANGLE = new RegExp(`^${NUMBER}(deg|rad)$`, 'i');
const LENGTH = new RegExp(`^${NUMBER}(m|cm|mm|%)$`, 'i');
const METRES_OF = { m: 1, cm: 0.01, mm: 0.001 } as const;

/** Reads `camera-orbit`: "45deg 75deg 1.2m", "auto 1.2rad 90%". Null where it cannot be read. */
export function readOrbit(text: string): WrittenOrbit | null {
  const [first, second, third, more] = text.trim().split(/\s+/);
  if (!first || !second || !third || more !== undefined) return null;
  const theta = readAngle(first);
  const phi = readAngle(second);
  const radius = readDistance(third);
  return theta === undefined || phi === undefined || radius === undefined
    ? null
    : { theta, phi, radius };
}

/** Reads `camera-target`: "0m 0.4m 0m"; `auto` is the middle of the model. */
export function readTarget(text: string): readonly (number | null)[] | null {
  const parts = text.trim().split(/\s+/).map(readDistance);
  if (parts.length !== 3) return null;
  const metres = parts.map((part) =>
    part === null ? null : part && 'metres' in part ? part.metres : undefined,
  );
  return metres.includes(undefined) ? null : (metres as (number | null)[]);
}

/** Reads `field-of-view`: "30deg". Radians; null where it cannot be read or is `auto`. */
export function readFieldOfView(text: string): number | null {
  const angle = readAngle(text.trim());
  // Wider is a fish-eye, narrower is a plan.
  return angle && angle >= 0.05 && angle <= 2.2 ? angle : null;
}

/** An orbit in radians and metres, within what a camera can do. */
export function orbitOf(
  written: WrittenOrbit,
  whole: number,
  limits: { readonly nearest: number; readonly farthest: number },
): CameraOrbit {
  const { theta, phi, radius } = written;
  const distance = radius ?? DEFAULT_ORBIT.radius;
  const metres = 'metres' in distance ? distance.metres : distance.share * whole;
  return withinLimits(
    { theta: theta ?? DEFAULT_ORBIT.theta, phi: phi ?? DEFAULT_ORBIT.phi, radius: metres },
    limits,
  );
}

export function withinLimits(
  { theta, phi, radius }: CameraOrbit,
  { nearest, farthest }: { readonly nearest: number; readonly farthest: number },
): CameraOrbit {
  return {
    theta,
    phi: Math.min(NEARLY_BELOW, Math.max(NEARLY_ABOVE, phi)),
    radius: Math.min(farthest, Math.max(nearest, radius)),
  };
}

/** Where the camera stands. */
export function placeOf({ theta, phi, radius }: CameraOrbit, target: Vector): Vector {
  const flat = radius * Math.sin(phi);
  return [
    target[0] + flat * Math.sin(theta),
    target[1] + radius * Math.cos(phi),
    target[2] + flat * Math.cos(theta),
  ];
}

/** As an attribute has it. */
export function writeOrbit({ theta, phi, radius }: CameraOrbit): string {
  const degrees = (angle: number): string => `${Number(((angle * 180) / Math.PI).toFixed(2))}deg`;
  return `${degrees(theta)} ${degrees(phi)} ${Number(radius.toFixed(4))}m`;
}

/** Radians; null for `auto`, undefined where it is no angle. */
function readAngle(text: string): number | null | undefined {
  if (text === 'auto') return null;
  const [, digits, unit] = ANGLE.exec(text) ?? [];
  const value = Number(digits);
  if (digits === undefined || !Number.isFinite(value) || Math.abs(value) > 1e6) return undefined;
  return unit?.toLowerCase() === 'deg' ? (value * Math.PI) / 180 : value;
}

function readDistance(text: string): Distance | null | undefined {
  if (text === 'auto') return null;
  const [, digits, unit = ''] = LENGTH.exec(text) ?? [];
  const value = Number(digits);
  if (digits === undefined || !Number.isFinite(value)) return undefined;
  if (unit === '%') return value > 0 && value <= 10_000 ? { share: value / 100 } : undefined;
  const metres = value * METRES_OF[unit.toLowerCase() as keyof typeof METRES_OF];
  return Math.abs(metres) <= LONGEST ? { metres } : undefined;
}
