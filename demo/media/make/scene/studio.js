// @ts-check
/** The studio: a warm wall with a sun disc, two shelves of props, the table and its turntable. */
import * as THREE from 'three';
import { ball, block, clay, fuse, group, mesh, rod, softShadow, turned } from './kit.js';
import { shownAt, turntable } from './performance.js';
import { bottle, colours, products, sunglasses, tote } from './products.js';
import { sneaker } from './sneaker.js';

export const tableTop = 0.9;
export const turntableAt = /** @type {const} */ ([0, tableTop + 0.045, 0.14]);

/** @param {import('three').Object3D} object @param {number} scale @param {readonly [number, number, number]} at @param {number} [turn] */
function put(object, scale, at, turn = 0) {
  object.scale.setScalar(scale);
  object.position.set(...at);
  object.rotation.y = turn;
  return object;
}

/** Marks what must keep hiding things once the set is a picture. @template {import('three').Object3D} T @param {T} object @returns {T} */
function solid(object) {
  object.traverse((part) => {
    part.userData['occludes'] = true;
  });
  return object;
}

/** @returns {import('three').Group} */
export function studio() {
  const wall = clay('#e3b48f', { rough: 0.95 });
  const wood = clay('#a9734a', { rough: 0.8 });
  const cream = clay('#f4e6d2', { rough: 0.9 });
  const set = group();
  set.add(
    block(9, 6, 0.2, wall, [0, 2.2, -1.75]),
    block(9, 0.1, 8, clay('#b98462', { rough: 0.95 }), [0, -0.05, 1]),
  );
  // The sun disc behind the host's head, with a ring of light.
  const disc = mesh(
    new THREE.CylinderGeometry(0.62, 0.62, 0.06, 96),
    clay('#f2cfae', { rough: 0.95 }),
    [0, 1.62, -1.62],
  );
  disc.rotation.x = Math.PI / 2;
  set.add(
    disc,
    mesh(
      new THREE.TorusGeometry(0.66, 0.016, 16, 120),
      clay('#ffd9a0', { glow: 1.7 }),
      [0, 1.62, -1.6],
    ),
  );
  set.add(sign());
  for (const side of [-1, 1]) set.add(shelves(side, wood, cream));
  set.add(table());
  // Plants on the floor frame the table.
  set.add(put(plant(), 1.15, [-0.72, 0, -0.75]), put(plant(), 1, [0.76, 0, -0.85], 2));
  return set;
}

function sign() {
  const canvas = document.createElement('canvas');
  canvas.width = 1024;
  canvas.height = 160;
  const ctx = canvas.getContext('2d');
  if (!ctx) throw new Error('no 2D canvas');
  ctx.font = '600 92px "DejaVu Sans", sans-serif';
  ctx.textAlign = 'center';
  ctx.letterSpacing = '22px';
  ctx.shadowColor = '#ff7a4a';
  ctx.lineWidth = 8;
  ctx.strokeStyle = '#ff5a36';
  for (const blur of [60, 30, 12]) {
    ctx.shadowBlur = blur;
    ctx.strokeText('LIVE STUDIO', 512, 112);
  }
  const map = new THREE.CanvasTexture(canvas);
  map.colorSpace = THREE.SRGBColorSpace;
  const made = new THREE.Mesh(
    new THREE.PlaneGeometry(0.66, 0.103),
    new THREE.MeshBasicMaterial({ map, transparent: true, color: new THREE.Color(1.25, 1.2, 1.2) }),
  );
  made.position.set(0, 2.115, -1.57);
  return made;
}

