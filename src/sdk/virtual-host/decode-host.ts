import {
  array,
  maxLength,
  object,
  optional,
  picklist,
  pipe,
  regex,
  safeParse,
  string,
  transform,
  union,
} from 'valibot';
import { RoomError, type Decoded } from '../room/room-error.js';
import { idSchema, localizedTextSchema, urlSchema } from '../state/foreign-data.js';
import { explain } from '../state/lenient.js';
import type { HostOptions } from './host-state.js';

function schema(base: string | undefined) {
  const url = urlSchema(base);
  return object({
    model: url,
    name: optional(localizedTextSchema(200), ''),
    background: optional(
      union([
        pipe(
          string(),
          regex(/^#[\da-f]{6}$/i),
          transform((colour) => ({ colour })),
        ),
        pipe(
          url,
          transform((address) => ({ url: address })),
        ),
      ]),
    ),
    drivenBy: optional(picklist(['cues', 'sound']), 'cues'),
    angles: optional(pipe(array(idSchema), maxLength(16))),
  });
}

/** Reads what a show says of its virtual host. Never throws. */
export function decodeHost(value: unknown, base: string | undefined): Decoded<HostOptions> {
  const parsed = safeParse(schema(base), value);
  if (parsed.success) {
    const { background = {}, ...rest } = parsed.output;
    return { ok: true, value: { ...rest, background } };
  }
  const message = explain(parsed.issues, 'virtualHost');
  return {
    ok: false,
    error: new RoomError('show', 'show-invalid', message, { recoverable: true }),
  };
}
