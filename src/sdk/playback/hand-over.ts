import type { Clock } from '../state/clock.js';
import { align } from './alignment.js';
import type { MediaEngine } from './media-engine.js';

const STEP_MS = 16;
/** After that, a picture that is nearly in step is better than none. */
const GIVE_UP_ALIGNING_MS = 1500;
const CROSSFADE_MS = 60;
/** The old picture stays this long under the new one, in case the new one is painted late. */
const LINGER_MS = 250;

/**
 * Brings `follower` into step with `leader` and calls `ready` when the two pictures can be
 * exchanged: at the same stage time, or at once when the leader's picture stands still.
 */
export function whenInStep(
  clock: Clock,
  leader: () => MediaEngine | null,
  follower: MediaEngine,
  ready: () => void,
): () => void {
  const since = clock.now();
  let lastLeaderTime: number | null = null;
  let stillSince: number | null = null;
  let seekingUntil = 0;
  const stop = clock.every(STEP_MS, () => {
    if (!follower.hasPicture) return;
    const now = clock.now();
    const leaderTime = leader()?.stageTime ?? null;
    const followerTime = follower.stageTime;
    stillSince = leaderTime === lastLeaderTime ? (stillSince ?? now) : null;
    lastLeaderTime = leaderTime;
    const leaderStands = stillSince !== null && now - stillSince > 4 * STEP_MS;
    if (leaderTime === null || followerTime === null || leaderStands || now - since > GIVE_UP_ALIGNING_MS) {
      finish();
      return;
    }
    if (now < seekingUntil) return;
    const step = align(followerTime - leaderTime);
    if (step.action === 'aligned') finish();
    else if (step.action === 'speed') follower.playbackRate = step.rate;
    else {
      follower.seek(followerTime + step.by);
      seekingUntil = now + 120;
    }
  });
  const finish = (): void => {
    stop();
    follower.playbackRate = 1;
    ready();
  };
  return stop;
}

/** Exchanges picture and sound without a gap in either, then lets the old engine go. */
export function exchange(
  clock: Clock,
  from: MediaEngine,
  to: MediaEngine,
  sound: { muted: boolean; volume: number },
  letGo: () => void,
): void {
  to.setVisible(true);
  from.setVisible(false);
  if (sound.muted) {
    clock.after(LINGER_MS, letGo);
    return;
  }
  to.volume = 0;
  to.muted = false;
  const start = clock.now();
  const stop = clock.every(STEP_MS, () => {
    const share = Math.min(1, (clock.now() - start) / CROSSFADE_MS);
    to.volume = sound.volume * share;
    from.volume = sound.volume * (1 - share);
    if (share < 1) return;
    stop();
    from.muted = true;
    clock.after(LINGER_MS, letGo);
  });
}
