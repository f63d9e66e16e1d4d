import {
  array,
  check,
  finite,
  maxLength,
  maxValue,
  minLength,
  minValue,
  nullable,
  number,
  object,
  optional,
  pipe,
  regex,
  safeParse,
  string,
  transform,
} from 'valibot';
import { RoomError, type Decoded } from '../room/room-error.js';
import { idSchema, instantSchema, localizedTextSchema, urlSchema } from '../state/foreign-data.js';
import { explain } from '../state/lenient.js';
import type { BackdropOptions, KeyColour, KeySettings } from './backdrop-state.js';

/** More is a gallery, and no choice to make while one watches. */
const MAX_BACKGROUNDS = 24;
const share = pipe(number(), finite(), minValue(0), maxValue(1));

/** Measured on the demo's screen: greys and skin stand clear, shadows on the screen do not. */
export const KEY_DEFAULTS = { similarity: 0.2, softness: 0.35, spill: 0.9 } as const;

/** Screens are sold in this green; a show whose lamps make another of it says so. */
const CHROMA_GREEN: KeyColour = [0, 0.694, 0.251];

const colour = pipe(
  string(),
  regex(/^#[\da-f]{6}$/i, 'A colour is #rrggbb.'),
  transform((hex): KeyColour => [
    parseInt(hex.slice(1, 3), 16) / 255,
    parseInt(hex.slice(3, 5), 16) / 255,
    parseInt(hex.slice(5), 16) / 255,
  ]),
  check(isColourful, 'A grey cannot be told from the host.'),
);

function schema(base: string | undefined) {
  return object({
    key: optional(colour),
    similarity: optional(share),
    softness: optional(share),
    spill: optional(share),
    angles: optional(pipe(array(idSchema), maxLength(16))),
    backgrounds: pipe(
      array(object({ id: idSchema, name: localizedTextSchema(200), url: urlSchema(base) })),
      minLength(1),
      maxLength(MAX_BACKGROUNDS),
    ),
    start: optional(nullable(idSchema), null),
    scenes: optional(
      pipe(array(object({ at: instantSchema, id: nullable(idSchema) })), maxLength(500)),
      [],
    ),
  });
}

/** Whether a colour has enough of one to be told from everything else. */
export function isColourful([red, green, blue]: KeyColour): boolean {
  return Math.max(red, green, blue) - Math.min(red, green, blue) > 0.15;
}

/** Reads what a show says of its screen. Never throws. */
export function decodeBackdrop(value: unknown, base: string | undefined): Decoded<BackdropOptions> {
  const parsed = safeParse(schema(base), value);
  if (!parsed.success) return refuse(explain(parsed.issues, 'backdrop'));
  const { key, similarity, softness, spill, scenes, ...rest } = parsed.output;
  const known = new Set(rest.backgrounds.map(({ id }) => id));
  if (known.size < rest.backgrounds.length) return refuse('backdrop: two backgrounds have one id.');
  const wanted = [rest.start, ...scenes.map(({ id }) => id)];
  const missing = wanted.find((id) => id !== null && !known.has(id));
  if (missing !== undefined) return refuse(`backdrop: there is no background ${String(missing)}.`);
  const settings: KeySettings = {
    colour: key ?? CHROMA_GREEN,
    similarity: similarity ?? KEY_DEFAULTS.similarity,
    softness: softness ?? KEY_DEFAULTS.softness,
    spill: spill ?? KEY_DEFAULTS.spill,
  };
  const inOrder = [...scenes].sort((a, b) => a.at - b.at);
  return { ok: true, value: { ...rest, key: settings, scenes: inOrder } };
}

function refuse(message: string): { ok: false; error: RoomError } {
  return {
    ok: false,
    error: new RoomError('show', 'show-invalid', message, { recoverable: true }),
  };
}
