import type {
  EngineStart,
  MediaEngine,
  MediaEngineEvents,
  MediaEngineFactory,
  StageHost,
} from '../playback/media-engine.js';
import { RoomError } from '../room/room-error.js';
import { VideoSurface } from './video-surface.js';
import { WhepSession } from './whep-session.js';

/** A stream that stands for longer counts as a miss. */
const LATE_MS = 3000;
/** From the answer to the first picture: ways to each other are tried, and a key frame is waited for. */
const FIRST_PICTURE_MS = 8000;
const LOOK_EVERY_MS = 1000;

/** Plays what a WHEP endpoint sends: no playlist, no past, under a second of delay. */
export const whepEngines: MediaEngineFactory = {
  preload: () => undefined,
  acquaint: () => undefined,
  create: (host, start, events, signal) =>
    new Promise((resolve) => {
      if (!('RTCPeerConnection' in globalThis)) {
        throw new RoomError('playback', 'stream-unsupported', 'This browser has no WebRTC.');
      }
      signal.throwIfAborted();
      resolve(new WhepEngine(host, start, events));
    }),
};

/** WebRTC on one `<video>`. It is always at the live edge, and knows no stage time. */
class WhepEngine implements MediaEngine {
  readonly stageTime = null;
  readonly seekable = null;
  readonly forwardBuffer = 0;
  readonly behindLive = null;
  readonly followsEdge = true;
  playbackRate = 1;
  floor = 0;
  holdBack = 0;
  readonly #events: MediaEngineEvents;
  readonly #surface: VideoSurface;
  readonly #session: WhepSession;
  readonly #timer: ReturnType<typeof setInterval>;
  readonly #abort = new AbortController();
  /** Resolves with the stream, or when none will come any more. */
  readonly #arrival: Promise<void>;
  #arrive: () => void = () => undefined;
  /** What the room wants, which it may say long before there is anything to play. */
  #wanted = false;
  #lastPicture = performance.now();
  #decoded = 0;

  constructor(host: StageHost, start: EngineStart, events: MediaEngineEvents) {
    this.#events = events;
    this.#arrival = new Promise((resolve) => (this.#arrive = resolve));
    this.#surface = new VideoSurface(
      host,
      { ...events, frame: () => this.#picture() },
      start.muted,
    );
    const { video } = this.#surface;
    this.#session = new WhepSession(start.url, {
      stream: (stream) => {
        if (this.#abort.signal.aborted) return;
        // The same once more would begin anew, and pause.
        if (video.srcObject !== stream) video.srcObject = stream;
        this.#arrive();
      },
      failed: (error) => this.#fail(error),
    });
    this.#timer = setInterval(() => void this.#look(), LOOK_EVERY_MS);
  }

  get hasPicture(): boolean {
    return this.#surface.hasPicture;
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

  async play(): Promise<'playing' | 'blocked'> {
    this.#wanted = true;
    await this.#arrival;
    return this.#playIfWanted();
  }

  pause(): void {
    this.#wanted = false;
    this.#surface.video.pause();
  }

  seek(): void {
    // There is only now.
  }

  goLive(): void {
    void this.play();
  }

  selectRendition(): void {
    // The server chooses.
  }

  setVisible(visible: boolean): void {
    this.#surface.setVisible(visible);
  }

  requestPictureInPicture(): Promise<boolean> {
    return this.#surface.requestPictureInPicture();
  }

  selectTextTrack(): void {
    // WebRTC carries none; captions come by the channel.
  }

  stopLoading(): void {
    clearInterval(this.#timer);
    this.#session.dispose();
    this.#arrive();
  }

  dispose(): void {
    this.#abort.abort();
    this.stopLoading();
    this.#surface.video.srcObject = null;
    this.#surface.dispose();
  }

  async #playIfWanted(): Promise<'playing' | 'blocked'> {
    // As of a surface that is paused meanwhile: whoever did that knows.
    if (!this.#wanted || !this.#surface.video.srcObject) return 'playing';
    return this.#surface.play();
  }

  #picture(): void {
    this.#lastPicture = performance.now();
    this.#events.healthy();
    this.#events.frame(null);
  }

  /** By what was decoded: a page in the background is shown no pictures. */
  async #look(): Promise<void> {
    const decoded = await this.#session.pictures();
    if (this.#abort.signal.aborted) return;
    if (decoded === null || this.#surface.video.paused) this.#lastPicture = performance.now();
    else if (decoded !== this.#decoded) this.#picture();
    this.#decoded = decoded ?? 0;
    const patience = this.#decoded > 0 ? LATE_MS : FIRST_PICTURE_MS;
    if (performance.now() - this.#lastPicture < patience) return;
    this.#lastPicture = performance.now();
    const error = new RoomError('playback', 'stream-unreachable', 'WHEP: no picture comes', {
      recoverable: true,
    });
    this.#events.trouble('media-late', error, false);
  }

  #fail(error: RoomError): void {
    this.#arrive();
    if (!this.#abort.signal.aborted) this.#events.trouble('playlist-failed', error, true);
  }
}
