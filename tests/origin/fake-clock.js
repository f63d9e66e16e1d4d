// @ts-check
// A clock that stands still until a test turns it.

export class FakeClock {
  /** @param {number} now */
  constructor(now) {
    this.#now = now;
  }

  #now;
  #made = 0;
  /** @type {Map<number, { run: () => void, due: number }>} */
  #timers = new Map();
  /** @type {{ due: number, resolve: () => void }[]} */
  #awaited = [];

  now = () => this.#now;

  /** @type {import('../../demo/origin/clock.js').Clock['setTimer']} */
  setTimer = (run, ms) => {
    const id = ++this.#made;
    const due = this.#now + ms;
    this.#timers.set(id, { run, due });
    this.#awaited = this.#awaited.filter((wait) => {
      if (wait.due === due) wait.resolve();
      return wait.due !== due;
    });
    return id;
  };

  /** @param {any} id */
  clearTimer = (id) => {
    this.#timers.delete(id);
  };

  get timers() {
    return this.#timers.size;
  }

  /** @param {number} due Resolves when something waits for exactly this time. */
  async armed(due) {
    if ([...this.#timers.values()].some((timer) => timer.due === due)) return;
    await new Promise((resolve) => this.#awaited.push({ due, resolve: () => resolve(undefined) }));
  }

  /** @param {number} time Moves on, running what is due on the way in its order. */
  turnTo(time) {
    for (;;) {
      const [id, next] = [...this.#timers].sort(([, a], [, b]) => a.due - b.due)[0] ?? [];
      if (id === undefined || !next || next.due > time) break;
      this.#timers.delete(id);
      this.#now = Math.max(this.#now, next.due);
      next.run();
    }
    this.#now = time;
  }

  /** @param {number} ms */
  advance(ms) {
    this.turnTo(this.#now + ms);
  }
}
