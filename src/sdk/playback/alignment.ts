/** Less than half a frame at 30 frames a second: the eye sees no jump. */
const ALIGNED_MS = 12;
/** Further apart than this, a seek is quicker than a change of speed. */
const SEEK_FROM_MS = 350;
/** A seek takes about this long before the picture moves again. */
const SEEK_LEAD_MS = 90;
/** Time in which an offset shrinks to about a third. */
const SETTLE_MS = 70;

export type AlignmentStep =
  | { readonly action: 'aligned' }
  | { readonly action: 'seek'; readonly by: number }
  | { readonly action: 'speed'; readonly rate: number };

/**
 * How a picture that runs beside another comes into step with it.
 * @param offset stage time of the follower minus that of the leader, ms
 */
export function align(offset: number): AlignmentStep {
  if (Math.abs(offset) <= ALIGNED_MS) return { action: 'aligned' };
  if (Math.abs(offset) > SEEK_FROM_MS) return { action: 'seek', by: SEEK_LEAD_MS - offset };
  const rate = Math.min(2.5, Math.max(0.25, 1 - offset / SETTLE_MS));
  return { action: 'speed', rate: Math.round(rate * 20) / 20 };
}
