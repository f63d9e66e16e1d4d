import { VRMRequiredHumanBoneName } from '@pixiv/three-vrm-core';

/** The bones that the loader of figures asks for, each on a node of its own, from 0. */
export function bonesOf(): Record<string, { node: number }> {
  const names = Object.values(VRMRequiredHumanBoneName);
  return Object.fromEntries(names.map((bone, node) => [bone, { node }]));
}
