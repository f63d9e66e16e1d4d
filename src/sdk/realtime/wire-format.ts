import {
  array,
  check,
  finite,
  integer,
  literal,
  maxLength,
  maxValue,
  minValue,
  number,
  object,
  optional,
  picklist,
  pipe,
  record,
  safeParse,
  string,
  transform,
  union,
  unknown,
  variant,
  type GenericSchema,
  type InferOutput,
} from 'valibot';
import {
  epochSchema,
  idSchema,
  instantSchema,
  localizedTextSchema,
  textSchema,
} from '../state/foreign-data.js';
import { chatData } from './chat-messages.js';
import { fromCloudEvent } from './cloud-event.js';

/** Characters of one frame; the snapshot of a large shop has a tenth of it. */
const MAX_FRAME = 1_000_000;
/** Messages of one batch, entries of one list. */
const MAX_ENTRIES = 2000;
/** Thirty thousand years at a thousand a second, and still an exact number. */
const MAX_SEQ = 1e15;
/** A caption longer than this is a mistake that would stand on the picture for good. */
const LONGEST_CUE = 60_000;

const status = picklist(['scheduled', 'preshow', 'live', 'paused', 'ended', 'replay']);
const highlight = object({ productId: idSchema, options: record(idSchema, idSchema) });
const pin = object({ productId: idSchema, at: instantSchema });
const stock = object({
  productId: idSchema,
  variantId: idSchema,
  quantity: pipe(number(), integer(), minValue(0)),
  source: textSchema(100),
  asOf: instantSchema,
});
const cue = pipe(
  object({
    id: idSchema,
    start: instantSchema,
    end: instantSchema,
    text: localizedTextSchema(1000),
    source: optional(picklist(['script', 'studio']), 'studio'),
  }),
  check(({ start, end }) => end > start, 'A cue ends after it has started.'),
  transform((entry) => ({ ...entry, end: Math.min(entry.end, entry.start + LONGEST_CUE) })),
);
/** Position and time of a message; see docs/protocol.md. */
const envelope = {
  v: optional(literal(1)),
  /** Epoch of the counter: another one when the server has lost count. */
  ep: optional(pipe(union([pipe(string(), maxLength(100)), number()]), transform(String))),
  /** Contiguous within an epoch. Only messages of the state lane have one. */
  seq: optional(pipe(number(), integer(), minValue(0), maxValue(MAX_SEQ))),
  id: optional(pipe(string(), maxLength(200))),
  /** When the server sent it. */
  ts: optional(epochSchema),
  /** The stage time it belongs to. */
  at: optional(instantSchema),
  /** Ms after `ts` when it is no longer worth showing. */
  ttl: optional(pipe(number(), finite(), minValue(0))),
  /** Of what it is the value: the last one of a key counts. */
  key: optional(pipe(string(), maxLength(200))),
};

/** Messages of one type, with this in their `data`. */
function messages<const Type extends string, Data extends GenericSchema>(type: Type, data: Data) {
  return object({ ...envelope, type: literal(type), data });
}

const changes = [
  messages('status', object({ status })),
  messages('pin', object({ productId: idSchema })),
  messages('unpin', object({ productId: idSchema })),
  messages('highlight', highlight),
  messages('stock', stock),
  messages('cue', cue),
  messages('chat', chatData.chat),
  messages('chat.delete', chatData['chat.delete']),
  messages('chat.clear', chatData['chat.clear']),
  messages('chat.pin', chatData['chat.pin']),
  messages('chat.mode', chatData['chat.mode']),
  messages('reactions', chatData.reactions),
  messages('likes', chatData.likes),
  messages('stage.layout', chatData['stage.layout']),
  object({ ...envelope, type: literal('tick') }),
  messages('pong', object({ t0: pipe(number(), finite()), t1: epochSchema })),
] as const;

/** How things stand: where everybody starts, and starts again. */
const snapshot = object({
  ...envelope,
  type: literal('snapshot'),
  data: object({
    status: optional(status),
    pins: goodEntries(pin),
    stock: goodEntries(stock),
    cues: goodEntries(cue),
    /** The last message of each `key` that is still of use. */
    kept: goodEntries(variant('type', changes)),
  }),
});

const message = variant('type', [snapshot, ...changes]);

/** One message of the channel. All times in epoch ms. */
export type RoomMessage = InferOutput<typeof message>;
export type MessageOf<Type extends RoomMessage['type']> = Extract<RoomMessage, { type: Type }>;

/** Types that this version knows. */
export const KNOWN_TYPES: ReadonlySet<string> = new Set<string>(
  message.options.map(({ entries }) => entries.type.literal),
);

/** What one frame holds. */
export interface DecodedFrame {
  readonly messages: readonly RoomMessage[];
  /** Messages of types that this version does not know: newer servers may send them. */
  readonly ignored: number;
  /** Messages that could not be read. */
  readonly rejected: number;
}

/** Reads one frame: a message or an array of them. Never throws. */
export function decodeFrame(text: string): DecodedFrame {
  let frame: unknown;
  try {
    frame = text.length > MAX_FRAME ? undefined : JSON.parse(text);
  } catch {
    // Told by the count.
  }
  return decodeEntries(frame);
}

/** Reads a message that is an object already, or an array of them. Never throws. */
export function decodeEntries(frame: unknown): DecodedFrame {
  const entries: unknown[] = Array.isArray(frame) ? frame : [frame];
  const messages: RoomMessage[] = [];
  let ignored = 0;
  let rejected = Math.max(0, entries.length - MAX_ENTRIES);
  for (const entry of entries.slice(0, MAX_ENTRIES)) {
    const read = decodeEntry(entry);
    if (typeof read === 'object') messages.push(read);
    else if (read === 'ignored') ignored += 1;
    else rejected += 1;
  }
  return { messages, ignored, rejected };
}

function decodeEntry(entry: unknown): RoomMessage | 'ignored' | 'rejected' {
  try {
    const envelope = fromCloudEvent(entry);
    const parsed = safeParse(message, envelope);
    if (parsed.success) return parsed.output;
    return isNewer(envelope) ? 'ignored' : 'rejected';
  } catch {
    // What a page pushes may have getters, and they may throw.
    return 'rejected';
  }
}

function isNewer(entry: unknown): boolean {
  if (typeof entry !== 'object' || entry === null || !('type' in entry)) return false;
  return typeof entry.type === 'string' && !KNOWN_TYPES.has(entry.type);
}

/** A list without its bad entries: one wrong cue must not cost the whole snapshot. */
function goodEntries<Output>(
  schema: GenericSchema<unknown, Output>,
): GenericSchema<unknown, Output[]> {
  return pipe(
    optional(array(unknown()), []),
    transform((entries) =>
      entries.slice(0, MAX_ENTRIES).flatMap((entry) => {
        const parsed = safeParse(schema, entry);
        return parsed.success ? [parsed.output] : [];
      }),
    ),
  );
}
