import {
  VRMExpressionLoaderPlugin,
  VRMHumanoidLoaderPlugin,
  type VRMExpressionManager,
  type VRMHumanoid,
} from '@pixiv/three-vrm-core';
import { Vector3, type Object3D, type WebGLRenderer } from 'three';
import { BONES, EXPRESSIONS, VISEMES, type HostPose } from '../../virtual-host/host-pose.js';
import { inspectVrm } from '../../virtual-host/inspect-vrm.js';
import { loadModel, type LoadedModel } from './load-model.js';
import { readModel } from './read-model.js';
import { sceneError } from './scene-error.js';

/** Where the figure is cut: metres above the floor, and how far its crown is. */
export interface AvatarFrame {
  readonly top: number;
  readonly eyes: number;
  readonly hips: number;
}

/** A figure that can be moved. */
export interface Avatar {
  readonly root: Object3D;
  readonly frame: AvatarFrame;
  readonly credit: string | null;
  /** Takes this pose; `share` (0–1) is how much of the way the body goes, the mouth goes all of it. */
  pose(pose: HostPose, share: number): void;
  dispose(): void;
}

/** Fetches a VRM file, judges it and makes it a figure. Rejects with a `RoomError`. */
export async function loadAvatar(
  url: string,
  { renderer, assets }: { readonly renderer: WebGLRenderer; readonly assets: string },
  signal: AbortSignal,
): Promise<Avatar> {
  const { bytes, model } = await readModel(fetch(url, { signal }), () => undefined, signal);
  const facts = inspectVrm(model.json);
  if (!facts.ok) throw facts.error;
  const loaded = await loadModel(bytes, model, { renderer, assets }, [
    (parser) => new VRMHumanoidLoaderPlugin(parser),
    (parser) => new VRMExpressionLoaderPlugin(parser),
  ]);
  const { vrmHumanoid: humanoid, vrmExpressionManager: expressions } = loaded.userData as {
    vrmHumanoid?: VRMHumanoid | null;
    vrmExpressionManager?: VRMExpressionManager | null;
  };
  try {
    // A figure without its clothes is worse than none.
    await loaded.whole();
    signal.throwIfAborted();
    if (!humanoid) throw sceneError('view-model-invalid', 'The model has no bones to move.');
    return avatarOf(loaded, humanoid, expressions ?? null, facts.value);
  } catch (cause) {
    loaded.dispose();
    throw cause;
  }
}

function avatarOf(
  loaded: LoadedModel,
  humanoid: VRMHumanoid,
  expressions: VRMExpressionManager | null,
  { version, credit }: { readonly version: 0 | 1; readonly credit: string | null },
): Avatar {
  const { root, box } = loaded;
  // Files of version 0 look away from us, so that two of their axes point the other way.
  const side = version === 0 ? -1 : 1;
  if (version === 0) root.rotation.y = Math.PI;
  root.traverse((each) => {
    // Boxes of a figure at rest: its raised hand would be left out.
    each.frustumCulled = false;
  });
  root.updateMatrixWorld(true);
  const height = (bone: 'head' | 'hips'): number =>
    humanoid.getRawBoneNode(bone)?.getWorldPosition(new Vector3()).y ?? 0;
  const frame = frameOf(height('head'), height('hips'), box.max.y);
  const goTo = (name: string, goal: number, share: number): void => {
    const now = expressions?.getValue(name) ?? 0;
    expressions?.setValue(name, now + (goal - now) * share);
  };
  return {
    root,
    frame,
    credit,
    pose({ mouth, expressions: felt, bones }, share) {
      for (const bone of BONES) {
        const node = humanoid.getNormalizedBoneNode(bone);
        if (!node) continue;
        const { rotation } = node;
        const [x, y, z] = bones[bone];
        rotation.x += (side * x - rotation.x) * share;
        rotation.y += (y - rotation.y) * share;
        rotation.z += (side * z - rotation.z) * share;
      }
      for (const name of EXPRESSIONS) goTo(name, felt[name] ?? 0, share);
      goTo('blink', felt.blink ?? 0, 1);
      for (const viseme of VISEMES) goTo(viseme, mouth[viseme], 1);
      humanoid.update();
      expressions?.update();
    },
    dispose: () => loaded.dispose(),
  };
}

/** A figure may be a giant or a doll, and its head may hang where nobody expects it: in proportion. */
function frameOf(head: number, hips: number, top: number): AvatarFrame {
  const trunk = Math.max(0.05, head - hips);
  const crown = Math.min(Math.max(top, head + 0.2 * trunk), head + 0.9 * trunk);
  return { top: crown, eyes: head + (crown - head) * 0.35, hips };
}
