import type { Fragment, Part } from 'hls.js';
import type { StretchOfMedia } from '../playback/media-engine.js';
import type { StageClock } from './stage-clock.js';

type File = StretchOfMedia['files'][number];

/** The files of a stretch of stage time: segments, and at the live edge the parts after them. */
export function stretchOf(stage: StageClock, from: number, to: number): StretchOfMedia | null {
  const { details } = stage;
  if (!details) return null;
  const whole = details.fragments.filter(({ url, gap }) => url && !gap);
  const files = whole.flatMap((fragment) => fileOf(fragment, fragment.start, stage, from, to));
  const last = whole.at(-1);
  const edge = last ? last.start + last.duration : -Infinity;
  for (const part of details.partList ?? []) {
    if (part.start >= edge - 0.01) files.push(...fileOf(part, part.start, stage, from, to));
  }
  const map = last?.initSegment ?? details.partList?.at(-1)?.fragment.initSegment;
  return files.length > 0 ? { init: map?.url ?? null, files } : null;
}

function fileOf(
  piece: Fragment | Part,
  mediaStart: number,
  stage: StageClock,
  from: number,
  to: number,
): File[] {
  const start = stage.at(mediaStart);
  const { url, duration, byteRangeStartOffset, byteRangeEndOffset } = piece;
  if (start === null || start >= to || start + duration * 1000 <= from) return [];
  const range =
    byteRangeEndOffset === undefined
      ? null
      : ([byteRangeStartOffset ?? 0, byteRangeEndOffset] as const);
  return [{ url, start, end: start + duration * 1000, range }];
}
