import { expect } from '@open-wc/testing';
import {
  canonicalEyes,
  FIELD_OF_VIEW,
  headPose,
  transform,
} from '../../../src/sdk/try-on/head-pose.js';

const [WIDTH, HEIGHT] = [640, 480];
const FOCAL = HEIGHT / 2 / Math.tan(FIELD_OF_VIEW / 2);

/** A face of points on a bowl: nobody's, but as wide and as deep as one, centimetres. */
function aFace(): Float32Array {
  const points = new Float32Array(468 * 3);
  for (let index = 0; index < 468; index += 1) {
    const x = 7 * Math.sin(index * 1.7);
    const y = 9 * Math.cos(index * 2.3);
    points.set([x, y, 5 - (x * x) / 12 - (y * y) / 30], 3 * index);
  }
  return points;
}

/** Seen by the camera: turned around the upright axis, and so far away. */
function seen(face: Float32Array, turn: number, [x, y, z]: readonly number[]): Float32Array {
  const landmarks = new Float32Array(478 * 3);
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  for (let index = 0; index < 468; index += 1) {
    const [a = 0, b = 0, c = 0] = face.subarray(3 * index, 3 * index + 3);
    const [px, py, pz] = [cos * a + sin * c + x, b + y, cos * c - sin * a + z];
    // The graph tells depth in pixels of the face, from its middle.
    landmarks.set(
      [WIDTH / 2 - (px / pz) * FOCAL, HEIGHT / 2 + (py / pz) * FOCAL, -((pz - z) * FOCAL) / -z],
      3 * index,
    );
  }
  return landmarks;
}

describe('headPose', () => {
  const face = aFace();

  for (const [turn, at] of [
    [0, [0, 0, -50]],
    [0.5, [6, -3, -40]],
    [-0.7, [-9, 5, -70]],
  ] as const)
    it(`finds a head turned by ${turn} rad at ${at.join(', ')} cm`, () => {
      const pose = headPose(face, seen(face, turn, at), WIDTH, HEIGHT);
      if (!pose) throw new Error('There is no pose.');
      const [cos, , sin] = pose.rotation;
      expect(Math.atan2(sin, cos)).to.be.closeTo(turn, 0.06);
      expect(pose.position[0]).to.be.closeTo(at[0], 1);
      expect(pose.position[1]).to.be.closeTo(at[1], 1);
      expect(pose.position[2]).to.be.closeTo(at[2], 2.5);
    });

  it('puts the eyes where they are seen', () => {
    const landmarks = seen(face, 0.3, [2, 1, -45]);
    const pose = headPose(face, landmarks, WIDTH, HEIGHT)!;
    const corners = [33, 133, 362, 263].map((index) => landmarks[3 * index] ?? NaN);
    const middle = corners.reduce((sum, x) => sum + x, 0) / 4;
    const shown = canonicalEyes(face).map((eye) => {
      const [x, , z] = transform(pose, eye);
      return WIDTH / 2 - (x / z) * FOCAL;
    });
    expect((shown[0] + shown[1]) / 2).to.be.closeTo(middle, 2);
  });

  it('answers nothing for what is no face', () => {
    expect(headPose(face, new Float32Array(478 * 3).fill(NaN), WIDTH, HEIGHT)).to.be.null;
    expect(headPose(face, new Float32Array(478 * 3), WIDTH, HEIGHT)).to.be.null;
    expect(headPose(face, new Float32Array(0), WIDTH, HEIGHT)).to.be.null;
  });
});
