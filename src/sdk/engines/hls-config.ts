import type { HlsConfig } from 'hls.js/light';
import type { EngineStart } from '../playback/media-engine.js';
import { pipelineLoaders, type LoaderDesk } from './pipeline-loader.js';
import { estimateBitrate } from './stream-opening.js';

const RETRIES = { maxNumRetry: 30, retryDelayMs: 250, maxRetryDelayMs: 1000 };
const POLICY = {
  default: {
    maxTimeToFirstByteMs: 10_000,
    maxLoadTimeMs: 20_000,
    timeoutRetry: RETRIES,
    errorRetry: RETRIES,
  },
};

/** hls.js as the engine wants it: what steers latency and retries is ours. */
export function hlsConfig(desk: LoaderDesk, start: EngineStart): Partial<HlsConfig> {
  return {
    ...pipelineLoaders(desk),
    autoStartLoad: false,
    // Else it waits for the media source, and then for its next tick of 100 ms.
    startFragPrefetch: true,
    // The part pipeline and the live-edge control do better than what these steer (decisions/0003).
    maxLiveSyncPlaybackRate: 1,
    liveSyncDuration: 0.5,
    // A blob worker would ask the host's CSP for `worker-src blob:`; remuxing fMP4 costs next to nothing.
    enableWorker: false,
    testBandwidth: false,
    abrEwmaDefaultEstimate: start.smallest ? 100_000 : estimateBitrate(),
    // Ours: `trimBackBuffer`.
    backBufferLength: Infinity,
    maxBufferLength: start.live ? 12 : 30,
    manifestLoadPolicy: POLICY,
    playlistLoadPolicy: POLICY,
    fragLoadPolicy: POLICY,
    debug: false,
  };
}
