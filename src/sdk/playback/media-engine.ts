import type { RoomError } from '../room/room-error.js';

/** Anything that can hold a picture; in a page, an element. The domains know no more of it. */
export interface StageHost {
  append(...nodes: unknown[]): void;
}

/** What an engine sees go wrong before it is fatal; the playback decides what to do about it. */
export type EngineTrouble =
  | 'playlist-late'
  | 'playlist-failed'
  | 'playlist-frozen'
  | 'media-late'
  | 'media-failed'
  | 'media-broken';

export interface Rendition {
  readonly id: string;
  /** Bits per second, as the playlist declares it. */
  readonly bitrate: number;
  readonly width: number;
  readonly height: number;
}

/** In-band cue times are already stage times, epoch ms. */
export interface InBandCue {
  readonly id: string;
  readonly start: number;
  readonly end: number;
  readonly language: string;
  readonly text: string;
}

/** What the engine tells; each optional handler is called from a task of its own. */
export interface MediaEngineEvents {
  /** A new picture is on screen. `stageTime` is its programme date-time, or null without one. */
  frame(stageTime: number | null): void;
  /** The picture moves. */
  playing(): void;
  /** The picture waits for data. */
  waiting(): void;
  /** Paused or resumed by somebody else: the browser, the picture-in-picture window. */
  pausedChanged(paused: boolean): void;
  mutedChanged(muted: boolean): void;
  pictureInPictureChanged(active: boolean): void;
  renditionsChanged(renditions: readonly Rendition[], active: string | null): void;
  /** One miss. `fatal` means the engine itself has given up. */
  trouble(kind: EngineTrouble, error: RoomError, fatal: boolean): void;
  /** Data has arrived as it should; misses before it no longer count. */
  healthy(): void;
  ended(): void;
  inBandCue(cue: InBandCue): void;
}

/** A window of the stream that can be played, as stage times in epoch ms. */
export interface SeekableWindow {
  readonly start: number;
  readonly end: number;
}

export interface EngineStart {
  readonly url: string;
  readonly live: boolean;
  /** Start at this stage time; otherwise as near to the live edge as possible. */
  readonly at?: number | undefined;
  /** Follow another engine's picture: asked for whenever the distance matters. */
  readonly follow?: (() => number | null) | undefined;
  readonly muted: boolean;
  readonly paused?: boolean | undefined;
  readonly rendition?: string | undefined;
  readonly lowestFirst?: boolean | undefined;
}

/** One stream in one media element. */
export interface MediaEngine {
  start(start: EngineStart): void;
  play(): Promise<'playing' | 'blocked'>;
  pause(): void;
  /** Stage time of the picture on screen, epoch ms. */
  readonly stageTime: number | null;
  readonly seekable: SeekableWindow | null;
  /** Seconds of media ahead of the picture. */
  readonly forwardBuffer: number;
  /** Seconds the picture is behind the stream's newest part. */
  readonly behindLive: number | null;
  /** Whether there is a picture that can be shown. */
  readonly hasPicture: boolean;
  seek(stageTime: number): void;
  /** Jumps to the newest part and keeps to the live edge from there. */
  goLive(): void;
  muted: boolean;
  /** 0–1. */
  volume: number;
  selectRendition(id: string | 'auto'): void;
  /** Least forward buffer in seconds that the live-edge control aims at; a caption-synced mode asks for more. */
  holdBack: number;
  /** Brings this engine's picture to the front, or hides it; a hidden one may go on sounding. */
  setVisible(visible: boolean): void;
  requestPictureInPicture(): Promise<boolean>;
  /** Reads the stream's own WebVTT in this language from now on; null stops. */
  selectTextTrack(language: string | null): void;
  dispose(): void;
}

/** Makes engines on a stage. Loads the heavy part on first use. */
export interface MediaEngineFactory {
  /** Rejects with a RoomError when the browser can play nothing of the kind. */
  create(host: StageHost, events: MediaEngineEvents, signal: AbortSignal): Promise<MediaEngine>;
}
