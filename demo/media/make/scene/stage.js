// @ts-check
/**
 * Draws one angle. Software GL cannot light a whole studio softly thirty times a second, but the
 * set does not move: it is lit once by many jittered lights and a jittered lens (true soft
 * shadows, occlusion and depth of field) into a backdrop, and only its depth is drawn per frame.
 * What moves is drawn over it with the same lights in their plain form.
 */
import * as THREE from 'three';

/**
 * @typedef {object} Shot
 * @property {import('three').Object3D} fixed
 * @property {import('three').Object3D} moving
 * @property {(t: number) => void} update
 * @property {{ eye: readonly [number, number, number], at: readonly [number, number, number], fov: number, aperture: number }} lens
 * @property {{ at: readonly [number, number, number], color: string, power: number, reach: number }[]} lamps
 * @property {string} fog background colour
 * @property {readonly [number, number]} rows first and last row (of 960) in which anything moves
 */

/**
 * @param {HTMLCanvasElement} canvas @param {number} width @param {number} height @param {Shot} shot
 * @param {Float32Array | null} baked a backdrop from an earlier run
 */
export function stage(canvas, width, height, shot, baked) {
  const renderer = new THREE.WebGLRenderer({ canvas, antialias: true });
  renderer.setSize(width, height, false);
  renderer.toneMapping = THREE.NeutralToneMapping;
  renderer.toneMappingExposure = 1;
  renderer.shadowMap.enabled = true;
  renderer.shadowMap.type = THREE.PCFShadowMap;

  const scene = new THREE.Scene();
  scene.background = new THREE.Color(shot.fog);
  scene.environment = surroundings(renderer);
  scene.environmentIntensity = 0.35;
  scene.add(shot.fixed, shot.moving);

  const camera = new THREE.PerspectiveCamera(shot.lens.fov, width / height, 0.1, 30);
  camera.position.set(...shot.lens.eye);
  camera.lookAt(...shot.lens.at);

  const key = lamp('#fff0dc', 2.1, 2048);
  const sky = lamp('#ffe9d6', 0, 1024);
  const rim = new THREE.DirectionalLight('#ffd2b0', 0.9);
  rim.position.set(2.2, 2.6, -2.2);
  const fill = new THREE.HemisphereLight('#fff1e2', '#c98f6b', 0.95);
  scene.add(key, key.target, sky, sky.target, rim, fill);
  for (const { at, color, power, reach } of shot.lamps) {
    const bulb = new THREE.PointLight(color, power, reach, 1.6);
    bulb.position.set(...at);
    bulb.userData['fixed'] = true;
    scene.add(bulb);
  }

  const keyAt = new THREE.Vector3(-1.9, 4.1, 3.4);
  key.position.copy(keyAt);
  const pixels = baked ?? bake();
  const backdrop = new THREE.DataTexture(pixels, width, height, THREE.RGBAFormat, THREE.FloatType);
  backdrop.colorSpace = THREE.LinearSRGBColorSpace;
  backdrop.needsUpdate = true;
  scene.background = backdrop;
  fill.intensity = 1.35;
  sky.visible = false;
  hideColour(shot.fixed);
  scene.traverse((object) => {
    if (object.userData['fixed'] === true) object.visible = false;
  });
  key.shadow.mapSize.set(512, 512);
  Object.assign(key.shadow.camera, { left: -0.95, right: 0.95, top: 0.95, bottom: -0.95 });
  key.shadow.camera.updateProjectionMatrix();
  key.shadow.radius = 3;
  key.shadow.map?.dispose();
  key.shadow.map = null;

  /** @returns {Float32Array} linear RGBA: the set without what moves, averaged over lights and lens */
  function bake() {
    const passes = Number(new URLSearchParams(location.search).get('passes') ?? 24);
    const target = new THREE.WebGLRenderTarget(width, height, { type: THREE.FloatType });
    const sum = new Float32Array(width * height * 4);
    const once = new Float32Array(width * height * 4);
    shot.moving.visible = false;
    fill.intensity = 0.55;
    sky.intensity = 2.1;
    const eye = camera.position.clone();
    const right = new THREE.Vector3().setFromMatrixColumn(camera.matrixWorld, 0);
    camera.updateMatrixWorld();
    right.setFromMatrixColumn(camera.matrixWorld, 0);
    const above = new THREE.Vector3().setFromMatrixColumn(camera.matrixWorld, 1);
    for (let n = 0; n < passes; n += 1) {
      // R2 and R1 low-discrepancy sequences: even coverage with any number of passes.
      const a = (0.5 + n * 0.7548776662) % 1;
      const b = (0.5 + n * 0.569840291) % 1;
      const c = (0.5 + n * 0.6180339887) % 1;
      key.position
        .copy(keyAt)
        .add(new THREE.Vector3((a - 0.5) * 1.5, (b - 0.5) * 1.2, (c - 0.5) * 0.8));
      const high = 0.12 + 0.88 * c;
      const flat = Math.sqrt(1 - high * high);
      // Half the sphere that the camera looks away from stays dark: a room is lit from its open side.
      const turn = Math.PI * (0.5 + 1.5 * (a - 0.5));
      sky.position.set(Math.cos(turn) * flat, high, Math.sin(turn) * flat).multiplyScalar(5);
      const r = shot.lens.aperture * Math.sqrt(b);
      const angle = 2 * Math.PI * a;
      camera.position
        .copy(eye)
        .addScaledVector(right, r * Math.cos(angle))
        .addScaledVector(above, r * Math.sin(angle));
      camera.lookAt(...shot.lens.at);
      camera.setViewOffset(width, height, c - 0.5, b - 0.5, width, height);
      renderer.setRenderTarget(target);
      renderer.render(scene, camera);
      renderer.readRenderTargetPixels(target, 0, 0, width, height, once);
      for (let i = 0; i < sum.length; i += 1) sum[i] = (sum[i] ?? 0) + (once[i] ?? 0) / passes;
    }
    camera.clearViewOffset();
    camera.position.copy(eye);
    camera.lookAt(...shot.lens.at);
    key.position.copy(keyAt);
    renderer.setRenderTarget(null);
    target.dispose();
    shot.moving.visible = true;
    return sum;
  }

  const set = new Uint8Array(width * height * 4);

  /** The finished picture of the set: cheaper to copy than to tone-map again for every frame. @param {number} bottom @param {number} rows */
  function cropped(bottom, rows) {
    // Rows run from the bottom up.
    const from = (height - bottom) * width * 4;
    const texture = new THREE.DataTexture(set.slice(from, from + rows * width * 4), width, rows);
    texture.colorSpace = THREE.SRGBColorSpace;
    texture.needsUpdate = true;
    return texture;
  }

  let drawn = 0;
  renderer.shadowMap.autoUpdate = false;

  return {
    renderer,
    pixels,
    /** Draws the set alone. */
    drawSet() {
      shot.moving.visible = false;
      renderer.render(scene, camera);
      shot.moving.visible = true;
      const gl = renderer.getContext();
      gl.readPixels(0, 0, width, height, gl.RGBA, gl.UNSIGNED_BYTE, set);
      return set;
    },
    /** Draws from now on only the rows in which something moves. @returns {number} the first of them */
    crop() {
      const [top, bottom] = shot.rows.map((row) => Math.round((row * height) / 960));
      if (top === undefined || bottom === undefined) return 0;
      const rows = bottom - top;
      renderer.setSize(width, rows, false);
      camera.setViewOffset(width, height, 0, top, width, rows);
      scene.background = cropped(bottom, rows);
      return top;
    },
    /**
     * Draws white on black what stands before the set: what a key of this picture should find.
     * @param {number} t
     */
    drawMatte(t) {
      shot.update(t);
      const { background, environment } = scene;
      scene.background = new THREE.Color('#000');
      scene.environment = null;
      scene.overrideMaterial = new THREE.MeshBasicMaterial({ color: '#fff' });
      renderer.toneMapping = THREE.NoToneMapping;
      renderer.render(scene, camera);
      renderer.toneMapping = THREE.NeutralToneMapping;
      Object.assign(scene, { background, environment, overrideMaterial: null });
    },
    /** @param {number} t */
    draw(t) {
      shot.update(t);
      // Soft shadows may lag by a frame; drawing them is a third of the work.
      renderer.shadowMap.needsUpdate = drawn % 2 === 0;
      drawn += 1;
      renderer.render(scene, camera);
    },
  };
}

