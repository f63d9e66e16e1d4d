import type { FragmentTrack } from '../speech/access-units.js';
import { readDefaults, readSkip } from '../speech/audio-track.js';
import { BoxReader } from '../speech/mp4-boxes.js';

export interface VideoTrack extends FragmentTrack {
  /** Ticks a second. */
  readonly timescale: number;
  /** What the sample entry is called: `avc1`, `hvc1`, `av01` … */
  readonly entry: string;
}

/** The picture's track of an initialisation segment, whatever it holds; null where there is none. */
export function readVideoTrack(bytes: ArrayBuffer): VideoTrack | null {
  try {
    const reader = new BoxReader(bytes);
    const movie = reader.find(reader.whole, 'moov');
    for (const trak of movie ? reader.children(movie) : []) {
      const handler = reader.find(trak, 'mdia', 'hdlr');
      const header = reader.find(trak, 'tkhd');
      const media = reader.find(trak, 'mdia', 'mdhd');
      const table = reader.find(trak, 'mdia', 'minf', 'stbl', 'stsd');
      if (!movie || !handler || !header || !media || !table) continue;
      if (reader.text(handler.body + 8) !== 'vide') continue;
      const [entry] = reader.children(table, table.body + 8);
      const id = reader.u32(header.body + (reader.full(header).version === 1 ? 20 : 12));
      const timescale = reader.u32(media.body + (reader.full(media).version === 1 ? 20 : 12));
      if (!entry || timescale === 0) return null;
      const skip = readSkip(reader, trak);
      return { id, timescale, entry: entry.type, skip, ...readDefaults(reader, movie, id) };
    }
  } catch {
    // Cut off: the next one may be whole.
  }
  return null;
}
