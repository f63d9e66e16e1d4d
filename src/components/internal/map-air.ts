import type { MapPoint } from '../../sdk/index.js';
import type { MapDot } from './map-painter.js';

interface Pulse {
  readonly dot: MapDot;
  readonly from: MapPoint | null;
  readonly startsAt: number;
}

const RING_MS = 1400;
const FLIGHT_MS = 900;
/** How far a ring grows beyond its dot, and how high a flight rises, for its length. */
const REACH = 16;
const LIFT = 0.28;
/** Of a flight, as a share of its way: what is seen of it behind its head. */
const TAIL = 0.22;
/** Between two frames: a ring grows no better with more of them, and each costs the show's own. */
const FRAME_MS = 30;
/** At once: beyond that they are a blur, and cost the show its frames. */
export const MAX_PULSES = 60;

/**
 * What moves over the map: rings around dots, and what flies there from home. On a canvas of its
 * own, as coarse as CSS pixels: nobody sees more on what fades within a second, all its pixels are
 * painted for each frame, and four times as many cost a slow phone a third of its frames. While
 * nothing moves, nothing is drawn.
 */
export class MapAir {
  readonly #canvas: HTMLCanvasElement;
  readonly #pen: CanvasRenderingContext2D | null;
  #scale = 0;
  #pulses: Pulse[] = [];
  #frame = 0;
  #drawnAt = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(canvas: HTMLCanvasElement) {
    this.#canvas = canvas;
    this.#pen = canvas.getContext('2d');
  }

  /** Pulses that are under way or waiting. */
  get pulses(): number {
    return this.#pulses.length;
  }

  /** In CSS pixels; `scale` of them are a pixel of the map. */
  resize(width: number, height: number, scale: number): void {
    this.#scale = scale;
    this.#canvas.width = Math.round(width);
    this.#canvas.height = Math.round(height);
  }

  /** Somebody there has ordered; shown after a while, since nobody needs to know when. */
  pulse(dot: MapDot, from: MapPoint | null, delay: number): void {
    if (this.#pulses.length >= MAX_PULSES) return;
    this.#pulses.push({ dot, from, startsAt: performance.now() + delay });
    this.#pulses.sort((a, b) => a.startsAt - b.startsAt);
    this.#plan();
  }

  /** Nothing moves any more: it is not seen, or the viewer wants it still. */
  still(): void {
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#timer);
    this.#frame = 0;
    this.#pulses = [];
    this.#clear();
  }

  /** With the next pulse, and not before. */
  #plan(): void {
    const [next] = this.#pulses;
    if (this.#frame !== 0 || !next) return;
    clearTimeout(this.#timer);
    const wait = next.startsAt - performance.now();
    if (wait > 0) this.#timer = setTimeout(() => this.#plan(), wait);
    else this.#frame = requestAnimationFrame((now) => this.#draw(now));
  }

  #draw(now: number): void {
    this.#frame = 0;
    const pen = this.#pen;
    if (!pen) return;
    if (now - this.#drawnAt < FRAME_MS) {
      this.#frame = requestAnimationFrame((next) => this.#draw(next));
      return;
    }
    this.#drawnAt = now;
    this.#clear();
    this.#pulses = this.#pulses.filter(({ startsAt }) => now - startsAt < RING_MS);
    const moving = this.#pulses.filter(({ startsAt }) => startsAt <= now);
    for (const { dot, from, startsAt } of moving) {
      pen.strokeStyle = dot.colour;
      this.#ring(pen, dot, (now - startsAt) / RING_MS);
      if (from && now - startsAt < FLIGHT_MS)
        this.#flight(pen, from, dot, (now - startsAt) / FLIGHT_MS);
    }
    if (moving.length > 0) this.#frame = requestAnimationFrame((next) => this.#draw(next));
    else this.#plan();
  }

  #clear(): void {
    this.#pen?.clearRect(0, 0, this.#canvas.width, this.#canvas.height);
  }

  #ring(pen: CanvasRenderingContext2D, { x, y, radius }: MapDot, grown: number): void {
    pen.globalAlpha = 1 - grown;
    pen.lineWidth = 2;
    pen.beginPath();
    const reach = radius + REACH * (1 - (1 - grown) ** 2);
    pen.arc(x * this.#scale, y * this.#scale, reach, 0, 2 * Math.PI);
    pen.stroke();
  }

  /** A piece of a quadratic curve, between two of its points: what has just been flown. */
  #flight(pen: CanvasRenderingContext2D, from: MapPoint, dot: MapDot, flown: number): void {
    const [startX, startY] = [from.x * this.#scale, from.y * this.#scale];
    const [endX, endY] = [dot.x * this.#scale, dot.y * this.#scale];
    const overX = (startX + endX) / 2;
    const overY = (startY + endY) / 2 - LIFT * Math.hypot(endX - startX, endY - startY);
    const tail = Math.max(0, flown - TAIL);
    // The curve's own polar form: its ends, and the point that pulls it.
    const along = (a: number, b: number, c: number, s: number, t: number): number =>
      (1 - s) * (1 - t) * a + (s + t - 2 * s * t) * b + s * t * c;
    const x = (s: number, t: number): number => along(startX, overX, endX, s, t);
    const y = (s: number, t: number): number => along(startY, overY, endY, s, t);
    pen.globalAlpha = Math.min(1, 2 * (1 - flown));
    pen.lineWidth = 2;
    pen.beginPath();
    pen.moveTo(x(tail, tail), y(tail, tail));
    pen.quadraticCurveTo(x(tail, flown), y(tail, flown), x(flown, flown), y(flown, flown));
    pen.stroke();
  }
}
