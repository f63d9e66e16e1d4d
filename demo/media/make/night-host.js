// @ts-check
/** The host of the night show: Mira as a figure that viewers' devices draw. VRM 1.0, in metres. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as THREE from 'three';
import { mergeVertices } from 'three/addons/utils/BufferGeometryUtils.js';
import { mediaFolder } from './tools.js';
import { brows, cheeks, expressions, eyes, mouth } from './vrm-face.js';
import { vrmOf } from './vrm.js';

/** @typedef {import('./vrm.js').Skin} Skin */
/** @typedef {import('./vrm.js').Bone} Bone */
/** @typedef {[number, number, number]} Point */

const SKIN = '#cf936b';
const HAIR = '#3b221d';
const KNIT = '#3d4a9a';
const CREAM = '#f3e3c8';
const GOLD = '#f0b84a';
const CORAL = '#ff7a5c';
const DARK = '#23233f';

const linear = (/** @type {string} */ hex) => new THREE.Color(hex).toArray();
const HEAD = {
  middle: /** @type {Point} */ ([0, 1.675, 0.01]),
  radius: 0.205,
  stretch: /** @type {Point} */ ([1, 1.02, 0.97]),
};

/**
 * A part in its place.
 * @param {THREE.BufferGeometry} geometry @param {string} color
 * @param {{ at?: Point, turn?: Point, scale?: Point }} [place] turned, then moved
 */
function part(geometry, color, { at = [0, 0, 0], turn = [0, 0, 0], scale = [1, 1, 1] } = {}) {
  const matrix = new THREE.Matrix4().compose(
    new THREE.Vector3(...at),
    new THREE.Quaternion().setFromEuler(new THREE.Euler(...turn)),
    new THREE.Vector3(...scale),
  );
  return { geometry: geometry.applyMatrix4(matrix), color };
}

/** @param {number} r @param {string} color @param {Point} at @param {Point} [scale] @param {Point} [turn] */
function ball(r, color, at, scale, turn) {
  const fine = r > 0.15 ? [18, 11] : r > 0.06 ? [12, 8] : [9, 6];
  return part(new THREE.SphereGeometry(r, ...fine), color, {
    at,
    ...(scale && { scale }),
    ...(turn && { turn }),
  });
}

/** [radius, height] from bottom to top, as deep as bodies are. @param {[number, number][]} profile @param {string} color */
function turned(profile, color, depth = 0.72) {
  const points = profile.map(([r, y]) => new THREE.Vector2(r, y));
  return part(new THREE.LatheGeometry(points, 20), color, { scale: [1, 1, depth] });
}

/** Along x. @param {number} r @param {number} length @param {string} color @param {Point} at its middle */
function limb(r, length, color, at) {
  return part(new THREE.CapsuleGeometry(r, length, 3, 11), color, {
    at,
    turn: [0, 0, Math.PI / 2],
  });
}

/** @param {number} r @param {number} tube @param {string} color @param {Point} at @param {Point} turn */
function ring(r, tube, color, at, turn) {
  return part(new THREE.TorusGeometry(r, tube, 5, 14), color, { at, turn });
}

/** All parts as one mesh. @param {ReturnType<typeof part>[]} parts @returns {Skin} */
function skinOf(parts) {
  /** @type {Skin} */
  const skin = { positions: [], normals: [], colors: [], indices: [] };
  for (const { geometry, color } of parts) {
    for (const name of ['uv', 'uv1']) geometry.deleteAttribute(name);
    const merged = mergeVertices(geometry, 1e-5);
    const first = skin.positions.length / 3;
    const position = merged.getAttribute('position');
    skin.positions.push(...position.array);
    skin.normals.push(...merged.getAttribute('normal').array);
    for (let i = 0; i < position.count; i += 1) skin.colors.push(...linear(color));
    skin.indices.push(...Array.from(merged.index?.array ?? [], (index) => index + first));
  }
  return skin;
}

/** @param {string} name @param {Point} at @param {ReturnType<typeof part>[]} parts @param {Bone[]} [children] @param {Skin[]} [more] @returns {Bone} */
function bone(name, at, parts, children = [], more = []) {
  return { name, at, skins: [...(parts.length > 0 ? [skinOf(parts)] : []), ...more], children };
}

/** Fingers point away from her, palms down. @param {'left' | 'right'} name @param {1 | -1} side */
function arm(name, side) {
  const [x, y] = [0.205, 1.31];
  const X = (/** @type {number} */ out) => side * (x + out);
  const fingers = [-0.033, -0.011, 0.011, 0.033].map((z, i) =>
    part(new THREE.CapsuleGeometry(0.0145, 0.044, 2, 6), SKIN, {
      at: [X(0.652 - 0.006 * Math.abs(i - 1.6)), y - 0.004, z],
      turn: [0, -side * z * 4, (side * Math.PI) / 2],
    }),
  );
  const hand = bone(
    `${name}Hand`,
    [X(0.54), y, 0],
    [
      ball(0.056, SKIN, [X(0.59), y, 0], [1.05, 0.55, 0.85]),
      part(new THREE.CapsuleGeometry(0.017, 0.035, 2, 6), SKIN, {
        at: [X(0.585), y - 0.006, 0.052],
        turn: [0, side * 0.8, Math.PI / 2],
      }),
      ...fingers,
    ],
  );
  const lower = bone(
    `${name}LowerArm`,
    [X(0.27), y, 0],
    [
      limb(0.052, 0.19, KNIT, [X(0.27 + 0.125), y, 0]),
      ring(0.046, 0.015, CREAM, [X(0.53), y, 0], [0, Math.PI / 2, 0]),
    ],
    [hand],
  );
  return bone(
    `${name}UpperArm`,
    [X(0), y, 0],
    [limb(0.062, 0.25, KNIT, [X(0.125), y, 0])],
    [lower],
  );
}

