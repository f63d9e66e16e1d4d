/** In the air at once: more can be neither caught nor afforded. */
const PACKETS = 22;
const FALL_MS = [2600, 4600] as const;
const POP_MS = 260;
/** Spreads any number of them evenly, without a pattern to see. */
const GOLDEN = 0.618;
/** Of a packet; the style sheet has the same. */
const HEIGHT = 54;

/**
 * Packets that fall through a layer: each is one compositor animation, so nothing is computed
 * while they fall. What is caught is counted and decides nothing.
 */
export class PacketRain {
  readonly #layer: HTMLElement;
  readonly #caught: () => void;
  #falls = new Map<HTMLElement, Animation>();

  /** @param layer a positioned box that clips */
  constructor(layer: HTMLElement, caught: () => void) {
    this.#layer = layer;
    this.#caught = caught;
    layer.addEventListener('pointerdown', this.#handleTap);
    for (let index = 0; index < PACKETS; index += 1) {
      const node = document.createElement('i');
      layer.append(node);
      // Spread over the whole way from the first moment on.
      node.style.left = `${Math.round(((index * GOLDEN) % 1) * 88)}%`;
      this.#drop(node, Math.random());
    }
  }

  dispose(): void {
    this.#layer.removeEventListener('pointerdown', this.#handleTap);
    for (const [node, fall] of this.#falls) {
      fall.cancel();
      node.remove();
    }
    this.#falls.clear();
  }

  #drop(node: HTMLElement, along: number): void {
    const [least, most] = FALL_MS;
    const turn = Math.round((Math.random() - 0.5) * 50);
    const way = this.#layer.clientHeight + HEIGHT;
    const fall = node.animate(
      [
        { transform: `translateY(${-HEIGHT}px) rotate(${-turn}deg)` },
        { transform: `translateY(${way}px) rotate(${turn}deg)` },
      ],
      { duration: least + Math.random() * (most - least), iterations: Infinity },
    );
    fall.currentTime = along * least;
    this.#falls.set(node, fall);
  }

  readonly #handleTap = ({ target }: Event): void => {
    if (!(target instanceof HTMLElement)) return;
    const fall = this.#falls.get(target);
    // One that has just been caught is no packet any more.
    if (fall?.playState !== 'running') return;
    this.#caught();
    const { transform } = getComputedStyle(target);
    fall.cancel();
    // It opens where it is, and falls again from above.
    const pop = target.animate(
      [
        { transform, opacity: 1 },
        { transform: `${transform} scale(1.5)`, opacity: 0 },
      ],
      { duration: POP_MS, fill: 'forwards' },
    );
    pop.finished.then(
      () => {
        pop.cancel();
        if (this.#falls.has(target)) this.#drop(target, 0);
      },
      () => undefined,
    );
  };
}
