import Hls from 'hls.js';
import { Playback } from '../../../src/sdk/playback/playback.js';
import { DisposalScope } from '../../../src/sdk/state/disposal-scope.js';
import { systemClock } from '../../../src/sdk/state/clock.js';
import type { Source } from '../../../src/sdk/show/show-document.js';

export interface BenchPlayer {
  video(): HTMLVideoElement | null;
  destroy(): void;
}

/** The room's player without its views. */
export function startOurs(
  stage: HTMLElement,
  angles: { id: string; sources: Source[] }[],
  muted = true,
): BenchPlayer & { playback: Playback; events: { type: string; detail: unknown; at: number }[] } {
  const scope = new DisposalScope();
  const events: { type: string; detail: unknown; at: number }[] = [];
  const playback = new Playback({
    factory: async () =>
      (await import('../../../src/sdk/engines/media-engine-factory.js')).createMediaEngineFactory(),
    clock: systemClock,
    scope,
    announcer: {
      announce: (type, detail) => events.push({ type, detail, at: performance.now() }),
      request: () => Promise.resolve(undefined),
      fail: (error) => events.push({ type: 'failed', detail: error.code, at: performance.now() }),
    },
  });
  playback.join();
  playback.mount(stage);
  playback.load(
    {
      version: 1,
      id: 'bench',
      title: 'Bench',
      status: 'live',
      angles: angles.map((angle) => ({ ...angle, name: angle.id })),
      captions: { languages: [] },
      products: [],
      script: [],
    },
    { muted, autoplay: true },
  );
  return {
    playback,
    events,
    video: () => {
      const videos = [...stage.querySelectorAll('video')];
      return videos.find(({ style }) => style.opacity === '1') ?? null;
    },
    destroy: () => scope.dispose(),
  };
}

/** A bare page with hls.js as it comes. */
export function startHlsJs(stage: HTMLElement, url: string): BenchPlayer {
  const video = document.createElement('video');
  video.muted = true;
  stage.append(video);
  const hls = new Hls();
  hls.loadSource(url);
  hls.attachMedia(video);
  // The bare page keeps the stream going as hls.js's guide shows.
  hls.on(Hls.Events.ERROR, (_event, data) => {
    if (!data.fatal) return;
    if (data.type === Hls.ErrorTypes.MEDIA_ERROR) hls.recoverMediaError();
    else hls.startLoad();
  });
  void video.play().catch(() => undefined);
  return { video: () => video, destroy: () => hls.destroy() };
}