/** @param {string} color @param {number} intensity @param {number} size */
function lamp(color, intensity, size) {
  const light = new THREE.DirectionalLight(color, intensity);
  light.castShadow = true;
  light.target.position.set(0, 1, -0.3);
  light.shadow.mapSize.set(size, size);
  Object.assign(light.shadow.camera, {
    left: -1.9,
    right: 1.9,
    top: 1.9,
    bottom: -1.9,
    near: 0.5,
    far: 11,
  });
  light.shadow.bias = -0.0006;
  light.shadow.normalBias = 0.012;
  return light;
}

/** Fixed things still hide what is behind them and cast shadows, but leave the backdrop's colour. @param {import('three').Object3D} root */
function hideColour(root) {
  root.traverse((part) => {
    if (!(part instanceof THREE.Mesh)) return;
    if (part.userData['occludes'] === true) {
      part.material = new THREE.MeshBasicMaterial({ colorWrite: false });
      part.renderOrder = -1;
    } else part.visible = false;
    part.castShadow = false;
  });
}

/** A warm room with two soft boxes, for reflections. @param {import('three').WebGLRenderer} renderer */
export function surroundings(renderer) {
  const room = new THREE.Scene();
  room.background = new THREE.Color('#b98e70');
  const panel = (
    /** @type {string} */ color,
    /** @type {number} */ power,
    /** @type {[number, number, number]} */ at,
    /** @type {[number, number, number]} */ size,
  ) => {
    const made = new THREE.Mesh(
      new THREE.BoxGeometry(...size),
      new THREE.MeshBasicMaterial({ color: new THREE.Color(color).multiplyScalar(power) }),
    );
    made.position.set(...at);
    room.add(made);
  };
  panel('#fff3e2', 9, [-4, 4, 3], [2.5, 3, 0.2]);
  panel('#ffe2c8', 4, [4.5, 2, 2], [0.2, 4, 2]);
  panel('#ffffff', 5, [0, 6, 0], [4, 0.2, 4]);
  panel('#6b4a38', 1, [0, -4, 0], [12, 0.2, 12]);
  const generator = new THREE.PMREMGenerator(renderer);
  return generator.fromScene(room, 0.04).texture;
}
