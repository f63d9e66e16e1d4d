import {
  array,
  check,
  finite,
  integer,
  literal,
  maxLength,
  minLength,
  minValue,
  nullable,
  number,
  object,
  optional,
  picklist,
  pipe,
  record,
  regex,
  safeParse,
  string,
  tuple,
  unknown,
} from 'valibot';
import { RoomError, type Decoded } from '../room/room-error.js';
import { epochSchema } from '../state/foreign-data.js';
import { explain } from '../state/lenient.js';
import { isFactName, type FactContext } from './fact.js';

/** One fact with all that its batch says, as reports read it. */
export interface FactRecord {
  readonly id: string;
  readonly visit: string;
  readonly context: FactContext;
  readonly name: string;
  readonly at: number;
  readonly params: Readonly<Record<string, unknown>>;
  readonly weight: number;
}

const short = pipe(string(), maxLength(200));

const contextSchema = object({
  show: short,
  country: nullable(pipe(string(), regex(/^[A-Z]{2}$/))),
  language: pipe(string(), maxLength(50)),
  device: picklist(['phone', 'tablet', 'desktop', 'unknown']),
  network: picklist(['slow-2g', '2g', '3g', '4g', 'unknown']),
});

const factSchema = pipe(
  array(unknown()),
  minLength(4),
  check((fact) => isFactName(fact[2]), 'This is no name of a fact.'),
  tuple([
    pipe(number(), integer(), minValue(1)),
    epochSchema,
    string(),
    pipe(
      unknown(),
      check((params) => !Array.isArray(params), 'What a fact says is an object.'),
      record(pipe(string(), maxLength(40)), unknown()),
    ),
    optional(pipe(number(), finite(), minValue(1)), 1),
  ]),
);

const batchSchema = object({
  v: literal(1),
  visit: pipe(string(), regex(/^[\w-]{1,64}$/)),
  context: contextSchema,
  facts: pipe(array(unknown()), maxLength(1000)),
});

/**
 * Reads a batch of any origin, for a collector or a report. A batch with one bad fact is refused
 * as a whole: who sends it finds out which by sending halves.
 */
export function decodeBatch(batch: unknown): Decoded<readonly FactRecord[]> {
  const fail = (message: string): Decoded<never> => ({
    ok: false,
    error: new RoomError('insights', 'insights-refused', message),
  });
  const read = safeParse(batchSchema, batch);
  if (!read.success) return fail(explain(read.issues, 'batch'));
  const { visit, context, facts } = read.output;
  const records: FactRecord[] = [];
  for (const [index, one] of facts.entries()) {
    const fact = safeParse(factSchema, one);
    if (!fact.success) return fail(explain(fact.issues, `facts.${index}`));
    const [n, at, name, params, weight] = fact.output;
    records.push({ id: `${visit}.${n}`, visit, context, name, at, params, weight });
  }
  return { ok: true, value: records };
}
