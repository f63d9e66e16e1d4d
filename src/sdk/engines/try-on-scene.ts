import {
  AmbientLight,
  Box3,
  BufferAttribute,
  BufferGeometry,
  DirectionalLight,
  Group,
  HemisphereLight,
  LoadingManager,
  Matrix4,
  Mesh,
  MeshBasicMaterial,
  PerspectiveCamera,
  Scene,
  SphereGeometry,
  Vector3,
  WebGLRenderer,
  type Object3D,
} from 'three';
import { GLTFLoader } from 'three/addons/loaders/GLTFLoader.js';
import type { CanonicalFace } from '../try-on/face-model.js';
import { canonicalEyes, FIELD_OF_VIEW, type HeadPose } from '../try-on/head-pose.js';
import type { TryOnItem } from '../try-on/try-on.js';

/** A model of glasses has some hundred kilobytes. */
const MAX_BYTES = 20_000_000;
/** Centimetres that glasses and hats are wide; a model outside was made in another unit. */
const WIDTHS = { glasses: [10, 20, 14.5], hat: [14, 45, 19] } as const;
/** Centimetres from the bridge of the nose to the front of the lenses. */
const BEFORE_BRIDGE = 1.1;
/** Share of the depth that is the front of glasses; behind it are the temples. */
const FRONT = 0.2;
/** The skull behind the canonical face, centimetres: middle and half axes. */
const SKULL = { at: [0, 3.2, -4.6], size: [7.5, 10.6, 9.2] } as const;
const BRIDGE = 168;

/**
 * What is worn, over a picture: true in size, behind the head where the head is in front. The canvas
 * has the picture's own size and is clear where nothing is worn.
 */
export class TryOnScene {
  readonly #renderer: WebGLRenderer;
  readonly #scene = new Scene();
  readonly #camera = new PerspectiveCamera((FIELD_OF_VIEW * 180) / Math.PI, 1, 1, 500);
  readonly #head = new Group();
  readonly #eyes: readonly [Vector3, Vector3];
  readonly #bridge: Vector3;
  #item: Object3D | null = null;

  /** Throws where there is no WebGL. */
  constructor(canvas: HTMLCanvasElement, canonical: CanonicalFace) {
    this.#renderer = new WebGLRenderer({
      canvas,
      alpha: true,
      antialias: true,
      // Pictures are taken of it, at any time.
      preserveDrawingBuffer: true,
    });
    const [right, left] = canonicalEyes(canonical.points);
    this.#eyes = [new Vector3(...right), new Vector3(...left)];
    this.#bridge = new Vector3().fromArray(canonical.points, 3 * BRIDGE);
    const key = new DirectionalLight('#fff', 1.6);
    key.position.set(-20, 40, 40);
    const rim = new DirectionalLight('#fff', 0.8);
    rim.position.set(30, 20, -10);
    this.#scene.add(this.#head, key, rim, new HemisphereLight('#fff', '#8a7f78', 1.3));
    this.#scene.add(new AmbientLight('#fff', 0.4));
    this.#head.matrixAutoUpdate = false;
    this.#head.add(...occluders(canonical));
  }

  /** Rejects when it cannot be had; what was worn stays. */
  async load({ kind, model }: TryOnItem, signal: AbortSignal): Promise<void> {
    const item = await loadModel(model, signal);
    signal.throwIfAborted();
    if (kind === 'glasses') this.#placeGlasses(item);
    else placeHat(item);
    this.#takeOff();
    this.#item = item;
    this.#head.add(item);
  }

  /** Draws it on a head; without one, the canvas is clear. */
  draw(pose: HeadPose | null, width: number, height: number): void {
    this.#renderer.setSize(width, height, false);
    this.#camera.aspect = width / height;
    this.#camera.updateProjectionMatrix();
    this.#head.visible = pose !== null;
    if (pose) {
      const [a = 1, b = 0, c = 0, d = 0, e = 1, f = 0, g = 0, h = 0, i = 1] = pose.rotation;
      const [x, y, z] = pose.position;
      this.#head.matrix.copy(new Matrix4().set(a, b, c, x, d, e, f, y, g, h, i, z, 0, 0, 0, 1));
      this.#head.matrixWorldNeedsUpdate = true;
    }
    this.#renderer.render(this.#scene, this.#camera);
  }

  /** Where the middles of the lenses' eyes are in the last picture, pixels: for measurements. */
  pupils(width: number, height: number): readonly (readonly [number, number])[] {
    return this.#eyes.map((eye) => {
      const at = eye.clone().applyMatrix4(this.#head.matrix).project(this.#camera);
      return [((at.x + 1) / 2) * width, ((1 - at.y) / 2) * height];
    });
  }

  dispose(): void {
    this.#takeOff();
    this.#head.traverse(release);
    this.#renderer.dispose();
    this.#renderer.forceContextLoss();
  }

  #takeOff(): void {
    this.#item?.removeFromParent();
    this.#item?.traverse(release);
    this.#item = null;
  }

  /** Lenses before the eyes: by the front of the model, whatever its origin. */
  #placeGlasses(item: Object3D): void {
    const box = scaledBox(item, 'glasses');
    const front = frontOf(item, box.max.z - FRONT * (box.max.z - box.min.z));
    const middle = front.getCenter(new Vector3());
    const eyes = this.#eyes[0].clone().add(this.#eyes[1]).multiplyScalar(0.5);
    item.position.x -= middle.x;
    item.position.y += eyes.y - middle.y;
    item.position.z += this.#bridge.z + BEFORE_BRIDGE - box.max.z;
  }
}

