import type { ModelJson } from './model-schema.js';

/** Deeper than any tool nests; a loader walks it by recursion. */
const DEEPEST = 64;

/** What is wrong with how the nodes hang together; undefined where nothing is. */
export function treeFault({ nodes, scenes, meshes }: ModelJson): string | undefined {
  const parents = new Map<number, number>();
  for (const [at, { children, mesh }] of nodes.entries()) {
    if (mesh !== undefined && !meshes[mesh]) return `nodes.${at}: there is no mesh ${mesh}.`;
    for (const child of children) {
      if (!nodes[child]) return `nodes.${at}: there is no node ${child}.`;
      if (parents.has(child)) return `nodes.${child}: it hangs on two others.`;
      parents.set(child, at);
    }
  }
  for (const at of nodes.keys()) {
    let depth = 0;
    for (let up = parents.get(at); up !== undefined; up = parents.get(up)) {
      depth += 1;
      // A ring has no end.
      if (depth > DEEPEST) return `nodes.${at}: it hangs too deep.`;
    }
  }
  const missing = scenes.flatMap((scene) => scene.nodes).find((at) => !nodes[at]);
  return missing === undefined ? undefined : `scenes: there is no node ${missing}.`;
}
