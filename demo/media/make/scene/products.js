// @ts-check
/** The four products. Each stands on y = 0 in its own size; `fit` scales them for a place. */
import * as THREE from 'three';
import { ball, block, clay, curve, fuse, group, mesh, rod, turned } from './kit.js';
import { sneaker } from './sneaker.js';

/** @typedef {'sneaker' | 'sunglasses' | 'tote' | 'bottle'} ProductId */

/** @type {Readonly<Record<ProductId, readonly string[]>>} */
export const colours = {
  sneaker: ['blue', 'coral', 'black'],
  sunglasses: ['tortoise', 'black'],
  tote: ['sand', 'navy'],
  bottle: ['sage', 'white'],
};

/** @param {string} color @returns {import('three').Group} lenses face +z; 1 wide */
export function sunglasses(color) {
  const tortoise = color === 'tortoise';
  const material = clay(tortoise ? '#ffffff' : '#1d1d21', { rough: 0.28, vertex: tortoise });
  const lensMaterial = clay(tortoise ? '#5a3a22' : '#22262c', {
    rough: 0.06,
    metal: 0.35,
    alpha: 0.86,
  });
  const made = group();
  /** @param {number} grow */
  const outline = (grow) => {
    const shape = new THREE.Path();
    for (let i = 0; i <= 32; i += 1) {
      const a = (2 * Math.PI * i) / 32;
      const c = Math.cos(a);
      const s = Math.sin(a);
      const x = (0.2 + grow) * Math.sign(c) * Math.abs(c) ** 0.72;
      const y = (0.165 + grow) * Math.sign(s) * Math.abs(s) ** 0.78 * (s < 0 ? 1.05 : 0.95);
      const px = x * (1 + 0.25 * y);
      if (i === 0) shape.moveTo(px, y);
      else shape.lineTo(px, y);
    }
    return shape.getPoints(1);
  };
  for (const side of [-1, 1]) {
    const rim = new THREE.Shape(outline(0.045));
    rim.holes.push(new THREE.Path(outline(0)));
    const frame = mesh(
      new THREE.ExtrudeGeometry(rim, {
        depth: 0.035,
        bevelEnabled: true,
        bevelSize: 0.012,
        bevelThickness: 0.014,
        bevelSegments: 2,
      }),
      material,
    );
    const lens = mesh(new THREE.ShapeGeometry(new THREE.Shape(outline(0.01)), 24), lensMaterial);
    bulge(lens.geometry);
    lens.position.z = 0.025;
    lens.renderOrder = 2;
    const eye = group(frame, lens);
    eye.position.x = side * 0.262;
    eye.rotation.y = side * 0.12;
    eye.scale.x = side;
    if (side < 0) mirrored(eye);
    const temple = rod(
      [
        [side * 0.5, 0.09, 0],
        [side * 0.53, 0.095, -0.12],
        [side * 0.53, 0.085, -0.62],
        [side * 0.51, 0, -0.8],
        [side * 0.5, -0.09, -0.86],
      ],
      0.026,
      material,
    );
    const hinge = block(0.05, 0.07, 0.07, material, [side * 0.505, 0.09, 0.0], 0.02);
    made.add(eye, temple, hinge);
  }
  made.add(
    rod(
      [
        [-0.075, 0.05, 0.03],
        [0, 0.085, 0.05],
        [0.075, 0.05, 0.03],
      ],
      0.026,
      material,
    ),
  );
  if (tortoise)
    made.traverse((part) => {
      if (part instanceof THREE.Mesh && part.material === material) paintTortoise(part.geometry);
    });
  made.children.forEach((child) => {
    child.position.y += 0.225;
  });
  return made;
}

/** @param {import('three').BufferGeometry} geometry a lens is a shallow bowl, which is what makes it shine */
function bulge(geometry) {
  const position = geometry.getAttribute('position');
  for (let i = 0; i < position.count; i += 1) {
    const r = (position.getX(i) / 0.22) ** 2 + (position.getY(i) / 0.18) ** 2;
    position.setZ(i, 0.03 * (1 - r));
  }
  geometry.computeVertexNormals();
}

/** A mirrored mesh needs its faces turned. @param {import('three').Object3D} object */
function mirrored(object) {
  object.traverse((part) => {
    if (part instanceof THREE.Mesh) {
      part.material = part.material.clone();
      part.material.side = THREE.DoubleSide;
      if (part.material.vertexColors) paintTortoise(part.geometry);
    }
  });
}

/** @param {import('three').BufferGeometry} geometry */
function paintTortoise(geometry) {
  const position = geometry.getAttribute('position');
  const amber = new THREE.Color('#b9742c');
  const brown = new THREE.Color('#4a2411');
  const colors = new Float32Array(position.count * 3);
  for (let i = 0; i < position.count; i += 1) {
    const x = position.getX(i) * 17;
    const y = position.getY(i) * 21;
    const z = position.getZ(i) * 13;
    const n =
      Math.sin(x + 1.7 * Math.sin(y)) * Math.sin(y + 1.3 * Math.sin(z + x)) +
      0.5 * Math.sin(z * 1.3 + x);
    const color = brown.clone().lerp(amber, Math.min(1, Math.max(0, 0.5 + 0.8 * n)));
    colors.set([color.r, color.g, color.b], 3 * i);
  }
  geometry.setAttribute('color', new THREE.BufferAttribute(colors, 3));
}

