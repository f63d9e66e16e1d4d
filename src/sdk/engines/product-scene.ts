import type { ProductScene } from '../product-view/product-scene.js';
import { pageStage, presentStage } from './scene/page-stage.js';
import { StagedView } from './scene/scene-view.js';

/** 3D by three.js: all views of a page draw with one WebGL context. */
export const productScene: ProductScene = {
  open(parts) {
    return new StagedView(pageStage(), parts);
  },
  async canPlace() {
    return (await import('./scene/ar-session.js')).canPlace();
  },
  get counts() {
    const stage = presentStage();
    const memory = stage?.renderer.info.memory;
    return {
      contexts: stage ? 1 : 0,
      views: stage?.views ?? 0,
      frames: stage?.frames ?? 0,
      geometries: memory?.geometries ?? 0,
      textures: memory?.textures ?? 0,
    };
  },
};
