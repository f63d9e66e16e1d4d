// @ts-check
/** The Aero Runner: an upper lofted along the foot, a rocker sole with lugs, laces on the slope. */
import * as THREE from 'three';
import { clay, curve, group, mesh, rod, shadeless, smooth } from './kit.js';

/** @type {Readonly<Record<string, { body: string, dark: string, accent: string, sole: string }>>} */
const looks = {
  blue: { body: '#2f6fd0', dark: '#1c3f86', accent: '#ffd166', sole: '#f4efe6' },
  coral: { body: '#ff6f59', dark: '#c9402f', accent: '#fff1dc', sole: '#f7f1e7' },
  black: { body: '#2b2b30', dark: '#17171a', accent: '#ff7a59', sole: '#d9d4cb' },
};

/** Half width of the foot, heel 0 to toe 1. @param {number} s */
function halfWidth(s) {
  const round =
    s < 0.1
      ? Math.sqrt(Math.max(0, 1 - ((0.1 - s) / 0.1) ** 2))
      : s > 0.74
        ? Math.sqrt(Math.max(0, 1 - ((s - 0.74) / 0.26) ** 2))
        : 1;
  return (
    round *
    curve(
      [
        [0, 0.125],
        [0.15, 0.128],
        [0.42, 0.118],
        [0.7, 0.16],
        [0.9, 0.15],
        [1, 0.14],
      ],
      s,
    )
  );
}

/** The foot bends inwards a little towards the toe. @param {number} s */
const bend = (s) => 0.035 * smooth(0.4, 1, s);

/** Rocker: heel and toe lift off the ground. @param {number} s */
const lift = (s) => 0.075 * smooth(0.72, 1, s) ** 1.5 + 0.03 * (1 - smooth(0, 0.16, s));

/** @param {number} s */
const height = (s) =>
  curve(
    [
      [0, 0.28],
      [0.05, 0.345],
      [0.14, 0.33],
      [0.24, 0.29],
      [0.34, 0.3],
      [0.42, 0.325],
      [0.52, 0.27],
      [0.66, 0.185],
      [0.8, 0.14],
      [0.92, 0.115],
      [1, 0.03],
    ],
    s,
  );

/** @param {{ body: string, dark: string, accent: string }} look */
function upper(look) {
  const along = 72;
  const across = 32;
  const body = new THREE.Color(look.body);
  const dark = new THREE.Color(look.dark);
  const lining = new THREE.Color('#3a2f2c');
  const positions = [];
  const colors = [];
  const index = [];
  for (let i = 0; i <= along; i += 1) {
    // More rings where the heel turns.
    const s = (i / along) ** 1.25;
    const w = halfWidth(0.001 + s * 0.985) * 0.94;
    const h = height(s);
    for (let j = 0; j <= across; j += 1) {
      const a = (Math.PI * j) / across;
      const c = Math.cos(a);
      const up = Math.sin(a);
      const lean = 1 - 0.36 * up * smooth(0.5, 0.1, s) - 0.2 * up * smooth(0.2, 0.6, s);
      let y = h * up ** 0.75;
      const z = w * Math.sign(c) * Math.abs(c) ** 0.8 * lean;
      // The opening: the top of the heel half is pushed down inside itself.
      const inside = smooth(0.075, 0.115, s) * (1 - smooth(0.335, 0.37, s)) * smooth(0.6, 0.8, up);
      y -= inside * 0.2;
      positions.push(s - 0.5, 0.085 + lift(s) + y, z + bend(s));
      const color = body.clone();
      const level = y / Math.max(h, 0.01);
      if (s > 0.8 && level < 0.72 + (s - 0.8)) color.lerp(dark, smooth(0.8, 0.83, s));
      if (s < 0.17 && level < 0.75) color.lerp(dark, 1 - smooth(0.145, 0.165, s));
      if (s > 0.36 && s < 0.72 && up > 0.82) color.lerp(dark, smooth(0.82, 0.86, up) * 0.85);
      color.lerp(lining, smooth(0.25, 0.7, inside));
      colors.push(color.r, color.g, color.b);
    }
  }
  const row = across + 1;
  for (let i = 0; i < along; i += 1) {
    for (let j = 0; j < across; j += 1) {
      const p = i * row + j;
      index.push(p, p + row, p + 1, p + 1, p + row, p + row + 1);
    }
  }
  const geometry = new THREE.BufferGeometry();
  geometry.setAttribute('position', new THREE.Float32BufferAttribute(positions, 3));
  geometry.setAttribute('color', new THREE.Float32BufferAttribute(colors, 3));
  geometry.setIndex(index);
  geometry.computeVertexNormals();
  const material = clay('#ffffff', { rough: 0.68, vertex: true });
  material.side = THREE.DoubleSide;
  return mesh(geometry, material);
}

/** A point on the upper's side. @param {number} s @param {number} level 0 sole … 1 top @param {number} side @returns {[number, number, number]} */
function onSide(s, level, side) {
  const rise = level ** (1 / 0.75);
  const w = halfWidth(0.001 + s * 0.985) * 0.94;
  const lean = 1 - 0.36 * rise * smooth(0.5, 0.1, s) - 0.2 * rise * smooth(0.2, 0.6, s);
  return [
    s - 0.5,
    0.085 + lift(s) + height(s) * level,
    side * w * Math.sqrt(1 - rise * rise) ** 0.8 * lean + bend(s),
  ];
}

