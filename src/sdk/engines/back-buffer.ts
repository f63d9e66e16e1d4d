import Hls from 'hls.js/light';
import type { FragBufferedData } from 'hls.js';

export interface BackBufferLimits {
  /** Seconds behind the picture that stay: a short way back needs no network. */
  readonly keep: number;
  /** Trimmed when this much more has gathered, seconds. */
  readonly every: number;
}

/**
 * Lets go of what was played long ago: browsers do so only when they are full, and hls.js keeps a
 * record of every fragment until then. Its own `backBufferLength` is off, because after a trim it
 * forgets the fragment whose parts it is loading and waits for ever at that fragment's end. So we
 * ask between two fragments only, when nothing more is at hand.
 */
export function trimBackBuffer(
  hls: Hls,
  video: HTMLVideoElement,
  { keep, every }: BackBufferLimits = { keep: 60, every: 30 },
): void {
  hls.on(Hls.Events.FRAG_BUFFERED, (_event, data) => {
    const end = video.currentTime - keep;
    if (video.buffered.length === 0 || end - video.buffered.start(0) < every) return;
    if (betweenFragments(hls, data))
      hls.trigger(Hls.Events.BUFFER_FLUSHING, { startOffset: 0, endOffset: end, type: null });
  });
}

function betweenFragments(hls: Hls, { frag, part }: FragBufferedData): boolean {
  if (!part) return true;
  const details = hls.latestLevelDetails;
  const newest = details?.partList?.at(-1);
  return (
    frag.sn === details?.endSN && newest?.fragment.sn === frag.sn && newest.index === part.index
  );
}
