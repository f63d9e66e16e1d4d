import type { RoomError } from '../room/room-error.js';
import type { LocalizedText, SourceRole } from '../show/show-document.js';
import type { Rendition } from './media-engine.js';

export type PlaybackPhase =
  | 'idle'
  | 'loading'
  | 'playing'
  | 'paused'
  /** The picture waits for data; it is expected in a moment. */
  | 'buffering'
  /** The stream is lost; the room keeps trying. */
  | 'reconnecting'
  | 'ended'
  | 'failed';

export interface PlaybackState {
  readonly phase: PlaybackPhase;
  readonly muted: boolean;
  readonly volume: number;
  /** The browser will play only after a tap. */
  readonly gestureNeeded: boolean;
  readonly live: boolean;
  /** Within a few seconds of the newest picture, and following it. */
  readonly atLiveEdge: boolean;
  /** Whole seconds behind the live edge; refreshed about once a second. */
  readonly behindLive: number | null;
  /** Stage times, epoch ms; refreshed about once a second. */
  readonly seekable: { readonly start: number; readonly end: number } | null;
  /** Stage time of the picture in whole seconds (epoch ms); for clocks, not for syncing. */
  readonly position: number | null;
  readonly angles: readonly {
    readonly id: string;
    readonly name: LocalizedText;
    readonly poster?: string | undefined;
  }[];
  readonly angleId: string | null;
  /** An angle that was asked for and is not on screen yet. */
  readonly pendingAngleId: string | null;
  readonly sourceRole: SourceRole;
  readonly renditions: readonly Rendition[];
  /** The viewer's choice. */
  readonly rendition: string | 'auto';
  /** What is on screen. */
  readonly activeRendition: string | null;
  readonly pictureInPicture: boolean;
  /** From joining to the first picture, ms; null before it. */
  readonly firstPictureMs: number | null;
  readonly error: RoomError | null;
}

/** Before anything was loaded. */
export const BEFORE_PLAYBACK: PlaybackState = {
  phase: 'idle',
  muted: true,
  volume: 1,
  gestureNeeded: false,
  live: false,
  atLiveEdge: false,
  behindLive: null,
  seekable: null,
  position: null,
  angles: [],
  angleId: null,
  pendingAngleId: null,
  sourceRole: 'primary',
  renditions: [],
  rendition: 'auto',
  activeRendition: null,
  pictureInPicture: false,
  firstPictureMs: null,
  error: null,
};
