// @ts-check
/** The host's face, printed on the head like a vinyl toy's: a canvas drawn anew for each frame. */
import * as THREE from 'three';

/** The face is drawn in 512 units and kept at the resolution it is seen in. */
const size = 512;
const pixels = 320;

/**
 * @typedef {object} Expression
 * @property {number} open mouth 0…1
 * @property {number} wide mouth 0…1
 * @property {number} smile 0…1
 * @property {number} blink 1 = closed
 * @property {number} gazeX -1…1
 * @property {number} gazeY -1 (down) … 1
 * @property {number} brow lift 0…1
 */

/** @param {number} radius @returns {{ patch: import('three').Mesh, draw: (e: Expression) => void }} */
export function face(radius) {
  const canvas = document.createElement('canvas');
  canvas.width = pixels;
  canvas.height = pixels;
  const found = canvas.getContext('2d', { willReadFrequently: true });
  if (!found) throw new Error('no 2D canvas');
  const ctx = found;
  ctx.scale(pixels / size, pixels / size);
  const map = new THREE.CanvasTexture(canvas);
  map.colorSpace = THREE.SRGBColorSpace;
  map.generateMipmaps = false;
  map.minFilter = THREE.LinearFilter;
  // 110 degrees of the head's front; +z is forward.
  const geometry = new THREE.SphereGeometry(
    radius,
    20,
    20,
    Math.PI / 2 - 0.96,
    1.92,
    Math.PI / 2 - 0.96,
    1.92,
  );
  const material = new THREE.MeshLambertMaterial({ map, transparent: true, depthWrite: false });
  const patch = new THREE.Mesh(geometry, material);
  patch.renderOrder = 1;
  patch.receiveShadow = true;
  return {
    patch,
    draw: (e) => {
      drawFace(ctx, e);
      map.needsUpdate = true;
    },
  };
}

/** @param {CanvasRenderingContext2D} ctx @param {Expression} e */
function drawFace(ctx, e) {
  ctx.clearRect(0, 0, size, size);
  blush(ctx, 128);
  blush(ctx, 384);
  for (const side of [-1, 1]) {
    eye(ctx, 256 + side * 92, 232, side, e);
    brow(ctx, 256 + side * 92, 156 - 14 * e.brow, side);
  }
  mouth(ctx, 256, 366, e);
}

/** @param {CanvasRenderingContext2D} ctx @param {number} x */
function blush(ctx, x) {
  const soft = ctx.createRadialGradient(x, 318, 4, x, 318, 54);
  soft.addColorStop(0, 'rgba(226, 92, 74, 0.5)');
  soft.addColorStop(1, 'rgba(226, 92, 74, 0)');
  ctx.fillStyle = soft;
  ctx.fillRect(x - 60, 258, 120, 120);
}

/** @param {CanvasRenderingContext2D} ctx @param {number} x @param {number} y @param {number} side @param {Expression} e */
function eye(ctx, x, y, side, e) {
  const squint = 1 - 0.12 * e.smile;
  const tall = 45 * squint * Math.max(0.05, 1 - e.blink);
  const lid = Math.max(0, -e.gazeY) * 0.3;
  ctx.save();
  ctx.beginPath();
  ctx.ellipse(x, y, 38, tall, 0, 0, 2 * Math.PI);
  ctx.fillStyle = '#fffaf2';
  ctx.fill();
  ctx.clip();
  const px = x + 10 * e.gazeX;
  const py = y - 15 * e.gazeY;
  for (const [r, color] of /** @type {const} */ ([
    [31, '#3b2015'],
    [28, '#6b3d22'],
    [18, '#1c0f0b'],
  ])) {
    ctx.beginPath();
    ctx.arc(px, py, r, 0, 2 * Math.PI);
    ctx.fillStyle = color;
    ctx.fill();
  }
  ctx.fillStyle = '#fff';
  ctx.beginPath();
  ctx.arc(px - 10, py - 12, 9.5, 0, 2 * Math.PI);
  ctx.arc(px + 10, py + 10, 4.5, 0, 2 * Math.PI);
  ctx.fill();
  ctx.fillStyle = '#bd7d56';
  ctx.fillRect(x - 46, y - 70, 92, 25 + 45 - tall + 74 * lid);
  ctx.restore();
  // The upper lash line stays when the eye closes and turns into a smile.
  ctx.strokeStyle = '#2a1712';
  ctx.lineWidth = 8;
  ctx.lineCap = 'round';
  ctx.beginPath();
  const top = y - tall + 74 * lid * (1 - e.blink) * 0.9;
  const bend = e.blink > 0.7 ? 12 : 0;
  ctx.moveTo(x - 39, y + 2 - 5 * (1 - e.blink));
  ctx.quadraticCurveTo(x, 2 * top - y + bend * 2.4, x + 39, y + 2 - 5 * (1 - e.blink));
  ctx.stroke();
  ctx.beginPath();
  ctx.moveTo(x + side * 37, y - 3);
  ctx.lineTo(x + side * 50, y - 14 + 10 * e.blink);
  ctx.lineWidth = 6;
  ctx.stroke();
}

