import { RoomError, type Decoded } from '../../room/room-error.js';
import type { AudioTrack } from './audio-track.js';
import { BoxReader, type Box } from './mp4-boxes.js';

/** What a decoder takes at a time. */
export interface AccessUnit {
  /** Ticks of the track's timescale, the edit list applied. */
  readonly time: number;
  readonly duration: number;
  /** A view of the fragment's bytes. */
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** A minute of AAC is 2,800; a table that claims more is not one. */
const MOST_UNITS = 20_000;

/**
 * The access units of a track in movie fragments, whatever the bytes are. Of a fragment that was
 * cut off, the units that are whole.
 */
export function readAccessUnits(bytes: ArrayBuffer, track: AudioTrack): Decoded<AccessUnit[]> {
  const units: AccessUnit[] = [];
  let cause: unknown;
  try {
    const reader = new BoxReader(bytes);
    for (const moof of reader.children(reader.whole)) {
      if (moof.type === 'moof') readFragment(reader, moof, track, units);
    }
  } catch (error) {
    cause = error;
  }
  if (cause === undefined || units.length > 0) return { ok: true, value: units };
  const message = 'The fragment is damaged';
  return {
    ok: false,
    error: new RoomError('captions', 'audio-damaged', message, { recoverable: true, cause }),
  };
}

function readFragment(reader: BoxReader, moof: Box, track: AudioTrack, units: AccessUnit[]): void {
  for (const traf of reader.children(moof)) {
    if (traf.type !== 'traf') continue;
    const header = reader.find(traf, 'tfhd');
    if (header && reader.u32(header.body + 4) === track.id)
      readTrackFragment(reader, moof, traf, header, track, units);
  }
}

function readTrackFragment(
  reader: BoxReader,
  moof: Box,
  traf: Box,
  header: Box,
  track: AudioTrack,
  units: AccessUnit[],
): void {
  const { flags } = reader.full(header);
  // A base offset counts from the start of a file that nobody has here: a media source ignores it.
  let at = header.body + 8 + (flags & 1 ? 8 : 0) + (flags & 2 ? 4 : 0);
  const duration = flags & 8 ? reader.u32(at) : track.defaultDuration;
  if (flags & 8) at += 4;
  const size = flags & 16 ? reader.u32(at) : track.defaultSize;

  const decodeTime = reader.find(traf, 'tfdt');
  if (!decodeTime) throw new RangeError('no tfdt');
  const long = reader.full(decodeTime).version === 1;
  let time =
    (long ? reader.u64(decodeTime.body + 4) : reader.u32(decodeTime.body + 4)) - track.skip;
  let data = moof.start;
  for (const trun of reader.children(traf)) {
    if (trun.type !== 'trun') continue;
    ({ time, data } = readRun(reader, trun, moof.start, { time, data, duration, size }, units));
  }
}

function readRun(
  reader: BoxReader,
  trun: Box,
  base: number,
  from: { time: number; data: number; duration: number; size: number },
  units: AccessUnit[],
): { time: number; data: number } {
  const { flags } = reader.full(trun);
  const count = reader.u32(trun.body + 4);
  if (units.length + count > MOST_UNITS) throw new RangeError(`${String(count)} units`);
  let { time, data } = from;
  let at = trun.body + 8;
  if (flags & 1) {
    data = base + reader.i32(at);
    at += 4;
  }
  if (flags & 4) at += 4;
  for (let index = 0; index < count; index += 1) {
    let { duration, size } = from;
    if (flags & 0x100) {
      duration = reader.u32(at);
      at += 4;
    }
    if (flags & 0x200) {
      size = reader.u32(at);
      at += 4;
    }
    // Flags and composition offset say nothing of sound.
    at += (flags & 0x400 ? 4 : 0) + (flags & 0x800 ? 4 : 0);
    const end = data + size;
    if (data < 0 || end > reader.bytes.length) throw new RangeError('a unit is cut off');
    if (size > 0) units.push({ time, duration, bytes: reader.bytes.subarray(data, end) as never });
    time += duration;
    data = end;
  }
  return { time, data };
}
