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
  languageSchema,
  localizedTextSchema,
  textSchema,
} from '../state/foreign-data.js';
import { MAX_FRAME } from './transport.js';
import { chatData } from './chat-messages.js';
import { fromCloudEvent } from './cloud-event.js';

/** Messages of one batch, entries of one list. */
const MAX_ENTRIES = 2000;
/** Thirty thousand years at a thousand a second, and still an exact number. */
const MAX_SEQ = 1e15;
/** A caption longer than this is a mistake that would stand on the picture for good. */
const LONGEST_CUE = 60_000;
const MAX_TRANSLATIONS = 50;

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
    /** Of a plain `text`. */
    language: optional(languageSchema),
    text: localizedTextSchema(1000),
    source: optional(picklist(['human', 'script', 'studio']), 'studio'),
    rev: optional(pipe(number(), integer(), minValue(0), maxValue(MAX_SEQ))),
    /** Who wrote it. */
    by: optional(pipe(string(), maxLength(100))),
    /** A guest of the show who says it; otherwise the host. */
    guest: optional(idSchema),
    /** What a machine has made of it, by language. */
    translations: translations(),
  }),
  check(({ start, end }) => end > start, 'A cue ends after it has started.'),
  transform(({ translations: made, text, ...entry }) => ({
    ...entry,
    end: Math.min(entry.end, entry.start + LONGEST_CUE),
    text:
      typeof text === 'string' && entry.language === undefined
        ? text
        : { ...made, ...(typeof text === 'string' ? { [entry.language ?? '']: text } : text) },
    ...(Object.keys(made).length > 0 && { machine: Object.keys(made) }),
  })),
);

/** Those that can be read; one bad language must not cost the others. */
function translations(): GenericSchema<unknown, Record<string, string>> {
  const text = textSchema(1000);
  return pipe(
    optional(record(string(), unknown()), {}),
    transform((all) => {
      const good: [string, string][] = [];
      for (const [language, words] of Object.entries(all).slice(0, MAX_TRANSLATIONS)) {
        const read = safeParse(text, words);
        if (read.success && safeParse(languageSchema, language).success) {
          good.push([language, read.output]);
        }
      }
      return Object.fromEntries(good);
    }),
  );
}
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
  // Judged by the shop, which reads them when it quotes prices at all.
  messages('rates', object({ rates: pipe(array(unknown()), maxLength(500)) })),
  messages('chat', chatData.chat),
  messages('chat.delete', chatData['chat.delete']),
  messages('chat.clear', chatData['chat.clear']),
  messages('chat.pin', chatData['chat.pin']),
  messages('chat.mode', chatData['chat.mode']),
  messages('reactions', chatData.reactions),
  messages('likes', chatData.likes),
  messages('stage.layout', chatData['stage.layout']),
  // Read where they are needed: src/sdk/orders/decode-orders.ts.
  messages('orders', unknown()),
  messages('battle', unknown()),
  messages('viewers', unknown()),
  // Read where they are needed: src/sdk/guests/decode-guests.ts.
  messages('guest', unknown()),
  messages('versus', unknown()),
  // Read by the products: src/sdk/products/view-cues.ts.
  messages('view', unknown()),
  // Read by the virtual host: src/sdk/virtual-host/host-cues.ts.
  messages('host', unknown()),
  // Read where it is understood: in code that comes with the first of them.
  messages('interaction', unknown()),
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
    /** When each product was on the stage last, for those who come late. */
    shown: goodEntries(pin),
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

/** By type: a `variant` asks one after the other, which a flood pays for with every message. */
const schemas = new Map<unknown, (typeof message.options)[number]>(
  message.options.map((each) => [each.entries.type.literal, each]),
);

/** Types that this version knows. */
export const KNOWN_TYPES: ReadonlySet<unknown> = new Set(schemas.keys());

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
    if (typeof envelope !== 'object' || envelope === null || !('type' in envelope)) {
      return 'rejected';
    }
    const schema = schemas.get(envelope.type);
    if (!schema) return typeof envelope.type === 'string' ? 'ignored' : 'rejected';
    const parsed = safeParse(schema, envelope);
    return parsed.success ? parsed.output : 'rejected';
  } catch {
    // What a page pushes may have getters, and they may throw.
    return 'rejected';
  }
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
