import {
  array,
  boolean,
  check,
  fallback,
  finite,
  integer,
  maxValue,
  minValue,
  nullable,
  number,
  object,
  optional,
  picklist,
  pipe,
  record,
  regex,
  string,
  transform,
  type InferOutput,
} from 'valibot';
import { idSchema, languageSchema, textSchema } from '../state/foreign-data.js';

/** Longer than any message that is shown: what is shown of it, the chat decides. */
const MAX_TEXT = 1000;
const MAX_NAME = 100;
/** Kinds of reactions, and rectangles of a stage. */
const MAX_ENTRIES = 32;
/** A slow mode of a day is a closed chat. */
const MAX_SLOW_SECONDS = 86_400;

const total = pipe(number(), integer(), minValue(0), maxValue(Number.MAX_SAFE_INTEGER));
const share = pipe(number(), finite(), minValue(0), maxValue(1));

/** Who wrote. The role is the site's word: a name never gives a badge. */
const author = object({
  id: idSchema,
  name: textSchema(MAX_NAME),
  // A role of a newer server is no badge here, and no reason to lose the message.
  role: fallback(optional(picklist(['host', 'moderator', 'staff'])), undefined),
  country: fallback(optional(pipe(string(), regex(/^[A-Z]{2}$/))), undefined),
});

/** One message of a viewer, or of who runs the room. */
export const chatLine = object({
  id: idSchema,
  author,
  text: textSchema(MAX_TEXT),
  language: fallback(optional(languageSchema), undefined),
  /** Id of the message it answers; what that said is known here or not at all. */
  replyTo: fallback(optional(idSchema), undefined),
  /** Id of the viewer's action it came from: its sender knows the own message by it. */
  action: fallback(optional(idSchema), undefined),
});

/** `data` of the messages about the chat, by `type`. */
export const chatData = {
  chat: chatLine,
  'chat.delete': object({ id: idSchema }),
  /** Everything, or everything of one author. */
  'chat.clear': object({ authorId: optional(idSchema) }),
  'chat.pin': object({ message: nullable(chatLine) }),
  'chat.mode': object({
    slowSeconds: fallback(
      pipe(number(), finite(), minValue(0), maxValue(MAX_SLOW_SECONDS)),
      () => 0,
    ),
    followersOnly: fallback(optional(boolean(), false), false),
    closed: fallback(optional(boolean(), false), false),
  }),
  /** Sums, so that a lost message is made good by the next. */
  reactions: object({
    counts: pipe(
      record(idSchema, total),
      check((counts) => Object.keys(counts).length <= MAX_ENTRIES, 'Too many kinds.'),
    ),
  }),
  likes: object({ total }),
  /** Where nothing may lie on the picture, in shares of it. */
  'stage.layout': object({
    avoid: pipe(
      array(object({ x: share, y: share, width: share, height: share })),
      transform((rectangles) => rectangles.slice(0, MAX_ENTRIES)),
    ),
  }),
} as const;

export type ChatLine = InferOutput<typeof chatLine>;
export type ChatData = {
  readonly [Type in keyof typeof chatData]: InferOutput<(typeof chatData)[Type]>;
};
