// @ts-check
// Where the live stream stands at a given time. All angles of all shows share one timeline, so
// the same media sequence number is the same moment everywhere.

export const PART_MS = 200;
export const PARTS_PER_SEGMENT = 10;
export const SEGMENT_MS = PART_MS * PARTS_PER_SEGMENT;
/** Segments a viewer can rewind through: 120 s. */
export const WINDOW_SEGMENTS = 60;
/** RFC 8216bis keeps a segment one playlist longer than its listing. */
const KEPT_SEGMENTS = 2 * WINDOW_SEGMENTS;
/** Parts are listed for three segments; a slow viewer may ask for one a while later. */
const KEPT_PART_SEGMENTS = 15;
/** A request for a part that is due this soon is held open instead of refused. */
const HELD_PARTS = PARTS_PER_SEGMENT;
/** RFC 8216bis: answer 400 to a reload for more than two segments ahead. */
export const MAX_SEGMENTS_AHEAD = 2;
/** Two loops of the demo's media, so that the picture begins at its start and rewind works. */
const HISTORY_MS = 192_000;

export class Timeline {
  /** @param {number} startedAt Epoch milliseconds at which the origin started. */
  constructor(startedAt) {
    /** Stage time of the first frame of segment 0. */
    this.epoch0 = Math.floor(startedAt / SEGMENT_MS) * SEGMENT_MS - HISTORY_MS;
  }

  /** @param {number} now Number of parts captured in full, over all segments. */
  partsAt(now) {
    return Math.max(0, Math.floor((now - this.epoch0) / PART_MS));
  }

  /**
   * @param {number} now
   * @returns {{ msn: number, parts: number, first: number }} The segment being captured, how many
   *   of its parts exist, and the oldest segment of the window.
   */
  edgeAt(now) {
    const parts = this.partsAt(now);
    const msn = Math.floor(parts / PARTS_PER_SEGMENT);
    return { msn, parts: parts % PARTS_PER_SEGMENT, first: Math.max(0, msn - WINDOW_SEGMENTS) };
  }

  /** @param {number} msn Stage time of a segment's first frame. */
  segmentStart(msn) {
    return this.epoch0 + msn * SEGMENT_MS;
  }

  /** @param {number} index When the part at this place in the stream has been captured. */
  partEnd(index) {
    return this.epoch0 + (index + 1) * PART_MS;
  }

  /**
   * @param {number} index
   * @param {number} now
   * @returns {'there' | 'soon' | 'gone' | 'never'}
   */
  partState(index, now) {
    const captured = this.partsAt(now);
    if (index >= captured) return index < captured + HELD_PARTS ? 'soon' : 'never';
    return index < captured - KEPT_PART_SEGMENTS * PARTS_PER_SEGMENT ? 'gone' : 'there';
  }

  /**
   * @param {number} msn
   * @param {number} now
   */
  hasSegment(msn, now) {
    const edge = this.edgeAt(now);
    return msn < edge.msn && msn >= edge.msn - KEPT_SEGMENTS;
  }
}
