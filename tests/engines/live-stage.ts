import { createMediaEngineFactory } from '../../src/sdk/engines/media-engine-factory.js';
import { Playback } from '../../src/sdk/playback/playback.js';
import type { PlaybackState } from '../../src/sdk/playback/playback-state.js';
import type { ShowDocument } from '../../src/sdk/show/show-document.js';
import { systemClock } from '../../src/sdk/state/clock.js';
import { DisposalScope } from '../../src/sdk/state/disposal-scope.js';
import { FakeAnnouncer } from '../helpers/fake-announcer.js';
import { ClockReader } from './clock-reader.js';
import { eventually, OriginSession, pause } from './origin-session.js';

/** Generous: what counts is that the picture comes back by itself, on whatever machine. */
export const RECOVERS_WITHIN_MS = 30_000;

/** A playback with the real engines on a stage of its own, and an origin of its own to disturb. */
export class LiveStage {
  readonly origin = new OriginSession();
  readonly host = document.createElement('div');
  readonly scope = new DisposalScope();
  readonly announcer = new FakeAnnouncer();
  readonly playback: Playback;
  /** Stage times of the pictures on screen, in order. */
  readonly frames: number[] = [];

  constructor() {
    // The browser notes down 250 requests by itself, and then no more.
    performance.setResourceTimingBufferSize(20_000);
    this.host.style.cssText = 'position:relative;inline-size:320px;block-size:180px';
    document.body.append(this.host);
    const factory = createMediaEngineFactory();
    this.playback = new Playback({
      factory: () => Promise.resolve(factory),
      clock: systemClock,
      announcer: this.announcer,
      scope: this.scope,
    });
    this.playback.join();
    this.playback.timeline.onFrame((now) => this.frames.push(now));
  }

  get state(): Readonly<PlaybackState> {
    return this.playback.store.current;
  }

  /** Leaves, and sees to it that nothing stays on the stage. */
  async close(): Promise<void> {
    this.scope.dispose();
    await eventually(
      () => this.host.querySelector('video') === null,
      'a stage without video',
      2000,
    );
    this.host.remove();
    await this.origin.close();
  }

  start(): void {
    this.playback.load(this.#show(), { muted: true, autoplay: true });
    this.playback.mount(this.host);
  }

  async startAndPlay(): Promise<void> {
    this.start();
    await this.flowing('the first pictures');
    // The other playlists are read after the first picture.
    await pause(300);
  }

  /** Waits until about a second of pictures more has been on screen. */
  async flowing(what: string): Promise<void> {
    const { length } = this.frames;
    await eventually(() => this.frames.length > length + 20, what, RECOVERS_WITHIN_MS);
  }

  /** Which angle the picture on top of the stage shows, by its own bar code. */
  angleOnScreen(): number | null {
    const videos = [...this.host.querySelectorAll('video')];
    const onTop = videos.find(({ style }) => style.opacity === '1');
    return (onTop && new ClockReader().read(onTop)?.angle) ?? null;
  }

  /** Addresses of this stage's origin that were asked for since `from`. */
  requestsSince(from: number): string[] {
    return performance
      .getEntriesByType('resource')
      .filter(({ name, startTime }) => name.startsWith(this.origin.url) && startTime >= from)
      .map(({ name }) => name);
  }

  #show(): ShowDocument {
    const angles = ['a', 'b', 'c'].map((id) => ({
      id,
      name: id,
      sources: [
        { url: this.origin.clock('live', id), role: 'primary' as const },
        { url: this.origin.clock('backup', id), role: 'backup' as const },
      ],
    }));
    const recording = { url: this.origin.clock('vod'), role: 'primary' as const };
    return {
      version: 1,
      id: 'clock',
      title: 'Clock',
      status: 'live',
      angles,
      captions: { languages: [] },
      products: [],
      script: [],
      recording: { angles: [{ id: 'a', name: 'A', sources: [recording] }] },
    };
  }
}
