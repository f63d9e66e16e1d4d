import { loadOrderGlobe } from '../../sdk/index.js';
import type { RunningGlobe, WorldMap } from '../../sdk/index.js';
import type { MapDot } from './map-painter.js';

const WIDTH = 2048;
const MAX_RATIO = 2;

/** A phone of the middle class draws the globe, and has nothing left for the show. */
export function isStrongDevice(): boolean {
  const { deviceMemory } = navigator as { readonly deviceMemory?: number };
  return (
    navigator.hardwareConcurrency >= 8 &&
    (deviceMemory ?? 8) >= 8 &&
    matchMedia('(pointer: fine) and (min-width: 900px)').matches
  );
}

/** The globe in place of the map, drawn by an engine that is fetched for it. */
export class GlobeView {
  readonly #running: RunningGlobe;
  readonly #world: WorldMap;

  private constructor(running: RunningGlobe, world: WorldMap) {
    this.#running = running;
    this.#world = world;
  }

  /** Rejects where its library is not there, or the device has no WebGL. */
  static async start(
    canvas: HTMLCanvasElement,
    world: WorldMap,
    colours: { readonly land: string; readonly sea: string },
    options: { readonly turns: boolean; readonly lost: (isLost: boolean) => void },
  ): Promise<GlobeView> {
    const globe = await loadOrderGlobe();
    const surface = surfaceOf(world, colours);
    return new GlobeView(globe.start({ canvas, surface, ...options }), world);
  }

  setDots(dots: readonly MapDot[]): void {
    this.#running.setDots(dots.map((dot) => this.#onGlobe(dot)));
  }

  pulse(dot: MapDot): void {
    this.#running.pulse(this.#onGlobe(dot));
  }

  resize(width: number, height: number): void {
    this.#running.resize(width, height, Math.min(MAX_RATIO, devicePixelRatio));
  }

  setVisible(visible: boolean): void {
    this.#running.setVisible(visible);
  }

  dispose(): void {
    this.#running.dispose();
  }

  #onGlobe(dot: MapDot): Parameters<RunningGlobe['pulse']>[0] {
    return {
      ...this.#world.toDegrees(dot),
      colour: dot.colour,
      size: Math.min(1, dot.radius / 14),
    };
  }
}

/** The land of the flat map, laid out by degrees: no second outline has to be fetched. */
function surfaceOf(
  world: WorldMap,
  { land, sea }: { readonly land: string; readonly sea: string },
): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = WIDTH;
  canvas.height = WIDTH / 2;
  const pen = canvas.getContext('2d');
  if (!pen) return canvas;
  pen.fillStyle = sea;
  pen.fillRect(0, 0, WIDTH, WIDTH / 2);
  pen.fillStyle = land;
  for (const ring of ringsOf(world.land)) {
    const places = ring.map((point) => world.toDegrees(point));
    // The map is cut elsewhere than the picture: each ring is drawn at both ends.
    for (const shift of [-360, 0, 360]) {
      pen.beginPath();
      for (const { longitude, latitude } of places)
        pen.lineTo(
          ((longitude + shift + 180) / 360) * WIDTH,
          ((90 - latitude) / 180) * (WIDTH / 2),
        );
      pen.closePath();
      pen.fill();
    }
  }
  return canvas;
}

/** Corners of the outline: `M`, then relative steps, then `z`. */
function ringsOf(land: string): { x: number; y: number }[][] {
  return land
    .split('z')
    .filter(Boolean)
    .map((ring) => {
      let [x, y] = [0, 0];
      const numbers = ring.match(/-?\d+/g)?.map(Number) ?? [];
      const corners: { x: number; y: number }[] = [];
      for (let index = 0; index + 1 < numbers.length; index += 2) {
        x += numbers[index] ?? 0;
        y += numbers[index + 1] ?? 0;
        corners.push({ x, y });
      }
      return corners;
    });
}
