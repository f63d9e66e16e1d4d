import Hls, { type ErrorData, type LevelDetails, type LoaderContext } from 'hls.js/light';
import { LiveEdgeControl } from '../playback/live-edge.js';
import type { AudioSink } from '../captions/audio-source.js';
import { RoomError } from '../room/room-error.js';
import type {
  EngineStart,
  EngineTrouble,
  MediaEngine,
  MediaEngineEvents,
  Rendition,
  SeekableWindow,
  StageHost,
  StretchOfMedia,
} from '../playback/media-engine.js';
import { trimBackBuffer } from './back-buffer.js';
import { AudioTap } from './audio-tap.js';
import type { FetchedBody } from './fetch-body.js';
import { readMediaPlaylist } from './hls-playlist.js';
import { hlsConfig } from './hls-config.js';
import type { LoaderDesk } from './pipeline-loader.js';
import { ProgressWatch } from './progress-watch.js';
import { StageClock } from './stage-clock.js';
import { StreamText } from './stream-text.js';
import { stretchOf } from './stretch-of-media.js';
import type { OpenedStream, PlaylistText } from './stream-opening.js';
import { VideoSurface } from './video-surface.js';

const TICK_MS = 100;
/** From the first data to the first picture. */
const FIRST_PICTURE_MS = 40;
/** Seconds behind from which going live is a jump. */
const JUMP_FROM = 2.5;
/** hls.js on one `<video>`, kept at the live edge by our own control and fed by the part pipeline. */
export class HlsEngine implements MediaEngine, LoaderDesk {
  #events: MediaEngineEvents;
  #start: EngineStart;
  #surface: VideoSurface;
  #hls: Hls;
  #opened: OpenedStream | null = null;
  #stage = new StageClock();
  #tap: AudioTap;
  #ear: AbortController | null = null;
  #control = new LiveEdgeControl();
  #watch = new ProgressWatch();
  #timer: ReturnType<typeof setInterval>;
  #abort = new AbortController();
  #follows: boolean;
  #attached: Promise<void>;
  #tellAttached: () => void = () => undefined;
  #rendition = 'auto';
  #text: StreamText;

