import type { ProductScene } from './product-view/product-scene.js';
import type * as tools from './product-view/view-tools.js';

export type ViewTools = typeof tools;

/** The engine of the 3D views. Rejects where its library is not there. */
export async function loadProductScene(): Promise<ProductScene> {
  return (await import('./engines/product-scene.js')).productScene;
}

/** Orbits, variants, dimensions, ways into AR: pure functions, fetched with the views. */
export function loadViewTools(): Promise<ViewTools> {
  return import('./product-view/view-tools.js');
}
