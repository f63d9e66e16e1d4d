import {
  array,
  check,
  integer,
  literal,
  maxLength,
  maxValue,
  minLength,
  minValue,
  number,
  object,
  optional,
  pipe,
  regex,
  safeParse,
  string,
  type InferOutput,
} from 'valibot';
import { languageSchema } from '../../state/foreign-data.js';
import { explain } from '../../state/lenient.js';
import { matchLanguage } from '../../state/localized-text.js';
import { commonFields, count, memoryOf, roomFor } from '../model-manifest.js';

/** What a manifest of a translation model says, read from outside. See `models/README.md`. */

/** Ids begin with 0, unlike everything else that is counted. */
const tokenId = pipe(number(), integer(), minValue(0), maxValue(1_000_000));
const NEEDED = ['encoder', 'decoder', 'source'] as const;

function schema(base: string | undefined) {
  return object({
    ...commonFields(base),
    kind: literal('translation-marian'),
    pairs: pipe(
      array(
        object({
          from: languageSchema,
          to: languageSchema,
          /** Stands before each text of a model that writes several languages: `>>spa<<`. */
          prefix: optional(pipe(string(), regex(/^[!-~]{1,20}$/))),
        }),
      ),
      minLength(1),
      maxLength(200),
    ),
    /** Of the decoder. */
    layers: pipe(count, maxValue(64)),
    heads: pipe(count, maxValue(64)),
    headWidth: pipe(count, maxValue(1024)),
    tokens: object({
      start: tokenId,
      end: tokenId,
      unknown: tokenId,
      /** What else is never written: padding, marks of languages. */
      never: optional(pipe(array(tokenId), maxLength(500)), []),
    }),
    /** Translations that are followed at once; the likeliest is taken. */
    beam: optional(pipe(number(), integer(), minValue(1), maxValue(6)), 1),
    /** Places that the network knows. */
    maxTokens: optional(pipe(count, minValue(8), maxValue(1024)), 256),
  });
}

const manifestSchema = (base: string | undefined) =>
  pipe(
    schema(base),
    check(
      ({ files }) => NEEDED.every((role) => files.some((file) => file.role === role)),
      `A translation model has the files ${NEEDED.join(', ')}.`,
    ),
  );

export type TranslationManifest = InferOutput<ReturnType<typeof schema>>;
export type TranslationPair = TranslationManifest['pairs'][number];

/** Those of a catalogue that translate and can be read; the rest of it is for others. */
export function readTranslationModels(
  catalog: unknown,
  base: string,
): { readonly models: readonly TranslationManifest[]; readonly warnings: readonly string[] } {
  const models: TranslationManifest[] = [];
  const warnings: string[] = [];
  for (const entry of Array.isArray(catalog) ? (catalog as unknown[]) : []) {
    const kind: unknown = entry instanceof Object ? Reflect.get(entry, 'kind') : undefined;
    if (kind !== 'translation-marian') continue;
    const read = safeParse(manifestSchema(base), entry);
    if (read.success) models.push(read.output);
    else if (warnings.length < 20) warnings.push(explain(read.issues, 'model'));
  }
  return { models, warnings };
}

export interface ChosenModel {
  readonly manifest: TranslationManifest;
  readonly pair: TranslationPair;
}

/** The first that has the pair and fits the device; null where there is none. */
export function chooseTranslationModel(
  models: readonly TranslationManifest[],
  {
    from,
    to,
    wanted,
    deviceMemory,
  }: {
    readonly from: string;
    readonly to: string;
    readonly wanted?: string | undefined;
    readonly deviceMemory?: number | undefined;
  },
): ChosenModel | null {
  const roomMB = roomFor(deviceMemory);
  for (const manifest of models) {
    if (wanted !== undefined && manifest.name !== wanted) continue;
    if (memoryOf(manifest) > roomMB) continue;
    const pair = manifest.pairs.find(
      (each) =>
        matchLanguage([each.from], from) !== undefined &&
        matchLanguage([each.to], to) !== undefined,
    );
    if (pair) return { manifest, pair };
  }
  return null;
}
