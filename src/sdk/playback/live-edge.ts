/** What the control is told, about ten times a second. Times in seconds unless named ms. */
export interface LiveEdgeSample {
  /** Steady clock, ms. */
  readonly now: number;
  /** Media ahead of the picture. */
  readonly forwardBuffer: number;
  readonly muted: boolean;
  /** The picture waits for data. */
  readonly stalled: boolean;
  /** Between arrivals of media: a part, or a segment where there are no parts. */
  readonly cadence: number;
}

export interface LiveEdgeDecision {
  readonly rate: number;
  /** Skip this many seconds of media: too far behind to catch up by speed. */
  readonly skip: number;
}

/** Least floor: at 200 ms parts, much less would make one late part a stall. */
export const LEAST_FLOOR = 0.12;
/** To begin with: nothing is known of this network yet. */
export const FIRST_FLOOR = 0.2;
const MOST_FLOOR = 3;
/** The buffer saws by one part; its least over several parts is what is really spare. */
const WINDOW_MS = 2500;
/** Speech stays natural up to about here; while muted nobody hears more. */
const FASTER = 1.08;
const FASTER_MUTED = 1.5;
const SLOWER = 0.94;
const SLOWEST = 0.85;
const DEAD_BAND = 0.04;
const SKIP_FROM = 4;
const CALM_BEFORE_LOWERING_MS = 20_000;
const LOWERING_EVERY_MS = 4000;
const LOWERING_STEP = 0.05;
/** A floor that was too low is not tried again for this long; networks do change. */
const REMEMBER_MS = 600_000;
const ABOVE_A_STALL = 0.08;

/**
 * Keeps the picture near the live edge by the *least forward buffer* of the last seconds, not by a
 * latency target: what is never used can be given up, whatever the network. The floor it keeps
 * learns from stalls. See decisions/0003.
 */
export class LiveEdgeControl {
  #floor = FIRST_FLOOR;
  #leastFloor = LEAST_FLOOR;
  #rate = 1;
  /** Seconds gained on real time by rates other than 1, since the beginning. */
  #gained = 0;
  #lastNow: number | null = null;
  /** Forward buffers as they would be had the rate been 1 throughout. */
  #window: { at: number; level: number }[] = [];
  #stalledSince: number | null = null;
  #lastTrouble: number | null = null;
  #lastLowering = 0;
  /** What the floor may sink to, learned from stalls and near misses. */
  #proven = { floor: LEAST_FLOOR, until: -Infinity };

  get floor(): number {
    return this.#floor;
  }

  set floor(seconds: number) {
    this.#floor = Math.max(this.#leastFloor, Math.min(MOST_FLOOR, seconds));
  }

  /** Least floor somebody needs, such as captions that must be ready before their sound. */
  set holdBack(seconds: number) {
    this.#leastFloor = Math.max(LEAST_FLOOR, seconds);
    this.#floor = Math.max(this.#floor, this.#leastFloor);
  }

  get holdBack(): number {
    return this.#leastFloor;
  }

  /** Forgets what was measured, e.g. after a seek; what was learned stays. */
  reset(): void {
    this.#window = [];
    this.#stalledSince = null;
    this.#lastNow = null;
    this.#rate = 1;
  }

  decide(sample: LiveEdgeSample): LiveEdgeDecision {
    const { now, forwardBuffer } = sample;
    if (this.#lastNow !== null) this.#gained += (this.#rate - 1) * ((now - this.#lastNow) / 1000);
    this.#lastNow = now;
    this.#lastTrouble ??= now;

    if (sample.stalled) {
      this.#stalledSince ??= now;
      this.#window = [];
      return this.#settle(1, 0);
    }
    if (this.#stalledSince !== null) {
      this.#remember(now, this.#floor + ABOVE_A_STALL);
      this.#raise((now - this.#stalledSince) / 1000);
      this.#stalledSince = null;
      this.#lastTrouble = now;
    }

    this.#window.push({ at: now, level: forwardBuffer + this.#gained });
    const windowMs = Math.max(WINDOW_MS, 1500 * sample.cadence);
    while (this.#window[0] && this.#window[0].at < now - windowMs) this.#window.shift();
    const spare = Math.min(...this.#window.map(({ level }) => level)) - this.#gained;

    this.#learn(now, spare);
    const seen = now - (this.#window[0]?.at ?? now) >= 1000 * sample.cadence;
    return this.#steer(spare, sample, seen);
  }

  #raise(stalledFor: number): void {
    this.floor = this.#floor + Math.min(0.8, Math.max(0.2, 0.8 * stalledFor));
  }

  #remember(now: number, floor: number): void {
    const before = now < this.#proven.until ? this.#proven.floor : 0;
    this.#proven = { floor: Math.max(before, floor), until: now + REMEMBER_MS };
  }

  #learn(now: number, spare: number): void {
    if (spare < 0.25 * this.#floor) {
      // A near miss: the next one would have been a stall.
      if (now - (this.#lastTrouble ?? 0) > WINDOW_MS) {
        this.#remember(now, this.#floor);
        this.floor = this.#floor + LOWERING_STEP;
        this.#lastTrouble = now;
      }
      return;
    }
    const calm = now - (this.#lastTrouble ?? now) > CALM_BEFORE_LOWERING_MS;
    if (calm && now - this.#lastLowering > LOWERING_EVERY_MS) {
      const proven = now < this.#proven.until ? this.#proven.floor : LEAST_FLOOR;
      this.floor = Math.max(Math.min(proven, this.#floor), this.#floor - LOWERING_STEP);
      this.#lastLowering = now;
    }
  }

  #steer(spare: number, sample: LiveEdgeSample, seen: boolean): LiveEdgeDecision {
    const excess = spare - this.#floor;
    // Before one whole saw was seen, what looks spare is only its top.
    if (excess > DEAD_BAND && !seen) return this.#settle(1, 0);
    if (excess > SKIP_FROM) return this.#settle(1, excess);
    if (excess > DEAD_BAND) {
      const most = sample.muted ? FASTER_MUTED : FASTER;
      return this.#settle(Math.min(most, 1 + Math.max(0.02, excess / 2)), 0);
    }
    if (sample.forwardBuffer < 0.4 * this.#floor) return this.#settle(SLOWEST, 0);
    if (excess < -0.02) return this.#settle(SLOWER, 0);
    return this.#settle(1, 0);
  }

  #settle(rate: number, skip: number): LiveEdgeDecision {
    this.#rate = Math.round(rate * 100) / 100;
    if (skip > 0) this.#window = [];
    return { rate: this.#rate, skip };
  }
}
