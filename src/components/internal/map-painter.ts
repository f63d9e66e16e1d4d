import type { MapPoint, WorldMap } from '../../sdk/index.js';
import { bordersOf } from './map-borders.js';

export interface MapDot extends MapPoint {
  readonly code: string;
  /** CSS pixels. */
  readonly radius: number;
  readonly colour: string;
  /** The second side of a battle is told by its shape, too. */
  readonly shape: 'circle' | 'diamond';
}

export interface MapColours {
  readonly land: string;
  readonly border: string;
  /** Around a dot, so that one before the other can be told apart. */
  readonly rim: string;
}

/** Sharper than that nobody sees, and each pixel costs. */
const MAX_RATIO = 2;

/** Draws land and dots on a canvas, once for all that has changed together. */
export class MapPainter {
  readonly #canvas: HTMLCanvasElement;
  readonly #world: WorldMap;
  readonly #land: Path2D;
  #borders: Path2D | null = null;
  #scale = 0;
  #ratio = 1;
  #colours: MapColours = { land: '#888', border: '#fff', rim: '#fff' };
  #dots: readonly MapDot[] = [];
  #planned = false;

  constructor(canvas: HTMLCanvasElement, world: WorldMap) {
    this.#canvas = canvas;
    this.#world = world;
    this.#land = new Path2D(world.land);
  }

  resize(width: number, ratio: number): void {
    const { width: mapWidth, height } = this.#world;
    const sharp = Math.min(MAX_RATIO, ratio);
    const scale = width / mapWidth;
    if (scale === this.#scale && sharp === this.#ratio) return;
    this.#scale = scale;
    this.#ratio = sharp;
    this.#canvas.width = Math.round(width * sharp);
    this.#canvas.height = Math.round(height * scale * sharp);
    this.#drawSoon();
  }

  setLook(colours: MapColours, borders: object | string | null): void {
    this.#colours = colours;
    this.#borders = borders === null ? null : bordersOf(borders, this.#world);
    this.#drawSoon();
  }

  setDots(dots: readonly MapDot[]): void {
    this.#dots = dots;
    this.#drawSoon();
  }

  #drawSoon(): void {
    if (this.#planned) return;
    this.#planned = true;
    queueMicrotask(() => {
      this.#planned = false;
      this.#draw();
    });
  }

  #draw(): void {
    const pen = this.#canvas.getContext('2d');
    if (!pen || this.#scale === 0) return;
    pen.clearRect(0, 0, this.#canvas.width, this.#canvas.height);
    pen.save();
    pen.scale(this.#scale * this.#ratio, this.#scale * this.#ratio);
    pen.fillStyle = this.#colours.land;
    pen.fill(this.#land);
    if (this.#borders) {
      pen.strokeStyle = this.#colours.border;
      pen.lineWidth = 0.7 / this.#scale;
      pen.stroke(this.#borders);
    }
    pen.restore();
    pen.save();
    pen.scale(this.#ratio, this.#ratio);
    pen.lineWidth = 1;
    pen.strokeStyle = this.#colours.rim;
    // The large first, so that none is hidden.
    for (const dot of [...this.#dots].sort((a, b) => b.radius - a.radius)) {
      pen.fillStyle = dot.colour;
      pen.beginPath();
      this.#trace(pen, dot);
      pen.fill();
      pen.stroke();
    }
    pen.restore();
  }

  #trace(pen: CanvasRenderingContext2D, { x, y, radius, shape }: MapDot): void {
    const [left, top] = [x * this.#scale, y * this.#scale];
    if (shape === 'circle') {
      pen.arc(left, top, radius, 0, 2 * Math.PI);
      return;
    }
    const reach = radius * 1.25;
    pen.moveTo(left, top - reach);
    pen.lineTo(left + reach, top);
    pen.lineTo(left, top + reach);
    pen.lineTo(left - reach, top);
    pen.closePath();
  }
}
