import type { LevelDetails } from 'hls.js';

/** Media time of one engine ↔ stage time of the show, by the playlist's programme date-times. */
export class StageClock {
  details: LevelDetails | null = null;
  /** Presentation time stamp that became media time 0, seconds; for WebVTT's MPEGTS times. */
  basePts: number | null = null;
  /** Stage time of media time 0 for the newest run of segments without a discontinuity. */
  #offset: number | null = null;

  update(details: LevelDetails): void {
    this.details = details;
    const last = details.fragments.findLast(({ programDateTime }) => programDateTime !== null);
    this.#offset = last?.programDateTime != null ? last.programDateTime - last.start * 1000 : null;
  }

  /** Epoch ms, or null for a stream without programme date-time. */
  at(mediaTime: number): number | null {
    const { details } = this;
    if (!details || this.#offset === null) return null;
    // Only across a discontinuity does an older segment have an offset of its own.
    if (details.startCC === details.endCC) return this.#offset + mediaTime * 1000;
    const segment = details.fragments.findLast(({ start }) => start <= mediaTime);
    const from = segment?.programDateTime;
    return segment && from != null
      ? from + (mediaTime - segment.start) * 1000
      : this.#offset + mediaTime * 1000;
  }

  mediaTimeOf(stageTime: number): number | null {
    const { details } = this;
    if (!details || this.#offset === null) return null;
    if (details.startCC !== details.endCC) {
      const segment = details.fragments.findLast(
        ({ programDateTime }) => (programDateTime ?? Infinity) <= stageTime,
      );
      if (segment?.programDateTime != null)
        return segment.start + (stageTime - segment.programDateTime) / 1000;
    }
    return (stageTime - this.#offset) / 1000;
  }
}