function placeHat(item: Object3D): void {
  const box = scaledBox(item, 'hat');
  // The opening is at the back of the model; a brim sticks out before it.
  item.position.x -= (box.min.x + box.max.x) / 2;
  item.position.y += SKULL.at[1] + 0.42 * SKULL.size[1] - box.min.y;
  item.position.z += SKULL.at[2] - SKULL.size[2] - 0.5 - box.min.z;
}

/** Metres, as glTF has them, become centimetres; then the box of it all. */
function scaledBox(item: Object3D, kind: TryOnItem['kind']): Box3 {
  item.scale.multiplyScalar(100);
  item.updateMatrixWorld(true);
  const width = new Box3().setFromObject(item).getSize(new Vector3()).x;
  const [least, most, usual] = WIDTHS[kind];
  if (!(width > 0) || !Number.isFinite(width)) throw new Error('The model has no size.');
  if (width < least || width > most) item.scale.multiplyScalar(usual / width);
  item.updateMatrixWorld(true);
  return new Box3().setFromObject(item);
}

function frontOf(item: Object3D, from: number): Box3 {
  const front = new Box3();
  const point = new Vector3();
  item.traverse((part) => {
    if (!(part instanceof Mesh)) return;
    const position = (part.geometry as BufferGeometry).getAttribute('position');
    for (let index = 0; index < position.count; index += 1) {
      point.fromBufferAttribute(position, index).applyMatrix4(part.matrixWorld);
      if (point.z >= from) front.expandByPoint(point);
    }
  });
  return front;
}

/** Face and skull: never seen, but they hide what is behind them. */
function occluders({ points, triangles }: CanonicalFace): Mesh[] {
  const face = new BufferGeometry();
  face.setAttribute('position', new BufferAttribute(points, 3));
  face.setIndex(new BufferAttribute(triangles, 1));
  const material = new MeshBasicMaterial({ colorWrite: false });
  const skull = new Mesh(new SphereGeometry(1, 32, 24), material);
  skull.position.set(...SKULL.at);
  skull.scale.set(...SKULL.size);
  const meshes = [new Mesh(face, material), skull];
  for (const mesh of meshes) mesh.renderOrder = -1;
  return meshes;
}

/** One `.glb` with everything in it: what a foreign file asks for elsewhere is not fetched. */
async function loadModel(url: string, signal: AbortSignal): Promise<Object3D> {
  const response = await fetch(url, { signal });
  if (!response.ok) throw new Error(`${url} answers ${response.status}.`);
  const bytes = await response.arrayBuffer();
  if (bytes.byteLength > MAX_BYTES) throw new Error(`${url} has ${bytes.byteLength} bytes.`);
  const manager = new LoadingManager();
  manager.setURLModifier((address) => {
    if (/^(blob|data):/.test(address)) return address;
    throw new Error(`The model asks for ${address}.`);
  });
  const loader = new GLTFLoader(manager);
  if (new TextDecoder().decode(bytes.slice(0, 20_000)).includes('EXT_meshopt_compression')) {
    const { MeshoptDecoder } = await import('three/addons/libs/meshopt_decoder.module.js');
    loader.setMeshoptDecoder(MeshoptDecoder);
  }
  const { scene } = await loader.parseAsync(bytes, '');
  return scene;
}

function release(part: Object3D): void {
  if (!(part instanceof Mesh)) return;
  const { geometry, material } = part as Mesh;
  geometry.dispose();
  for (const one of Array.isArray(material) ? material : [material]) {
    for (const value of Object.values(one) as unknown[])
      if (value && typeof value === 'object' && 'isTexture' in value && 'dispose' in value)
        (value as { dispose(): void }).dispose();
    one.dispose();
  }
}
