import type { Clock } from '../state/clock.js';

/** Probes kept: the fastest of eight is within 12 ms on a mobile network in 95 of 100 cases. */
const PROBES = 8;
/** A probe older than this has been overtaken by the drift of two clocks. */
const STALE = 900_000;
/** A correction beyond this is a mistake to be put right at once; a smaller one slides in. */
const STEP = 2000;
/** Ms a second: nobody sees a countdown run five per cent faster. */
const SLEW = 0.05;

interface Probe {
  readonly at: number;
  readonly roundTrip: number;
  readonly offset: number;
}

/**
 * The server's wall time, for deadlines that hold for everyone; anchored on the page's steady
 * clock, so that a viewer who sets the time changes nothing.
 *
 * Before the first answer it is the viewer's own clock, corrected by the messages' `ts` once there
 * are any: late by their time on the way, but not by a wrong clock.
 */
export class ServerClock {
  readonly #clock: Clock;
  #probes: Probe[] = [];
  /** Least seen distance between a message's arrival and its `ts`. */
  #oneWay: number | undefined;
  #sent = new Set<number>();
  /** The correction in use, on its way to the best one known. */
  #shown: { offset: number; at: number } | undefined;
  #woken = false;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Epoch ms. Never runs backwards, but for a step. */
  now(): number {
    const at = this.#clock.now();
    const target = this.#best ?? this.#oneWay;
    if (target === undefined) return at;
    const distance = target - (this.#shown?.offset ?? Infinity);
    if (!this.#shown || Math.abs(distance) > STEP) {
      this.#shown = { offset: target, at };
    } else {
      const most = (at - this.#shown.at) * SLEW;
      const offset = this.#shown.offset + Math.max(-most, Math.min(most, distance));
      this.#shown = { offset, at };
    }
    return at + this.#shown.offset;
  }

  /** The text of a probe to be sent now. */
  probe(): string {
    const t0 = this.#clock.now();
    this.#sent.add(t0);
    // Probes that were never answered are not worth remembering.
    if (this.#sent.size > PROBES) this.#sent.delete(Math.min(...this.#sent));
    return JSON.stringify({ type: 'ping', t0 });
  }

  /** The server's answer to a probe. One that was not asked for is ignored. */
  answer({ t0, t1 }: { readonly t0: number; readonly t1: number }): void {
    if (!this.#sent.delete(t0)) return;
    const at = this.#clock.now();
    const roundTrip = at - t0;
    const kept = this.#woken ? [] : this.#probes.filter((probe) => at - probe.at < STALE);
    this.#woken = false;
    this.#probes = [...kept.slice(1 - PROBES), { at, roundTrip, offset: t1 + roundTrip / 2 - at }];
    // So that the correction begins now, and not when somebody asks for the time.
    this.now();
  }

  /** A message the server stamped with its own time. */
  stamped(ts: number): void {
    const offset = ts - this.#clock.now();
    this.#oneWay = Math.max(this.#oneWay ?? -Infinity, offset);
    if (!this.#shown) this.now();
  }

  /** The page is back: its clock may have slept, so that what was measured before is void. */
  wake(): void {
    this.#woken = true;
    this.#oneWay = undefined;
    this.#sent.clear();
  }

  get #best(): number | undefined {
    let best: Probe | undefined;
    for (const probe of this.#probes) {
      if (!best || probe.roundTrip < best.roundTrip) best = probe;
    }
    return best?.offset;
  }
}
