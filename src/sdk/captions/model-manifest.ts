import {
  array,
  finite,
  integer,
  maxLength,
  maxValue,
  minLength,
  minValue,
  number,
  object,
  optional,
  pipe,
  regex,
  string,
  transform,
  union,
} from 'valibot';
import { urlSchema } from '../state/foreign-data.js';

/** What manifests of `models/` say whatever the model is for. */

/** No graph that a phone can run is larger. */
const MAX_FILE_BYTES = 2 ** 31;
export const count = pipe(number(), integer(), minValue(1), maxValue(100_000));
export const word = pipe(string(), minLength(1), maxLength(100));

export function commonFields(base: string | undefined) {
  const file = object({
    /** Which part of the model this is; each kind names its own. */
    role: word,
    url: urlSchema(base),
    bytes: pipe(number(), integer(), minValue(1), maxValue(MAX_FILE_BYTES)),
    /** Hex. Without one the file is taken as the server sends it, once its length is right. */
    sha256: optional(pipe(string(), regex(/^[\da-f]{64}$/))),
  });
  return {
    name: pipe(string(), regex(/^[a-z\d][a-z\d.-]{0,60}$/)),
    version: pipe(union([word, number()]), transform(String)),
    licence: pipe(string(), minLength(1), maxLength(500)),
    files: pipe(array(file), minLength(1), maxLength(12)),
    precision: optional(word, 'float32'),
    /** MB over the page without it, at its highest; a device with less is not given this model. */
    memoryMB: optional(pipe(number(), finite(), minValue(1), maxValue(16_000))),
  };
}

interface Sized {
  readonly files: readonly { readonly bytes: number }[];
  readonly memoryMB?: number | undefined;
}

/** Bytes that have to be fetched where nothing is kept. */
export function modelBytes({ files }: Pick<Sized, 'files'>): number {
  return files.reduce((sum, { bytes }) => sum + bytes, 0);
}

/** A page that takes more of a device's memory than this is what the system kills first. */
const SHARE_OF_MEMORY = 0.125;
/** What a model needs that does not say: its weights twice, and the runtime (measured). */
const RUNTIME_MB = 140;

/**
 * MB that a model may take of a device.
 * @param deviceMemory GiB as the browser tells it, rounded and at most 8; undefined where it does not
 */
export function roomFor(deviceMemory: number | undefined): number {
  return deviceMemory === undefined ? Infinity : deviceMemory * 1024 * SHARE_OF_MEMORY;
}

export function memoryOf(manifest: Sized): number {
  return manifest.memoryMB ?? RUNTIME_MB + (2 * modelBytes(manifest)) / 1e6;
}
