import type { OrderMoment } from '../../sdk/index.js';

/** Long enough to read, short enough for the next. */
const SHOWN_MS = 4500;
const MAX_WAITING = 3;

/** Shows one moment after the other; the small ones make way for the big. */
export class MomentQueue {
  readonly #show: (moment: OrderMoment | null) => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #waiting: OrderMoment[] = [];
  #last: OrderMoment | undefined;

  /** @param show called with what is on show now */
  constructor(show: (moment: OrderMoment | null) => void) {
    this.#show = show;
  }

  /** Whatever has come since the last call. What was there before the first is no news. */
  follow(moments: readonly OrderMoment[], isFirst: boolean): void {
    const known = this.#last ? moments.indexOf(this.#last) : -1;
    const fresh = moments.slice(known + 1);
    this.#last = moments.at(-1) ?? this.#last;
    if (isFirst || fresh.length === 0) return;
    this.#waiting = [...this.#waiting, ...fresh]
      .filter(({ kind }, index, all) => !isSmall(kind) || index === all.length - 1)
      .slice(-MAX_WAITING);
    if (this.#timer === undefined) this.#next();
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#waiting = [];
    this.#show(null);
  }

  #next(): void {
    const moment = this.#waiting.shift();
    this.#timer = moment && setTimeout(() => this.#next(), SHOWN_MS);
    this.#show(moment ?? null);
  }
}

function isSmall(kind: OrderMoment['kind']): boolean {
  return kind === 'lead' || kind === 'leader';
}
