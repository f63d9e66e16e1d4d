import { ease, type Bones } from './host-pose.js';

export const GESTURES = [
  'wave',
  'point',
  'nod',
  'shake',
  'show-product',
  'welcome',
  'bow',
] as const;
export type GestureName = (typeof GESTURES)[number];

interface Gesture {
  /** How long it takes where nobody says. */
  readonly seconds: number;
  /** `t` is seconds since its beginning. */
  readonly bones: (t: number) => Bones;
}

/** How it begins and ends, seconds. */
const IN = 0.4;
const OUT = 0.5;
const beat = (t: number, perSecond: number): number => Math.sin(2 * Math.PI * perSecond * t);

const TABLE: Readonly<Record<GestureName, Gesture>> = {
  wave: {
    seconds: 2.6,
    bones: (t) => ({
      rightUpperArm: [-0.12, 0, 1.3],
      rightLowerArm: [0, 0.25, -2.72 + 0.26 * beat(t, 1.7)],
      // The palm to those who are greeted.
      rightHand: [-1.35, 0, 0.2 * beat(t - 0.08, 1.7)],
      head: [0, -0.08, 0.08],
    }),
  },
  point: {
    seconds: 2.2,
    bones: () => ({
      rightUpperArm: [-0.62, 0, 1.2],
      rightLowerArm: [0, 0.75, 0.1],
      chest: [0.02, 0.1, 0],
      head: [0.16, -0.2, 0],
    }),
  },
  nod: { seconds: 1.2, bones: (t) => ({ head: [0.1 + 0.13 * beat(t - 0.1, 1.9), 0, 0] }) },
  shake: { seconds: 1.3, bones: (t) => ({ head: [0.02, 0.2 * beat(t, 1.7), 0] }) },
  'show-product': {
    seconds: 3,
    bones: (t) => ({
      leftUpperArm: [-0.1, 0, -1.36],
      leftLowerArm: [0, -1.2, -0.4 + 0.06 * beat(t, 0.7)],
      leftHand: [-1.2, 0, 0],
      rightUpperArm: [-0.1, 0, 1.36],
      rightLowerArm: [0, 1.2, 0.4 - 0.06 * beat(t, 0.7)],
      rightHand: [-1.2, 0, 0],
      head: [0.14, 0, 0],
    }),
  },
  welcome: {
    seconds: 2.6,
    bones: (t) => ({
      leftUpperArm: [-0.25, 0, -1.22],
      leftLowerArm: [0, -0.75, 0.3 + 0.08 * beat(t, 0.6)],
      leftHand: [-1.1, 0, 0],
      rightUpperArm: [-0.25, 0, 1.22],
      rightLowerArm: [0, 0.75, -0.3 - 0.08 * beat(t, 0.6)],
      rightHand: [-1.1, 0, 0],
      chest: [-0.04, 0, 0],
    }),
  },
  bow: {
    seconds: 2.2,
    bones: () => ({ spine: [0.22, 0, 0], chest: [0.14, 0, 0], head: [0.2, 0, 0] }),
  },
};

/** Where a gesture has the bones `elapsed` ms after its beginning, and how much of it shows (0–1). */
export function gestureAt(
  name: GestureName,
  elapsed: number,
  wished?: number,
): { readonly bones: Bones; readonly weight: number } | null {
  const { seconds, bones } = TABLE[name];
  const length = wished ?? seconds;
  const t = elapsed / 1000;
  if (t < 0 || t >= length) return null;
  const weight = Math.min(ease(t / IN), ease((length - t) / OUT));
  return { bones: bones(t), weight };
}
