import type {
  EngineStart,
  EngineTrouble,
  MediaEngine,
  MediaEngineEvents,
  MediaEngineFactory,
  StageHost,
} from '../../src/sdk/playback/media-engine.js';
import { RoomError, type RoomErrorCode } from '../../src/sdk/room/room-error.js';
import type { Clock } from '../../src/sdk/state/clock.js';

const FRAME_MS = 40;
/** What a camera needs to a viewer's screen here. */
const LATENCY_MS = 500;
const WINDOW_MS = 120_000;
const JUMP_FROM_MS = 2500;
/** Stage time at which recordings begin, and their length. */
export const RECORDED_AT = Date.UTC(2025, 11, 24);
export const RECORDED_MS = 96_000;

/** When a browser refuses to play without a tap. */
export type Blocked = 'never' | 'with-sound' | 'always';

/** A player whose picture moves with the hand-turned clock. It has none until the test says so. */
export class FakeMediaEngine implements MediaEngine {
  readonly start: EngineStart;
  readonly events: MediaEngineEvents;
  /** What was asked of it, in order, e.g. `play`, `seek`, `dispose`. */
  readonly calls: string[] = [];
  blocked: Blocked;
  visible = false;
  disposed = false;
  loading = true;
  textLanguage: string | null = null;
  rendition = 'auto';
  floor = 0.15;
  holdBack = 0;
  forwardBuffer = 0.3;
  #clock: Clock;
  #follows: boolean;
  #muted: boolean;
  #volume = 1;
  #rate = 1;
  #wantsToPlay = false;
  #hasPicture = false;
  #stalled = false;
  /** The stage time at `#at`; it moves from there. */
  #from: number | null = null;
  #at = 0;
  #stopFrames: () => void;

