// @ts-check
/** Small modelling helpers: everything in the show is built from these, nothing is loaded. */
import * as THREE from 'three';
import { mergeGeometries } from 'three/addons/utils/BufferGeometryUtils.js';
import { RoundedBoxGeometry } from 'three/addons/geometries/RoundedBoxGeometry.js';

/** @typedef {import('three').Object3D} Object3D */

/**
 * @param {number | string} color sRGB
 * @param {{ rough?: number, metal?: number, glow?: number, vertex?: boolean, alpha?: number }} [look]
 */
export function clay(color, { rough = 0.75, metal = 0, glow = 0, vertex = false, alpha = 1 } = {}) {
  // Software GL pays for every reflection: only what shines gets one.
  const shines = metal > 0 || alpha < 1 || rough < 0.35;
  const material = shines
    ? new THREE.MeshStandardMaterial({
        color,
        roughness: rough,
        metalness: metal,
        vertexColors: vertex,
      })
    : new THREE.MeshLambertMaterial({ color, vertexColors: vertex });
  if (glow > 0) {
    material.emissive = new THREE.Color(color);
    material.emissiveIntensity = glow;
  }
  if (alpha < 1) {
    material.transparent = true;
    material.opacity = alpha;
  }
  return material;
}

/**
 * @param {import('three').BufferGeometry} geometry
 * @param {import('three').Material} material
 * @param {readonly [number, number, number]} [at]
 */
export function mesh(geometry, material, at = [0, 0, 0]) {
  const made = new THREE.Mesh(geometry, material);
  made.position.set(...at);
  made.castShadow = true;
  made.receiveShadow = true;
  return made;
}

/** A box with soft edges. @param {number} w @param {number} h @param {number} d @param {import('three').Material} material @param {readonly [number, number, number]} [at] @param {number} [radius] */
export function block(w, h, d, material, at, radius = 0.02) {
  return mesh(
    new RoundedBoxGeometry(w, h, d, 2, Math.min(radius, w / 2.01, h / 2.01, d / 2.01)),
    material,
    at,
  );
}

/**
 * A ball, as coarse as its size allows: software GL shades every small triangle's edge twice.
 * @param {number} r @param {import('three').Material} material
 * @param {readonly [number, number, number]} [at] @param {readonly [number, number, number]} [scale]
 */
export function ball(r, material, at, scale = [1, 1, 1]) {
  const made = mesh(
    new THREE.SphereGeometry(r, ...(r > 0.15 ? [32, 20] : r > 0.06 ? [20, 14] : [14, 9])),
    material,
    at,
  );
  made.scale.set(...scale);
  return made;
}

/** A turned body: `profile` is [radius, height] from bottom to top. @param {readonly (readonly [number, number])[]} profile @param {import('three').Material} material @param {readonly [number, number, number]} [at] */
export function turned(profile, material, at) {
  const points = profile.map(([r, y]) => new THREE.Vector2(r, y));
  return mesh(new THREE.LatheGeometry(points, 32), material, at);
}

/** Small parts light up but cast no shadow of their own: nobody misses it, and it costs a draw. @template {import('three').Object3D} T @param {T} object @returns {T} */
export function shadeless(object) {
  object.traverse((part) => {
    part.castShadow = false;
  });
  return object;
}

/** A bent rod through points. @param {readonly (readonly [number, number, number])[]} points @param {number} r @param {import('three').Material} material */
export function rod(points, r, material) {
  const curve = new THREE.CatmullRomCurve3(points.map((p) => new THREE.Vector3(...p)));
  return mesh(
    new THREE.TubeGeometry(curve, Math.max(4, points.length * 3 - 2), r, r > 0.015 ? 8 : 5),
    material,
  );
}

/** @param {...Object3D} children */
export function group(...children) {
  const made = new THREE.Group();
  if (children.length > 0) made.add(...children);
  return made;
}

/** @param {number} from @param {number} to @param {number} x @returns {number} 0…1, smooth */
export function smooth(from, to, x) {
  const t = Math.min(1, Math.max(0, (x - from) / (to - from)));
  return t * t * (3 - 2 * t);
}

/** Reads a table of [x, y] with smooth interpolation. @param {readonly (readonly [number, number])[]} table @param {number} x */
export function curve(table, x) {
  for (let i = 1; i < table.length; i += 1) {
    const [x0, y0] = table[i - 1] ?? [0, 0];
    const [x1, y1] = table[i] ?? [0, 0];
    if (x <= x1) return y0 + (y1 - y0) * smooth(x0, x1, x);
  }
  return table.at(-1)?.[1] ?? 0;
}

/** A soft dark spot that stands for the shadow of something that moves. @param {number} w @param {number} d @param {number} strength */
export function softShadow(w, d, strength) {
  const size = 64;
  const data = new Uint8Array(size * size * 4);
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      const r = Math.hypot(x - 31.5, y - 31.5) / 31.5;
      data.set(
        [40, 20, 12, 255 * strength * Math.max(0, 1 - smooth(0.15, 1, r))],
        4 * (y * size + x),
      );
    }
  }
  const map = new THREE.DataTexture(data, size, size);
  map.colorSpace = THREE.SRGBColorSpace;
  map.magFilter = THREE.LinearFilter;
  map.needsUpdate = true;
  const spot = new THREE.Mesh(
    new THREE.PlaneGeometry(w, d),
    new THREE.MeshBasicMaterial({ map, transparent: true, depthWrite: false }),
  );
  spot.rotation.x = -Math.PI / 2;
  return spot;
}

/**
 * Makes one mesh of all parts that look alike: a draw call costs more here than its triangles.
 * @param {Object3D} root whose parts never move against each other
 * @returns {import('three').Group} a replacement
 */
export function fuse(root) {
  root.updateMatrixWorld(true);
  const inverse = root.matrixWorld.clone().invert();
  /** @type {Map<string, { material: import('three').Material, shadow: boolean, order: number, parts: import('three').BufferGeometry[] }>} */
  const kinds = new Map();
  root.traverse((part) => {
    if (!(part instanceof THREE.Mesh)) return;
    const { material } = part;
    const key = [
      material.type,
      material.color.getHexString(),
      material.roughness,
      material.side,
      material.vertexColors,
      material.transparent,
      part.castShadow,
    ].join();
    /** @type {import('three').BufferGeometry} */
    const geometry = part.geometry.clone().applyMatrix4(inverse.clone().multiply(part.matrixWorld));
    for (const name of Object.keys(geometry.attributes)) {
      if (name !== 'position' && name !== 'normal' && !(name === 'color' && material.vertexColors))
        geometry.deleteAttribute(name);
    }
    const index = geometry.index
      ? [...geometry.index.array]
      : [...Array(geometry.getAttribute('position').count).keys()];
    // A mirrored part turns inside out unless its triangles are turned too.
    geometry.setIndex(part.matrixWorld.determinant() < 0 ? index.reverse() : index);
    /** @type {NonNullable<ReturnType<typeof kinds.get>>} */
    const kind = kinds.get(key) ?? {
      material,
      shadow: part.castShadow,
      order: part.renderOrder,
      parts: [],
    };
    kind.parts.push(geometry);
    kinds.set(key, kind);
  });
  const made = new THREE.Group();
  for (const { material, shadow, order, parts } of kinds.values()) {
    const one = mesh(mergeGeometries(parts), material);
    one.castShadow = shadow;
    one.renderOrder = order;
    made.add(one);
  }
  made.position.copy(root.position);
  made.quaternion.copy(root.quaternion);
  made.scale.copy(root.scale);
  return made;
}
