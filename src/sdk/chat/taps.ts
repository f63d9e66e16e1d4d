import type { Clock } from '../state/clock.js';

/** A finger taps ten times a second; the site hears of it once. */
const GATHER_MS = 1000;
/** More in one go is no finger. */
const MAX_TAPS = 30;

export interface TapsParts {
  readonly clock: Clock;
  /** Tells the site of so many taps of each kind; answers whether they count. */
  readonly send: (counts: Readonly<Record<string, number>>) => Promise<boolean>;
  readonly changed: () => void;
}

/**
 * Sums by kind, where every lost message is made good by the next; and the viewer's own taps on
 * top of them until the sums contain them.
 */
export class Taps {
  readonly #parts: TapsParts;
  #totals: Readonly<Record<string, number>> = {};
  #gathered = new Map<string, number>();
  /** On their way, or accepted after the last sum. */
  #sent = new Map<string, number>();
  #accepted = new Map<string, number>();
  #callOff: (() => void) | undefined;

  constructor(parts: TapsParts) {
    this.#parts = parts;
  }

  /** By kind, with the viewer's own. */
  get sums(): Readonly<Record<string, number>> {
    const kinds = new Set([
      ...Object.keys(this.#totals),
      ...this.#gathered.keys(),
      ...this.#sent.keys(),
      ...this.#accepted.keys(),
    ]);
    const own = [this.#gathered, this.#sent, this.#accepted];
    return Object.fromEntries(
      [...kinds].map((kind) => [
        kind,
        own.reduce((sum, taps) => sum + (taps.get(kind) ?? 0), this.#totals[kind] ?? 0),
      ]),
    );
  }

  /** What the site counts now. Accepted taps are part of it. */
  setTotals(totals: Readonly<Record<string, number>>): void {
    this.#totals = totals;
    this.#accepted.clear();
    this.#parts.changed();
  }

  tap(kind: string): void {
    const gathered = this.#gathered.get(kind) ?? 0;
    if (gathered >= MAX_TAPS) return;
    this.#gathered.set(kind, gathered + 1);
    this.#callOff ??= this.#parts.clock.after(GATHER_MS, () => {
      this.#callOff = undefined;
      void this.#send();
    });
    this.#parts.changed();
  }

  dispose(): void {
    this.#callOff?.();
    this.#callOff = undefined;
  }

  async #send(): Promise<void> {
    const taps = this.#gathered;
    this.#gathered = new Map();
    addTo(this.#sent, taps, 1);
    const accepted = await this.#parts.send(Object.fromEntries(taps));
    addTo(this.#sent, taps, -1);
    if (accepted) addTo(this.#accepted, taps, 1);
    this.#parts.changed();
  }
}

function addTo(sums: Map<string, number>, taps: ReadonlyMap<string, number>, factor: 1 | -1): void {
  for (const [kind, count] of taps) {
    const sum = (sums.get(kind) ?? 0) + factor * count;
    if (sum > 0) sums.set(kind, sum);
    else sums.delete(kind);
  }
}
