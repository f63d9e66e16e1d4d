import {
  Box3,
  Mesh,
  Texture,
  Vector3,
  type AnimationClip,
  type Material,
  type Object3D,
  type WebGLRenderer,
} from 'three';
import {
  GLTFLoader,
  type GLTFLoaderPlugin,
  type GLTFParser,
} from 'three/addons/loaders/GLTFLoader.js';
import { frameOf, type Frame } from '../../product-view/framing.js';
import type { InspectedModel } from '../../product-view/inspect-model.js';
import { ModelImages, type ModelParser } from './model-images.js';
import { ModelVariants } from './model-variants.js';
import { sceneError } from './scene-error.js';

export interface LoadedModel {
  readonly root: Object3D;
  readonly variants: ModelVariants;
  readonly clips: readonly AnimationClip[];
  readonly box: Box3;
  readonly frame: Frame;
  /** What the plugins have made of it. */
  readonly userData: Readonly<Record<string, unknown>>;
  /** Its images are there: until then it can be drawn, but not be seen. */
  whole(): Promise<void>;
  dispose(): void;
}

interface Loaders {
  readonly renderer: WebGLRenderer;
  readonly assets: string;
}

/** Corners that the frame is made of: of larger models every few. */
const MOST_CORNERS = 100_000;

/** Decoders are kept: their workers take as long to start as a model takes to unpack. */
const decoders = new Map<string, unknown>();

async function decoder<Made>(key: string, make: () => Promise<Made>): Promise<Made> {
  const known = decoders.get(key) as Promise<Made> | undefined;
  const making = known ?? make();
  decoders.set(key, making);
  try {
    return await making;
  } catch (cause) {
    decoders.delete(key);
    throw sceneError('view-decoder-missing', 'A decoder cannot be had.', cause);
  }
}

/** Makes a model of a file that was found to be in order. Rejects with a `RoomError`. */
export async function loadModel(
  bytes: Uint8Array<ArrayBuffer>,
  { needs, variants }: Pick<InspectedModel, 'needs' | 'variants'>,
  { renderer, assets }: Loaders,
  plugins: readonly ((parser: GLTFParser) => GLTFLoaderPlugin)[] = [],
): Promise<LoadedModel> {
  const loader = new GLTFLoader();
  const [draco, ktx2, meshopt] = await Promise.all([
    needs.draco &&
      decoder(`draco ${assets}`, async () => {
        const { dracoDecoder } = await import('./draco-decoder.js');
        return dracoDecoder(assets);
      }),
    needs.ktx2 &&
      decoder(`ktx2 ${assets}`, async () => {
        const { ktx2Decoder } = await import('./ktx2-decoder.js');
        return ktx2Decoder(assets, renderer);
      }),
    needs.meshopt &&
      decoder('meshopt', async () => (await import('./meshopt-decoder.js')).meshoptDecoder),
  ]);
  if (draco) loader.setDRACOLoader(draco);
  if (ktx2) loader.setKTX2Loader(ktx2);
  if (meshopt) loader.setMeshoptDecoder(meshopt);
  const images = new ModelImages();
  loader.register((parser) => images.plug(parser as unknown as ModelParser));
  for (const plugin of plugins) loader.register(plugin);
  const readable = async <Made>(made: Promise<Made>): Promise<Made> => {
    try {
      return await made;
    } catch (cause) {
      throw sceneError('view-model-invalid', 'The model cannot be read.', cause);
    }
  };
  const { scene, parser, animations, userData } = await readable(
    loader.parseAsync(bytes.buffer, ''),
  );
  return {
    ...measured(scene, new ModelVariants(variants, parser, scene), animations),
    userData,
    whole: () => readable(images.settle(() => texturesOf(scene))),
  };
}

function measured(
  root: Object3D,
  variants: ModelVariants,
  clips: readonly AnimationClip[],
): Omit<LoadedModel, 'whole' | 'userData'> {
  root.updateMatrixWorld(true);
  const corners = cornersOf(root);
  const box = new Box3().setFromArray(corners);
  const middle = box.getCenter(new Vector3());
  const frame = frameOf(corners, [middle.x, middle.y, middle.z]);
  if (!frame) throw sceneError('view-model-invalid', 'The model has no size that could be shown.');
  const dispose = (): void => {
    root.traverse((each) => {
      if (each instanceof Mesh) (each as Mesh).geometry.dispose();
    });
    materialsOf(root).forEach(disposeMaterial);
    void variants.all().then((all) => all.forEach(disposeMaterial));
  };
  return { root, variants, clips, box, frame, dispose };
}

/** Where the corners are in the scene: x, y, z after each other. */
function cornersOf(root: Object3D): number[] {
  let total = 0;
  root.traverse((each) => {
    if (each instanceof Mesh) total += (each as Mesh).geometry.attributes.position?.count ?? 0;
  });
  const stride = Math.max(1, Math.ceil(total / MOST_CORNERS));
  const corners: number[] = [];
  const at = new Vector3();
  root.traverse((each) => {
    if (!(each instanceof Mesh)) return;
    const mesh = each as Mesh;
    const count = mesh.geometry.attributes.position?.count ?? 0;
    for (let index = 0; index < count; index += stride) {
      mesh.getVertexPosition(index, at).applyMatrix4(mesh.matrixWorld);
      corners.push(at.x, at.y, at.z);
    }
  });
  return corners;
}

function materialsOf(root: Object3D): ReadonlySet<Material> {
  const materials = new Set<Material>();
  root.traverse((each) => {
    if (each instanceof Mesh)
      for (const one of [(each as Mesh).material].flat()) materials.add(one);
  });
  return materials;
}

function texturesOf(root: Object3D): readonly Texture[] {
  return [...materialsOf(root)].flatMap(texturesIn);
}

const texturesIn = (material: Material): readonly Texture[] =>
  Object.values(material).filter((value) => value instanceof Texture);

function disposeMaterial(material: Material): void {
  for (const texture of texturesIn(material)) {
    texture.dispose();
    // Pictures lie outside of the heap: the browser does not know how much they are.
    if (texture.image instanceof ImageBitmap) texture.image.close();
  }
  material.dispose();
}
