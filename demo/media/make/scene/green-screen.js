// @ts-check
/** The host and her table before a green sheet, for rooms that put another place behind her. */
import * as THREE from 'three';
import { host } from './host.js';
import { clay, group, mesh } from './kit.js';
import { table, turntableProducts } from './studio.js';

/** As chroma green is sold; light and lens make it uneven, as they do in a studio. */
const GREEN = '#0fae4e';

/** @param {readonly import('./performance.js').Phone[]} phones @returns {import('./stage.js').Shot} */
export function greenScreen(phones) {
  const person = host(phones);
  const goods = turntableProducts();
  const sheet = clay(GREEN, { rough: 0.95 });
  const wall = mesh(new THREE.PlaneGeometry(9, 7), sheet, [0, 2, -2.2]);
  const floor = mesh(new THREE.PlaneGeometry(9, 8), sheet, [0, -0.05, 1]);
  floor.rotation.x = -Math.PI / 2;
  const stand = table();
  stand.traverse((part) => {
    part.userData['occludes'] = true;
  });
  return {
    fixed: group(wall, floor, stand),
    moving: group(person.whole, goods.root),
    update(t) {
      person.update(t);
      goods.update(t);
    },
    lens: { eye: [0, 1.62, 3.7], at: [0, 1.13, -0.1], fov: 30, aperture: 0.006 },
    // Two spots on the sheet, which no studio gets quite even.
    lamps: [
      { at: [-1.3, 2.3, -1.5], color: '#ffffff', power: 1.2, reach: 2.6 },
      { at: [1.2, 1.2, -1.6], color: '#fff4e0', power: 0.7, reach: 2.2 },
    ],
    fog: GREEN,
    rows: [60, 700],
  };
}
