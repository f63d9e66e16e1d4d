import type { StageRect } from '../../sdk/index.js';

/** Where these stand on a stage, in shares of it. What is not seen stands nowhere. */
export function obstaclesOn(stage: Element, elements: Iterable<Element>): StageRect[] {
  const box = stage.getBoundingClientRect();
  if (box.width === 0 || box.height === 0) return [];
  const obstacles: StageRect[] = [];
  for (const element of elements) {
    const { left, top, width, height } = element.getBoundingClientRect();
    if (width === 0 || height === 0) continue;
    obstacles.push({
      x: (left - box.left) / box.width,
      y: (top - box.top) / box.height,
      width: width / box.width,
      height: height / box.height,
    });
  }
  return obstacles;
}
