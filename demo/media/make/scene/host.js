// @ts-check
/** The host: a clay figure with a printed face, jointed arms and a head that listens to the voice. */
import * as THREE from 'three';
import { face } from './face.js';
import { ball, clay, fuse, group, mesh, rod, shadeless, turned } from './kit.js';
import { blinkAt, handsAt, idleAt, lookDownAt, mouthAt, smileAt, wearsAt } from './performance.js';
import { sunglasses } from './products.js';

const skin = '#cf936b';
const hair = '#3b221d';
const sweater = '#2f7d74';
const cuff = '#f3e3c8';
const upperArm = 0.27;
const foreArm = 0.27;
const shoulder = { x: 0.205, y: 1.31, z: -0.4 };

/** @param {readonly import('./performance.js').Phone[]} phones */
export function host(phones) {
  const skinClay = clay(skin, { rough: 0.6 });
  const knit = clay(sweater, { rough: 0.95 });
  const torso = turned(
    [
      [0, 0.6],
      [0.2, 0.6],
      [0.225, 0.75],
      [0.215, 0.95],
      [0.22, 1.12],
      [0.205, 1.25],
      [0.16, 1.35],
      [0.09, 1.405],
      [0.075, 1.42],
    ],
    knit,
  );
  torso.scale.z = 0.72;
  const collar = mesh(
    new THREE.TorusGeometry(0.083, 0.026, 8, 24),
    clay(cuff, { rough: 0.9 }),
    [0, 1.412, 0],
  );
  collar.rotation.x = Math.PI / 2;
  const neck = turned(
    [
      [0.062, 1.38],
      [0.06, 1.5],
    ],
    skinClay,
  );
  const apron = turned(
    [
      [0.232, 0.6],
      [0.236, 0.78],
      [0.226, 0.95],
      [0.231, 1.1],
      [0.222, 1.2],
    ],
    clay('#e9b44c', { rough: 0.9 }),
  );
  apron.geometry = new THREE.LatheGeometry(
    [
      [0.232, 0.6],
      [0.236, 0.78],
      [0.226, 0.95],
      [0.231, 1.1],
      [0.2255, 1.19],
      [0.222, 1.192],
    ].map(([r, y]) => new THREE.Vector2(r, y)),
    40,
    -0.95,
    1.9,
  );
  apron.scale.z = 0.72;
  const straps = [-1, 1].map((side) => {
    const strap = rod(
      [
        [side * 0.125, 1.18, 0.135],
        [side * 0.128, 1.28, 0.118],
        [side * 0.115, 1.36, 0.06],
        [side * 0.1, 1.385, -0.02],
      ],
      0.017,
      clay('#e9b44c', { rough: 0.9 }),
    );
    return strap;
  });
  const body = fuse(group(torso, collar, neck, apron, ...straps));
  body.position.z = shoulder.z;

  const head = buildHead(skinClay);
  const arms = { right: buildArm(knit, skinClay), left: buildArm(knit, skinClay) };
  const whole = group(body, head.root, arms.right.root, arms.left.root);

  return {
    whole,
    /** @param {number} t */
    update(t) {
      const idle = idleAt(t);
      const mouth = mouthAt(phones, t);
      const down = lookDownAt(t);
      const reach = handsAt(t);
      const lean = 0.02 * idle.sway;
      body.position.x = lean;
      body.scale.setScalar(1 + 0.004 * idle.breath);
      body.rotation.z = -0.02 * idle.sway;
      const side = 0.5 * (reach.right[1] - reach.left[1]);
      head.root.position.set(
        lean * 1.4 + 0.03 * side,
        1.475 + 0.004 * idle.breath - 0.012 * down,
        shoulder.z + 0.01 + 0.03 * down,
      );
      const nod = 0.09 * (slow(phones, t) - 0.3);
      head.root.rotation.set(
        0.06 + 0.2 * down + nod,
        0.1 * idle.tilt - 0.12 * side,
        0.06 * idle.sway + 0.16 * side - 0.03 * idle.tilt,
      );
      const smile = smileAt(mouth.talking);
      head.face.draw({
        open: mouth.open,
        wide: mouth.wide,
        smile,
        blink: blinkAt(t),
        gazeX: -0.35 * idle.tilt * (1 - down),
        gazeY: -0.9 * down + 0.08,
        brow: 0.35 + 0.65 * slow(phones, t - 0.08) * (1 - down),
      });
      const worn = wearsAt(t);
      head.glasses.visible = worn > 0.01;
      head.glasses.position.set(0, 0.215 + 0.16 * (1 - worn), 0.185 + 0.1 * (1 - worn));
      head.glasses.scale.setScalar(0.37 * (0.4 + 0.6 * worn));
      place(arms.right, 1, reach.right, lean, reach.wave);
      place(arms.left, -1, reach.left, lean, 0);
    },
  };
}

/** Speech energy without its syllables: what the head follows. @param {readonly import('./performance.js').Phone[]} phones @param {number} t */
function slow(phones, t) {
  let sum = 0;
  for (let step = -3; step <= 3; step += 1) sum += mouthAt(phones, t + step * 0.06).open;
  return sum / 7;
}

