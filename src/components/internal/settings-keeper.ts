import type { SettingsKeeper } from '../../sdk/index.js';

const KEY = 'live-room:danmaku';

/** Keeps settings in the browser. Where that has no room for them, they are as good as never kept. */
export const settingsKeeper: SettingsKeeper = {
  read() {
    try {
      return JSON.parse(localStorage.getItem(KEY) ?? 'null') as unknown;
    } catch {
      return null;
    }
  },
  write(settings) {
    try {
      localStorage.setItem(KEY, JSON.stringify(settings));
    } catch {
      // Full, or forbidden in this frame.
    }
  },
};
