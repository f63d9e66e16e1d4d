import { RoomError, type Decoded } from '../../room/room-error.js';
import { BoxReader, type Box } from './mp4-boxes.js';

/** The sound track of an initialisation segment. */
export interface AudioTrack {
  readonly id: number;
  /** Ticks a second. */
  readonly timescale: number;
  /** As WebCodecs names it. */
  readonly codec: string;
  readonly description: Uint8Array<ArrayBuffer> | null;
  readonly sampleRate: number;
  readonly channels: number;
  /** Ticks that the edit list cuts off the beginning: there the encoder's priming lies. */
  readonly skip: number;
  readonly defaultDuration: number;
  readonly defaultSize: number;
}

const unreadable = (message: string, cause?: unknown): Decoded<never> => ({
  ok: false,
  error: new RoomError('captions', 'audio-damaged', message, { recoverable: true, cause }),
});

const unsupported = (message: string): Decoded<never> => ({
  ok: false,
  error: new RoomError('captions', 'audio-unsupported', message),
});

/** Reads an initialisation segment, whatever it holds. */
export function readAudioTrack(bytes: ArrayBuffer): Decoded<AudioTrack> {
  try {
    return readMovie(new BoxReader(bytes));
  } catch (cause) {
    return unreadable('The initialisation segment is cut off', cause);
  }
}

function readMovie(reader: BoxReader): Decoded<AudioTrack> {
  const movie = reader.find(reader.whole, 'moov');
  if (!movie || movie.cutOff) return unreadable('No initialisation segment');
  for (const trak of reader.children(movie)) {
    if (trak.type !== 'trak') continue;
    const handler = reader.find(trak, 'mdia', 'hdlr');
    if (handler && reader.text(handler.body + 8) === 'soun') return readTrack(reader, movie, trak);
  }
  return {
    ok: false,
    error: new RoomError('captions', 'audio-missing', 'The stream has no sound'),
  };
}

function readTrack(reader: BoxReader, movie: Box, trak: Box): Decoded<AudioTrack> {
  const header = reader.find(trak, 'tkhd');
  const media = reader.find(trak, 'mdia', 'mdhd');
  const table = reader.find(trak, 'mdia', 'minf', 'stbl', 'stsd');
  if (!header || !media || !table) return unreadable('The sound track lacks its header');
  const id = reader.u32(header.body + (reader.full(header).version === 1 ? 20 : 12));
  const timescale = reader.u32(media.body + (reader.full(media).version === 1 ? 20 : 12));
  if (timescale === 0) return unreadable('The sound track has no timescale');
  const [entry] = reader.children(table, table.body + 8);
  if (!entry) return unreadable('The sound track lacks its description');
  const codec = readEntry(reader, entry);
  if (!codec) return unsupported(`The sound is "${entry.type}"`);
  return {
    ok: true,
    value: {
      id,
      timescale,
      channels: Math.max(1, reader.u16(entry.body + 16)),
      // 16.16; HE-AAC may leave it empty.
      sampleRate: reader.u16(entry.body + 24) || timescale,
      ...codec,
      skip: readSkip(reader, trak),
      ...readDefaults(reader, movie, id),
    },
  };
}

/** The first edit, as browsers read it in a media source: no more than a shift. */
export function readSkip(reader: BoxReader, trak: Box): number {
  const list = reader.find(trak, 'edts', 'elst');
  if (!list || reader.u32(list.body + 4) === 0) return 0;
  const long = reader.full(list).version === 1;
  // −1 is an empty edit: nothing is cut off.
  if (reader.u32(list.body + (long ? 16 : 12)) === 0xff_ff_ff_ff) return 0;
  return long ? reader.u64(list.body + 16) : reader.u32(list.body + 12);
}

export function readDefaults(
  reader: BoxReader,
  movie: Box,
  id: number,
): { defaultDuration: number; defaultSize: number } {
  const extension = reader.find(movie, 'mvex');
  for (const box of extension ? reader.children(extension) : []) {
    if (box.type !== 'trex' || reader.u32(box.body + 4) !== id) continue;
    return {
      defaultDuration: reader.u32(box.body + 12),
      defaultSize: reader.u32(box.body + 16),
    };
  }
  return { defaultDuration: 0, defaultSize: 0 };
}

type Codec = Pick<AudioTrack, 'codec' | 'description'> &
  Partial<Pick<AudioTrack, 'channels' | 'sampleRate'>>;

