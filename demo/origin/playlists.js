// @ts-check
// The texts of all playlists. Pure functions of the timeline and the time.

import { MAX_SEGMENTS_AHEAD, PARTS_PER_SEGMENT, PART_MS, SEGMENT_MS } from './timeline.js';

/** @typedef {import('./media-file.js').MediaFile} MediaFile */
/** @typedef {import('./timeline.js').Timeline} Timeline */

/** Parts are listed this far back, as RFC 8216bis asks (three target durations). */
const SEGMENTS_WITH_PARTS = 3;
const PART_TARGET = PART_MS / 1000;
const TARGET_DURATION = SEGMENT_MS / 1000;

export const LANGUAGES = /** @type {const} */ ({
  en: 'English',
  es: 'Español',
  zh: '中文',
  ar: 'العربية',
});

/**
 * The ladder of one angle.
 *
 * @param {[string, MediaFile][]} renditions
 * @param {boolean} subtitled
 */
export function masterPlaylist(renditions, subtitled) {
  const lines = ['#EXTM3U', '#EXT-X-VERSION:9', '#EXT-X-INDEPENDENT-SEGMENTS'];
  if (subtitled) {
    for (const [language, name] of Object.entries(LANGUAGES)) {
      lines.push(
        `#EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID="subs",NAME="${name}",LANGUAGE="${language}",` +
          `DEFAULT=NO,AUTOSELECT=YES,FORCED=NO,URI="subs/${language}/index.m3u8"`,
      );
    }
  }
  for (const [name, file] of renditions) {
    const { peak, mean } = file.bandwidth;
    const attributes = [
      `BANDWIDTH=${peak}`,
      `AVERAGE-BANDWIDTH=${mean}`,
      `CODECS="${file.codecs}"`,
    ];
    if (file.video) {
      attributes.push(`RESOLUTION=${file.video.width}x${file.video.height}`, 'FRAME-RATE=30.000');
    }
    if (subtitled) attributes.push('SUBTITLES="subs"');
    lines.push(`#EXT-X-STREAM-INF:${attributes.join(',')}`, `${name}/index.m3u8`);
  }
  return `${lines.join('\n')}\n`;
}

/**
 * The live playlist of a rendition as it stands at `now`.
 *
 * @param {Timeline} timeline
 * @param {number} now
 * @param {(index: number) => boolean} isIndependent
 * @param {string[]} siblings Names of the other renditions.
 */
export function livePlaylist(timeline, now, isIndependent, siblings) {
  const { msn: edge, parts, first } = timeline.edgeAt(now);
  const lines = [
    '#EXTM3U',
    '#EXT-X-VERSION:9',
    `#EXT-X-TARGETDURATION:${TARGET_DURATION}`,
    // The least hold-backs that the specification allows: three parts, three target durations.
    `#EXT-X-SERVER-CONTROL:CAN-BLOCK-RELOAD=YES,PART-HOLD-BACK=${(3 * PART_MS) / 1000},HOLD-BACK=${3 * TARGET_DURATION}`,
    `#EXT-X-PART-INF:PART-TARGET=${PART_TARGET}`,
    `#EXT-X-MEDIA-SEQUENCE:${first}`,
    '#EXT-X-INDEPENDENT-SEGMENTS',
    '#EXT-X-MAP:URI="init.mp4"',
  ];
  const pushParts = (/** @type {number} */ msn, /** @type {number} */ count) => {
    for (let n = 0; n < count; n++) {
      const independent = isIndependent(msn * PARTS_PER_SEGMENT + n) ? ',INDEPENDENT=YES' : '';
      lines.push(`#EXT-X-PART:DURATION=${PART_TARGET},URI="s${msn}.${n}.mp4"${independent}`);
    }
  };
  for (let msn = first; msn < edge; msn++) {
    lines.push(programDateTime(timeline.segmentStart(msn)));
    if (msn >= edge - SEGMENTS_WITH_PARTS) pushParts(msn, PARTS_PER_SEGMENT);
    lines.push(`#EXTINF:${TARGET_DURATION.toFixed(3)},`, `s${msn}.mp4`);
  }
  if (parts > 0) {
    lines.push(programDateTime(timeline.segmentStart(edge)));
    pushParts(edge, parts);
  }
  lines.push(`#EXT-X-PRELOAD-HINT:TYPE=PART,URI="s${edge}.${parts}.mp4"`);
  // With no part of the edge segment yet, the last part is the last one of the segment before.
  const last = parts > 0 ? [edge, parts - 1] : [edge - 1, PARTS_PER_SEGMENT - 1];
  for (const name of siblings) {
    lines.push(
      `#EXT-X-RENDITION-REPORT:URI="../${name}/index.m3u8",LAST-MSN=${last[0]},LAST-PART=${last[1]}`,
    );
  }
  return `${lines.join('\n')}\n`;
}

