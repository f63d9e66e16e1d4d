import {
  array,
  boolean,
  check,
  fallback,
  maxLength,
  object,
  optional,
  pipe,
  record,
  type InferOutput,
} from 'valibot';
import { idSchema } from '../../state/foreign-data.js';
import type { OwnVote } from '../interaction.js';
import { commonOf, NOT_ALLOWED, outsideOf, type KindDesk } from '../kind-desk.js';
import { isAtLeast } from '../phase.js';
import { count, orNull, words } from '../read-interaction.js';

/** More than anybody reads while a show runs. */
const MAX_CHOICES = 12;

export const choices = pipe(
  array(object({ id: idSchema, text: words })),
  maxLength(MAX_CHOICES),
  check(
    (list) => new Set(list.map(({ id }) => id)).size === list.length,
    'Two choices have the same id.',
  ),
);
export const counts = record(idSchema, count);

const details = object({
  choices,
  changeAllowed: optional(boolean(), false),
  hideUntilVoted: optional(boolean(), false),
  counts: fallback(orNull(counts), null),
});
const own = object({
  choice: optional(idSchema),
  /** As of the vote: for a poll that hides them from who has not voted. */
  counts: optional(counts),
});

type Own = OwnVote & { readonly counts: Readonly<Record<string, number>> | null };

export const poll: KindDesk<InferOutput<typeof details>, Own> = {
  kind: 'poll',
  details,
  own,
  fresh: { choice: null, counts: null },
  personal: ['open', 'closed'],
  trouble: ({ choices: { length } }) => (length < 2 ? 'options-missing' : null),

  show(standing) {
    const { said, phase, own } = standing;
    const voted = own.choice !== null && own.delivery !== 'refused';
    const shown = voted || !said.details.hideUntilVoted || isAtLeast(phase, 'closed');
    const counts = shown ? (said.details.counts ?? own.counts) : null;
    const total = Object.values(counts ?? {}).reduce((sum, votes) => sum + votes, 0);
    return {
      ...commonOf(standing),
      kind: 'poll',
      details: { ...said.details, counts, total },
      own,
    };
  },

  move(move, { said, phase, own }, { patch }) {
    if (move.type !== 'vote') return NOT_ALLOWED;
    const outside = outsideOf(phase);
    if (outside) return outside;
    const { choice } = move;
    if (!said.details.choices.some(({ id }) => id === choice)) return NOT_ALLOWED;
    // Without a move of this visit it is what the site says of an earlier one.
    const decided = own.delivery === 'accepted' || own.delivery === 'none';
    const counted = own.choice !== null && decided;
    if (counted && own.choice === choice) return { done: true };
    if (counted && !said.details.changeAllowed) return { refused: 'already-done' };
    patch({ choice });
    return { send: { choice } };
  },
};