/** @param {CanvasRenderingContext2D} ctx @param {number} x @param {number} y @param {number} side */
function brow(ctx, x, y, side) {
  ctx.strokeStyle = '#3a211b';
  ctx.lineWidth = 12;
  ctx.lineCap = 'round';
  ctx.beginPath();
  ctx.moveTo(x - 30, y + (side > 0 ? 2 : 8));
  ctx.quadraticCurveTo(x, y - 16, x + 30, y + (side > 0 ? 8 : 2));
  ctx.stroke();
}

/** @param {CanvasRenderingContext2D} ctx @param {number} x @param {number} y @param {Expression} e */
function mouth(ctx, x, y, e) {
  const half = 26 + 26 * e.wide + 12 * e.smile;
  const tall = 62 * e.open;
  const corner = y - 14 * e.smile;
  if (e.open < 0.07) {
    ctx.strokeStyle = '#8c3b33';
    ctx.lineWidth = 9;
    ctx.lineCap = 'round';
    ctx.beginPath();
    ctx.moveTo(x - half, corner);
    ctx.quadraticCurveTo(x, y + 22 * e.smile + 4, x + half, corner);
    ctx.stroke();
    return;
  }
  ctx.save();
  ctx.beginPath();
  ctx.moveTo(x - half, corner);
  ctx.bezierCurveTo(
    x - half * 0.5,
    y - 6 - 0.12 * tall,
    x + half * 0.5,
    y - 6 - 0.12 * tall,
    x + half,
    corner,
  );
  ctx.bezierCurveTo(
    x + half * 0.8,
    y + tall * 1.15 + 6,
    x - half * 0.8,
    y + tall * 1.15 + 6,
    x - half,
    corner,
  );
  ctx.closePath();
  ctx.fillStyle = '#5a1d1d';
  ctx.fill();
  ctx.clip();
  ctx.fillStyle = '#fff6ee';
  ctx.fillRect(x - half, y - 30, 2 * half, 30 + 4 + tall * 0.12);
  ctx.fillStyle = '#e0685f';
  ctx.beginPath();
  ctx.ellipse(x, y + tall * 0.95 + 8, half * 0.62, tall * 0.42 + 3, 0, 0, 2 * Math.PI);
  ctx.fill();
  ctx.restore();
  ctx.strokeStyle = '#a2463c';
  ctx.lineWidth = 6;
  ctx.lineJoin = 'round';
  ctx.beginPath();
  ctx.moveTo(x - half, corner);
  ctx.bezierCurveTo(
    x - half * 0.5,
    y - 6 - 0.12 * tall,
    x + half * 0.5,
    y - 6 - 0.12 * tall,
    x + half,
    corner,
  );
  ctx.bezierCurveTo(
    x + half * 0.8,
    y + tall * 1.15 + 6,
    x - half * 0.8,
    y + tall * 1.15 + 6,
    x - half,
    corner,
  );
  ctx.closePath();
  ctx.stroke();
}