/**
 * The subtitles of a language. The script is known beforehand, so the segment that is being
 * captured is listed too: its cues are there before they are spoken.
 *
 * @param {Timeline} timeline
 * @param {number} now
 */
export function liveSubtitlePlaylist(timeline, now) {
  const { msn: edge, first } = timeline.edgeAt(now);
  const lines = [
    '#EXTM3U',
    '#EXT-X-VERSION:9',
    `#EXT-X-TARGETDURATION:${TARGET_DURATION}`,
    `#EXT-X-SERVER-CONTROL:CAN-BLOCK-RELOAD=YES,HOLD-BACK=${3 * TARGET_DURATION}`,
    `#EXT-X-MEDIA-SEQUENCE:${first}`,
  ];
  for (let msn = first; msn <= edge; msn++) {
    lines.push(
      programDateTime(timeline.segmentStart(msn)),
      `#EXTINF:${TARGET_DURATION.toFixed(3)},`,
      `s${msn}.vtt`,
    );
  }
  return `${lines.join('\n')}\n`;
}

/**
 * One loop as a recording.
 *
 * @param {number} segments
 * @param {number} startsAt Stage time of the first frame.
 * @param {'mp4' | 'vtt'} extension
 */
export function vodPlaylist(segments, startsAt, extension) {
  const lines = [
    '#EXTM3U',
    '#EXT-X-VERSION:9',
    `#EXT-X-TARGETDURATION:${TARGET_DURATION}`,
    '#EXT-X-PLAYLIST-TYPE:VOD',
    '#EXT-X-MEDIA-SEQUENCE:0',
  ];
  if (extension === 'mp4') lines.push('#EXT-X-INDEPENDENT-SEGMENTS', '#EXT-X-MAP:URI="init.mp4"');
  for (let msn = 0; msn < segments; msn++) {
    lines.push(
      programDateTime(startsAt + msn * SEGMENT_MS),
      `#EXTINF:${TARGET_DURATION.toFixed(3)},`,
      `s${msn}.${extension}`,
    );
  }
  return `${lines.join('\n')}\n#EXT-X-ENDLIST\n`;
}

/**
 * When a playlist request may be answered.
 *
 * @param {URLSearchParams} query
 * @param {Timeline} timeline
 * @param {number} now
 * @returns {{ holdUntil: number } | { error: string }} `holdUntil` 0 means at once.
 */
export function reloadHold(query, timeline, now) {
  const msn = query.get('_HLS_msn');
  const part = query.get('_HLS_part');
  if (msn === null) return part === null ? { holdUntil: 0 } : { error: '_HLS_part needs _HLS_msn' };
  if (!/^\d{1,12}$/.test(msn) || (part !== null && !/^\d{1,12}$/.test(part))) {
    return { error: '_HLS_msn and _HLS_part are whole numbers' };
  }
  // A part number past the end of a segment means the following segment, hence plain addition.
  const index = Number(msn) * PARTS_PER_SEGMENT + Number(part ?? PARTS_PER_SEGMENT - 1);
  const farthest = (timeline.edgeAt(now).msn + MAX_SEGMENTS_AHEAD + 1) * PARTS_PER_SEGMENT;
  if (index >= farthest) return { error: 'too far ahead of the live edge' };
  return { holdUntil: timeline.partEnd(index) };
}

/** @param {number} time */
function programDateTime(time) {
  return `#EXT-X-PROGRAM-DATE-TIME:${new Date(time).toISOString()}`;
}