/** @param {number} side @param {import('three').Material} wood @param {import('three').Material} cream */
function shelves(side, wood, cream) {
  const made = group();
  const x = side * 0.8;
  for (const [row, y] of [0.62, 1.1, 1.58, 2.06].entries()) {
    made.add(block(0.56, 0.035, 0.3, wood, [x, y, -1.48], 0.012));
    made.add(
      block(0.5, 0.012, 0.012, clay('#ffe0b0', { glow: 1.6 }), [x, y - 0.026, -1.38], 0.004),
    );
    const top = y + 0.018;
    const left = side < 0;
    if (row === 0)
      made.add(
        put(tote(left ? 'navy' : 'sand'), 0.36, [x - 0.04, top, -1.46], 0.3 * side),
        vase(x + 0.17, top, '#7fa39a'),
      );
    if (row === 1)
      made.add(
        left
          ? put(sneaker('black'), 0.34, [x, top, -1.46], -2.5)
          : put(sneaker('blue'), 0.34, [x, top, -1.46], -0.5),
      );
    if (row === 2) {
      made.add(
        put(bottle(left ? 'sage' : 'white'), 0.3, [x + side * -0.12, top, -1.45]),
        put(bottle(left ? 'white' : 'sage'), 0.3, [x - side * -0.02, top, -1.5]),
      );
      made.add(books(x + side * 0.15, top));
    }
    if (row === 3)
      made.add(
        left
          ? vase(x + 0.1, top, '#d97757')
          : put(sneaker('coral'), 0.32, [x - 0.04, top, -1.46], -0.6),
        ball(0.07, cream, [x - 0.14 * (left ? 1 : -1.2), top + 0.068, -1.47]),
      );
  }
  for (const edge of [-0.26, 0.26])
    made.add(block(0.025, 2.3, 0.03, wood, [x + edge, 1.15, -1.6], 0.008));
  return made;
}

/** @param {number} x @param {number} y @param {string} color */
function vase(x, y, color) {
  const pot = turned(
    [
      [0, 0],
      [0.045, 0],
      [0.07, 0.05],
      [0.06, 0.12],
      [0.028, 0.16],
      [0.034, 0.19],
    ],
    clay(color, { rough: 0.6 }),
    [x, y, -1.47],
  );
  const stem = clay('#c9a66b', { rough: 0.95 });
  const made = group(pot);
  for (const [dx, h] of [
    [-0.06, 0.2],
    [0, 0.26],
    [0.05, 0.18],
  ]) {
    made.add(
      rod(
        [
          [x, y + 0.17, -1.47],
          [x + (dx ?? 0) * 0.5, y + 0.17 + (h ?? 0) * 0.5, -1.47],
          [x + (dx ?? 0), y + 0.17 + (h ?? 0), -1.47],
        ],
        0.004,
        stem,
      ),
    );
    made.add(ball(0.022, stem, [x + (dx ?? 0), y + 0.19 + (h ?? 0), -1.47], [0.7, 1.7, 0.7]));
  }
  return made;
}

/** @param {number} x @param {number} y */
function books(x, y) {
  const made = group();
  ['#d97757', '#3f6f8f', '#f0d9a8'].forEach((color, i) =>
    made.add(
      block(
        0.032,
        0.2 - 0.02 * i,
        0.15,
        clay(color),
        [x + (i - 1) * 0.036, y + 0.1 - 0.01 * i, -1.48],
        0.006,
      ),
    ),
  );
  return made;
}

function plant() {
  const made = group(
    turned(
      [
        [0, 0],
        [0.12, 0],
        [0.15, 0.06],
        [0.16, 0.26],
        [0.145, 0.27],
        [0.13, 0.24],
        [0, 0.24],
      ],
      clay('#f0e2cf', { rough: 0.9 }),
    ),
  );
  for (let i = 0; i < 13; i += 1) {
    const a = i * 2.4;
    const reach = 0.16 + 0.1 * ((i * 0.618) % 1);
    const tall = 0.5 + 0.42 * ((i * 0.382) % 1);
    const leaf = ball(
      0.1,
      clay(i % 3 ? '#5f8d62' : '#84ab78', { rough: 0.8 }),
      [Math.cos(a) * reach * 1.2, tall + 0.04, Math.sin(a) * reach * 1.2],
      [0.5, 1.35, 0.16],
    );
    leaf.rotation.set(-0.55 * Math.sin(a), -a + Math.PI / 2, -0.55 * Math.cos(a));
    made.add(
      rod(
        [
          [0, 0.22, 0],
          [Math.cos(a) * reach * 0.5, tall * 0.6, Math.sin(a) * reach * 0.5],
          [Math.cos(a) * reach, tall, Math.sin(a) * reach],
        ],
        0.008,
        clay('#6f8a55'),
      ),
      leaf,
    );
  }
  return made;
}

