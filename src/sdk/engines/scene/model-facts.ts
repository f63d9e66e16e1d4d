import { Vector3 } from 'three';
import type { ModelFacts } from '../../product-view/product-scene.js';
import type { LoadedModel } from './load-model.js';

/** What is in a model, for those who show it. */
export function factsOf({ variants, clips, box, root }: LoadedModel): ModelFacts {
  const size = box.getSize(new Vector3());
  let triangles = 0;
  root.traverse((each) => {
    const { geometry } = each as {
      geometry?: { index?: { count: number } | null; attributes: { position?: { count: number } } };
    };
    if (geometry)
      triangles += (geometry.index?.count ?? geometry.attributes.position?.count ?? 0) / 3;
  });
  return {
    variants: variants.names,
    animations: clips.map(({ name }, at) => name || `animation-${at}`),
    size: [size.x, size.y, size.z],
    corner: [box.min.x, box.min.y, box.min.z],
    triangles: Math.floor(triangles),
  };
}
