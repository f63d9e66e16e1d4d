import type { StageHost } from '../playback/media-engine.js';

export interface VideoSurfaceEvents {
  /** `mediaTime` of the picture that is on screen now, seconds. */
  readonly frame: (mediaTime: number) => void;
  readonly playing: () => void;
  readonly waiting: () => void;
  readonly pausedChanged: (paused: boolean) => void;
  readonly mutedChanged: (muted: boolean) => void;
  readonly pictureInPictureChanged: (active: boolean) => void;
  readonly ended: () => void;
}

/** One `<video>` on the stage, hidden until it is brought to the front. */
export class VideoSurface {
  readonly video: HTMLVideoElement;
  #abort = new AbortController();
  #events: VideoSurfaceEvents;
  #hadPicture = false;

  constructor(host: StageHost, events: VideoSurfaceEvents, muted: boolean) {
    this.#events = events;
    const video = (this.video = document.createElement('video'));
    video.playsInline = true;
    video.muted = muted;
    video.preload = 'auto';
    video.disableRemotePlayback = true;
    // The picture is described by the room around it.
    video.setAttribute('aria-hidden', 'true');
    video.tabIndex = -1;
    const { style } = video;
    style.position = 'absolute';
    style.inset = '0';
    style.inlineSize = '100%';
    style.blockSize = '100%';
    style.objectFit = 'var(--live-fit, cover)';
    this.setVisible(false);
    this.#listen();
    host.append(video);
    this.#nextFrame();
  }

  get hasPicture(): boolean {
    // A page in the background is told of no frames; its sound has to go on all the same.
    const { video } = this;
    return this.#hadPicture || (document.hidden && video.readyState >= video.HAVE_FUTURE_DATA);
  }

  /** The picture waits for data though it should move. */
  get stalled(): boolean {
    const { video } = this;
    return !video.paused && !video.seeking && video.readyState < video.HAVE_FUTURE_DATA;
  }

  /** Seconds of media ahead of the picture, without a hole. */
  get forwardBuffer(): number {
    const { buffered, currentTime } = this.video;
    for (let i = 0; i < buffered.length; i += 1) {
      // A hair before the range counts as in it: the picture starts there.
      if (currentTime >= buffered.start(i) - 0.1 && currentTime <= buffered.end(i)) {
        return buffered.end(i) - currentTime;
      }
    }
    return 0;
  }

  get bufferedEnd(): number {
    const { buffered } = this.video;
    return buffered.length > 0 ? buffered.end(buffered.length - 1) : 0;
  }

  async play(): Promise<'playing' | 'blocked'> {
    try {
      await this.video.play();
      return 'playing';
    } catch (error) {
      // AbortError: paused or reloaded meanwhile; whoever did that knows.
      return error instanceof DOMException && error.name === 'NotAllowedError'
        ? 'blocked'
        : 'playing';
    }
  }

  setVisible(visible: boolean): void {
    const { style } = this.video;
    // Not `display: none`: a hidden picture has to go on being decoded to be ready.
    style.opacity = visible ? '1' : '0';
    style.pointerEvents = 'none';
  }

  async requestPictureInPicture(): Promise<boolean> {
    if (!document.pictureInPictureEnabled) return false;
    try {
      await this.video.requestPictureInPicture();
      return true;
    } catch {
      return false;
    }
  }

  dispose(): void {
    this.#abort.abort();
    const { video } = this;
    video.pause();
    video.removeAttribute('src');
    // Releases the decoder and the buffers now instead of at the next garbage collection.
    video.load();
    video.remove();
  }

  #listen(): void {
    const { video } = this;
    const { signal } = this.#abort;
    const on = (type: string, handler: () => void): void =>
      video.addEventListener(type, handler, { signal });
    on('playing', () => this.#events.playing());
    on('waiting', () => this.#events.waiting());
    on('pause', () => this.#events.pausedChanged(true));
    on('play', () => this.#events.pausedChanged(false));
    on('volumechange', () => this.#events.mutedChanged(video.muted));
    on('ended', () => this.#events.ended());
    on('enterpictureinpicture', () => this.#events.pictureInPictureChanged(true));
    on('leavepictureinpicture', () => this.#events.pictureInPictureChanged(false));
  }

  #nextFrame(): void {
    if (this.#abort.signal.aborted) return;
    const { video } = this;
    if ('requestVideoFrameCallback' in video) {
      video.requestVideoFrameCallback((_now, metadata) => this.#frame(metadata.mediaTime));
      return;
    }
    requestAnimationFrame(() => {
      const surface = this.video;
      if (surface.readyState >= surface.HAVE_CURRENT_DATA) this.#frame(surface.currentTime);
      else this.#nextFrame();
    });
  }

  #frame(mediaTime: number): void {
    if (this.#abort.signal.aborted) return;
    this.#hadPicture = true;
    this.#nextFrame();
    this.#events.frame(mediaTime);
  }
}
