// @ts-check
/** Models of what can be tried on, in metres: the sunglasses of the show, and a knitted cap. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as THREE from 'three';
import { glbOf } from './glb.js';
import { clay, fuse, group, mesh } from './scene/kit.js';
import { colours, sunglasses } from './scene/products.js';
import { mediaFolder } from './tools.js';

/** Metres from temple to temple. */
const GLASSES = 0.146;
/** Half axes of a head with its hair, metres. */
const HEAD = { across: 0.083, along: 0.1 };

/** @param {string} color */
function glasses(color) {
  const made = fuse(sunglasses(color));
  const width = new THREE.Box3().setFromObject(made).getSize(new THREE.Vector3()).x;
  made.scale.setScalar(GLASSES / width);
  return made;
}

/** Knitted, with its edge turned up. @param {string} color */
function cap(color) {
  const wool = clay(color, { rough: 1 });
  /** @type {[number, number][]} Share of the head's half axes, and height in metres. */
  const profile = [
    [1, 0.002],
    [1.05, 0],
    [1.08, 0.012],
    [1.085, 0.034],
    [1.07, 0.052],
    [1.03, 0.056],
    [1.01, 0.075],
    [0.95, 0.1],
    [0.82, 0.122],
    [0.6, 0.139],
    [0.32, 0.149],
    [0.001, 0.152],
  ];
  const points = profile.map(([share, y]) => new THREE.Vector2(share, y));
  const geometry = new THREE.LatheGeometry(points, 72);
  // Ribs, as knitting has them.
  const position = geometry.getAttribute('position');
  for (let i = 0; i < position.count; i += 1) {
    const turn = Math.atan2(position.getX(i), position.getZ(i));
    const rib = 1 + 0.012 * Math.cos(36 * turn) * (1 - position.getY(i) / 0.16);
    position.setX(i, position.getX(i) * HEAD.across * rib);
    position.setZ(i, position.getZ(i) * HEAD.along * rib);
  }
  geometry.computeVertexNormals();
  return group(mesh(geometry, wool));
}

const CAPS = { navy: '#1f2f56', oat: '#d8c9ae', rust: '#b9421f' };

/** Writes `models/{sunglasses,cap}-<colour>.glb`. */
export function makeWorn() {
  const folder = join(mediaFolder, 'models');
  mkdirSync(folder, { recursive: true });
  for (const color of colours.sunglasses)
    writeFileSync(join(folder, `sunglasses-${color}.glb`), glbOf(glasses(color)));
  for (const [name, color] of Object.entries(CAPS))
    writeFileSync(join(folder, `cap-${name}.glb`), glbOf(cap(color)));
}
