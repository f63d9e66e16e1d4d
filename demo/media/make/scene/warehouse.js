// @ts-check
/** The warehouse: a belt of boxes, a packing arm, and a lit niche with what is on show right now. */
import * as THREE from 'three';
import { ball, block, clay, group, mesh, smooth, softShadow, turned } from './kit.js';
import { wrap } from './performance.js';
import { goods } from './goods.js';
import { base, bin, cycle, packingArm } from './packing-arm.js';

const pitch = 0.62;
const beltTop = 0.72;
const boxSize = /** @type {const} */ ([0.4, 0.3, 0.36]);

/** @returns {import('./stage.js').Shot} */
export function warehouse() {
  const belt = movingBelt();
  const arm = packingArm();
  const niche = nicheProduct();
  const cart = floorCart();
  return {
    fixed: hall(),
    moving: group(belt.root, arm.root, niche.root, cart.root),
    update(t) {
      belt.update(t);
      arm.update(t);
      niche.update(t);
      cart.update(t);
    },
    lens: { eye: [0.95, 2.2, 3.7], at: [0.02, 1.04, -0.3], fov: 36, aperture: 0.014 },
    lamps: [
      { at: [0, 2.02, -1.35], color: '#ffdfb0', power: 0.8, reach: 1.8 },
      { at: [-0.95, 1.5, -1.4], color: '#ffe3bd', power: 0.4, reach: 1.6 },
    ],
    fog: '#a8bab5',
    rows: [20, 720],
  };
}

/** @template {import('three').Object3D} T @param {T} object @returns {T} */
function solid(object) {
  object.traverse((part) => {
    part.userData['occludes'] = true;
  });
  return object;
}

function hall() {
  const made = group();
  made.add(block(9, 7, 0.2, clay('#a5bab3', { rough: 0.95 }), [0, 2.6, -2.1]));
  made.add(block(9, 0.1, 9, clay('#c9c2b4', { rough: 0.95 }), [0, -0.05, 1.5]));
  made.add(
    mesh(
      new THREE.PlaneGeometry(9, 0.07),
      clay('#f0b84a', { rough: 0.9 }),
      [0, 0.004, 0.95],
    ).rotateX(-Math.PI / 2),
  );
  for (const side of [-1, 1]) made.add(rack(side * 1.06));
  // The niche: a lit arch above the belt.
  const frame = mesh(
    new THREE.CylinderGeometry(0.4, 0.4, 0.1, 80),
    clay('#f4ead8'),
    [0, 1.98, -1.96],
  );
  frame.rotation.x = Math.PI / 2;
  const glow = mesh(
    new THREE.TorusGeometry(0.41, 0.017, 16, 100),
    clay('#ffd9a0', { glow: 1.8 }),
    [0, 1.98, -1.9],
  );
  made.add(frame, glow, block(0.46, 0.03, 0.36, clay('#a9734a'), [0, 1.78, -1.74], 0.012));
  // Belt.
  const steel = clay('#8d9a98', { rough: 0.5, metal: 0.35 });
  made.add(
    solid(block(6, 0.07, 0.46, clay('#3f4a4b', { rough: 0.8 }), [0, beltTop - 0.035, 0], 0.03)),
  );
  for (const z of [-0.26, 0.26])
    made.add(
      solid(block(6, 0.1, 0.035, clay('#f0b84a', { rough: 0.6 }), [0, beltTop - 0.03, z], 0.012)),
    );
  for (const x of [-1.5, -0.5, 0.5, 1.5])
    made.add(solid(block(0.07, 0.66, 0.4, steel, [x, 0.33, 0], 0.015)));
  // Pedestal of the arm and the bin it picks from.
  made.add(
    solid(
      turned(
        [
          [0, 0],
          [0.24, 0],
          [0.2, 0.06],
          [0.15, 0.1],
          [0.15, 0.66],
          [0.18, 0.7],
          [0.18, 0.74],
          [0, 0.74],
        ],
        clay('#4c5a5c', { rough: 0.6 }),
        [base.x, 0, base.z],
      ),
    ),
  );
  const crate = clay('#5d8f87', { rough: 0.8 });
  made.add(
    solid(block(0.44, 0.03, 0.36, crate, [bin.x, 0.72, bin.z])),
    block(0.06, 0.72, 0.3, steel, [bin.x, 0.36, bin.z]),
  );
  for (const [w, d, x, z] of [
    [0.44, 0.025, 0, -0.17],
    [0.44, 0.025, 0, 0.17],
    [0.025, 0.36, -0.21, 0],
    [0.025, 0.36, 0.21, 0],
  ]) {
    made.add(
      solid(block(w ?? 0, 0.16, d ?? 0, crate, [bin.x + (x ?? 0), 0.8, bin.z + (z ?? 0)], 0.01)),
    );
  }
  // Stacks waiting in front.
  const card = clay('#c99a66', { rough: 0.95 });
  made.add(
    block(0.44, 0.3, 0.4, card, [-0.62, 0.15, 0.72]),
    block(0.36, 0.24, 0.34, clay('#d7ab78', { rough: 0.95 }), [-0.6, 0.42, 0.72]),
    block(0.4, 0.34, 0.4, card, [0.74, 0.17, 0.66]),
  );
  return made;
}

