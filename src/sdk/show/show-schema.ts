import {
  array,
  boolean,
  check,
  literal,
  maxLength,
  minLength,
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
  type GenericSchema,
} from 'valibot';
import {
  idSchema,
  instantSchema,
  languageSchema,
  localizedTextSchema,
  textSchema,
  urlSchema,
} from '../state/foreign-data.js';
import { lenientWith, type Warn } from '../state/lenient.js';
import type { Angle, RealtimeSource, ScriptLine } from './show-document.js';

const STATUSES = ['scheduled', 'preshow', 'live', 'paused', 'ended', 'replay'] as const;
const TRANSPORTS = ['sse', 'websocket', 'nats', 'mqtt', 'centrifugo'] as const;
/** Schemas for one document: addresses are relative to it, and complaints go to `warn`. */
export function showSchemas(base: string | undefined, warn: Warn) {
  const url = urlSchema(base);
  const lenient = lenientWith(warn);
  const name = localizedTextSchema(300);
  const source = object({
    url,
    role: optional(picklist(['primary', 'backup']), 'primary'),
  });
  const angle: GenericSchema<unknown, Angle> = object({
    id: idSchema,
    name: optional(name, ''),
    poster: lenient(url, 'poster'),
    sources: pipe(array(source), minLength(1), maxLength(8)),
  });

  /** A line is a sentence or two: a thousand characters are a speech, and cannot be a caption. */
  const scriptLine: GenericSchema<unknown, ScriptLine> = object({
    id: idSchema,
    text: localizedTextSchema(1000),
    at: lenient(instantSchema, 'at'),
  });

  const recognizer = object({
    model: optional(textSchema(100)),
    catalog: optional(url),
    glossary: optional(pipe(array(textSchema(100)), maxLength(500)), []),
  });

  const address = union([url, urlSchema(base, ['wss:', 'ws:'])]);
  /** One, or those of the servers of a cluster with commas between. */
  const addresses = pipe(
    string(),
    maxLength(4000),
    transform((text) => text.split(/\s*,\s*(?=wss?:)/).map((one) => safeParse(address, one))),
    check((all) => all.every(({ success }) => success), 'This is not an address of a channel.'),
    transform((all) => all.flatMap((one) => (one.success ? [one.output] : [])).join(',')),
  );
  const realtime: GenericSchema<unknown, RealtimeSource> = pipe(
    object({
      transport: optional(picklist(TRANSPORTS)),
      url: addresses,
      room: optional(idSchema),
      actions: lenient(url, 'realtime.actions'),
      names: optional(record(idSchema, pipe(string(), maxLength(500))), {}),
    }),
    transform((source) => {
      const transport = source.transport ?? (source.url.startsWith('ws') ? 'websocket' : 'sse');
      // A site that writes `/room` or `https:` for its socket means the socket of that server.
      const [from, to] = transport === 'sse' ? [/^ws/, 'http'] : [/^http/, 'ws'];
      return { ...source, transport, url: source.url.replace(from, to) };
    }),
  );

  /** Read by who needs it, with what its addresses are relative to. */
  const unread = pipe(
    unknown(),
    transform((source) => ({ source, base })),
  );

  /** The document around its angles and script lines, which are judged one by one; products later. */
  const show = object({
    version: literal(1),
    id: idSchema,
    title: optional(name, ''),
    host: lenient(
      object({
        name: textSchema(200),
        avatar: lenient(url, 'avatar'),
        following: lenient(boolean(), 'following'),
      }),
      'host',
    ),
    status: picklist(STATUSES),
    startsAt: lenient(instantSchema, 'startsAt'),
    endsAt: lenient(instantSchema, 'endsAt'),
    poster: lenient(url, 'poster'),
    spokenLanguage: lenient(languageSchema, 'spokenLanguage'),
    angles: optional(array(unknown()), []),
    realtime: lenient(realtime, 'realtime'),
    captions: optional(
      object({
        languages: optional(pipe(array(languageSchema), maxLength(50)), []),
        recognizer: lenient(recognizer, 'captions.recognizer'),
      }),
      { languages: [] },
    ),
    products: optional(array(unknown()), []),
    // Read when somebody needs it, and never before the first picture.
    shop: optional(unknown()),
    translation: optional(unknown()),
    backdrop: optional(unread),
    guests: optional(unknown()),
    virtualHost: optional(unread),
    theme: lenient(idSchema, 'theme'),
    script: optional(array(unknown()), []),
    // Events and agenda are read when somebody needs them.
    recording: lenient(
      object({ angles: array(unknown()), events: optional(unknown()) }),
      'recording',
    ),
    agenda: optional(unknown()),
    sharing: optional(unknown()),
  });

  return { angle, scriptLine, show };
}
