import { RoomError, type Decoded } from '../../room/room-error.js';
import type { AudioTrack } from './audio-track.js';
import { BoxReader, type Box } from './mp4-boxes.js';

/** What of a track its fragments need to be read. */
export type FragmentTrack = Pick<AudioTrack, 'id' | 'skip' | 'defaultDuration' | 'defaultSize'>;

/** What a decoder takes at a time. */
export interface AccessUnit {
  /** Ticks of the track's timescale, the edit list applied. */
  readonly time: number;
  readonly duration: number;
  /** Ticks from when it is decoded to when it is shown; 0 for sound. */
  readonly shift: number;
  /** A view of the fragment's bytes. */
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** A minute of AAC is 2,800; a table that claims more is not one. */
const MOST_UNITS = 20_000;

/**
 * The access units of a track in movie fragments, whatever the bytes are. Of a fragment that was
 * cut off, the units that are whole.
 */
export function readAccessUnits(bytes: ArrayBuffer, track: FragmentTrack): Decoded<AccessUnit[]> {
  const fragments = new FragmentReader(bytes, track);
  let cause: unknown;
  try {
    fragments.read();
  } catch (error) {
    cause = error;
  }
  const { units } = fragments;
  if (cause === undefined || units.length > 0) return { ok: true, value: units };
  const message = 'The fragment is damaged';
  return {
    ok: false,
    error: new RoomError('captions', 'audio-damaged', message, { recoverable: true, cause }),
  };
}

class FragmentReader {
  readonly units: AccessUnit[] = [];
  readonly #reader: BoxReader;
  readonly #track: FragmentTrack;
  /** Bytes that no unit has claimed: tables that point at the same bytes again and again run out. */
  #unclaimed: number;

  constructor(bytes: ArrayBuffer, track: FragmentTrack) {
    this.#reader = new BoxReader(bytes);
    this.#track = track;
    this.#unclaimed = bytes.byteLength;
  }

  read(): void {
    const reader = this.#reader;
    let fragments = 0;
    for (const moof of reader.children(reader.whole)) {
      if (moof.type !== 'moof') continue;
      fragments += 1;
      for (const traf of reader.children(moof)) {
        const header = traf.type === 'traf' ? reader.find(traf, 'tfhd') : null;
        if (header && reader.u32(header.body + 4) === this.#track.id)
          this.#readTrack(moof, traf, header);
      }
      if (moof.cutOff) throw new RangeError('the fragment is cut off');
    }
    if (fragments === 0) throw new RangeError('no movie fragment');
  }

  #readTrack(moof: Box, traf: Box, header: Box): void {
    const reader = this.#reader;
    const track = this.#track;
    const { flags } = reader.full(header);
    // A base offset counts from the start of a file that nobody has here: a media source ignores it.
    let at = header.body + 8 + (flags & 1 ? 8 : 0) + (flags & 2 ? 4 : 0);
    const duration = flags & 8 ? reader.u32(at) : track.defaultDuration;
    if (flags & 8) at += 4;
    const size = flags & 16 ? reader.u32(at) : track.defaultSize;

    const decodeTime = reader.find(traf, 'tfdt');
    if (!decodeTime) throw new RangeError('no tfdt');
    const long = reader.full(decodeTime).version === 1;
    const began = long ? reader.u64(decodeTime.body + 4) : reader.u32(decodeTime.body + 4);
    let next = { time: began - track.skip, data: moof.start };
    for (const trun of reader.children(traf)) {
      if (trun.type === 'trun') next = this.#readRun(trun, moof, { ...next, duration, size });
    }
  }

  #readRun(
    trun: Box,
    moof: Box,
    from: { time: number; data: number; duration: number; size: number },
  ): { time: number; data: number } {
    const reader = this.#reader;
    const { version, flags } = reader.full(trun);
    const count = reader.u32(trun.body + 4);
    if (this.units.length + count > MOST_UNITS) throw new RangeError(`${String(count)} units`);
    let { time, data } = from;
    let at = trun.body + 8;
    if (flags & 1) {
      data = moof.start + reader.i32(at);
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
      at += flags & 0x400 ? 4 : 0;
      let shift = 0;
      if (flags & 0x800) {
        shift = version === 0 ? reader.u32(at) : reader.i32(at);
        at += 4;
      }
      this.#unclaimed -= size;
      const end = data + size;
      if (data < 0 || end > reader.bytes.length || this.#unclaimed < 0)
        throw new RangeError('a unit is cut off');
      if (size > 0)
        this.units.push({ time, duration, shift, bytes: reader.bytes.subarray(data, end) });
      time += duration;
      data = end;
    }
    return { time, data };
  }
}