/** @param {number} x */
function rack(x) {
  const made = group();
  const steel = clay('#e2703f', { rough: 0.6 });
  const shades = ['#c99a66', '#d7ab78', '#b98653', '#e0bb8c'];
  for (const edge of [-0.47, 0.47])
    made.add(
      block(0.05, 3.3, 0.06, steel, [x + edge, 1.65, -1.62]),
      block(0.05, 3.3, 0.06, steel, [x + edge, 1.65, -1.98]),
    );
  for (let row = 0; row < 6; row += 1) {
    const y = 0.14 + row * 0.55;
    made.add(block(0.98, 0.045, 0.42, clay('#4c5a5c'), [x, y, -1.8], 0.01));
    let at = x - 0.42;
    for (let i = 0; i < 4; i += 1) {
      const pick = Math.abs(Math.sin(row * 7.3 + i * 3.1 + x * 5));
      const w = 0.17 + 0.09 * pick;
      if (at + w > x + 0.44) break;
      const h = 0.2 + 0.2 * Math.abs(Math.sin(row * 3.7 + i * 5.9 + x));
      const box = block(
        w,
        h,
        0.3,
        clay(shades[(row + i) % 4] ?? '#c99a66', { rough: 0.95 }),
        [at + w / 2, y + 0.022 + h / 2, -1.78],
        0.012,
      );
      made.add(
        box,
        block(
          w * 0.22,
          h * 1.002,
          0.304,
          clay('#ead9bd'),
          [at + w / 2, y + 0.022 + h / 2, -1.78],
          0.004,
        ),
      );
      if (i % 2 === row % 2)
        made.add(
          block(
            w * 0.4,
            0.06,
            0.01,
            clay(i % 3 ? '#ff7a5c' : '#2f7d74'),
            [at + w * 0.62, y + 0.1, -1.622],
            0.003,
          ),
        );
      at += w + 0.025;
    }
  }
  return made;
}

/** Where the belt is: it moves in the first third of a cycle and stands for the packing. @param {number} t */
function advance(t) {
  const phase = (wrap(t) % cycle) / cycle;
  return smooth(0, 0.34, phase);
}

function movingBelt() {
  const root = group();
  const boxes = Array.from({ length: 9 }, (_, i) => {
    const box = cardboard();
    root.add(box.root);
    return { box, slot: i - 4 };
  });
  return {
    root,
    /** @param {number} t */
    update(t) {
      const moved = advance(t);
      for (const { box, slot } of boxes) {
        // Slot 0 ends its move under the arm.
        const place = slot - 1 + moved;
        box.root.position.set(place * pitch, beltTop, 0);
        box.close(smooth(0.25, 0.95, place));
      }
    },
  };
}

