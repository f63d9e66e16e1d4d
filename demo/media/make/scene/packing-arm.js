// @ts-check
/** The arm that takes the product on show from its bin and puts it into the box on the belt. */
import * as THREE from 'three';
import { goods } from './goods.js';
import { ball, block, clay, group, mesh, smooth, turned } from './kit.js';
import { wrap } from './performance.js';

/** One box is packed every three seconds: 32 a loop. */
export const cycle = 3;

/** Where the arm stands and where it picks from. */
export const base = new THREE.Vector3(0, 0.78, -0.78);
export const bin = new THREE.Vector3(0.56, 0.98, -0.62);
const linkA = 0.56;
const linkB = 0.56;

export function packingArm() {
  const orange = clay('#f07f4a', { rough: 0.5 });
  const dark = clay('#3f4a4b', { rough: 0.5 });
  const upper = group(block(0.13, linkA, 0.13, orange, [0, linkA / 2, 0], 0.06), ball(0.1, dark));
  const lower = group(
    block(0.1, linkB, 0.1, orange, [0, linkB / 2, 0], 0.045),
    ball(0.08, dark),
    ball(0.058, dark, [0, linkB, 0]),
  );
  const turret = turned(
    [
      [0, -0.06],
      [0.17, -0.06],
      [0.165, 0.02],
      [0.12, 0.07],
      [0, 0.08],
    ],
    orange,
    [base.x, base.y + 0.02, base.z],
  );
  const gripper = group(
    mesh(new THREE.CylinderGeometry(0.035, 0.045, 0.09, 24), dark, [0, -0.05, 0]),
  );
  const jaws = [-1, 1].map((side) => {
    const jaw = block(0.022, 0.12, 0.06, dark, [0, -0.14, 0], 0.008);
    jaw.userData['side'] = side;
    gripper.add(jaw);
    return jaw;
  });
  const held = goods(0.56);
  const root = group(upper, lower, turret, gripper, held.root);
  const rest = bin.clone().setY(1.2);
  const over = new THREE.Vector3(0, 1.36, 0);
  return {
    root,
    /** @param {number} t */
    update(t) {
      const phase = (wrap(t) % cycle) / cycle;
      const toBox = smooth(0.16, 0.48, phase) * (1 - smooth(0.7, 0.98, phase));
      const tip = rest.clone().lerp(over, toBox);
      tip.y += 0.16 * Math.sin(Math.PI * toBox);
      tip.y -= 0.2 * smooth(0.46, 0.56, phase) * (1 - smooth(0.6, 0.72, phase));
      tip.y -= 0.2 * (1 - smooth(0, 0.12, phase)) + 0.2 * smooth(0.94, 1, phase);
      reach(upper, lower, tip);
      turret.rotation.y = Math.atan2(tip.x - base.x, tip.z - base.z);
      gripper.position.copy(tip);
      gripper.rotation.y = turret.rotation.y;
      const open = smooth(0.55, 0.6, phase) * (1 - smooth(0.97, 1, phase));
      jaws.forEach((jaw) => {
        jaw.position.x = jaw.userData['side'] * (0.045 + 0.05 * open);
      });
      held.show(t - phase * cycle);
      const drop = smooth(0.56, 0.68, phase);
      held.root.position.copy(phase < 0.57 ? tip : over);
      held.root.position.y = phase < 0.57 ? tip.y - 0.33 : 0.83 - 0.1 * drop + 0.0;
      // Once it lies in the box it leaves with the belt, under the flaps.
      held.root.visible = true;
      held.root.rotation.y = turret.rotation.y + 0.5;
      held.root.scale.setScalar(0.92);
    },
  };
}

/** @param {import('three').Object3D} upper @param {import('three').Object3D} lower @param {import('three').Vector3} tip */
function reach(upper, lower, tip) {
  const wrist = tip.clone().setY(tip.y + 0.02);
  const from = base.clone().setY(base.y + 0.08);
  const line = wrist.clone().sub(from);
  const length = Math.min(line.length(), linkA + linkB - 0.01);
  line.normalize();
  const along = (length * length + linkA ** 2 - linkB ** 2) / (2 * length);
  const out = Math.sqrt(Math.max(0, linkA ** 2 - along ** 2));
  const pole = new THREE.Vector3(0, 1, -0.25);
  pole.addScaledVector(line, -pole.dot(line)).normalize();
  const elbow = from.clone().addScaledVector(line, along).addScaledVector(pole, out);
  const end = from.clone().addScaledVector(line, length);
  upper.position.copy(from);
  upper.quaternion.setFromUnitVectors(
    new THREE.Vector3(0, 1, 0),
    elbow.clone().sub(from).normalize(),
  );
  lower.position.copy(elbow);
  lower.quaternion.setFromUnitVectors(
    new THREE.Vector3(0, 1, 0),
    end.clone().sub(elbow).normalize(),
  );
}