/** @param {'left' | 'right'} name @param {1 | -1} side */
function leg(name, side) {
  const x = side * 0.1;
  const shin = (/** @type {number} */ r, /** @type {number} */ length, /** @type {number} */ y) =>
    part(new THREE.CapsuleGeometry(r, length, 2, 9), DARK, { at: [x, y, 0] });
  const foot = bone(
    `${name}Foot`,
    [x, 0.09, 0],
    [ball(0.07, CREAM, [x, 0.055, 0.04], [0.8, 0.7, 1.6])],
  );
  const lower = bone(`${name}LowerLeg`, [x, 0.49, 0], [shin(0.068, 0.3, 0.29)], [foot]);
  return bone(`${name}UpperLeg`, [x, 0.88, 0], [shin(0.085, 0.3, 0.69)], [lower]);
}

function head() {
  const y = 1.475;
  const r = HEAD.radius;
  const cap = part(new THREE.SphereGeometry(r * 1.075, 24, 10, 0, 2 * Math.PI, 0, 1.62), HAIR, {
    at: [0, y + 0.215, -0.012],
    turn: [-0.62, 0, 0],
    scale: [1.02, 1.03, 1],
  });
  const sides = [-1, 1].flatMap((side) => [
    ball(
      0.1,
      HAIR,
      [side * 0.1, y + 0.345, 0.1],
      [1.15, 0.5, 0.8],
      [0.35, side * 0.45, -side * 0.5],
    ),
    ball(0.05, HAIR, [side * 0.198, y + 0.2, 0.038], [0.45, 1.5, 0.75]),
    ball(0.042, SKIN, [side * 0.208, y + 0.178, 0.01], [0.5, 1, 0.8]),
    ring(0.026, 0.008, GOLD, [side * 0.214, y + 0.115, 0.016], [0, (Math.PI / 2.6) * side, 0]),
  ]);
  const face = [
    mouth(HEAD, {
      lip: linear('#a2463c'),
      dark: linear('#5a1d1d'),
      teeth: linear('#fff6ee'),
      tongue: linear('#e0685f'),
    }),
    eyes(HEAD, {
      white: linear('#fffaf2'),
      rim: linear('#3b2015'),
      iris: linear('#6b3d22'),
      pupil: linear('#1c0f0b'),
      lash: linear('#2a1712'),
    }),
    cheeks(HEAD, linear('#d5845f')),
    brows(HEAD, linear('#3a211b')),
  ];
  const parts = [
    part(new THREE.SphereGeometry(r, 26, 18), SKIN, { at: HEAD.middle, scale: HEAD.stretch }),
    cap,
    ball(0.2, HAIR, [0, y + 0.19, -0.04], [1.02, 0.92, 0.86]),
    ball(0.088, HAIR, [0, y + 0.462, -0.05], [1.05, 0.9, 1]),
    ring(0.058, 0.017, CORAL, [0, y + 0.408, -0.046], [Math.PI / 2, 0, 0]),
    ball(0.024, SKIN, [0, y + 0.178, 0.215], [1.05, 0.85, 0.8]),
    ...sides,
  ];
  return bone('head', [0, y, 0.01], parts, [], face);
}

/** @returns {Buffer} */
export function nightHost() {
  const collar = ring(0.083, 0.024, CREAM, [0, 1.412, 0], [Math.PI / 2, 0, 0]);
  const neck = bone(
    'neck',
    [0, 1.39, 0],
    [
      turned(
        [
          [0.062, 1.36],
          [0.06, 1.52],
        ],
        SKIN,
        1,
      ),
    ],
    [head()],
  );
  const chest = bone(
    'chest',
    [0, 1.14, 0],
    [
      turned(
        [
          [0.19, 0.955],
          [0.213, 0.968],
          [0.222, 1.04],
          [0.222, 1.12],
          [0.205, 1.25],
          [0.16, 1.35],
          [0.09, 1.405],
          [0.07, 1.42],
        ],
        KNIT,
      ),
      collar,
      ball(0.018, GOLD, [0, 1.372, 0.102], [1, 1, 0.5]),
    ],
    [neck, arm('left', 1), arm('right', -1)],
  );
  const spine = bone(
    'spine',
    [0, 1.01, 0],
    [
      turned(
        [
          [0.17, 0.9],
          [0.2, 0.95],
          [0.2, 1.02],
        ],
        KNIT,
      ),
    ],
    [chest],
  );
  const hips = bone(
    'hips',
    [0, 0.92, 0],
    [
      turned(
        [
          [0, 0.76],
          [0.15, 0.77],
          [0.2, 0.84],
          [0.21, 0.92],
          [0.19, 0.99],
        ],
        DARK,
      ),
    ],
    [spine, leg('left', 1), leg('right', -1)],
  );
  return vrmOf(hips, {
    name: 'Mira',
    expressions,
    meta: {
      name: 'Mira, of the night show',
      version: '1',
      authors: ['live-room'],
      licenseUrl: 'https://vrm.dev/licenses/1.0/',
      otherLicenseUrl: 'https://creativecommons.org/publicdomain/zero/1.0/',
      avatarPermission: 'everyone',
      commercialUsage: 'corporation',
      creditNotation: 'unnecessary',
      allowRedistribution: true,
      modification: 'allowModificationRedistribution',
    },
  });
}

/** Writes `models/night-host.vrm`. */
export function makeNightHost() {
  const folder = join(mediaFolder, 'models');
  mkdirSync(folder, { recursive: true });
  const file = nightHost();
  writeFileSync(join(folder, 'night-host.vrm'), file);
  console.log(`night-host.vrm: ${String(file.length)} bytes`);
}
