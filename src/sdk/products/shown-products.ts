import { StageLog } from '../state/stage-log.js';

type Shown = Readonly<Record<string, number>>;

/** When each product was on the stage last, as of the present picture. */
export class ShownProducts {
  readonly #log = new StageLog<true>();
  #told: unknown = null;

  add(productId: string, stageTime: number): void {
    this.#log.set(productId, true, stageTime);
  }

  /** What a snapshot states was shown: only what is not known yet is news. */
  addAll(entries: readonly { readonly productId: string; readonly at: number }[]): void {
    const known = this.#log.at(Infinity);
    for (const { productId, at } of entries) {
      if ((known.get(productId)?.at ?? -Infinity) < at) this.add(productId, at);
    }
  }

  /** Undefined while nothing is new. */
  at(stageTime: number): Shown | undefined {
    const held = this.#log.at(stageTime);
    if (held === this.#told) return undefined;
    this.#told = held;
    return Object.fromEntries([...held].map(([id, { at }]) => [id, at]));
  }
}
