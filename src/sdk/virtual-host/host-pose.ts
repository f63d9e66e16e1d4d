/** How a virtual host looks at one moment. Names are those of VRM 1.0. */

export const VISEMES = ['aa', 'ih', 'ou', 'ee', 'oh'] as const;
export type Viseme = (typeof VISEMES)[number];
/** Weights, 0–1. */
export type Mouth = Readonly<Record<Viseme, number>>;

export const EXPRESSIONS = ['happy', 'angry', 'sad', 'relaxed', 'surprised'] as const;
export type ExpressionName = (typeof EXPRESSIONS)[number];

export const BONES = [
  'hips',
  'spine',
  'chest',
  'neck',
  'head',
  'leftUpperArm',
  'leftLowerArm',
  'leftHand',
  'rightUpperArm',
  'rightLowerArm',
  'rightHand',
] as const;
export type BoneName = (typeof BONES)[number];
/** Angles around x, y and z (radians, in this order) from a figure that faces +z with its arms out. */
export type Turn = readonly [x: number, y: number, z: number];
export type Bones = Readonly<Partial<Record<BoneName, Turn>>>;

export interface HostPose {
  readonly mouth: Mouth;
  readonly expressions: Readonly<Partial<Record<ExpressionName | 'blink', number>>>;
  readonly bones: Readonly<Record<BoneName, Turn>>;
}

export const CLOSED: Mouth = { aa: 0, ih: 0, ou: 0, ee: 0, oh: 0 };

/** Between two shapes; 0 is the first. */
export function mixMouths(from: Mouth, to: Mouth, share: number): Mouth {
  const mix = (viseme: Viseme): number => from[viseme] + (to[viseme] - from[viseme]) * share;
  return { aa: mix('aa'), ih: mix('ih'), ou: mix('ou'), ee: mix('ee'), oh: mix('oh') };
}

/** How wide it is open, 0–1. */
export function openness({ aa, ih, ou, ee, oh }: Mouth): number {
  return Math.min(1, aa + 0.8 * oh + 0.5 * ee + 0.45 * ih + 0.4 * ou);
}

/** From 0 to 1 with neither a start nor a stop that is felt. */
export function ease(share: number): number {
  const t = Math.min(1, Math.max(0, share));
  return t * t * (3 - 2 * t);
}
