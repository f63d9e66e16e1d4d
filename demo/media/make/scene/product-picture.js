// @ts-check
/** A product alone on a plain ground: the shop's picture of it, from the same model as the show's. */
import * as THREE from 'three';
import { group, softShadow } from './kit.js';
import { products } from './products.js';
import { surroundings } from './stage.js';

/** How each looks best: turn, tilt and the part of the picture it fills. */
const poses = {
  sneaker: { turn: -0.5, fill: 0.94, shadow: [1.15, 0.6] },
  sunglasses: { turn: -0.45, fill: 0.92, shadow: [1.3, 0.9] },
  tote: { turn: -0.38, fill: 0.86, shadow: [0.95, 0.6] },
  bottle: { turn: -0.3, fill: 0.86, shadow: [0.55, 0.45] },
};

/** @type {import('three').WebGLRenderer | undefined} */
let renderer;

/** @param {HTMLCanvasElement} canvas @param {keyof typeof poses} name @param {string} color @param {number} size */
export function drawProduct(canvas, name, color, size) {
  renderer ??= new THREE.WebGLRenderer({ canvas, antialias: true, preserveDrawingBuffer: true });
  renderer.setSize(size, size, false);
  renderer.toneMapping = THREE.NeutralToneMapping;
  renderer.shadowMap.enabled = true;
  const scene = new THREE.Scene();
  scene.background = new THREE.Color('#f3e9dc');
  scene.environment = surroundings(renderer);
  scene.environmentIntensity = 0.5;
  const pose = poses[name];
  const product = products[name].make(color);
  product.rotation.y = pose.turn;
  const shadow = softShadow(pose.shadow[0] ?? 1, pose.shadow[1] ?? 1, 0.42);
  shadow.rotation.z = pose.turn;
  shadow.position.y = -0.004;
  scene.add(group(product), shadow);
  const key = new THREE.DirectionalLight('#fff1de', 2.2);
  key.position.set(-2, 3.4, 2.6);
  key.castShadow = true;
  key.shadow.mapSize.set(1024, 1024);
  key.shadow.bias = -0.0008;
  key.shadow.normalBias = 0.01;
  Object.assign(key.shadow.camera, { left: -1, right: 1, top: 1, bottom: -1, near: 0.5, far: 9 });
  const rim = new THREE.DirectionalLight('#ffd9bd', 0.9);
  rim.position.set(2.4, 1.8, -2);
  scene.add(key, rim, new THREE.HemisphereLight('#fff6ea', '#d9b596', 1.5));
  const box = new THREE.Box3().setFromObject(product);
  const middle = box.getCenter(new THREE.Vector3());
  const extent = box.getSize(new THREE.Vector3());
  const camera = new THREE.PerspectiveCamera(24, 1, 0.1, 30);
  const reach =
    Math.max(extent.x, extent.y * 1.05) / pose.fill / (2 * Math.tan((12 * Math.PI) / 180));
  camera.position.set(0, middle.y + reach * 0.3, middle.z + reach * 0.97);
  camera.lookAt(middle);
  renderer.render(scene, camera);
}