/** @param {string} color @returns {import('three').Group} 1 tall with its handles */
export function tote(color) {
  const cloth = clay(color === 'navy' ? '#2a3a66' : '#d9bf95', { rough: 0.95 });
  const trim = clay(color === 'navy' ? '#e8dcc4' : '#8a5a3a', { rough: 0.8 });
  cloth.side = THREE.DoubleSide;
  const made = group();
  const along = 48;
  const up = 14;
  const positions = [];
  const index = [];
  for (let j = 0; j <= up; j += 1) {
    const v = j / up;
    for (let i = 0; i <= along; i += 1) {
      const a = (2 * Math.PI * i) / along;
      const c = Math.cos(a);
      const s = Math.sin(a);
      const w = 0.29 + 0.055 * v;
      const d = curve(
        [
          [0, 0.13],
          [0.15, 0.15],
          [0.5, 0.16],
          [1, 0.1],
        ],
        v,
      );
      const sag = 0.018 * Math.sin(3 * a + 1) * Math.sin(Math.PI * v);
      const close = v < 0.04 ? 0.9 + 2.5 * v : 1;
      positions.push(
        Math.sign(c) * Math.abs(c) ** 0.45 * (w + sag) * close,
        v * 0.62 - (v > 0.9 ? 0.02 * Math.abs(c) : 0),
        Math.sign(s) * Math.abs(s) ** 0.55 * (d + sag) * close,
      );
    }
  }
  for (let j = 0; j < up; j += 1) {
    for (let i = 0; i < along; i += 1) {
      const p = j * (along + 1) + i;
      index.push(p, p + along + 1, p + 1, p + 1, p + along + 1, p + along + 2);
    }
  }
  const geometry = new THREE.BufferGeometry();
  geometry.setAttribute('position', new THREE.Float32BufferAttribute(positions, 3));
  geometry.setIndex(index);
  geometry.computeVertexNormals();
  made.add(mesh(geometry, cloth));
  made.add(
    block(0.56, 0.02, 0.24, cloth, [0, 0.012, 0]),
    block(0.6, 0.02, 0.16, clay('#2c221d'), [0, 0.5, 0]),
  );
  for (const side of [-1, 1]) {
    made.add(
      rod(
        [
          [-0.15, 0.36, side * 0.165],
          [-0.15, 0.6, side * 0.12],
          [-0.13, 0.82, side * 0.09],
          [0, 0.97, side * 0.07],
          [0.13, 0.82, side * 0.09],
          [0.15, 0.6, side * 0.12],
          [0.15, 0.36, side * 0.165],
        ],
        0.021,
        trim,
      ),
    );
  }
  made.add(block(0.17, 0.1, 0.014, trim, [0, 0.3, 0.166], 0.006));
  made.add(
    rod(
      [
        [-0.045, 0.29, 0.176],
        [-0.02, 0.315, 0.176],
        [0, 0.29, 0.176],
        [0.02, 0.315, 0.176],
        [0.045, 0.29, 0.176],
      ],
      0.005,
      cloth,
    ),
  );
  return made;
}

/** @param {string} color @returns {import('three').Group} 1 tall */
export function bottle(color) {
  const paint = clay(color === 'white' ? '#f3efe6' : '#93ad8c', { rough: 0.5 });
  const steel = clay('#cfd3d6', { rough: 0.28, metal: 0.85 });
  const lid = clay(color === 'white' ? '#c98a5a' : '#3c4a3e', { rough: 0.6 });
  return group(
    turned(
      [
        [0, 0],
        [0.135, 0],
        [0.15, 0.015],
        [0.15, 0.03],
      ],
      steel,
    ),
    turned(
      [
        [0.152, 0.028],
        [0.158, 0.04],
        [0.158, 0.58],
        [0.15, 0.64],
        [0.12, 0.7],
        [0.096, 0.735],
      ],
      paint,
    ),
    turned(
      [
        [0.096, 0.73],
        [0.096, 0.765],
        [0.09, 0.77],
      ],
      steel,
    ),
    turned(
      [
        [0.104, 0.765],
        [0.11, 0.775],
        [0.11, 0.86],
        [0.1, 0.875],
        [0, 0.88],
      ],
      lid,
    ),
    rod(
      [
        [-0.085, 0.85, 0],
        [-0.095, 0.94, 0],
        [-0.05, 0.995, 0],
        [0.05, 0.995, 0],
        [0.095, 0.94, 0],
        [0.085, 0.85, 0],
      ],
      0.019,
      lid,
    ),
    rod(
      [
        [-0.06, 0.33, 0.149],
        [-0.02, 0.4, 0.157],
        [0.005, 0.355, 0.158],
        [0.03, 0.385, 0.156],
        [0.065, 0.33, 0.147],
      ],
      0.007,
      clay(color === 'white' ? '#c98a5a' : '#f3efe6'),
    ),
    ball(0.014, clay(color === 'white' ? '#c98a5a' : '#f3efe6'), [0.045, 0.43, 0.152]),
  );
}

/** Scale for the turntable, in metres of set: all four fill the same place in the picture. */
/** @type {Readonly<Record<ProductId, { make: (color: string) => import('three').Group, scale: number }>>} */
export const products = {
  sneaker: { make: (color) => fuse(sneaker(color)), scale: 0.46 },
  sunglasses: { make: (color) => fuse(sunglasses(color)), scale: 0.4 },
  tote: { make: (color) => fuse(tote(color)), scale: 0.46 },
  bottle: { make: (color) => fuse(bottle(color)), scale: 0.42 },
};
