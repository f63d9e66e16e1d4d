import type { CaptionCue } from '../captions/caption-timeline.js';
import type { CaptionsState } from '../captions/caption-state.js';
import type { PlaybackState } from '../playback/playback-state.js';
import type { HealthParams, NetworkClass } from './fact.js';

export interface HealthParts {
  readonly now: () => number;
  readonly playback: () => Readonly<PlaybackState>;
  readonly captions: () => Readonly<CaptionsState>;
  /** Stage time of the picture on screen. */
  readonly stageTime: () => number | null;
  /** By the server's clock. */
  readonly serverNow: () => number;
  readonly network: () => NetworkClass;
  readonly tell: (health: HealthParams) => void;
}

const EVERY = 60_000;
/** Less than that is not worth a fact. */
const LEAST = 5000;
/** A picture further behind than this was moved there by its viewer. */
const LONGEST_LATENCY = 120_000;

/** Sums up how picture and captions do, and tells it about once a minute. */
export class Health {
  readonly #parts: HealthParts;
  #sums = nothing();
  #stalledSince: number | null = null;
  /** Stood still since the last tick. */
  #stalledMs = 0;
  #rendition: string | null = null;
  #telling = EVERY;

  constructor(parts: HealthParts) {
    this.#parts = parts;
  }

  /** Call it on every notice of the playback. */
  playbackChanged(): void {
    const { phase, activeRendition } = this.#parts.playback();
    const stalled = phase === 'buffering' || phase === 'reconnecting';
    if (stalled && this.#stalledSince === null) {
      this.#stalledSince = this.#parts.now();
      this.#sums.stalls += 1;
    } else if (!stalled) this.#endStall();
    if (activeRendition !== this.#rendition) {
      if (this.#rendition !== null && activeRendition !== null) this.#sums.switches += 1;
      this.#rendition = activeRendition;
    }
  }

  captionShown({ start, source }: CaptionCue): void {
    const sums = this.#sums;
    sums.captions += 1;
    sums.source = source;
    const stageTime = this.#parts.stageTime();
    // Of cues that came before their words, a frame; of late ones, how late.
    if (stageTime !== null) sums.captionDelay += Math.max(0, stageTime - start);
  }

  failedOver(): void {
    this.#sums.failovers += 1;
  }

  tick(ms: number): void {
    const { phase, atLiveEdge, renditions, activeRendition } = this.#parts.playback();
    this.#breakStall();
    // As long as the time it is a part of: of a page that was asleep neither says how it did.
    const stalledMs = Math.min(this.#stalledMs, ms);
    this.#stalledMs = 0;
    if (phase !== 'playing' && phase !== 'buffering' && phase !== 'reconnecting') return;
    const sums = this.#sums;
    sums.ms += ms;
    sums.stallMs += stalledMs;
    const height = renditions.find(({ id }) => id === activeRendition)?.height;
    if (height !== undefined && height > 0) {
      sums.heightMs += height * ms;
      sums.heightOver += ms;
    }
    const stageTime = this.#parts.stageTime();
    if (phase === 'playing' && atLiveEdge && stageTime !== null) {
      const latency = this.#parts.serverNow() - stageTime;
      if (latency >= 0 && latency < LONGEST_LATENCY) {
        sums.latency += latency;
        sums.latencies += 1;
      }
    }
    if (sums.ms >= this.#telling) this.tell();
  }

  tell(): void {
    const sums = this.#sums;
    if (sums.ms < LEAST) return;
    this.#sums = nothing();
    const { language, recognizer } = this.#parts.captions();
    const mean = (sum: number, over: number): number | null =>
      over > 0 ? Math.round(sum / over) : null;
    this.#parts.tell({
      seconds: Math.round(sums.ms / 1000),
      stalls: sums.stalls,
      stall_ms: Math.round(sums.stallMs),
      latency_ms: mean(sums.latency, sums.latencies),
      height: mean(sums.heightMs, sums.heightOver),
      switches: sums.switches,
      failovers: sums.failovers,
      network: this.#parts.network(),
      caption_language: language,
      captions: sums.captions,
      caption_source: sums.source,
      caption_delay_ms: mean(sums.captionDelay, sums.captions),
      model: recognizer?.phase ?? null,
      model_error: recognizer?.phase === 'failed' ? recognizer.error.code : null,
    });
  }

  reset(): void {
    this.#sums = nothing();
    this.#stalledSince = null;
    this.#stalledMs = 0;
    this.playbackChanged();
  }

  #endStall(): void {
    this.#breakStall();
    this.#stalledSince = null;
  }

  /** A stall over the end of a second is one stall, summed up in two parts. */
  #breakStall(): void {
    if (this.#stalledSince === null) return;
    const now = this.#parts.now();
    this.#stalledMs += now - this.#stalledSince;
    this.#stalledSince = now;
  }
}

interface Sums {
  ms: number;
  stalls: number;
  stallMs: number;
  latency: number;
  latencies: number;
  heightMs: number;
  heightOver: number;
  switches: number;
  failovers: number;
  captions: number;
  captionDelay: number;
  source: string | null;
}

function nothing(): Sums {
  return {
    ms: 0,
    stalls: 0,
    stallMs: 0,
    latency: 0,
    latencies: 0,
    heightMs: 0,
    heightOver: 0,
    switches: 0,
    failovers: 0,
    captions: 0,
    captionDelay: 0,
    source: null,
  };
}
