import type { Clock } from '../state/clock.js';
import { align } from './alignment.js';
import type { MediaEngine } from './media-engine.js';

const STEP_MS = 16;
/** After that, a picture that is nearly in step is better than none. */
const GIVE_UP_ALIGNING_MS = 1200;
/** The picture after a seek is not measured before it moves again. */
const SEEK_SETTLES_MS = 120;
/** A leader whose picture has not moved for this long stands still. */
const STANDS_AFTER_MS = 70;
const CROSSFADE_MS = 60;
/** The old picture stays this long under the new one, in case the new one is painted late. */
const LINGER_MS = 250;

/** Keeps one engine's picture in step with the one on screen until it is let on screen itself. */
export class Follower {
  readonly engine: MediaEngine;
  #leader: () => MediaEngine | null;
  #clock: Clock;
  #stop: () => void;
  #wanted: (() => void) | null = null;
  #wantedSince = 0;
  #leaderTime: number | null = null;
  #leaderMovedAt: number;
  #settlesAt = 0;

  constructor(clock: Clock, engine: MediaEngine, leader: () => MediaEngine | null) {
    this.engine = engine;
    this.#clock = clock;
    this.#leader = leader;
    this.#leaderMovedAt = clock.now();
    this.#stop = clock.every(STEP_MS, () => this.#step());
  }

  /** Calls `ready` once the pictures are in step; at once when the leader's stands still. */
  whenInStep(ready: () => void): void {
    this.#wanted = ready;
    this.#wantedSince = this.#clock.now();
    this.#step();
  }

  dispose(): void {
    this.#stop();
    this.#wanted = null;
  }

  #step(): void {
    const { engine } = this;
    if (!engine.hasPicture) return;
    const now = this.#clock.now();
    const leaderTime = this.#leader()?.stageTime ?? null;
    const ownTime = engine.stageTime;
    if (leaderTime !== this.#leaderTime) this.#leaderMovedAt = now;
    this.#leaderTime = leaderTime;
    const stands = now - this.#leaderMovedAt > STANDS_AFTER_MS;
    const late = this.#wanted !== null && now - this.#wantedSince > GIVE_UP_ALIGNING_MS;
    if (leaderTime === null || ownTime === null || stands || late) this.#arrive();
    else if (now >= this.#settlesAt) this.#approach(ownTime, leaderTime, now);
  }

  #approach(ownTime: number, leaderTime: number, now: number): void {
    const step = align(ownTime - leaderTime);
    if (step.action === 'speed') this.engine.playbackRate = step.rate;
    else if (step.action === 'seek') {
      this.engine.seek(ownTime + step.by);
      this.#settlesAt = now + SEEK_SETTLES_MS;
    } else {
      this.engine.playbackRate = this.#leader()?.playbackRate ?? 1;
      this.#arrive();
    }
  }

  #arrive(): void {
    const ready = this.#wanted;
    if (!ready) return;
    this.dispose();
    this.engine.playbackRate = 1;
    ready();
  }
}

/** 60 dB down: nobody hears it, and the browser still gives it a real audio clock. */
const UNHEARD = 0.001;

/**
 * Plays beside the engine that is heard. Not muted: unmuting later would move its picture by one or
 * two frames, because the audio clock takes over from the system's.
 */
export async function playUnheard(engine: MediaEngine): Promise<void> {
  engine.volume = UNHEARD;
  // Where only the device has a volume (iOS), or sound needs a gesture, silence is the one way.
  if (engine.volume > 2 * UNHEARD) engine.muted = true;
  if ((await engine.play()) !== 'blocked') return;
  engine.muted = true;
  await engine.play();
}

/**
 * Exchanges picture and sound without a gap in either, then lets the old engine go. `sound` is read
 * until the end: the viewer may change it meanwhile. Returns the way to let go at once.
 */
export function exchange(
  clock: Clock,
  from: MediaEngine,
  to: MediaEngine,
  sound: { readonly muted: boolean; readonly volume: number },
  letGo: () => void,
): () => void {
  let stop: () => void;
  const linger = (): void => {
    stop = clock.after(LINGER_MS, letGo);
  };
  to.setVisible(true);
  from.setVisible(false);
  to.muted = sound.muted;
  if (sound.muted) {
    to.volume = sound.volume;
    linger();
  } else {
    const start = clock.now();
    stop = clock.every(STEP_MS, () => {
      const share = Math.min(1, (clock.now() - start) / CROSSFADE_MS);
      to.volume = sound.volume * share;
      from.volume = sound.volume * (1 - share);
      from.muted = sound.muted || share === 1;
      if (share < 1) return;
      stop();
      linger();
    });
  }
  return () => {
    stop();
    letGo();
  };
}