/** A layer of the sole between two heights, following the outline. @param {number} bottom @param {number} top @param {number} grow @param {import('three').Material} material */
function soleLayer(bottom, top, grow, material) {
  const along = 40;
  const ring = [
    [-1, 0.12],
    [-1.0, 0.5],
    [-0.96, 0.9],
    [-0.86, 1],
    [0.86, 1],
    [0.96, 0.9],
    [1, 0.5],
    [1, 0.12],
    [0.9, 0],
    [-0.9, 0],
    [-1, 0.12],
  ];
  const positions = [];
  const index = [];
  for (let i = 0; i <= along; i += 1) {
    const s = (i / along) ** 1.25;
    const w = halfWidth(s) * grow + (grow - 1) * 0.02;
    for (const [z = 0, y = 0] of ring) {
      const thick =
        bottom +
        (top - bottom) *
          y *
          curve(
            [
              [0, 1.15],
              [0.3, 1.05],
              [0.75, 0.82],
              [1, 0.75],
            ],
            s,
          );
      positions.push((s - 0.5) * (1.03 + (grow - 1) * 0.3), thick + lift(s), z * w + bend(s));
    }
  }
  const row = ring.length;
  for (let i = 0; i < along; i += 1) {
    for (let j = 0; j + 1 < row; j += 1) {
      const p = i * row + j;
      index.push(p, p + 1, p + row, p + 1, p + row + 1, p + row);
    }
  }
  const geometry = new THREE.BufferGeometry();
  geometry.setAttribute('position', new THREE.Float32BufferAttribute(positions, 3));
  geometry.setIndex(index);
  geometry.computeVertexNormals();
  const made = mesh(geometry, material);
  /** @type {import('three').Material} */ (made.material).side = THREE.DoubleSide;
  return made;
}

/** @param {string} color @returns {import('three').Group} one metre long, standing on y = 0, toe to +x */
export function sneaker(color) {
  const look = looks[color] ?? looks['blue'];
  if (!look) throw new Error(color);
  const made = group(
    upper(look),
    soleLayer(0.03, 0.115, 1.06, clay(look.sole, { rough: 0.8 })),
    soleLayer(0, 0.036, 1.03, clay(look.dark, { rough: 0.9 })),
  );
  const lace = clay(look.accent, { rough: 0.85 });
  for (const s of [0.43, 0.49, 0.55, 0.61, 0.67]) {
    const y = 0.085 + lift(s) + height(s);
    const w = halfWidth(s) * 0.45;
    made.add(
      rod(
        [
          [s - 0.5 - 0.012, y - 0.035, -w + bend(s)],
          [s - 0.5, y + 0.008, bend(s)],
          [s - 0.5 + 0.012, y - 0.035, w + bend(s)],
        ],
        0.0115,
        lace,
      ),
    );
  }
  // A ridge line of two peaks along each side, laid on the surface.
  for (const side of [-1, 1]) {
    const points = /** @type {const} */ ([
      [0.26, 0.22],
      [0.36, 0.66],
      [0.44, 0.36],
      [0.52, 0.62],
      [0.68, 0.26],
    ]);
    for (let i = 1; i < points.length; i += 1) {
      const [s0, l0] = points[i - 1] ?? [0, 0];
      const [s1, l1] = points[i] ?? [0, 0];
      const line = [0, 0.25, 0.5, 0.75, 1].map((k) =>
        onSide(s0 + (s1 - s0) * k, l0 + (l1 - l0) * k, side),
      );
      made.add(rod(line, 0.0125, lace));
    }
  }
  const knot = 0.085 + height(0.44);
  for (const side of [-1, 1]) {
    made.add(
      rod(
        [
          [-0.07, knot + 0.01, 0.02],
          [-0.05, knot + 0.035, 0.05 * side + 0.02],
          [-0.03, knot - 0.01, 0.085 * side + 0.02],
          [-0.06, knot, 0.03 * side + 0.02],
        ],
        0.009,
        lace,
      ),
    );
  }
  // Tongue and heel loop.
  made.add(
    rod(
      [
        [-0.09, 0.33, -0.05],
        [-0.125, 0.445, -0.03],
        [-0.125, 0.445, 0.05],
        [-0.09, 0.33, 0.06],
      ],
      0.024,
      clay(look.dark),
    ),
  );
  made.add(
    rod(
      [
        [-0.455, 0.38, 0],
        [-0.505, 0.43, 0],
        [-0.52, 0.36, 0],
        [-0.488, 0.29, 0],
      ],
      0.013,
      lace,
    ),
  );
  for (let i = 0; i < 11; i += 1) {
    const s = 0.06 + i * 0.085;
    for (const side of [-1, 1]) {
      const lug = mesh(new THREE.BoxGeometry(0.045, 0.022, 0.05), clay(look.dark), [
        (s - 0.5) * 1.03,
        lift(s) + 0.002,
        side * halfWidth(s) * 0.86 + bend(s),
      ]);
      made.add(lug);
    }
  }
  made.children.forEach((child, i) => {
    child.position.y += 0.012;
    if (i > 2) shadeless(child);
  });
  return made;
}
