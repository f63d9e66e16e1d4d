import type { BlockListKeeper, Room, SettingsKeeper } from '../../sdk/index.js';

/** Keeps things in the browser. Where that has no room for them, they are as good as never kept. */
function keeper(key: string): SettingsKeeper & BlockListKeeper {
  return {
    read() {
      try {
        return JSON.parse(localStorage.getItem(key) ?? 'null') as unknown;
      } catch {
        return null;
      }
    },
    write(value: unknown) {
      try {
        localStorage.setItem(key, JSON.stringify(value));
      } catch {
        // Full, or forbidden in this frame.
      }
    },
  };
}

const danmaku = keeper('live-room:danmaku');
const blocked = keeper('live-room:blocked');

/** Keeps over visits what the viewer sets and whom they hide, as long as they agree to that. */
export function keepSettings(room: Room | null, agreed: boolean): void {
  room?.danmaku.keepWith(agreed ? danmaku : null);
  room?.chat.keepWith(agreed ? blocked : null);
}
