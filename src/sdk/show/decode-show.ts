import { safeParse } from 'valibot';
import { RoomError, type Decoded } from '../room/room-error.js';
import { explain, keepGood, type Warn } from '../state/lenient.js';
import type { ShowDocument } from './show-document.js';
import { showSchemas } from './show-schema.js';

/** Characters of a document. More than that is a mistake, and would freeze a phone. */
export const MAX_DOCUMENT_LENGTH = 1_000_000;
const MAX_ANGLES = 16;
/** Several hours of speech. */
const MAX_SCRIPT_LINES = 5000;

/** A document that was read, with a complaint for each part that had to be left out. */
export type DecodedShow =
  | { ok: true; value: ShowDocument; warnings: readonly RoomError[] }
  | Extract<Decoded<ShowDocument>, { ok: false }>;

/** Reads the text of a show document. Never throws. */
export function decodeShowDocument(text: string, baseUrl: string): DecodedShow {
  if (text.length > MAX_DOCUMENT_LENGTH) {
    return refuse('show-too-large', 'The show document has more than a million characters.');
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    return refuse('show-not-json', `The show document is not JSON: ${quote(text)}`, cause);
  }
  return decodeShow(value, baseUrl);
}

/** Reads a show document that is an object already. Addresses are relative to `baseUrl`. */
export function decodeShow(value: unknown, baseUrl: string | undefined): DecodedShow {
  const version = isObject(value) && 'version' in value ? value.version : undefined;
  if (typeof version === 'number' && version !== 1) {
    return refuse(
      'show-version-unknown',
      `The show document has version ${version}; this room reads version 1.`,
    );
  }
  const warnings: RoomError[] = [];
  const warn: Warn = (message) => {
    // A document that is wrong everywhere says so with its first hundred faults.
    if (warnings.length < 100) warnings.push(complaint(message));
  };
  const schemas = showSchemas(baseUrl, warn);
  const parsed = safeParse(schemas.show, value);
  if (!parsed.success) return refuse('show-invalid', explain(parsed.issues));
  const { output } = parsed;
  return {
    ok: true,
    value: {
      ...output,
      angles: keepGood(schemas.angle, output.angles, 'angles', MAX_ANGLES, warn),
      script: keepGood(schemas.scriptLine, output.script, 'script', MAX_SCRIPT_LINES, warn),
      recording: output.recording && {
        events: output.recording.events,
        angles: keepGood(
          schemas.angle,
          output.recording.angles,
          'recording.angles',
          MAX_ANGLES,
          warn,
        ),
      },
    },
    warnings,
  };
}

function complaint(message: string): RoomError {
  return new RoomError('show', 'show-invalid', message, { recoverable: true });
}

function refuse(
  code: 'show-too-large' | 'show-not-json' | 'show-version-unknown' | 'show-invalid',
  message: string,
  cause?: unknown,
): { ok: false; error: RoomError } {
  return { ok: false, error: new RoomError('show', code, message, { cause }) };
}

/** The beginning, so that a reader of the message sees a login page when it is one. */
function quote(text: string): string {
  return JSON.stringify(text.slice(0, 60));
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
