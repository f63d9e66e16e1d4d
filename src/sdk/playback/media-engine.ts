import type { AudioSink } from '../captions/audio-source.js';
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
  /** More words may follow, and the last ones may change. */
  readonly open?: boolean | undefined;
}

/** What the engine tells. */
export interface MediaEngineEvents {
  /** A new picture is on screen. `stageTime` is its programme date-time, or null without one. */
  readonly frame: (stageTime: number | null) => void;
  /** The picture moves. */
  readonly playing: () => void;
  /** The picture waits for data. */
  readonly waiting: () => void;
  /** Paused or resumed by somebody else: the browser, the picture-in-picture window. */
  readonly pausedChanged: (paused: boolean) => void;
  readonly mutedChanged: (muted: boolean) => void;
  readonly pictureInPictureChanged: (active: boolean) => void;
  readonly renditionsChanged: (renditions: readonly Rendition[], active: string | null) => void;
  /** One miss. `fatal` means the engine itself has given up. */
  readonly trouble: (kind: EngineTrouble, error: RoomError, fatal: boolean) => void;
  /** Data has arrived as it should; misses before it no longer count. */
  readonly healthy: () => void;
  readonly ended: () => void;
  readonly inBandCue: (cue: InBandCue) => void;
}

/** A window of the stream that can be played, as stage times in epoch ms. */
export interface SeekableWindow {
  readonly start: number;
  readonly end: number;
}

/** Files that carry a stretch of the stream, of the rendition on screen. */
export interface StretchOfMedia {
  /** What every file needs before it, as one; null where they stand alone. */
  readonly init: string | null;
  readonly files: readonly {
    readonly url: string;
    /** Stage time of its first picture, epoch ms. */
    readonly start: number;
    readonly end: number;
    /** Of a file that is larger, `[first, last + 1]` byte. */
    readonly range: readonly [number, number] | null;
  }[];
}

export interface EngineStart {
  readonly url: string;
  readonly live: boolean;
  /** Start at this stage time, epoch ms; otherwise as near to the live edge as possible. */
  readonly at?: number | undefined;
  /**
   * The picture this one shall come to stand beside: its stage time, asked again while loading; null
   * when there is none to keep up with. Goes before `at`.
   */
  readonly beside?: (() => number | null) | undefined;
  /** Keep to the live edge from the start; otherwise the rate is left to the caller. */
  readonly followEdge: boolean;
  readonly muted: boolean;
  /** Begin with the smallest rendition: for a picture that is only being kept ready. */
  readonly smallest?: boolean | undefined;
}

/** One stream in one media element. */
export interface MediaEngine {
  play(): Promise<'playing' | 'blocked'>;
  /** Also stops following the live edge: who pauses wants to go on from there. */
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
  /** Factor on the speed. Only for an engine that does not follow the live edge. */
  playbackRate: number;
  /** Keeps to the live edge from now on; jumps there first when it is more than seconds away. */
  goLive(): void;
  readonly followsEdge: boolean;
  muted: boolean;
  /** 0–1. */
  volume: number;
  selectRendition(id: string | 'auto'): void;
  /** The forward buffer in seconds that the live-edge control has learned to keep. */
  floor: number;
  /** Least floor, in seconds; a caption-synced mode asks for more. */
  holdBack: number;
  /** Brings this engine's picture to the front, or hides it; a hidden one may go on sounding. */
  setVisible(visible: boolean): void;
  requestPictureInPicture(): Promise<boolean>;
  /** Reads the stream's own WebVTT in this language from now on; null stops. */
  selectTextTrack(language: string | null): void;
  /** Tells the sound that is loaded from now on, ahead of the picture; null ends it. */
  listen?(sink: AudioSink | null): void;
  /** Where the media of a stretch of stage time lie; null where there are none, or nobody knows. */
  media?(from: number, to: number): StretchOfMedia | null;
  /** Ends all requests; what is in the buffer still plays. For a source that is being replaced. */
  stopLoading(): void;
  dispose(): void;
}

/** Makes engines on a stage. */
export interface MediaEngineFactory {
  /** Fetches the heavy part ahead of its use. */
  preload(): void;
  /** Reads what does not change of a stream that may be wanted soon. */
  acquaint(url: string): void;
  /**
   * Begins to load the stream at once, while the engine itself is still being fetched.
   * Rejects with a RoomError when this browser cannot play HLS at all.
   */
  create(
    host: StageHost,
    start: EngineStart,
    events: MediaEngineEvents,
    signal: AbortSignal,
  ): Promise<MediaEngine>;
}
