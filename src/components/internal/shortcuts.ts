import type { Room } from '../../sdk/index.js';

const TYPING = 'input, textarea, select, [contenteditable], [role="slider"]';

/**
 * Keys of the player, while the focus is inside the room: k play, m sound, c captions, j ten
 * seconds back, l live. Fetched when the focus comes in. Answers whether the key was one of them.
 */
export function handleShortcut(event: KeyboardEvent, room: Room): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return false;
  const [target] = event.composedPath();
  if (target instanceof Element && target.closest(TYPING)) return false;
  const { playback, captions } = room;
  switch (event.key) {
    case 'k':
      if (playback.store.current.phase === 'paused') playback.play();
      else playback.pause();
      return true;
    case 'm':
      playback.setMuted(!playback.store.current.muted);
      return true;
    case 'c':
      captions.selectLanguage(
        captions.store.current.language === null
          ? (captions.store.current.languages[0] ?? null)
          : null,
      );
      return true;
    case 'j':
      playback.skip(-10);
      return true;
    case 'l':
      playback.goLive();
      return true;
    default:
      return false;
  }
}
