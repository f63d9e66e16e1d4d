import {
  array,
  check,
  fallback,
  getDotPath,
  literal,
  maxLength,
  minLength,
  object,
  optional,
  picklist,
  pipe,
  record,
  regex,
  safeParse,
  string,
  transform,
  union,
  unknown,
  integer,
  minValue,
  number,
  type BaseIssue,
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
import type { Angle, Product, RealtimeSource, ScriptLine } from './show-document.js';

/** A plain colour. No `url()`, no `;`: the value goes into a style of the page. */
const SWATCH =
  /^(#[\da-f]{3,8}|[a-z]{3,30}|(rgba?|hsla?|hwb|lab|lch|oklab|oklch)\([\d\s.,%/a-z+-]{1,60}\))$/i;
const STATUSES = ['scheduled', 'preshow', 'live', 'paused', 'ended', 'replay'] as const;
const TRANSPORTS = ['sse', 'websocket', 'nats', 'mqtt', 'centrifugo'] as const;
const AVAILABILITIES = [
  'InStock',
  'LimitedAvailability',
  'OutOfStock',
  'SoldOut',
  'PreOrder',
] as const;

/** Told about each part that is left out. */
export type Warn = (message: string) => void;

/** Where in the document, and what is wrong there. */
export function explain(issues: readonly BaseIssue<unknown>[], prefix = ''): string {
  const [issue] = issues;
  const path = [prefix, issue && getDotPath(issue)].filter(Boolean).join('.') || 'document';
  return `${path}: ${issue?.message ?? 'invalid'}`;
}

/** Schemas for one document: addresses are relative to it, and complaints go to `warn`. */
export function showSchemas(base: string | undefined, warn: Warn) {
  const url = urlSchema(base);
  /** Ornament: left out when it is wrong, rather than taking its owner along. */
  const lenient = <Output>(schema: GenericSchema<unknown, Output>, what: string) => {
    const orNothing: GenericSchema<unknown, Output | undefined> = schema;
    // `optional` outside: what is not there at all is no fault.
    return optional(
      fallback(orNothing, (dataset) => {
        warn(explain(dataset?.issues ?? [], what));
        return undefined;
      }),
    );
  };

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

  const money = object({
    amount: pipe(string(), regex(/^-?\d{1,15}(\.\d{1,8})?$/, 'Money is a decimal string.')),
    currency: pipe(string(), regex(/^[A-Z]{3}$/, 'A currency is an ISO 4217 code.')),
  });
  const stock = object({
    quantity: pipe(number(), integer(), minValue(0)),
    source: textSchema(100),
    asOf: instantSchema,
  });
  const option = object({
    id: idSchema,
    name,
    values: pipe(
      array(
        object({ id: idSchema, name, swatch: lenient(pipe(string(), regex(SWATCH)), 'swatch') }),
      ),
      maxLength(100),
    ),
  });
  const variant = object({
    id: idSchema,
    options: optional(record(idSchema, idSchema), {}),
    price: money,
    availability: pipe(
      string(),
      // schema.org writes the whole address.
      transform((value) => value.replace(/^https?:\/\/schema\.org\//, '')),
      picklist(AVAILABILITIES),
    ),
    stock: lenient(stock, 'stock'),
    image: lenient(url, 'image'),
  });
  const image = lenient(object({ url, alt: optional(name) }), 'image');
  const product: GenericSchema<unknown, Product> = object({
    id: idSchema,
    name,
    description: lenient(localizedTextSchema(5000), 'description'),
    url: lenient(url, 'url'),
    images: optional(
      pipe(
        array(image),
        maxLength(30),
        transform((images) => images.filter((entry) => entry !== undefined)),
      ),
      [],
    ),
    options: optional(pipe(array(option), maxLength(10)), []),
    variants: pipe(array(variant), minLength(1), maxLength(500)),
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

  /** The document around its angles, products and script lines, which are judged one by one. */
  const show = object({
    version: literal(1),
    id: idSchema,
    title: optional(name, ''),
    host: lenient(object({ name: textSchema(200), avatar: lenient(url, 'avatar') }), 'host'),
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
    script: optional(array(unknown()), []),
    recording: lenient(object({ angles: array(unknown()) }), 'recording'),
  });

  return { angle, product, scriptLine, show };
}