function readEntry(reader: BoxReader, entry: Box): Codec | null {
  // QuickTime's versions 1 and 2 have more fields.
  const version = reader.u16(entry.body + 8);
  const own = entry.body + 28 + (version === 1 ? 16 : version === 2 ? 36 : 0);
  const child = (type: string): Box | null => {
    for (const box of reader.children(entry, own)) if (box.type === type) return box;
    return null;
  };
  switch (entry.type) {
    case 'mp4a': {
      const esds = child('esds') ?? nested(reader, child('wave'), 'esds');
      return esds && readElementaryStream(reader, esds);
    }
    case 'Opus': {
      const head = child('dOps');
      return head && { codec: 'opus', description: opusHead(reader, head) };
    }
    case 'fLaC': {
      const blocks = child('dfLa');
      return blocks && { codec: 'flac', description: flacHead(reader, blocks) };
    }
    case 'ac-3':
    case 'ec-3':
    case 'alac':
      return { codec: entry.type, description: null };
    default:
      return null;
  }
}

function nested(reader: BoxReader, box: Box | null, type: string): Box | null {
  return box && reader.find(box, type);
}

/** ISO 14496-1 descriptors: a tag, a length in groups of seven bits, a body. */
function readElementaryStream(reader: BoxReader, esds: Box): Codec | null {
  let at = esds.body + 4;
  let object = 0;
  while (at < esds.end) {
    const tag = reader.u8(at);
    let size = 0;
    let bits: number;
    let length = 0;
    do {
      at += 1;
      bits = reader.u8(at);
      size = (size << 7) | (bits & 0x7f);
      length += 1;
    } while (bits & 0x80 && length < 4);
    at += 1;
    if (tag === 3) {
      const flags = reader.u8(at + 2);
      at += 3 + (flags & 0x80 ? 2 : 0) + (flags & 0x20 ? 2 : 0);
      if (flags & 0x40) at += 1 + reader.u8(at);
    } else if (tag === 4) {
      object = reader.u8(at);
      at += 13;
    } else if (tag === 5) {
      if (size < 2 || at + size > esds.end) return null;
      const description = reader.bytes.slice(at, at + size);
      return object === 0x40
        ? { ...readAudioSpecificConfig(description), description }
        : { codec: `mp4a.${object.toString(16)}`, description };
    } else at += size;
  }
  if (object === 0x69 || object === 0x6b) return { codec: 'mp3', description: null };
  return null;
}

const RATES = [
  96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8000,
  7350,
];

/** ISO 14496-3. The sample entry says two channels of whatever there is; this is the truth. */
function readAudioSpecificConfig(config: Uint8Array): Omit<Codec, 'description'> {
  let at = 0;
  const bits = (count: number): number => {
    let value = 0;
    for (const end = at + count; at < end; at += 1)
      value = value * 2 + (((config[at >> 3] ?? 0) >> (7 - (at & 7))) & 1);
    return value;
  };
  const short = bits(5);
  const type = short === 31 ? 32 + bits(6) : short;
  const index = bits(4);
  const sampleRate = index === 15 ? bits(24) : RATES[index];
  const layout = bits(4);
  return {
    codec: `mp4a.40.${String(type)}`,
    ...(sampleRate && { sampleRate }),
    // 0: described elsewhere.
    ...(layout > 0 && { channels: layout === 7 ? 8 : layout }),
  };
}

/** The header of an Ogg stream, which WebCodecs asks for; only many channels need it. */
function opusHead(reader: BoxReader, box: Box): Uint8Array<ArrayBuffer> | null {
  const { body, end } = box;
  const family = reader.u8(body + 10);
  if (family === 0) return null;
  const head = new Uint8Array(8 + end - body);
  head.set(new TextEncoder().encode('OpusHead'));
  head.set(reader.bytes.subarray(body, end), 8);
  head[8] = 1;
  // Pre-skip, rate and gain stand the other way round there.
  const view = new DataView(head.buffer);
  view.setUint16(10, reader.u16(body + 2), true);
  view.setUint32(12, reader.u32(body + 4), true);
  view.setUint16(16, reader.u16(body + 8), true);
  return head;
}

function flacHead(reader: BoxReader, box: Box): Uint8Array<ArrayBuffer> {
  const blocks = reader.bytes.subarray(box.body + 4, box.end);
  const head = new Uint8Array(4 + blocks.length);
  head.set(new TextEncoder().encode('fLaC'));
  head.set(blocks, 4);
  return head;
}