  constructor(
    host: StageHost,
    start: EngineStart,
    events: MediaEngineEvents,
    opening: Promise<OpenedStream>,
  ) {
    this.#events = events;
    this.#start = start;
    this.#follows = start.followEdge && start.live;
    this.#surface = new VideoSurface(
      host,
      { ...events, frame: (mediaTime) => events.frame(this.#stage.at(mediaTime)) },
      start.muted,
    );
    this.#attached = new Promise((resolve) => (this.#tellAttached = resolve));
    this.#hls = new Hls(hlsConfig(this, start));
    this.#tap = new AudioTap(this.#hls, this.#stage);
    this.#text = new StreamText(this.#hls, this.#stage, (cue) => events.inBandCue(cue));
    this.#hls.on(Hls.Events.MEDIA_ATTACHED, () => this.#tellAttached());
    // While the playlists are on their way: it takes a browser a frame or two.
    this.#hls.attachMedia(this.#surface.video);
    this.#timer = setInterval(() => this.#tick(), TICK_MS);
    opening.then(
      (opened) => this.#open(opened),
      (error: unknown) => this.#fail(error),
    );
  }

  get stageTime(): number | null {
    return this.#stage.at(this.#surface.video.currentTime);
  }

  get seekable(): SeekableWindow | null {
    const details = this.#stage.details;
    if (!details) return null;
    const start = this.#stage.at(details.fragmentStart);
    const end = this.#stage.at(details.edge);
    return start === null || end === null ? null : { start, end };
  }

  get forwardBuffer(): number {
    return this.#surface.forwardBuffer;
  }

  get behindLive(): number | null {
    const details = this.#stage.details;
    return details?.live ? Math.max(0, details.edge - this.#surface.video.currentTime) : null;
  }

  get hasPicture(): boolean {
    return this.#surface.hasPicture;
  }

  get followsEdge(): boolean {
    return this.#follows;
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
    if (this.#surface.video.playbackRate !== rate) this.#surface.video.playbackRate = rate;
  }

  get floor(): number {
    return this.#control.floor;
  }

  set floor(seconds: number) {
    this.#control.floor = seconds;
  }

  get holdBack(): number {
    return this.#control.holdBack;
  }

  set holdBack(seconds: number) {
    this.#control.holdBack = seconds;
  }

  async play(): Promise<'playing' | 'blocked'> {
    // Attaching the media source aborts a play() that came before it.
    await this.#attached;
    return this.#abort.signal.aborted ? 'playing' : this.#surface.play();
  }

  pause(): void {
    this.#follows = false;
    this.playbackRate = 1;
    this.#surface.video.pause();
  }

  seek(stageTime: number): void {
    const mediaTime = this.#stage.mediaTimeOf(stageTime);
    if (mediaTime === null) return;
    this.#follows = false;
    this.playbackRate = 1;
    this.#surface.video.currentTime = mediaTime;
  }

  goLive(): void {
    this.#follows = this.#start.live;
    this.#control.reset();
    const behind = this.behindLive ?? 0;
    // Without parts the newest segment comes as a whole: less than one in hand is a stall.
    const details = this.#stage.details;
    const cadence = details?.partTarget ? 0 : (details?.targetduration ?? 0);
    if (behind > JUMP_FROM + cadence)
      this.#surface.video.currentTime += behind - Math.max(0.4, this.floor + 0.2 + cadence);
    void this.play();
  }

  selectRendition(id: string): void {
    this.#rendition = id;
    this.#hls.loadLevel = id === 'auto' ? -1 : Number(id);
  }

  setVisible(visible: boolean): void {
    this.#surface.setVisible(visible);
  }

  requestPictureInPicture(): Promise<boolean> {
    return this.#surface.requestPictureInPicture();
  }

  selectTextTrack(language: string | null): void {
    this.#text.select(language);
  }

  listen(sink: AudioSink | null): void {
    this.#ear?.abort();
    this.#ear = null;
    this.#tap.listen(sink?.played ? null : sink);
    if (sink?.played) this.#hearElement(sink, (this.#ear = new AbortController()).signal);
  }

  media(from: number, to: number): StretchOfMedia | null {
    return stretchOf(this.#stage, from, to);
  }

  stopLoading(): void {
    this.#watch.stop();
    this.#text.dispose();
    this.#hls.stopLoad();
    this.#opened?.pipeline.dispose();
  }

  dispose(): void {
    this.#abort.abort();
    this.#ear?.abort();
    this.#tellAttached();
    clearInterval(this.#timer);
    this.#text.dispose();
    this.#hls.destroy();
    this.#opened?.pipeline.dispose();
    this.#surface.dispose();
  }

  // What the loaders ask of the engine.

  fetch(context: LoaderContext, signal: AbortSignal): Promise<FetchedBody> {
    const { rangeStart = 0, rangeEnd = 0, url } = context;
    const range = rangeEnd > 0 ? `bytes=${String(rangeStart)}-${String(rangeEnd - 1)}` : undefined;
    if (!this.#opened) return Promise.reject(new Error('not open'));
    const details = this.#stage.details;
    const held = url.includes('_HLS_msn=') ? details?.partTarget || details?.targetduration : 0;
    return this.#opened.pipeline.take(url, { signal, range, heldMs: (held ?? 0) * 1000 });
  }

  textAhead(url: string): PlaylistText | undefined {
    const text = this.#opened?.texts.get(url);
    this.#opened?.texts.delete(url);
    return text;
  }

  playlistArrived(text: string, url: string): void {
    const playlist = readMediaPlaylist(text, url);
    if (playlist.parts.length === 0 || !this.#opened) return;
    // Far behind the edge whole segments are loaded, and parts would be fetched for nothing.
    if ((this.behindLive ?? 0) < 3 * playlist.targetDuration) {
      this.#opened.pipeline.follow(playlist, playlist.duration - playlist.targetDuration);
    }
  }

  miss(kind: EngineTrouble, message: string, cause: unknown): void {
    const code = kind === 'media-broken' ? 'stream-failed' : 'stream-unreachable';
    const error = new RoomError('playback', code, message, { recoverable: true, cause });
    if (!this.#abort.signal.aborted) this.#events.trouble(kind, error, false);
  }

  #open(opened: OpenedStream): void {
    if (this.#abort.signal.aborted) return;
    this.#opened = opened;
    const hls = this.#hls;
    hls.on(Hls.Events.MANIFEST_PARSED, () => {
      const level = hls.levels.findIndex(({ url }) => url.includes(opened.startVariant ?? ''));
      if (level >= 0) hls.startLevel = level;
      if (this.#rendition !== 'auto') this.selectRendition(this.#rendition);
      // hls.js would seek to a later position once more, after the first picture.
      hls.startLoad(opened.loadFrom);
      this.#tellRenditions(hls);
    });
    hls.on(Hls.Events.LEVEL_UPDATED, (_event, { details }) => this.#stage.update(details));
    hls.on(Hls.Events.LEVEL_SWITCHED, () => this.#tellRenditions(hls));
    hls.on(Hls.Events.INIT_PTS_FOUND, (_event, { initPTS, timescale }) => {
      this.#stage.basePts = initPTS / timescale;
    });
    hls.on(Hls.Events.BUFFER_APPENDED, () => this.#startEarly(opened));
    hls.on(Hls.Events.ERROR, (_event, data) => this.#report(data));
    trimBackBuffer(hls, this.#surface.video);
    hls.loadSource(this.#start.url);
    this.#text.open(opened);
  }

  /** hls.js waits for its own start position; the first decodable picture is good enough. */
  #startEarly(opened: OpenedStream): void {
    const { video, hasPicture, bufferedEnd } = this.#surface;
    if (hasPicture || video.buffered.length === 0) return;
    const first = video.buffered.start(0);
    const leader = this.#start.beside?.() ?? null;
    const inStep = leader === null ? null : this.#stage.mediaTimeOf(leader + FIRST_PICTURE_MS);
    if (inStep !== null && inStep >= first) {
      if (inStep < bufferedEnd && video.currentTime < inStep) video.currentTime = inStep;
    } else if (video.currentTime < first)
      video.currentTime = Math.max(first, Math.min(opened.position, bufferedEnd - 0.1));
  }

  #tick(): void {
    const { video } = this.#surface;
    const now = performance.now();
    const details = this.#stage.details;
    if (this.#follows && details?.live && this.#surface.hasPicture && !video.paused) {
      const decision = this.#control.decide({
        now,
        forwardBuffer: this.forwardBuffer,
        muted: video.muted,
        stalled: this.#surface.stalled,
        cadence: details.partTarget || details.targetduration,
      });
      this.playbackRate = decision.rate;
      if (decision.skip > 0) video.currentTime += decision.skip;
    }
    this.#watchProgress(now, details);
  }

  #watchProgress(now: number, details: LevelDetails | null): void {
    const outcome = this.#watch.look({
      now,
      bufferedEnd: this.#surface.video.currentTime + this.forwardBuffer,
      // Enough in hand (rewound, paused, recorded): nothing is due.
      due:
        !this.#surface.video.paused &&
        (details?.live ?? true) &&
        this.forwardBuffer < 2 + this.floor,
      // Far from the edge whole segments are loaded.
      partTarget: this.#nearEdge(details) ? (details?.partTarget ?? 0) : 0,
      targetDuration: details?.targetduration ?? 1,
      floor: this.floor,
    });
    if (outcome === 'late')
      this.miss('media-late', `${this.#start.url}: nothing new in time`, null);
    if (outcome === 'progress') this.#events.healthy();
  }

  #nearEdge(details: LevelDetails | null): boolean {
    return (this.behindLive ?? 0) < 3 * (details?.targetduration ?? 1);
  }

  #tellRenditions(hls: Hls): void {
    const renditions = hls.levels.map(({ bitrate, width, height }, index): Rendition => ({
      id: String(index),
      bitrate,
      width,
      height,
    }));
    const active = hls.currentLevel >= 0 ? hls.currentLevel : hls.startLevel;
    this.#events.renditionsChanged(renditions, String(active));
  }

  #report(data: ErrorData): void {
    if (!data.fatal) return;
    const broken = data.type === Hls.ErrorTypes.MEDIA_ERROR;
    const unsupported = data.details === Hls.ErrorDetails.MANIFEST_INCOMPATIBLE_CODECS_ERROR;
    const code = unsupported
      ? 'stream-unsupported'
      : broken
        ? 'stream-failed'
        : 'stream-unreachable';
    const error = new RoomError('playback', code, data.details, {
      recoverable: !unsupported,
      cause: data.error,
    });
    this.#events.trouble(broken ? 'media-broken' : 'playlist-failed', error, true);
  }

  #fail(error: unknown): void {
    if (this.#abort.signal.aborted) return;
    const known = error instanceof RoomError;
    const failure = known
      ? error
      : new RoomError('playback', 'stream-failed', String(error), { cause: error });
    this.#events.trouble('playlist-failed', failure, true);
  }

  #hearElement(sink: AudioSink, signal: AbortSignal): void {
    import('./element-audio.js').then(
      ({ ElementAudio }) => {
        if (signal.aborted) return;
        const ear = new ElementAudio(this.#surface.video, () => this.stageTime, sink);
        signal.addEventListener('abort', () => ear.dispose(), { once: true });
      },
      // Without its code captions are missing, no more.
      () => undefined,
    );
  }
}
