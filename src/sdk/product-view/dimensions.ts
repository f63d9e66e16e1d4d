import type { Vector } from './camera-orbit.js';
import type { ScenePoint } from './product-scene.js';

/** A line along the model, and how long it is. */
export interface Dimension {
  readonly axis: 'width' | 'height' | 'depth';
  readonly from: string;
  readonly to: string;
  readonly metres: number;
}

/** Away from the model, as a share of its longest side. */
const GAP = 0.04;

/** Points to put the three dimensions of a box at, as seen from its front left. */
export function dimensionsOf(
  corner: Vector,
  size: Vector,
): { readonly points: readonly ScenePoint[]; readonly lines: readonly Dimension[] } {
  const [x, y, z] = corner;
  const [width, height, depth] = size;
  const gap = GAP * Math.max(width, height, depth);
  const [right, top, front] = [x + width, y + height, z + depth];
  const at = (id: string, position: Vector): ScenePoint => ({ id: `dimension-${id}`, position });
  return {
    points: [
      at('width-from', [x, y, front + gap]),
      at('width-to', [right, y, front + gap]),
      at('height-from', [x - gap, y, front]),
      at('height-to', [x - gap, top, front]),
      at('depth-from', [right + gap, y, front]),
      at('depth-to', [right + gap, y, z]),
    ],
    lines: (['width', 'height', 'depth'] as const).map((axis, index) => ({
      axis,
      from: `dimension-${axis}-from`,
      to: `dimension-${axis}-to`,
      metres: size[index] ?? 0,
    })),
  };
}

/** A length as people of a place say it: `12.5 cm`, `2.14 m`, or inches. */
export function lengthParts(
  metres: number,
  system: 'metric' | 'imperial',
): { readonly value: number; readonly unit: 'centimeter' | 'meter' | 'inch' } {
  if (system === 'imperial') return { value: metres / 0.0254, unit: 'inch' };
  return metres < 1.5
    ? { value: metres * 100, unit: 'centimeter' }
    : { value: metres, unit: 'meter' };
}
