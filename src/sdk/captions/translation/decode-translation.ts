import {
  array,
  boolean,
  check,
  maxLength,
  minLength,
  object,
  optional,
  pipe,
  record,
  safeParse,
  string,
  transform,
  trim,
  union,
  unknown,
  type GenericSchema,
} from 'valibot';
import { languageSchema, urlSchema } from '../../state/foreign-data.js';
import { explain } from '../../state/lenient.js';

/** A term, in each language it has; a brand name is the same in all of them. */
export interface GlossaryEntry {
  readonly text: Readonly<Record<string, string>>;
  /** Never translated: what a text in any language has to say as it is. */
  readonly keep: boolean;
  /** What recognisers make of it. */
  readonly heard: readonly string[];
}

/** As `captions.recognizer` has it: nothing in it is needed. */
export interface DevicePlan {
  readonly model?: string | undefined;
  readonly catalog?: string | undefined;
}

/** What a site says of other languages, once it is read. */
export interface TranslationPlan {
  readonly glossary: readonly GlossaryEntry[];
  /** Sentences that people have translated. */
  readonly memory: readonly Readonly<Record<string, string>>[];
  /** A model in the viewer's browser: which, and from which catalogue. */
  readonly device?: DevicePlan | undefined;
  /** Where texts are sent to. */
  readonly endpoint?: string | undefined;
}

const MAX_TERMS = 500;
const MAX_MEMORY = 5000;

const term = pipe(string(), trim(), minLength(1), maxLength(100));
const sentence = pipe(string(), trim(), minLength(1), maxLength(1000));
const entry = pipe(
  object({
    text: union([term, record(languageSchema, term)]),
    keep: optional(boolean()),
    heard: optional(pipe(array(term), maxLength(20)), []),
  }),
  transform(({ text, keep, heard }): GlossaryEntry => {
    // A plain term is a name: the same in every language.
    if (typeof text === 'string') return { text: { '': text }, keep: true, heard };
    return { text, keep: keep ?? false, heard };
  }),
);
const remembered = pipe(
  record(languageSchema, sentence),
  check((texts) => Object.keys(texts).length > 1, 'A translation has two languages.'),
);

/** Reads the show document's `translation`. Bad entries are left out, and told. Never throws. */
export function decodeTranslation(
  value: unknown,
  base: string | undefined,
): { plan: TranslationPlan; warnings: readonly string[] } {
  const warnings: string[] = [];
  const warn = (message: string): void => {
    if (warnings.length < 100) warnings.push(message);
  };
  const url = urlSchema(base);
  const parts = safeParse(
    object({
      glossary: optional(array(unknown()), []),
      memory: optional(array(unknown()), []),
      device: optional(unknown()),
      endpoint: optional(unknown()),
    }),
    value ?? {},
  );
  if (!parts.success) {
    warn(explain(parts.issues, 'translation'));
    return { plan: { glossary: [], memory: [] }, warnings };
  }
  const { glossary, memory, device, endpoint } = parts.output;
  const model = pipe(string(), minLength(1), maxLength(100));
  const local =
    device === undefined
      ? undefined
      : safeParse(object({ model: optional(model), catalog: optional(url) }), device);
  if (local?.success === false) warn(explain(local.issues, 'translation.device'));
  const service = endpoint === undefined ? undefined : safeParse(url, endpoint);
  if (service?.success === false) warn(explain(service.issues, 'translation.endpoint'));
  const good = <Entry>(
    list: readonly unknown[],
    what: string,
    limit: number,
    schema: GenericSchema<unknown, Entry>,
  ): Entry[] =>
    list.slice(0, limit).flatMap((one, index) => {
      const read = safeParse(schema, one);
      if (!read.success) warn(explain(read.issues, `translation.${what}.${index}`));
      return read.success ? [read.output] : [];
    });
  return {
    plan: {
      glossary: good(glossary, 'glossary', MAX_TERMS, entry),
      memory: good(memory, 'memory', MAX_MEMORY, remembered),
      device: local?.success ? local.output : undefined,
      endpoint: service?.success ? service.output : undefined,
    },
    warnings,
  };
}