/** An open box with four flaps. */
function cardboard() {
  const [w, h, d] = boxSize;
  const card = clay('#cf9f69', { rough: 0.95 });
  const inside = clay('#b78854', { rough: 0.95 });
  const root = group(block(w, 0.012, d, inside, [0, 0.008, 0], 0.004));
  /** @type {{ hinge: import('three').Object3D, axis: 'x' | 'z', sign: number, late: number }[]} */
  const flaps = [];
  for (const side of [-1, 1]) {
    root.add(
      block(w, h, 0.012, card, [0, h / 2, (side * d) / 2], 0.004),
      block(0.012, h, d, card, [(side * w) / 2, h / 2, 0], 0.004),
    );
    const long = group(block(w, 0.01, d / 2, card, [0, 0, (-side * d) / 4], 0.004));
    long.position.set(0, h, (side * d) / 2);
    const short = group(block(w * 0.42, 0.01, d * 0.97, inside, [-side * w * 0.21, 0, 0], 0.004));
    short.position.set((side * w) / 2, h, 0);
    flaps.push(
      { hinge: long, axis: 'x', sign: side, late: 1 },
      { hinge: short, axis: 'z', sign: -side, late: 0 },
    );
    root.add(long, short);
  }
  root.add(
    block(0.1, 0.075, 0.004, clay('#f7efe2'), [0.08, 0.17, d / 2 + 0.007], 0.001),
    ball(0.032, clay('#ff7a5c'), [-0.1, 0.16, d / 2 + 0.004], [1, 1, 0.12]),
  );
  const tape = block(
    w + 0.006,
    0.006,
    0.07,
    clay('#ead9bd', { rough: 0.5 }),
    [0, h + 0.008, 0],
    0.002,
  );
  root.add(tape);
  const shadow = softShadow(w * 1.5, d * 1.5, 0.5);
  shadow.position.y = 0.003;
  root.add(shadow);
  return {
    root,
    /** @param {number} closed 0…1 */
    close(closed) {
      for (const { hinge, axis, sign, late } of flaps) {
        const turn = late ? smooth(0.4, 1, closed) : smooth(0, 0.55, closed);
        hinge.rotation[axis] = sign * (1 - turn) * 2.25;
      }
      tape.visible = closed > 0.99;
    },
  };
}

function nicheProduct() {
  const shown = goods(0.86);
  shown.root.position.set(0, 1.797, -1.72);
  return {
    root: shown.root,
    /** @param {number} t */
    update(t) {
      const { size, product } = shown.show(t);
      shown.root.scale.setScalar(product === 'all' ? 1 : size);
      shown.root.rotation.y = (2 * Math.PI * t) / 6;
    },
  };
}

/** A small cart that carries parcels past, out of sight at the seam. */
function floorCart() {
  const dark = clay('#3f4a4b', { rough: 0.6 });
  const root = group(
    block(0.52, 0.13, 0.4, clay('#f4ead8', { rough: 0.5 }), [0, 0.12, 0], 0.05),
    block(0.1, 0.03, 0.02, clay('#7fe0c0', { glow: 1.4 }), [0.18, 0.14, 0.2], 0.008),
    block(0.3, 0.24, 0.3, clay('#c99a66', { rough: 0.95 }), [-0.04, 0.31, 0]),
    block(0.2, 0.14, 0.22, clay('#d7ab78', { rough: 0.95 }), [-0.02, 0.5, 0]),
  );
  for (const x of [-0.16, 0.16])
    for (const z of [-0.17, 0.17])
      root.add(
        mesh(new THREE.CylinderGeometry(0.06, 0.06, 0.05, 24), dark, [x, 0.06, z]).rotateX(
          Math.PI / 2,
        ),
      );
  const shadow = softShadow(0.8, 0.62, 0.55);
  shadow.position.y = 0.006;
  root.add(shadow);
  return {
    root,
    /** @param {number} t */
    update(t) {
      const phase = (wrap(t) % 16) / 16;
      root.position.set(-2.4 + 4.8 * phase, 0, -1.25);
    },
  };
}
