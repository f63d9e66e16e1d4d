import type { PlaybackState, ShowState } from '../../sdk/index.js';

/** What the stage shows over the picture. */
export type StageView =
  | 'before-show'
  | 'loading'
  | 'tap-to-play'
  | 'buffering'
  | 'reconnecting'
  | 'paused'
  | 'intermission'
  | 'ended'
  | 'failed'
  | 'picture';

/** One view for every state of the room. What the viewer can act on wins. */
export function stageView(
  show: Readonly<ShowState> | null,
  playback: Readonly<PlaybackState> | null,
): StageView {
  if (!show || !playback) return 'loading';
  if (show.phase === 'failed' && !show.document) return 'failed';
  if (show.phase !== 'ready' && !show.document) return 'loading';
  if (show.status === 'scheduled') return 'before-show';
  // A room before the show may carry a waiting loop; without a picture it is the countdown.
  if (show.status === 'preshow' && playback.phase !== 'playing') return 'before-show';
  if (playback.phase === 'failed') return 'failed';
  if (show.status === 'ended' || playback.phase === 'ended') return 'ended';
  if (playback.gestureNeeded) return 'tap-to-play';
  if (show.status === 'paused') return 'intermission';
  switch (playback.phase) {
    case 'playing':
      return 'picture';
    case 'idle':
      return 'tap-to-play';
    case 'loading':
    case 'buffering':
    case 'reconnecting':
    case 'paused':
      return playback.phase;
  }
}
