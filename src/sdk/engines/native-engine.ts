import type { AudioSink } from '../captions/audio-source.js';
import { RoomError } from '../room/room-error.js';
import type {
  EngineStart,
  MediaEngine,
  MediaEngineEvents,
  SeekableWindow,
  StageHost,
} from '../playback/media-engine.js';
import { ElementAudio } from './element-audio.js';
import { ElementTextTrack } from './element-text-track.js';
import { VideoSurface } from './video-surface.js';

/** Seconds; the browser keeps its own distance from the live edge and does not tell. */
const EDGE = 12;

/** The browser's own HLS, for iOS before ManagedMediaSource. It decides about buffers and renditions. */
export class NativeEngine implements MediaEngine {
  #surface: VideoSurface;
  #start: EngineStart;
  #follows: boolean;
  #abort = new AbortController();
  #ear: ElementAudio | null = null;
  #textTrack: ElementTextTrack | null = null;
  readonly #events: MediaEngineEvents;
  floor = 0;
  holdBack = 0;

  constructor(host: StageHost, start: EngineStart, events: MediaEngineEvents) {
    this.#start = start;
    this.#events = events;
    this.#follows = start.followEdge && start.live;
    this.#surface = new VideoSurface(
      host,
      {
        ...events,
        frame: (mediaTime) => {
          events.healthy();
          events.frame(this.#stageTimeAt(mediaTime));
        },
      },
      start.muted,
    );
    const { video } = this.#surface;
    if (video.canPlayType('application/vnd.apple.mpegurl') === '') {
      this.#surface.dispose();
      throw new RoomError('playback', 'stream-unsupported', 'This browser plays no HLS');
    }
    const { signal } = this.#abort;
    video.addEventListener('loadedmetadata', () => this.#arrive(), { signal });
    video.addEventListener('error', () => this.#fail(events), { signal });
    video.src = start.url;
  }

  get stageTime(): number | null {
    return this.#stageTimeAt(this.#surface.video.currentTime);
  }

  get seekable(): SeekableWindow | null {
    const { seekable } = this.#surface.video;
    if (seekable.length === 0) return null;
    const start = this.#stageTimeAt(seekable.start(0));
    const end = this.#stageTimeAt(seekable.end(seekable.length - 1));
    return start === null || end === null ? null : { start, end };
  }

  get forwardBuffer(): number {
    return this.#surface.forwardBuffer;
  }

  get behindLive(): number | null {
    const { seekable, currentTime } = this.#surface.video;
    return this.#start.live && seekable.length > 0
      ? Math.max(0, seekable.end(seekable.length - 1) - currentTime)
      : null;
  }

  get hasPicture(): boolean {
    return this.#surface.hasPicture;
  }

  get followsEdge(): boolean {
    return this.#follows && (this.behindLive ?? 0) < EDGE;
  }

  get muted(): boolean {
    return this.#surface.video.muted;
  }

  set muted(muted: boolean) {
    this.#surface.video.muted = muted;
  }

  get volume(): number {
    return this.#surface.video.volume;
  }

  set volume(volume: number) {
    this.#surface.video.volume = volume;
  }

  get playbackRate(): number {
    return this.#surface.video.playbackRate;
  }

  set playbackRate(rate: number) {
    this.#surface.video.playbackRate = rate;
  }

  play(): Promise<'playing' | 'blocked'> {
    return this.#surface.play();
  }

  pause(): void {
    this.#follows = false;
    this.#surface.video.pause();
  }

  seek(stageTime: number): void {
    const start = this.#startDate();
    if (start === null) return;
    this.#follows = false;
    this.#surface.video.currentTime = (stageTime - start) / 1000;
  }

  goLive(): void {
    const { video } = this.#surface;
    this.#follows = this.#start.live;
    if (video.seekable.length > 0)
      video.currentTime = video.seekable.end(video.seekable.length - 1);
    void this.play();
  }

  selectRendition(): void {
    // The browser chooses.
  }

  selectTextTrack(language: string | null): void {
    this.#textTrack?.dispose();
    this.#textTrack =
      language === null
        ? null
        : new ElementTextTrack(
            this.#surface.video,
            language,
            (mediaTime) => this.#stageTimeAt(mediaTime),
            (cue) => this.#events.inBandCue(cue),
          );
  }

  setVisible(visible: boolean): void {
    this.#surface.setVisible(visible);
  }

  requestPictureInPicture(): Promise<boolean> {
    return this.#surface.requestPictureInPicture();
  }

  listen(sink: AudioSink | null): void {
    this.#ear?.dispose();
    this.#ear = sink && new ElementAudio(this.#surface.video, () => this.stageTime, sink);
  }

  stopLoading(): void {
    // The browser loads as it likes.
  }

  dispose(): void {
    this.#abort.abort();
    this.#ear?.dispose();
    this.#textTrack?.dispose();
    this.#surface.dispose();
  }

  #arrive(): void {
    if (this.#start.at !== undefined) this.seek(this.#start.at);
  }

  #fail(events: MediaEngineEvents): void {
    const { error } = this.#surface.video;
    const unsupported = error?.code === MediaError.MEDIA_ERR_SRC_NOT_SUPPORTED;
    const code = unsupported ? 'stream-not-hls' : 'stream-failed';
    events.trouble(
      'playlist-failed',
      new RoomError('playback', code, error?.message ?? 'no picture'),
      true,
    );
  }

  #stageTimeAt(mediaTime: number): number | null {
    const start = this.#startDate();
    return start === null ? null : start + mediaTime * 1000;
  }

  /** Safari's `getStartDate()`: programme date-time of media time 0. */
  #startDate(): number | null {
    const { video } = this.#surface;
    const getStartDate: unknown = Reflect.get(video, 'getStartDate');
    if (typeof getStartDate !== 'function') return null;
    const date: unknown = Reflect.apply(getStartDate, video, []);
    return date instanceof Date && Number.isFinite(date.getTime()) ? date.getTime() : null;
  }
}