  constructor(clock: Clock, start: EngineStart, events: MediaEngineEvents, blocked: Blocked) {
    this.#clock = clock;
    this.start = start;
    this.events = events;
    this.blocked = blocked;
    this.#follows = start.followEdge && start.live;
    this.#muted = start.muted;
    this.#stopFrames = clock.every(FRAME_MS, () => {
      if (this.moving) events.frame(this.stageTime);
    });
  }

  // What a test does with it.

  /** The first picture is there; `ahead` sets it off against the others, ms. */
  arrive(ahead = 0): void {
    this.#hasPicture = true;
    const first = this.start.live ? this.#clock.now() - LATENCY_MS : RECORDED_AT;
    this.#place((this.start.beside?.() ?? this.start.at ?? first) + ahead);
    if (this.moving) this.events.playing();
    this.events.frame(this.stageTime);
  }

  /** The picture waits for data. */
  stall(): void {
    this.#place(this.#from === null ? 0 : this.#reached());
    this.#stalled = true;
    this.events.waiting();
  }

  /** Data is there again. */
  recover(): void {
    this.#place(this.#from ?? 0);
    this.#stalled = false;
    this.events.healthy();
    this.events.playing();
  }

  miss(kind: EngineTrouble = 'media-late'): void {
    this.events.trouble(kind, streamError('stream-unreachable'), false);
  }

  fail(code: RoomErrorCode = 'stream-unreachable'): void {
    this.events.trouble('playlist-failed', streamError(code), true);
  }

  get moving(): boolean {
    return this.#hasPicture && this.#wantsToPlay && !this.#stalled && !this.disposed;
  }

  /** Plays so that it can be heard. */
  get audible(): boolean {
    return this.moving && !this.#muted && this.#volume > 0.01;
  }

  // The port.

  get stageTime(): number | null {
    return this.#from === null ? null : this.#reached();
  }

  get seekable(): { start: number; end: number } | null {
    if (!this.start.live) return { start: RECORDED_AT, end: RECORDED_AT + RECORDED_MS };
    return { start: this.#clock.now() - WINDOW_MS, end: this.#clock.now() };
  }

  get behindLive(): number | null {
    if (!this.start.live || this.#from === null) return null;
    return (this.#clock.now() - this.#reached()) / 1000;
  }

  get hasPicture(): boolean {
    return this.#hasPicture;
  }

  get followsEdge(): boolean {
    return this.#follows;
  }

  get muted(): boolean {
    return this.#muted;
  }

  set muted(muted: boolean) {
    if (muted === this.#muted) return;
    this.#muted = muted;
    this.#tellSound();
  }

  get volume(): number {
    return this.#volume;
  }

  set volume(volume: number) {
    if (volume === this.#volume) return;
    this.#volume = volume;
    this.#tellSound();
  }

  get playbackRate(): number {
    return this.#rate;
  }

  set playbackRate(rate: number) {
    this.#place(this.#reached());
    this.#rate = rate;
  }

  async play(): Promise<'playing' | 'blocked'> {
    this.calls.push('play');
    const blocked = this.blocked === 'always' || (this.blocked === 'with-sound' && !this.#muted);
    await Promise.resolve();
    if (blocked) return 'blocked';
    if (this.disposed || this.#wantsToPlay) return 'playing';
    if (this.#from !== null) this.#place(this.#reached());
    this.#wantsToPlay = true;
    this.events.pausedChanged(false);
    if (this.moving) this.events.playing();
    return 'playing';
  }

  pause(): void {
    this.calls.push('pause');
    this.#place(this.#reached());
    this.#follows = false;
    this.#wantsToPlay = false;
    this.events.pausedChanged(true);
  }

  seek(stageTime: number): void {
    this.calls.push('seek');
    this.#follows = false;
    this.#place(stageTime);
  }

  goLive(): void {
    this.calls.push('goLive');
    this.#follows = this.start.live;
    const edge = this.#clock.now() - LATENCY_MS;
    if (edge - this.#reached() > JUMP_FROM_MS) this.#place(edge);
    void this.play();
  }

  selectRendition(id: string): void {
    this.rendition = id;
  }

  setVisible(visible: boolean): void {
    this.visible = visible;
  }

  requestPictureInPicture(): Promise<boolean> {
    this.calls.push('pictureInPicture');
    return Promise.resolve(true);
  }

  selectTextTrack(language: string | null): void {
    this.textLanguage = language;
  }

  stopLoading(): void {
    this.calls.push('stopLoading');
    this.loading = false;
  }

  dispose(): void {
    this.calls.push('dispose');
    this.disposed = true;
    this.loading = false;
    this.#stopFrames();
  }

  #place(stageTime: number): void {
    this.#from = stageTime;
    this.#at = this.#clock.now();
  }

  #reached(): number {
    const elapsed = this.moving ? (this.#clock.now() - this.#at) * this.#rate : 0;
    return (this.#from ?? 0) + elapsed;
  }

  /** As a media element does: after the fact, and of the volume too. */
  #tellSound(): void {
    queueMicrotask(() => this.events.mutedChanged(this.#muted));
  }
}

/** Makes fake engines and remembers them. */
export class FakeMediaEngineFactory implements MediaEngineFactory {
  /** In the order they were made. */
  readonly engines: FakeMediaEngine[] = [];
  readonly acquainted: string[] = [];
  preloads = 0;
  /** What the browser makes of autoplay, for engines made from now on. */
  blocked: Blocked = 'never';
  /** Streams at these addresses fail as soon as they are opened. */
  readonly broken = new Map<string, RoomErrorCode>();
  /** While set, engines stay unmade. */
  hold: Promise<void> | null = null;
  #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** The engine made last. */
  get latest(): FakeMediaEngine {
    const engine = this.engines.at(-1);
    if (!engine) throw new Error('No engine has been made');
    return engine;
  }

  /** Engines that were not let go. */
  get alive(): FakeMediaEngine[] {
    return this.engines.filter(({ disposed }) => !disposed);
  }

  /** The engine whose picture is to be seen. */
  get onScreen(): FakeMediaEngine | undefined {
    return this.alive.find(({ visible }) => visible);
  }

  preload(): void {
    this.preloads += 1;
  }

  acquaint(url: string): void {
    this.acquainted.push(url);
  }

  async create(
    _host: StageHost,
    start: EngineStart,
    events: MediaEngineEvents,
  ): Promise<FakeMediaEngine> {
    await this.hold;
    const engine = new FakeMediaEngine(this.#clock, start, events, this.blocked);
    this.engines.push(engine);
    const code = this.broken.get(start.url);
    if (code) queueMicrotask(() => engine.fail(code));
    return engine;
  }
}

export function streamError(code: RoomErrorCode): RoomError {
  return new RoomError('playback', code, code, { recoverable: code !== 'stream-not-hls' });
}