/** What the host stands at. */
export function table() {
  const top = clay('#f3e2cb', { rough: 0.7 });
  const body = clay('#d9956c', { rough: 0.9 });
  const made = group(solid(block(1.5, 0.05, 0.86, top, [0, tableTop - 0.025, 0.16], 0.024)));
  made.add(solid(block(1.42, 0.86, 0.74, body, [0, 0.42, 0.16], 0.03)));
  // Fluting on the front catches the key light where the page's own cards will lie.
  for (let i = 0; i < 25; i += 1) {
    made.add(
      mesh(new THREE.CylinderGeometry(0.026, 0.026, 0.8, 20), body, [
        -0.672 + i * 0.056,
        0.43,
        0.53,
      ]),
    );
  }
  made.add(
    solid(
      turned(
        [
          [0, 0],
          [0.25, 0],
          [0.262, 0.008],
          [0.262, 0.037],
          [0.254, 0.045],
          [0, 0.045],
        ],
        clay('#fbf4e8', { rough: 0.5 }),
        [0, tableTop, turntableAt[2]],
      ),
    ),
  );
  made.add(
    mesh(new THREE.TorusGeometry(0.262, 0.005, 10, 90), clay('#ffcf96', { glow: 1.3 }), [
      0,
      tableTop + 0.012,
      turntableAt[2],
    ]).rotateX(Math.PI / 2),
  );
  made.add(
    turned(
      [
        [0, 0],
        [0.03, 0],
        [0.042, 0.03],
        [0.042, 0.095],
        [0.037, 0.1],
        [0.034, 0.09],
        [0, 0.085],
      ],
      clay('#6f9c93', { rough: 0.5 }),
      [0.53, tableTop, 0.12],
    ),
  );
  made.add(
    block(0.2, 0.018, 0.14, clay('#e7b35a'), [-0.53, tableTop + 0.009, 0.22], 0.006),
    block(0.19, 0.014, 0.13, clay('#fbf4e8'), [-0.525, tableTop + 0.025, 0.22], 0.005),
  );
  return made;
}

/** What stands on the turntable, all colours made once and shown in turn. */
export function turntableProducts() {
  const root = group();
  root.position.set(...turntableAt);
  const platform = group();
  root.add(platform);
  const shadow = softShadow(0.62, 0.62, 0.5);
  shadow.position.y = 0.003;
  root.add(shadow);
  /** @type {Map<string, import('three').Object3D>} */
  const shapes = new Map();
  for (const [id, { make, scale }] of Object.entries(products)) {
    for (const color of colours[/** @type {keyof typeof colours} */ (id)]) {
      const shape = id === 'sunglasses' ? onStand(make(color)) : group(make(color));
      shape.scale.setScalar(scale);
      shapes.set(`${id}-${color}`, shape);
    }
  }
  const all = fuse(
    group(
      put(sneaker('blue'), 0.27, [0.02, 0, 0.13], 0.2),
      put(tote('sand'), 0.27, [-0.02, 0, -0.13], Math.PI),
      put(bottle('sage'), 0.25, [0.16, 0, -0.03], 1.5),
      put(onStand(sunglasses('tortoise')), 0.2, [-0.16, 0, 0.01], -1.4),
    ),
  );
  shapes.set('all-', all);
  for (const shape of shapes.values()) platform.add(shape);
  return {
    root,
    /** @param {number} t */
    update(t) {
      const { product, color, size, spin } = shownAt(t);
      for (const [name, shape] of shapes) shape.visible = name === `${product}-${color}`;
      platform.scale.setScalar(size);
      platform.rotation.y = turntable(t) + spin;
      shadow.scale.setScalar(
        Math.max(
          0.01,
          size *
            (product === 'sneaker' || product === 'all' ? 1 : product === 'bottle' ? 0.5 : 0.78),
        ),
      );
    },
  };
}

/** @param {import('three').Object3D} pair glasses on a small bust, so that they face the camera */
function onStand(pair) {
  pair.position.y = 0.3;
  const base = clay('#f0dcc0', { rough: 0.8 });
  const made = group(
    pair,
    turned(
      [
        [0, 0],
        [0.2, 0],
        [0.2, 0.03],
        [0.05, 0.06],
        [0.045, 0.4],
        [0, 0.42],
      ],
      base,
      [0, 0, -0.12],
    ),
    rod(
      [
        [0, 0.38, -0.12],
        [0, 0.46, -0.04],
        [0, 0.53, 0.0],
      ],
      0.035,
      base,
    ),
  );
  return made;
}
