// @ts-check
// WebVTT segments cut from the script.

import { SEGMENT_MS } from './timeline.js';

/** @typedef {import('./media-library.js').Script} Script */

/**
 * The cues that a stretch of the stage overlaps, over as many loops as it touches.
 *
 * @param {Script} script
 * @param {number} epoch Stage time of loop 0.
 * @param {number} from
 * @param {number} to
 */
export function cuesBetween(script, epoch, from, to) {
  const loopMs = script.duration * 1000;
  const cues = [];
  // A line may reach over the end of its loop, so the loop before is looked at too.
  const firstLoop = Math.max(0, Math.floor((from - epoch) / loopMs) - 1);
  const lastLoop = Math.floor((to - epoch) / loopMs);
  for (let loop = firstLoop; loop <= lastLoop; loop++) {
    for (const line of script.lines) {
      const start = epoch + loop * loopMs + Math.round(line.start * 1000);
      const end = epoch + loop * loopMs + Math.round(line.end * 1000);
      if (start < to && end > from)
        cues.push({ id: `${line.id}-${loop}`, start, end, text: line.text });
    }
  }
  return cues;
}

/**
 * @param {Script} script
 * @param {number} epoch Stage time of loop 0, and of media time 0.
 * @param {number} msn
 * @param {string} language
 */
export function vttSegment(script, epoch, msn, language) {
  const from = epoch + msn * SEGMENT_MS;
  // The map counts 90 kHz ticks in 33 bits, as an MPEG-2 stream would.
  const ticks = (msn * SEGMENT_MS * 90) % 2 ** 33;
  const blocks = [`WEBVTT\nX-TIMESTAMP-MAP=LOCAL:00:00:00.000,MPEGTS:${ticks}`];
  for (const cue of cuesBetween(script, epoch, from, from + SEGMENT_MS)) {
    // Local time cannot be negative: a cue that began earlier starts at 0 here, under the same id.
    const start = timestamp(Math.max(0, cue.start - from));
    const text = escapeCue(cue.text[language] ?? cue.text.en ?? '');
    blocks.push(`${cue.id}\n${start} --> ${timestamp(cue.end - from)}\n${text}`);
  }
  return `${blocks.join('\n\n')}\n`;
}

/** @param {number} ms */
function timestamp(ms) {
  const two = (/** @type {number} */ value) => String(Math.floor(value)).padStart(2, '0');
  const rest = String(ms % 1000).padStart(3, '0');
  return `${two(ms / 3_600_000)}:${two((ms / 60_000) % 60)}:${two((ms / 1000) % 60)}.${rest}`;
}

/** @param {string} text */
function escapeCue(text) {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/\s*\n\s*/g, ' ');
}