/** @param {import('three').Material} skinClay */
function buildHead(skinClay) {
  const r = 0.205;
  const hairClay = clay(hair, { rough: 0.65 });
  const printed = face(r * 1.006);
  const skull = group(ball(r, skinClay));
  skull.scale.set(1, 1.02, 0.97);
  skull.position.y = 0.2;
  printed.patch.scale.copy(skull.scale);
  printed.patch.position.copy(skull.position);
  const root = group(skull);
  // Hair: a cap that leaves the face free, a parted fringe and a bun.
  const cap = mesh(
    new THREE.SphereGeometry(r * 1.075, 32, 18, 0, 2 * Math.PI, 0, 1.62),
    hairClay,
    [0, 0.215, -0.022],
  );
  cap.rotation.x = -0.62;
  cap.scale.set(1.02, 1.03, 1);
  root.add(
    cap,
    ball(0.2, hairClay, [0, 0.19, -0.05], [1.02, 0.92, 0.86]),
    ball(0.088, hairClay, [0.0, 0.462, -0.06], [1.05, 0.9, 1]),
  );
  const band = mesh(
    new THREE.TorusGeometry(0.058, 0.017, 8, 24),
    clay('#ff7a5c'),
    [0, 0.408, -0.056],
  );
  band.rotation.x = Math.PI / 2;
  root.add(band);
  for (const side of [-1, 1]) {
    const fringe = ball(0.1, hairClay, [side * 0.1, 0.345, 0.09], [1.15, 0.5, 0.8]);
    fringe.rotation.set(0.35, side * 0.45, -side * 0.5);
    const lock = ball(0.05, hairClay, [side * 0.198, 0.2, 0.028], [0.45, 1.5, 0.75]);
    const ear = ball(0.042, skinClay, [side * 0.208, 0.178, 0.0], [0.5, 1, 0.8]);
    const ring = mesh(
      new THREE.TorusGeometry(0.026, 0.008, 8, 24),
      clay('#f0b84a', { rough: 0.3, metal: 0.6 }),
      [side * 0.214, 0.115, 0.006],
    );
    ring.rotation.y = (Math.PI / 2.6) * side;
    root.add(fringe, lock, ear, ring);
  }
  root.add(ball(0.024, skinClay, [0, 0.178, 0.205], [1.05, 0.85, 0.8]));
  const worn = sunglasses('tortoise');
  worn.children.forEach((part) => {
    part.position.y -= 0.225;
  });
  const glasses = fuse(worn);
  return { root: group(fuse(root), printed.patch, glasses), face: printed, glasses };
}

/** @param {import('three').Material} knit @param {import('three').Material} skinClay */
function buildArm(knit, skinClay) {
  const upper = mesh(new THREE.CapsuleGeometry(0.062, upperArm, 5, 14), knit);
  const lower = mesh(new THREE.CapsuleGeometry(0.052, foreArm - 0.09, 5, 14), knit);
  const ring = mesh(new THREE.TorusGeometry(0.046, 0.016, 8, 24), clay(cuff, { rough: 0.9 }));
  const palm = ball(0.056, skinClay, [0, 0.05, 0], [0.85, 1.05, 0.62]);
  const thumb = mesh(new THREE.CapsuleGeometry(0.017, 0.035, 3, 8), skinClay, [0.05, 0.045, 0.012]);
  thumb.rotation.z = -0.75;
  const fingers = group();
  [-0.033, -0.011, 0.011, 0.033].forEach((x, i) => {
    const finger = mesh(new THREE.CapsuleGeometry(0.0145, 0.042, 3, 8), skinClay, [
      x,
      0.108 - 0.006 * Math.abs(i - 1.6),
      0.006,
    ]);
    finger.rotation.z = -x * 4;
    finger.rotation.x = 0.22;
    fingers.add(finger);
  });
  const hand = fuse(group(palm, shadeless(thumb), shadeless(fingers)));
  const root = group(upper, lower, ring, hand);
  return { root, upper, lower, ring, hand };
}

const up = new THREE.Vector3(0, 1, 0);

/** Two-bone reach with the elbow kept low and outside. @param {ReturnType<typeof buildArm>} arm @param {number} side @param {readonly [number, number, number]} target @param {number} lean @param {number} wave */
function place(arm, side, target, lean, wave) {
  const from = new THREE.Vector3(side * shoulder.x + lean, shoulder.y, shoulder.z);
  const to = new THREE.Vector3(...target);
  const line = to.clone().sub(from);
  const length = Math.min(line.length(), upperArm + foreArm - 0.002);
  line.normalize();
  const along = (length * length + upperArm ** 2 - foreArm ** 2) / (2 * length);
  const out = Math.sqrt(Math.max(0, upperArm ** 2 - along ** 2));
  const pole = new THREE.Vector3(side * 0.75, -1, -0.1);
  pole.addScaledVector(line, -pole.dot(line)).normalize();
  const elbow = from.clone().addScaledVector(line, along).addScaledVector(pole, out);
  const wrist = from.clone().addScaledVector(line, length);
  span(arm.upper, from, elbow);
  span(arm.lower, elbow, wrist);
  const direction = wrist.clone().sub(elbow).normalize();
  arm.ring.position.copy(wrist).addScaledVector(direction, -0.012);
  arm.ring.quaternion.setFromUnitVectors(new THREE.Vector3(0, 0, 1), direction);
  arm.hand.position.copy(wrist);
  // A lifted hand opens upwards, palm to the camera; a resting one lies along the arm.
  const raised = Math.min(1, Math.max(0, (target[1] - 0.98) / 0.2));
  const aim = direction
    .clone()
    .lerp(new THREE.Vector3(side * (0.35 - 0.5 * wave), 1, 0.15), 0.25 + 0.5 * raised)
    .normalize();
  arm.hand.quaternion.setFromUnitVectors(up, aim);
  arm.hand.scale.set(-side, 1, 1);
}

/** @param {import('three').Mesh} limb @param {import('three').Vector3} from @param {import('three').Vector3} to */
function span(limb, from, to) {
  limb.position.copy(from).lerp(to, 0.5);
  limb.quaternion.setFromUnitVectors(up, to.clone().sub(from).normalize());
}
