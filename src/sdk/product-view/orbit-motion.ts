import type { CameraOrbit } from './camera-orbit.js';

/** Ms in which half of the way is gone. */
const HALF_LIFE = 50;
/** Nearer than this nobody sees a difference: radians, and shares of the distance. */
const CLOSE = 1e-3;

/** An orbit that goes to where it is sent, quickly at first and then ever slower. */
export class OrbitMotion {
  #now: CameraOrbit;
  #goal: CameraOrbit;

  constructor(start: CameraOrbit) {
    this.#now = start;
    this.#goal = start;
  }

  get now(): CameraOrbit {
    return this.#now;
  }

  get goal(): CameraOrbit {
    return this.#goal;
  }

  get isMoving(): boolean {
    return this.#now !== this.#goal;
  }

  send(goal: CameraOrbit): void {
    this.#goal = goal;
  }

  jump(to: CameraOrbit): void {
    this.#goal = to;
    this.#now = to;
  }

  /** Goes on by `ms`; returns whether it has moved. */
  advance(ms: number): boolean {
    if (!this.isMoving) return false;
    const rest = 0.5 ** (ms / HALF_LIFE);
    const { theta, phi, radius } = this.#goal;
    const far = {
      theta: this.#now.theta - theta,
      phi: this.#now.phi - phi,
      radius: this.#now.radius - radius,
    };
    const isThere =
      Math.abs(far.theta) < CLOSE &&
      Math.abs(far.phi) < CLOSE &&
      Math.abs(far.radius) < CLOSE * radius;
    this.#now = isThere
      ? this.#goal
      : {
          theta: theta + far.theta * rest,
          phi: phi + far.phi * rest,
          radius: radius + far.radius * rest,
        };
    return true;
  }
}

/** How far a spin of so many turns is after `elapsed` of `seconds`: slow at both ends. Radians. */
export function spinAt(turns: number, seconds: number, elapsed: number): number {
  const share = seconds > 0 ? Math.min(1, Math.max(0, elapsed / seconds)) : 1;
  return turns * 2 * Math.PI * (share < 0.5 ? 2 * share * share : 1 - 2 * (1 - share) ** 2);
}
