import type { Bones, BoneName, Turn } from './host-pose.js';

/** Arms down, elbows a little bent. */
export const REST: Readonly<Record<BoneName, Turn>> = {
  hips: [0, 0, 0],
  spine: [0, 0, 0],
  chest: [0, 0, 0],
  neck: [0, 0, 0],
  head: [0, 0, 0],
  leftUpperArm: [-0.1, 0, -1.26],
  leftLowerArm: [0, -0.55, 0],
  leftHand: [0, 0, 0],
  rightUpperArm: [-0.1, 0, 1.26],
  rightLowerArm: [0, 0.55, 0],
  rightHand: [0, 0, 0],
};

/** People blink every three or four seconds, never quite regularly. */
const BLINK_EVERY_MS = 3600;
const BLINK_MS = 190;

const wave = (now: number, ms: number, phase = 0): number =>
  Math.sin((2 * Math.PI * (now % (ms * 1000))) / ms + phase);

/**
 * Breath, a shift of weight, a head that is never quite still; with `talk` (0–1) it follows the
 * voice. A function of the stage time, so that it is the same for everybody and after every seek.
 */
export function idleBones(now: number, talk: number): Bones {
  const breath = wave(now, 4300);
  const sway = wave(now, 7100) + 0.5 * wave(now, 11_300, 1);
  const look = wave(now, 9700, 2) + 0.6 * wave(now, 5300);
  const beat = talk * wave(now, 1150);
  return {
    hips: [0, 0.02 * sway, 0.012 * sway],
    spine: [0.008 * breath, 0.015 * sway, -0.016 * sway],
    chest: [0.014 * breath, 0, 0],
    neck: [0, 0.03 * look, 0],
    head: [0.02 * wave(now, 6100, 3) + 0.05 * beat, 0.05 * look, 0.02 * sway + 0.02 * beat],
    leftUpperArm: [-0.12 * talk + 0.03 * beat, 0, 0.015 * breath + 0.06 * talk],
    leftLowerArm: [0, -0.45 * talk - 0.22 * beat, 0],
    rightUpperArm: [-0.12 * talk - 0.03 * beat, 0, -0.015 * breath - 0.06 * talk],
    rightLowerArm: [0, 0.45 * talk - 0.22 * beat, 0],
  };
}

/** How far the eyes are closed, 0–1. */
export function blinkAt(now: number): number {
  const turn = Math.floor(now / BLINK_EVERY_MS);
  const since = now - turn * BLINK_EVERY_MS - scatter(turn) * (BLINK_EVERY_MS - BLINK_MS);
  if (since < 0 || since > BLINK_MS) return 0;
  return Math.sin((Math.PI * since) / BLINK_MS);
}

/** 0 ≤ x < 1, the same for the same turn: no chance, and no rhythm that is noticed. */
function scatter(turn: number): number {
  let mixed = Math.imul(turn ^ (turn >>> 15), 0x2c1b3c6d);
  mixed = Math.imul(mixed ^ (mixed >>> 12), 0x297a2d39);
  return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
}
