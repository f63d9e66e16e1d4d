import {
  array,
  boolean,
  check,
  finite,
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
  safeParse,
  variant,
  type InferOutput,
} from 'valibot';
import { RoomError, type Decoded } from '../room/room-error.js';
import { languageSchema } from '../state/foreign-data.js';
import { matchLanguage } from '../state/localized-text.js';
import { commonFields, count, memoryOf, roomFor, word } from './model-manifest.js';

export { modelBytes } from './model-manifest.js';

/** What a manifest of `models/` says, read from outside: a value or a typed error. */

const milliseconds = pipe(number(), finite(), minValue(0), maxValue(5000));

function schemas(base: string | undefined) {
  const common = {
    ...commonFields(base),
    languages: pipe(array(languageSchema), minLength(1), maxLength(100)),
    sampleRate: literal(16_000),
    /** Writes full stops and capitals by itself. */
    punctuation: optional(boolean(), false),
    /** What the network says of a word of which it is right half of the time. */
    evenConfidence: optional(pipe(number(), minValue(0.05), maxValue(0.95)), 0.5),
  };
  const ctc = object({
    ...common,
    kind: literal('ctc-streaming'),
    /** Input frames (10 ms) for one output frame. */
    subsampling: pipe(count, maxValue(64)),
    /** Input frames of one call. */
    chunkFrames: pipe(count, maxValue(1000)),
    /** Tensors that go from one call to the next: `name` in, `name_out` out; zero at the start. */
    states: pipe(
      array(
        object({
          name: word,
          dims: pipe(
            array(pipe(number(), integer(), minValue(0))),
            maxLength(8),
            check((dims) => dims.reduce((a, b) => a * b, 1) < 1e7, 'This is too large.'),
          ),
        }),
      ),
      maxLength(200),
    ),
    /** How much later than it was said a token comes out. */
    delayMs: milliseconds,
    /** How much a language model (role `lm`) counts, where there is one. */
    decoding: optional(
      object({
        lmWeight: optional(pipe(number(), finite(), minValue(0), maxValue(5)), 0.4),
        tokenBonus: optional(pipe(number(), finite(), minValue(-5), maxValue(5)), 1.2),
      }),
      {},
    ),
    /** Silence to feed at the end of a segment, or its last word is lost. */
    flushMs: optional(milliseconds, 500),
  });
  const attention = { layers: count, heads: count, headWidth: count };
  const moonshine = object({ ...common, ...attention, kind: literal('moonshine') });
  const moonshineStreaming = object({
    ...common,
    ...attention,
    kind: literal('moonshine-streaming'),
    encoderWidth: count,
    decoderWidth: count,
    vocabulary: count,
    /** Encoder frames (20 ms) that an output still waits for. */
    lookaheadFrames: count,
  });
  const whisper = object({
    ...common,
    ...attention,
    kind: literal('whisper'),
    /** Mel bands of the encoder's input: 80, or 128 since large-v3. */
    bands: optional(count, 80),
    /** Ids of the special tokens; several generations of vocabularies differ. */
    tokens: object({
      startOfTranscript: count,
      endOfText: count,
      transcribe: count,
      noTimestamps: count,
      /** `<|en|>` and its like, by BCP 47 tag; none where the model knows one language. */
      languages: optional(
        pipe(
          array(object({ tag: languageSchema, id: count })),
          check((all) => all.length < 200, 'These are too many languages.'),
        ),
        [],
      ),
    }),
  });
  return variant('kind', [ctc, moonshine, moonshineStreaming, whisper]);
}

export type ModelManifest = InferOutput<ReturnType<typeof schemas>>;
export type ModelKind = ModelManifest['kind'];
export type ManifestOf<Kind extends ModelKind> = Extract<ModelManifest, { kind: Kind }>;
export type ModelFile = ModelManifest['files'][number];

/** Reads one manifest. Addresses are relative to `baseUrl`. Never throws. */
export function decodeManifest(
  value: unknown,
  baseUrl: string | undefined,
): Decoded<ModelManifest> {
  const parsed = safeParse(schemas(baseUrl), value);
  if (parsed.success) return { ok: true, value: parsed.output };
  const [{ message, path }] = parsed.issues;
  const at = path?.map(({ key }) => String(key)).join('.') ?? 'manifest';
  return refuse(
    'model-invalid',
    `The manifest of a speech model cannot be read: ${at}: ${message}`,
  );
}

/** What the choice of a model depends on. */
export interface ModelCircumstances {
  /** BCP 47 tag of what is spoken. */
  readonly language: string;
  /** A name from the catalogue where the page insists. */
  readonly wanted?: string | undefined;
  /** GiB as the browser tells it, rounded and at most 8; undefined where it does not. */
  readonly deviceMemory?: number | undefined;
}

/** The first of the catalogue that knows the language and fits the device: ours come first. */
export function chooseModel(
  catalog: readonly ModelManifest[],
  { language, wanted, deviceMemory }: ModelCircumstances,
): Decoded<ModelManifest> {
  const speaks = catalog.filter(
    ({ name, languages }) =>
      (wanted === undefined || name === wanted) && matchLanguage(languages, language) !== undefined,
  );
  if (speaks.length === 0) {
    const which = wanted === undefined ? 'No speech model' : `No speech model called ${wanted}`;
    return refuse('model-missing', `${which} understands “${language}”.`);
  }
  const roomMB = roomFor(deviceMemory);
  const fits = speaks.find((manifest) => memoryOf(manifest) <= roomMB);
  if (fits) return { ok: true, value: fits };
  return refuse('model-memory', `This device has too little memory for captions: ${roomMB} MB.`);
}

function refuse(
  code: 'model-invalid' | 'model-missing' | 'model-memory',
  message: string,
): { ok: false; error: RoomError } {
  return { ok: false, error: new RoomError('captions', code, message) };
}
