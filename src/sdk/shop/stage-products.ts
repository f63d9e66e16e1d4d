import type { RoomAnnouncer } from '../room/room-events.js';
import { StageLog, type Held } from '../state/stage-log.js';

/** More would cover the picture. */
const MAX_PINS = 3;
/**
 * A longer step forward is a jump: what lies between was not seen, and is not announced. Catching
 * up with the live edge takes steps of up to four seconds.
 */
const LONGEST_STEP = 5000;

type Options = Readonly<Record<string, string>>;

/** What the stage shows of the products at one picture. */
export interface StagedProducts {
  readonly pins: readonly string[];
  readonly highlights: Readonly<Record<string, Options>>;
}

/** Pins and highlights by stage time: right after a rewind, and for those who come late. */
export class StageProducts {
  readonly #announcer: RoomAnnouncer;
  readonly #changed: (staged: StagedProducts) => void;
  readonly #pins = new StageLog<true>();
  readonly #highlights = new StageLog<Options>();
  #shownPins: ReadonlyMap<string, Held<true>> = new Map();
  #shownHighlights: ReadonlyMap<string, Held<Options>> = new Map();
  #stageTime = -Infinity;

  /** @param changed called with the new truth, only when it is another one */
  constructor(announcer: RoomAnnouncer, changed: (staged: StagedProducts) => void) {
    this.#announcer = announcer;
    this.#changed = changed;
  }

  pin(productId: string, stageTime: number): void {
    this.#pins.set(productId, true, stageTime);
    this.#show(true);
  }

  unpin(productId: string, stageTime: number): void {
    this.#pins.clear(productId, stageTime);
    this.#show(true);
  }

  highlight(productId: string, options: Options, stageTime: number): void {
    this.#highlights.set(productId, options, stageTime);
    this.#show(false);
  }

  /** All pins there are, as of this stage time. Not announced: nothing has just happened. */
  resetPins(pins: readonly { productId: string; at: number }[], stageTime: number): void {
    const truth = pins.map(({ productId, at }) => [productId, { value: true, at }] as const);
    this.#pins.reconcile(new Map(truth), stageTime);
    this.#show(false);
  }

  /** The picture on screen has this stage time now. */
  advance(stageTime: number): void {
    const step = stageTime - this.#stageTime;
    this.#stageTime = stageTime;
    this.#show(step > 0 && step <= LONGEST_STEP);
  }

  #show(announced: boolean): void {
    const pins = this.#pins.at(this.#stageTime);
    const highlights = this.#highlights.at(this.#stageTime);
    const before = this.#shownPins;
    if (pins === before && highlights === this.#shownHighlights) return;
    this.#shownPins = pins;
    this.#shownHighlights = highlights;
    this.#changed({
      pins: [...pins.keys()].reverse().slice(0, MAX_PINS),
      // Own properties, whatever the ids are.
      highlights: Object.fromEntries([...highlights].map(([id, { value }]) => [id, value])),
    });
    if (announced) this.#announce(before, pins);
  }

  #announce(before: ReadonlyMap<string, Held<true>>, after: ReadonlyMap<string, Held<true>>): void {
    for (const productId of before.keys()) {
      if (after.has(productId)) continue;
      this.#announcer.announce('product-unpinned', { productId, stageTime: this.#stageTime });
    }
    for (const [productId, { at }] of after) {
      if (before.get(productId)?.at === at) continue;
      this.#announcer.announce('product-pinned', { productId, stageTime: at });
    }
  }
}
