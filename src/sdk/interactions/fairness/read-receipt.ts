import {
  array,
  boolean,
  check,
  integer,
  literal,
  maxLength,
  maxValue,
  minLength,
  minValue,
  nullable,
  number,
  object,
  pipe,
  record,
  regex,
  string,
  variant,
} from 'valibot';
import { epochSchema, idSchema } from '../../state/foreign-data.js';

/** More lines than anybody can read the odds of. */
const MAX_LINES = 200;
const MAX_WINNERS = 1000;

const hash = pipe(string(), regex(/^[\da-f]{64}$/));
const whole = pipe(number(), integer(), minValue(0), maxValue(Number.MAX_SAFE_INTEGER));
/** No colon: it parts the words of a draw's name. */
const word = pipe(idSchema, regex(/^[^:]+$/));

export const tableItem = object({
  id: idSchema,
  tier: pipe(string(), maxLength(50)),
  ppm: pipe(number(), integer(), minValue(0), maxValue(1_000_000)),
  count: nullable(whole),
});
export const table = pipe(
  array(tableItem),
  minLength(1),
  maxLength(MAX_LINES),
  check(
    (lines) => new Set(lines.map(({ id }) => id)).size === lines.length,
    'Two lines have the same id.',
  ),
);

/** The viewer's part of the chance: his own words, or 16 bytes in hex. */
export const clientSeed = pipe(string(), regex(/^[\w-]{1,64}$/));

export const drawReceipt = object({
  type: literal('live-room/draw-receipt'),
  v: literal(1),
  commit: hash,
  seedHash: hash,
  table,
  terms: object({
    room: word,
    draw: word,
    version: whole,
    replacement: boolean(),
    revealBy: epochSchema,
  }),
  clientSeed,
  nonce: whole,
  before: record(idSchema, whole),
  hmac: hash,
  itemId: idSchema,
  drawnAt: epochSchema,
  serverSeed: nullable(hash),
});

/** The proof of an entry in a giveaway, and of who won it. */
export const entryReceipt = object({
  type: literal('live-room/entry-receipt'),
  v: literal(1),
  room: word,
  draw: word,
  /** Known only to who entered. */
  entry: pipe(string(), minLength(1), maxLength(200)),
  index: whole,
  count: whole,
  path: pipe(array(hash), maxLength(64)),
  root: hash,
  seedHash: hash,
  serverSeed: nullable(hash),
  /** A number that nobody could know when the entries ended, where one was announced. */
  beacon: nullable(pipe(string(), maxLength(200))),
  prizes: whole,
  winners: pipe(array(whole), maxLength(MAX_WINNERS)),
});

export const anyReceipt = variant('type', [drawReceipt, entryReceipt]);
