import type { AttributionKeeper, Room } from '../../sdk/index.js';

const KEY = 'live-room:touches';

const keeper: AttributionKeeper = {
  read() {
    try {
      return JSON.parse(localStorage.getItem(KEY) ?? 'null') as unknown;
    } catch {
      return null;
    }
  },
  write(touches) {
    try {
      localStorage.setItem(KEY, JSON.stringify(touches));
    } catch {
      // Full, or forbidden in this frame.
    }
  },
};

/** Keeps through whom visits came, as long as the viewer agrees to measuring; else erases it. */
export function keepTouches(room: Room, agreed: boolean): void {
  if (agreed) {
    void room.attribution.keepWith(keeper);
    return;
  }
  void room.attribution.keepWith(null);
  try {
    localStorage.removeItem(KEY);
  } catch {
    // Forbidden in this frame: then nothing was kept either.
  }
}
