/** More at a time is fog. */
const MAX_IN_AIR = 14;
/** Of a crowd that taps, so many fly at once, and four a second: each costs every frame a little. */
const MAX_AT_ONCE = 3;
const CROWD_GAP_MS = 250;
const FLIGHT_MS = 1900;

/**
 * Lets hearts and other reactions fly up inside a layer. Nothing of it goes through a rendering,
 * and nothing depends on it: without motion, or in the background, none fly.
 */
export class FlyingTaps {
  readonly #layer: () => HTMLElement | null;
  readonly #still = matchMedia('(prefers-reduced-motion: reduce)');
  /** How many of the crowd may fly now, and since when that is so. */
  #places = MAX_AT_ONCE;
  #countedAt = 0;
  #sums = new Map<string, number>();
  #turn = 0;

  constructor(layer: () => HTMLElement | null) {
    this.#layer = layer;
  }

  /** What everybody tapped until now, by sign. The first sums are of before. */
  follow(sums: ReadonlyMap<string, number>): void {
    const now = performance.now();
    this.#places = Math.min(MAX_AT_ONCE, this.#places + (now - this.#countedAt) / CROWD_GAP_MS);
    this.#countedAt = now;
    for (const [sign, sum] of sums) {
      const before = this.#sums.get(sign);
      this.#sums.set(sign, sum);
      if (before === undefined) continue;
      for (let left = sum - before; left > 0 && this.#places >= 1; left--, this.#places--) {
        this.fly(sign);
      }
    }
  }

  fly(sign: string): void {
    const layer = this.#layer();
    if (!layer || document.hidden || layer.childElementCount >= MAX_IN_AIR) return;
    if (this.#still.matches) return;
    const node = document.createElement('span');
    node.textContent = sign;
    layer.append(node);
    // A fan instead of chance: seven paths in turn never lie on each other.
    const path = (this.#turn++ * 3) % 7;
    const sway = (path - 3) * 5;
    const flight = node.animate(
      [
        { transform: 'translate(0, 0) scale(0.5)', opacity: 0 },
        { transform: `translate(${sway}px, -28px) scale(1.15)`, opacity: 1, offset: 0.18 },
        { transform: `translate(${-sway}px, -90px) scale(1)`, opacity: 0.9, offset: 0.6 },
        { transform: `translate(${sway}px, -150px) scale(0.85)`, opacity: 0 },
      ],
      { duration: FLIGHT_MS + path * 90, easing: 'ease-out' },
    );
    flight.onfinish = flight.oncancel = () => node.remove();
  }
}
