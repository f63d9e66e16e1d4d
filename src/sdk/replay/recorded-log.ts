import type { DecodedFrame, RoomMessage } from '../realtime/wire-format.js';

/** A message that belongs to a picture. */
export type Recorded = RoomMessage & { readonly at: number };

export interface RecordedLog {
  /** In the order of their stage times; equal times in the order of the log. */
  readonly messages: readonly Recorded[];
  /** Entries that could not be read, or belong to no time. */
  readonly rejected: number;
}

/** Characters: a busy show of three hours has about ten million. */
export const MAX_LOG = 40_000_000;
/** Entries. What comes after them is counted as rejected. */
const MAX_EVENTS = 100_000;
/** Entries read in one go, before the page gets its turn. */
const AT_ONCE = 400;

export interface LogReading {
  readonly decode: (entries: unknown) => DecodedFrame;
  /** Lets the page have its turn. Rejects when nobody waits for the log any more. */
  readonly rest: () => Promise<void>;
}

/**
 * Reads a recorded log: envelopes of the channel with a stage time (`at`), as NDJSON, as a JSON
 * array, or as `{ "events": [ … ] }`. What cannot be read is counted and left out. Null: it is no
 * log at all.
 */
export async function readLog(text: string, reading: LogReading): Promise<RecordedLog | null> {
  if (text.length > MAX_LOG) return null;
  const entries = entriesOf(text.replace(/^\uFEFF/, '').trim());
  if (!entries) return null;
  const messages: Recorded[] = [];
  let rejected = Math.max(0, entries.length - MAX_EVENTS);
  const many = Math.min(entries.length, MAX_EVENTS);
  for (let from = 0; from < many; from += AT_ONCE) {
    if (from > 0) await reading.rest();
    const raw = entries.slice(from, Math.min(many, from + AT_ONCE));
    const read = reading.decode(
      raw.map((entry) => (typeof entry === 'string' ? parse(entry) : entry)),
    );
    rejected += read.rejected;
    for (const message of read.messages.flatMap(spread)) {
      const at = message.at ?? message.ts;
      if (at === undefined) rejected += 1;
      else messages.push({ ...message, at });
    }
  }
  // Stable: what was said at one moment stays in its order.
  messages.sort((a, b) => a.at - b.at);
  return { messages, rejected };
}

/** Lines as they are; they are parsed when their turn comes. */
function entriesOf(text: string): readonly unknown[] | null {
  if (text === '') return [];
  const whole = /^[[{]/.test(text) ? parse(text) : undefined;
  if (Array.isArray(whole)) return whole as readonly unknown[];
  if (typeof whole === 'object' && whole !== null) {
    if ('events' in whole) return Array.isArray(whole.events) ? whole.events : null;
    return [whole];
  }
  // Neither an array nor one object: lines, of which at least the first is an object.
  return text.startsWith('{') ? text.split('\n').filter((line) => line.trim() !== '') : null;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A snapshot says many things, each with a time of its own. */
function spread(message: RoomMessage): readonly RoomMessage[] {
  if (message.type !== 'snapshot') return [message];
  const { pins, stock, cues, kept } = message.data;
  const at = message.at ?? message.ts;
  return [
    ...pins.map(({ productId, at }) => ({ type: 'pin' as const, at, data: { productId } })),
    ...stock.map((data) => ({ type: 'stock' as const, at: at ?? data.asOf, data })),
    ...cues.map((data) => ({ type: 'cue' as const, at: data.start, data })),
    ...kept.map((one) => ({ ...one, at: one.at ?? at })),
  ];
}
