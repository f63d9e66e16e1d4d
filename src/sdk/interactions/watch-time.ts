import type { Clock } from '../state/clock.js';
import type { DisposalScope } from '../state/disposal-scope.js';

export interface WatchTimeParts {
  readonly clock: Clock;
  readonly scope: DisposalScope;
  /** Whether the picture moves and the page is in view. */
  readonly watching: () => boolean;
  /** Ids of rewards that are open. */
  readonly open: () => readonly string[];
  /** Known so far, here or to the site. */
  readonly watched: (id: string) => number;
  readonly changed: (id: string, watchedMs: number) => void;
  readonly tell: (id: string) => void;
}

const STEP = 1000;
/** The site is told so often; it keeps count of its own. */
const TELL_EVERY = 30_000;

/** Counts how long a viewer has really watched, for as long as there is a reward for it. */
export function startWatch(parts: WatchTimeParts): void {
  const { clock, scope, watching, open, watched, changed, tell } = parts;
  let last = clock.now();
  const step = (): void => {
    const now = clock.now();
    // A timer that was asleep says nothing of what was watched meanwhile.
    const passed = Math.min(now - last, 2 * STEP);
    last = now;
    if (!watching()) return;
    for (const id of open()) {
      const before = watched(id);
      const after = Math.round(before + passed);
      changed(id, after);
      if (Math.floor(before / TELL_EVERY) !== Math.floor(after / TELL_EVERY)) tell(id);
    }
  };
  scope.add(clock.every(STEP, step));
}
